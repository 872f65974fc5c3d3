// Draws what is rare, from a stream of its own: one life in eight has one of these, the others stay as they are.
import { withoutTheUnknowable } from './draw-more.ts';
import type { Habits, LogsPlan, Plan, Suffering, Trouble } from './plan.ts';
import { type Draw, drawFrom } from './random.ts';

/** The same life, in one of eight of which something rare happens, or the logs Action runs. */
export function withRare(plan: Plan): Plan {
  const often = drawn(plan, { stream: 'rarely', probability: 1 / 8, kinds });
  const unclear = drawn(often, { stream: 'seldom seen', probability: 1 / 40, kinds: unclearKinds });
  const unshown = drawn(unclear, { stream: 'seldom shown', probability: 1 / 40, kinds: [drawUnshown] });
  const apart = drawn(unshown, { stream: 'cut off', probability: 1 / 5, kinds: [drawCutOff, drawHasty] });
  return drawn(apart, { stream: 'shared wishes', probability: 1 / 3, kinds: [drawWishes, drawBackInLine] });
}

type Stream = { stream: string; probability: number; kinds: readonly [Kind, ...Kind[]] };

function drawn(plan: Plan, { stream, probability, kinds: among }: Stream): Plan {
  const draw = drawFrom(plan.seed, stream);
  if (!draw.chance(probability)) return plan;
  const rare = draw.pick(among)(draw, plan);
  const troubles = withoutTheUnknowable([...(rare.troubles ?? []), ...plan.troubles]);
  return { ...plan, ...rare, troubles };
}

type Kind = (draw: Draw, plan: Plan) => Partial<Plan>;

const kinds: readonly [Kind, ...Kind[]] = [
  (draw, { sweep }) => ({ troubles: sweep ? [] : [drawLate(draw)] }),
  (draw, { sweep }) => ({ troubles: sweep ? [] : [drawLate(draw)] }),
  (draw) => ({ troubles: [drawWall(draw)] }),
  (draw) => ({ troubles: [drawWall(draw)] }),
  (draw) => ({ troubles: [{ kind: 'habit', habit: { zip: draw.pick(['gzip', 'br', 'deflate']) } }] }),
  drawLogs,
  drawLogs,
  drawLikeNamesake,
  drawLikeNamesake,
  drawUnreadable,
  drawDeaf,
  drawSuccessor,
  drawOtherKey,
  drawLongLog,
  drawBlind,
];

const unclearKinds: readonly [Kind, ...Kind[]] = [drawAdopted, drawTwiceUnseen];

/** What came of a create without an answer is found under a name that others may use, and cannot be told from theirs. */
function drawAdopted(draw: Draw, { sweep, jobs }: Plan): Partial<Plan> {
  if (sweep || !jobs.every(({ inputs }) => 'deployment-name' in inputs || inputs['scope'] === 'run'))
    return {};
  const habit = draw.pick<Partial<Habits>>([
    { rounds: 'whole' },
    { rounds: 'default' },
    { nulls: ['duration'] },
  ]);
  const how = draw.pick<'reset' | 'gateway'>(['reset', 'gateway']);
  const suffering: Suffering = { what: 'lost', how, afterMs: draw.spread(1, 4_000) };
  return {
    jobs: jobs.map((job) => ({ ...job, inputs: { ...job.inputs, 'if-exists': 'reuse' } })),
    troubles: [
      { kind: 'habit', habit },
      { kind: 'fault', step: 'main', path: '/add', when: { nth: 1, times: 1 }, suffering },
    ],
  };
}

/** A proxy sends the create twice, the second finds the name taken, and reads do not show the first for a while. */
function drawTwiceUnseen(draw: Draw, { sweep, jobs }: Plan): Partial<Plan> {
  // Under a name that others use or that is used again, what reads show is another's as well as ours.
  const isNamed = jobs.some(({ inputs }) => 'deployment-name' in inputs || inputs['scope'] === 'run');
  if (sweep || isNamed) return {};
  const suffering: Suffering = { what: 'twice' };
  return {
    troubles: [
      { kind: 'habit', habit: { lagMs: draw.spread(5_500, 30_000) } },
      { kind: 'fault', step: 'main', path: '/add', when: { nth: 1, times: 1 }, suffering },
    ],
  };
}

