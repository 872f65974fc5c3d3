// Killed between any two steps: whatever main had saved by then, post leaves nothing of it alive and nothing foreign hurt.
import { describe, expect, test } from 'vitest';
import { parseState } from '../../src/deployment/state.ts';
import type { StartRequest } from '../../src/start/request.ts';
import { main } from '../../src/steps/main.ts';
import { createMortal } from '../fakes/mortal.ts';
import { createStep, request, type Step } from '../fakes/step.ts';
import type { SimulatorOptions } from '../simulator/options.ts';
import { seeded } from '../simulator/random.ts';

type Scenario = {
  what: string;
  options?: SimulatorOptions;
  asked?: Partial<StartRequest>;
  prepare?: (step: Step) => void;
  /** How what was placed before must be in the end; without it, gone or as it was. */
  found?: string[];
};

const scenarios: Scenario[] = [
  { what: 'a start that goes well' },
  { what: 'a slow service', options: { latencyMs: 4_000 } },
  { what: 'reads that lag by 3 s', options: { staleReadsMs: 3_000 } },
  {
    what: 'a create whose answer is lost after the effect',
    prepare: ({ service }) =>
      service.inject({ path: '/add', fault: { kind: 'reset', effect: true }, times: 1 }),
  },
  {
    what: 'a create that lands 4 s after its connection was cut',
    prepare: ({ service }) =>
      service.inject({ path: '/add', fault: { kind: 'reset', effect: { afterMs: 4_000 } }, times: 1 }),
  },
  {
    what: 'a create that hangs and lands 8 s later',
    prepare: ({ service }) =>
      service.inject({ path: '/add', fault: { kind: 'hang', effect: { afterMs: 8_000 } }, times: 1 }),
  },
  { what: 'a start that fails', options: { machineTypes: { 'dev-gpu': 'failing' } } },
  { what: 'a start that takes too long', asked: { readyTimeoutMinutes: 0.05 } },
  {
    what: 'a machine type that fails, then one that works',
    options: { machineTypes: { 'prod-gpu': 'failing' }, deletionSeconds: 1 },
    asked: { machineTypes: ['prod-gpu', 'dev-gpu'] },
  },
  {
    what: 'a given name, and an answer that is lost',
    asked: { deploymentName: 'my-gpu' },
    prepare: ({ service }) =>
      service.inject({ path: '/add', fault: { kind: 'reset', effect: true }, times: 1 }),
  },
  {
    what: 'a given name that is taken',
    asked: { deploymentName: 'my-gpu' },
    prepare: ({ service }) => void service.place({ name: 'my-gpu' }),
    found: ['ready'],
  },
  {
    what: 'reuse of a running one',
    asked: { deploymentName: 'my-gpu', ifExists: 'reuse' },
    prepare: ({ service }) => void service.place({ name: 'my-gpu' }),
    found: ['ready'],
  },
  {
    what: 'reuse of a paused one',
    asked: { deploymentName: 'my-gpu', ifExists: 'reuse' },
    prepare: ({ service }) => void service.place({ name: 'my-gpu', status: 'paused' }),
    found: ['paused'],
  },
  {
    what: 'replacement of a running one',
    options: { deletionSeconds: 1 },
    asked: { deploymentName: 'my-gpu', ifExists: 'replace' },
    prepare: ({ service }) => void service.place({ name: 'my-gpu' }),
    found: ['ready', 'deleted'],
  },
  {
    what: 'a cancel while it is pending',
    prepare: (step) => step.cancelAt(2_000),
    options: { deletionSeconds: 3 },
  },
  {
    what: 'a cancel while the create is under way',
    options: { latencyMs: 3_000 },
    prepare: (step) => step.cancelAt(800),
  },
];

/** Main, killed after so many moments, then post from what was saved; the step, and the moments that main had. */
async function killedAfter(moments: number, { options = {}, asked = {}, prepare }: Scenario) {
  const step = createStep({ provisioning: { seconds: 4 }, latencyMs: 40, ...options }, seeded(5));
  step.service.place({ name: 'not-ours' });
  prepare?.(step);
  const mortal = createMortal(step, moments);
  const starting = main({ ...request, ...asked }, mortal.context).catch(() => {});
  await step.time.run(Promise.race([starting, mortal.death]));
  mortal.stopCounting();
  const saved = step.recorded.saved.at(-1);
  const state = saved === undefined ? null : parseState(saved);
  const jobStatus = moments % 2 === 0 ? 'cancelled' : 'failure';
  const failed = state === null || state.claims.length === 0 ? null : await step.post({ state, jobStatus });
  // Whatever is still on its way lands now.
  await step.time.run(step.time.clock.sleep(120_000));
  return { step, failed, moments: mortal.moments() };
}

describe('after a kill at every moment of', () => {
  test.each(scenarios)(
    '$what',
    async (scenario) => {
      const { moments } = await killedAfter(Number.POSITIVE_INFINITY, scenario);
      expect(moments).toBeGreaterThan(3);
      for (let moment = 1; moment <= moments; moment++) {
        const { step, failed } = await killedAfter(moment, scenario);
        const told = `killed at moment ${moment} of ${moments}\n${step.transcript({ saves: true })}`;
        const ours = step.service.alive().filter(({ madeBy }) => madeBy === 'add');
        expect(ours, told).toEqual([]);
        expect(failed, told).toBeNull();
        const placed = step.service.deployments().filter(({ madeBy }) => madeBy === 'place');
        expect(placed.find(({ name }) => name === 'not-ours')?.status, told).toBe('ready');
        const found = placed.find(({ name }) => name === 'my-gpu')?.status ?? '';
        if (scenario.found !== undefined) expect(scenario.found, told).toContain(found);
      }
    },
    60_000,
  );
});
