// A scenario is drawn from its seed alone.
import { expect, test } from 'vitest';
import { noCompanions } from './companion-plan.ts';
import { drawScenario } from './scenario.ts';
import { faultsOf } from './trouble-plan.ts';
import { astray, harmless, spoilt } from './wire-plan.ts';

const seeds = Array.from({ length: 200 }, (_, index) => index + 1);
const manySeeds = Array.from({ length: 1_000 }, (_, index) => index + 1);

test('the same seed draws the same scenario', () => {
  expect(seeds.map(drawScenario)).toEqual(seeds.map(drawScenario));
});

test('different seeds draw different scenarios', () => {
  const texts = seeds.map((seed) => JSON.stringify({ ...drawScenario(seed), seed: 0 }));
  expect(new Set(texts).size).toBe(seeds.length);
});

test('every kind of trouble is drawn, and most runs have none', () => {
  const kinds = Map.groupBy(manySeeds.map(drawScenario), ({ trouble }) => trouble.kind);
  expect([...kinds.keys()].toSorted()).toEqual([
    ...['cap', 'capacity', 'contradiction', 'forged state', 'gateway', 'key', 'late creates', 'long wait'],
    ...['many models', 'names lost', 'none', 'nulls', 'proxy', 'region', 'renames', 'unreachable'],
  ]);
  expect(kinds.get('none')?.length).toBeGreaterThan(manySeeds.length / 2);
});

test('every rude gateway, odd machine and way to end post is drawn, and most runs have none', () => {
  const scenarios = manySeeds.map(drawScenario);
  const drawn = (kinds: readonly string[]) => [...new Set(kinds)].toSorted();
  expect(drawn(scenarios.flatMap(({ wire }) => wire?.kind ?? []))).toEqual(
    [...harmless, ...spoilt, ...astray].toSorted(),
  );
  expect(drawn(scenarios.map(({ machine }) => machine.kind))).toEqual([
    ...['clock', 'command file', 'full disk', 'huge environment', 'none', 'odd variables', 'umask', 'unset'],
  ]);
  expect(drawn(scenarios.map(({ postKill }) => postKill.kind))).toEqual(['none', 'sequence', 'sigkill']);
  const isPlain = scenarios.filter(({ wire, machine }) => wire === null && machine.kind === 'none');
  expect(isPlain.length).toBeGreaterThan(scenarios.length / 2);
});

test('when the clock runs faster, the only faults are those of the trouble', () => {
  const fast = seeds.map(drawScenario).filter(({ speed }) => speed !== 1);
  expect(fast.length).toBeGreaterThan(10);
  // A key that is refused or a name that is lost needs none.
  for (const { faults, trouble } of fast) expect(faults).toEqual(faultsOf(trouble));
});

test('about a quarter of the runs have companions, of each kind some, only where there is no other trouble', () => {
  const withSome = manySeeds.map(drawScenario).filter(({ companions }) => companions !== noCompanions);
  expect(withSome.length / manySeeds.length).toBeGreaterThan(0.18);
  expect(withSome.length / manySeeds.length).toBeLessThan(0.32);
  for (const name of ['logs', 'stop', 'sweep'] as const)
    expect(withSome.filter(({ companions }) => companions[name] !== null).length).toBeGreaterThan(40);
  for (const { trouble, wire, machine } of withSome)
    expect([trouble.kind, wire, machine.kind]).toEqual(['none', null, 'none']);
});

test("a stop is given no name that may be a stranger's", () => {
  const stopped = manySeeds.map(drawScenario).filter(({ companions }) => companions.stop !== null);
  for (const { existing, intruder } of stopped) expect([existing, intruder.kind]).toEqual([null, 'none']);
});
