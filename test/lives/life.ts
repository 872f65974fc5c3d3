// A life from beginning to end: the jobs of a run, one process after the other, and what is left when all is over.

import { createDisk } from './disk.ts';
import { envOf, inputsOf, savedOf } from './given.ts';
import { habitsUnder } from './habits.ts';
import { runStep } from './job.ts';
import { Line } from './line.ts';
import { plantForeign, plantNamesake, runStatusOf } from './others.ts';
import type { JobPlan, LogsPlan, Plan, Step, Trouble } from './plan.ts';
import { createProcess, type EventKind, type Process } from './process.ts';
import { drawFrom } from './random.ts';
import { type JobLife, type Life, lifeKey, originOf } from './record.ts';
import { checkSaid } from './sentences.ts';
import { createTime, type Time } from './time.ts';
import { Wire } from './wire.ts';
import { World } from './world.ts';

/** After the last process ended, so long the world goes on: what was under way lands. */
const afterwardsMs = 130_000;
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
    logsDraw: drawFrom(plan.seed, 'wire of logs'),
    apiOrigin: originOf(plan),
    key: lifeKey,
    onFirstCreate: ({ name }) => plantNamesake(name, { plan, world, time }),
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
    saved: null,
    written: { count: 0 },
    disk: createDisk(() => mayWrite(life)),
    hang: null,
  };
  plantForeign(life);
  try {
    await time.run(liveOut(life));
  } catch (error) {
    life.hang = error instanceof Error ? error.message : String(error);
  } finally {
    life.disk.close();
  }
  return life;
}

async function liveOut(life: Life): Promise<void> {
  const { plan, time } = life;
  const saving = plan.logs === null ? null : saveLogs(life, plan.logs);
  await Promise.all(plan.jobs.map((job, index) => liveJob(life, job, index)));
  if (plan.stop) life.stopped = await runProcess(life, { job: plan.jobs.length, step: 'stop' });
  if (plan.sweep) {
    await time.sleep(120_000);
    life.swept = await runProcess(life, { job: plan.jobs.length + 1, step: 'sweep' });
  }
  await saving;
  await time.sleep(afterwardsMs);
}

/** A job of the run that saves the log meanwhile; the runner cancels it as any other. */
async function saveLogs(life: Life, { atMs, cancelMs }: LogsPlan): Promise<void> {
  const { time } = life;
  await time.sleep(atMs);
  const run = runProcess(life, { job: life.plan.jobs.length + 2, step: 'logs' });
  life.saved = life.processes.at(-1) ?? null;
  const saving = life.saved;
  if (saving !== null && cancelMs !== null) {
    const at = time.now() + cancelMs;
    time.at(at, () => saving.signal('SIGINT'));
    time.at(at + 7_500, () => saving.signal('SIGTERM'));
    time.at(at + 10_000, () => saving.kill());
  }
  await run;
}

/** Whether the disk of a life has room for what the logs Action writes next. */
function mayWrite({ plan, written }: Life): boolean {
  written.count += 1;
  return !plan.troubles.some(
    (one) => one.kind === 'disk' && one.what === 'file' && written.count >= one.from,
  );
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

async function use(life: Life, job: JobLife, cancel: Trouble | undefined): Promise<void> {
  const { time } = life;
  const from = time.now();
  job.use = { from, to: Number.POSITIVE_INFINITY };
  if (life.plan.jobs.length > 1) void sendTests(life, job);
  const isCut = cancel?.kind === 'cancel' && cancel.during === 'use' && cancel.atMs < job.plan.useMs;
  await time.sleep(isCut ? cancel.atMs : job.plan.useMs);
  job.use.to = time.now();
  job.status = isCut ? 'cancelled' : job.plan.result;
  if (isCut) job.cancelledAt = time.now();
}

/** Sends a test every two seconds to the endpoint that the job shares, as the log then tells the others. */
async function sendTests({ time, world }: Life, { use, saved }: JobLife): Promise<void> {
  while (use !== null && time.now() < use.to) {
    const machine = world.alive(time.now()).find(({ id }) => saved.includes(id));
    machine?.tests.push(time.now());
    await time.sleep(2_000);
  }
}

type ProcessPlan = { job: number; step: Step; record?: JobLife; cancel?: Trouble | undefined };

async function runProcess(life: Life, { job, step, record, cancel }: ProcessPlan): Promise<Process> {
  const { plan, time } = life;
  const death = step === 'main' ? deathOf(plan, job) : null;
  const diesAt = death !== null && 'moment' in death ? death.moment : 0;
  const clock = plan.troubles.find((trouble) => trouble.kind === 'clock' && trouble.step === step);
  const aheadMs = clock?.kind === 'clock' ? clock.aheadMs : 0;
  const process = createProcess({ job, step, diesAt, aheadMs, jobStatus: record?.status ?? '' }, time);
  if (death !== null && 'ms' in death) time.at(time.now() + death.ms, () => process.kill(true));
  life.processes.push(process);
  if (record !== undefined && step === 'main') record.main = process;
  if (step === 'main' && record && cancel?.kind === 'cancel' && cancel.during === 'main') {
    scheduleCancel(process, { record, atMs: cancel.atMs, time });
  }
  if (step === 'post') time.at(time.now() + postLimitMs, () => process.kill());
  const draw = drawFrom(plan.seed, `${job}.${step}`);
  const work = runStep({
    process,
    inputs: inputsOf(life, step, record),
    env: envOf(life, step),
    saved: step === 'post' ? savedOf(life, record) : '',
    dispatcher: new Line(life.wire, process),
    random: draw.unit,
    tell: (kind, text) => hear(life, process, { kind, text, record }),
    runStatus: (runId) => runStatusOf(life, runId),
  });
  await Promise.race([work, process.death]);
  if (!process.isDead) process.endedAt = time.now();
  return process;
}

/** When main dies, as planned; a lost runner takes it with it at some moment. */
function deathOf({ troubles }: Plan, job: number): { moment: number } | { ms: number } | null {
  const kill = troubles.find((trouble) => trouble.kind === 'kill' && trouble.job === job);
  if (kill?.kind === 'kill') return kill.at;
  const isLost = troubles.some((trouble) => trouble.kind === 'lost runner' && trouble.job === job);
  return isLost ? { moment: 40 } : null;
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
    time.at(at + 10_000, () => process.kill());
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
