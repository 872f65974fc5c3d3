// Runs main, post and a cancel against the simulator on every Node that a runner may have: `npm run test:nodes`.
//
// `node .ci/nodes.ts arm64` does the same on another processor, with qemu-user-static. Not every run does that.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { startJob } from '../test/runner/job.ts';
import type { StageResult, Watch } from '../test/runner/stage.ts';
import type { SimulatorOptions } from '../test/simulator/options.ts';
import { startSimulator } from '../test/simulator/simulator.ts';
import { provideArmNode } from './arm64.ts';
import { provideMuslNode } from './musl.ts';
import { messageOf, startTally } from './tally.ts';
import { nodeFor, provide } from './tools.ts';

const root = join(import.meta.dirname, '..');

/** The oldest and the newest release of Node 24, which runners have, and the next major release. */
const nodes: Record<string, () => string> = {
  'Node 24.0.0': () => provide(nodeFor('24.0.0')),
  'Node 24.21.0': () => provide(nodeFor('24.21.0')),
  'Node 26.10.0': () => provide(nodeFor('26.10.0')),
  'Node 24 on musl': provideMuslNode,
};
const otherProcessor: Record<string, () => string> = {
  'Node 24.21.0 on arm64': () => provideArmNode('24.21.0'),
};
const tooOld = '20.20.2';

const tally = startTally();
if (process.argv[2] === 'arm64') {
  for (const [name, find] of Object.entries(otherProcessor)) await tryNode(name, find);
} else {
  for (const [name, find] of Object.entries(nodes)) await tryNode(name, find);
  await refuseOldNode();
}
tally.end();

async function tryNode(name: string, find: () => string): Promise<void> {
  try {
    const node = find();
    const { status, stdout, stderr } = spawnSync(node, ['--version'], { encoding: 'utf8' });
    tally.check(`${name}: runs here`, status === 0 && stdout.startsWith('v') ? '' : `${stdout}${stderr}`);
    await check(`${name}: main and post`, () => playJob(node));
    await check(`${name}: a cancel while it starts`, () => playCancel(node));
  } catch (error) {
    tally.check(name, messageOf(error));
  }
}

async function check(name: string, play: () => Promise<string>): Promise<void> {
  tally.check(name, await play().catch(messageOf));
}

/** Plays a job that uses the endpoint. Resolves to what is wrong; empty where nothing is. */
async function playJob(node: string): Promise<string> {
  const { main, post, statuses } = await playStep(node, {});
  const url = main.outputs['url'] ?? '';
  return problems(main, post, {
    'main succeeds': main.exitCode === 0,
    'the output url is set': /^http:\/\/127\.0\.0\.1:\d+$/.test(url),
    'post verifies': post?.exitCode === 0 && post.transcript.includes('is gone (verified'),
    'the log is in the summary': post?.summary.includes('Uvicorn running') ?? false,
    'nothing is left': statuses === 'deleted',
  });
}

/** Plays a job that is cancelled while the deployment starts. */
async function playCancel(node: string): Promise<string> {
  const service = { provisioning: { seconds: 600 } };
  const cancelWhen = (line: string) => line.startsWith('Status: pending');
  const { main, post, statuses } = await playStep(node, { service, watch: { cancelWhen } });
  return problems(main, post, {
    'main is cancelled, by itself': main.conclusion === 'cancelled' && main.signal === undefined,
    'post succeeds': post?.exitCode === 0,
    'nothing is left': statuses === 'deleted',
  });
}

/** Runners on 32-bit ARM fall back to Node 20, and act takes it from PATH. The error must say that Node is too old. */
async function refuseOldNode(): Promise<void> {
  const name = `Node ${tooOld}`;
  await check(`${name}: main says which Node it needs, and post does not fail`, async () => {
    const { main, post, statuses } = await playStep(provide(nodeFor(tooOld)), {});
    return problems(main, post, {
      'main fails': main.exitCode === 1,
      'one error names both versions': main.annotations.filter(namesVersions).length === 1,
      'nothing was created': statuses === '',
    });
  });
}

function namesVersions({ level, message }: StageResult['annotations'][number]): boolean {
  return level === 'error' && message.includes(tooOld) && /\bNode(\.js)? 24\b/.test(message);
}

type Options = { service?: SimulatorOptions; watch?: Watch };

async function playStep(node: string, { service: options = {}, watch }: Options) {
  const service = await startSimulator(options);
  const job = startJob({ node, secrets: [service.apiKey] });
  try {
    const inputs = { 'api-key': service.apiKey, 'api-url': service.url, 'creator-email': 'ci@example.com' };
    const main = await job.uses(root, { id: 'gpu', with: inputs }).main(watch);
    const [post] = await job.finish();
    const statuses = service.deployments().map(({ status }) => status);
    return { main, post, statuses: statuses.join(' ') };
  } finally {
    job.dispose();
    await service.close();
  }
}

/** Empty where all claims hold; otherwise those that do not, and what both stages printed. */
function problems(
  main: StageResult,
  post: StageResult | undefined,
  claims: Readonly<Record<string, boolean>>,
): string {
  const broken = Object.entries(claims).filter(([, holds]) => !holds);
  if (broken.length === 0) return '';
  const output = [main, post].flatMap((stage) => (stage ? [stage.stdout, stage.stderr] : []));
  return [...broken.map(([claim]) => `not so: ${claim}`), ...output].join('\n');
}
