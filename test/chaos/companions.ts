// Runs the companion Actions of a scenario: logs and stop between main and post, sweep in a later workflow run.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { clockVariables } from '../fakes/fast-clock.ts';
import { type Job, startJob } from '../runner/job.ts';
import { jobToken } from '../runner/job-environment.ts';
import type { StageResult } from '../runner/stage.ts';
import type { DeploymentSnapshot } from '../simulator/service/records.ts';
import type { CompanionName, Companions } from './companion-plan.ts';
import { armPostKill } from './killer.ts';
import { type GithubAnswer, knownRuns, startMoodyGithub } from './moody-github.ts';
import { runId, type Scenario } from './scenario.ts';
import type { Service } from './service.ts';
import type { SeenRequest, Touch } from './watch.ts';

/** All that is known of one companion that has run. */
export type CompanionRun = {
  name: CompanionName;
  result: StageResult;
  /** The deployment it was told of; '' for none or the shared one. */
  deploymentName: string;
  struckAt: number | null;
  isHung: boolean;
  before: DeploymentSnapshot[];
  after: DeploymentSnapshot[];
  requests: SeenRequest[];
  touches: readonly Touch[];
  answers: readonly GithubAnswer[];
  files: { name: string; text: string }[];
};

/** Where and with what companions run. */
export type CompanionScene = {
  scenario: Scenario;
  service: Service;
  job: Job;
  apiUrl: string;
  action: { directory: string; preload: string };
  startedAt: number;
};

/** Milliseconds after which a companion counts as hanging: what a teardown may take, and the patience before it. */
const mostMs = 280_000;

/** Runs those that come between main and post. `deploymentName` is what main told of, null where it told of none. */
export async function playBetween(
  { logs, stop }: Companions,
  deploymentName: string | null,
  scene: CompanionScene,
): Promise<CompanionRun[]> {
  const runs: CompanionRun[] = [];
  const { scope } = scene.scenario.inputs;
  const name = scope === 'run' ? '' : deploymentName;
  if (name === null) return runs;
  if (logs !== null) {
    const file = path.join(scene.job.workspace, 'saved.log');
    const inputs = { 'deployment-name': name, format: logs.format, path: file };
    const ran = await play({ name: 'logs', plan: logs, inputs, answers: [] }, scene);
    const files = existsSync(file) ? [{ name: 'the saved log', text: readFileSync(file, 'utf8') }] : [];
    runs.push({ ...ran, files: [...ran.files, ...files] });
  }
  if (stop !== null) {
    const { mode, onTeardownError } = stop;
    const inputs = { 'deployment-name': name, mode, 'on-teardown-error': onTeardownError };
    runs.push(await play({ name: 'stop', plan: stop, inputs, answers: [] }, scene));
  }
  return runs;
}

/** Runs sweep, among others' deployments; returns null where none was drawn. */
export async function playSweep(scene: CompanionScene): Promise<CompanionRun | null> {
  const { scenario } = scene;
  const plan = scenario.companions.sweep;
  if (plan === null) return null;
  const github = await startMoodyGithub(plan, runId);
  const job = startJob({
    runId: String(knownRuns.ofSweep),
    secrets: [scenario.apiKey],
    debug: scenario.isDebug,
    github: { api_url: github.url },
  });
  try {
    const inputs = { 'github-token': jobToken, 'dry-run': String(plan.isDryRun) };
    return await play({ name: 'sweep', plan, inputs, answers: github.answers }, { ...scene, job });
  } finally {
    job.dispose();
    await github.close();
  }
}

/**
 * Places one deployment of each of GitHub's runs, and a second of the run that is over: before main, as a list that lags
 * shows nothing of what is new.
 */
export function placeOrphans({ simulator, watch }: Service): void {
  const { over, goingOn, startedAgain, foreign } = knownRuns;
  for (const [index, id] of [over, over, goingOn, startedAgain, foreign].entries()) {
    const createdAt = Date.now() - 3_600_000;
    simulator.place({ name: `ci-${id.toString(36)}-swp${index}`, durationHours: 1_000, createdAt });
  }
  watch.refresh();
}

type Step = {
  name: CompanionName;
  plan: NonNullable<Companions[CompanionName]>;
  inputs: Record<string, string>;
  answers: readonly GithubAnswer[];
};

async function play({ name, plan, inputs, answers }: Step, scene: CompanionScene): Promise<CompanionRun> {
  const { scenario, service, job, apiUrl, action } = scene;
  const { simulator, watch } = service;
  watch.turnTo(name);
  for (const fault of plan.faults) watch.inject(fault);
  const before = simulator.deployments();
  const touched = watch.touches().length;
  const step = job.uses(path.join(action.directory, name), {
    id: name,
    with: { ...inputs, 'api-key': scenario.apiKey, 'api-url': apiUrl },
    env: variables(name, scene),
  });
  const killer = armPostKill(plan.end);
  const bounds = { isHung: false };
  const result = await step.main(bounded(killer.attach, bounds));
  killer.end();
  const after = simulator.deployments();
  // What is still to land belongs to this step, and the next one meets faults of its own.
  const ran = { name, result, deploymentName: inputs['deployment-name'] ?? '', before };
  if (name === 'sweep') await simulator.settled();
  return {
    ...ran,
    ...{ struckAt: killer.struckAt, isHung: bounds.isHung, answers },
    after: name === 'sweep' ? simulator.deployments() : after,
    requests: watch.requests().filter(({ actor }) => actor === name),
    touches: watch.touches().slice(touched),
    files: commandFiles(job),
  };
}

function variables(name: CompanionName, { scenario, startedAt, action, job }: CompanionScene) {
  const aheadMs = name === 'sweep' ? scenario.job.hours * 3_600_000 : 0;
  return {
    NODE_OPTIONS: `--import ${action.preload}`,
    CHAOS_SEED: String(scenario.seed * 2 + name.length * 1_000_003),
    ...clockVariables({ speed: 1, from: startedAt, aheadMs }),
    CHAOS_TRACE: path.join(job.temp, `trace-of-${name}`),
  };
}

/** Ends a companion that hangs, and hands it to the killer when it begins to speak. */
function bounded(attach: ReturnType<typeof armPostKill>['attach'], bounds: { isHung: boolean }) {
  let begun: Parameters<typeof attach>[0] | null = null;
  return {
    onSpawn(child: Parameters<typeof attach>[0]) {
      begun = child;
      const timer = setTimeout(() => {
        bounds.isHung = true;
        child.kill('SIGKILL');
      }, mostMs);
      child.once('exit', () => clearTimeout(timer));
    },
    onLine() {
      if (begun !== null) attach(begun);
      begun = null;
    },
  };
}

/** As they are on the disk. */
function commandFiles(job: Job): CompanionRun['files'] {
  const folder = path.join(job.temp, '_runner_file_commands');
  return readdirSync(folder).map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}
