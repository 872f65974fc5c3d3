// The state that main hands to post: one versioned JSON value without secrets. It is saved before and after every call
// that could leave a deployment behind.
import * as z from 'zod/mini';
import { nothingStarted } from './nothing-started.ts';

const teardown = z.enum(['delete', 'pause', 'keep']);
const moment = z.nullable(z.number());
/** `sent`: the service accepted a delete or pause. `done`: that is verified, or nothing is to be done. */
const removal = z.enum(['due', 'sent', 'done']);

const createdSchema = z.object({
  origin: z.literal('created'),
  name: z.string(),
  /** Null until the service confirmed the create. */
  id: z.nullable(z.string()),
  /** A generated name belongs to this step alone. Others may use a name that was given or that a run shares. */
  hasGeneratedName: z.boolean(),
  /** The creates under this name that got no answer. Each may have taken effect, or may still do so. */
  unansweredCreates: z.number(),
  /** When a create was last sent (ms since the epoch), by the service's clock as far as `aheadMs` tells of it. */
  lastSentAt: z.number(),
  /** When the service confirmed the create (ms since the epoch, by the service's clock). */
  confirmedAt: moment,
  /** Milliseconds by which the service's clock was ahead of ours at these moments; 0 where it had not told its time. */
  aheadMs: z.number(),
  /** Whether the service has shown the deployment since. Until then, its answers may lag behind the create. */
  wasShown: z.boolean(),
  /** What was asked for. It distinguishes our deployment from another of that name. */
  request: z.object({
    machineType: z.string(),
    creatorEmail: z.string(),
    durationHours: z.number(),
    fingerprintHours: z.number(),
  }),
  /** Ids that were seen under this name before a create was sent. They are never ours. */
  knownBefore: z.array(z.string()),
  removal,
});

const foundSchema = z.object({
  origin: z.literal('found'),
  name: z.string(),
  id: z.string(),
  /** The deployment was paused when it was found, so it is to be paused again. */
  wasPaused: z.boolean(),
  /** When this step last asked the service to resume it (ms since the epoch); null for never. */
  resumedAt: moment,
  /** A create of this step that got no answer may have made it. It is not touched, and the user is told about it. */
  mayBeOurs: z.boolean(),
  /** This step's creates under the name that got no answer, where another's deployment has the name now; else null. */
  unanswered: z.nullable(createdSchema),
  removal,
});

const claimSchema = z.discriminatedUnion('origin', [createdSchema, foundSchema]);

/** A deployment that this step created, or for which it sent a create. */
export type CreatedClaim = z.output<typeof createdSchema>;

/** A deployment that existed before, and is to be left as it was found. */
export type FoundClaim = z.output<typeof foundSchema>;

/** One deployment that this step is responsible for. */
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
  /** The last claim is on the deployment of this step. Earlier ones are on failed attempts, which are to be removed. */
  claims: z.array(claimSchema),
  /**
   * How main ended; `starting` when it was killed. `failed` and `cancelled`: it tore down what it could. `gave up`: it
   * failed as well, but other jobs may be using the shared deployment.
   */
  outcome: z.enum(['starting', 'ready', 'failed', 'gave up', 'cancelled']),
  /** ISO 8601; null for what this step did not create. */
  expiresAt: z.nullable(z.string()),
  endpoint: z.nullable(endpointSchema),
  /** The machine types that were tried before, and why each did not work. */
  fallbacks: z.array(z.object({ machineType: z.string(), reason: z.string() })),
  /** The models that were loaded; empty where they would make the state too long. */
  models: z.array(z.object({ id: z.string(), seconds: z.number() })),
  /** The number of models that are not listed. */
  moreModels: z.number(),
  /** Moments of the start (ms since the epoch by the runner's clock); see Marks of the summary. */
  marks: z.object({
    begunAt: z.number(),
    createSentAt: moment,
    acceptedAt: moment,
    replicasAt: moment,
    endpointAt: moment,
    readyAt: moment,
  }),
});

/** Everything that post needs besides the key. */
export type StepState = z.output<typeof stateSchema>;

/** Reads the state that main saved; null where main had not started anything. Throws an Error for any other text. */
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
 * Characters of JSON. Post reads the state from an environment variable, and Linux starts no process with a variable of
 * 128 KiB or more.
 */
const mostStateLength = 60_000;

/** The state as text, without the models where they would make it too long. */
function serialize(state: StepState): string {
  const whole = JSON.stringify(state);
  if (whole.length <= mostStateLength) return whole;
  const moreModels = state.moreModels + state.models.length;
  return JSON.stringify({ ...state, models: [], moreModels });
}

/**
 * Holds the current state and saves it at every change. All methods throw what `save` throws, until `tolerateLosses` is
 * called.
 */
export type Ledger = {
  readonly state: StepState;
  /** Replaces the named fields and saves. */
  change(patch: Partial<StepState>): void;
  /** Records moments of the start and saves. */
  mark(marks: Partial<StepState['marks']>): void;
  /** Replaces the claim of the same name (or of the name `inPlaceOf`), or adds the claim as the last one, and saves. */
  put<C extends Claim>(claim: C, inPlaceOf?: string): C;
  /** Removes a claim on a deployment that was certainly not created, and saves. */
  drop(claim: Claim): void;
  /** From now on, the first failure to save goes to `tell` and later ones are ignored, so that a teardown goes on. */
  tolerateLosses(tell: (error: unknown) => void): void;
};

/** Builds a ledger. `save` must have written the text when it returns. */
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
