// nektos/act runs real workflows on this machine against the simulator: `npm run test:act [-- outputs.yml ...]`. `npm
// run test:act -- path/to/workflow.yml` runs any workflow, and shows its log.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { messageOf, startTally } from '../../.ci/tally.ts';
import { act, provide } from '../../.ci/tools.ts';
import { type Simulator, startSimulator } from '../simulator/simulator.ts';
import { type AnyWorkflow, anyScenario, findWorkflow, leftOver, stageAny } from './any-workflow.ts';
import { startFakeGithub } from './fake-github.ts';
import { manyJobs } from './many-jobs.ts';
import { oneJob } from './one-job.ts';
import { isRehearsal, prepareRehearsal } from './rehearsal.ts';
import { type ActOptions, runAct } from './run-act.ts';
import { otherRuns, recipeScenario, runId, type Scenario, selfTest } from './scenario.ts';
import { seenIn } from './seen.ts';
import { recipes, stageCheckout, stageRecipes, stageRedirected, stageRepository } from './stage.ts';

/**
 * act runs the legs of a matrix side by side on data that it does not guard (built with `go install -race`, it says so
 * of job_executor.go:72 and others), and now and then Go's run time ends it for that: then the workflow is run again.
 */
const mostCrashes = 3;

const repository = 'octo-org/octo-repo';
const ours = 'OWNER/roboflow-ephemeral-deployment@v1';
const asked = process.argv.slice(2);
const isAsked = (workflow: string) => asked.length === 0 || asked.includes(workflow);
const folder = mkdtempSync(join(tmpdir(), 'act-'));
const tally = startTally();
const github = await startFakeGithub({
  repository,
  runs: { [runId]: 'in_progress', [otherRuns.over]: 'completed', [otherRuns.goingOn]: 'in_progress' },
});
try {
  const program = provide(act);
  await playScenarios(program);
  await playRecipes(program);
  if (isAsked(selfTest.workflow)) await playSelfTest(program);
  for (const named of asked) {
    const found = findWorkflow(named);
    if (found !== null) await playAny(program, named, found);
  }
} catch (error) {
  tally.check('act can be run', messageOf(error));
} finally {
  await github.close();
  rmSync(folder, { recursive: true, force: true });
}
tally.end();

async function playScenarios(program: string) {
  const staged = join(folder, 'repository');
  stageRepository(staged);
  for (const scenario of [...oneJob, ...manyJobs].filter(({ workflow }) => isAsked(workflow))) {
    await play(scenario, () => ({
      act: program,
      repository: staged,
      workflow: `.github/workflows/${scenario.workflow}`,
      localRepositories: { [ours]: staged },
    }));
  }
}

async function playRecipes(program: string) {
  const user = join(folder, 'user');
  stageRecipes(user);
  for (const { path, text, uses } of recipes()) {
    const name = `examples/${basename(path)}`;
    if (!isAsked(name)) continue;
    if (text.includes('background: true')) {
      console.log(`--      ${name} is not run: act knows no background steps`);
      continue;
    }
    const foreign = uses.filter((action) => !/^([.$]\/|actions\/checkout@|OWNER\/)/.test(action));
    if (foreign.length > 0) {
      console.log(`--      ${name} is not run: it needs ${foreign.join(', ')}`);
      continue;
    }
    if (isRehearsal(text)) {
      await playRehearsal(program, { path, text, name });
      continue;
    }
    await play(recipeScenario(name, text), (simulator) => {
      const redirected = join(folder, 'redirected', name);
      stageRedirected(redirected, simulator.url);
      const event = text.includes('workflow_dispatch:') ? 'workflow_dispatch' : 'push';
      return {
        act: program,
        repository: user,
        workflow: path,
        event,
        localRepositories: { [ours]: redirected },
      };
    });
  }
}

async function playRehearsal(program: string, recipe: { path: string; text: string; name: string }) {
  const { text, scenario, server } = await prepareRehearsal(recipe.name, recipe.text);
  try {
    const [user, actions] = [join(folder, 'rehearsing-user'), join(folder, 'actions')];
    stageRecipes(user, { [recipe.path]: text });
    stageRepository(actions);
    await play(scenario, () => ({
      act: program,
      repository: user,
      workflow: recipe.path,
      event: 'pull_request',
      localRepositories: { [ours]: actions },
    }));
  } finally {
    await server.close();
  }
}

async function playSelfTest(program: string) {
  const checkout = join(folder, 'checkout');
  stageCheckout(checkout);
  await play(selfTest, () => ({
    act: program,
    repository: checkout,
    workflow: '.github/workflows/ci.yml',
    job: 'self-test',
  }));
}

async function playAny(program: string, named: string, found: AnyWorkflow) {
  await play(anyScenario(named), (simulator) => {
    const staged = stageAny(found, {
      folder: mkdtempSync(join(folder, 'any-')),
      simulatorUrl: simulator.url,
    });
    return { act: program, ...staged, workflow: found.path, event: found.event, isShown: true };
  });
}

type Options = (simulator: Simulator) => Pick<
  ActOptions,
  'act' | 'repository' | 'workflow' | 'job' | 'event' | 'localRepositories'
> & {
  isShown?: true;
};

/** Runs one workflow, and checks its claims. */
async function play(scenario: Scenario, options: Options) {
  try {
    for (let crashes = 1; ; crashes++) {
      const crash = await playOnce(scenario, options, crashes < mostCrashes);
      if (crash === null) return;
      console.log(`--      ${scenario.workflow}: act itself broke down (${crash}); once more`);
    }
  } catch (error) {
    tally.check(`${scenario.workflow} can be run`, messageOf(error));
  }
}

/** Runs it with a simulator of its own. Returns how act broke down where that is forgiven, and claims nothing then. */
async function playOnce(
  { workflow, fails, simulator: simulated, prepare, claims }: Scenario,
  options: Options,
  forgivesCrash: boolean,
): Promise<string | null> {
  const simulator = await startSimulator({
    provisioning: { seconds: 1 },
    deletionSeconds: 0.5,
    ...simulated,
  });
  try {
    prepare?.(simulator);
    const { isShown, ...given } = options(simulator);
    const run = await runAct({
      ...given,
      home: mkdtempSync(join(folder, 'home-')),
      secrets: { GITHUB_TOKEN: 'unused-token-0000', ROBOFLOW_API_KEY: simulator.apiKey },
      variables: { SIMULATOR_URL: simulator.url },
      env: { GITHUB_RUN_ID: String(runId), GITHUB_REPOSITORY: repository, GITHUB_API_URL: github.url },
    });
    if (run.crash !== null && forgivesCrash) return run.crash;
    if (isShown) console.log(`${run.log}\n${leftOver(simulator)}`);
    const seen = seenIn(run, simulator);
    const ending = {
      [fails ? 'fails as it must' : 'succeeds']: () => exitProblem(run.exitCode, fails ? 1 : 0),
    };
    const problems = Object.entries({ ...ending, ...claims }).map(([name, claim]) => ({
      name,
      problem: claim(seen),
    }));
    for (const { name, problem } of problems) tally.check(`${workflow}: ${name}`, problem);
    if (!isShown && problems.some(({ problem }) => problem !== '')) console.error(run.log);
    return null;
  } finally {
    await simulator.close();
  }
}

function exitProblem(seen: number | null, wanted: number): string {
  return seen === wanted ? '' : `act's exit code was ${seen} instead of ${wanted}`;
}
