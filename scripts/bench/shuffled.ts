// A random order.
import type { Random } from '../../src/clock.ts';

/** The items in an order drawn by `random`; the array given stays as it is. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
