// What the README says that the background recipe saves is what the benchmark measures.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { msUntilTests } from '../../scripts/bench/background.ts';

const readme = readFileSync(path.join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');

test('the figures of the README are those of the benchmark', async () => {
  const told =
    /build takes (\d+) s and the service (\d+) s, the tests begin after (\d+) s instead of (\d+) s/.exec(
      readme,
    );
  const [buildSeconds, provisioningSeconds, beside, oneByOne] = told?.slice(1).map(Number) ?? [];
  const times = { buildSeconds: buildSeconds ?? 0, provisioningSeconds: provisioningSeconds ?? 0 };
  const seconds = async (inBackground: boolean) =>
    Math.round((await msUntilTests(times, { inBackground })) / 1000);
  expect([await seconds(true), await seconds(false)]).toEqual([beside, oneByOne]);
});

test.each([
  { buildSeconds: 60, provisioningSeconds: 20 },
  { buildSeconds: 20, provisioningSeconds: 60 },
])('a build of $buildSeconds s beside $provisioningSeconds s saves the shorter one', async (times) => {
  const saved =
    (await msUntilTests(times, { inBackground: false })) -
    (await msUntilTests(times, { inBackground: true }));
  expect(saved).toBeGreaterThanOrEqual(20_000);
  expect(saved).toBeLessThan(23_000);
});
