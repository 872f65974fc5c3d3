// The truth: every deployment there is, what is to become of it, and what the service shows of it at which moment.

import type { Habits } from './plan.ts';
import type { Draw } from './random.ts';
import { beginning } from './time.ts';

/** A deployment as it really is. Moments are ms since the epoch. */
export type Machine = {
  id: string;
  name: string;
  /** The name that was asked for. */
  askedName: string;
  /** Null: somebody else's. */
  owner: number | null;
  machineType: string;
  email: string;
  hours: number;
  bornAt: number;
  /** When its create was sent. */
  sentAt: number;
  readyAt: number;
  failsAt: number;
  /** When the first delete of it was sent, whatever came of that; null: never. */
  toldAt: number | null;
  /** When a delete was taken, and when that will have been carried out. */
  takenAt: number;
  /** Stretches in which it is shown as leaving, although it stays. */
  falseEnds: { from: number; to: number }[];
  goneAt: number;
  /** Pauses and resumes in order. */
  sleeps: { at: number; isAsleep: boolean }[];
  wasPaused: boolean;
  /** Its create was answered, so that its name is known. */
  isTold: boolean;
  nulls: readonly string[];
  /** The moments at which tests were sent to it, of which the log tells. */
  tests: number[];
  /** How often its endpoint has answered, and until when it is away after that; null: not yet. */
  answers: number;
  awayUntil: number | null;
};

/** A create that was sent and has neither taken effect nor come to nothing yet. */
export type Pending = { name: string; owner: number; due: number };

export type AddFields = {
  name: string;
  machineType: string;
  email: string;
  hours: number;
};

/** What a command came to. */
export type Verdict = { status: number; body: unknown };

const refused = (status: number, body: string): Verdict => ({ status, body });

/** The deployments of one workspace over one life. */
export class World {
  readonly machines: Machine[] = [];
  readonly pending = new Set<Pending>();
  /** Every create that was sent, and whether its sender was told by the service itself what came of it. */
  readonly creates: { name: string; owner: number; isAnswered: boolean }[] = [];
  readonly habits: Habits;
  /** Foreign ones that were deleted or put to sleep, by whom. */
  readonly touched: { machine: Machine; command: string; by: string; at: number }[] = [];
  /** Every deletion that was taken, by whom. */
  readonly deleted: { machine: Machine; by: string; at: number; sentAt: number }[] = [];
  /** Foreign ones that were asleep and were woken, by whom. */
  readonly woken: { machine: Machine; by: string }[] = [];
  #deletes = 0;
  readonly #draw: Draw;
  /** The machine types that were asked for first. */
  readonly #firstType: string;

  constructor(habits: Habits, firstType: string, draw: Draw) {
    this.habits = habits;
    this.#firstType = firstType;
    this.#draw = draw;
  }

  /** The one that has this name at `at`. */
  holder(name: string, at: number): Machine | undefined {
    return this.machines.find((one) => this.#goesBy(one, name) && one.bornAt <= at && at < one.goneAt);
  }

  #goesBy(machine: Machine, name: string): boolean {
    return this.habits.isUpperCase
      ? machine.name.toUpperCase() === name.toUpperCase()
      : machine.name === name;
  }

  /** Costs money and nobody's command has ended that. */
  isAlive(machine: Machine, at: number): boolean {
    return machine.bornAt <= at && at < machine.takenAt;
  }

  isAsleep(machine: Machine, at: number): boolean {
    return machine.sleeps.findLast((sleep) => sleep.at <= at)?.isAsleep ?? false;
  }

  /** Ours (of this run) that are alive, asleep or not. */
  alive(at: number): Machine[] {
    return this.machines.filter((one) => one.owner !== null && this.isAlive(one, at));
  }

  plant(fields: AddFields, about: { at: number; paused: boolean; nulls: readonly string[] }): Machine {
    const machine = this.#born(fields, null, about.at);
    machine.readyAt = about.at;
    machine.failsAt = Number.POSITIVE_INFINITY;
    machine.nulls = about.nulls;
    machine.wasPaused = about.paused;
    if (about.paused) machine.sleeps.push({ at: about.at, isAsleep: true });
    return machine;
  }

  add(fields: AddFields, owner: number, { at, sentAt }: { at: number; sentAt: number }): Verdict {
    if (at < beginning + this.habits.fullMs) return refused(this.habits.fullStatus, 'no capacity left');
    if (fields.machineType === this.#firstType && this.habits.firstType === 'refused') {
      return refused(400, 'no capacity for this machine type');
    }
    if (this.holder(fields.name, at) !== undefined) return refused(409, this.habits.takenWord);
    const machine = this.#born(fields, owner, at);
    machine.sentAt = sentAt;
    return { status: 200, body: this.show(machine, at) };
  }

  delete(name: string, { by, at, sentAt }: { by: string; at: number; sentAt: number }): Verdict {
    const machine = this.holder(name, at);
    if (this.habits.isDeaf && (machine?.bornAt ?? at) > at - this.habits.lagMs) {
      return { status: 200, body: { message: 'OK' } };
    }
    if (machine === undefined || machine.bornAt > sentAt) return refused(404, `deployment ${name} not found`);
    if (at < machine.bornAt + this.habits.provisioningMs && machine.owner !== null) {
      return refused(this.habits.provisioningStatus, 'deployment is still being provisioned');
    }
    this.#deletes += 1;
    machine.toldAt ??= sentAt;
    if (this.#deletes <= this.habits.undoneDeletes) {
      machine.falseEnds.push({ from: at, to: at + this.habits.undoneMs });
      return { status: 200, body: { message: 'OK' } };
    }
    if (machine.takenAt > at && this.#deletes > this.habits.forgottenDeletes) {
      machine.takenAt = at;
      machine.goneAt = at + this.habits.deletionMs;
      this.deleted.push({ machine, by, at, sentAt });
      if (machine.owner === null) this.touched.push({ machine, command: 'deleted', by, at });
    }
    return { status: 200, body: { message: 'OK' } };
  }

