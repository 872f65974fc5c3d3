// Opens a place to try the built bundles: a service and a job of their own, which are gone when the test is
// over.
import path from 'node:path';
import type { TestContext } from 'vitest';
import { refuseStaleDist } from '../../scripts/stale-dist.ts';
import type { ActionStep, UsesOptions } from '../runner/action-step.ts';
import { type Job, type JobOptions, startJob } from '../runner/job.ts';
import type { SimulatorOptions } from '../simulator/options.ts';
import { type Simulator, startSimulator } from '../simulator/simulator.ts';

/** The folder whose action.yml and dist are tested. */
export const root = path.join(import.meta.dirname, '..', '..');

refuseStaleDist(root);

export type Scene = {
  service: Simulator;
  job: Job;
  /**
   * Makes a step with the root Action or, by `folder`, a companion. Key and service address are filled in.
   */
  use(inputs?: Inputs, options?: UseOptions): ActionStep;
};

export type Inputs = Readonly<Record<string, string>>;
export type UseOptions = Omit<UsesOptions, 'with'> & { folder?: 'stop' | 'logs' | 'sweep'; from?: string };

/**
 * Opens a scene that ends with the test. Unless `job` says otherwise, the runner's waits between its signals
 * are the real ones.
 */
export async function openScene(
  { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
  options: { service?: SimulatorOptions; job?: JobOptions } = {},
): Promise<Scene> {
  const service = await startSimulator(options.service);
  onTestFinished(() => service.close());
  const job = startJob({ secrets: [service.apiKey], ...options.job });
  onTestFinished(() => job.dispose());
  return {
    service,
    job,
    use: (inputs, { folder, from = root, ...more } = {}) => {
      const own = folder === undefined ? { 'creator-email': 'ci@example.com' } : {};
      const common = { 'api-key': service.apiKey, 'api-url': service.url, ...own };
      return job.uses(path.join(from, folder ?? ''), { id: 'gpu', ...more, with: { ...common, ...inputs } });
    },
  };
}

/** Returns the service's requests, one a line (method, path, status), in order of arrival. */
export function requestsOf(service: Simulator): string[] {
  return service.requests().map(({ method, path, status }) => `${method} ${path} ${status}`);
}

/** Replaces what differs from run to run by a word. */
export function normalised(text: string): string {
  return text
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replaceAll(/ci-[0-9a-z]{7}-[0-9a-z]{4}/g, 'ci-RUN-RAND')
    .replaceAll(/127\.0\.0\.1:\d+/g, 'HOST:PORT')
    .replaceAll(/\b[A-Za-z0-9]{20}\b/g, 'ID')
    .replaceAll(/\b\d+(\.\d+)? s\b/g, 'N s')
    .replace(/("ready-seconds": )"[\d.]+"/, '$1"N"');
}

/**
 * Returns a stage's annotations except the verdict on the endpoint, which depends on what its log happens to
 * hold.
 */
export function problemsOf(stage: { annotations: readonly { message: string }[] } | undefined) {
  return stage?.annotations.filter(({ message }) => !message.startsWith('Endpoint '));
}
