// The service's client: one method for each endpoint of the API page.
import { excerpt } from '../text/sanitize.ts';
import { type CallerOptions, type CallLimits, createCaller } from './caller.ts';
import { type Call, MalformedAnswerError, RefusedError } from './errors.ts';
import {
  type Deployment,
  type DeploymentList,
  deploymentListSchema,
  deploymentSchema,
  type LogEntry,
  logEntriesSchema,
  machineTypesSchema,
  messageSchema,
} from './schemas.ts';

/** What `/add` is asked to create. The service removes the deployment after `durationHours`, which may be a fraction. */
export type DeploymentRequest = {
  name: string;
  machineType: string;
  creatorEmail: string;
  durationHours: number;
  inferenceVersion: string;
  minReplicas: number;
  maxReplicas: number;
};

/** A window of the log, in ISO 8601, both ends included. The service may give fewer than `maxEntries` entries. */
export type LogQuery = { fromTimestamp: string; toTimestamp?: string; maxEntries: number };

/** The endpoints. Every method throws the errors of errors.ts, and `signal.reason` when aborted. */
export type DeploymentApi = {
  /** Creates a deployment. It is never sent twice: a create whose answer was lost may have worked (start/create.ts). */
  add(request: DeploymentRequest, limits?: CallLimits): Promise<Deployment>;
  /** Lists the workspace's living deployments, and the entries of the list that cannot be read. */
  list(limits?: CallLimits): Promise<DeploymentList>;
  /** Looks a deployment up by name; null when the service knows none of that name. */
  get(name: string, limits?: CallLimits): Promise<Deployment | null>;
  /** Reads a page of the log, newest first. `serviceTime` is the answer's `Date` (ms since the epoch; null if absent). */
  getLog(
    name: string,
    query: LogQuery,
    limits?: CallLimits,
  ): Promise<{ entries: LogEntry[]; serviceTime: number | null }>;
  /** The names of the machine types that the workspace may use. It is asked only once, for an error message. */
  machineTypes(limits?: CallLimits): Promise<string[]>;
  /** Asks the service to pause a deployment. */
  pause(name: string, limits?: CallLimits): Promise<'taken'>;
  /** Asks the service to resume a paused deployment. */
  resume(name: string, limits?: CallLimits): Promise<void>;
  /** Asks the service to delete by name. Resolves to `absent` when it says that it knows none of that name. */
  delete(name: string, limits?: CallLimits): Promise<'taken' | 'absent'>;
  /** The service's time (ms since the epoch): our clock, corrected by the `Date` header of the latest answer. */
  serviceNow(): number;
  /** Milliseconds by which its clock is ahead of ours; null as long as no answer had a `Date`. */
  serviceAheadMs(): number | null;
};

/** Bytes of one page of the log. Several pages are read at a time, and the process must not run out of memory. */
const mostLogBytes = 16 * 1024 * 1024;

