// A generated name can be read back, and no other name is taken for a generated one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  generateName,
  mayBeOfRepository,
  namePattern,
  runIdOf,
  runScopedName,
} from '../../src/deployment/names.ts';
import type { Run } from '../../src/job.ts';
import { seeded } from '../simulator/random.ts';

const runIds = fc.integer({ min: 1, max: 2_000_000_000_000 });
const seeds = fc.integer();

const run = (id: number, repository = 'octo/vision', server = 'github.com'): Run => ({
  id,
  server,
  repository,
  url: '',
});

describe('a generated name', () => {
  test.each([
    { runId: 1, name: 'ci-1-1p98iiiiii' },
    { runId: 9_000_000_000, name: 'ci-44ud8g0-iiii' },
    { runId: 20_000_000_000, name: 'ci-96rherk-iiii' },
    { runId: 36 ** 9 - 1, name: 'ci-zzzzzzzzz-ii' },
  ])('of run $runId with a random number of 0.5 is $name', ({ runId, name }) => {
    expect(generateName(run(runId), () => 0.5)).toBe(name);
    expect(runIdOf(name)).toBe(runId);
  });

  test('is accepted by the service, has 15 characters, and gives its run id back', () => {
    fc.assert(
      fc.property(runIds, seeds, (runId, seed) => {
        const name = generateName(run(runId), seeded(seed));
        expect(name).toMatch(namePattern);
        expect(name).toHaveLength(15);
        expect(runIdOf(name)).toBe(runId);
        expect(mayBeOfRepository(name, run(7))).toBe(true);
      }),
    );
  });

  test('differs from step to step of one run', () => {
    const random = seeded(1);
    const names = Array.from({ length: 200 }, () => generateName(run(9_000_000_000), random));
    expect(new Set(names).size).toBe(200);
  });

  test('is refused for a run id that leaves no room for random characters, with the reason', () => {
    expect(() => generateName(run(10 ** 15), () => 0)).toThrow(
      "The run id 1000000000000000 (GITHUB_RUN_ID) is too long to be part of a deployment's name",
    );
  });

  test.each([
    { what: 'another repository', other: run(1, 'octo/audio') },
    { what: 'another server', other: run(1, 'octo/vision', 'git.example.com') },
  ])('of a short run id is told from the name of $what', ({ other }) => {
    const name = generateName(run(1), seeded(3));
    expect(mayBeOfRepository(name, run(1))).toBe(true);
    expect(mayBeOfRepository(name, other)).toBe(false);
  });
});

describe('the name that the jobs of a run share', () => {
  test('is the same each time that it is derived, in whatever process', () => {
    const names = [run(9_000_000_000), run(1), run(1, 'octo/audio')].map(runScopedName);
    expect(names).toEqual(['ci-44ud8g0-1p98', 'ci-1-1p98yau1ju', 'ci-1-1s2gayg1uo']);
  });

  test.each([
    { what: 'run', other: run(2) },
    { what: 'repository with the same run id', other: run(1, 'octo/audio') },
    { what: 'server with the same repository and run id', other: run(1, 'octo/vision', 'git.example.com') },
  ])('differs for another $what', ({ other }) => {
    expect(runScopedName(other)).not.toBe(runScopedName(run(1)));
  });

  test('is accepted by the service, and gives its run id back', () => {
    fc.assert(
      fc.property(runIds, (runId) => {
        const name = runScopedName(run(runId));
        expect(name).toMatch(namePattern);
        expect(runIdOf(name)).toBe(runId);
        expect(mayBeOfRepository(name, run(7))).toBe(true);
      }),
    );
  });
});

test.each([
  { name: 'dev-testing', why: 'it has no prefix' },
  { name: 'ci', why: 'it is the bare prefix' },
  { name: 'ci-', why: 'it has no run id' },
  { name: 'ci-0-aaaaaaaaaa', why: 'a run 0 does not exist' },
  { name: 'ci-dev', why: 'it has no tail' },
  { name: 'ci-7', why: 'it is shorter than the service accepts' },
  { name: 'ci-44ud8g0', why: 'it has a run id without a tail' },
  { name: 'ci-pr-42', why: 'it is shorter than a generated name' },
  { name: 'ci-044ud8g0-iii', why: 'a run id does not begin with 0' },
  { name: 'ci-44ud8g0-iiii-x', why: 'it is too long' },
  { name: 'ci-44ud8g0-', why: 'its tail is empty' },
  { name: 'CI-44ud8g0-iiii', why: 'it is in upper case' },
  { name: 'ci-44ud8g0_iiii', why: 'it has an underscore' },
  { name: 'my-ci-44ud8g0', why: 'the prefix is not at the beginning' },
])('"$name" is not read as a generated name, because $why', ({ name }) => {
  expect(runIdOf(name)).toBeNull();
});

test.each([
  { length: 4, name: 'abcd', isAccepted: false },
  { length: 5, name: 'abcde', isAccepted: true },
  { length: 15, name: 'a23456789-12345', isAccepted: true },
  { length: 16, name: 'a23456789-123456', isAccepted: false },
])('the service accepts a name of $length characters: $isAccepted', ({ name, isAccepted }) => {
  expect(namePattern.test(name)).toBe(isAccepted);
});
