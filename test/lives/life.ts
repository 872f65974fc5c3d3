// A life from beginning to end: the jobs of a run, one process after the other, and what is left when all is over.

import { habitsUnder } from './habits.ts';
import { runStep } from './job.ts';
import type { JobPlan, Plan, Step, Trouble } from './plan.ts';
import { createProcess, type EventKind, type Process } from './process.ts';
import { type Draw, drawFrom } from './random.ts';
import { checkSaid } from './sentences.ts';
import { beginning, createTime, type Time } from './time.ts';
import type { Violation } from './violation.ts';
import { Wire } from './wire.ts';
import { World } from './world.ts';

/** The name that workflows here give, where they give one. */
export const givenName = 'my-tests';
export const lifeKey = 'rf_Kq83nVx0Lw2Zt7Bm5R';
const apiUrl = 'https://roboflow.cloud';

/** A job as it went. `use`: the time of the steps between main and post. */
export type JobLife = {
  plan: JobPlan;
  index: number;
  status: 'success' | 'failure' | 'cancelled';
  cancelledAt: number | null;
  main: Process | null;
  post: Process | null;
  saved: string;
  use: { from: number; to: number } | null;
};

/** Everything that is known of a life. */
export type Life = {
  plan: Plan;
  world: World;
  wire: Wire;
  time: Time;
  jobs: JobLife[];
  processes: Process[];
  /** What was found wrong on the way. */
  found: Violation[];
  stopped: Process | null;
  swept: Process | null;
  hang: string | null;
};

/** After the last process ended, so long the world goes on: what was under way lands. */
const afterwardsMs = 90_000;
const postLimitMs = 285_000;

export async function live(plan: Plan): Promise<Life> {
  const time = createTime();
  const [first] = plan.jobs;
  const firstType = (first?.inputs['machine-type'] ?? '').split(',')[0] ?? '';
  const world = new World(habitsUnder(plan.troubles), firstType, drawFrom(plan.seed, 'world'));
  const wire = new Wire({
    plan,
    world,
    time,
    draw: drawFrom(plan.seed, 'wire'),
    apiOrigin: apiUrl,
    key: lifeKey,
  });
  const life: Life = {
    plan,
    world,
    wire,
    time,
    jobs: [],
    processes: [],
    found: [],
    stopped: null,
    swept: null,
    hang: null,
  };
  plantForeign(life);
  try {
    await time.run(liveOut(life));
  } catch (error) {
    life.hang = error instanceof Error ? error.message : String(error);
  }
  return life;
}

async function liveOut(life: Life): Promise<void> {
  const { plan, time } = life;
  await Promise.all(plan.jobs.map((job, index) => liveJob(life, job, index)));
  if (plan.stop) life.stopped = await runProcess(life, { job: plan.jobs.length, step: 'stop' });
  if (plan.sweep) {
    await time.sleep(120_000);
    life.swept = await runProcess(life, { job: plan.jobs.length + 1, step: 'sweep' });
  }
  await time.sleep(afterwardsMs);
}

async function liveJob(life: Life, plan: JobPlan, index: number): Promise<void> {
  const { time } = life;
  const job: JobLife = {
    plan,
    index,
    status: 'success',
    cancelledAt: null,
    main: null,
    post: null,
    saved: '',
    use: null,
  };
  life.jobs.push(job);
  const troubles = life.plan.troubles.filter((trouble) => 'job' in trouble && trouble.job === index);
  await time.sleep(plan.startMs);
  const cancel = troubles.find((trouble) => trouble.kind === 'cancel');
  const main = runProcess(life, { job: index, step: 'main', record: job, cancel });
  await (plan.background ? Promise.race([main, backgroundLimit(life, job)]) : main);
  if (job.main === null) return;
  if (troubles.some((trouble) => trouble.kind === 'lost runner')) return;
  const isWell = job.main.endedAt !== null && !job.main.said.some(({ kind }) => kind === 'fail');
  if (job.cancelledAt !== null) job.status = 'cancelled';
  else if (!isWell) job.status = 'failure';
  else await use(life, job, cancel);
  job.post = await runProcess(life, { job: index, step: 'post', record: job });
}

/** Resolves when a background step that was cancelled is waited for no longer; else never. */
async function backgroundLimit({ time }: Life, job: JobLife): Promise<void> {
  while (job.cancelledAt === null && job.main?.endedAt === null && !job.main.isDead) await time.sleep(250);
  await (job.cancelledAt === null ? new Promise(() => {}) : time.sleep(job.cancelledAt + 7_500 - time.now()));
}

