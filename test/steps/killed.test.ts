// Main is killed between any two steps. Whatever it had saved by then, post leaves nothing of it alive and
// hurts nothing foreign.
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
  /** The statuses that a deployment placed before may have in the end. Without it, any will do. */
  found?: string[];
};

const scenarios: Scenario[] = [
  { what: 'a start that goes well' },
  { what: 'a start at a slow service', options: { latencyMs: 4_000 } },
  { what: 'a start whose reads lag by 3 s', options: { staleReadsMs: 3_000 } },
  {
    what: 'a start whose create loses its answer after the effect',
    prepare: ({ service }) =>
      service.inject({ path: '/add', fault: { kind: 'reset', effect: true }, times: 1 }),
  },
  {
    what: 'a start whose create lands 4 s after its connection was cut',
    prepare: ({ service }) =>
      service.inject({ path: '/add', fault: { kind: 'reset', effect: { afterMs: 4_000 } }, times: 1 }),
  },
  {
    what: 'a start whose create hangs and lands 8 s later',
    prepare: ({ service }) =>
      service.inject({ path: '/add', fault: { kind: 'hang', effect: { afterMs: 8_000 } }, times: 1 }),
  },
  { what: 'a start that fails', options: { machineTypes: { 'dev-gpu': 'failing' } } },
  { what: 'a start that takes too long', asked: { readyTimeoutMinutes: 0.05 } },
  {
    what: 'a start with a machine type that fails and one that works',
    options: { machineTypes: { 'prod-gpu': 'failing' }, deletionSeconds: 1 },
    asked: { machineTypes: ['prod-gpu', 'dev-gpu'] },
  },
  {
    what: 'a start under a given name whose create loses its answer',
    asked: { deploymentName: 'my-gpu' },
    prepare: ({ service }) =>
      service.inject({ path: '/add', fault: { kind: 'reset', effect: true }, times: 1 }),
  },
  {
    what: 'a start under a given name that is taken',
    asked: { deploymentName: 'my-gpu' },
    prepare: ({ service }) => void service.place({ name: 'my-gpu' }),
    found: ['ready'],
  },
  {
    what: 'a start that reuses a running deployment',
    asked: { deploymentName: 'my-gpu', ifExists: 'reuse' },
    prepare: ({ service }) => void service.place({ name: 'my-gpu' }),
    found: ['ready'],
  },
  {
    what: 'a start that reuses a paused deployment',
    asked: { deploymentName: 'my-gpu', ifExists: 'reuse' },
    prepare: ({ service }) => void service.place({ name: 'my-gpu', status: 'paused' }),
    found: ['paused'],
  },
  {
    what: 'a start that replaces a running deployment',
    options: { deletionSeconds: 1 },
    asked: { deploymentName: 'my-gpu', ifExists: 'replace' },
    prepare: ({ service }) => void service.place({ name: 'my-gpu' }),
    found: ['ready', 'deleted'],
  },
  {
    what: 'a start that is cancelled while it is pending',
    prepare: (step) => step.cancelAt(2_000),
    options: { deletionSeconds: 3 },
  },
  {
    what: 'a start that is cancelled while its create is unanswered',
    options: { latencyMs: 3_000 },
    prepare: (step) => step.cancelAt(800),
  },
];

/**
 * Runs main and kills it after so many moments, then runs post on what was saved. Returns the step and the
 * moments that main had.
 */
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
  // Whatever is still under way may land now.
  await step.time.run(step.time.clock.sleep(120_000));
  return { step, failed, moments: mortal.moments() };
}

describe('post leaves nothing alive, whenever main is killed during', () => {
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
