// What is left alive at the end of a life, and whether the job was told.
import { isBearableHabit } from './bearable.ts';
import { isDelete, settingsOf } from './intent.ts';
import type { Life } from './record.ts';
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
  if (life.plan.sweep || isStopped) return false;
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
        text.includes(`"${machine.name}"`),
    ),
  );
  // A post that can do nothing has nothing to do for what is to stay.
  const isPowerless = life.plan.troubles.some(({ kind }) => kind === 'proxy' || kind === 'no key');
  return wishes.has('keep') && (isTold || isPowerless);
}

function leakOf(machine: Machine, life: Life): Violation[] {
  if (life.swept !== null) return leftBySweep(machine, life);
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
  } else if (!naming.some(({ text }) => /deployment delete|\/delete/.test(text))) {
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

/** Post had at least 20 s left of its time when the last trouble was over, and could look for it. */
function wasWellAgain(machine: Machine, life: Life): boolean {
  const { plan, wire, world } = life;
  const job = life.jobs.find(({ index }) => index === machine.owner);
  const post = job?.post ?? null;
  if (job === undefined || post === null || life.plan.jobs.length > 1) return false;
  if (plan.troubles.some(({ kind }) => kind === 'no key' || kind === 'proxy' || kind === 'disk'))
    return false;
  if (!isDelete(job) || machine.name !== machine.askedName) return false;
  // Ours and another's of that name cannot be told apart where the fingerprint is not echoed: under a name that others
  // may use, and where the service says of a generated one that it is taken, as a sibling's might be.
  const isGiven = (job.plan.inputs['deployment-name'] ?? '') !== '';
  const isSentTwice = plan.troubles.some(
    (trouble) => trouble.kind === 'fault' && trouble.suffering.what === 'twice',
  );
  if ((isGiven || isSentTwice) && world.habits.rounds !== 'exact') return false;
  const isHurried = job.status === 'cancelled';
  const lookedFor = post.begunAt + (isHurried ? 18_000 : 55_000) - world.habits.lagMs;
  const wellFrom = Math.max(
    wire.troubledUntil,
    machine.bornAt + world.habits.provisioningMs,
    machine.bornAt + world.habits.lagMs,
  );
  return machine.bornAt <= lookedFor && wellFrom <= post.begunAt + (isHurried ? 25_000 : 100_000);
}
