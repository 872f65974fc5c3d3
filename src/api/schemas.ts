// What the service answers: only the fields that are used, named as the API page names them and camelCased here.
import * as z from 'zod/mini';

const replicas = z.int().check(z.nonnegative());

/** host or host:port, as the API page's `domain`, or empty; anything else must not become part of a URL. */
const domain = z.string().check(z.regex(/^([a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?)?$/i));

/** One entry of `/add`, `/get` and `/list` (API page, "Response Schema"). */
export const deploymentSchema = z.pipe(
  z.object({
    deployment_id: z.string().check(z.minLength(1)),
    deployment_name: z.string().check(z.minLength(1)),
    machine_type: z.string(),
    creator_email: z._default(z.string(), ''),
    subdomain: z._default(z.string(), ''),
    domain: z._default(domain, ''),
    duration: z.number(),
    inference_version: z._default(z.string(), ''),
    num_replicas: replicas,
    status: z.string(),
    workspace_url: z._default(z.string(), ''),
  }),
  z.transform((answer) => ({
    id: answer.deployment_id,
    name: answer.deployment_name,
    machineType: answer.machine_type,
    creatorEmail: answer.creator_email,
    subdomain: answer.subdomain,
    /** Empty as long as the service gives none. */
    domain: answer.domain,
    /** Hours until the service removes it. */
    durationHours: answer.duration,
    inferenceVersion: answer.inference_version,
    numReplicas: answer.num_replicas,
    status: answer.status.toLowerCase(),
    workspaceUrl: answer.workspace_url,
  })),
);

/** A deployment as the service shows it. `status` is lower case and may be a word nobody documented. */
export type Deployment = z.output<typeof deploymentSchema>;

const wrappedList = z.object({ deployments: z.unknown() });

/** `/list`: a bare array on the API page, `{deployments: [...]}` on the newer SDK page. */
export const deploymentListSchema = z.pipe(
  z.transform((answer: unknown) => {
    const wrapped = z.safeParse(wrappedList, answer);
    return wrapped.success ? wrapped.data.deployments : answer;
  }),
  z.array(deploymentSchema),
);

/** One entry of `/get_log`. A payload is documented as a string, but structured loggers send objects. */
export const logEntrySchema = z.pipe(
  z.object({
    insert_id: z.string(),
    payload: z.unknown(),
    severity: z._default(z.string(), 'DEFAULT'),
    timestamp: z.string(),
  }),
  z.transform((answer) => ({
    insertId: answer.insert_id,
    payload: typeof answer.payload === 'string' ? answer.payload : JSON.stringify(answer.payload ?? ''),
    severity: answer.severity.toUpperCase(),
    /** ISO 8601 with microseconds, as the service wrote it. */
    timestamp: answer.timestamp,
  })),
);

/** One log entry of a deployment; the payload is foreign text (see src/text/harmless.ts). */
export type LogEntry = z.output<typeof logEntrySchema>;

/** `/get_log`: newest first. */
export const logEntriesSchema = z.array(logEntrySchema);

/** `/pause`, `/resume`, `/delete`. */
export const messageSchema = z.object({ message: z.string() });
