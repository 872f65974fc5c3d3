// The built Action as a job runs it, against a simulator with ports: how long each stage takes.
import { startJob } from '../../test/runner/job.ts';
import type { StageResult } from '../../test/runner/stage.ts';
import type { SimulatorOptions } from '../../test/simulator/options.ts';
import { startSimulator } from '../../test/simulator/simulator.ts';
import { root } from './bundles.ts';

/** What one job took. `addedAt` and `endedAt` in ms since the epoch: the create at the service, the end of main. */
export type RealStep = { mainMs: number; postMs: number; addedAt: number; endedAt: number; polls: number };

/** One job with one step, main and post, against a simulator of its own. Throws where a stage fails. */
export async function runRealStep(options: SimulatorOptions): Promise<RealStep> {
  const simulator = await startSimulator(options);
  const job = startJob({ secrets: [simulator.apiKey] });
  try {
    const inputs = {
      'api-key': simulator.apiKey,
      'creator-email': 'ci@example.com',
      'api-url': simulator.url,
    };
    const main = succeeded(await job.uses(root, { id: 'gpu', with: inputs }).main());
    const endedAt = Date.now();
    const [made] = simulator.deployments();
    const [last] = await job.finish();
    if (made === undefined || last === undefined) throw new Error('nothing was created, or no post ran');
    const post = succeeded(last);
    const polls = simulator.requests().filter(({ path, at }) => path === '/get' && at < endedAt).length;
    const { durationMs: mainMs } = main;
    return { mainMs, postMs: post.durationMs, addedAt: made.createdAt, endedAt, polls };
  } finally {
    job.dispose();
    await simulator.close();
  }
}

function succeeded(stage: StageResult): StageResult {
  if (stage.exitCode !== 0) throw new Error(`${stage.stage} failed:\n${stage.transcript}`);
  return stage;
}
