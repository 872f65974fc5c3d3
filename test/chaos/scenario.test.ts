// A scenario is drawn from its seed alone.
import { expect, test } from 'vitest';
import { drawScenario } from './scenario.ts';
import { faultsOf } from './trouble-plan.ts';

const seeds = Array.from({ length: 200 }, (_, index) => index + 1);

test('the same seed draws the same scenario', () => {
  expect(seeds.map(drawScenario)).toEqual(seeds.map(drawScenario));
});

test('different seeds draw different scenarios', () => {
  const texts = seeds.map((seed) => JSON.stringify({ ...drawScenario(seed), seed: 0 }));
  expect(new Set(texts).size).toBe(seeds.length);
});

test('every kind of trouble is drawn, and most runs have none', () => {
  const kinds = Map.groupBy(seeds.map(drawScenario), ({ trouble }) => trouble.kind);
  expect([...kinds.keys()].toSorted()).toEqual([
    'forged state',
    'gateway',
    'late creates',
    'long wait',
    'none',
    'nulls',
    'proxy',
    'renames',
  ]);
  expect(kinds.get('none')?.length).toBeGreaterThan(seeds.length / 2);
});

test('when the clock runs faster, the only faults are those of the trouble', () => {
  const fast = seeds.map(drawScenario).filter(({ speed }) => speed !== 1);
  expect(fast.length).toBeGreaterThan(10);
  for (const { faults, trouble } of fast) expect(faults).toEqual(faultsOf(trouble));
});
