// Measures what the background recipe saves: our imitation of the runner runs it with and without its keywords.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { main } from '../../src/steps/main.ts';
import { request, stepKey } from '../../test/fakes/step.ts';
import { seeded } from '../../test/simulator/random.ts';
import { controlOf, readWorkflow } from '../../test/workflow/read-workflow.ts';
import { runWorkflow } from '../../test/workflow/run-workflow.ts';
import { doNothing, type StandIn } from '../../test/workflow/stand-ins.ts';
import type { StepDefinition, Workflow } from '../../test/workflow/workflow-schema.ts';
import { quietStep } from './fleet.ts';
import { type Report, type Section, shown } from './section.ts';
import { mean } from './statistics.ts';

const root = join(import.meta.dirname, '..', '..');
const recipe = join(root, '.github', 'examples', 'background.yml');

/** Our own Action in the recipe, and the Actions that stand in for its two scripts. */
const starter = 'OWNER/roboflow-ephemeral-deployment';
const builder = 'bench/build';
const tester = 'bench/test';

/** Seconds. */
const builds = [0, 20, 60, 180, 600] as const;
const provisionings = [5, 30, 90, 240] as const;

export const background: Section = {
  name: 'background',
  title:
    'Start while you build: until the tests begin, by our imitation of the runner, in virtual time (20 ms an answer)',
  measure,
};

type Times = { buildSeconds: number; provisioningSeconds: number };

async function measure(): Promise<Report> {
  const grid = builds.flatMap((buildSeconds) =>
    provisionings.map((provisioningSeconds) => ({ buildSeconds, provisioningSeconds })),
  );
  const rows: string[][] = [];
  const beyond: number[] = [];
  for (const times of grid) {
    const { buildSeconds, provisioningSeconds } = times;
    const oneByOne = await msUntilTests(times, { inBackground: false });
    const beside = await msUntilTests(times, { inBackground: true });
    const shorter = Math.min(buildSeconds, provisioningSeconds);
    const savedMs = oneByOne - beside;
    beyond.push((savedMs - shorter * 1000) / 1000);
    const seconds = [oneByOne, beside, savedMs].map((ms) => shown(ms / 1000));
    rows.push([`${buildSeconds} s / ${provisioningSeconds} s`, ...seconds, shown(shorter)]);
  }
  const columns = [
    'build / provisioning',
    'one by one s',
    'recipe s',
    'saved s',
    'min(build, provisioning) s',
  ];
  return {
    tables: [{ title: '', columns, rows }],
    targets: [
      {
        what: 'saved beyond min(build, provisioning), least',
        value: Math.min(...beyond),
        bound: { least: 0 },
        unit: ' s',
      },
      {
        what: 'saved beyond min(build, provisioning), mean',
        value: mean(beyond),
        bound: { most: 1.5 },
        unit: ' s',
      },
    ],
    notes: [
      'Where the build is the longer one, the last poll and the two probes are hidden with the provisioning.',
    ],
  };
}

/**
 * Runs the recipe until its tests begin: its build takes so long, and so does the service. Throws if the endpoint's URL
 * is not there by then, or a step fails.
 */
export async function msUntilTests(
  times: Times,
  { inBackground }: { inBackground: boolean },
): Promise<number> {
  const { time, ports, recorded } = quietStep(
    { provisioning: { seconds: times.provisioningSeconds } },
    seeded(3),
  );
  const begun: { url: string; afterMs: number }[] = [];
  const actions: Record<string, StandIn> = {
    'actions/checkout': doNothing,
    [starter]: async () => {
      await main(request, ports);
      return { outputs: recorded.outputs };
    },
    [builder]: async () => {
      await time.clock.sleep(times.buildSeconds * 1000);
      return {};
    },
    [tester]: ({ env }) => {
      begun.push({ url: env['INFERENCE_URL'] ?? '', afterMs: time.elapsed() });
      return {};
    },
  };
  const secrets = { ROBOFLOW_API_KEY: stepKey };
  const yaml = stringify(adapted(readWorkflow(readFileSync(recipe, 'utf8'), recipe), inBackground));
  // The repository has another name, so that the stand-in is used in place of the Action.
  const run = runWorkflow({ yaml, repositoryRoot: root, repositoryName: 'bench', actions, secrets });
  const { conclusion } = await time.run(run);
  const [tests] = begun;
  if (conclusion !== 'success' || tests === undefined || tests.url === '')
    throw new Error(`the job ended as ${conclusion}, its tests ${tests ? 'without a URL' : 'never began'}`);
  return Math.round(tests.afterMs);
}

/** The recipe with stand-ins for its scripts. Unless `inBackground`, the keywords of background steps are removed. */
function adapted(workflow: Workflow, inBackground: boolean): Workflow {
  const jobs = Object.entries(workflow.jobs).map(([id, job]) => {
    const steps = job.steps.filter((step) => inBackground || controlOf(step) === undefined);
    return [id, { ...job, steps: steps.map((step) => adaptedStep(step, inBackground)) }];
  });
  return { ...workflow, jobs: Object.fromEntries(jobs) };
}

function adaptedStep(
  { run, background: isBackground, ...step }: StepDefinition,
  inBackground: boolean,
): StepDefinition {
  if (run !== undefined) return { ...step, uses: `${step.env === undefined ? builder : tester}@v1` };
  return isBackground && inBackground ? { ...step, background: true } : step;
}
