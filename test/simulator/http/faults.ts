// The faults that a request can have, and the list of the faults to come.
import * as z from 'zod/mini';

/**
 * Whether a request with a fault takes effect nevertheless: no (the default), yes and before the fault, or so many
 * milliseconds after it.
 */
const effect = z.optional(z.union([z.boolean(), z.object({ afterMs: z.number() })]));

/** One fault. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** A status with a body in plain text, as the service's errors. */
  z.object({ kind: z.literal('status'), status: z.int(), text: z.optional(z.string()), effect }),
  /** An error page in HTML, as from an ingress or a proxy. `status` usually is 502 or 503. */
  z.object({ kind: z.literal('html'), status: z.int(), effect }),
  /** Status 429. `retryAfterSeconds` adds `Retry-After`, which is an HTTP date with `asDate`. */
  z.object({
    kind: z.literal('rate-limit'),
    retryAfterSeconds: z.optional(z.number()),
    asDate: z.optional(z.boolean()),
  }),
  /** The connection is reset. With `effect: true` only the answer is lost; with `{afterMs}` the effect comes late. */
  z.object({ kind: z.literal('reset'), effect }),
  /** There is no answer, and the connection stays open until the client gives up. */
  z.object({ kind: z.literal('hang'), effect }),
  /** The right answer comes `ms` late, but the effect is in time. */
  z.object({ kind: z.literal('delay'), ms: z.number() }),
  /** The right answer comes in chunks of `chunkBytes`, one every `everyMs`. */
  z.object({ kind: z.literal('drip'), chunkBytes: z.int().check(z.positive()), everyMs: z.number() }),
  /** Status 200 with a JSON text that ends in the middle. */
  z.object({ kind: z.literal('truncated') }),
  /** Status 200 with valid JSON that has the right fields with wrong types. */
  z.object({ kind: z.literal('wrong-types') }),
  /** The right answer with `null` in these fields, also in every entry of a list. */
  z.object({ kind: z.literal('nulls'), fields: z.array(z.string()) }),
  /** Any status and body, after the effect. */
  z.object({
    kind: z.literal('body'),
    status: z.int(),
    body: z.string(),
    contentType: z.optional(z.string()),
  }),
  /** A read that does not show what was written in the last `ms`. */
  z.object({ kind: z.literal('stale'), ms: z.number() }),
]);

/** One fault; `faultSchema` describes each. */
export type Fault = z.output<typeof faultSchema>;

/** A fault, and the requests that it affects. */
export const injectionSchema = z.object({
  /** A path such as `/add`, or `endpoint:/info` on a deployment's own server; `*` or `endpoint:*` stand for all. */
  path: z.string(),
  fault: faultSchema,
  /** Affects only requests for this deployment. */
  deploymentName: z.optional(z.string()),
  /** How many requests it affects. Without it, it affects all until `clearFaults()`. */
  times: z.optional(z.int().check(z.nonnegative())),
  /** Milliseconds for which it goes on after its first request. Without it, there is no limit. */
  forMs: z.optional(z.number()),
  /** How many matching requests pass before the first that it affects. */
  skip: z.optional(z.int().check(z.nonnegative())),
  /** The probability, 0 to 1, that it affects a matching request; default 1. */
  probability: z.optional(z.number()),
});

/** A fault, and the requests that it affects; `injectionSchema` describes the fields. */
export type Injection = z.output<typeof injectionSchema>;

export type Faults = ReturnType<typeof createFaults>;

/** Builds an empty list of faults. Of several that match a request, the one that was injected first applies. */
export function createFaults(random: () => number, now: () => number) {
  let injections: (Injection & { left: number; toSkip: number; endsAt: number | null })[] = [];
  return {
    inject(injection: Injection) {
      const left = injection.times ?? Number.POSITIVE_INFINITY;
      injections.push({ ...injection, left, toSkip: injection.skip ?? 0, endsAt: null });
    },
    clear() {
      injections = [];
    },
    /** Returns the fault for this request, if any, and counts it. */
    take(path: string, deploymentName: string | undefined): Fault | undefined {
      for (const injection of injections) {
        if (isOver(injection, now()) || !matches(injection, path, deploymentName)) continue;
        if (injection.toSkip-- > 0) continue;
        if (random() >= (injection.probability ?? 1)) continue;
        injection.left -= 1;
        injection.endsAt ??= now() + (injection.forMs ?? Number.POSITIVE_INFINITY);
        return injection.fault;
      }
      return undefined;
    },
  };
}

function isOver({ left, endsAt }: { left: number; endsAt: number | null }, now: number): boolean {
  return left <= 0 || (endsAt !== null && now >= endsAt);
}

function matches(injection: Injection, path: string, deploymentName: string | undefined): boolean {
  if (injection.deploymentName !== undefined && injection.deploymentName !== deploymentName) return false;
  if (injection.path === path) return true;
  return injection.path === (path.startsWith('endpoint:') ? 'endpoint:*' : '*');
}

/** Returns a JSON value with `null` in these fields, at any depth. */
export function withNulls(value: unknown, fields: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((entry) => withNulls(entry, fields));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      fields.includes(key) ? null : withNulls(inner, fields),
    ]),
  );
}

/** Returns a JSON value whose leaves have other types, on which a careless parser fails. */
export function withWrongTypes(value: unknown): unknown {
  if (typeof value === 'string') return value.length;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(withWrongTypes);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withWrongTypes(inner)]));
  }
  return null;
}
