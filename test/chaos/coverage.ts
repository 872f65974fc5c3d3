// Whether what was drawn took effect: a fault that never does is no fault.
import type { StageResult } from '../runner/stage.ts';
import type { Fault } from '../simulator/http/faults.ts';
import { isTooSlow } from './expectation.ts';
import type { MachineTrouble } from './machine-plan.ts';
import type { Run } from './run.ts';
import type { Trouble } from './trouble-plan.ts';

/** Something that was drawn for a run, and whether the run shows that it happened. */
export type Covered = { what: string; tookEffect: boolean };

/** All that was drawn for this run. */
export function coverageOf(run: Run): Covered[] {
  const { scenario } = run;
  const { trouble, machine, wire, intruder, kill, postKill, job } = scenario;
  return [
    ...faults(run),
    ...companions(run),
    ...(trouble.kind === 'none' ? [] : [{ what: labelOf(trouble), tookEffect: troubled(run, trouble) }]),
    ...(machine.kind === 'none' ? [] : [{ what: labelOfMachine(machine), tookEffect: wasOdd(run, machine) }]),
    ...(wire === null ? [] : [{ what: `wire: ${wire.kind}`, tookEffect: run.place.deeds.length > 0 }]),
    ...(intruder.kind === 'none' ? [] : [{ what: `intruder: ${intruder.kind}`, tookEffect: intruded(run) }]),
    ...(kill.kind === 'none' ? [] : [{ what: `kill: ${kill.kind}`, tookEffect: run.isKilled }]),
    ...(postKill.kind === 'none'
      ? []
      : [{ what: `post ${postKill.kind}`, tookEffect: run.postStruckAt !== null }]),
    ...(job.hours === 0
      ? []
      : [{ what: `${job.hours} hours later`, tookEffect: run.post.exitCode !== undefined }]),
    ...(scenario.hasHostileLog ? [{ what: 'hostile log', tookEffect: wasAnswered(run, '/get_log') }] : []),
    ...(isTooSlow(scenario)
      ? [{ what: 'start too slow', tookEffect: /did not|in time/.test(run.main.stdout) }]
      : []),
  ];
}

/** A line for each thing: how often it was drawn, and how often it took effect. */
export function coverageTable(covered: readonly Covered[]): string {
  const groups = [...Map.groupBy(covered, ({ what }) => what)].toSorted(([a], [b]) => a.localeCompare(b));
  const lines = groups.map(([what, all]) => {
    const took = all.filter(({ tookEffect }) => tookEffect).length;
    return `${what.padEnd(40)} drawn ${String(all.length).padStart(4)}, took effect ${String(took).padStart(4)}`;
  });
  return ['what was drawn, and what of it happened:', ...lines].join('\n');
}

/** The faults of the service by kind and stage; a late effect counts where it has landed. */
function faults({ scenario, requests }: Run): Covered[] {
  return scenario.faults.flatMap(({ stage, injection }) => {
    const { fault } = injection;
    const struck = requests.filter(
      ({ actor, struckBy }) => struckBy !== null && actor === stage && isSame(struckBy, fault),
    );
    const late = 'effect' in fault && typeof fault.effect === 'object';
    return [
      { what: `fault in ${stage}: ${fault.kind}`, tookEffect: struck.length > 0 },
      ...(late
        ? [{ what: `late effect in ${stage}`, tookEffect: struck.some(({ request }) => request.effect) }]
        : []),
    ];
  });
}

/** The companions that were drawn; one that needs a name has no run where main told of none. */
function companions({ scenario, companions: ran }: Run): Covered[] {
  const plans = Object.entries(scenario.companions);
  return plans.flatMap(([name, plan]) => {
    if (plan === null) return [];
    const one = ran.find((run) => run.name === name);
    const struck = one?.requests.some(({ struckBy }) => struckBy !== null) ?? false;
    return [
      { what: `companion: ${name}`, tookEffect: one !== undefined },
      ...(plan.faults.length > 0 ? [{ what: `fault in ${name}`, tookEffect: struck }] : []),
      ...(plan.end.kind === 'none'
        ? []
        : [{ what: `${name} ${plan.end.kind}`, tookEffect: (one?.struckAt ?? null) !== null }]),
      ...('moods' in plan && plan.moods.length > 0
        ? [{ what: 'mood of GitHub', tookEffect: one?.answers.some(({ mood }) => mood !== null) ?? false }]
        : []),
    ];
  });
}

