// Draws what else services, gateways, clocks and workflows do, from a stream of its own, on top of the life so far.
import type { Habits, Place, Plan, Step, Suffering, Trouble } from './plan.ts';
import { type Draw, drawFrom } from './random.ts';

/** The same life, in half of which more goes wrong, and in all of which the inputs say where the service is. */
export function withMore(plan: Plan): Plan {
  const draw = drawFrom(plan.seed, 'more');
  const place = draw.pick<Place>(['address', 'address', 'us', 'eu', 'default']);
  const troubles = [...plan.troubles];
  const count = draw.pick([0, 0, 0, 1, 1, 2]);
  for (let i = 0; i < count; i++) {
    const trouble = draw.pick(kinds)(draw, plan);
    if (trouble !== null && mayJoin(trouble, troubles)) troubles.push(trouble);
  }
  return { ...plan, place, troubles: withoutTheUnknowable(troubles) };
}

type Kind = (draw: Draw, plan: Plan) => Trouble | null;

const habit =
  (of: (draw: Draw, plan: Plan) => Partial<Habits>): Kind =>
  (draw, plan) => ({ kind: 'habit', habit: of(draw, plan) });

const kinds: readonly [Kind, ...Kind[]] = [
  habit((draw) => ({ listLagMs: draw.spread(200, 8_000) })),
  habit((draw, { sweep }) => (sweep ? {} : { listMost: draw.whole(0, 2) })),
  habit(() => ({ listsTwice: true })),
  // In a name of capitals, a sweep reads no run; and where several creates of one name land, it seems to be two.
  habit((_, { sweep, jobs }) =>
    sweep || jobs.some(({ inputs }) => inputs['scope'] === 'run') ? {} : { isUpperCase: true },
  ),
  habit((draw) => ({ readyWord: draw.pick(['running', 'RUNNING', 'active', 'healthy', 'ok', 'deployed']) })),
  habit((draw) => ({ pendingWord: draw.pick(['queued', 'waiting for capacity', 'unknown', 'updating']) })),
  habit((draw, { sweep }) =>
    sweep ? {} : { undoneDeletes: draw.whole(1, 3), undoneMs: draw.spread(200, 60_000) },
  ),
  habit(() => ({ flapsAfter: 1 })),
  habit((draw) => ({
    nulls: [draw.pick(['deployment_id', 'domain', 'status', 'duration', 'num_replicas'])],
  })),
  habit((draw) => ({ skewMs: draw.pick([-1, 1]) * draw.spread(60_000, 86_400_000) })),
  fault,
  fault,
  fault,
  fault,
  (draw, plan) => clock(draw, plan),
  (draw) => ({ kind: 'moved', region: draw.pick(['us', 'eu']) }),
  missingKey,
  (draw, { sweep }) => (sweep ? null : { kind: 'namesake', hours: draw.pick([2.999123, 5.99994]) }),
  (draw) => ({
    kind: 'forged',
    apiUrl: draw.pick(['https://evil.test', 'http://localhost:1']),
    isUnopposed: true,
  }),
];

function fault(draw: Draw, plan: Plan): Trouble {
  const steps: readonly [Step, ...Step[]] = plan.sweep
    ? ['main', 'sweep']
    : plan.stop
      ? ['main', 'post', 'stop']
      : ['main', 'post'];
  const step = draw.pick(steps);
  const path = draw.pick(
    step === 'main'
      ? ['/add', '/add', '/add', '/get', '/delete', '*']
      : ['/get', '/list', '/delete', '/list', '*'],
  );
  const when = draw.chance(0.7)
    ? { nth: draw.pick([1, 1, 2, 3]), times: draw.pick([1, 1, 2, 6]) }
    : { fromMs: 0, forMs: draw.spread(500, 60_000) };
  return { kind: 'fault', step, path, when, suffering: draw.pick(sufferings)(draw) };
}

const page = '<html><head><title>Attention Required!</title></head><body>Blocked</body></html>';

