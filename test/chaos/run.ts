// One chaos run: main, whatever ends it, the job in between, post; and everything that can be known about it.

import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { nothingStarted } from '../../src/deployment/nothing-started.ts';
import { clockVariables } from '../fakes/fast-clock.ts';
import { type Job, startJob } from '../runner/job.ts';
import type { StageResult, Watch as StageWatch } from '../runner/stage.ts';
import type { DeploymentSnapshot } from '../simulator/service/records.ts';
import { wrongKey } from './access-plan.ts';
import { type CompanionRun, placeOrphans, playBetween, playSweep } from './companions.ts';
import { forgedState } from './forged-state.ts';
import { armKill, armPostKill } from './killer.ts';
import { machineVariables } from './machine-plan.ts';
import { openPlace, type Place, type Stage } from './place.ts';
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
  /** The same of post. */
  postStruckAt: number | null;
  /** Milliseconds from the start of a stage's process to its first line: the machine's affair, not the step's. */
  silentMs: Record<Stage, number>;
  /** What of the drawn happened to the processes, in their own words (child-preload.ts). */
  traces: Record<Stage, string>;
  /** Where the step was told that the service is. */
  place: Pick<Place, 'apiUrl' | 'host' | 'connects' | 'deeds'>;
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
  /** The companions in their order; all else is as it was before sweep began. */
  companions: CompanionRun[];
  durationMs: number;
};

/** Plays the scenario with the action in `actionDirectory`. `preload` is the URL of child-preload.ts. */
export async function play(scenario: Scenario, action: { directory: string; preload: string }): Promise<Run> {
  const startedAt = Date.now();
  const service = await startService(scenario);
  const secrets = [scenario.apiKey, wrongKey];
  const job = startJob({ runId: String(runId), secrets, debug: scenario.isDebug });
  const place = await openPlace(scenario, service.simulator.url);
  try {
    return await playIn({ scenario, service, place, job, startedAt }, action);
  } finally {
    job.dispose();
    await place.close();
    await service.simulator.close();
  }
}

type Play = { scenario: Scenario; service: Service; place: Place; job: Job; startedAt: number };

async function playIn(begun: Play, action: { directory: string; preload: string }): Promise<Run> {
  const { scenario, service, place, job, startedAt } = begun;
  const { simulator } = service;
  const hung: Run['hung'] = [];
  let stage: Stage = 'main';
  if (scenario.companions.sweep !== null) placeOrphans(service);
  const step = job.uses(action.directory, {
    id: 'gpu',
    with: () => ({
      ...scenario.inputs,
      'api-key': place.key(stage),
      'creator-email': creatorEmail,
      'api-url': place.apiUrl,
    }),
    env: () => ({
      ...variables(scenario, { stage, startedAt, preload: action.preload }),
      ...place.variables(stage),
      CHAOS_TRACE: traceFile(job, stage),
    }),
  });
  const killer = armKill(scenario.kill, { job, simulator });
  const silentMs = { main: 0, post: 0 };
  const main = await step.main(watched('main', { hung, silentMs, onSpawn: killer.attach }));
  killer.end();
  const deploymentsAfterMain = simulator.deployments();
  const scene = { scenario, service, job, action, startedAt, apiUrl: place.apiUrl };
  const told = main.outputs['deployment-name'] ?? readState(main)?.claims.at(-1)?.name ?? null;
  const between = await playBetween(scenario.companions, told, scene);
  await service.turnToPost();
  place.turnToPost();
  if (scenario.job.status !== null && job.status === 'success') job.state.status = scenario.job.status;
  exportTrouble(scenario, job, simulator.url);
  stage = 'post';
  const jobStatus = job.status;
  const postKiller = armPostKill(scenario.postKill);
  const post = await step.post(watched('post', { hung, silentMs, onFirstLine: postKiller.attach }));
  postKiller.end();
  await simulator.settled();
  const run = {
    ...{ scenario, main, post, startedAt, hung, silentMs, deploymentsAfterMain },
    ...{ struckAt: killer.struckAt, postStruckAt: postKiller.struckAt, place },
    traces: { main: readTrace(job, 'main'), post: readTrace(job, 'post') },
    jobStatus,
    isKilled: killer.struckAt !== null || main.signal === 'SIGKILL',
    state: readState(main),
    requests: service.watch.requests(),
    touches: [...service.watch.touches()],
    rivals: service.rivals,
    deployments: simulator.deployments(),
    files: commandFiles(job),
  };
  const sweep = await playSweep(scene);
  const companions = sweep === null ? between : [...between, sweep];
  return { ...run, companions, durationMs: Date.now() - startedAt };
}

function variables(
  { seed, kill, job, speed, machine }: Scenario,
  { stage, startedAt, preload }: { stage: Stage; startedAt: number; preload: string },
): Record<string, string> {
  const isPost = stage === 'post';
  const isWrong = machine.kind === 'clock';
  const offMs = isPost && isWrong ? machine.postAheadMs : 0;
  return {
    NODE_OPTIONS: `--import ${preload}`,
    CHAOS_SEED: String(seed * 2 + Number(isPost)),
    ...clockVariables({
      ...{ speed, from: startedAt, aheadMs: (isPost ? job.hours * 3_600_000 : 0) + offMs },
      ...(isWrong ? { jump: { atMs: machine.atMs, byMs: machine.jumpMs } } : {}),
    }),
    ...(kill.kind === 'write' && !isPost ? { CHAOS_KILL: `${kill.position}:${kill.nth}` } : {}),
    ...machineVariables(machine, stage),
  };
}

/** What later steps of the job write to GITHUB_ENV. */
function exportTrouble({ trouble }: Scenario, job: Job, url: string): void {
  if (trouble.kind === 'proxy') job.state.environment.set(trouble.variable, trouble.value);
  if (trouble.kind === 'forged state')
    job.state.environment.set('STATE_deployment', forgedState(url + trouble.path));
}

type Watching = {
  hung: Run['hung'];
  silentMs: Run['silentMs'];
  onSpawn?: (child: ChildProcess) => void;
  onFirstLine?: (child: ChildProcess) => void;
};

/** Ends a stage that hangs, and hears when it begins to speak. */
function watched(
  stage: Stage,
  { hung, silentMs, onSpawn = () => {}, onFirstLine = () => {} }: Watching,
): StageWatch {
  let begun: { child: ChildProcess; at: number } | null = null;
  return {
    onSpawn(child) {
      begun = { child, at: Date.now() };
      onSpawn(child);
      const timer = setTimeout(() => {
        hung.push(stage);
        child.kill('SIGKILL');
      }, mostMs[stage]);
      child.once('exit', () => clearTimeout(timer));
    },
    onLine() {
      if (begun === null) return;
      const { child, at } = begun;
      begun = null;
      silentMs[stage] = Date.now() - at;
      onFirstLine(child);
    },
  };
}

const traceFile = (job: Job, stage: Stage) => path.join(job.temp, `trace-of-${stage}`);

function readTrace(job: Job, stage: Stage): string {
  const file = traceFile(job, stage);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
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
