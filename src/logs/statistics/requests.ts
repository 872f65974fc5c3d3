// Counts the requests that the log of an endpoint reports.
import { type Access, isProbe } from '../entries/access-line.ts';
import type { ReadPayload } from '../entries/read-whole.ts';
import { createFailing, type FailingRequests, type FailureHandle } from './failing.ts';
import { createLatency, type Latency } from './latency.ts';
import { foldPath, type PathPattern } from './path-pattern.ts';

/** Requests that waited while a model was loaded, and the seconds of all loads; null where the log does not say. */
export type ColdStarts = { count: number; seconds: number | null };

/** Requests with the same method and path pattern. */
export type RequestKind = {
  method: string;
  pattern: string;
  total: number;
  /** How often each status was answered. */
  statuses: Map<number, number>;
  /** The models that the pattern's placeholders stand for; see foldPath. */
  models: Set<string>;
  /** Whether there were more models than are kept. */
  moreModels: boolean;
  /** Null where the log states no durations. */
  latency: Latency | null;
};

/** The requests of one model, by the name that the log or the path gives it. */
export type ModelRequests = {
  model: string;
  total: number;
  statuses: ReadonlyMap<number, number>;
  latency: Latency | null;
  coldStarts: ColdStarts;
};

/** All requests of a log. Numbers are those of the user's requests unless the field says something else. */
export type RequestStatistics = {
  /** All requests: the user's, this Action's own, and health probes. */
  total: number;
  /** The user's requests, the most frequent kind first. */
  kinds: RequestKind[];
  /** Requests beyond the number of kinds that are kept. */
  otherKinds: number;
  /** `POST /model/add` and `GET /model/registry` of this Action, sent when it started the deployment. */
  own: { total: number; kinds: RequestKind[] };
  probes: {
    total: number;
    kinds: RequestKind[];
    /** Probes that were answered with neither 2xx nor 3xx. */
    unhealthy: number;
  };
  /** The user's requests by model, the most frequent first. */
  models: readonly ModelRequests[];
  /** Requests beyond the number of models that are kept. */
  otherModels: number;
  latency: Latency | null;
  coldStarts: ColdStarts;
  /** Failed requests of all senders: the user's first, 5xx before 4xx, then the most frequent. */
  failing: readonly FailingRequests[];
  /** Failed requests beyond the number of groups that are kept. */
  otherFailing: number;
  /** The user's requests that were answered with 4xx. */
  clientErrors: number;
  /** Answers of 500 and above to users and probes. `/readiness` is left out, as it answers 503 while a model loads. */
  serverErrors: number;
  /** The oldest of these answers. */
  firstServerError: { micros: number; method: string; pattern: string; status: number } | null;
};

const mostKinds = 100;
/** Paths whose pattern is remembered. */
const mostRemembered = 1_000;
const mostModels = 50;

/** Who sent a request. */
type Sender = FailingRequests['by'];

/** Counts requests. `read` cleans the texts that are shown. The memory that it needs is bounded. */
export function createRequestStatistics(read: ReadPayload): {
  /** `isOwn`: this Action sent it during its start. Returns a handle for the reason of a failure; null for no failure. */
  add(access: Access, micros: number, isOwn?: boolean): FailureHandle | null;
  result(): RequestStatistics;
} {
  const fold = createFolding(read);
  const counts = { user: createKinds(), action: createKinds(), probe: createKinds() };
  const models = createModels();
  const usage = createUsage();
  const failing = createFailing();
  let clientErrors = 0;
  let serverErrors = 0;
  let firstServerError: RequestStatistics['firstServerError'] = null;

  const countServerError = ({ method, status }: Access, pattern: string, micros: number) => {
    serverErrors += 1;
    if (firstServerError !== null && firstServerError.micros <= micros) return;
    firstServerError = { micros, method, pattern, status };
  };

  const countUse = (access: Access, model: string | null) => {
    usage.add(access);
    if (model !== null) models.add(model, access);
    if (isClientError(access)) clientErrors += 1;
  };

  return {
    add(access, micros, isOwn = false) {
      const { pattern, model: folded } = fold(access.path);
      const model = access.model === undefined ? folded : read(access.model).slice(0, 120);
      const by = senderOf(access, isOwn);
      counts[by].add(access, { pattern, model });
      if (by === 'user') countUse(access, model);
      if (access.status < 400 || isStillLoading(access)) return null;
      if (access.status >= 500 && by !== 'action') countServerError(access, pattern, micros);
      return failing.add({ by, access, pattern, model, micros });
    },
    result() {
      const [user, action, probe] = [counts.user.result(), counts.action.result(), counts.probe.result()];
      return {
        total: user.total + action.total + probe.total,
        kinds: user.kinds,
        otherKinds: user.others,
        own: { total: action.total, kinds: action.kinds },
        probes: {
          total: probe.total,
          kinds: probe.kinds,
          unhealthy: sum(probe.kinds.map((kind) => countOf(kind, 1) + countOf(kind, 4) + countOf(kind, 5))),
        },
        ...models.result(),
        ...usage.result(),
        ...failing.result(),
        clientErrors,
        serverErrors,
        firstServerError,
      };
    },
  };
}

