// Runs the Action's own bundles as a job's step against a simulated service, with a simulated endpoint or with a real
// inference server behind it.
import { normalised, root } from '../bundles/scene.ts';
import { type Job, startJob } from '../runner/job.ts';
import type { SimulatorOptions } from '../simulator/options.ts';
import { type Simulator, startSimulator } from '../simulator/simulator.ts';
import { brokenModelId, modelId, tinyPng, workspaceKey } from './calls.ts';

/** Returns what the job's parts came to, by their names. What differs from run to run is replaced by a word. */
export async function askWithActionJob(options: SimulatorOptions): Promise<Map<string, string>> {
  const simulator = await startSimulator({ apiKey: workspaceKey, ...options });
  const job = startJob({ secrets: [workspaceKey] });
  try {
    const whole = await useWhole(simulator, job);
    const broken = await useBroken(simulator, job);
    const left = simulator.alive().map(({ name }) => name);
    return new Map(Object.entries({ ...whole, ...broken, 'what is left': left.join(', ') || 'nothing' }));
  } finally {
    job.dispose();
    await simulator.close();
  }
}

function step(simulator: Simulator, job: Job, preloadModels: string) {
  // A model whose weights are broken is asked for again until this time is over.
  const inputs = { 'api-key': workspaceKey, 'api-url': simulator.url, 'creator-email': 'ci@example.com' };
  return job.uses(root, {
    id: 'gpu',
    with: { ...inputs, 'preload-models': preloadModels, 'ready-timeout-minutes': '0.5' },
  });
}

/** Runs a start with two models, some requests to the endpoint, and its end. */
async function useWhole(simulator: Simulator, job: Job): Promise<Record<string, string>> {
  const main = await step(simulator, job, `${modelId}\nyolov8n-640`).main();
  const url = main.outputs['url'] ?? '';
  const statuses = [];
  for (const id of [modelId, modelId, 'no-such-project/7']) statuses.push(await infer(url, id));
  const [post] = await job.finish();
  return {
    'a start that preloads models': `exit code ${main.exitCode}\n${inOneOrder(comparable(main.log))}`,
    'its outputs': comparable(JSON.stringify(main.outputs, null, 1)),
    'requests of the job': statuses.join(', '),
    'its end': `exit code ${post?.exitCode}`,
    'the first line of its summary': comparable(post?.summary.trim().split('\n')[0] ?? ''),
    'the requests in its summary': requestRows(post?.summary ?? ''),
  };
}

/** Runs a start that must fail, because a model cannot be loaded. */
async function useBroken(simulator: Simulator, job: Job): Promise<Record<string, string>> {
  const main = await step(simulator, job, brokenModelId).main();
  await job.finish();
  // The lines below the first are the end of the log, where a real server behind a simulator shows its requests alone.
  const told = main.annotations.map(({ message }) => comparable(message).split('\n')[0]).join('\n');
  // The folder of the weights, and how much of the cause is left beside its path, differ between servers.
  const alike = told
    .replace(/… .*?(?=error=\[)/s, '… ')
    .replace(/Load model from \S+/, 'Load model from PATH');
  return { 'a start with a broken model': `exit code ${main.exitCode}\n${alike}` };
}

async function infer(url: string, id: string): Promise<number> {
  const { status } = await fetch(`${url}/${id}?api_key=${workspaceKey}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: tinyPng,
    signal: AbortSignal.timeout(60_000),
  });
  return status;
}

const comparable = (text: string) => normalised(text).trim();

/** Models are loaded two at a time, and either may be done first: the lines and the list that follow that are sorted. */
function inOneOrder(log: string): string {
  const sorted = (text: string, separator: string) => text.split(separator).sort().join(separator);
  return log
    .replace(/^Model \S+ loaded in .*(\nModel \S+ loaded in .*)*$/gm, (lines) => sorted(lines, '\n'))
    .replace(/(?<=; it lists ).*(?=\.$)/gm, (ids) => sorted(ids, ', '));
}

/** Returns the first two cells of the table rows about requests. */
function requestRows(summary: string): string {
  const rows = summary.split('\n').filter((line) => /^\|.*`(GET|POST) \//.test(line));
  return rows.map((row) => row.split('|').slice(1, 3).join('|').trim()).join('\n');
}
