// Waiting in line: no machine type is to be had for a while, or others have all that "max-running" allows.
import type { Injection } from '../simulator/http/faults.ts';
import type { Draw } from './draw.ts';
import type { Inputs } from './scenario.ts';

/** Times in seconds of the step's own clock; null: for ever. */
export type Line =
  /** Every create is refused for want of capacity. */
  | { kind: 'capacity'; waitMinutes: number; fullSeconds: number | null; status: number }
  /** So many others with generated names are alive, and leave at once. */
  | { kind: 'cap'; waitMinutes: number; most: number; others: number; leaveAfterSeconds: number | null };

/** The name of a deployment of another run that is alive in every scenario. */
export const livingStranger = 'ci-7mc70k2-zzzz';

/** The generated names of the others. */
export const othersNames = ({ others }: Extract<Line, { kind: 'cap' }>): string[] =>
  Array.from({ length: others }, (_, index) => `ci-7mc70k2-oth${index}`);

export function drawLine(draw: Draw, kind: Line['kind']): Line {
  const waitMinutes = draw.pick([0, 0.5, 2, 2, 4]);
  const seconds = draw.weighted([
    [4, draw.whole(1, 100)],
    [2, draw.whole(300, 500)],
    [2, null],
  ]);
  if (kind === 'capacity')
    return { kind, waitMinutes, fullSeconds: seconds, status: draw.pick([400, 400, 403, 429, 503]) };
  const others = draw.whole(0, 3);
  return { kind, waitMinutes, most: draw.whole(1, 3), others, leaveAfterSeconds: seconds };
}

/** The inputs that such a run is started with: nothing else may make its start fail. */
export function inputsOf(line: Line, inputs: Inputs): Inputs {
  return {
    ...inputs,
    'machine-type': inputs['machine-type'].includes('dev-gpu') ? inputs['machine-type'] : 'dev-gpu, prod-gpu',
    'ready-timeout-minutes': '3',
    'capacity-wait-minutes': String(line.waitMinutes),
    'max-running': line.kind === 'cap' ? String(line.most) : '',
  };
}

/** The refusals of the creates, where the clock of the step runs `speed` times faster. */
export function refusals(line: Line, speed: number): Injection[] {
  if (line.kind !== 'capacity') return [];
  const { status, fullSeconds } = line;
  const text = 'There is no capacity left for this right now';
  const fault = { kind: 'status' as const, status, text };
  return [{ path: '/add', fault, ...(fullSeconds === null ? {} : { forMs: (fullSeconds * 1000) / speed }) }];
}

/** A round of refused creates, tried again and looked for, on each of three machine types (seconds). */
const longestRoundSeconds = 150;

/** Whether the wait is in vain for certain, or surely not; null where it is a close run. */
export function isInVain(line: Line): boolean | null {
  const waitSeconds = line.waitMinutes * 60;
  const fullSeconds = line.kind === 'capacity' ? line.fullSeconds : cappedSeconds(line);
  if (fullSeconds === 0) return false;
  if (fullSeconds === null || fullSeconds > waitSeconds + longestRoundSeconds) return true;
  // Without a wait there is one round, and what passes within its own retries has not been waited for.
  if (waitSeconds === 0) return line.kind === 'cap' ? null : fullSeconds < 20 ? null : true;
  return fullSeconds < waitSeconds - 10 ? false : null;
}

/** For how long the cap holds: 0 where it never does. One stranger stays for ever. */
function cappedSeconds({ most, others, leaveAfterSeconds }: Extract<Line, { kind: 'cap' }>): number | null {
  if (1 + others < most) return 0;
  return most === 1 ? null : leaveAfterSeconds;
}
