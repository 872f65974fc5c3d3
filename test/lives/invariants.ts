// What must hold once a life is over, whatever happened in it.
import { isDelete, settingsOf } from './intent.ts';
import { type JobLife, type Life, rerunAt } from './life.ts';
import type { Trouble } from './plan.ts';
import type { Process } from './process.ts';
import type { Violation } from './violation.ts';
import type { Machine } from './world.ts';

/** All that is wrong with a life, each kind of it once. */
export function violationsOf(life: Life): Violation[] {
  const all = [
    ...life.found,
    ...(life.hang === null ? [] : [{ kind: 'hang', about: life.hang, detail: '' } as const]),
    ...leaks(life),
    ...touched(life),
    ...takenFromOthers(life),
    ...notPutBack(life),
    ...failedForNothing(life),
    ...life.wire.strangers.map(
      (origin): Violation => ({ kind: 'key sent elsewhere', about: 'post', detail: origin }),
    ),
    ...life.processes.flatMap((process) => budgets(process)),
    ...life.jobs.flatMap(sizes),
  ];
  return [...new Map(all.map((one) => [`${one.kind}|${one.about}`, one])).values()];
}

/** What post must be given: the runner hands it over in the environment, one string of which may have 128 KiB. */
const largestState = 128 * 1024 - 'STATE_deployment='.length - 1;

function sizes({ saved, index }: JobLife): Violation[] {
  if (saved.length <= largestState) return [];
  return [{ kind: 'state too large', about: 'main', detail: `job ${index}: ${saved.length} bytes` }];
}

function touched({ world, plan }: Life): Violation[] {
  return world.touched
    .filter(({ by }) => !isAskedFor(plan.jobs[Number(by.split('.')[0])]?.inputs ?? {}, by))
    .map(({ machine, command, by }) => ({
      kind: 'foreign touched',
      about: `${by.split('.')[1]} ${command} it`,
      detail: `${machine.name} (${machine.id})`,
    }));
}

/** A shared endpoint that was to be kept, deleted under a job that is using it; or by a sweep, under a run that goes on. */
function takenFromOthers(life: Life): Violation[] {
  return life.world.deleted.flatMap(({ machine, by, at }): Violation[] => {
    const [job, step = ''] = by.split('.');
    const about = `${step} deleted it`;
    if (step === 'sweep') {
      return at > rerunAt(life) + 2_000 ? [{ kind: 'taken from others', about, detail: machine.name }] : [];
    }
    const inputs = life.plan.jobs[Number(job)]?.inputs ?? {};
    if (inputs['scope'] !== 'run' || step === 'stop') return [];
    const user = life.jobs.find(
      ({ index, use }) => index !== Number(job) && use !== null && use.from <= at && at < use.to,
    );
    return user === undefined
      ? []
      : [{ kind: 'taken from others', about, detail: `${machine.name}, in use by job ${user.index}` }];
  });
}

/** What was found asleep and woken is asleep again, or the job told of it. */
function notPutBack({ world, processes, plan, time }: Life): Violation[] {
  return world.woken.flatMap(({ machine, by }): Violation[] => {
    const now = time.now();
    const inputs = plan.jobs[Number(by.split('.')[0])]?.inputs ?? {};
    if (world.isAsleep(machine, now) || !world.isAlive(machine, now) || inputs['scope'] === 'run') return [];
    const isTold = processes.some(({ said }) =>
      said.some(({ kind, text }) => isAnnotation.has(kind) && text.includes(`"${machine.name}"`)),
    );
    return isTold ? [] : [{ kind: 'not put back', about: 'awake', detail: machine.name }];
  });
}

/** Where nothing is wrong that should matter, every step succeeds. */
function failedForNothing(life: Life): Violation[] {
  if (!life.plan.troubles.every((trouble) => isBearable(trouble, life))) return [];
  return life.processes.flatMap(({ step, said }): Violation[] => {
    const failure = said.find(({ kind }) => kind === 'fail');
    return failure === undefined
      ? []
      : [{ kind: 'failed for nothing', about: step, detail: failure.text.slice(0, 300) }];
  });
}

const bearable: ReadonlySet<string> = new Set([
  ...[
    'rounds',
    'pendingWord',
    'leavingWord',
    'goneWord',
    'pausedWord',
    'nulls',
    'skewMs',
    'wrapsList',
    'logLines',
  ],
  ...['keyInLog', 'keyIn', 'takenWord'],
]);

function isBearable(trouble: Trouble, { plan }: Life): boolean {
  if (trouble.kind !== 'habit') return false;
  const { firstType, deletionMs } = trouble.habit;
  if (firstType === 'refused' || firstType === 'fails') {
    return plan.jobs.every(({ inputs }) => inputs['machine-type']?.includes(',') ?? false);
  }
  if (deletionMs !== undefined) return deletionMs < 15_000;
  return Object.keys(trouble.habit).every((habit) => bearable.has(habit));
}

/** `replace` is a wish to have it deleted; stop is told a name, and is asked for what has it. */
function isAskedFor(inputs: Readonly<Record<string, string>>, by: string): boolean {
  return by.endsWith('.stop') || (inputs['if-exists'] === 'replace' && by.endsWith('.main'));
}

