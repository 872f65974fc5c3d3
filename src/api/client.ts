// The service's client: one method for each endpoint of the API page.
import type * as z from 'zod/mini';
import type { Random } from '../clock.ts';
import { harmless } from '../text/harmless.ts';
import { type Call, NoAnswerError, RefusedError, reasonOf } from './errors.ts';
import { interpret } from './interpret.ts';
import { retry } from './retry.ts';
import {
  type Deployment,
  deploymentListSchema,
  deploymentSchema,
  type LogEntry,
  logEntriesSchema,
  messageSchema,
} from './schemas.ts';
import { type Answer, exchange, type Transport } from './transport.ts';

/** What `/add` is asked for. `durationHours` may be any float; the service removes the deployment after it. */
export type DeploymentRequest = {
  name: string;
  machineType: string;
  creatorEmail: string;
  durationHours: number;
  inferenceVersion: string;
  minReplicas: number;
  maxReplicas: number;
};

/** A window of the log: ISO 8601, both ends included; `maxEntries` is what is asked for, the service may give fewer. */
export type LogQuery = { fromTimestamp: string; toTimestamp?: string; maxEntries: number };

/** How long a call may take in all (`deadline`, ms since the epoch), how often it is tried, and what ends it early. */
export type CallLimits = {
  deadline?: number;
  attempts?: number;
  timeoutMs?: number;
  signal?: AbortSignal | undefined;
};

/** The seven endpoints. Each throws the errors of errors.ts; `signal.reason` when aborted. */
export type DeploymentApi = {
  /** Creates. Never retried: a lost answer may have taken effect (see lifecycle/create.ts). */
  add(request: DeploymentRequest, limits?: CallLimits): Promise<Deployment>;
  /** All living deployments of the workspace. */
  list(limits?: CallLimits): Promise<Deployment[]>;
  /** One deployment by name; null when the service knows none. */
  get(name: string, limits?: CallLimits): Promise<Deployment | null>;
  /** A page of the log, newest first, with the service's own time (ms since the epoch; null if not told). */
  getLog(
    name: string,
    query: LogQuery,
    limits?: CallLimits,
  ): Promise<{ entries: LogEntry[]; serviceTime: number | null }>;
  pause(name: string, limits?: CallLimits): Promise<'taken'>;
  resume(name: string, limits?: CallLimits): Promise<void>;
  /** Deletes by name. Resolves to `absent` when the service says that it knows none of that name. */
  delete(name: string, limits?: CallLimits): Promise<'taken' | 'absent'>;
  /** The service's time in ms since the epoch: the clock, corrected by the `Date` of its latest answer. */
  serviceNow(): number;
};

/** What the client needs: where the service is, the key it is called with, how to get there, what to leave unsaid. */
export type ClientOptions = {
  baseUrl: string;
  apiKey: string;
  transport: Transport;
  random: Random;
  /** Takes the keys out of what the service says, before it is shortened: half a key is not recognised. */
  redact: (text: string) => string;
  /** Told of each exchange: method, path, status or failure, milliseconds. */
  debug: (line: string) => void;
};

/** Milliseconds one request may take (DESIGN.md, time budgets). */
const requestTimeoutMs = 10_000;
const defaultAttempts = 5;

