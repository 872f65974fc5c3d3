// Keeps the deployments of the workspace, which `/add` or a test has created.
import { createHash } from 'node:crypto';
import { latestInferenceVersion, type Settings } from '../options.ts';
import { type Life, type LifeEvent, type State, type Status, stateAt } from './lifecycle.ts';

/** One deployment. `domain` is empty until its endpoint server listens. */
export type DeploymentRecord = Life & {
  id: string;
  name: string;
  machineType: string;
  creatorEmail: string;
  subdomain: string;
  domain: string;
  durationHours: number;
  inferenceVersion: string;
  maxReplicas: number;
  /** A request created it (`add`), or the test (`place`). */
  madeBy: 'add' | 'place';
};

/** What `/add` and `place` know of a new deployment. `durationHours` counts from `createdAt` (ms). */
export type NewDeployment = {
  name: string;
  machineType: string;
  creatorEmail: string;
  durationHours: number;
  inferenceVersion: string;
  minReplicas: number;
  maxReplicas: number;
  deleteOnExpiration: boolean;
  createdAt: number;
};

/** A deployment for `place`. Only the name is required. By default it is ready, was created now, and has 3 hours. */
export type Placement = Partial<NewDeployment> & { name: string; status?: Status };

export type Records = ReturnType<typeof createRecords>;

const goneStatuses: readonly Status[] = ['deleted', 'expired'];

/** Builds an empty workspace. */
export function createRecords(settings: Settings) {
  const all: DeploymentRecord[] = [];
  const byName = new Map<string, DeploymentRecord[]>();

  const holdsName = (record: DeploymentRecord) => {
    const state = stateAt(record, settings.now());
    if (state === undefined) return false;
    const last = record.events.at(-1);
    const freeAt = last?.kind === 'delete' ? last.at + settings.habits.nameFreeAfterSeconds * 1000 : 0;
    return !goneStatuses.includes(state.status) || settings.now() < freeAt;
  };
  const living = (name: string) => byName.get(name)?.findLast(holdsName);

  function insert(wanted: NewDeployment, madeBy: 'add' | 'place', events: LifeEvent[]): DeploymentRecord {
    const { deleteOnExpiration, createdAt, ...rest } = wanted;
    const record: DeploymentRecord = {
      ...rest,
      id: randomId(settings.random),
      subdomain: freeSubdomain(wanted.name, settings),
      domain: '',
      // The service resolves `latest`, as the example answer of the API page shows.
      inferenceVersion:
        wanted.inferenceVersion === 'latest' ? latestInferenceVersion : wanted.inferenceVersion,
      madeBy,
      events,
      expiresAt: deleteOnExpiration ? createdAt + wanted.durationHours * 3_600_000 : Number.POSITIVE_INFINITY,
      replicaMs: settings.replicaMs,
    };
    all.push(record);
    byName.set(record.name, [...(byName.get(record.name) ?? []), record]);
    return record;
  }

  return {
    all: (): readonly DeploymentRecord[] => all,
    /** The record that still occupies the name, if any. */
    living,
    /** The living record of that name, or else the latest of that name, or else the one with that subdomain. */
    named: (name: string) =>
      living(name) ?? byName.get(name)?.at(-1) ?? all.findLast(({ subdomain }) => subdomain === name),
    /** Adds the deployment that `/add` was asked for. It starts at once. */
    add: (wanted: NewDeployment) => insert(wanted, 'add', [startOf(settings, wanted)]),
    /** Adds a deployment without a request. Throws if the name is taken. */
    place(placement: Placement): DeploymentRecord {
      if (living(placement.name)) throw new Error(`a deployment named '${placement.name}' is there already`);
      const { status = 'ready', ...given } = placement;
      const wanted = { ...placementDefaults(settings), ...given };
      if (status === 'expired') wanted.createdAt = settings.now() - wanted.durationHours * 3_600_000 - 1;
      return insert(wanted, 'place', eventsFor(status, wanted.createdAt, settings));
    },
    /** Starts a paused deployment again. */
    restart(record: DeploymentRecord) {
      record.events.push(startOf(settings, { ...record, createdAt: settings.now(), isResume: true }));
    },
  };
}

/** A deployment as tests see it. */
export type DeploymentSnapshot = State & {
  id: string;
  name: string;
  machineType: string;
  creatorEmail: string;
  inferenceVersion: string;
  durationHours: number;
  domain: string;
  madeBy: 'add' | 'place';
  /** Milliseconds since the epoch. `expiresAt` is Infinity where it is not deleted on expiration. */
  createdAt: number;
  expiresAt: number;
  /** When `/delete` took effect; null if it did not. */
  deletedAt: number | null;
};

/** The state of the record at `now`. */
export function snapshot(record: DeploymentRecord, now: number): DeploymentSnapshot {
  const { id, name, machineType, creatorEmail, inferenceVersion, durationHours, domain, madeBy, expiresAt } =
    record;
  const state = stateAt(record, now) ?? { status: 'pending', numReplicas: 0 };
  const known = { id, name, machineType, creatorEmail, inferenceVersion, durationHours, domain, madeBy };
  return {
    ...known,
    ...state,
    createdAt: record.events[0]?.at ?? now,
    expiresAt,
    deletedAt: record.events.find((event) => event.kind === 'delete')?.at ?? null,
  };
}

/** The service's user id for an address. An address always has the same id. */
export function creatorId(email: string): string {
  return createHash('sha256').update(email).digest('base64url').slice(0, 28);
}

type Start = { machineType: string; createdAt: number; isResume?: boolean };

function startOf(settings: Settings, { machineType, createdAt, isResume = false }: Start) {
  const fails = settings.machineTypes.get(machineType) === 'failing';
  const readyAt = createdAt + settings.startMs(isResume);
  return { kind: 'start' as const, at: createdAt, readyAt, fails };
}

function placementDefaults(settings: Settings): Omit<NewDeployment, 'name'> {
  return {
    machineType: 'dev-gpu',
    creatorEmail: 'somebody@example.com',
    durationHours: 3,
    inferenceVersion: 'latest',
    minReplicas: 1,
    maxReplicas: 1,
    deleteOnExpiration: true,
    createdAt: settings.now(),
  };
}

function eventsFor(status: Status, at: number, settings: Settings): LifeEvent[] {
  const start: LifeEvent = { kind: 'start', at, readyAt: at, fails: status === 'failed' };
  switch (status) {
    case 'pending':
      return [{ ...start, readyAt: at + settings.startMs() }];
    case 'paused':
      return [start, { kind: 'pause', at }];
    case 'deleting':
      return [start, { kind: 'delete', at, goneAt: at + settings.deletionMs }];
    case 'deleted':
      return [start, { kind: 'delete', at, goneAt: at }];
    default:
      return [start];
  }
}

const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function randomId(random: () => number, length = 20, alphabet = alphanumeric): string {
  return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
}

/** Chooses a subdomain. Names are unique in the workspace, but subdomains in all of Roboflow. */
function freeSubdomain(name: string, { takenSubdomains, random, habits }: Settings): string {
  // The form consists of literals, then one class and a count: `-[a-z0-9]{5}`.
  const [, literals = '-', count = '5'] = /^(.*)\[a-z0-9\]\{(\d+)\}$/.exec(habits.subdomainSuffix) ?? [];
  let subdomain = name;
  while (takenSubdomains.has(subdomain)) {
    subdomain = `${name}${literals}${randomId(random, Number(count), alphanumeric.slice(26))}`;
  }
  return subdomain;
}
