// Draws a life from its seed: what the workflow asks for, and what goes wrong.

import { withLine } from './draw-line.ts';
import { withMore } from './draw-more.ts';
import { withRare } from './draw-rare.ts';
import { othersName } from './forged.ts';
import type { Habits, JobPlan, Plan, Step, Suffering, Trouble, When } from './plan.ts';
import { type Draw, drawFrom } from './random.ts';
import { givenName } from './record.ts';

/** The same seed gives the same life. */
export function drawPlan(seed: number): Plan {
  const draw = drawFrom(seed, 'plan');
  const shape = draw.unit();
  const isShared = shape > 0.85;
  const isSwept = shape > 0.8 && !isShared;
  const name = !isShared && !isSwept && draw.chance(0.3) ? givenName : '';
  const jobs = Array.from({ length: isShared ? draw.whole(1, 3) : 1 }, (_, index) =>
    drawJob(draw, { index, isShared, name }),
  );
  const plan = withLine({
    seed,
    runId: 9_000_000_000 + draw.whole(0, 1_000_000),
    jobs,
    stop: isShared && draw.chance(0.7),
    sweep: isSwept,
    logs: null,
    troubles: drawTroubles(draw, { jobs, isShared, isSwept, name }),
    place: 'address',
  });
  return withRare(withMore(plan));
}

type Shape = { jobs: readonly JobPlan[]; isShared: boolean; isSwept: boolean; name: string };

function drawJob(draw: Draw, about: { index: number; isShared: boolean; name: string }): JobPlan {
  const { index, isShared, name } = about;
  const types = draw.chance(0.25)
    ? draw.chance(0.3)
      ? 'dev-gpu,dev-cpu,prod-gpu'
      : 'dev-gpu,dev-cpu'
    : 'dev-gpu';
  const inputs: Record<string, string> = { 'machine-type': types };
  const set = (input: string, value: string, probability: number) => {
    if (draw.chance(probability)) inputs[input] = value;
  };
  if (isShared) inputs['scope'] = 'run';
  if (name !== '') {
    inputs['deployment-name'] = name;
    set('if-exists', draw.pick(['reuse', 'replace', 'fail']), 0.6);
  }
  if (!isShared) {
    set('teardown', draw.pick(['pause', 'keep']), 0.1);
    set('teardown-on-failure', draw.pick(['pause', 'keep', 'delete']), 0.1);
  }
  set('on-teardown-error', 'warn', 0.15);
  set('duration', draw.pick(['0.5', '1', '2.5', '6', '0.15']), 0.3);
  set('ready-timeout-minutes', draw.pick(['0.3', '0.7', '4']), 0.3);
  set('health-path', draw.pick(['', '/healthz']), 0.15);
  set('preload-models', 'my-project/3', 0.15);
  set('summary-log-entries', '0', 0.2);
  // One in some hundred has so many models that their ids alone are more than a variable may hold.
  if (draw.chance(0.004)) inputs['preload-models'] = manyModels;
  return {
    background: draw.chance(0.2),
    startMs: isShared ? draw.whole(0, 15_000) * (index === 0 ? 0 : 1) : 0,
    useMs: draw.spread(500, 90_000),
    result: draw.chance(0.2) ? 'failure' : 'success',
    inputs,
  };
}

const manyModels = Array.from({ length: 500 }, (_, i) => `${'a-long-project-name-'.repeat(14)}/${i}`).join(
  '\n',
);

function drawTroubles(draw: Draw, shape: Shape): Trouble[] {
  const troubles: Trouble[] = [];
  const count = draw.pick([0, 1, 1, 2, 2, 2, 3, 3, 4, 5]);
  for (let i = 0; i < count; i++) {
    const trouble = draw.chance(0.4) ? drawHabit(draw) : drawEvent(draw, shape);
    if (trouble !== null) troubles.push(trouble);
  }
  if (draw.chance(0.3)) troubles.push(drawEnd(draw, shape));
  if (shape.isSwept && draw.chance(0.15)) {
    const isBlind = draw.chance(0.4);
    troubles.push(
      isBlind ? { kind: 'github', how: 'blind' } : { kind: 're-run', afterMs: draw.spread(100, 60_000) },
    );
  }
  if (shape.isSwept) troubles.push({ kind: 'lost runner', job: 0 });
  return troubles;
}

