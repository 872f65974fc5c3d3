// What lies between a process and the service: an undici dispatcher without a socket, and everything that goes wrong there.
import type { Plan, Suffering, Trouble } from './plan.ts';
import type { Process } from './process.ts';
import type { Draw } from './random.ts';
import { answerOf, type Call, type Reply } from './service.ts';
import type { Time } from './time.ts';
import type { Pending, World } from './world.ts';

/** One exchange, for the transcript. */
export type Exchanged = {
  at: number;
  process: Process;
  text: string;
  suffered: string;
  outcome: string;
};

export type WireOptions = {
  plan: Plan;
  world: World;
  time: Time;
  draw: Draw;
  /** The logs Action has delays of its own, so that it does not change those of the others. */
  logsDraw: Draw;
  apiOrigin: string;
  /** Called right before a main's first create is sent. */
  onFirstCreate: (call: Call) => void;
  key: string;
};

type Fault = Extract<Trouble, { kind: 'fault' }>;

/** How long a request that hangs keeps its sender waiting, at most. */
const hangMs = 10_000;

/** The network of a life. */
export class Wire {
  readonly exchanges: Exchanged[] = [];
  /** Until when anything went wrong between a process and the service. */
  troubledUntil = 0;
  /** Hosts that were sent the key and have no business with it. */
  readonly strangers: string[] = [];
  readonly options: WireOptions;
  readonly #faults: Fault[];

  constructor(options: WireOptions) {
    this.options = options;
    this.#faults = options.plan.troubles.filter((trouble) => trouble.kind === 'fault');
  }

  /** Sends a call and waits for its answer, as long as that may take. Throws what a lost connection throws. */
  async exchange(process: Process, call: Call): Promise<Reply> {
    const { time, draw } = this.options;
    const count = (process.counts.get(call.path) ?? 0) + 1;
    process.counts.set(call.path, count);
    const fault = this.#faultFor({ process, call, count });
    this.#noteKey(call);
    const record: Exchanged = {
      at: time.now(),
      process,
      text: `${call.method} ${call.isEndpoint ? '(endpoint) ' : ''}${call.path} ${call.name}`.trimEnd(),
      suffered: fault === undefined ? '' : tell(fault.suffering),
      outcome: '...',
    };
    this.exchanges.push(record);
    if (call.path === '/add' && count === 1 && process.step === 'main') this.options.onFirstCreate(call);
    const pending: Pending | null =
      call.path === '/add' ? { name: call.name, owner: process.job, due: Number.POSITIVE_INFINITY } : null;
    const create = { name: call.name, owner: process.job, isAnswered: false };
    if (pending !== null) {
      this.options.world.pending.add(pending);
      this.options.world.creates.push(create);
    }
    const delay = process.step === 'logs' ? this.options.logsDraw : draw;
    await time.sleep(delay.spread(3, 60));
    const reply = await this.#suffer(process, call, { suffering: fault?.suffering ?? null, pending, record });
    await time.sleep(delay.spread(3, 60));
    if (call.path === '/add' && reply.status === 200 && !process.isDead) this.#noteTold(process, call);
    // One that was told to stop may have hung up, and a name may be taken by the very create that is refused.
    const isHeard = !process.isDead && process.signalledAt === null;
    create.isAnswered = fault === undefined && isHeard && [200, 400, 403, 429].includes(reply.status);
    record.outcome = `${reply.status} after ${time.now() - record.at} ms`;
    return reply;
  }