function senderOf(access: Access, isOwn: boolean): Sender {
  if (isProbe(access)) return 'probe';
  return isOwn ? 'action' : 'user';
}

function isClientError({ status }: Access): boolean {
  return status >= 400 && status < 500;
}

/** `/readiness` answers 503 while a model loads, which is no failure. */
function isStillLoading({ path, status }: Access): boolean {
  return path === '/readiness' && status >= 500;
}

/** Folds paths and cleans the result. It remembers some, because most requests are for a few paths. */
function createFolding(read: ReadPayload): (path: string) => PathPattern {
  const remembered = new Map<string, PathPattern>();
  return (path) => {
    const known = remembered.get(path);
    if (known !== undefined) return known;
    const { pattern, model } = foldPath(path);
    const folded = { pattern: read(pattern), model: model === null ? null : read(model).slice(0, 120) };
    if (remembered.size < mostRemembered && path.length < 200) remembered.set(path, folded);
    return folded;
  };
}

/** How many requests of a kind were answered with a status of that class, such as 4 for 4xx. */
export function countOf({ statuses }: Pick<RequestKind, 'statuses'>, statusClass: number): number {
  return sum([...statuses].map(([status, times]) => (Math.floor(status / 100) === statusClass ? times : 0)));
}

/** Counts requests by method and path pattern. */
function createKinds() {
  const kinds = new Map<string, Omit<RequestKind, 'latency'> & { durations: Durations }>();
  let total = 0;
  let others = 0;
  return {
    add(access: Access, { pattern, model }: PathPattern): void {
      const { method, status } = access;
      const key = `${method} ${pattern}`;
      total += 1;
      let kind = kinds.get(key);
      if (kind === undefined) {
        if (kinds.size >= mostKinds) {
          others += 1;
          return;
        }
        const nothing = { total: 0, statuses: new Map(), models: new Set<string>(), moreModels: false };
        kind = { method, pattern, ...nothing, durations: createLatency() };
        kinds.set(key, kind);
      }
      kind.total += 1;
      increment(kind.statuses, status);
      if (access.milliseconds !== undefined) kind.durations.add(access.milliseconds);
      if (model === null || kind.models.has(model)) return;
      if (kind.models.size < mostModels) kind.models.add(model);
      else kind.moreModels = true;
    },
    result: () => ({
      total,
      others,
      kinds: [...kinds.values()]
        .map(({ durations, ...kind }) => ({ ...kind, latency: durations.result() }))
        .sort((one, other) => other.total - one.total || (requestOf(one) < requestOf(other) ? -1 : 1)),
    }),
  };
}

function requestOf({ method, pattern }: Pick<RequestKind, 'method' | 'pattern'>): string {
  return `${pattern} ${method}`;
}

type Durations = ReturnType<typeof createLatency>;

/** Collects the durations and cold starts of requests. */
function createUsage() {
  const durations = createLatency();
  let count = 0;
  let seconds: number | null = null;
  return {
    add({ milliseconds, coldStart }: Access): void {
      if (milliseconds !== undefined) durations.add(milliseconds);
      if (coldStart === undefined) return;
      count += 1;
      if (coldStart !== null) seconds = (seconds ?? 0) + coldStart;
    },
    result: () => ({ latency: durations.result(), coldStarts: { count, seconds } }),
  };
}

/** Counts requests by model. A request that used several models counts for each of them. */
function createModels() {
  type Counted = { total: number; statuses: Map<number, number>; usage: ReturnType<typeof createUsage> };
  const models = new Map<string, Counted>();
  let otherModels = 0;
  return {
    add(names: string, access: Access): void {
      for (const name of new Set(names.split(',').slice(0, 10))) {
        const model = models.get(name) ?? { total: 0, statuses: new Map(), usage: createUsage() };
        if (!models.has(name) && models.size >= mostModels) {
          otherModels += 1;
          continue;
        }
        models.set(name, model);
        model.total += 1;
        increment(model.statuses, access.status);
        model.usage.add(access);
      }
    },
    result: () => ({
      models: [...models]
        .map(([model, { total, statuses, usage }]) => ({ model, total, statuses, ...usage.result() }))
        .sort((one, other) => other.total - one.total || (one.model < other.model ? -1 : 1)),
      otherModels,
    }),
  };
}

function increment(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