/** The end of the job's main, or of the job, before its time. */
function drawEnd(draw: Draw, { jobs }: Shape): Trouble {
  const job = draw.whole(0, jobs.length - 1);
  if (draw.chance(0.4)) {
    const at = draw.chance(0.7) ? { moment: draw.spread(1, 80) } : { ms: draw.spread(5, 30_000) };
    return { kind: 'kill', job, at };
  }
  const during = draw.chance(0.75) ? 'main' : 'use';
  return { kind: 'cancel', job, during, atMs: draw.spread(10, 30_000) };
}

function drawHabit(draw: Draw): Trouble {
  const habits: readonly [() => Partial<Habits>, ...(() => Partial<Habits>)[]] = [
    () => ({ lagMs: draw.spread(500, 60_000) }),
    () => ({ lagMs: draw.spread(500, 8_000) }),
    () => ({ rounds: draw.pick(['tenth', 'whole', 'clamped', 'default']) }),
    () => ({ renames: true }),
    () => ({ pendingWord: draw.pick(['', 'provisioning', 'PENDING', 'creating']) }),
    () => ({ leavingWord: draw.pick(['terminating', 'removing', 'ready', 'stopping', 'shutting-down']) }),
    () => ({ goneWord: draw.pick(['deleted', 'terminated', 'removed', 'expired', 'DELETED', 'ended']) }),
    () => ({ pausedWord: draw.pick(['sleeping', 'suspended', 'stopped', 'PAUSED', 'idle']) }),
    () => ({ deletionMs: draw.spread(100, 45_000) }),
    () => ({ deletionMs: draw.spread(20_000, 40_000) }),
    () => ({ provisioningMs: draw.spread(500, 30_000), provisioningStatus: draw.pick([400, 409, 422, 423]) }),
    () => ({
      nulls: [
        draw.pick(['creator_email', 'subdomain', 'inference_version', 'workspace_url', 'max_replicas']),
      ],
    }),
    () => ({ keyIn: draw.pick(['status', 'inference_version', 'workspace_url', 'subdomain', 'creator_id']) }),
    () => ({ skewMs: draw.whole(-300_000, 300_000) }),
    () => ({ wrapsList: true }),
    () => ({ readyMs: draw.spread(200, 120_000) }),
    () => ({ endpointMs: draw.spread(100, 60_000) }),
    () => ({ healthzStatus: draw.pick([401, 403, 404, 500]) }),
    () => ({ forgottenDeletes: draw.whole(1, 3) }),
    () => ({ pageMiB: draw.chance(0.1) ? 60 : 0 }),
    () => ({ refusesModels: true }),
    () => ({ firstType: draw.pick(['refused', 'fails', 'never ready']) }),
    () => ({ takenWord: draw.pick(['name is already taken', 'conflict', 'duplicate key value']) }),
    () => ({ logLines: draw.spread(10, 500) }),
    () => ({ keyInLog: true }),
  ];
  return { kind: 'habit', habit: draw.pick(habits)() };
}

function drawEvent(draw: Draw, shape: Shape): Trouble | null {
  const kind = draw.unit();
  if (kind < 0.78) return drawFault(draw, shape);
  if (kind < 0.84) {
    const step = draw.pick<Step>(['main', 'post']);
    return {
      kind: 'disk',
      step,
      what: draw.pick(['saveState', 'output', 'summarize']),
      from: draw.whole(1, 6),
    };
  }
  if (kind < 0.87)
    return { kind: 'proxy', value: draw.pick(['proxy:3128', 'socks5://proxy:1080', 'http://proxy:3128']) };
  if (kind < 0.89) return { kind: 'no key', from: 'post', onMissingKey: 'fail' };
  if (kind < 0.92) {
    return {
      kind: 'forged',
      apiUrl: draw.pick(['https://evil.test', 'https://roboflow.cloud']),
      isUnopposed: false,
    };
  }
  if (kind < 0.94 && shape.name !== '') return { kind: 'usurped', atMs: draw.spread(100, 60_000) };
  return drawForeign(draw, shape);
}

