// What is left alive at the end of a life, and whether the job was told.
import { isBearableHabit } from './bearable.ts';
import { isDelete, isKeyless, isSkipped, settingsOf } from './intent.ts';
import { type JobLife, type Life, originOf } from './record.ts';
import type { Violation } from './violation.ts';
import type { Machine } from './world.ts';

/** Deployments of ours that are alive without anybody's wish, one violation for each thing that is wrong with it. */
export function leaks(life: Life): Violation[] {
  const now = life.time.now();
  return life.world
    .alive(now)
    .filter((machine) => !isAsWished(machine, life))
    .flatMap((machine) => leakOf(machine, life));
}

/** Left on purpose: kept or asleep, as the inputs say, and told. */
function isAsWished(machine: Machine, life: Life): boolean {
  // What has another name than its run's is nothing that stop could find.
  const isStopped = life.stopped !== null && machine.name === machine.askedName;
  if (life.plan.sweep) return isSkipped(life.plan, 'sweep');
  if (isStopped && !isKeyless(life.plan, 'stop')) return false;
  const owner = life.jobs.find(({ index }) => index === machine.owner);
  if (owner === undefined) return false;
  const { teardown, onFailure } = settingsOf(owner.plan.inputs);
  const wishes = new Set([teardown, onFailure]);
  if (wishes.has('pause') && life.world.isAsleep(machine, life.time.now())) return true;
  const isTold = life.processes.some(({ step, said }) =>
    said.some(
      ({ kind, text }) =>
        (step === 'post' || step === 'main') &&
        kind === 'info' &&
        /is kept|is left running|is left as it was found/.test(text) &&
        namesIt(text, machine),
    ),
  );
  // A post that can do nothing has nothing to do for what is to stay.
  const isPowerless = !canPostCall(life);
  // Whoever woke it for the jobs that share it has said so.
  const wasWoken = machine.sleeps.at(-1)?.isAsleep === false;
  return (wishes.has('keep') || wasWoken) && (isTold || isPowerless);
}

/** A service may show a name in capitals. */
function namesIt(text: string, { name, askedName }: Machine): boolean {
  const said = text.toLowerCase();
  return said.includes(name) || said.includes(askedName);
}

function leakOf(machine: Machine, life: Life): Violation[] {
  if (life.swept !== null) return leftBySweep(machine, life);
  const violations: Violation[] = [];
  const how = landing(machine, life);
  // The logs Action looks on, and answers for nothing.
  const relevant = life.processes.filter(({ step }) => step !== 'logs');
  const annotations = relevant.flatMap(({ said }) => said.filter(({ kind }) => isAnnotation.has(kind)));
  const naming = annotations.filter(({ text }) => namesIt(text, machine));
  const detail = `${machine.name} (${machine.id}), asked for as ${machine.askedName}`;
  const isGreen = annotations.every(({ kind }) => kind !== 'fail' && kind !== 'error');
  if (naming.length === 0) {
    violations.push({
      kind: isGreen ? 'leak: green and silent' : 'leak: red, but not by name',
      about: how,
      detail,
    });
  } else if (!naming.some(({ text }) => /deployment delete|\/delete|with the stop Action/.test(text))) {
    violations.push({ kind: 'leak: by name, without the command', about: how, detail });
  }
  if (wasWellAgain(machine, life)) {
    violations.push({ kind: 'leak: though the service was well again', about: how, detail });
  }
  return violations;
}

/** A sweep that cannot look can name nothing, so that to fail is enough; what has another name is not to be known. */
function leftBySweep(machine: Machine, { plan, swept }: Life): Violation[] {
  if (machine.name !== machine.askedName) return [];
  const about = 'left by the sweep';
  const detail = machine.name;
  const isHindered = plan.troubles.some(
    (trouble) =>
      trouble.kind === 'github' ||
      trouble.kind === 're-run' ||
      trouble.kind === 'no key' ||
      ('step' in trouble && trouble.step === 'sweep'),
  );
  const isRed = swept?.said.some(({ kind }) => kind === 'fail') ?? true;
  if (!isRed && !plan.troubles.some(({ kind }) => kind === 're-run')) {
    return [{ kind: 'leak: green and silent', about, detail }];
  }
  return isHindered ||
    plan.troubles.some((trouble) => trouble.kind === 'habit' && !isBearableHabit(trouble.habit))
    ? []
    : [{ kind: 'leak: though the service was well again', about, detail }];
}

/** The kinds of words that people see without opening the log. */
export const isAnnotation: ReadonlySet<string> = new Set(['warning', 'error', 'fail']);

/** When it came into the world, as seen from its job. */
function landing(machine: Machine, life: Life): string {
  const job = life.jobs.find(({ index }) => index === machine.owner);
  const post = job?.post ?? null;
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

/** Whether post has the key, the way and the state that it needs to call the service. */
function canPostCall({ plan }: Life): boolean {
  const isHindered = plan.troubles.some(
    (one) =>
      one.kind === 'proxy' ||
      one.kind === 'other key' ||
      (one.kind === 'forged' && one.isUnopposed) ||
      (one.kind === 'moved' && originOf({ ...plan, place: one.region }) !== originOf(plan)),
  );
  return !isHindered && !isKeyless(plan, 'post');
}

/** Milliseconds after it was sent in which a create lands at the latest, if post is to find what came of it. */
const longestLandingMs = 70_000;

/** Milliseconds. What reads do not show for longer than that is told of, too. */
const longestLagMs = 60_000;

/** Post had at least 20 s left of its time when the last trouble was over, and could look for it. */
function wasWellAgain(machine: Machine, life: Life): boolean {
  const { plan, wire, world } = life;
  const job = life.jobs.find(({ index }) => index === machine.owner);
  const post = job?.post ?? null;
  if (job === undefined || post === null || life.plan.jobs.length > 1) return false;
  if (!canPostCall(life) || plan.troubles.some(({ kind }) => kind === 'disk')) return false;
  if (!isDelete(job) || machine.name !== machine.askedName || !canBeTold(machine, job, life)) return false;
  const isHurried = job.status === 'cancelled';
  const lookedFor = post.begunAt + (isHurried ? 18_000 : 55_000) - world.habits.lagMs;
  const wellFrom = Math.max(
    wire.troubledUntil,
    machine.bornAt + world.habits.provisioningMs,
    machine.bornAt + world.habits.lagMs,
    ...machine.falseEnds.map(({ to }) => to),
  );
  // What lands later than that is told of, but not waited for.
  const isSoon = machine.bornAt - machine.sentAt <= longestLandingMs && world.habits.lagMs <= longestLagMs;
  const isInTime = isSoon && machine.bornAt <= lookedFor;
  return isInTime && wellFrom <= post.begunAt + (isHurried ? 25_000 : 100_000);
}

/** Whether ours and another's of that name can be told apart. */
function canBeTold({ nulls }: Machine, { plan: { inputs } }: JobLife, { plan, world }: Life): boolean {
  if (nulls.includes('deployment_id')) return false;
  if (world.habits.rounds === 'exact' && !nulls.includes('duration')) return true;
  // Where the fingerprint is not echoed: not under a name that others may use, nor where the service says of a generated
  // one that it is taken, as a sibling's might be.
  const isGiven = (inputs['deployment-name'] ?? '') !== '' || inputs['scope'] === 'run';
  const isSaidToBeTaken = plan.troubles.some(
    (one) => one.kind === 'namesake' || (one.kind === 'fault' && one.suffering.what === 'twice'),
  );
  return !isGiven && !isSaidToBeTaken;
}
