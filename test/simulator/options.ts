// What a simulator can be told, and the settings that come out of it.
import { setTimeout as realSleep } from 'node:timers/promises';
import { parseModel, publicModels } from './endpoint/known-models.ts';
import type { Specification } from './endpoint/workflows.ts';
import { type Habits, habits as habitsOfProfile } from './profile.ts';

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
  /** `/delete` shows status `deleting` for so long. Default: as in profile.json. */
  deletionSeconds?: number;
  /** After a deletion `/get` answers 404, or goes on showing status `deleted`. Default: as in profile.json. */
  afterDeletion?: 'absent' | 'deleted';
  /** Joined with `knownMachineTypes`; a type that is in neither is refused. */
  machineTypes?: Record<string, MachineType>;
  /** Addresses that `/add` takes as `creator_email`. Default: anything with an `@` in it. */
  members?: string[];
  /** Subdomains that belong to somebody else, so that a suffix is added to ours. */
  takenSubdomains?: string[];
  /** The models that exist, as `ID[:task[:class,...]]`. Default: the public ones of known-models.ts. */
  knownModels?: string[];
  /** The workflows that the workspace has saved, by their ids. Default: none. */
  workflows?: Record<string, Specification>;
  /** Where a real inference server listens that takes the place of the imitation, e.g. `http://127.0.0.1:9001`. */
  endpointUrl?: string;
  /** `POST /model/add`, or the first inference, of a model takes so long. Default 0. */
  modelLoadSeconds?: number;
  /** Time a request spends in the service, half of it before its effect, half after. Default 0. */
  latencyMs?: Span;
  /** Reads do not see what was written in the last so many ms. Default: as in profile.json. */
  staleReadsMs?: number;
  /** The most entries one `/get_log` answer holds, whatever was asked for. Default: as in profile.json. */
  logAnswerCap?: number;
  /** In which form the endpoint writes its access lines. Default: as in profile.json. */
  logForm?: Habits['logForm'];
  /** Whether a start writes all that the real server writes, warnings too, or only uvicorn's four lines. Default false. */
  wholeStartUp?: boolean;
  /** Whether starts, pauses and resumes take as long as profile.json says, whatever `provisioning` says. Default false. */
  realTimes?: boolean;
  /** Where the service is to differ from profile.json. */
  habits?: Partial<Habits>;
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
export const latestInferenceVersion = '1.8.3';

type Habitual = 'deletionSeconds' | 'afterDeletion' | 'staleReadsMs' | 'logAnswerCap' | 'logForm' | 'habits';

const defaults: Required<
  Omit<SimulatorOptions, 'port' | 'members' | 'knownModels' | 'endpointUrl' | Habitual>
> = {
  apiKey: dummyApiKey,
  provisioning: { seconds: 0 },
  endpointWarmUpSeconds: 0,
  endpointFlapping: [],
  machineTypes: {},
  takenSubdomains: [],
  modelLoadSeconds: 0,
  workflows: {},
  latencyMs: 0,
  platformProbes: true,
  wholeStartUp: false,
  realTimes: false,
  listShape: 'array',
  clock: { now: Date.now },
  random: Math.random,
};

/** The options that follow from the service's habits where nothing else is said. */
function habitual(habits: Habits) {
  return {
    deletionSeconds: habits.deletingSeconds,
    afterDeletion: habits.afterDeletion,
    staleReadsMs: habits.readLagsWriteSeconds * 1000,
    logAnswerCap: habits.logCap,
    logForm: habits.logForm,
  };
}

/** The address of a real inference server. Throws an Error for what is none. */
export function parseEndpointUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new Error(`an endpoint is an address such as http://127.0.0.1:9001, not '${text}'`);
  }
  return url.origin;
}

/** A form of access lines by its name. Throws an Error for any other. */
export function parseLogForm(text: string): Habits['logForm'] {
  if (text !== 'uvicorn' && text !== 'structured') {
    throw new Error(`a log format is uvicorn or structured, not '${text}'`);
  }
  return text;
}

/** Options with every default filled in, seconds as ms, and what is drawn as functions. */
export type Settings = ReturnType<typeof settingsFrom>;

/** Fills in the defaults. When `closing` aborts, every wait ends at once. */
export function settingsFrom(options: SimulatorOptions, closing: AbortSignal) {
  const habits: Habits = { ...habitsOfProfile, ...options.habits };
  const given = { ...defaults, ...habitual(habits), ...options };
  const { clock, random, provisioning } = given;
  const draw = (value: Span) => (typeof value === 'number' ? value : value(random));
  const machineTypes = new Map<string, MachineType>(knownMachineTypes.map((type) => [type, 'available']));
  for (const [type, fate] of Object.entries(given.machineTypes)) machineTypes.set(type, fate);
  return {
    ...given,
    habits,
    models: given.knownModels?.map(parseModel) ?? publicModels,
    closing,
    apiKeys: new Set([given.apiKey].flat()),
    machineTypes,
    takenSubdomains: new Set(given.takenSubdomains),
    /** Draws how many ms one start takes, of a new deployment or of one that is resumed. */
    startMs: (isResume = false) => {
      const seconds = given.realTimes ? (isResume ? habits.resumeSeconds : habits.readySeconds) : null;
      return ((seconds ?? draw(provisioning.seconds)) + random() * (provisioning.jitter ?? 0)) * 1000;
    },
    pauseMs: given.realTimes ? habits.pauseSeconds * 1000 : 0,
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
