// Names of deployments: what is made can be read back, and nobody else's name is taken for one of ours.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generateName, namePattern, runIdOf, runScopedName } from '../../src/deployment/names.ts';
import { seeded } from '../simulator/random.ts';

const runIds = fc.integer({ min: 1, max: 2_000_000_000_000 });
const seeds = fc.integer();

describe('a generated name', () => {
  test.each([
    { runId: 1, name: 'ci-1-iiiiiiiiii' },
    { runId: 9_000_000_000, name: 'ci-44ud8g0-iiii' },
    { runId: 20_000_000_000, name: 'ci-96rherk-iiii' },
    { runId: 36 ** 9 - 1, name: 'ci-zzzzzzzzz-ii' },
  ])('of run $runId: $name', ({ runId, name }) => {
    expect(generateName(runId, () => 0.5)).toBe(name);
    expect(runIdOf(name)).toBe(runId);
  });

  test('is what the service accepts, 15 characters long, and gives its run back', () => {
    fc.assert(
      fc.property(runIds, seeds, (runId, seed) => {
        const name = generateName(runId, seeded(seed));
        expect(name).toMatch(namePattern);
        expect(name).toHaveLength(15);
        expect(runIdOf(name)).toBe(runId);
      }),
    );
  });

  test('differs from step to step of one run', () => {
    const random = seeded(1);
    const names = Array.from({ length: 200 }, () => generateName(9_000_000_000, random));
    expect(new Set(names).size).toBe(200);
  });

  test('of a run id that leaves no room for chance is refused', () => {
    expect(() => generateName(36 ** 9, () => 0)).toThrow(RangeError);
  });
});

describe('the name that the jobs of a run share', () => {
  test.each([
    { runId: 1, name: 'ci-01' },
    { runId: 35, name: 'ci-0z' },
    { runId: 36, name: 'ci-10' },
    { runId: 9_000_000_000, name: 'ci-44ud8g0' },
    { runId: 20_000_000_000, name: 'ci-96rherk' },
  ])('of run $runId: $name', ({ runId, name }) => {
    expect(runScopedName(runId)).toBe(name);
    expect(runIdOf(name)).toBe(runId);
  });

  test('is what the service accepts, gives its run back, and is no name of a single step', () => {
    fc.assert(
      fc.property(runIds, seeds, (runId, seed) => {
        const name = runScopedName(runId);
        expect(name).toMatch(namePattern);
        expect(runIdOf(name)).toBe(runId);
        expect(name).not.toBe(generateName(runId, seeded(seed)));
      }),
    );
  });
});

test.each([
  { name: 'dev-testing', why: 'no prefix' },
  { name: 'ci', why: 'the bare prefix' },
  { name: 'ci-', why: 'no run id' },
  { name: 'ci-00', why: 'run 0 does not exist' },
  { name: 'ci-7', why: 'shorter than the service accepts' },
  { name: 'ci-007', why: 'a run id is not padded beyond two characters' },
  { name: 'ci-pr-42', why: 'shorter than a generated name' },
  { name: 'ci-044ud8g0-iii', why: 'a run id does not begin with 0' },
  { name: 'ci-44ud8g0-iiii-x', why: 'too long' },
  { name: 'ci-44ud8g0-', why: 'nothing random' },
  { name: 'CI-44ud8g0-iiii', why: 'upper case' },
  { name: 'ci-44ud8g0_iiii', why: 'an underscore' },
  { name: 'my-ci-44ud8g0', why: 'the prefix is not at the beginning' },
])('"$name" is not one of ours: $why', ({ name }) => {
  expect(runIdOf(name)).toBeNull();
});

test.each([
  { length: 4, name: 'abcd', isAccepted: false },
  { length: 5, name: 'abcde', isAccepted: true },
  { length: 15, name: 'a23456789-12345', isAccepted: true },
  { length: 16, name: 'a23456789-123456', isAccepted: false },
])('a name of $length characters: $isAccepted', ({ name, isAccepted }) => {
  expect(namePattern.test(name)).toBe(isAccepted);
});
