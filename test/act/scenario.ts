// What a workflow is run with and what it must show, and the ids of runs that all workflows know.
import { runScopedName } from '../../src/deployment/names.ts';
import type { SimulatorOptions } from '../simulator/options.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { has, keyIsHidden, leftEmpty, type Seen, same } from './seen.ts';

/** A claim about a finished run. It returns what is wrong with the run, or an empty text. */
export type Claim = (seen: Seen) => string;

/** `workflow` is a file of workflows/. Under `fails` act must exit with 1, else with 0. */
export type Scenario = {
  workflow: string;
  fails?: true;
  simulator?: SimulatorOptions;
  /** Puts things in the workspace beforehand. */
  prepare?: (simulator: Simulator) => void;
  claims: Record<string, Claim>;
};

/** The id of the run that every workflow believes to be. It lies between 36^6 and 36^7, as real ones do. */
export const runId = 19_876_543_210;

/** The ids of a run of the same repository that is over, of one that goes on, and of one of another repository. */
export const otherRuns = { over: 19_800_000_001, goingOn: 19_800_000_002, foreign: 19_800_000_003 };

/** The name that the jobs of this run share under `scope: run`. */
export const sharedName = runScopedName({
  id: runId,
  server: 'github.com',
  repository: 'octo-org/octo-repo',
  url: '',
});
/** Returns the name that a run's step gave its deployment. */
export const stranded = (id: number) => `ci-${id.toString(36)}-zzzz`;
/** What holds at the end of every scenario except the sweeping ones. */
export const tidy = { 'leaves the simulator empty': leftEmpty, 'never shows the key': keyIsHidden };

/** What every recipe must do, whatever it shows. `text` is the text of its file. */
export function recipeScenario(workflow: string, text: string): Scenario {
  const sweeps = text.includes('/sweep@');
  return {
    workflow,
    prepare: (simulator) => {
      if (sweeps) simulator.place({ name: stranded(otherRuns.over) });
    },
    claims: {
      'uses the service': ({ simulator }) => same(simulator.deployments().length > 0, true),
      'leaves nothing running': ({ simulator }) =>
        same(
          simulator.alive().map(({ name }) => name),
          [],
        ),
      'never shows the key': keyIsHidden,
    },
  };
}

/** The job `self-test` of our own ci.yml, which has its own simulator and judges itself. */
export const selfTest: Scenario = {
  workflow: 'ci.yml',
  claims: {
    'has its simulator state that nothing is left': ({ printed }) =>
      has(printed('self-test', 'Post'), '3 created, 0 left alive, 0 paused'),
  },
};
