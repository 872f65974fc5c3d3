// Which requests go wrong, and how: mostly passing faults, some that never end.
import type { Fault, Injection } from '../simulator/http/faults.ts';
import type { Draw } from './draw.ts';
import { drawFault } from './fault-kinds.ts';
import type { Intruder } from './intruder-plan.ts';
import type { Kill } from './kill-plan.ts';
import type { Inputs } from './scenario.ts';

/** A fault of the service while that stage runs. Without `times` it never ends. */
export type PlannedFault = { stage: 'main' | 'post'; injection: Injection };

export type Circumstances = { apiKey: string; inputs: Inputs; intruder: Intruder; kill: Kill };

/** What main survives of passing faults on one path: it sends a create four times at most. */
const mostPassing = 3;

/** Draws all faults of a run. */
export function drawFaults(draw: Draw, about: Circumstances): PlannedFault[] {
  const main = drawMainPaths(draw, about.kill).map((path) => drawPassing(draw, path, about));
  const post = drawPostPaths(draw).map((path) => drawPassing(draw, path, about));
  const planned = [...limit(main, 'main'), ...limit(post, 'post')];
  if (about.intruder.kind === 'is a twin') planned.unshift(lostCreate(draw));
  return [...planned, ...drawPermanent(draw)].filter((fault) => isFair(fault, about));
}

/** The weak points first: the create, and what follows a kill. */
function drawMainPaths(draw: Draw, kill: Kill): string[] {
  const theme = draw.weighted([
    [20, 'none'],
    [34, 'create'],
    [18, 'wait'],
    [14, 'teardown'],
    [14, 'anything'],
  ] as const);
  switch (theme) {
    case 'none':
      return [];
    case 'create':
      return draw.chance(0.4) ? ['/add', '/get'] : ['/add'];
    case 'wait':
      return draw.chance(0.5)
        ? ['/get', 'endpoint:/info']
        : [draw.pick(['/get', '/resume', 'endpoint:/model/add'])];
    case 'teardown':
      // Without a kill there is no teardown in main, but where the start fails.
      return kill.kind === 'none'
        ? ['/get']
        : draw.pick([['/delete'], ['/delete', '/get'], ['/pause', '/resume']]);
    case 'anything':
      return Array.from({ length: draw.whole(1, 3) }, () => draw.pick(paths));
  }
}

const paths = [
  ...['/add', '/get', '/delete', '/pause', '/resume', '/get_log', '*'],
  ...['endpoint:/info', 'endpoint:/healthz', 'endpoint:/model/add', 'endpoint:/model/registry', 'endpoint:*'],
];

function drawPostPaths(draw: Draw): string[] {
  return draw.weighted([
    [55, []],
    [12, ['/delete']],
    [12, ['/get']],
    [6, ['/delete', '/get']],
    [5, ['/get_log']],
    [5, ['/pause']],
    [5, ['*']],
  ]);
}

function drawPassing(draw: Draw, path: string, { apiKey }: Circumstances): Injection {
  // What is asked for once or twice in a run is rarely asked for a third time.
  const isAskedOften = path === '/get' || path.endsWith('*');
  const skip = draw.chance(isAskedOften ? 0.5 : 0.85) ? 0 : draw.whole(1, isAskedOften ? 4 : 2);
  return {
    path,
    fault: drawFault(draw, path, apiKey),
    times: draw.weighted([
      [6, 1],
      [2, 2],
      [1, 3],
    ]),
    skip,
  };
}

/** At most `mostPassing` faults a path; those on all paths count for each. */
function limit(injections: Injection[], stage: PlannedFault['stage']): PlannedFault[] {
  let left = mostPassing;
  return injections.flatMap((injection) => {
    const times = Math.min(left, injection.times ?? 0);
    if (!injection.path.startsWith('endpoint:')) left -= times;
    return times > 0 ? [{ stage, injection: { ...injection, times } }] : [];
  });
}

function lostCreate(draw: Draw): PlannedFault {
  const fault = draw.pick<Fault>([
    { kind: 'reset' },
    { kind: 'status', status: 503 },
    { kind: 'html', status: 502 },
  ]);
  return { stage: 'main', injection: { path: '/add', fault, times: 1 } };
}

/** A refusal for ever is quick; no answer for ever takes the whole of the time allowed, so it is rare. */
function drawPermanent(draw: Draw): PlannedFault[] {
  if (!draw.chance(0.06)) return [];
  const path = draw.weighted([
    [5, '/delete'],
    [2, '/get'],
    [1, '/pause'],
    [2, '/add'],
    [1, '/get_log'],
    [2, '*'],
    [1, 'endpoint:/info'],
  ]);
  const fault = draw.weighted<Fault>([
    [5, { kind: 'status', status: draw.pick([400, 401, 403]) }],
    [1, { kind: 'status', status: 503 }],
    [1, { kind: 'html', status: 502 }],
    [1, { kind: 'reset' }],
    [1, { kind: 'hang' }],
  ]);
  const stages = draw.pick<PlannedFault['stage'][]>([['main'], ['post'], ['main', 'post']]);
  return stages.map((stage) => ({ stage, injection: { path, fault } }));
}

/** Leaves out what nobody could get right. */
export function isFair(
  { injection: { path, fault } }: PlannedFault,
  { inputs, intruder }: Circumstances,
): boolean {
  const isPrivate = inputs.scope === 'step' && inputs['deployment-name'] === '';
  // A private name is drawn from millions: the chance that it is taken and our create lost besides is none.
  if (isPrivate && intruder.kind === 'is faster' && (path === '/add' || path === '*')) return false;
  // The service deletes by name: a delete that lands after the name has changed hands cannot be called back.
  const changesHands = ['deletes ours', 'usurps', 'is faster', 'takes the expired name'].includes(
    intruder.kind,
  );
  const isLate = 'effect' in fault && typeof fault.effect === 'object';
  return !(isLate && changesHands && (path === '/delete' || path === '*'));
}
