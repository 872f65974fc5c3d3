// Sentences that claim something, and whether it was true when it was said.

import type { Process, Said } from './process.ts';
import type { Life } from './record.ts';
import { lifeKey } from './record.ts';
import { answers } from './service.ts';
import type { Machine } from './world.ts';

type Claim = {
  /** Named groups `name` and `id` as far as the sentence has them. */
  says: RegExp;
  /** What it claims, in a word. */
  claims: string;
  /** Null where it is true, else the truth. */
  truth: (life: Life, spoken: { name: string; id: string; process: Process; at: number }) => string | null;
};

/** Milliseconds from the last good probe to the sentence that tells of it, and a little more. */
const sinceProbeMs = 500;
/** Milliseconds for which an answer may be on its way. */
const onItsWayMs = 150;

const nothingOf: Claim['truth'] = (life, { name, process, at }) => {
  const { world } = life;
  // What lands after stop has found what it stops is another one, of a job that is told of it.
  const isLater = (one: Machine) => process.step === 'stop' && one.bornAt > process.begunAt;
  const alive = world
    .alive(at)
    .find((one) => isOfJob(one.owner, process, life) && hasName(one, name) && !isLater(one));
  if (alive !== undefined) return `${alive.name} is alive`;
  return null;
};

const neverLands: Claim['truth'] = (life, spoken) => {
  const { world } = life;
  const landed = world.machines.find(
    (one) => one.owner === spoken.process.job && hasName(one, spoken.name) && one.bornAt <= spoken.at,
  );
  if (landed !== undefined) return `${landed.name} was created`;
  for (const { owner, name, due } of world.pending) {
    if (owner === spoken.process.job && name === spoken.name && Number.isFinite(due)) {
      return `${name} lands ${Math.round((due - spoken.at) / 1000)} s later`;
    }
  }
  return null;
};

const nothingAtAll: Claim['truth'] = (life, { process, at }) => {
  const { world } = life;
  const alive = world.alive(at).find(({ owner }) => owner === process.job);
  if (alive !== undefined) return `${alive.name} is alive`;
  for (const { owner, name } of world.pending) if (owner === process.job) return `${name} may still land`;
  return null;
};

const claims: readonly Claim[] = [
  { says: /Deployment "(?<name>[^"]+)" is gone/, claims: 'is gone', truth: nothingOf },
  {
    says: /Deployment "(?<name>[^"]+)" is gone: somebody deleted it while it was starting/,
    claims: 'somebody deleted it',
    truth: ({ world }, { name, process }) => {
      const [first] = world.deleted.filter(({ machine }) => hasName(machine, name));
      return first?.by === `${process.job}.main` ? `this step deleted ${name}` : null;
    },
  },
  {
    says: /No deployment "(?<name>[^"]+)" appeared.*never took effect/,
    claims: 'never took effect',
    truth: neverLands,
  },
  {
    says: /No deployment "(?<name>[^"]+)" came of it/,
    claims: 'no deployment came of it',
    truth: neverLands,
  },
  {
    says: /Nothing to take away|Nothing left to take away/,
    claims: 'nothing to take away',
    truth: nothingAtAll,
  },
  {
    says: /Nothing to delete: deployment "(?<name>[^"]+)"/,
    claims: 'nothing to delete',
    truth: ({ world }, { name, at }) => {
      const holder = world.holder(name, at);
      return holder !== undefined && world.isAlive(holder, at) ? `${name} is alive` : null;
    },
  },
  {
    says: /Deployment "(?<name>[^"]+)" is paused/,
    claims: 'is paused',
    truth: ({ world }, { name, at }) => {
      const holder = world.holder(name, at);
      // Another job may wake it while the answer that shows it asleep is on its way.
      const wasAsleep =
        holder === undefined || world.isAsleep(holder, at) || world.isAsleep(holder, at - onItsWayMs);
      return wasAsleep ? null : `${name} is awake`;
    },
  },
  {
    says: /^Ready after/,
    claims: 'ready',
    truth: ({ world, plan, wire }, { at, process }) => {
      const isProbed = plan.jobs[process.job]?.inputs['health-path'] !== '';
      const { endpointMs, lagMs } = world.habits;
      // Without a probe the sentence speaks of the replicas alone. What ends after the last probe cannot be known.
      const probes = wire.exchanges.filter(
        (one) =>
          one.process === process && one.text.startsWith('GET (endpoint)') && !one.text.endsWith('/registry'),
      );
      const good = probes.slice(-2).filter(({ outcome }) => outcome.startsWith('200'));
      if (isProbed && good.length < 2) return 'its last two probes were not both answered';
      const moments = [0, 1, 2, 3, 4, 5].map((part) => at - (part * sinceProbeMs) / 5);
      // Where models take their time to load, what ends meanwhile cannot be known.
      moments.push(probes.at(-1)?.at ?? at);
      const wasUp = moments.some((moment) =>
        world.machines.some((one) =>
          isProbed
            ? answers(one, moment, { world, endpointMs })
            : world.isAlive(one, moment) && one.readyAt <= moment,
        ),
      );
      return wasUp || lagMs > 0 ? null : 'no endpoint answers';
    },
  },
  {
    says: /Deployment "(?<name>[^"]+)" is another one by now \(id (?<id>[^)]+)\)/,
    claims: 'is another one by now',
    truth: notOurs,
  },
  {
    says: /Deployment "(?<name>[^"]+)" exists already \(id (?<id>[^,]+), .*was not created by this step/,
    claims: 'was not created by this step',
    truth: notOurs,
  },
  {
    says: /A create of deployment "(?<name>[^"]+)" was not confirmed/,
    claims: 'was not confirmed',
    truth: ({ world, processes, plan }, { name, process }) => {
      // A main that was killed, or could not save, passes no answer on.
      const isForgotten =
        processes.some(({ job, isDead }) => job === process.job && isDead) ||
        plan.troubles.some((one) => one.kind === 'disk' && one.what === 'saveState');
      const ours = world.creates.filter((one) => one.owner === process.job && one.name === name);
      const isConfirmed = !isForgotten && ours.length > 0 && ours.every(({ isAnswered }) => isAnswered);
      // An answer that lacks what it must have tells nothing, nor does one that has the key in a name.
      return isConfirmed && world.habits.nulls.length === 0 && world.habits.keyIn === ''
        ? `every create of ${name} was answered`
        : null;
    },
  },
  {
    says: /^(?<name>[a-z][a-z0-9-]+): deleted, run/,
    claims: 'swept',
    truth: ({ world }, { name, at }) => {
      const alive = world.machines.find((one) => one.name === name && world.isAlive(one, at));
      return alive === undefined ? null : `${name} is alive`;
    },
  },
];

