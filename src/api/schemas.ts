// Schemas of the service's answers. They list only the fields that are used, and rename them to camelCase.
import * as z from 'zod/mini';

/** Characters of the longest text that is accepted, so that state and outputs stay small. */
const longestText = 300;

/** A text that is only shown. It becomes '' where it is missing, too long or no string. */
const shownText = z.catch(z.string().check(z.maxLength(longestText)), '');

/** A text that identifies a deployment. */
const identifier = z.string().check(z.minLength(1), z.maxLength(longestText));

/** A host, a host with a port, or '' (API page, `domain`). Nothing else may become part of a URL. */
const domain = z
  .string()
  .check(z.maxLength(longestText), z.regex(/^([a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?)?$/i));

/** A deployment in `/add`, `/get` and `/list` (API page, "Response Schema"). Only id and name must be there. */
export const deploymentSchema = z.pipe(
  z.object({
    deployment_id: identifier,
    deployment_name: identifier,
    machine_type: shownText,
    creator_email: shownText,
    subdomain: shownText,
    domain: z.nullish(domain),
    duration: z.nullish(z.number()),
    inference_version: shownText,
    num_replicas: z.nullish(z.int().check(z.nonnegative())),
    status: z.nullish(z.string().check(z.maxLength(longestText))),
    workspace_url: shownText,
  }),
  z.transform((answer) => ({
    id: answer.deployment_id,
    name: answer.deployment_name,
    machineType: answer.machine_type,
    creatorEmail: answer.creator_email,
    subdomain: answer.subdomain,
    /** Empty until the service has assigned one. */
    domain: answer.domain ?? '',
    /** Hours after which the service removes the deployment; null where it does not say. */
    durationHours: answer.duration ?? null,
    inferenceVersion: answer.inference_version,
    numReplicas: answer.num_replicas ?? 0,
    status: (answer.status ?? '').toLowerCase(),
    workspaceUrl: answer.workspace_url,
  })),
);

/** The answer of `/machine_types`. That endpoint is not on the API page, so only an error message depends on it. */
export const machineTypesSchema = z.pipe(
  z.object({ machine_types: z.array(z.object({ name: z.string().check(z.maxLength(longestText)) })) }),
  z.transform(({ machine_types }) => machine_types.map(({ name }) => name)),
);

/** A deployment as the service shows it. `status` is in lower case; the API page does not list its values. */
export type Deployment = z.output<typeof deploymentSchema>;

/** An entry of `/list` that does not match the schema. `name` is null where even that cannot be read. */
export type UnreadableEntry = { name: string | null; problem: string };

/** The answer of `/list`. */
export type DeploymentList = { deployments: Deployment[]; unreadable: UnreadableEntry[] };

const wrappedList = z.object({ deployments: z.unknown() });
const named = z.object({ deployment_name: z.string() });

/** `/list` answers with an array (API page) or `{deployments: [...]}` (newer SDK page). Entries are read one by one. */
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

/** Names the fields that are missing or of the wrong kind. It leaves out their values, as those may be anything. */
export function fieldsOf({ issues }: z.core.$ZodError): string {
  const names = new Set(issues.map(({ path }) => path.join('.')).filter((name) => name !== ''));
  return names.size === 0 ? 'of another shape' : `wrong or missing: ${[...names].join(', ')}`;
}

/** One entry of `/get_log`. The API page says that a payload is a string, but structured loggers send objects. */
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
    /** ISO 8601, as the service wrote it; the API page shows microseconds. */
    timestamp: answer.timestamp,
  })),
);

/** One entry of a deployment's log. The payload is foreign text (see src/text/sanitize.ts). */
export type LogEntry = z.output<typeof logEntrySchema>;

/** The answer of `/get_log`, newest entry first. */
export const logEntriesSchema = z.array(logEntrySchema);

/** The answer of `/pause`, `/resume` and `/delete`. */
export const messageSchema = z.object({ message: z.string() });
