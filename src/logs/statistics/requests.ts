// Statistics of the requests that an endpoint's log tells of.
import { type Access, isProbe } from '../entries/access-line.ts';
import type { ReadPayload } from '../entries/read-whole.ts';
import { createFailing, type FailingRequests, type FailureHandle } from './failing.ts';
import { createLatency, type Latency } from './latency.ts';
import { foldPath, type PathPattern } from './path-pattern.ts';

/** Requests for which a model was loaded first; `seconds` all loading took, null where the log does not tell. */
export type ColdStarts = { count: number; seconds: number | null };

/** Requests of one method and path pattern; `statuses` counts each status, `models` what was folded (see foldPath). */
export type RequestKind = {
  method: string;
  pattern: string;
  total: number;
  statuses: Map<number, number>;
  models: Set<string>;
  /** Whether there were more models than are kept. */
  moreModels: boolean;
  /** Null where the log tells no durations. */
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

/** All requests seen. `kinds` are the user's, most frequent first; the Action's own and the probes are apart. */
export type RequestStatistics = {
  /** Of everybody: the user's, the Action's own and the probes. */
  total: number;
  kinds: RequestKind[];
  /** Requests of kinds beyond those that are kept. */
  otherKinds: number;
  /** `POST /model/add` and `GET /model/registry` of the start of this Action. */
  own: { total: number; kinds: RequestKind[] };
  probes: {
    total: number;
    kinds: RequestKind[];
    /** Answered with neither 2xx nor 3xx. */
    unhealthy: number;
  };
  /** The user's, most frequent first. `otherModels`: requests of models beyond those that are kept. */
  models: readonly ModelRequests[];
  otherModels: number;
  /** The user's. */
  latency: Latency | null;
  coldStarts: ColdStarts;
  /** Worst first: the user's before others, 5xx before 4xx, then most frequent. `otherFailing`: beyond those kept. */
  failing: readonly FailingRequests[];
  otherFailing: number;
  /** The user's requests that were answered with 4xx. */
  clientErrors: number;
  /** Answers of 500 and above but to the Action itself, and but for `/readiness`, which says so while a model loads. */
  serverErrors: number;
  /** The oldest of these. */
  firstServerError: { micros: number; method: string; pattern: string; status: number } | null;
};

const mostKinds = 100;
const mostRemembered = 1_000;
const mostModels = 50;

/** Who sent a request. */
type Sender = FailingRequests['by'];

/** Counts requests one by one; `read` cleans what of them is shown. Memory stays the same however many there are. */
export function createRequestStatistics(read: ReadPayload): {
  /** `isOwn`: the start of this Action sent it. Returns where the reason of a failure goes; null without one. */
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

/** `/readiness` answers 503 as long as a model loads. */
function isStillLoading({ path, status }: Access): boolean {
  return path === '/readiness' && status >= 500;
}

/** foldPath with what it found cleaned; a few paths make up nearly all requests, so it remembers some. */
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

/** How many requests of a kind were answered with a status of a class: 4 for 4xx. */
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

/** Durations and cold starts of requests. */
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

/** Counts requests by model; one that used several counts for each. */
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
