// What main hands to post: one versioned JSON value, written before and after everything that could leak. No secrets.
import * as z from 'zod/mini';

const teardown = z.enum(['delete', 'pause', 'keep']);
const moment = z.nullable(z.number());

const claimSchema = z.object({
  name: z.string(),
  /** `created`: by this step, or perhaps about to be. `found`: it was there; to be put back as it was. */
  origin: z.enum(['created', 'found']),
  /** Null until the service confirmed the create. */
  id: z.nullable(z.string()),
  /** A name of our own making belongs to this step alone; a given or shared one may be anybody's. */
  isPrivateName: z.boolean(),
  /** It was found paused. */
  wasPaused: z.boolean(),
  /** When a create or resume was last under way that may yet take effect (ms since the epoch); null: none was lost. */
  unconfirmedAt: moment,
  /** When the service confirmed the create (ms since the epoch). */
  confirmedAt: moment,
  /** What was asked for, to tell our deployment from another of that name. */
  request: z.nullable(
    z.object({
      machineType: z.string(),
      creatorEmail: z.string(),
      durationHours: z.number(),
      markedHours: z.number(),
    }),
  ),
  /** Ids seen under this name before anything was sent: never ours. */
  knownBefore: z.array(z.string()),
  /** `sent`: a delete went out; `done`: verified gone, or put back. */
  removal: z.enum(['due', 'sent', 'done']),
});

/** One deployment this step answers for. */
export type Claim = z.output<typeof claimSchema>;

const endpointSchema = z.object({
  domain: z.string(),
  url: z.string(),
  machineType: z.string(),
  inferenceVersion: z.string(),
  numReplicas: z.number(),
  workspaceUrl: z.string(),
});

const stateSchema = z.object({
  version: z.literal(1),
  apiUrl: z.string(),
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
  /** How main ended; `starting` when it was killed. `failed` and `cancelled`: it tore down what it could. */
  outcome: z.enum(['starting', 'ready', 'failed', 'cancelled']),
  /** ISO 8601; null for what this step did not create. */
  expiresAt: z.nullable(z.string()),
  endpoint: z.nullable(endpointSchema),
  /** Why it is not the first machine type asked for; empty when it is. */
  fallbacks: z.array(z.object({ machineType: z.string(), reason: z.string() })),
  models: z.array(z.object({ id: z.string(), seconds: z.number() })),
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

/** Reads what main saved. Throws an Error on a value that is not ours. */
export function parseState(text: string): StepState {
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

/** The current state, written out at every change before the change's cause is acted upon. */
export type Ledger = {
  readonly state: StepState;
  /** Replaces the named fields and saves. */
  change(patch: Partial<StepState>): void;
  /** Records marks of the timeline and saves. */
  mark(marks: Partial<StepState['marks']>): void;
  /** Adds the claim as the last one, or replaces the one of that name in its place, and saves. */
  put(claim: Claim): Claim;
  /** Forgets a claim that turned out to be nothing, and saves. */
  drop(claim: Claim): void;
};

/** Keeps `initial` in memory and hands each new version to `save`, which must have written it when it returns. */
export function createLedger(initial: StepState, save: (json: string) => void): Ledger {
  let state = initial;
  const set = (next: StepState) => {
    state = next;
    save(JSON.stringify(state));
  };
  return {
    get state() {
      return state;
    },
    change: (patch) => set({ ...state, ...patch }),
    mark: (marks) => set({ ...state, marks: { ...state.marks, ...marks } }),
    put: (claim) => {
      const isNew = !state.claims.some(({ name }) => name === claim.name);
      const replaced = state.claims.map((old) => (old.name === claim.name ? claim : old));
      set({ ...state, claims: isNew ? [...replaced, claim] : replaced });
      return claim;
    },
    drop: (claim) => set({ ...state, claims: state.claims.filter(({ name }) => name !== claim.name) }),
  };
}
