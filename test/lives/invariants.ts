// What must hold once a life is over, whatever happened in it.
import { isBearable } from './bearable.ts';
import { isKeyless, isSkipped, settingsOf } from './intent.ts';
import { isAnnotation, leaks } from './leaks.ts';
import { rerunAt } from './others.ts';
import type { Habits, Plan } from './plan.ts';
import type { Process } from './process.ts';
import type { JobLife, Life } from './record.ts';
import { logsWrong } from './saved-logs.ts';
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
    ...notSkipped(life),
    ...tooMany(life),
    ...billed(life),
    ...failedForNothing(life),
    ...crashed(life),
    ...unmasked(life),
    ...logsWrong(life),
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

function touched(life: Life): Violation[] {
  const { world, plan } = life;
  return world.touched
    .filter(({ by }) => !isAskedFor(plan.jobs[Number(by.split('.')[0])]?.inputs ?? {}, by))
    .filter(({ machine, at }) => !wasHidden(machine, at, plan) && !isTwin(machine, life))
    .map(({ machine, command, by }) => ({
      kind: 'foreign touched',
      about: `${by.split('.')[1]} ${command} it`,
      detail: `${machine.name} (${machine.id})`,
    }));
}

/** Milliseconds between a look and the delete that follows it. */
const lookToDeleteMs = 300;

/**
 * Whether nobody could know of the usurper when the delete was sent: the API deletes by name, and what reads showed of
 * that name was ours, in a copy that lags or a moment before.
 */
function wasHidden(machine: Machine, at: number, plan: Plan): boolean {
  const isUsurper = plan.troubles.some(({ kind }) => kind === 'usurped');
  // A list that lags hides nothing that `/get` shows.
  const isUnread = plan.troubles.some(
    (one) => one.kind === 'fault' && one.step === 'post' && (one.path === '/get' || one.path === '*'),
  );
  const delays = plan.troubles.map((one) => {
    if (one.kind === 'habit') {
      return Math.max(one.habit.lagMs ?? 0, isUnread ? (one.habit.listLagMs ?? 0) : 0);
    }
    // A delete that was sent before takes effect so much later.
    return one.kind === 'fault' && one.suffering.what === 'lost' ? one.suffering.afterMs + lookToDeleteMs : 0;
  });
  return isUsurper && at - machine.bornAt < Math.max(lookToDeleteMs, ...delays);
}

/**
 * Whether a namesake cannot be told from ours: it has the same fingerprint of 9,999, or took the generated name of a step
 * whose create got no answer, in front of a service whose reads fail.
 */
function isTwin({ name, hours }: Machine, { plan, jobs }: Life): boolean {
  if (!plan.troubles.some(({ kind }) => kind === 'namesake')) return false;
  const hasOurPrint = jobs.some(({ saved }) => saved.includes(`"fingerprintHours":${hours}`));
  // What main cannot save, post cannot know.
  const isUnsaved = plan.troubles.some((one) => one.kind === 'disk' && one.what === 'saveState');
  const isUnread = plan.troubles.some(
    (one) => one.kind === 'fault' && one.step === 'post' && one.path !== '/delete',
  );
  return hasOurPrint || (name.startsWith('ci-') && (isUnread || isUnsaved));
}

/** A shared endpoint that was to be kept, deleted under a job that is using it; or by a sweep, under a run that goes on. */
function takenFromOthers(life: Life): Violation[] {
  return life.world.deleted.flatMap(({ machine, by, at, sentAt }): Violation[] => {
    const [job, step = ''] = by.split('.');
    const about = `${step} deleted it`;
    if (step === 'sweep') {
      return sentAt > rerunAt(life) + 2_000
        ? [{ kind: 'taken from others', about, detail: machine.name }]
        : [];
    }
    const inputs = life.plan.jobs[Number(job)]?.inputs ?? {};
    const { teardown, onFailure } = settingsOf(inputs);
    const isKept = teardown === 'keep' && onFailure === 'keep';
    if (inputs['scope'] !== 'run' || step === 'stop' || !isKept) return [];
    // The one answer before the server went away for longer than its creator waits was to another job; and a job that
    // asked for no probe uses what answers nobody.
    if (life.world.habits.flapsAfter > 0 || isOutOfSight(life.plan)) return [];
    // A service that renames gives each job one of its own: what is in use is what the job's state tells of.
    const user = life.jobs.find(
      ({ index, use, saved, plan }) =>
        index !== Number(job) &&
        use !== null &&
        plan.inputs['health-path'] !== '' &&
        // A delete that shows no effect is sent again, though somebody uses it by then.
        use.from <= (machine.toldAt ?? at) &&
        at < use.to &&
        saved.includes(machine.id),
    );
    return user === undefined
      ? []
      : [{ kind: 'taken from others', about, detail: `${machine.name}, in use by job ${user.index}` }];
  });
}

