// Randomness of a life: every part draws from a stream of its own, so that taking one part out leaves the others.
import { seeded } from '../simulator/random.ts';

/** Draws from one stream. */
export type Draw = {
  /** From 0 up to, not including, 1. */
  unit(): number;
  chance(probability: number): boolean;
  /** A whole number, both ends included. */
  whole(least: number, most: number): number;
  /** A number of milliseconds, small ones as often as large ones. */
  spread(leastMs: number, mostMs: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
};

/** The stream of this seed and name; the same ones give the same stream again. */
export function drawFrom(seed: number, name: string): Draw {
  const unit = seeded(mix(seed, name));
  const whole = (least: number, most: number) => least + Math.floor(unit() * (most - least + 1));
  return {
    unit,
    chance: (probability) => unit() < probability,
    whole,
    spread: (leastMs, mostMs) => Math.round(leastMs * (mostMs / leastMs) ** unit()),
    pick: (list) => list[Math.floor(unit() * list.length)] ?? list[0],
  };
}

/** FNV-1a over the name, begun with the seed; neighbouring seeds must not give neighbouring streams. */
function mix(seed: number, name: string): number {
  let hash = Math.imul((seed ^ 0x811c9dc5) >>> 0, 0x9e3779b1);
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
