// The demo runs one job against the simulator and shows its log: `npm run demo`. It needs no key and no network.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { startJob } from '../../test/runner/job.ts';
import type { StageResult } from '../../test/runner/stage.ts';
import { png } from '../../test/simulator/endpoint/pictures.ts';
import { startSimulator } from '../../test/simulator/simulator.ts';
import { refuseStaleDist } from '../stale-dist.ts';
import { toTerminal } from './terminal.ts';

const root = join(import.meta.dirname, '..', '..');
const began = performance.now();

/** Copies only what a runner downloads, which shows that the bundles need no node_modules. */
function unpackAction(): string {
  refuseStaleDist(root);
  const folder = mkdtempSync(join(tmpdir(), 'demo-action-'));
  for (const part of ['action.yml', 'dist'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  return folder;
}

function show(title: string, text: string): void {
  console.log(`\n=== ${title} ${'='.repeat(Math.max(0, 90 - title.length))}\n${text}`);
}

function showStage(title: string, stage: StageResult): void {
  show(
    title,
    `${stage.transcript}${stage.transcript.endsWith('\n') ? '' : '\n'}(exit code ${stage.exitCode})`,
  );
}

/** The outputs to show. action.yml has the others. */
const shownOutputs = ['url', 'deployment-name', 'machine-type', 'ready-seconds', 'expires-at'];

function showOutputs(outputs: Readonly<Record<string, string>>): void {
  const shown = shownOutputs.map((name) => `${name}=${outputs[name] ?? ''}`);
  const others = Object.keys(outputs).filter((name) => !shownOutputs.includes(name));
  show('Outputs', `${shown.join('\n')}\n(and ${others.join(', ')})`);
}

const answer = z.object({
  name: z.optional(z.string()),
  version: z.optional(z.string()),
  message: z.optional(z.string()),
  predictions: z.optional(z.array(z.object({ class: z.string(), confidence: z.number() }))),
});

/** The content of an answer in one line. */
function inShort(text: string): string {
  const { name, version, message, predictions } = answer.parse(JSON.parse(text));
  if (message !== undefined) return message;
  if (predictions === undefined) return `${name} ${version}`;
  const found = predictions.map((one) => `${one.class} (${Math.round(one.confidence * 100)} %)`);
  return `found ${found.join(', ') || 'nothing'}`;
}

/** Sends what tests may send: a probe, some inferences, and one with a model that does not exist. */
async function askLikeTests(url: string, apiKey: string): Promise<string> {
  const lines: string[] = [];
  const call = async (method: string, path: string) => {
    const body = method === 'POST' ? { body: png(64, 48).toString('base64') } : {};
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const response = await fetch(`${url}${path}?api_key=${apiKey}`, { method, headers, ...body });
    lines.push(`${method} ${path}\n  ${response.status}, ${inShort(await response.text())}`);
  };
  await call('GET', '/info');
  for (let image = 1; image <= 3; image++) await call('POST', '/soccer-players-5fuqs/1');
  await call('POST', '/no-such-model/99');
  return lines.join('\n');
}

/** Says whether all went well, from the simulator's deployments and the exit codes. */
function verdict(exitCodes: readonly (number | undefined)[], alive: readonly string[]): string {
  const lines = alive.length === 0 ? ['No deployment is left.'] : [`Left alive: ${alive.join(', ')}`];
  if (exitCodes.some((code) => code !== 0)) lines.push('A step failed: this is not how it should go.');
  return lines.join('\n');
}

const action = unpackAction();
const simulator = await startSimulator({
  provisioning: { seconds: 2 },
  endpointWarmUpSeconds: 1,
  deletionSeconds: 1,
  knownModels: ['soccer-players-5fuqs/1'],
});
const job = startJob({ secrets: [simulator.apiKey] });
try {
  const step = job.uses(action, {
    id: 'gpu',
    with: {
      'api-key': simulator.apiKey,
      'creator-email': 'ci@example.com',
      'api-url': simulator.url,
      'preload-models': 'soccer-players-5fuqs/1',
    },
  });
  const main = await step.main();
  showStage('uses: OWNER/roboflow-ephemeral-deployment@v1', main);
  showOutputs(main.outputs);
  const url = main.outputs['url'];
  if (url) {
    show(
      'Requests as tests would send them; the last is wrong on purpose',
      await askLikeTests(url, simulator.apiKey),
    );
  }
  const [post] = await job.finish();
  if (post) {
    showStage('Post', post);
    show('Job summary', toTerminal(post.summary));
  }
  const alive = simulator.alive().map(({ name }) => name);
  const exitCodes = [main.exitCode, post?.exitCode];
  show('The simulator and the exit codes say', verdict(exitCodes, alive));
  console.log(`\nDone in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  process.exitCode = exitCodes.every((code) => code === 0) && alive.length === 0 ? 0 : 1;
} finally {
  job.dispose();
  await simulator.close();
  rmSync(action, { recursive: true, force: true });
}
