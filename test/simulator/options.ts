// What a simulator can be told, and the settings that come out of it.
import { setTimeout as realSleep } from 'node:timers/promises';

/** Time for the simulator. With `sleep`, answers are delayed by it too; otherwise by real timers. */
export type SimulatorClock = { now(): number; sleep?(ms: number): Promise<void> };

/** A length of time, or a function that draws one. */
export type Span = number | ((random: () => number) => number);

/**
 * What becomes of a deployment on a machine type: it starts; `/add` is refused for want of capacity (400); it ends in
 * status `failed`; or `/add` is refused with the given status and text (the real refusals are not documented).
 */
export type MachineType = 'available' | 'no-capacity' | 'failing' | { status: number; text: string };

/** How long a start takes: `seconds` plus up to `jitter` seconds; each further replica follows after `replicaSeconds`. */
export type Provisioning = {
  seconds: Span;
  jitter?: number;
  replicaSeconds?: number;
};

/** Everything is optional; the defaults are a quick, healthy, faultless service. */
export type SimulatorOptions = {
  /** 0 (the default): any free port. */
  port?: number;
  /** The accepted key or keys; any other is answered 401. Default: `dummyApiKey`. */
  apiKey?: string | string[];
  /** Default: 0 s, so that a deployment is ready at the first look. */
  provisioning?: Provisioning;
  /** The ingress answers 503 for so long after the first replica is up. Default 0. */
  endpointWarmUpSeconds?: number;
  /** After the warm-up, statuses given to the first requests of every start, one each; 200 lets the request through. */
  endpointFlapping?: number[];
  /** `/delete` shows status `deleting` for so long. Default 0. */
  deletionSeconds?: number;
  /** After a deletion `/get` answers 404 (default), or goes on showing status `deleted`. */
  afterDeletion?: 'absent' | 'deleted';
  /** Joined with `knownMachineTypes`; a type that is in neither is refused. */
  machineTypes?: Record<string, MachineType>;
  /** Addresses that `/add` takes as `creator_email`. Default: anything with an `@` in it. */
  members?: string[];
  /** Subdomains that belong to somebody else, so that a suffix is added to ours. */
  takenSubdomains?: string[];
  /** The models that exist. Default: every `project/number`, and the aliases of endpoint-models.ts. */
  knownModels?: string[];
  /** `POST /model/add`, or the first inference, of a model takes so long. Default 0. */
  modelLoadSeconds?: number;
  /** Time a request spends in the service, half of it before its effect, half after. Default 0. */
  latencyMs?: Span;
  /** Reads do not see what was written in the last so many ms. Default 0. */
  staleReadsMs?: number;
  /** The most entries one `/get_log` answer holds, whatever was asked for. Default 300. */
  logAnswerCap?: number;
  /** Whether the platform's own `GET /info` once a minute shows in the log. Default true. */
  platformProbes?: boolean;
  /** `/list` as a bare array (API page, default) or as `{deployments: [...]}` (newer SDK page). */
  listShape?: 'array' | 'object';
  clock?: SimulatorClock;
  random?: () => number;
};

/** A key that opens nothing but a simulator. */
export const dummyApiKey = 'rf_simulated_key_0000';

/** Types named on the Overview page and on the newer REST page of docs.roboflow.com. */
export const knownMachineTypes = [
  'dev-cpu',
  'dev-gpu',
  'prod-cpu',
  'prod-gpu',
  'gpu-small',
  'gpu-medium',
] as const;

/** What `inference_version: latest` is resolved to. */
export const latestInferenceVersion = '1.5.0';

const defaults: Required<Omit<SimulatorOptions, 'port' | 'members' | 'knownModels'>> = {
  apiKey: dummyApiKey,
  provisioning: { seconds: 0 },
  endpointWarmUpSeconds: 0,
  endpointFlapping: [],
  deletionSeconds: 0,
  afterDeletion: 'absent',
  machineTypes: {},
  takenSubdomains: [],
  modelLoadSeconds: 0,
  latencyMs: 0,
  staleReadsMs: 0,
  logAnswerCap: 300,
  platformProbes: true,
  listShape: 'array',
  clock: { now: Date.now },
  random: Math.random,
};

/** Options with every default filled in, seconds as ms, and what is drawn as functions. */
export type Settings = ReturnType<typeof settingsFrom>;

/** Fills in the defaults. When `closing` aborts, every wait ends at once. */
export function settingsFrom(options: SimulatorOptions, closing: AbortSignal) {
  const given = { ...defaults, ...options };
  const { clock, random, provisioning } = given;
  const draw = (value: Span) => (typeof value === 'number' ? value : value(random));
  const machineTypes = new Map<string, MachineType>(knownMachineTypes.map((type) => [type, 'available']));
  for (const [type, fate] of Object.entries(given.machineTypes)) machineTypes.set(type, fate);
  return {
    ...given,
    apiKeys: new Set([given.apiKey].flat()),
    machineTypes,
    takenSubdomains: new Set(given.takenSubdomains),
    /** Draws how many ms one start takes. */
    startMs: () => (draw(provisioning.seconds) + random() * (provisioning.jitter ?? 0)) * 1000,
    replicaMs: (provisioning.replicaSeconds ?? 0) * 1000,
    warmUpMs: given.endpointWarmUpSeconds * 1000,
    deletionMs: given.deletionSeconds * 1000,
    modelLoadMs: given.modelLoadSeconds * 1000,
    /** Draws how many ms one request takes. */
    latencyMs: () => draw(given.latencyMs),
    /** Whole milliseconds since the epoch. */
    now: () => Math.floor(clock.now()),
    sleep: async (ms: number) => {
      if (ms <= 0) return;
      if (clock.sleep) return clock.sleep(ms);
      await realSleep(ms, undefined, { signal: closing }).catch(() => undefined);
    },
  };
}
