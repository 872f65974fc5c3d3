// What the service answers: only the fields that are used, named as the API page names them and camelCased here.
import * as z from 'zod/mini';

/** Characters of a text of the service that are kept: state and outputs have no room for more. */
const longestText = 300;

/** A text that nobody depends on: '' where it is missing, null or of another kind. */
const aside = z.catch(z.string().check(z.maxLength(longestText)), '');

/** A text that a deployment is told apart by. */
const identifier = z.string().check(z.minLength(1), z.maxLength(longestText));

/** host or host:port, as the API page's `domain`, or empty; anything else must not become part of a URL. */
const domain = z
  .string()
  .check(z.maxLength(longestText), z.regex(/^([a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?)?$/i));

/** One entry of `/add`, `/get` and `/list` (API page, "Response Schema"). What a teardown can do without may be null. */
export const deploymentSchema = z.pipe(
  z.object({
    deployment_id: identifier,
    deployment_name: identifier,
    machine_type: aside,
    creator_email: aside,
    subdomain: aside,
    domain: z.nullish(domain),
    duration: z.nullish(z.number()),
    inference_version: aside,
    num_replicas: z.nullish(z.int().check(z.nonnegative())),
    status: z.nullish(z.string().check(z.maxLength(longestText))),
    workspace_url: aside,
  }),
  z.transform((answer) => ({
    id: answer.deployment_id,
    name: answer.deployment_name,
    machineType: answer.machine_type,
    creatorEmail: answer.creator_email,
    subdomain: answer.subdomain,
    /** Empty as long as the service gives none. */
    domain: answer.domain ?? '',
    /** Hours until the service removes it; null where it does not say. */
    durationHours: answer.duration ?? null,
    inferenceVersion: answer.inference_version,
    numReplicas: answer.num_replicas ?? 0,
    status: (answer.status ?? '').toLowerCase(),
    workspaceUrl: answer.workspace_url,
  })),
);

/** `/machine_types`, which the API page does not have: asked for the sake of an error message alone. */
export const machineTypesSchema = z.pipe(
  z.object({ machine_types: z.array(z.object({ name: z.string().check(z.maxLength(longestText)) })) }),
  z.transform(({ machine_types }) => machine_types.map(({ name }) => name)),
);

/** A deployment as the service shows it. `status` is lower case and may be a word nobody documented. */
export type Deployment = z.output<typeof deploymentSchema>;

/** An entry of a list that cannot be read: its name, where at least that can be, and what is wrong with it. */
export type UnreadableEntry = { name: string | null; problem: string };

/** What `/list` shows. */
export type DeploymentList = { deployments: Deployment[]; unreadable: UnreadableEntry[] };

const wrappedList = z.object({ deployments: z.unknown() });
const named = z.object({ deployment_name: z.string() });

/** `/list`: a bare array on the API page, `{deployments: [...]}` on the newer SDK page. One bad entry spoils no other. */
export const deploymentListSchema = z.pipe(
  z.pipe(
    z.transform((answer: unknown) => {
      const wrapped = z.safeParse(wrappedList, answer);
      return wrapped.success ? wrapped.data.deployments : answer;
    }),
    z.array(z.unknown()),
  ),
  z.transform((entries: unknown[]): DeploymentList => {
    const list: DeploymentList = { deployments: [], unreadable: [] };
    for (const entry of entries) {
      const read = z.safeParse(deploymentSchema, entry);
      if (read.success) list.deployments.push(read.data);
      else
        list.unreadable.push({
          name: z.safeParse(named, entry).data?.deployment_name ?? null,
          problem: fieldsOf(read.error),
        });
    }
    return list;
  }),
);

/** The fields that are missing or of the wrong kind, in words; the values are not shown, they may be anything. */
export function fieldsOf({ issues }: z.core.$ZodError): string {
  const names = new Set(issues.map(({ path }) => path.join('.')).filter((name) => name !== ''));
  return names.size === 0 ? 'of another shape' : `wrong or missing: ${[...names].join(', ')}`;
}

/** One entry of `/get_log`. A payload is documented as a string, but structured loggers send objects. */
export const logEntrySchema = z.pipe(
  z.object({
    insert_id: z.string(),
    payload: z.unknown(),
    severity: z.catch(z.string(), 'DEFAULT'),
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
