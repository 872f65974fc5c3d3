// Scenarios come from their seed alone.
import { expect, test } from 'vitest';
import { drawScenario } from './scenario.ts';

const seeds = Array.from({ length: 200 }, (_, index) => index + 1);

test('the same seed draws the same scenario', () => {
  expect(seeds.map(drawScenario)).toEqual(seeds.map(drawScenario));
});

test('different seeds draw different scenarios', () => {
  const texts = seeds.map((seed) => JSON.stringify({ ...drawScenario(seed), seed: 0 }));
  expect(new Set(texts).size).toBe(seeds.length);
});
