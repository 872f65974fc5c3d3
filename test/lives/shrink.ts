// A broken life with as few troubles as still break it in the same way.
import { violationsOf } from './invariants.ts';
import { live } from './life.ts';
import type { Plan } from './plan.ts';
import type { Violation } from './violation.ts';

/** Leaves troubles out, one at a time, as long as this violation stays. */
export async function shrunk(plan: Plan, { kind, about }: Violation): Promise<Plan> {
  let least = plan;
  for (let i = least.troubles.length - 1; i >= 0; i--) {
    const fewer = { ...least, troubles: least.troubles.filter((_, index) => index !== i) };
    const violations = violationsOf(await live(fewer));
    if (violations.some((one) => one.kind === kind && one.about === about)) least = fewer;
  }
  return least;
}
