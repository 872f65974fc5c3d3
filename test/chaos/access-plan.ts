// Whether the step may and can speak to the service: its key, and the way to its address.
import type { Draw } from './draw.ts';
import type { Inputs } from './scenario.ts';

/** What is wrong with the way to an address. */
export const waysLost = ['refused', 'no such host', 'untrusted', 'no TLS', 'proxy refuses'] as const;
export type WayLost = (typeof waysLost)[number];

export type Access =
  /** The key is empty from the beginning or is gone in post; or it is another one, which nobody knows. */
  | { kind: 'key'; when: 'empty' | 'gone in post' | 'wrong' | 'wrong in post'; policy: 'fail' | 'skip' }
  /** Nothing at the address can be spoken to, in any stage. `region` is given where its address is the one. */
  | { kind: 'unreachable'; how: WayLost; region: '' | 'us' | 'eu' }
  /** The host's name stops being resolved, in main for some seconds, in post for some or for ever (null). */
  | { kind: 'names lost'; stage: 'main' | 'post'; code: 'ENOTFOUND' | 'EAI_AGAIN'; seconds: number | null }
  /** A region, beside the address of the simulator, which overrides it. */
  | { kind: 'region'; region: 'us' | 'eu' }
  /** A region, and the address of the other one. */
  | { kind: 'contradiction'; region: 'us' | 'eu' };

/** A key that no service knows. */
export const wrongKey = 'rf_wr0ngK3yThatN0body7Knows';

export function drawAccess(draw: Draw, kind: Access['kind']): Access {
  switch (kind) {
    case 'key': {
      const when = draw.pick([
        'empty',
        'empty',
        'gone in post',
        'gone in post',
        'wrong',
        'wrong in post',
      ] as const);
      return { kind, when, policy: draw.pick(['fail', 'skip']) };
    }
    case 'unreachable': {
      const how = draw.pick(waysLost);
      const isByRegion = how === 'no such host' || how === 'proxy refuses';
      return { kind, how, region: isByRegion ? draw.pick(['', 'us', 'eu']) : '' };
    }
    case 'names lost': {
      const stage = draw.pick(['main', 'post'] as const);
      const isForEver = stage === 'post' && draw.chance(0.4);
      const code = draw.pick(['ENOTFOUND', 'EAI_AGAIN'] as const);
      return { kind, stage, code, seconds: isForEver ? null : draw.between(0.3, 3) };
    }
    default:
      return { kind, region: draw.pick(['us', 'eu']) };
  }
}

/** The inputs about it, but for the key and the address. */
export function accessInputs(access: Access, inputs: Inputs): Inputs {
  if (access.kind === 'key') return { ...inputs, 'on-missing-key': access.policy };
  return 'region' in access ? { ...inputs, region: access.region } : inputs;
}

/** How fast the clocks run: a key that is refused in post is tried for two minutes. */
export const isSlowAccess = (access: Access): boolean =>
  (access.kind === 'key' && access.when === 'wrong in post') ||
  (access.kind === 'names lost' && access.seconds === null);

/** The address of the other region. */
export const otherAddress = ({ region }: Extract<Access, { kind: 'contradiction' }>): string =>
  region === 'us' ? 'https://eu.roboflow.cloud' : 'https://roboflow.cloud';