/** Builds the client. It holds the key; nothing that it returns or throws contains it. */
export function createClient(options: ClientOptions): DeploymentApi {
  const { baseUrl, apiKey, transport, random, redact, debug } = options;
  const { clock } = transport;
  let serviceAheadMs = 0;

  const once = async <T>(wanted: Wanted<T>, limits: CallLimits): Promise<{ value: T; answer: Answer }> => {
    const { goal, method, path } = wanted;
    const call: Call = { goal, method, path, host: new URL(baseUrl).host };
    const began = clock.now();
    const tell = (result: string) =>
      debug(`${call.method} ${call.path}: ${result} in ${Math.round(clock.now() - began)} ms`);
    const answer = await send(wanted, call, limits).catch((error: unknown) => {
      tell(redact(reasonOf(error)));
      throw error;
    });
    tell(String(answer.status));
    const date = Date.parse(answer.header('date') ?? '');
    if (!Number.isNaN(date)) serviceAheadMs = date - clock.now();
    return {
      value: interpret(
        call,
        { ...answer, body: answer.status === 200 ? answer.body : redact(harmless(answer.body)) },
        { schema: wanted.schema, serviceNow: clock.now() + serviceAheadMs },
      ),
      answer,
    };
  };

  const send = async <T>(wanted: Wanted<T>, call: Call, limits: CallLimits): Promise<Answer> => {
    const url = new URL(baseUrl.replace(/\/+$/, '') + wanted.path);
    const fields = { api_key: apiKey, ...wanted.fields };
    if (wanted.method === 'GET') {
      for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, String(value));
    }
    const timeoutMs = Math.max(
      1,
      Math.min(limits.timeoutMs ?? requestTimeoutMs, (limits.deadline ?? Infinity) - clock.now()),
    );
    try {
      return await exchange(transport, {
        method: wanted.method,
        url,
        ...(wanted.method === 'POST' ? { body: fields } : {}),
        timeoutMs,
        signal: limits.signal,
      });
    } catch (error) {
      limits.signal?.throwIfAborted();
      throw new NoAnswerError(call, { reason: redact(reasonOf(error)), cause: error });
    }
  };

  const many = <T>(wanted: Wanted<T>, limits: CallLimits) =>
    retry(
      { clock, random },
      {
        attempts: limits.attempts ?? defaultAttempts,
        deadline: limits.deadline ?? Infinity,
        signal: limits.signal,
      },
      () => once(wanted, limits),
    );

  const command = async (path: string, goal: string, name: string, limits: CallLimits = {}) => {
    await many(
      { method: 'POST', path, goal, fields: { deployment_name: name }, schema: messageSchema },
      limits,
    );
  };

  return {
    add: async (wanted, limits = {}) => {
      const { value } = await once(
        {
          method: 'POST',
          path: '/add',
          goal: `create deployment "${wanted.name}"`,
          fields: {
            deployment_name: wanted.name,
            machine_type: wanted.machineType,
            creator_email: wanted.creatorEmail,
            duration: wanted.durationHours,
            // Not on the API page, but the official client always sends it.
            delete_on_expiration: true,
            inference_version: wanted.inferenceVersion,
            min_replicas: wanted.minReplicas,
            max_replicas: wanted.maxReplicas,
          },
          schema: deploymentSchema,
        },
        limits,
      );
      return value;
    },
    list: async (limits = {}) =>
      (
        await many(
          { method: 'GET', path: '/list', goal: 'list the deployments', schema: deploymentListSchema },
          limits,
        )
      ).value,
    get: async (name, limits = {}) => {
      const goal = `look up deployment "${name}"`;
      const fields = { deployment_name: name };
      return orNull(
        async () =>
          (await many({ method: 'GET', path: '/get', goal, fields, schema: deploymentSchema }, limits)).value,
      );
    },
    getLog: async (name, query, limits = {}) => {
      const { value, answer } = await many(
        {
          method: 'GET',
          path: '/get_log',
          goal: `read the log of deployment "${name}"`,
          fields: {
            deployment_name: name,
            max_entries: query.maxEntries,
            from_timestamp: query.fromTimestamp,
            ...(query.toTimestamp === undefined ? {} : { to_timestamp: query.toTimestamp }),
          },
          schema: logEntriesSchema,
        },
        limits,
      );
      const date = Date.parse(answer.header('date') ?? '');
      return { entries: value, serviceTime: Number.isNaN(date) ? null : date };
    },
    pause: async (name, limits) => {
      await command('/pause', `pause deployment "${name}"`, name, limits);
      return 'taken';
    },
    resume: (name, limits) => command('/resume', `resume deployment "${name}"`, name, limits),
    delete: async (name, limits) => {
      const done = command('/delete', `delete deployment "${name}"`, name, limits);
      return (await orNull(() => done.then(() => 'taken' as const))) ?? 'absent';
    },
    serviceNow: () => clock.now() + serviceAheadMs,
  };
}

type Wanted<T> = {
  method: 'GET' | 'POST';
  path: string;
  goal: string;
  fields?: Record<string, string | number | boolean>;
  schema: z.ZodMiniType<T>;
};

/** Turns "there is none of that name" into null. The API page names no status for it, so words count besides 404. */
async function orNull<T>(lookUp: () => Promise<T>): Promise<T | null> {
  try {
    return await lookUp();
  } catch (error) {
    if (error instanceof RefusedError && isAbsent(error)) return null;
    throw error;
  }
}

function isAbsent({ status, said }: RefusedError): boolean {
  return (
    status === 404 ||
    status === 410 ||
    (status === 400 && /not (be )?found|not exist|no such|unknown deployment/i.test(said))
  );
}
