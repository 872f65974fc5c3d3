// One chaos run: main, whatever ends it, the job in between, post; and everything that can be known about it.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { nothingStarted } from '../../src/deployment/nothing-started.ts';
import { type Job, startJob } from '../runner/job.ts';
import type { StageResult, Watch as StageWatch } from '../runner/stage.ts';
import type { DeploymentSnapshot } from '../simulator/service/records.ts';
import { forgedState } from './forged-state.ts';
import { armKill } from './killer.ts';
import { creatorEmail, runId, type Scenario } from './scenario.ts';
import { type Service, startService } from './service.ts';
import type { SeenRequest, Touch } from './watch.ts';

/** Milliseconds after which a stage counts as hanging; post has less than four minutes. */
export const mostMs = { main: 330_000, post: 240_000 } as const;

const savedState = z.object({
  outcome: z.enum(['starting', 'ready', 'failed', 'gave up', 'cancelled']),
  claims: z.array(z.object({ name: z.string(), id: z.nullable(z.string()), origin: z.string() })),
});

/** What main left behind for post. */
export type SavedState = z.output<typeof savedState>;

/** All that is known of a run when it is over. Times in ms since the epoch. */
export type Run = {
  scenario: Scenario;
  main: StageResult;
  post: StageResult;
  startedAt: number;
  /** When the first signal was sent; null where main ended by itself. */
  struckAt: number | null;
  isKilled: boolean;
  /** How the job went, as post was told. */
  jobStatus: string;
  hung: ('main' | 'post')[];
  state: SavedState | null;
  requests: SeenRequest[];
  touches: readonly Touch[];
  rivals: Service['rivals'];
  /** At the moment main ended, and at the very end, when every late effect has landed. */
  deploymentsAfterMain: DeploymentSnapshot[];
  deployments: DeploymentSnapshot[];
  /** What both stages wrote into their command files. */
  files: { name: string; text: string }[];
  durationMs: number;
};

/** Plays the scenario with the action in `actionDirectory`. `preload` is the URL of child-preload.ts. */
export async function play(scenario: Scenario, action: { directory: string; preload: string }): Promise<Run> {
  const startedAt = Date.now();
  const service = await startService(scenario);
  const job = startJob({ runId: String(runId), secrets: [scenario.apiKey], debug: scenario.isDebug });
  try {
    return await playIn({ scenario, service, job, startedAt }, action);
  } finally {
    job.dispose();
    await service.simulator.close();
  }
}

type Play = { scenario: Scenario; service: Service; job: Job; startedAt: number };

async function playIn(begun: Play, action: { directory: string; preload: string }): Promise<Run> {
  const { scenario, service, job, startedAt } = begun;
  const { simulator } = service;
  const hung: Run['hung'] = [];
  let isPost = false;
  const step = job.uses(action.directory, {
    id: 'gpu',
    with: {
      ...scenario.inputs,
      'api-key': scenario.apiKey,
      'creator-email': creatorEmail,
      'api-url': simulator.url,
    },
    env: () => ({
      ...variables(scenario, isPost, action.preload),
      ...(scenario.speed === 1
        ? {}
        : { CHAOS_SPEED: String(scenario.speed), CHAOS_BEGUN_AT: String(startedAt) }),
    }),
  });
  const killer = armKill(scenario.kill, { job, simulator });
  const main = await step.main(bounded('main', hung, killer.attach));
  killer.end();
  const deploymentsAfterMain = simulator.deployments();
  await service.turnToPost();
  if (scenario.job.status !== null && job.status === 'success') job.state.status = scenario.job.status;
  exportTrouble(scenario, job, simulator.url);
  isPost = true;
  const jobStatus = job.status;
  const post = await step.post(bounded('post', hung));
  await simulator.settled();
  return {
    ...{ scenario, main, post, startedAt, hung, deploymentsAfterMain },
    struckAt: killer.struckAt,
    jobStatus,
    isKilled: killer.struckAt !== null || main.signal === 'SIGKILL',
    state: readState(main),
    requests: service.watch.requests(),
    touches: service.watch.touches(),
    rivals: service.rivals,
    deployments: simulator.deployments(),
    files: commandFiles(job),
    durationMs: Date.now() - startedAt,
  };
}

function variables({ seed, kill, job }: Scenario, isPost: boolean, preload: string): Record<string, string> {
  const common = { NODE_OPTIONS: `--import ${preload}`, CHAOS_SEED: String(seed * 2 + Number(isPost)) };
  if (isPost) return { ...common, CHAOS_AHEAD_MS: String(job.hours * 3_600_000) };
  return kill.kind === 'write' ? { ...common, CHAOS_KILL: `${kill.position}:${kill.nth}` } : common;
}

/** What later steps of the job write to GITHUB_ENV. */
function exportTrouble({ trouble }: Scenario, job: Job, url: string): void {
  if (trouble.kind === 'proxy') job.state.environment.set(trouble.variable, trouble.value);
  if (trouble.kind === 'forged state')
    job.state.environment.set('STATE_deployment', forgedState(url + trouble.path));
}

function bounded(
  stage: 'main' | 'post',
  hung: Run['hung'],
  onSpawn: NonNullable<StageWatch['onSpawn']> = () => {},
): StageWatch {
  return {
    onSpawn(child) {
      onSpawn(child);
      const timer = setTimeout(() => {
        hung.push(stage);
        child.kill('SIGKILL');
      }, mostMs[stage]);
      child.once('exit', () => clearTimeout(timer));
    },
  };
}

function readState(main: StageResult): SavedState | null {
  const text = main.state['deployment'];
  return text === undefined || text === nothingStarted ? null : savedState.parse(JSON.parse(text));
}

/** As they are on the disk: what the runner shows of them is masked. */
function commandFiles(job: Job): Run['files'] {
  const folder = path.join(job.temp, '_runner_file_commands');
  return readdirSync(folder).map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}
