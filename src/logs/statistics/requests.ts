// Statistics of the requests that an endpoint's log tells of.
import { type Access, isProbe } from './access-line.ts';
import { foldPath, type PathPattern } from './path-pattern.ts';
import type { ReadPayload } from './payload.ts';

/** Requests of one method and path pattern; `statuses` counts each status, `models` what was folded (see foldPath). */
export type RequestKind = {
  method: string;
  pattern: string;
  total: number;
  statuses: Map<number, number>;
  models: Set<string>;
  /** Whether there were more models than are kept. */
  moreModels: boolean;
};

/** All requests seen. `kinds` come most frequent first, probes apart from what used the endpoint. */
export type RequestStatistics = {
  total: number;
  kinds: RequestKind[];
  /** Requests of kinds beyond those that are kept. */
  otherKinds: number;
  probes: {
    total: number;
    kinds: RequestKind[];
    /** Answered with neither 2xx nor 3xx. */
    unhealthy: number;
  };
  /** Answers of 500 and above, but for `/readiness`, which says so while a model loads. */
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