const sufferings: readonly [(draw: Draw) => Suffering, ...((draw: Draw) => Suffering)[]] = [
  (draw) => ({ what: 'misanswered', status: draw.pick([201, 202, 204, 205]), body: '' }),
  (draw) => ({ what: 'misanswered', status: draw.pick([301, 302, 307, 308]), body: 'Moved' }),
  (draw) => ({ what: 'misanswered', status: draw.pick([200, 404, 502]), body: page }),
  (draw) => ({
    what: 'misanswered',
    status: 200,
    body: draw.pick(['', '{}', 'null', '{"message":"ok"}']),
  }),
  (draw) => ({ what: 'answer', status: draw.pick([202, 204, 302]), body: '', retryAfter: null }),
  (draw) => ({
    what: 'answer',
    status: 200,
    body: draw.pick(['', '{}', 'null', '{"deployments":null}']),
    retryAfter: null,
  }),
  (draw) => ({ what: 'answer', status: 503, body: 'overloaded', retryAfter: draw.pick([0, 3_600, 86_400]) }),
  (draw) => ({
    what: 'answer',
    status: draw.pick([408, 425, 451, 520, 529]),
    body: 'try later',
    retryAfter: null,
  }),
  () => ({ what: 'unanswered', how: 'refused' }),
  (draw) => ({ what: 'slow', ms: draw.spread(9_000, 70_000) }),
];

/** The machine of the runner is corrected between two steps, or was wrong from the beginning. */
function clock(draw: Draw, { sweep, stop }: Plan): Trouble {
  const steps: readonly [Step, ...Step[]] = sweep
    ? ['main', 'sweep']
    : stop
      ? ['main', 'post', 'stop']
      : ['main', 'post'];
  return {
    kind: 'clock',
    step: draw.pick(steps),
    aheadMs: draw.pick([-1, 1]) * draw.spread(1_000, 10_000_000),
  };
}

function missingKey(draw: Draw, { sweep, stop }: Plan): Trouble {
  const isOfCompanion = (sweep || stop) && draw.chance(0.5);
  return {
    kind: 'no key',
    from: isOfCompanion ? 'companion' : draw.pick(['main', 'post']),
    onMissingKey: draw.pick(['skip', 'fail']),
  };
}

/** One of a kind, where the life has room for one only. */
function mayJoin(trouble: Trouble, others: readonly Trouble[]): boolean {
  const single: readonly Trouble['kind'][] = ['clock', 'moved', 'no key', 'forged', 'namesake', 'other key'];
  // What post is given in the place of a state, or of a key, leaves nothing of the other to see.
  const isOver = (kind: Trouble['kind']) => kind === 'no key' || kind === 'forged';
  return others.every(
    ({ kind }) =>
      (!single.includes(kind) || kind !== trouble.kind) && !(isOver(kind) && isOver(trouble.kind)),
  );
}

/** Habits that together, or with an absence that is false, leave nothing to go by: a lost delete, or a list cut short. */
const forgetful = ['forgottenDeletes', 'undoneDeletes', 'listMost'] as const;

/**
 * Two of these, or one and an absence that is false, are more than anybody could find out; so is what came of creates
 * without an answer under a name that another has, or that is shown in other letters; and what neither read shows while
 * a gateway denies it to every delete.
 */
export function withoutTheUnknowable(troubles: readonly Trouble[]): Trouble[] {
  const habitsOf = (one: Trouble): Partial<Habits> => (one.kind === 'habit' ? one.habit : {});
  const isBlurred = troubles.some(
    (one) =>
      habitsOf(one).lagMs !== undefined ||
      habitsOf(one).listLagMs !== undefined ||
      (one.kind === 'fault' && one.suffering.what === 'answer' && [400, 404].includes(one.suffering.status)),
  );
  const isForgetful = (one: Trouble) => forgetful.some((habit) => habitsOf(one)[habit] !== undefined);
  const first = troubles.find(isForgetful);
  const isDoubtful = (one: Trouble) => one.kind === 'namesake' || habitsOf(one).isUpperCase !== undefined;
  const isFaulty = troubles.some(
    (one) => (one.kind === 'fault' && one.step === 'main') || habitsOf(one).fullMs !== undefined,
  );
  const isHidden = troubles.some(
    (one) => (habitsOf(one).lagMs ?? 0) > 0 && (habitsOf(one).listLagMs ?? 0) > 0,
  );
  const isDenying = (one: Trouble) =>
    one.kind === 'fault' &&
    one.suffering.what === 'answer' &&
    one.suffering.status === 404 &&
    one.step !== 'stop';
  return troubles.filter(
    (one) =>
      (!isForgetful(one) || (!isBlurred && one === first)) &&
      (!isDoubtful(one) || !isFaulty) &&
      (!isDenying(one) || !isHidden),
  );
}