/** A create that got no answer and lands up to 130 s after it was sent. */
function drawLate(draw: Draw): Trouble {
  const suffering: Suffering = {
    what: 'lost',
    how: draw.pick(['reset', 'hang', 'gateway']),
    afterMs: draw.whole(20_000, 130_000),
  };
  const when = { nth: draw.pick([1, 1, 1, 2]), times: draw.pick([1, 1, 2]) };
  return { kind: 'fault', step: 'main', path: '/add', when, suffering };
}

const walls = [
  '<!DOCTYPE html><html><head><title>403 Forbidden</title></head><body>Request blocked</body></html>',
  '<html><body>Your session has expired: log in</body></html>',
] as const;

/** A firewall lets a call through and puts a page of its own in the place of the answer. */
function drawWall(draw: Draw): Trouble {
  const suffering: Suffering = {
    what: 'misanswered',
    status: draw.pick([401, 403, 403, 200]),
    body: draw.pick(walls),
  };
  const [step, path] = draw.pick([
    ['main', '/add'],
    ['main', '/add'],
    ['main', '/add'],
    ['main', '/delete'],
    ['post', '/delete'],
  ] as const);
  const when = { nth: draw.pick([1, 1, 1, 2]), times: draw.pick([1, 1, 2, 6]) };
  return { kind: 'fault', step, path, when, suffering };
}

/** Where the service rounds every duration, that of a stranger's with our name looks like ours. */
function drawLikeNamesake(draw: Draw, { sweep, troubles }: Plan): Partial<Plan> {
  // After a kill nobody can tell the two apart.
  const isFull = troubles.some(({ kind }) => kind === 'namesake' || kind === 'forged' || kind === 'kill');
  if (sweep || isFull) return {};
  const rounds: Trouble = { kind: 'habit', habit: { rounds: draw.pick(['whole', 'default', 'tenth']) } };
  return { troubles: [rounds, { kind: 'namesake', hours: draw.pick([3, 3, 6]) }] };
}

/** `/get` denies for a while what only an unreadable entry of the list shows. */
function drawUnreadable(draw: Draw, { sweep, stop }: Plan): Partial<Plan> {
  const step = stop && draw.chance(0.5) ? 'stop' : 'post';
  const denied: Suffering = { what: 'answer', status: 404, body: 'not found', retryAfter: null };
  const when = { nth: draw.pick([1, 1, 2]), times: draw.pick([3, 6, 60]) };
  const listNulls = [draw.pick(['deployment_id', 'domain', 'deployment_name'])];
  return {
    troubles: [
      { kind: 'habit', habit: { listNulls } },
      ...(sweep ? [] : [{ kind: 'fault', step, path: '/get', when, suffering: denied } as const]),
    ],
  };
}

/** A service whose deletes lag as its reads do, and a job that ends before it shows the deployment. */
function drawDeaf(draw: Draw, { sweep, troubles }: Plan): Partial<Plan> {
  const isLagging = troubles.some((one) => one.kind === 'habit' && one.habit.lagMs !== undefined);
  if (sweep || isLagging) return {};
  const lagMs = draw.spread(1_000, 25_000);
  const habit = { isDeaf: true, lagMs, listLagMs: draw.chance(0.6) ? lagMs : 0 };
  const deaf: Trouble = { kind: 'habit', habit };
  const end: Trouble = { kind: 'cancel', job: 0, during: 'main', atMs: draw.spread(50, 10_000) };
  return {
    troubles: troubles.some(({ kind }) => kind === 'cancel' || kind === 'kill') ? [deaf] : [deaf, end],
  };
}

/** Neither `/get` nor `/list` shows the deployment for longer than reads are known to lag, and the job ends before. */
function drawBlind(draw: Draw, { jobs, sweep, troubles }: Plan): Partial<Plan> {
  const isOver = troubles.some(({ kind }) => kind === 'cancel' || kind === 'kill');
  // Under a name that is used again, or that is of the service's making, nobody could tell the old one from the new.
  const isNamed =
    jobs.some(({ inputs }) => 'deployment-name' in inputs || inputs['scope'] === 'run') ||
    troubles.some((one) => one.kind === 'habit' && one.habit.renames === true);
  if (sweep || isOver || isNamed) return {};
  const blind = { lagMs: draw.whole(65_000, 110_000), listLagMs: draw.whole(65_000, 110_000) };
  const end: Trouble = { kind: 'cancel', job: 0, during: 'main', atMs: draw.spread(500, 20_000) };
  return { troubles: [{ kind: 'habit', habit: blind }, ...(draw.chance(0.5) ? [end] : [])] };
}