function drawForeign(draw: Draw, { name }: Shape): Trouble {
  const nulls = draw.chance(0.3) ? ['creator_email', 'inference_version'] : [];
  const isRival = name !== '' && draw.chance(0.7);
  const bornMs = draw.chance(0.5) ? -60_000 : draw.spread(100, 60_000);
  return { kind: 'foreign', name: isRival ? name : othersName, bornMs, paused: draw.chance(0.2), nulls };
}

function drawFault(draw: Draw, shape: Shape): Trouble {
  const steps: readonly [Step, ...Step[]] = shape.isSwept
    ? ['sweep', 'sweep', 'main']
    : shape.isShared
      ? ['main', 'post', 'stop']
      : ['main', 'post'];
  const step = draw.pick(steps);
  const path = drawPath(draw, step);
  return { kind: 'fault', step, path, when: drawWhen(draw), suffering: drawSuffering(draw, path) };
}

function drawPath(draw: Draw, step: Step): string {
  if (draw.chance(0.2)) return '*';
  if (step === 'main') {
    return draw.pick([
      '/add',
      '/add',
      '/add',
      '/get',
      '/get',
      '/delete',
      '/info',
      '/resume',
      '/model/add',
      '/get_log',
    ]);
  }
  return draw.pick(['/get', '/get', '/delete', '/delete', '/list', '/get_log', '/pause']);
}

function drawWhen(draw: Draw): When {
  if (draw.chance(0.6)) return { nth: draw.pick([1, 1, 1, 2, 3]), times: draw.pick([1, 1, 2, 5, 10]) };
  return { fromMs: draw.chance(0.6) ? 0 : draw.spread(100, 30_000), forMs: draw.spread(200, 90_000) };
}

const page = '<!DOCTYPE html><html><head><title>Access denied</title></head><body>Blocked</body></html>';

function drawSuffering(draw: Draw, path: string): Suffering {
  const answer = (status: number, body: string, retryAfter: number | null = null): Suffering => ({
    what: 'answer',
    status,
    body,
    retryAfter,
  });
  const kinds: readonly [() => Suffering, ...(() => Suffering)[]] = [
    () => answer(draw.pick([500, 502, 503]), 'upstream error', draw.chance(0.5) ? draw.whole(1, 120) : null),
    () => answer(429, 'too many requests', draw.chance(0.7) ? draw.whole(1, 120) : null),
    () => answer(draw.pick([401, 403]), 'forbidden'),
    () => answer(draw.pick([403, 200, 404, 502]), page),
    () => answer(404, draw.pick(['404 page not found', 'Not Found', 'default backend - 404'])),
    () => answer(400, draw.pick(['creator e-mail does not exist', 'quota exceeded', 'invalid request'])),
    () => ({ what: 'unanswered', how: draw.pick(['reset', 'hang']) }),
    () => ({ what: 'lost', how: draw.pick(['reset', 'hang', 'gateway']), afterMs: 0 }),
    () => ({ what: 'lost', how: draw.pick(['reset', 'hang', 'gateway']), afterMs: draw.spread(500, 60_000) }),
    () => ({ what: 'slow', ms: draw.spread(500, 20_000) }),
    () => ({ what: 'twice' }),
    () => ({ what: 'cut' }),
  ];
  if (path !== '/add' || draw.chance(0.7)) return draw.pick(kinds)();
  return { what: 'lost', how: draw.pick(['reset', 'hang', 'gateway']), afterMs: draw.spread(500, 60_000) };
}