async function use({ time }: Life, job: JobLife, cancel: Trouble | undefined): Promise<void> {
  const from = time.now();
  job.use = { from, to: Number.POSITIVE_INFINITY };
  const isCut = cancel?.kind === 'cancel' && cancel.during === 'use' && cancel.atMs < job.plan.useMs;
  await time.sleep(isCut ? cancel.atMs : job.plan.useMs);
  job.use.to = time.now();
  job.status = isCut ? 'cancelled' : job.plan.result;
  if (isCut) job.cancelledAt = time.now();
}

type ProcessPlan = { job: number; step: Step; record?: JobLife; cancel?: Trouble | undefined };

async function runProcess(life: Life, { job, step, record, cancel }: ProcessPlan): Promise<Process> {
  const { plan, time } = life;
  const kill = plan.troubles.find((trouble) => trouble.kind === 'kill' && trouble.job === job);
  const lost = plan.troubles.find((trouble) => trouble.kind === 'lost runner' && trouble.job === job);
  const diesAt = step !== 'main' ? 0 : kill?.kind === 'kill' ? kill.atMoment : lost === undefined ? 0 : 40;
  const process = createProcess({ job, step, diesAt, jobStatus: record?.status ?? '' }, time);
  life.processes.push(process);
  if (record !== undefined && step === 'main') record.main = process;
  if (step === 'main' && record && cancel?.kind === 'cancel' && cancel.during === 'main') {
    scheduleCancel(process, { record, atMs: cancel.atMs, time });
  }
  if (step === 'post') time.at(time.now() + postLimitMs, process.kill);
  const draw = drawFrom(plan.seed, `${job}.${step}`);
  const work = runStep({
    process,
    inputs: inputsOf(life, step, record),
    env: envOf(life, step),
    saved: step === 'post' ? savedOf(life, record) : '',
    dispatcher: life.wire.dispatcherOf(process),
    random: draw.unit,
    tell: (kind, text) => hear(life, process, { kind, text, record }),
    runStatus: (runId) => runStatusOf(life, runId),
  });
  await Promise.race([work, process.death]);
  if (!process.isDead) process.endedAt = time.now();
  return process;
}

/** The runner's way: SIGINT, SIGTERM after 7.5 s, SIGKILL 2.5 s later. */
function scheduleCancel(process: Process, about: { record: JobLife; atMs: number; time: Time }): void {
  const { record, time } = about;
  const at = time.now() + about.atMs;
  time.at(at, () => {
    if (process.isDead || process.endedAt !== null) return;
    record.cancelledAt = time.now();
    process.signal('SIGINT');
    time.at(at + 7_500, () => process.signal('SIGTERM'));
    time.at(at + 10_000, process.kill);
  });
}

function hear(
  life: Life,
  process: Process,
  { kind, text, record }: { kind: EventKind; text: string; record: JobLife | undefined },
): void {
  const disk = { save: 'saveState', output: 'output', summary: 'summarize' } as const;
  if (kind === 'save' || kind === 'output' || kind === 'summary') {
    const count = process.said.filter((one) => one.kind === kind).length + 1;
    const isFull = life.plan.troubles.some(
      (one) =>
        one.kind === 'disk' && one.step === process.step && one.what === disk[kind] && count >= one.from,
    );
    if (isFull) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  }
  const said = { at: life.time.now(), kind, text };
  process.said.push(said);
  if (kind === 'save' && record !== undefined) record.saved = text.replace(/^deployment=/, '');
  checkSaid(life, process, said);
}

function inputsOf({ plan }: Life, step: Step, record: JobLife | undefined): Record<string, string> {
  const common = { 'api-key': lifeKey, 'api-url': apiUrl };
  if (step === 'stop') {
    return { ...common, mode: 'delete', 'on-teardown-error': 'fail', 'summary-log-entries': '0' };
  }
  if (step === 'sweep') return { ...common, 'github-token': 'ght_0123456789', 'dry-run': 'false' };
  const isBad = plan.troubles.some(({ kind }) => kind === 'forged');
  const inputs = { ...defaults, ...common, ...record?.plan.inputs, ...(isBad ? { duration: 'long' } : {}) };
  if (step === 'main') return inputs;
  const isKeyGone = plan.troubles.some(({ kind }) => kind === 'no key');
  return { ...inputs, 'job-status': record?.status ?? '', ...(isKeyGone ? { 'api-key': '' } : {}) };
}