/** What was created under a given name is cancelled before either read shows it. */
function drawUnshown(draw: Draw, { jobs, sweep, troubles }: Plan): Partial<Plan> {
  const isNamed = jobs.length === 1 && (jobs[0]?.inputs['deployment-name'] ?? '') !== '';
  if (sweep || !isNamed || troubles.length > 0) return {};
  const lagMs = draw.whole(8_000, 30_000);
  return {
    troubles: [
      { kind: 'habit', habit: { lagMs, listLagMs: lagMs } },
      { kind: 'cancel', job: 0, during: 'main', atMs: draw.spread(200, 5_000) },
    ],
  };
}

const isShared = (jobs: Plan['jobs']): boolean => jobs.every(({ inputs }) => inputs['scope'] === 'run');

/** The runner that creates the shared endpoint never reaches it, while the other jobs use it. */
function drawCutOff(draw: Draw, { jobs, troubles }: Plan): Partial<Plan> {
  if (jobs.length < 2 || !isShared(jobs) || troubles.length > 1) return {};
  const how = draw.pick(['reset', 'hang', 'refused'] as const);
  return {
    jobs: jobs.map((job, index) =>
      index === 0
        ? { ...job, inputs: { ...job.inputs, 'ready-timeout-minutes': draw.pick(['0.7', '1', '1.5']) } }
        : { ...job, useMs: draw.whole(20_000, 90_000) },
    ),
    troubles: [{ kind: 'cut off', job: 0, how }],
  };
}

/** The job that creates the shared endpoint waits too short a time for it, and its log, if it comes at all, comes late. */
function drawHasty(draw: Draw, { jobs, troubles }: Plan): Partial<Plan> {
  if (jobs.length < 2 || !isShared(jobs) || troubles.length > 1) return {};
  const hang: Suffering = { what: 'unanswered', how: 'hang' };
  const late: Suffering = draw.chance(0.5) ? hang : { what: 'slow', ms: draw.whole(2_000, 9_000) };
  return {
    jobs: jobs.map((job, index) =>
      index === 0
        ? { ...job, inputs: { ...job.inputs, 'ready-timeout-minutes': '0.3' } }
        : { ...job, useMs: draw.whole(20_000, 60_000) },
    ),
    troubles: [
      { kind: 'habit', habit: { readyMs: draw.whole(12_000, 17_500) } },
      { kind: 'fault', step: 'main', path: '/info', when: { nth: 1, times: 1 }, suffering: hang },
      { kind: 'fault', step: 'main', path: '/get_log', when: { nth: 1, times: 10 }, suffering: late },
    ],
  };
}

/** The jobs that share an endpoint do not all want to keep it, and who creates it may not reach it. */
function drawWishes(draw: Draw, plan: Plan): Partial<Plan> {
  if (!isShared(plan.jobs)) return {};
  const apart = draw.chance(0.5) ? drawCutOff(draw, plan) : {};
  const jobs = apart.jobs ?? plan.jobs;
  const wish = () => draw.pick(['delete', 'delete', 'pause', 'keep']);
  return {
    ...apart,
    jobs: jobs.map((job) => ({
      ...job,
      inputs: {
        ...job.inputs,
        ...(draw.chance(0.5) ? { 'machine-type': 'dev-gpu,dev-cpu' } : {}),
        ...(draw.chance(0.6) ? { teardown: wish() } : {}),
        ...(draw.chance(0.6) ? { 'teardown-on-failure': wish() } : {}),
      },
    })),
  };
}