/** What the summary says in general is about the job's own. */
const summaryClaims: readonly Claim[] = [
  { says: /The deployment is removed, and that is verified/, claims: 'summary: removed', truth: nothingOf },
  { says: /, now removed/, claims: 'summary: now removed', truth: nothingOf },
  {
    says: /The service never created a deployment: nothing is left/,
    claims: 'summary: nothing is left',
    truth: nothingAtAll,
  },
];

function notOurs({ world }: Life, { id, process }: { id: string; process: Process }): string | null {
  const machine = world.machines.find((one) => one.id === id);
  // Which name a service chose, in an answer that was lost, nobody can know.
  const isHidden = machine !== undefined && machine.name !== machine.askedName && !machine.isTold;
  return machine?.owner === process.job && !isHidden
    ? `${machine.name} (${id}) was created by this step`
    : null;
}

/** Without a name, any whose name can be known is meant. */
const hasName = (machine: Machine, name: string) =>
  name === ''
    ? machine.isTold || machine.name === machine.askedName
    : machine.name === name || machine.askedName === name;

/** Stop answers for what all jobs of the run made. */
function isOfJob(owner: number | null, process: Process, { plan }: Life): boolean {
  return owner === process.job || (owner !== null && process.job >= plan.jobs.length);
}

const smallKey = lifeKey.toLowerCase();

/** Statuses are shown in small letters, and a key in small letters is nearly the key. */
export const showsKey = (text: string): boolean => text.toLowerCase().includes(smallKey);

/** Writes down what is untrue, and where the key is to be seen. */
export function checkSaid(life: Life, process: Process, said: Said): void {
  if (said.kind === 'mask') return;
  if (showsKey(said.text)) {
    const where = said.kind === 'output' ? `output ${said.text.split('=')[0]}` : said.kind;
    life.found.push({ kind: 'key shown', about: `${process.step}: in ${where}`, detail: said.text });
  }
  if (said.kind === 'debug' || said.kind === 'save' || said.kind === 'output') return;
  const spoken = said.kind === 'summary' ? summaryClaims : claims;
  for (const line of said.text.split('\n')) {
    for (const claim of spoken) checkLine(life, claim, { process, line, at: said.at });
  }
}

function checkLine(life: Life, claim: Claim, spoken: { process: Process; line: string; at: number }): void {
  const { process, line, at } = spoken;
  const match = claim.says.exec(line);
  if (match === null) return;
  const { name = '', id = '' } = match.groups ?? {};
  const untrue = claim.truth(life, { name, id, process, at });
  if (untrue === null) return;
  const about = `${process.step} says "${claim.claims}"`;
  life.found.push({ kind: 'untrue', about, detail: `${line}\n   but ${untrue}` });
}
