// One run of the companions: a shared deployment is started, its log saved, stopped, and what is left is swept.
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import path from 'node:path';
import { listenOnLoopback } from '../../fakes/loopback.ts';
import { type Job, startJob } from '../../runner/job.ts';
import type { StageResult, Watch } from '../../runner/stage.ts';
import { seeded } from '../../simulator/random.ts';
import type { DeploymentSnapshot } from '../../simulator/service/records.ts';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import { creatorEmail } from '../scenario.ts';
import type { Companion, CompanionPlan, Ending } from './plan.ts';

/** Ids of runs of the sweep's repository: the jobs' own, another that is over, and one that goes on. */
export const runIds = { own: 16_000_000_000, over: 16_000_000_001, goingOn: 17_000_000_000 } as const;
/** A run of another repository, which the token cannot see. */
const unseen = 18_000_000_000;
const sweepsRun = 19_000_000_000;

const nameOf = (runId: number) => `ci-${runId.toString(36)}-abcd`;

/** What others own: none of it may be touched. */
export const others = ['prod-gpu-1', nameOf(runIds.goingOn), nameOf(unseen)];
/** What a lost runner left behind: the sweep is there for it. */
export const orphan = nameOf(runIds.over);

/** All that is known of a run when it is over. */
export type CompanionRun = {
  plan: CompanionPlan;
  main: StageResult;
  post: StageResult;
  stages: Record<Companion, StageResult>;
  /** Whether the signal found the process still running. */
  isStruck: Record<Companion, boolean>;
  /** What lived after each of them, every late effect included. */
  alive: Record<Companion | 'main' | 'post', DeploymentSnapshot[]>;
  /** The requests of each that change something, as path and name. */
  commands: Record<Companion, string[]>;
};

/** Plays the plan with the built actions in `directory`. */
export async function playCompanions(plan: CompanionPlan, directory: string): Promise<CompanionRun> {
  const { apiKey, service } = plan;
  const simulator = await startSimulator({
    ...{ apiKey, deletionSeconds: service.deletionSeconds, staleReadsMs: service.staleReadsMs },
    latencyMs: (random) => random() * service.latencyMs,
    provisioning: { seconds: 0.2, replicaSeconds: 0 },
    random: seeded(plan.seed),
  });
  const github = await startGithub(plan);
  const jobs: Job[] = [];
  const open = (runId: number) => {
    const job = startJob({ runId: String(runId), secrets: [apiKey], github: { api_url: github.url } });
    jobs.push(job);
    return job;
  };
  try {
    return await playWith({ plan, directory, simulator, open, github });
  } finally {
    for (const job of jobs) job.dispose();
    await github.close();
    await simulator.close();
  }
}

type Play = {
  plan: CompanionPlan;
  directory: string;
  simulator: Simulator;
  open: (runId: number) => Job;
  github: Github;
};

async function playWith({ plan, directory, simulator, open, github }: Play): Promise<CompanionRun> {
  for (const name of [...others, orphan]) simulator.place({ name, durationHours: 1_000 });
  const common = { 'api-key': plan.apiKey, 'api-url': simulator.url };
  const starting = open(runIds.own);
  const own = { ...common, 'creator-email': creatorEmail, scope: 'run', 'poll-interval-seconds': '1' };
  const step = starting.uses(directory, { with: own });
  const main = await step.main();
  const alive = { main: await living(simulator) };
  const inputs: Record<Companion, Record<string, string>> = {
    logs: { path: 'saved.log' },
    stop: { 'on-teardown-error': plan.onTeardownError },
    sweep: {},
  };
  const runOne = async (name: Companion) => {
    const job = open(name === 'sweep' ? sweepsRun : runIds.own);
    const before = simulator.requests().length;
    for (const injection of plan.faults[name]) simulator.inject(injection);
    const companion = job.uses(path.join(directory, name), {
      id: 'it',
      with: { ...common, ...inputs[name] },
    });
    const killer = strike(plan.endings[name], job);
    const stage = await companion.main(killer.watch);
    simulator.clearFaults();
    const commands = simulator
      .requests()
      .slice(before)
      .filter(({ method, path: asked }) => method === 'POST' && asked.startsWith('/'))
      .map(({ path: asked, deploymentName }) => `${asked} ${deploymentName}`);
    return { stage, isStruck: killer.isStruck(), alive: await living(simulator), commands };
  };
  const logs = await runOne('logs');
  const stop = await runOne('stop');
  const post = await step.post();
  const afterPost = await living(simulator);
  // From here on the run of the jobs is over.
  github.end();
  const sweep = await runOne('sweep');
  const of = <T>(take: (one: typeof logs) => T): Record<Companion, T> => ({
    logs: take(logs),
    stop: take(stop),
    sweep: take(sweep),
  });
  return {
    ...{ plan, main, post, stages: of(({ stage }) => stage), isStruck: of(({ isStruck }) => isStruck) },
    alive: { ...alive, ...of((one) => one.alive), post: afterPost },
    commands: of(({ commands }) => commands),
  };
}

/** What lives once every late effect has landed. */
async function living(simulator: Simulator): Promise<DeploymentSnapshot[]> {
  await simulator.settled();
  return simulator.deployments().filter(({ status }) => !['deleted', 'deleting', 'expired'].includes(status));
}

/** Ends a companion at its moment. */
function strike(ending: Ending, job: Job): { watch: Watch; isStruck: () => boolean } {
  let isStruck = false;
  const onSpawn = (child: ChildProcess) => {
    if (ending.kind === 'none') return;
    const timer = setTimeout(() => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      isStruck = true;
      if (ending.kind === 'cancel') job.cancel();
      else child.kill('SIGKILL');
    }, ending.afterMs);
    child.once('exit', () => clearTimeout(timer));
  };
  return { watch: { onSpawn }, isStruck: () => isStruck };
}

type Github = { url: string; end(): void; close(): Promise<void> };

/** A GitHub that knows the runs, and fails as planned. */
async function startGithub({ github: fault }: CompanionPlan): Promise<Github> {
  let isOver = false;
  let asked = 0;
  const statusOf = (runId: number) => {
    if (runId === runIds.over) return 'completed';
    if (runId === runIds.own) return isOver ? 'completed' : 'in_progress';
    return runId === runIds.goingOn || runId === sweepsRun ? 'in_progress' : null;
  };
  const server = createServer((request, response) => {
    const status = statusOf(Number(/\/actions\/runs\/(\d+)/.exec(request.url ?? '')?.[1]));
    asked += 1;
    const isFaulty = fault !== null && asked > fault.skip && asked <= fault.skip + fault.times;
    const code = isFaulty ? fault.status : status === null ? 404 : 200;
    response.writeHead(code, { 'content-type': 'application/json' });
    response.end(JSON.stringify(code === 200 ? { status } : { message: 'said GitHub' }));
  });
  const end = () => {
    isOver = true;
  };
  return { ...(await listenOnLoopback(server)), end };
}