const isSame = (one: Fault, other: Fault): boolean => JSON.stringify(one) === JSON.stringify(other);

function labelOf(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'unreachable':
      return `trouble: ${trouble.how}${trouble.region === '' ? '' : `, region ${trouble.region}`}`;
    case 'key':
      return `trouble: key ${trouble.when} (${trouble.policy})`;
    case 'proxy':
      return `trouble: ${trouble.variable}=${trouble.value}`;
    case 'names lost':
      return `trouble: names lost in ${trouble.stage}${trouble.seconds === null ? ' for ever' : ''}`;
    case 'long wait':
      return `trouble: Retry-After at ${trouble.path}`;
    case 'gateway':
    case 'late creates':
      return `trouble: ${trouble.kind} (${'by' in trouble ? trouble.by : trouble.stage})`;
    default:
      return `trouble: ${trouble.kind}`;
  }
}

const printed = (stage: StageResult, words: RegExp | string): boolean =>
  typeof words === 'string' ? stage.stdout.includes(words) : words.test(stage.stdout);

function troubled(run: Run, trouble: Trouble): boolean {
  const { main, post, requests, scenario } = run;
  const struckBy = (kind: Fault['kind']) => requests.some((one) => one.struckBy?.kind === kind);
  switch (trouble.kind) {
    case 'gateway':
    case 'late creates':
    case 'long wait':
      return faults({ ...run, scenario: { ...scenario, faults: scenario.faults.slice(-1) } }).every(
        ({ tookEffect }) => tookEffect,
      );
    case 'nulls':
      return struckBy('nulls');
    case 'renames':
      return printed(main, 'The service named the deployment');
    case 'forged state':
      return printed(post, 'no deployment was created');
    case 'proxy':
      return printed(post, 'HTTP proxy') || printed(post, 'ECONNREFUSED');
    case 'many models':
      return requests.filter(({ request }) => request.path === 'endpoint:/model/add').length > 100;
    case 'capacity':
      return struckBy('status');
    case 'cap':
      return requests.some(({ request, actor }) => request.path === '/list' && actor === 'main');
    case 'names lost':
      return run.traces[trouble.stage].includes('name');
    case 'unreachable':
      return printed(main, 'got no answer');
    default:
      return main.exitCode !== undefined;
  }
}

function labelOfMachine(machine: MachineTrouble): string {
  switch (machine.kind) {
    case 'full disk':
      return `machine: full disk in ${machine.stage}${machine.isTorn ? ', torn' : ''}`;
    case 'command file':
      return `machine: ${machine.file} ${machine.isMissing ? 'missing' : 'unwritable'} in ${machine.stage}`;
    case 'unset':
      return `machine: without ${machine.names.join()}`;
    case 'odd variables':
      return `machine: ${Object.entries(machine.values)[0]?.join('=')}`;
    default:
      return `machine: ${machine.kind}`;
  }
}

function wasOdd({ main, post, traces }: Run, machine: MachineTrouble): boolean {
  const at = 'stage' in machine ? machine.stage : 'main';
  if (machine.kind === 'full disk') return traces[at].includes('write');
  const { exitCode, stdout } = at === 'main' ? main : post;
  if (machine.kind !== 'command file') return exitCode !== undefined;
  return traces[at].includes('write') || /Missing file at path|Unable to access environment/.test(stdout);
}

function intruded({ touches, rivals }: Run): boolean {
  return rivals.intruders.length > 0 || touches.some(({ actor }) => actor === 'intruder');
}

const wasAnswered = ({ requests }: Run, path: string): boolean =>
  requests.some(({ request }) => request.path === path && request.status === 200);
