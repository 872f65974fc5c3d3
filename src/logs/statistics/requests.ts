// Statistics of the requests that an endpoint's log tells of.
import { type Access, isProbe } from './access-line.ts';
import { foldPath, type PathPattern } from './path-pattern.ts';
import type { ReadPayload } from './payload.ts';

/** Milliseconds; `p50` and `p95` are true to 3 %. `count`: the requests whose duration the log tells. */
export type Latency = { count: number; p50: number; p95: number; max: number };

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

/**
 * Requests with the same method, path pattern, model and status (400 and above). `by`: `action` for what the start of
 * this Action asked itself, `probe` for health probes, else `user`. Moments in microseconds.
 */
export type FailingRequests = {
  by: 'user' | 'action' | 'probe';
  method: string;
  pattern: string;
  /** Null where neither the log nor the path names one. */
  model: string | null;
  status: number;
  count: number;
  first: number;
  last: number;
  /**
   * What the log says of them, most frequent first: type and message of an exception, in one line. `isCertain`: the log
   * joins the two by a request id; else they only stand next to each other.
   */
  reasons: readonly { text: string; count: number; isCertain: boolean }[];
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

/** Counts requests one by one; `read` cleans what of them is shown. Memory stays the same however many there are. */
export function createRequestStatistics(read: ReadPayload): {
  add(access: Access, micros: number): void;
  result(): RequestStatistics;
} {
  const fold = createFolding(read);
  const used = new Map<string, RequestKind>();
  const probed = new Map<string, RequestKind>();
  let otherKinds = 0;
  let serverErrors = 0;
  let firstServerError: RequestStatistics['firstServerError'] = null;
  return {
    add(access, micros) {
      const path = fold(access.path);
      if (!count(isProbe(access) ? probed : used, access, path)) otherKinds += 1;
      if (!isServerError(access)) return;
      serverErrors += 1;
      if (firstServerError !== null && firstServerError.micros <= micros) return;
      firstServerError = { micros, method: access.method, pattern: path.pattern, status: access.status };
    },
    result() {
      const kinds = mostFrequentFirst(used);
      const probes = mostFrequentFirst(probed);
      return {
        total: sum(kinds.map((kind) => kind.total)) + sum(probes.map((kind) => kind.total)) + otherKinds,
        kinds,
        otherKinds,
        probes: {
          total: sum(probes.map((kind) => kind.total)),
          kinds: probes,
          unhealthy: sum(probes.map((kind) => countOf(kind, 1) + countOf(kind, 4) + countOf(kind, 5))),
        },
        own: { total: 0, kinds: [] },
        models: [],
        otherModels: 0,
        latency: null,
        coldStarts: { count: 0, seconds: null },
        failing: [],
        otherFailing: 0,
        clientErrors: 0,
        serverErrors,
        firstServerError,
      };
    },
  };
}

/** `/readiness` answers 503 as long as a model loads. */
function isServerError({ path, status }: Access): boolean {
  return status >= 500 && path !== '/readiness';
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
export function countOf({ statuses }: RequestKind, statusClass: number): number {
  return sum([...statuses].map(([status, times]) => (Math.floor(status / 100) === statusClass ? times : 0)));
}

function count(
  kinds: Map<string, RequestKind>,
  { method, status }: Access,
  { pattern, model }: PathPattern,
): boolean {
  const key = `${method} ${pattern}`;
  let kind = kinds.get(key);
  if (kind === undefined) {
    if (kinds.size >= mostKinds) return false;
    kind = {
      method,
      pattern,
      total: 0,
      statuses: new Map(),
      models: new Set(),
      moreModels: false,
      latency: null,
    };
    kinds.set(key, kind);
  }
  kind.total += 1;
  kind.statuses.set(status, (kind.statuses.get(status) ?? 0) + 1);
  if (model === null || kind.models.has(model)) return true;
  if (kind.models.size < mostModels) kind.models.add(model);
  else kind.moreModels = true;
  return true;
}

function mostFrequentFirst(kinds: Map<string, RequestKind>): RequestKind[] {
  return [...kinds.values()].sort((one, other) => other.total - one.total);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
