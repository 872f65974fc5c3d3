// Choices drawn from a seed: the same seed draws the same ones.
import { seeded } from '../simulator/random.ts';

export type Draw = ReturnType<typeof createDraw>;

/** A source of choices for one seed. */
export function createDraw(seed: number) {
  const random = seeded(seed);
  const between = (least: number, most: number) => least + random() * (most - least);
  return {
    chance: (probability: number): boolean => random() < probability,
    /** A number from `least` up to, not including, `most`. */
    between,
    /** A whole number; both ends included. */
    whole: (least: number, most: number): number => Math.floor(between(least, most + 1)),
    pick<T extends string | number | object | null>(items: readonly T[]): T {
      const item = items[Math.floor(random() * items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    /** One of the values, each as often as its weight says. */
    weighted<T>(choices: readonly (readonly [weight: number, value: T])[]): T {
      let rest = random() * choices.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of choices) {
        rest -= weight;
        if (rest < 0) return value;
      }
      throw new RangeError('nothing to choose from');
    },
    /** `length` letters and digits. */
    word: (length: number): string =>
      Array.from({ length }, () => Math.floor(random() * 36).toString(36)).join(''),
  };
}
