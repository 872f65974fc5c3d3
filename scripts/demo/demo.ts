// The demo: one job against the simulator, as its log would show it. `npm run demo`, no key, no network.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startJob } from '../../test/runner/job.ts';
import type { StageResult } from '../../test/runner/stage.ts';
import { startSimulator } from '../../test/simulator/simulator.ts';
import { refuseStaleDist } from '../stale-dist.ts';
import { toTerminal } from './terminal.ts';

const root = join(import.meta.dirname, '..', '..');
const began = performance.now();

/** Copies what a user's runner downloads, and nothing else: the bundles need no node_modules. */
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

/** What a test suite does with the endpoint: a look, some inferences, and one that goes wrong. */
async function runTests(url: string, apiKey: string): Promise<string> {
  const lines: string[] = [];
  const call = async (method: string, path: string) => {
    const answer = await fetch(`${url}${path}?api_key=${apiKey}`, { method });
    lines.push(`${method} ${path} -> ${answer.status} ${(await answer.text()).slice(0, 100)}`);
  };
  await call('GET', '/info');
  for (let image = 1; image <= 3; image++) await call('POST', '/soccer-players-5fuqs/1');
  await call('POST', '/no-such-model/99');
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
  const outputs = Object.entries(main.outputs).map(([name, value]) => `${name}=${value}`);
  show('Outputs', outputs.join('\n'));
  const url = main.outputs['url'];
  if (url) show('run: pytest tests/integration', await runTests(url, simulator.apiKey));
  const [post] = await job.finish();
  if (post) {
    showStage('Post', post);
    show('Job summary', toTerminal(post.summary));
  }
  const alive = simulator.alive();
  show(
    'The simulator says',
    alive.length === 0 ? 'No deployment is left.' : `Left alive: ${alive.map(({ name }) => name).join(', ')}`,
  );
  console.log(`\nDone in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  process.exitCode = main.exitCode === 0 && post?.exitCode === 0 && alive.length === 0 ? 0 : 1;
} finally {
  job.dispose();
  await simulator.close();
  rmSync(action, { recursive: true, force: true });
}