/** A job that attached without success is back in line, and a gateway denies what it had attached to. */
function drawBackInLine(draw: Draw, { jobs, troubles }: Plan): Partial<Plan> {
  if (jobs.length < 2 || !isShared(jobs) || troubles.length > 2) return {};
  const denied: Suffering = { what: 'answer', status: 404, body: 'not found', retryAfter: null };
  const inputs = { 'ready-timeout-minutes': '0.3', 'max-running': '1', 'capacity-wait-minutes': '1' };
  return {
    jobs: jobs.map((job, index) =>
      index === 0
        ? { ...job, useMs: draw.whole(30_000, 90_000) }
        : { ...job, startMs: draw.whole(0, 60), inputs: { ...job.inputs, ...inputs } },
    ),
    troubles: [
      { kind: 'cut off', job: 1, how: draw.pick(['reset', 'refused'] as const) },
      { kind: 'habit', habit: { rounds: 'whole' } },
      {
        kind: 'foreign',
        name: 'ci-44ud8zz-zz11',
        bornMs: draw.whole(1_000, 20_000),
        paused: false,
        nulls: [],
      },
      {
        kind: 'fault',
        step: 'main',
        path: '/get',
        when: { fromMs: draw.whole(20_000, 30_000), forMs: 9_000 },
        suffering: denied,
      },
      {
        kind: 'fault',
        step: 'main',
        path: '/add',
        when: { nth: 1, times: 1 },
        suffering: { what: 'lost', how: 'reset', afterMs: 0 },
      },
    ],
  };
}

/** Somebody takes the given name after ours was deleted, and the list still shows ours. */
function drawSuccessor(draw: Draw, { jobs, sweep }: Plan): Partial<Plan> {
  if (sweep || (jobs[0]?.inputs['deployment-name'] ?? '') === '') return {};
  const atMs = draw.spread(8_000, 70_000);
  const listLagMs = draw.whole(20_000, 90_000);
  return {
    jobs: jobs.map((job) => ({ ...job, useMs: atMs + draw.whole(0, 10_000) })),
    troubles: [
      { kind: 'usurped', atMs },
      { kind: 'habit', habit: { listLagMs } },
    ],
  };
}

/** A later step exports the key of another workspace. */
function drawOtherKey(_: Draw, { troubles }: Plan): Partial<Plan> {
  const isTaken = troubles.some(({ kind }) => kind === 'no key' || kind === 'forged' || kind === 'moved');
  return isTaken ? {} : { troubles: [{ kind: 'other key' }] };
}

/** So many lines that several pages of the log are read at a time, each of which may be large. */
function drawLongLog(draw: Draw): Partial<Plan> {
  const pageMiB = draw.pick([0, 60, 60]);
  const habit = { pageMiB, logLines: draw.pick([1_000, 4_000]), logEveryMs: draw.pick([5, 20]) };
  return { troubles: [{ kind: 'habit', habit }] };
}

/** The logs Action, at any moment of the run, in half of the cases with something that goes wrong in it. */
function drawLogs(draw: Draw): Partial<Plan> {
  const logs: LogsPlan = {
    atMs: draw.spread(100, 150_000),
    format: draw.pick(['text', 'ndjson']),
    sinceMinutes: draw.pick([60, 60, 1]),
    cancelMs: draw.chance(0.15) ? draw.spread(1, 10_000) : null,
  };
  const troubles: Trouble[] = [];
  if (draw.chance(0.5)) troubles.push(drawLogsFault(draw));
  if (draw.chance(0.1)) {
    troubles.push({
      kind: 'disk',
      step: 'logs',
      what: draw.pick(['file', 'output']),
      from: draw.whole(1, 4),
    });
  }
  if (draw.chance(0.5)) troubles.push({ kind: 'habit', habit: { logLines: draw.spread(10, 500) } });
  if (draw.chance(0.4)) troubles.push({ kind: 'habit', habit: { keyInLog: true } });
  return { logs, troubles };
}

function drawLogsFault(draw: Draw): Trouble {
  const sufferings: readonly [Suffering, ...Suffering[]] = [
    {
      what: 'answer',
      status: draw.pick([401, 403, 404, 429, 500, 503]),
      body: 'not now',
      retryAfter: draw.pick([null, 1, 40]),
    },
    { what: 'answer', status: draw.pick([200, 403, 404]), body: walls[0], retryAfter: null },
    { what: 'answer', status: 200, body: draw.pick(['', '{}', 'null', '[]', '[null]']), retryAfter: null },
    { what: 'unanswered', how: draw.pick(['reset', 'hang', 'refused']) },
    { what: 'slow', ms: draw.spread(500, 20_000) },
    { what: 'cut' },
  ];
  const when = draw.chance(0.6)
    ? { nth: draw.pick([1, 1, 2, 3]), times: draw.pick([1, 2, 5, 20]) }
    : { fromMs: 0, forMs: draw.spread(500, 90_000) };
  const path = draw.pick(['/get_log', '/get_log', '/get', '/list', '*']);
  return { kind: 'fault', step: 'logs', path, when, suffering: draw.pick(sufferings) };
}