/** Builds the client. It holds the key, but nothing that it returns or throws contains the key. */
export function createClient(options: CallerOptions): DeploymentApi {
  const { once, retrying, serviceNow, serviceAheadMs } = createCaller(options);

  const checked = (deployment: Deployment, sent: SentCall) => withoutKeys(deployment, sent, options);

  const command = async (verb: 'pause' | 'resume' | 'delete', name: string, limits?: CallLimits) => {
    const fields = { deployment_name: name };
    const goal = `${verb} deployment "${name}"`;
    await retrying({ method: 'POST', path: `/${verb}`, goal, fields, schema: messageSchema }, limits);
  };

  return {
    add: async (request, limits) => {
      const goal = `create deployment "${request.name}"`;
      const fields = fieldsOf(request);
      const spec = { method: 'POST', path: '/add', goal, fields, schema: deploymentSchema } as const;
      return checked((await once(spec, limits)).value, spec);
    },
    list: async (limits) => {
      const goal = 'list the deployments';
      const spec = { method: 'GET', path: '/list', goal, schema: deploymentListSchema } as const;
      const { deployments, unreadable } = (await retrying(spec, limits)).value;
      return { unreadable, deployments: deployments.map((deployment) => checked(deployment, spec)) };
    },
    get: (name, limits) => {
      const goal = `look up deployment "${name}"`;
      const fields = { deployment_name: name };
      const spec = { method: 'GET', path: '/get', goal, fields, schema: deploymentSchema } as const;
      return orNull(async () => checked((await retrying(spec, limits)).value, spec));
    },
    getLog: async (name, { fromTimestamp, toTimestamp, maxEntries }, limits) => {
      const goal = `read the log of deployment "${name}"`;
      const fields = {
        deployment_name: name,
        max_entries: maxEntries,
        from_timestamp: fromTimestamp,
        ...(toTimestamp === undefined ? {} : { to_timestamp: toTimestamp }),
      };
      const spec = { method: 'GET', path: '/get_log', goal, fields, schema: logEntriesSchema } as const;
      const { value, serviceTime } = await retrying({ ...spec, mostBytes: mostLogBytes }, limits);
      return { entries: value, serviceTime };
    },
    machineTypes: async (limits) => {
      const goal = 'list the machine types';
      const spec = { method: 'GET', path: '/machine_types', goal, schema: machineTypesSchema } as const;
      return (await once(spec, limits)).value.map((type) => excerpt(options.redact(type), 60));
    },
    pause: async (name, limits) => {
      await command('pause', name, limits);
      return 'taken';
    },
    resume: (name, limits) => command('resume', name, limits),
    delete: async (name, limits) => {
      const taken = await orNull(() => command('delete', name, limits).then(() => 'taken' as const));
      return taken ?? 'absent';
    },
    serviceNow,
    serviceAheadMs,
  };
}

type SentCall = Pick<Call, 'method' | 'path' | 'goal'>;

/**
 * A service may echo the key in any field. Fields that are only shown are redacted. An id, name or domain is used in
 * further calls, so one that contains a key is refused with a MalformedAnswerError.
 */
function withoutKeys(
  deployment: Deployment,
  sent: SentCall,
  { redact, baseUrl }: Pick<CallerOptions, 'redact' | 'baseUrl'>,
): Deployment {
  const { id, name, domain, machineType, creatorEmail, subdomain } = deployment;
  const { inferenceVersion, status, workspaceUrl } = deployment;
  if ([id, name, domain].some((text) => redact(text) !== text)) {
    const call = { ...sent, host: new URL(baseUrl).host };
    const problem = 'an id, name or domain that contains a key';
    throw new MalformedAnswerError(call, { status: 200, problem });
  }
  return {
    ...deployment,
    machineType: redact(machineType),
    creatorEmail: redact(creatorEmail),
    subdomain: redact(subdomain),
    inferenceVersion: redact(inferenceVersion),
    status: redact(status).toLowerCase(),
    workspaceUrl: redact(workspaceUrl),
  };
}

/** The body of `/add`, with the field names of the API page. */
function fieldsOf(request: DeploymentRequest) {
  return {
    deployment_name: request.name,
    machine_type: request.machineType,
    creator_email: request.creatorEmail,
    duration: request.durationHours,
    // This field is not on the API page, but the official client always sends it.
    delete_on_expiration: true,
    inference_version: request.inferenceVersion,
    min_replicas: request.minReplicas,
    max_replicas: request.maxReplicas,
  };
}

/** Turns "there is none of that name" into null. The API page names no status for that, so words of a 400 count too. */
async function orNull<T>(lookUp: () => Promise<T>): Promise<T | null> {
  try {
    return await lookUp();
  } catch (error) {
    if (error instanceof RefusedError && isAbsent(error)) return null;
    throw error;
  }
}

function isAbsent({ status, serverMessage }: RefusedError): boolean {
  return status === 404 || status === 410 || (status === 400 && speaksOfNoDeployment(serverMessage));
}

/** Whether the words of a refusal mean the deployment, and not an e-mail, a user or a workspace that does not exist. */
function speaksOfNoDeployment(words: string): boolean {
  if (!/not (be )?found|not exist|no such|unknown deployment/i.test(words)) return false;
  return /deployment/i.test(words) || !/e-?mail|creator|user|workspace|machine|key/i.test(words);
}
