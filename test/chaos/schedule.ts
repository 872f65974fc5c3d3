// The order of the runs: those that will take minutes begin first, so that none of them is waited for at the end.
import { isEndless } from './expectation.ts';
import type { Scenario } from './scenario.ts';

/** The scenarios, the ones with a fault that never ends before the others. */
export function longestFirst(scenarios: readonly Scenario[]): Scenario[] {
  return scenarios.toSorted((a, b) => weight(b) - weight(a));
}

function weight({ faults, intruder, speed }: Scenario): number {
  const isLongest = faults.some(({ injection }) => isEndless(injection) && injection.fault.kind !== 'status');
  const endless = faults.some(({ injection }) => isEndless(injection));
  return (
    Number(isLongest) * 4 + Number(endless) * 2 + Number(intruder.kind !== 'none') + 2 * Number(speed !== 1)
  );
}