  #noteTold(process: Process, { name }: Call): void {
    const { machines } = this.options.world;
    const told = machines.findLast(({ owner, askedName }) => owner === process.job && askedName === name);
    if (told !== undefined) told.isTold = true;
  }

  async #suffer(
    process: Process,
    call: Call,
    about: { suffering: Suffering | null; pending: Pending | null; record: Exchanged },
  ): Promise<Reply> {
    const { time } = this.options;
    const { suffering, pending, record } = about;
    const settle = () => {
      if (pending !== null) this.options.world.pending.delete(pending);
    };
    const effect = () => {
      settle();
      return answerOf(call, { process, sentAt: record.at }, this.options);
    };
    /** Takes effect so many ms from now; until then anybody may ask what is to come. */
    const dueIn = (ms: number) => {
      if (pending !== null) pending.due = time.now() + ms;
    };
    if (suffering === null) return effect();
    if (process.step !== 'logs')
      this.troubledUntil = Math.max(this.troubledUntil, time.now() + troubleMs(suffering));
    switch (suffering.what) {
      case 'answer':
        settle();
        return answered(suffering);
      case 'unanswered':
        settle();
        return failure(suffering.how, record);
      case 'lost':
        dueIn(suffering.afterMs);
        time.at(time.now() + suffering.afterMs, () => void effect());
        return failure(suffering.how, record);
      case 'misanswered':
        effect();
        return { status: suffering.status, body: suffering.body, headers: {} };
      case 'slow':
        dueIn(suffering.ms);
        await time.sleep(suffering.ms);
        return effect();
      case 'twice':
        // Two of which only one is ever named are more than anybody could find out.
        if (!this.options.world.habits.renames) effect();
        return effect();
      case 'cut': {
        const reply = effect();
        return { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) };
      }
    }
  }

  #faultFor(at: { process: Process; call: Call; count: number }): { suffering: Suffering } | undefined {
    const { process, call } = at;
    const cutOff = this.options.plan.troubles.find(
      (one) => one.kind === 'cut off' && one.job === process.job,
    );
    if (cutOff?.kind === 'cut off' && call.isEndpoint) {
      return { suffering: { what: 'unanswered', how: cutOff.how } };
    }
    return this.#faults.find((one) => this.#strikes(one, at));
  }

  #strikes(fault: Fault, at: { process: Process; call: Call; count: number }): boolean {
    const { process, call, count } = at;
    const { path } = call;
    // An endpoint that is said to answer well, and does not, is more than anybody could find out.
    const isPraise = 'status' in fault.suffering && fault.suffering.status === 200;
    if (call.isEndpoint && isPraise) return false;
    if (fault.step !== process.step || (fault.path !== '*' && fault.path !== path)) return false;
    if ('nth' in fault.when) return count >= fault.when.nth && count < fault.when.nth + fault.when.times;
    const since = this.options.time.now() - process.begunAt;
    return since >= fault.when.fromMs && since < fault.when.fromMs + fault.when.forMs;
  }

  #noteKey(call: Call): void {
    const { apiOrigin, key, world } = this.options;
    if (call.origin === apiOrigin || !(call.query.includes(key) || call.body.includes(key))) return;
    const host = new URL(call.origin).host;
    const isEndpoint = call.isEndpoint && world.machines.some((one) => host.startsWith(one.name));
    if (!isEndpoint) this.strangers.push(call.origin);
  }
}

/** How long the sender is kept from an honest answer. */
function troubleMs(suffering: Suffering): number {
  if (suffering.what === 'slow') return suffering.ms;
  const isHanging = 'how' in suffering && suffering.how === 'hang';
  return isHanging ? hangMs : 0;
}

function answered({ status, body, retryAfter }: Extract<Suffering, { what: 'answer' }>): Reply {
  return { status, body, headers: retryAfter === null ? {} : { 'retry-after': String(retryAfter) } };
}

function failure(how: 'reset' | 'hang' | 'gateway' | 'refused', record: Exchanged): Promise<Reply> {
  if (how === 'gateway') {
    return Promise.resolve({ status: 504, body: 'upstream request timeout', headers: {} });
  }
  record.outcome = how;
  if (how === 'hang') return new Promise(() => {});
  if (how === 'refused') {
    return Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
  }
  return Promise.reject(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));
}

export function tell(suffering: Suffering): string {
  switch (suffering.what) {
    case 'answer': {
      const after = suffering.retryAfter === null ? '' : `, Retry-After: ${suffering.retryAfter}`;
      return `answered ${suffering.status} ${JSON.stringify(suffering.body.slice(0, 30))}${after}, no effect`;
    }
    case 'misanswered':
      return `takes effect, answered ${suffering.status} ${JSON.stringify(suffering.body.slice(0, 30))}`;
    case 'unanswered':
      return `${suffering.how}, no effect`;
    case 'lost':
      return `${suffering.how}, takes effect ${suffering.afterMs} ms later`;
    case 'slow':
      return `takes ${suffering.ms} ms`;
    case 'twice':
      return 'sent twice by a proxy, answered as the second';
    case 'cut':
      return 'answer cut off';
  }
}
