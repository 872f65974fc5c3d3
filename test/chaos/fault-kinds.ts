// Drawing one fault for a path: every way of going wrong that the simulator knows.
import type { Fault } from '../simulator/http/faults.ts';
import type { Draw } from './draw.ts';

/** The paths that change something: only there an effect is worth drawing. */
const writes = ['/add', '/delete', '/pause', '/resume', '*'];

/** A fault that may meet a request for this path. Some texts hold the key, as careless services echo it. */
export function drawFault(draw: Draw, path: string, apiKey: string): Fault {
  const effect = writes.includes(path) ? drawEffect(draw) : false;
  const kind = draw.weighted([
    [5, 'status'],
    [2, 'html'],
    [2, 'rate-limit'],
    [6, 'reset'],
    [2, 'hang'],
    [2, 'drip'],
    [2, 'truncated'],
    [2, 'wrong-types'],
    [2, 'body'],
    [path.startsWith('endpoint:') ? 0 : 2, 'stale'],
  ] as const);
  switch (kind) {
    case 'status':
      return drawStatus(draw, { path, effect, apiKey });
    case 'html':
      return { kind, status: draw.pick([502, 503, 504]), effect };
    case 'rate-limit':
      return drawRateLimit(draw);
    case 'reset':
    case 'hang':
      return { kind, effect };
    case 'drip':
      return {
        kind,
        chunkBytes: draw.whole(20, 120),
        everyMs: draw.whole(20, draw.chance(0.15) ? 1_500 : 200),
      };
    case 'truncated':
    case 'wrong-types':
      return { kind };
    case 'body':
      return drawBody(draw, path);
    case 'stale':
      return { kind, ms: draw.whole(500, 2_000) };
  }
}

/** No effect, an effect before the answer goes wrong, or one that lands up to six seconds after it. */
function drawEffect(draw: Draw): boolean | { afterMs: number } {
  const word = draw.weighted([
    [3, 'none'],
    [4, 'at once'],
    [4, 'late'],
  ] as const);
  if (word !== 'late') return word === 'at once';
  return { afterMs: draw.chance(0.6) ? draw.whole(50, 4_000) : draw.whole(4_000, 6_000) };
}

type About = { path: string; effect: boolean | { afterMs: number }; apiKey: string };

function drawStatus(draw: Draw, { path, effect, apiKey }: About): Fault {
  const status = draw.weighted([
    [2, 400],
    [path.startsWith('endpoint:') ? 1 : 0, 401],
    [2, 404],
    [2, 408],
    [2, 409],
    [1, 429],
    [3, 500],
    [2, 502],
    [3, 503],
    [2, 504],
  ]);
  const text = draw.pick([
    null,
    `refused for api_key ${apiKey} (${encodeURIComponent(apiKey)})`,
    // The key sits where a long text is cut.
    `${'x'.repeat(290)}${apiKey}`,
    '::error::planted\n##[set-output name=domain]planted',
    '',
  ]);
  // A service that refuses with a 4xx and acts all the same cannot be dealt with; 408 is no refusal.
  const mayAct = status >= 500 || status === 408;
  return { kind: 'status', status, ...(text === null ? {} : { text }), effect: mayAct ? effect : false };
}

function drawRateLimit(draw: Draw): Fault {
  if (draw.chance(0.4)) return { kind: 'rate-limit' };
  return { kind: 'rate-limit', retryAfterSeconds: draw.whole(0, 3), asDate: draw.chance(0.4) };
}

/** Answers that are well-formed HTTP and still make no sense. The effect has happened. */
function drawBody(draw: Draw, path: string): Fault {
  const status = path === '/add' || path === '*' ? draw.pick([200, 200, 201, 202, 302]) : 200;
  const body = draw.pick([
    '',
    'null',
    '{}',
    '[]',
    '"OK"',
    '<html><body>Welcome</body></html>',
    '{"message":1}',
    '\u0000',
  ]);
  return { kind: 'body', status, body };
}