const defaults = {
  'creator-email': 'ci@example.com',
  'machine-type': 'dev-gpu',
  'deployment-name': '',
  duration: '3',
  'inference-version': 'latest',
  'min-replicas': '1',
  'max-replicas': '1',
  scope: 'step',
  'if-exists': '',
  teardown: '',
  'teardown-on-failure': '',
  'on-teardown-error': 'fail',
  'ready-replicas': '1',
  'ready-timeout-minutes': '2',
  'poll-interval-seconds': '5',
  'health-path': '/info',
  'preload-models': '',
  'summary-log-entries': '20',
  'job-status': 'success',
};

function envOf({ plan }: Life, step: Step): Record<string, string> {
  const proxy = plan.troubles.find(({ kind }) => kind === 'proxy');
  return {
    GITHUB_RUN_ID: String(plan.runId),
    GITHUB_REPOSITORY: 'octo/vision',
    ...(step === 'post' && proxy?.kind === 'proxy' ? { HTTPS_PROXY: proxy.value } : {}),
  };
}

/** A later step may set what post reads, but only where main saved nothing; these do so after bad input. */
function savedOf({ plan }: Life, record: JobLife | undefined): string {
  const saved = record?.saved ?? '';
  const forged = plan.troubles.find(({ kind }) => kind === 'forged');
  const main = record?.main;
  // The runner hands over what a main saved that has ended, however it did.
  if (main?.endedAt === null && !main.isDead) return '';
  const isOpen = saved === '' && main?.endedAt !== null;
  return isOpen && forged?.kind === 'forged' ? forgedState(forged) : saved;
}

function forgedState({ apiUrl: url, name }: Extract<Trouble, { kind: 'forged' }>): string {
  return JSON.stringify({
    version: 1,
    apiUrl: url,
    settings: {
      scope: 'step',
      teardown: 'delete',
      teardownOnFailure: 'delete',
      onTeardownError: 'warn',
      summaryLogEntries: 0,
      durationHours: 3,
    },
    claims: [
      {
        name,
        origin: 'created',
        id: null,
        isPrivateName: true,
        wasPaused: false,
        unconfirmedAt: null,
        confirmedAt: null,
        request: null,
        knownBefore: [],
        removal: 'due',
      },
    ],
    outcome: 'ready',
    expiresAt: null,
    endpoint: null,
    fallbacks: [],
    models: [],
    marks: {
      begunAt: beginning,
      createSentAt: null,
      acceptedAt: null,
      replicasAt: null,
      endpointAt: null,
      readyAt: null,
    },
  });
}

function plantForeign({ plan, world, time }: Life): void {
  for (const trouble of plan.troubles) {
    if (trouble.kind === 'usurped') time.at(beginning + trouble.atMs, () => usurp(world, time.now()));
    if (trouble.kind !== 'foreign') continue;
    const { name, bornMs, paused, nulls } = trouble;
    const fields = { name, machineType: 'dev-gpu', email: 'ci@example.com', hours: 6 };
    time.at(beginning + bornMs, () => {
      const at = time.now();
      if (world.holder(name, at) === undefined) world.plant(fields, { at, paused, nulls });
    });
  }
}

/** Somebody deletes what has the given name, and takes it at once. */
function usurp(world: World, at: number): void {
  const ours = world.alive(at).find(({ name }) => name === givenName);
  if (ours === undefined) return;
  ours.takenAt = at;
  ours.goneAt = at;
  const fields = { name: givenName, machineType: 'dev-gpu', email: 'ci@example.com', hours: 6 };
  world.plant(fields, { at, paused: false, nulls: [] });
}

/** When the run is run again while the sweep is under way; infinity: never. */
export function rerunAt({ plan, processes }: Life): number {
  const rerun = plan.troubles.find(({ kind }) => kind === 're-run');
  const sweep = processes.find(({ step }) => step === 'sweep');
  return rerun?.kind === 're-run' && sweep !== undefined
    ? sweep.begunAt + rerun.afterMs
    : Number.POSITIVE_INFINITY;
}

/** GitHub's word on a run. */
async function runStatusOf(life: Life, runId: number): Promise<'completed' | 'running' | 'unknown'> {
  const { plan, time } = life;
  await time.sleep(200);
  if (plan.troubles.some(({ kind }) => kind === 'github')) return 'unknown';
  if (runId !== plan.runId) return 'unknown';
  return time.now() >= rerunAt(life) ? 'running' : 'completed';
}

export type { Draw };
