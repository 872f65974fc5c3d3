// What can go wrong with a request, and the list of what is to go wrong next.
import * as z from 'zod/mini';

/**
 * Whether a faulty request takes effect all the same: not (the default), before its answer goes wrong, or so many ms
 * after the connection was cut or the wrong answer was given.
 */
const effect = z.optional(z.union([z.boolean(), z.object({ afterMs: z.number() })]));

/** One way to go wrong. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** A status with a plain text body, as the service answers errors. */
  z.object({ kind: z.literal('status'), status: z.int(), text: z.optional(z.string()), effect }),
  /** An error page in HTML, as an ingress or a proxy answers: `status` is 502 or 503 as a rule. */
  z.object({ kind: z.literal('html'), status: z.int(), effect }),
  /** 429; `retryAfterSeconds` adds `Retry-After`, in seconds, or as an HTTP date with `asDate`. */
  z.object({
    kind: z.literal('rate-limit'),
    retryAfterSeconds: z.optional(z.number()),
    asDate: z.optional(z.boolean()),
  }),
  /** The connection is reset; with `effect: true` only the answer is lost, with `{afterMs}` the effect lands late. */
  z.object({ kind: z.literal('reset'), effect }),
  /** Never an answer; the connection stays open until the client gives up. */
  z.object({ kind: z.literal('hang'), effect }),
  /** The right answer, `ms` late, its effect in time. */
  z.object({ kind: z.literal('delay'), ms: z.number() }),
  /** The right answer, `chunkBytes` at a time, one chunk every `everyMs`. */
  z.object({ kind: z.literal('drip'), chunkBytes: z.int().check(z.positive()), everyMs: z.number() }),
  /** Status 200, and a JSON text that ends in the middle. */
  z.object({ kind: z.literal('truncated') }),
  /** Status 200, valid JSON of the right fields, each of a wrong type. */
  z.object({ kind: z.literal('wrong-types') }),
  /** The right answer, with `null` in each of these fields, in every entry of a list too. */
  z.object({ kind: z.literal('nulls'), fields: z.array(z.string()) }),
  /** Any status and body at all, after the effect. */
  z.object({
    kind: z.literal('body'),
    status: z.int(),
    body: z.string(),
    contentType: z.optional(z.string()),
  }),
  /** A read that does not see what was written in the last `ms`. */
  z.object({ kind: z.literal('stale'), ms: z.number() }),
]);

/** One way to go wrong; each is described at `faultSchema`. */
export type Fault = z.output<typeof faultSchema>;

/** A fault, and which requests it meets. */
export const injectionSchema = z.object({
  /** `/add`, `/get`, ...; `endpoint:/info`, ... on a deployment's own server; `*` or `endpoint:*` for all of them. */
  path: z.string(),
  fault: faultSchema,
  /** Only requests for this deployment. */
  deploymentName: z.optional(z.string()),
  /** How many requests it meets; without it, all until `clearFaults()`. */
  times: z.optional(z.int().check(z.nonnegative())),
  /** For how long it goes on after it struck first, in ms; without it, for ever. */
  forMs: z.optional(z.number()),
  /** How many matching requests pass unharmed before. */
  skip: z.optional(z.int().check(z.nonnegative())),
  /** Chance, 0 to 1, that it meets a matching request; default 1. */
  probability: z.optional(z.number()),
});

/** A fault, and which requests it meets; the fields are described at `injectionSchema`. */
export type Injection = z.output<typeof injectionSchema>;

export type Faults = ReturnType<typeof createFaults>;

/** An empty list of faults; `now` in ms. The first injected of those that match is the one that strikes. */
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
    /** The fault that meets this request, counted as spent. */
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

/** The same JSON value with `null` in each of these fields, however deep they are. */
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

/** The same JSON value with every leaf of another type: what a careless parser trips over. */
export function withWrongTypes(value: unknown): unknown {
  if (typeof value === 'string') return value.length;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(withWrongTypes);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withWrongTypes(inner)]));
  }
  return null;
}
