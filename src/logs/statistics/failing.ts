// Counts the requests that were answered with 4xx or 5xx, and the reasons that the log gives for them.
import type { Access } from '../entries/access-line.ts';

/** Requests with the same sender, method, path pattern, model and status (400 and above). */
export type FailingRequests = {
  /** `action` stands for requests with which this Action started the deployment, `probe` for health probes. */
  by: 'user' | 'action' | 'probe';
  method: string;
  pattern: string;
  /** Null where neither the log nor the path names one. */
  model: string | null;
  status: number;
  count: number;
  /** Moments of the first and the last one (microseconds). */
  first: number;
  last: number;
  /**
   * The errors in the log that belong to them, most frequent first, each in one line. `isCertain`: a request id joins
   * the two; otherwise they only stand next to each other.
   */
  reasons: readonly { text: string; count: number; isCertain: boolean }[];
};

/** Notes the reason of a failed request once it is known. */
export type FailureHandle = { explain(reason: Reason, isCertain: boolean): void; model: string | null };

/** The reason of a failure. Its title may be filled in later. */
export type Reason = { title: string };

/** A failed request. `pattern` and `model` are free of keys. */
export type Failure = Pick<FailingRequests, 'by' | 'pattern' | 'model'> & { access: Access; micros: number };

const mostGroups = 200;
const mostReasons = 10;

type Reasons = Map<Reason, { count: number; isCertain: boolean }>;
type Group = Omit<FailingRequests, 'reasons'> & { reasons: Reasons };

const nobody: FailureHandle = { explain: () => {}, model: null };

/** Counts failed requests. The memory that it needs is bounded. */
export function createFailing(): {
  add(failure: Failure): FailureHandle;
  result(): { failing: FailingRequests[]; otherFailing: number };
} {
  const groups = new Map<string, Group>();
  let others = 0;
  return {
    add({ by, access, pattern, model, micros }) {
      const { method, status } = access;
      const key = JSON.stringify([by, method, pattern, model, status]);
      let group = groups.get(key);
      if (group === undefined) {
        if (groups.size >= mostGroups) {
          others += 1;
          return { ...nobody, model };
        }
        group = {
          by,
          method,
          pattern,
          model,
          status,
          count: 0,
          first: micros,
          last: micros,
          reasons: new Map(),
        };
        groups.set(key, group);
      }
      group.count += 1;
      group.first = Math.min(group.first, micros);
      group.last = Math.max(group.last, micros);
      const { reasons } = group;
      return { explain: (reason, isCertain) => explain(reasons, reason, isCertain), model };
    },
    result() {
      const failing = [...groups.values()].map((group) => ({
        ...group,
        reasons: [...group.reasons]
          .map(([{ title: text }, reason]) => ({ text, ...reason }))
          .filter(({ text }) => text !== '')
          .sort((one, other) => other.count - one.count || (one.text < other.text ? -1 : 1)),
      }));
      return { failing: failing.sort(worstFirst), otherFailing: others };
    },
  };
}

function explain(reasons: Reasons, about: Reason, isCertain: boolean): void {
  const reason = reasons.get(about);
  if (reason !== undefined) {
    reason.count += 1;
    reason.isCertain &&= isCertain;
  } else if (reasons.size < mostReasons) {
    reasons.set(about, { count: 1, isCertain });
  }
}

function worstFirst(one: FailingRequests, other: FailingRequests): number {
  const rank = ({ by, status }: FailingRequests) => (by === 'user' ? 2 : 0) + (status >= 500 ? 1 : 0);
  return rank(other) - rank(one) || other.count - one.count || one.first - other.first;
}