/** Whether a job can neither reach the endpoint nor read in its log that others do. */
function isOutOfSight({ troubles }: Plan): boolean {
  const isLogHidden = troubles.some(
    (one) =>
      (one.kind === 'habit' && ((one.habit.pageMiB ?? 0) > 0 || (one.habit.lagMs ?? 0) > 0)) ||
      (one.kind === 'fault' && one.step === 'main' && (one.path === '/get_log' || one.path === '*')),
  );
  return isLogHidden && troubles.some(({ kind }) => kind === 'cut off');
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

/** Without a key nothing is asked of anybody; where that is to be skipped, it is told once and green. */
function notSkipped({ processes, plan, wire }: Life): Violation[] {
  return processes.flatMap((process): Violation[] => {
    const { step, said, isDead } = process;
    const isFull = plan.troubles.some((one) => one.kind === 'disk' && one.step === step);
    if (!isKeyless(plan, step) || isDead || isFull) return [];
    const about = `${step} without a key`;
    const asked = wire.exchanges.find((exchange) => exchange.process === process);
    if (asked !== undefined) return [{ kind: 'not skipped', about, detail: asked.text }];
    if (!isSkipped(plan, step)) return [];
    const words = said.filter(({ kind }) => kind === 'notice' || isAnnotation.has(kind));
    const isRight = words.length === 1 && words[0]?.kind === 'notice';
    return isRight ? [] : [{ kind: 'not skipped', about, detail: words.map(({ text }) => text).join(' | ') }];
  });
}

/** A create of a job with `max-running` that found as many of others as there may be, and a list that tells the truth. */
function tooMany({ world, plan }: Life): Violation[] {
  const isBlind = plan.troubles.some((one) => one.kind === 'usurped' || one.kind === 're-run');
  // An entry without a name may be a deployment of any kind, and is not counted.
  if (
    isBlind ||
    world.habits.listNulls.includes('deployment_name') ||
    world.habits.listMost < 99 ||
    world.habits.isUpperCase ||
    plan.jobs.length > 1
  )
    return [];
  return world.machines.flatMap((machine): Violation[] => {
    const cap = Number(plan.jobs[machine.owner ?? -1]?.inputs['max-running'] || Number.POSITIVE_INFINITY);
    // Between the count and the effect of the create, others may come.
    const countedAt = machine.sentAt - 120_000;
    const others = world.machines.filter(
      (one) =>
        one.owner === null &&
        one.name.startsWith('ci-') &&
        !one.wasPaused &&
        one.name !== machine.name &&
        one.bornAt <= countedAt &&
        machine.sentAt < one.takenAt,
    );
    return others.length < cap ? [] : [{ kind: 'too many', about: 'created', detail: machine.name }];
  });
}

/** A start that failed by itself, or was cancelled, with a service that was well, is taken back by main, before its post step begins. */
function billed(life: Life): Violation[] {
  const { plan, world } = life;
  const isWell = plan.troubles.every(
    (one) =>
      isBearable(one, life) ||
      (one.kind === 'habit' && (isSlowOrFailing(one.habit) || isLagging(one.habit))) ||
      // What is cancelled, or cannot be saved, is deleted all the same.
      one.kind === 'cancel' ||
      (one.kind === 'disk' && one.step === 'main' && one.what === 'saveState'),
  );
  // A service that takes a delete and only later knows what it means needs more time than a cancelled main has.
  if (!isWell || world.habits.isDeaf) return [];
  return life.jobs.flatMap(({ main, index, plan: job }): Violation[] => {
    if (main?.endedAt == null || job.inputs['scope'] === 'run') return [];
    const both = besideTheNext(index, world.machines);
    if (both !== undefined) return [{ kind: 'billed on', about: 'beside the next', detail: both.name }];
    if (!main.said.some(({ kind }) => kind === 'fail')) return [];
    const { endedAt } = main;
    const left = world.machines.find((one) => one.owner === index && world.isAlive(one, endedAt));
    return left === undefined
      ? []
      : [{ kind: 'billed on', about: 'after main had failed', detail: left.name }];
  });
}

/** What the job made before another, and had not told to go when it asked for that. */
function besideTheNext(job: number, machines: readonly Machine[]): Machine | undefined {
  const own = machines.filter(({ owner, isTold }) => owner === job && isTold);
  return own.find(
    (one, i) => (own[i + 1]?.sentAt ?? 0) > one.bornAt && one.takenAt > (own[i + 1]?.sentAt ?? 0),
  );
}

/** What was confirmed is deleted though reads do not show it yet. */
const isLagging = ({ lagMs, listLagMs }: Partial<Habits>): boolean =>
  lagMs !== undefined || listLagMs !== undefined;

const isSlowOrFailing = ({ readyMs, firstType, refusesModels, healthzStatus }: Partial<Habits>): boolean =>
  [readyMs, firstType, refusesModels, healthzStatus].some((habit) => habit !== undefined);

/** Where nothing is wrong that should matter, every step succeeds. */
function failedForNothing(life: Life): Violation[] {
  if (!life.plan.troubles.every((trouble) => isBearable(trouble, life))) return [];
  // Hundreds of models take longer to load than these jobs have time.
  if (life.plan.jobs.some(({ inputs }) => (inputs['preload-models'] ?? '').length > 1_000)) return [];
  return life.processes.flatMap(({ step, said }): Violation[] => {
    // There may be no deployment yet, or none any more, and it may be cancelled.
    if (step === 'logs') return [];
    const failure = said.find(({ kind }) => kind === 'fail');
    return failure === undefined
      ? []
      : [{ kind: 'failed for nothing', about: step, detail: failure.text.slice(0, 300) }];
  });
}

/** What only a mistake in the code can say. */
const mistake =
  /\b(TypeError|ReferenceError|RangeError|SyntaxError|undefined|NaN)\b|is not a function|Cannot read prop|\[object /;

function crashed({ processes }: Life): Violation[] {
  return processes.flatMap(({ step, said }): Violation[] => {
    const slip = said.find(({ kind, text }) => isAnnotation.has(kind) && mistake.test(text));
    return slip === undefined ? [] : [{ kind: 'crashed', about: step, detail: slip.text.slice(0, 300) }];
  });
}

/** Before a step says anything, the runner is told what to take out of it. */
function unmasked({ processes, plan }: Life): Violation[] {
  return processes.flatMap(({ step, said: [first] }): Violation[] => {
    const isMasked = first === undefined || first.kind === 'mask' || isKeyless(plan, step);
    return isMasked ? [] : [{ kind: 'key shown', about: `${step}: before it was masked`, detail: '' }];
  });
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
