// Promises 1 and 2: nothing that the step made is left, and nothing of others was touched.
import type { DeploymentSnapshot } from '../simulator/service/records.ts';
import { mayLandAfterPost, mayStrand } from './expectation.ts';
import type { Run } from './run.ts';
import { knownName } from './scenario.ts';
import type { Violation } from './violation.ts';

/** What is left that should not be, by the service's own record of who made what. */
export function leaks(run: Run): Violation[] {
  const choice = choiceOf(run);
  return run.deployments
    .filter(({ madeBy, status }) => madeBy === 'add' && !['deleted', 'deleting', 'expired'].includes(status))
    .filter(
      (left) =>
        !(isCurrent(left, run) && (choice === 'keep' || (choice === 'pause' && left.status === 'paused'))),
    )
    .filter((left) => !isExcused(left, run))
    .map(({ name, id, status }) => ({
      kind: 'leak',
      message: `deployment ${name} (${id}), made by this step, is ${status} after post; it was to be ${choice}d`,
    }));
}

/** Changes to what others made, other than those that were asked for; and what was not put back as it was found. */
export function foreignTouches(run: Run): Violation[] {
  const touched = run.touches
    .filter(({ actor, id }) => ['main', 'post'].includes(actor) && made(run, id)?.madeBy === 'place')
    .filter(({ what, id }) => !wasAskedFor(what, id, run))
    .map(({ what, id, actor }): Violation => {
      const name = made(run, id)?.name;
      return {
        kind: 'foreign',
        message: `${actor} ${what} deployment ${name} (${id}), which it did not make`,
      };
    });
  return [...touched, ...notPutBack(run)];
}

/** The job's own decision about what the step made; a start that never became ready has none but to be deleted. */
function choiceOf({ scenario: { inputs }, state, jobStatus }: Run): 'delete' | 'pause' | 'keep' {
  if (state?.outcome === 'ready') return inputs[jobStatus === 'failure' ? 'teardown-on-failure' : 'teardown'];
  // Shared: other jobs of the run may use it well, unless it failed to start.
  return inputs.scope === 'run' && state !== null && state.outcome !== 'failed' ? inputs.teardown : 'delete';
}

function isCurrent({ id, name }: DeploymentSnapshot, { state }: Run): boolean {
  const claim = state?.claims.at(-1);
  return claim?.origin === 'created' && (claim.id === null ? claim.name === name : claim.id === id);
}

/** What post could not take away it must have told by name, with the command that removes it. */
function isExcused({ name }: { name: string }, run: Run): boolean {
  const { scenario, post, jobStatus, state } = run;
  // Who is killed without a word can tell nothing.
  if (run.postStruckAt !== null && post.signal !== undefined) return true;
  const isHurried = jobStatus === 'cancelled' || state?.outcome === 'cancelled';
  const refusal = scenario.inputs['on-teardown-error'] === 'warn' ? 'warning' : 'error';
  const isToldAt = (levels: readonly string[]) =>
    post.annotations.some(
      ({ level, message }) =>
        levels.includes(level) && message.includes(`roboflow deployment delete ${name}`),
    );
  // Of a create that got no answer nobody knows whether there is anything: post warns of it.
  if (mayLandAfterPost(scenario, isHurried)) return isToldAt(['warning', 'error']);
  // A stop makes room for a create that was lost before, and that the name kept from taking effect.
  if (scenario.companions.stop !== null && isToldAt(['warning'])) return true;
  return (mayStrand(scenario) || run.postStruckAt !== null) && isToldAt([refusal]);
}

/** What a later step sets in the place of main's state is obeyed by nobody. */
export function obeyedForgery({ scenario, requests }: Run): Violation[] {
  if (scenario.trouble.kind !== 'forged state') return [];
  return requests.map(({ actor, request }) => ({
    kind: 'foreign',
    message: `${actor} asked for ${request.path} after bad input, as a forged state has it`,
  }));
}

/** A deployment that the service named otherwise is claimed by the name of the answer. */
export function misnamed({ scenario, main, state, isKilled }: Run): Violation[] {
  if (scenario.trouble.kind !== 'renames' || isKilled || main.exitCode !== 0) return [];
  const claimed = state?.claims.at(-1)?.name;
  const told = main.outputs['deployment-name'];
  if (claimed === told && told !== knownName(scenario)) return [];
  return [
    {
      kind: 'other',
      message: `claimed as ${claimed} and told as ${told}, asked for as ${knownName(scenario)}`,
    },
  ];
}

const made = ({ deployments }: Run, id: string) => deployments.find((one) => one.id === id);

/** `reuse` and `replace` speak of whatever holds the name when the step comes to it. */
function wasAskedFor(what: string, id: string, run: Run): boolean {
  const { inputs, intruder } = run.scenario;
  const cameInTime = intruder.kind === 'is faster' || intruder.kind === 'is a twin';
  const holders = [run.rivals.existing, ...(cameInTime ? run.rivals.intruders : [])];
  if (!holders.includes(id)) return false;
  if (inputs['if-exists'] === 'replace') return what === 'deleted';
  return inputs['if-exists'] === 'reuse' && what !== 'deleted' && wasPaused(id, run);
}

function wasPaused(id: string, { scenario: { existing, intruder }, rivals }: Run): boolean {
  if (id === rivals.existing) return existing?.status === 'paused';
  return intruder.kind === 'is faster' && intruder.status === 'paused' && rivals.intruders.includes(id);
}

/** A shared one that was resumed is not put to sleep under the other jobs of the run. */
function notPutBack(run: Run): Violation[] {
  if (run.scenario.inputs.scope === 'run') return [];
  return run.deployments
    .filter(({ madeBy, id }) => madeBy === 'place' && wasPaused(id, run))
    .filter(({ status }) => status === 'ready' || status === 'pending')
    .filter((left) => !isExcused(left, run))
    .map(({ name, id, status }) => ({
      kind: 'foreign',
      message: `deployment ${name} (${id}) was found paused and is ${status} after post: not put back as it was found`,
    }));
}
