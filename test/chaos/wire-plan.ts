// What a gateway between the step and the service may do to answers that are right in themselves.
import type { Draw } from './draw.ts';

/** Answers that arrive in the end: whoever takes them for a failure is wrong. */
export const harmless = ['interim', 'closes after', 'bom', 'without length', 'echoes', 'log flood'] as const;
/** Answers that get lost or spoilt, though what was asked for has happened. */
export const spoilt = [
  'cut chunks',
  'too short',
  'too long',
  'gzip',
  'trickle',
  'huge head',
  'no content',
] as const;
/** Requests that never arrive, go elsewhere, or arrive twice. */
export const astray = ['reset at accept', 'redirect', 'repeats'] as const;

export type Rudeness = (typeof harmless | typeof spoilt | typeof astray)[number];

/** The gateway is rude to `times` requests (null: all) for this path after `skip` of them, while that stage runs. */
export type RudeWire = {
  stage: 'main' | 'post';
  kind: Rudeness;
  path: string;
  skip: number;
  times: number | null;
  /** The fields in which an `echoes` has the key. */
  fields: string[];
};

/** Paths of all, by how much hangs on them. */
const paths = ['/add', '/add', '/get', '/get', '/delete', '/delete', '/list', '*', '*'];

/** Draws one; most runs have no such gateway. */
export function drawRudeWire(draw: Draw): RudeWire | null {
  if (!draw.chance(0.25)) return null;
  const kind = draw.pick<Rudeness>([...harmless, ...harmless, ...spoilt, ...spoilt, ...astray, ...astray]);
  const stage = draw.pick(['main', 'post'] as const);
  const isHarmless = (harmless as readonly string[]).includes(kind);
  if (kind === 'log flood')
    return { stage: 'post', kind, path: '/get_log', skip: 0, times: null, fields: [] };
  const fields = ['status', 'inference_version', 'workspace_url', 'subdomain', 'machine_type', 'message'];
  return {
    ...{ stage, kind, path: kind === 'reset at accept' ? '*' : drawPath(draw, stage) },
    skip: draw.chance(0.6) ? 0 : draw.whole(1, 3),
    times: isHarmless ? null : draw.whole(1, 2),
    fields: kind === 'echoes' ? fields.filter(() => draw.chance(0.6)) : [],
  };
}

/** A path that this stage asks for as a rule. */
function drawPath(draw: Draw, stage: 'main' | 'post'): string {
  const path = draw.pick(paths);
  if (stage === 'main' && (path === '/delete' || path === '/list')) return '/add';
  return stage === 'post' && path === '/add' ? '/delete' : path;
}

/** Whether a start is as good as without it. */
export const isHarmless = ({ kind }: RudeWire): boolean => (harmless as readonly string[]).includes(kind);
