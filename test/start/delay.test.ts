// How soon a step notices that its deployment is ready, and how many looks that takes.
import { expect, test } from 'vitest';
import { createStep } from '../fakes/step.ts';
import { seeded } from '../simulator/random.ts';

const most = 60;
const begin = Date.parse('2026-01-05T08:00:00Z');
const parts = Array.from({ length: most }, (_, index) => (index + 0.5) / most);

test.each([
  { spread: 'mostly short (on a logarithmic scale)', times: parts.map((part) => 2 * 150 ** part) },
  { spread: 'spread evenly', times: parts.map((part) => 2 + 298 * part) },
])(
  'provisioning of 2 s to 5 min, $spread, is noticed after 1.5 s on average, probes included',
  async ({ times }) => {
    const delays: number[] = [];
    for (const [seed, seconds] of times.entries()) {
      const step = createStep({ provisioning: { seconds }, latencyMs: 20 }, seeded(seed + 500));
      expect(await step.main()).toBeNull();
      const createdAt = (step.service.deployments()[0]?.createdAt ?? 0) - begin;
      delays.push(step.time.elapsed() - createdAt - seconds * 1000);
      const requests = step.service.requests().filter(({ path }) => path === '/get');
      expect(requests.filter(({ at }) => at < begin + 60_000).length).toBeLessThanOrEqual(35);
    }
    const mean = delays.reduce((sum, delay) => sum + delay, 0) / most;
    expect(mean).toBeLessThanOrEqual(1_500);
    expect(Math.min(...delays)).toBeGreaterThan(0);
    expect(Math.max(...delays)).toBeLessThan(3_500);
  },
);

test('everything but the provisioning takes main at most half a second', async () => {
  const step = createStep({ latencyMs: 20 });
  expect(await step.main()).toBeNull();
  expect(step.time.elapsed()).toBeLessThanOrEqual(500);
});

test('post takes at most half a second more than the deletion itself', async () => {
  for (const deletionSeconds of [0, 0.5, 2, 8]) {
    const step = createStep({ latencyMs: 20, deletionSeconds }, seeded(deletionSeconds));
    expect(await step.main()).toBeNull();
    const began = step.time.elapsed();
    await step.post();
    const beyond = step.time.elapsed() - began - deletionSeconds * 1000;
    expect(beyond).toBeLessThanOrEqual(500);
    expect(step.service.alive()).toEqual([]);
  }
});