  sleep(name: string, isAsleep: boolean, about: { by: string; at: number }): Verdict {
    const { by, at } = about;
    const machine = this.holder(name, at);
    if (machine === undefined || machine.takenAt <= at) return refused(404, `deployment ${name} not found`);
    if (isAsleep && machine.owner === null && !machine.wasPaused) {
      this.touched.push({ machine, command: 'paused', by, at });
    }
    if (!isAsleep && machine.owner === null && this.isAsleep(machine, at)) this.woken.push({ machine, by });
    machine.sleeps.push({ at, isAsleep });
    if (!isAsleep) machine.readyAt = Math.max(machine.readyAt, at + this.habits.readyMs / 2);
    return { status: 200, body: { message: 'OK' } };
  }

  get(name: string, at: number): Verdict {
    const then = at - this.habits.lagMs;
    const shown = this.machines
      .filter((one) => this.#goesBy(one, name) && one.bornAt <= then)
      .sort((one, other) => other.bornAt - one.bornAt)
      .map((one) => this.show(one, then))
      .find((one) => one !== null);
    return shown === undefined ? refused(404, `deployment ${name} not found`) : { status: 200, body: shown };
  }

  list(at: number): Verdict {
    const then = at - this.habits.listLagMs;
    const shown = this.machines.filter((one) => one.bornAt <= then && then < one.goneAt);
    const few = shown.slice(0, this.habits.listMost).map((one) => this.#entry(one, then));
    const entries = this.habits.listsTwice ? few.flatMap((one) => [one, one]) : few;
    return { status: 200, body: this.habits.wrapsList ? { deployments: entries } : entries };
  }

  /** As `show`, without the fields that the list lacks. */
  #entry(machine: Machine, at: number): Record<string, unknown> | null {
    const shown = this.show(machine, at);
    const missing = Object.fromEntries(this.habits.listNulls.map((field) => [field, null]));
    return shown === null ? null : { ...shown, ...missing };
  }

  /** The fields of the API page; null once it is shown no more. */
  show(machine: Machine, at: number): Record<string, unknown> | null {
    const status = this.#status(machine, at);
    if (status === null) return null;
    const isUp = status === this.habits.readyWord;
    const domain = `${machine.name}-${machine.id.slice(0, 4)}.roboflow.test`;
    const shown: Record<string, unknown> = {
      deployment_id: machine.id,
      deployment_name: this.habits.isUpperCase ? machine.name.toUpperCase() : machine.name,
      machine_type: machine.machineType,
      creator_email: machine.email,
      creator_id: 'u1',
      subdomain: machine.name,
      domain: status === this.habits.pendingWord ? '' : domain,
      duration: machine.hours,
      inference_version: '1.5.0',
      max_replicas: 1,
      min_replicas: 1,
      num_replicas: isUp ? 1 : 0,
      status,
      workspace_id: 'w1',
      workspace_url: 'my-workspace',
    };
    for (const field of machine.nulls) shown[field] = null;
    return shown;
  }

  /** Null: not shown. */
  #status(machine: Machine, at: number): string | null {
    const { habits } = this;
    if (at >= machine.goneAt)
      return at < machine.goneAt + 60_000 && habits.goneWord !== '' ? habits.goneWord : null;
    const isLeaving = machine.falseEnds.some(({ from, to }) => from <= at && at < to);
    if (at >= machine.takenAt || isLeaving) return habits.leavingWord;
    if (this.isAsleep(machine, at)) return habits.pausedWord;
    if (at >= machine.failsAt) return 'failed';
    return at >= machine.readyAt ? habits.readyWord : habits.pendingWord;
  }

  #born(fields: AddFields, owner: number | null, at: number): Machine {
    const { habits } = this;
    const isFirst = owner !== null && fields.machineType === this.#firstType;
    const fate = isFirst ? habits.firstType : 'well';
    const name =
      habits.renames && owner !== null
        ? `${fields.name.slice(0, 12)}-${this.#draw.whole(10, 99)}`
        : fields.name;
    const machine: Machine = {
      ...fields,
      name,
      askedName: fields.name,
      owner,
      id: `id${this.#draw.whole(1e9, 9e9).toString(36)}${this.machines.length}`,
      hours: owner === null ? fields.hours : rounded(fields.hours, habits.rounds),
      bornAt: at,
      sentAt: at,
      readyAt: fate === 'well' ? at + habits.readyMs : Number.POSITIVE_INFINITY,
      failsAt: fate === 'fails' ? at + habits.readyMs : Number.POSITIVE_INFINITY,
      toldAt: null,
      takenAt: Number.POSITIVE_INFINITY,
      goneAt: Number.POSITIVE_INFINITY,
      falseEnds: [],
      sleeps: [],
      wasPaused: false,
      isTold: false,
      nulls: habits.nulls,
      tests: [],
      answers: 0,
      awayUntil: null,
    };
    this.machines.push(machine);
    return machine;
  }
}

function rounded(hours: number, how: Habits['rounds']): number {
  switch (how) {
    case 'exact':
      return hours;
    case 'tenth':
      return Math.round(hours * 10) / 10;
    case 'whole':
      return Math.max(1, Math.round(hours));
    case 'clamped':
      return Math.min(2, Math.max(0.5, hours));
    case 'default':
      return 3;
  }
}
