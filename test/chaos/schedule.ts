// The order of the runs: those that will take minutes begin first, so that none of them is waited for at the end.
import type { Scenario } from './scenario.ts';

/** The scenarios, the ones with a fault that never ends before the others. */
export function longestFirst(scenarios: readonly Scenario[]): Scenario[] {
  return scenarios.toSorted((a, b) => weight(b) - weight(a));
}

function weight({ faults, intruder }: Scenario): number {
  const isEndless = faults.some(
    ({ injection: { times, fault } }) => times === undefined && fault.kind !== 'status',
  );
  const endless = faults.some(({ injection: { times } }) => times === undefined);
  return Number(isEndless) * 4 + Number(endless) * 2 + Number(intruder.kind !== 'none');
}