function budgets(process: Process): Violation[] {
  const { step, begunAt, endedAt, signalledAt, isDead } = process;
  const violation = (about: string, ms: number): Violation[] => [
    { kind: 'budget', about, detail: `${(ms / 1000).toFixed(1)} s` },
  ];
  if (step === 'main' && signalledAt !== null && !process.isKilledByPlan) {
    const ms = (endedAt ?? signalledAt + 10_000) - signalledAt;
    if (ms > 6_500) return violation('main after its first signal', ms);
  }
  if (step !== 'post') return [];
  if (isDead || endedAt === null) return violation('post was killed by the runner', 285_000);
  const isHurried = process.jobStatus === 'cancelled';
  const ms = endedAt - begunAt;
  return ms > (isHurried ? 66_000 : 186_000) ? violation(isHurried ? 'post after a cancel' : 'post', ms) : [];
}

function leaks(life: Life): Violation[] {
  const now = life.time.now();
  return life.world
    .alive(now)
    .filter((machine) => !isAsWished(machine, life))
    .flatMap((machine) => leakOf(machine, life));
}

/** Left on purpose: kept or asleep, as the inputs say, and told. */
function isAsWished(machine: Machine, life: Life): boolean {
  if (life.plan.sweep || (life.plan.stop && life.stopped !== null)) return false;
  const owner = life.jobs.find(({ index }) => index === machine.owner);
  if (owner === undefined) return false;
  const { teardown, onFailure } = settingsOf(owner.plan.inputs);
  const wishes = new Set([teardown, onFailure]);
  if (wishes.has('pause') && life.world.isAsleep(machine, life.time.now())) return true;
  const isTold = life.processes.some(({ step, said }) =>
    said.some(
      ({ kind, text }) =>
        step === 'post' &&
        kind === 'info' &&
        /is kept|is left running|is left as it was found/.test(text) &&
        text.includes(`"${machine.name}"`),
    ),
  );
  // A post that can do nothing has nothing to do for what is to stay.
  const isPowerless = life.plan.troubles.some(({ kind }) => kind === 'proxy' || kind === 'no key');
  return wishes.has('keep') && (isTold || isPowerless);
}

function leakOf(machine: Machine, life: Life): Violation[] {
  const violations: Violation[] = [];
  const how = landing(machine, life);
  const relevant = life.processes;
  const annotations = relevant.flatMap(({ said }) => said.filter(({ kind }) => isAnnotation.has(kind)));
  const naming = annotations.filter(
    ({ text }) => text.includes(machine.name) || text.includes(machine.askedName),
  );
  const detail = `${machine.name} (${machine.id}), asked for as ${machine.askedName}`;
  const isGreen = annotations.every(({ kind }) => kind !== 'fail' && kind !== 'error');
  if (naming.length === 0) {
    violations.push({
      kind: isGreen ? 'leak: green and silent' : 'leak: red, but not by name',
      about: how,
      detail,
    });
  } else if (life.swept === null && !naming.some(({ text }) => /deployment delete|\/delete/.test(text))) {
    violations.push({ kind: 'leak: by name, without the command', about: how, detail });
  }
  if (wasWellAgain(machine, life)) {
    violations.push({ kind: 'leak: though the service was well again', about: how, detail });
  }
  return violations;
}

const isAnnotation: ReadonlySet<string> = new Set(['warning', 'error', 'fail']);

/** When it came into the world, as seen from its job. */
function landing(machine: Machine, life: Life): string {
  const job = life.jobs.find(({ index }) => index === machine.owner);
  const post = job?.post ?? null;
  if (life.swept !== null) return 'left by the sweep';
  if (post === null) return 'no post';
  const when =
    machine.bornAt > (post.endedAt ?? post.begunAt)
      ? 'landed after post'
      : machine.bornAt > post.begunAt
        ? 'landed during post'
        : machine.bornAt > (job?.main?.endedAt ?? Number.POSITIVE_INFINITY)
          ? 'landed after main'
          : 'landed during main';
  const isLast = life.world.machines.findLast(({ owner }) => owner === machine.owner) === machine;
  return `${when}${isLast ? '' : ', not the last one'}${machine.name === machine.askedName ? '' : ', renamed'}`;
}

/** Post had at least 20 s left of its time when the last trouble was over, and could look for it. */
function wasWellAgain(machine: Machine, life: Life): boolean {
  const { plan, wire, world } = life;
  const job = life.jobs.find(({ index }) => index === machine.owner);
  const post = job?.post ?? null;
  if (job === undefined || post === null || life.plan.jobs.length > 1) return false;
  if (plan.troubles.some(({ kind }) => kind === 'no key' || kind === 'proxy' || kind === 'disk'))
    return false;
  if (!isDelete(job) || machine.name !== machine.askedName) return false;
  const isHurried = job.status === 'cancelled';
  const lookedFor = post.begunAt + (isHurried ? 18_000 : 55_000) - world.habits.lagMs;
  const wellFrom = Math.max(
    wire.troubledUntil,
    machine.bornAt + world.habits.provisioningMs,
    machine.bornAt + world.habits.lagMs,
  );
  return machine.bornAt <= lookedFor && wellFrom <= post.begunAt + (isHurried ? 25_000 : 100_000);
}
