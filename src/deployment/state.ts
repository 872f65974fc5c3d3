// What main hands to post: one versioned JSON value, written before and after everything that could leak. No secrets.
import * as z from 'zod/mini';
import { nothingStarted } from './nothing-started.ts';

const teardown = z.enum(['delete', 'pause', 'keep']);
const moment = z.nullable(z.number());
/** `sent`: a delete or pause was taken by the service; `done`: verified, or put back as it was found. */
const removal = z.enum(['due', 'sent', 'done']);

const createdSchema = z.object({
  origin: z.literal('created'),
  name: z.string(),
  /** Null until the service confirmed the create. */
  id: z.nullable(z.string()),
  /** A generated name belongs to this step alone; a given or shared one may be anybody's. */
  hasGeneratedName: z.boolean(),
  /** How many creates under this name were sent and not answered: each may have taken effect, or do so later. */
  unansweredCreates: z.number(),
  /** When a create was last sent (ms since the epoch). */
  lastSentAt: z.number(),
  /** When the service confirmed the create (ms since the epoch). */
  confirmedAt: moment,
  /** Whether a read has shown it since: until then, reads may lag behind the create. */
  wasShown: z.boolean(),
  /** What was asked for, to tell our deployment from another of that name. */
  request: z.object({
    machineType: z.string(),
    creatorEmail: z.string(),
    durationHours: z.number(),
    fingerprintHours: z.number(),
  }),
  /** Ids seen under this name before anything was sent: never ours. */
  knownBefore: z.array(z.string()),
  removal,
});

const foundSchema = z.object({
  origin: z.literal('found'),
  name: z.string(),
  id: z.string(),
  /** It was found paused, and is to be paused again. */
  wasPaused: z.boolean(),
  /** When it was last asked to resume (ms since the epoch); null: never. */
  resumedAt: moment,
  /** It may have come of a create of this step whose answer was lost: it is not touched, and its end is told. */
  mayBeOurs: z.boolean(),
  removal,
});

const claimSchema = z.discriminatedUnion('origin', [createdSchema, foundSchema]);

/** A deployment that this step created, or may be about to have created. */
export type CreatedClaim = z.output<typeof createdSchema>;

/** A deployment that was there, to be put back as it was. */
export type FoundClaim = z.output<typeof foundSchema>;

/** One deployment this step answers for. */
export type Claim = CreatedClaim | FoundClaim;

const endpointSchema = z.object({
  domain: z.string(),
  url: z.string(),
  machineType: z.string(),
  inferenceVersion: z.string(),
  numReplicas: z.number(),
  workspaceUrl: z.string(),
});

const stateSchema = z.object({
  version: z.literal(2),
  apiUrl: z.string(),
  /** What tells whether a later step has the same key: a digest under the moment that main began. */
  keyDigest: z.string(),
  settings: z.object({
    scope: z.enum(['step', 'run']),
    teardown,
    teardownOnFailure: teardown,
    onTeardownError: z.enum(['fail', 'warn']),
    summaryLogEntries: z.number(),
    durationHours: z.number(),
  }),
  /** The last one is the deployment that is or was being started; earlier ones are half-made attempts to be removed. */
  claims: z.array(claimSchema),
  /**
   * How main ended; `starting` when it was killed. `failed` and `cancelled`: it tore down what it could. `gave up`: it
   * failed as well, but other jobs may be using the shared deployment.
   */
  outcome: z.enum(['starting', 'ready', 'failed', 'gave up', 'cancelled']),
  /** ISO 8601; null for what this step did not create. */
  expiresAt: z.nullable(z.string()),
  endpoint: z.nullable(endpointSchema),
  /** Why it is not the first machine type asked for; empty when it is. */
  fallbacks: z.array(z.object({ machineType: z.string(), reason: z.string() })),
  /** The models that were loaded, as far as the state has room for them. */
  models: z.array(z.object({ id: z.string(), seconds: z.number() })),
  /** How many more were loaded. */
  moreModels: z.number(),
  /** Milliseconds since the epoch, the runner's clock. */
  marks: z.object({
    begunAt: z.number(),
    createSentAt: moment,
    acceptedAt: moment,
    replicasAt: moment,
    endpointAt: moment,
    readyAt: moment,
  }),
});

/** Everything post needs besides the key. */
export type StepState = z.output<typeof stateSchema>;

/**
 * Reads what main saved; null where main had not started anything when it last did. Throws an Error on a value that is
 * not ours.
 */
export function parseState(text: string): StepState | null {
  if (text === nothingStarted) return null;
  const parsed = z.safeParse(stateSchema, parseJson(text));
  if (parsed.success) return parsed.data;
  throw new Error(
    'The state that the main step saved is not readable, so nothing can be taken away. Look for a deployment of this run in the workspace (roboflow deployment list; generated names begin with "ci-") and delete it, or leave it to the sweep or to its duration.',
    { cause: parsed.error },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Characters of JSON above which the list of models is left out: Linux starts no process with a variable of 128 KiB or
 * more, and post reads its state from one.
 */
const mostStateLength = 60_000;

/** The state as text, with fewer models where they would make it too long. */
function serialize(state: StepState): string {
  const whole = JSON.stringify(state);
  if (whole.length <= mostStateLength) return whole;
  const moreModels = state.moreModels + state.models.length;
  return JSON.stringify({ ...state, models: [], moreModels });
}

/** The current state, written out at every change before the change's cause is acted upon. */
export type Ledger = {
  readonly state: StepState;
  /** Replaces the named fields and saves. Throws what `save` throws, as all of these do until `tolerateLosses`. */
  change(patch: Partial<StepState>): void;
  /** Records marks of the timeline and saves. */
  mark(marks: Partial<StepState['marks']>): void;
  /** Adds the claim as the last one, or replaces the one of that name (or of `inPlaceOf`) in its place, and saves. */
  put<C extends Claim>(claim: C, inPlaceOf?: string): C;
  /** Forgets a claim that turned out to be nothing, and saves. */
  drop(claim: Claim): void;
  /** From now on a state that cannot be saved is told once and stops nothing: what is left to do is to tear down. */
  tolerateLosses(tell: (error: unknown) => void): void;
};

/** Keeps `initial` in memory and hands each new version to `save`, which must have written it when it returns. */
export function createLedger(initial: StepState, save: (json: string) => void): Ledger {
  let state = initial;
  let tell: ((error: unknown) => void) | null = null;
  const set = (next: StepState) => {
    state = next;
    try {
      save(serialize(state));
    } catch (error) {
      if (tell === null) throw error;
      tell(error);
      tell = () => {};
    }
  };
  return {
    get state() {
      return state;
    },
    change: (patch) => set({ ...state, ...patch }),
    mark: (marks) => set({ ...state, marks: { ...state.marks, ...marks } }),
    put: (claim, inPlaceOf = claim.name) => {
      const isNew = !state.claims.some(({ name }) => name === inPlaceOf);
      const replaced = state.claims.map((old) => (old.name === inPlaceOf ? claim : old));
      set({ ...state, claims: isNew ? [...replaced, claim] : replaced });
      return claim;
    },
    drop: (claim) => set({ ...state, claims: state.claims.filter(({ name }) => name !== claim.name) }),
    tolerateLosses: (listener) => {
      tell = listener;
    },
  };
}
