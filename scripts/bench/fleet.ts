// Runs one or many main steps in virtual time against one simulated service.
import type { Random } from '../../src/clock.ts';
import type { StartRequest } from '../../src/start/request.ts';
import { main } from '../../src/steps/main.ts';
import { createStep, type Step } from '../../test/fakes/step.ts';
import type { RequestRecord } from '../../test/simulator/http/transcript.ts';
import type { SimulatorOptions } from '../../test/simulator/options.ts';
import { seeded } from '../../test/simulator/random.ts';

/** Milliseconds that every answer takes. */
export const answerMs = 20;

const asked: StartRequest = {
  creatorEmail: 'ci@example.com',
  machineTypes: ['dev-gpu'],
  deploymentName: '',
  durationHours: 3,
  inferenceVersion: 'latest',
  minReplicas: 1,
  maxReplicas: 1,
  capacityWaitMinutes: 0,
  maxRunning: null,
  scope: 'step',
  ifExists: 'fail',
  teardown: 'delete',
  teardownOnFailure: 'delete',
  onTeardownError: 'fail',
  readyReplicas: 1,
  readyTimeoutMinutes: 15,
  pollIntervalSeconds: 3,
  healthPath: '/info',
  preloadModels: [],
  summaryLogEntries: 200,
  apiUrl: 'https://roboflow.cloud',
};

/** When the service was ready, when the step ended, and when it polled the service (ms since the run began). */
export type Wait = { readyAt: number; endedAt: number; looksAt: readonly number[] };

/** Builds a step against a service whose answers take 20 ms. */
export function quietStep(options: Omit<SimulatorOptions, 'clock' | 'port'>, random?: Random): Step {
  return createStep({ latencyMs: answerMs, platformProbes: false, ...options }, random);
}

/** Runs `count` main steps that begin within `spreadMs`. Throws if one of them fails. */
export async function runFleet(told: {
  count: number;
  spreadMs: number;
  provisioning: NonNullable<SimulatorOptions['provisioning']>;
  seed: number;
}): Promise<{ requests: RequestRecord[]; endedAt: number[]; began: number }> {
  const step = quietStep({ provisioning: told.provisioning, random: seeded(told.seed) });
  const began = step.time.clock.now();
  const draw = seeded(told.seed + 1);
  const one = async (at: number): Promise<number> => {
    await step.time.clock.sleep(draw() * told.spreadMs);
    await main(asked, { ...step.ports, random: seeded(told.seed + 2 + at) });
    return step.time.elapsed();
  };
  const endedAt = await step.time.run(Promise.all(Array.from({ length: told.count }, (_, at) => one(at))));
  return { requests: step.service.requests(), endedAt, began };
}
