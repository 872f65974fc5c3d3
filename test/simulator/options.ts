// The options of a simulator, and the settings that follow from them.
import { setTimeout as realSleep } from 'node:timers/promises';
import { parseModel, publicModels } from './endpoint/known-models.ts';
import type { Specification } from './endpoint/workflows.ts';
import { type Habits, habits as habitsOfProfile } from './profile.ts';

/** The time of a simulator. Its answers are delayed by `sleep`, or by real timers where that is not given. */
export type SimulatorClock = { now(): number; sleep?(ms: number): Promise<void> };

/** A length of time, or a function that draws one. */
export type Span = number | ((random: () => number) => number);

/**
 * What happens to deployments of a machine type. `available`: they start. `no-capacity`: `/add` is refused with 400.
 * `failing`: they end in status `failed`. Otherwise `/add` is refused with the given status and text, as the real
 * refusals are not documented.
 */
export type MachineType = 'available' | 'no-capacity' | 'failing' | { status: number; text: string };

/** A start takes `seconds` plus up to `jitter` seconds. Each further replica follows after `replicaSeconds`. */
export type Provisioning = {
  seconds: Span;
  jitter?: number;
  replicaSeconds?: number;
};

/** Everything is optional. The default is a quick, healthy service without faults. */
export type SimulatorOptions = {
  /** Default: 0, which stands for any free port. */
  port?: number;
  /** The accepted key or keys. Any other is answered with 401. Default: `dummyApiKey`. */
  apiKey?: string | string[];
  /** Default: 0 s, so that a deployment is ready at the first poll. */
  provisioning?: Provisioning;
  /** The ingress answers 503 for so long after the first replica is up. Default 0. */
  endpointWarmUpSeconds?: number;
  /** After the warm-up, the first requests of every start get these statuses in order. 200 lets a request through. */
  endpointFlapping?: number[];
  /** After `/delete`, the status is `deleting` for so long. Default: as in profile.json. */
  deletionSeconds?: number;
  /** After a deletion, `/get` answers 404, or shows the status `deleted`. Default: as in profile.json. */
  afterDeletion?: 'absent' | 'deleted';
  /** Machine types in addition to `knownMachineTypes`. Any other type is refused. */
  machineTypes?: Record<string, MachineType>;
  /** Addresses that `/add` accepts as `creator_email`. Default: everything with an `@`. */
  members?: string[];
  /** Subdomains that belong to somebody else, so that a suffix is added to ours. */
  takenSubdomains?: string[];
  /**
   * The models that exist, as `ID[:task[:class,...]]` or `ID:broken`, or `public` for those of known-models.ts. Default:
   * the public ones and every `project/number`.
   */
  knownModels?: string[] | 'public';
  /** The workflows that the workspace has saved, by their ids. Default: none. */
  workflows?: Record<string, Specification>;
  /** The address of a real inference server to use in place of the imitation, such as `http://127.0.0.1:9001`. */
  endpointUrl?: string;
  /** Loading a model takes so long, at `POST /model/add` or at the first inference. Default 0. */
  modelLoadSeconds?: number;
  /** The time of a request in the service, half of it before its effect and half after it. Default 0. */
  latencyMs?: Span;
  /** Reads do not show what was written in the last so many milliseconds. Default: as in profile.json. */
  staleReadsMs?: number;
  /** The most entries in one answer of `/get_log`, whatever was asked for. Default: as in profile.json. */
  logAnswerCap?: number;
  /** The form of the endpoint's access lines. Default: as in profile.json. */
  logForm?: Habits['logForm'];
  /** Whether a start logs everything that the real server logs, or only uvicorn's four lines. Default false. */
  wholeStartUp?: boolean;
  /** Whether starts, pauses and resumes take as long as profile.json says, and not as `provisioning` says. Default false. */
  realTimes?: boolean;
  /** Habits that differ from profile.json. */
  habits?: Partial<Habits>;
  /** Whether the log has the platform's own `GET /info` once a minute. Default true. */
  platformProbes?: boolean;
  /** The form of `/list`: an array (API page, default) or `{deployments: [...]}` (newer SDK page). */
  listShape?: 'array' | 'object';
  clock?: SimulatorClock;
  random?: () => number;
};

/** A key that only a simulator accepts. */
export const dummyApiKey = 'rf_simulated_key_0000';

/** The machine types on the Overview page and the newer REST page of docs.roboflow.com. */
export const knownMachineTypes = [
  'dev-cpu',
  'dev-gpu',
  'prod-cpu',
  'prod-gpu',
  'gpu-small',
  'gpu-medium',
] as const;

/** The version to which `inference_version: latest` is resolved. */
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

/** The options that follow from the service's habits unless others are given. */
function habitual(habits: Habits) {
  return {
    deletionSeconds: habits.deletingSeconds,
    afterDeletion: habits.afterDeletion,
    staleReadsMs: habits.readLagsWriteSeconds * 1000,
    logAnswerCap: habits.logCap,
    logForm: habits.logForm,
  };
}

/** Checks the address of a real inference server. Throws an Error where it is no http address. */
export function parseEndpointUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new Error(`an endpoint is an address such as http://127.0.0.1:9001, not '${text}'`);
  }
  return url.origin;
}

/** Checks the name of a form of access lines. Throws an Error where it is another word. */
export function parseLogForm(text: string): Habits['logForm'] {
  if (text !== 'uvicorn' && text !== 'structured') {
    throw new Error(`a log format is uvicorn or structured, not '${text}'`);
  }
  return text;
}

/** The options with all defaults, times in milliseconds, and functions for everything that is drawn at random. */
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
    models: Array.isArray(given.knownModels) ? given.knownModels.map(parseModel) : publicModels,
    takesAnyModel: given.knownModels === undefined,
    closing,
    apiKeys: new Set([given.apiKey].flat()),
    machineTypes,
    takenSubdomains: new Set(given.takenSubdomains),
    /** Draws the milliseconds that one start or resume takes. */
    startMs: (isResume = false) => {
      const seconds = given.realTimes ? (isResume ? habits.resumeSeconds : habits.readySeconds) : null;
      return ((seconds ?? draw(provisioning.seconds)) + random() * (provisioning.jitter ?? 0)) * 1000;
    },
    pauseMs: given.realTimes ? habits.pauseSeconds * 1000 : 0,
    replicaMs: (provisioning.replicaSeconds ?? 0) * 1000,
    warmUpMs: given.endpointWarmUpSeconds * 1000,
    deletionMs: given.deletionSeconds * 1000,
    modelLoadMs: given.modelLoadSeconds * 1000,
    /** Draws the milliseconds that one request takes. */
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
