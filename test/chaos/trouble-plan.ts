// What else may come over a run, at most one of it: a gateway in front of the service, creates that land after a
// minute, other names, empty fields, and what later steps of the job leave in post's way.
import type { Fault, Injection } from '../simulator/http/faults.ts';
import { type Access, drawAccess, isSlowAccess } from './access-plan.ts';
import type { Draw } from './draw.ts';
import type { PlannedFault } from './fault-plan.ts';
import { drawLine, type Line, refusals } from './line-plan.ts';

/** Times in seconds of the step's own clock. */
export type Trouble =
  | { kind: 'none' }
  /** Something before the service answers for it, every request, for some seconds; `skip` requests come before. */
  | { kind: 'gateway'; stage: 'main' | 'post'; skip: number; seconds: number; answer: Fault }
  /** Creates get no answer and take effect up to a minute later. */
  | { kind: 'late creates'; times: number; afterSeconds: number; by: 'reset' | 'hang' | 'gateway' }
  /** A request of post is told to wait, for longer than a teardown has. */
  | { kind: 'long wait'; path: '/delete' | '/get' | '/list' | '/get_log'; seconds: number }
  /** The service gives the deployment another name than it was asked for. */
  | { kind: 'renames' }
  /** Fields that nobody needs are null. */
  | { kind: 'nulls'; fields: string[] }
  /** Main gets bad input, and a later step sets a state for post; `path` follows the address in it. */
  | { kind: 'forged state'; path: string }
  /** A later step exports a proxy for all that follows. */
  | { kind: 'proxy'; variable: 'HTTPS_PROXY' | 'HTTP_PROXY'; value: string }
  /** So many models with long ids are loaded: all of them together are more than a variable holds. */
  | { kind: 'many models'; count: number }
  | Line
  | Access;

/** How many seconds of the step pass in one, where minutes have to pass. */
const speed = 10;

const unneeded = [
  ...['creator_email', 'creator_id', 'subdomain', 'inference_version'],
  ...['workspace_id', 'workspace_url', 'max_replicas', 'min_replicas'],
];

/** A proxy at which nobody listens. */
const deadProxy = '127.0.0.1:1';

/** Draws one; most runs have none. */
export function drawTrouble(draw: Draw): Trouble {
  if (!draw.chance(0.47)) return { kind: 'none' };
  const kind = draw.weighted([
    [5, 'gateway'],
    [5, 'late creates'],
    [3, 'long wait'],
    [3, 'renames'],
    [3, 'nulls'],
    [2, 'forged state'],
    [3, 'proxy'],
    [1, 'many models'],
    [4, 'capacity'],
    [4, 'cap'],
    [5, 'key'],
    [4, 'unreachable'],
    [3, 'names lost'],
    [1, 'region'],
    [1, 'contradiction'],
  ] as const);
  switch (kind) {
    case 'gateway':
      return {
        kind,
        stage: draw.pick(['main', 'post', 'post']),
        skip: draw.chance(0.5) ? 0 : draw.whole(1, 4),
        seconds: draw.between(0.5, 6),
        answer: drawGatewayAnswer(draw),
      };
    case 'late creates':
      return {
        kind,
        times: draw.pick([1, 1, 2, 4]),
        afterSeconds: draw.whole(5, 60),
        by: draw.pick(['reset', 'hang', 'gateway']),
      };
    case 'long wait':
      return {
        kind,
        path: draw.pick(['/delete', '/delete', '/get', '/list', '/get_log']),
        // All the time that a teardown has, or some of it.
        seconds: draw.chance(0.5) ? 120 : draw.whole(20, 120),
      };
    case 'nulls':
      return { kind, fields: unneeded.filter(() => draw.chance(0.5)) };
    case 'forged state':
      return { kind, path: draw.pick(['', '/elsewhere']) };
    case 'proxy':
      return drawProxy(draw);
    case 'many models':
      return { kind, count: draw.pick([120, 500]) };
    case 'capacity':
    case 'cap':
      return drawLine(draw, kind);
    case 'key':
    case 'unreachable':
    case 'names lost':
    case 'region':
    case 'contradiction':
      return drawAccess(draw, kind);
    default:
      return { kind };
  }
}

/** The service is spoken to by http: a proxy for https is met only where it is none. */
function drawProxy(draw: Draw): Trouble {
  const value = draw.pick([deadProxy, 'socks5://127.0.0.1:1080', 'http://']);
  const variable = value === deadProxy ? 'HTTP_PROXY' : draw.pick(['HTTPS_PROXY', 'HTTP_PROXY'] as const);
  return { kind: 'proxy', variable, value };
}

function drawGatewayAnswer(draw: Draw): Fault {
  return draw.weighted<Fault>([
    [3, { kind: 'status', status: 404, text: 'default backend - 404' }],
    [2, { kind: 'html', status: 404 }],
    [2, { kind: 'html', status: 401 }],
    [3, { kind: 'html', status: 403 }],
    [2, { kind: 'html', status: 502 }],
  ]);
}

/** How fast the clocks of main and post run: only what waits for minutes is made faster. */
export function speedOf(trouble: Trouble): number {
  const isWaiting = ['late creates', 'long wait', 'capacity', 'cap'].includes(trouble.kind);
  const isLost = isAccess(trouble) && isSlowAccess(trouble);
  return isWaiting || isLost || isDeadProxy(trouble) ? speed : 1;
}

/** Whether it is about the key or the address. */
export function isAccess(trouble: Trouble): trouble is Access {
  return ['key', 'unreachable', 'names lost', 'region', 'contradiction'].includes(trouble.kind);
}

/** Whether it is about waiting in line. */
export function isLine(trouble: Trouble): trouble is Line {
  return trouble.kind === 'capacity' || trouble.kind === 'cap';
}

/** Whether post cannot reach the service at all: the proxy is one in its form, and the service is spoken to by http. */
export function isDeadProxy(trouble: Trouble): boolean {
  return trouble.kind === 'proxy' && trouble.variable === 'HTTP_PROXY' && trouble.value === deadProxy;
}

/** What the trouble does to the answers of the service. */
export function faultsOf(trouble: Trouble): PlannedFault[] {
  switch (trouble.kind) {
    case 'gateway': {
      const { stage, skip, seconds, answer } = trouble;
      return [{ stage, injection: { path: '*', fault: answer, skip, forMs: seconds * 1000 } }];
    }
    case 'late creates':
      return [{ stage: 'main', injection: lateCreates(trouble) }];
    case 'long wait':
      return [{ stage: 'post', injection: longWait(trouble) }];
    case 'capacity':
      return refusals(trouble, speed).map((injection) => ({ stage: 'main', injection }));
    case 'nulls':
      return (['main', 'post'] as const).flatMap((stage) =>
        ['/add', '/get', '/list'].map((path) => ({
          stage,
          injection: { path, fault: { kind: 'nulls' as const, fields: trouble.fields } },
        })),
      );
    default:
      return [];
  }
}

function lateCreates({ times, afterSeconds, by }: Extract<Trouble, { kind: 'late creates' }>): Injection {
  const effect = { afterMs: (afterSeconds * 1000) / speed };
  const fault: Fault = by === 'gateway' ? { kind: 'status', status: 504, effect } : { kind: by, effect };
  return { path: '/add', fault, times };
}

function longWait({ path, seconds }: Extract<Trouble, { kind: 'long wait' }>): Injection {
  return { path, fault: { kind: 'rate-limit', retryAfterSeconds: seconds }, times: 1 };
}
