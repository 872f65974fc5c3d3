// Every snippet of our pages works as copied: it is run as a workflow against the simulator.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { isOurs } from '../examples/recipe.ts';
import { startSimulator } from '../simulator/simulator.ts';
import { runWorkflow } from '../workflow/run-workflow.ts';
import { checkoutOf, uploadInto } from '../workflow/stand-ins.ts';
import { type Block, blocksOf, root, withCallsMade, workflowOf } from './snippets.ts';

vi.setConfig({ testTimeout: 90_000 });

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(path.join(root, 'docs')).map((name) => `docs/${name}`),
];
const blocks = pages.flatMap(blocksOf);
const snippets = blocks.filter(
  ({ language, text }) => language === 'yaml' && /^\s*(- |on:|jobs:|#|name:)/.test(text),
);

/** Stands for a user's tests: it asks the endpoint, with the key. */
const asTests = `#!/bin/sh
exec curl --silent --show-error --fail "$INFERENCE_URL/model/registry?api_key=$ROBOFLOW_API_KEY"
`;
const programs = mkdtempSync(path.join(tmpdir(), 'programs-'));
for (const [name, text] of [
  ['pip', '#!/bin/sh\n'],
  ['pytest', asTests],
  ['docker', asTests],
] as const) {
  writeFileSync(path.join(programs, name), text);
  chmodSync(path.join(programs, name), 0o755);
}
afterAll(() => rmSync(programs, { recursive: true, force: true }));

/** The snippets ask for `ubuntu-latest`, and their steps and the programs above are scripts for its shell. */
const onUbuntu = test.skipIf(process.platform === 'win32');

async function run(yaml: string) {
  const service = await startSimulator();
  const uploaded: string[] = [];
  try {
    const { conclusion, jobs } = await runWorkflow({
      yaml,
      repositoryRoot: root,
      event: { name: 'push' },
      secrets: { ROBOFLOW_API_KEY: service.apiKey },
      path: [programs],
      actions: { 'actions/checkout': checkoutOf(root), 'actions/upload-artifact': uploadInto(uploaded) },
      inputsFor: (uses, inputs) => (isOurs(uses) ? { ...inputs, 'api-url': service.url } : inputs),
    });
    const log = jobs.flatMap(({ steps }) => steps.map(({ transcript }) => transcript)).join('\n');
    const endpoints = service.deployments().map(({ status }) => status);
    return { conclusion, endpoints, uploaded, log };
  } finally {
    await service.close();
  }
}

const called = (yaml: string) =>
  yaml.replace('workflow_call:', 'push:').replace(/^ {4}secrets:\n( {6}.*\n)+/m, '');
const isWorkflow = ({ text }: Block) => !text.includes('<40 hex digits>');
const whole = snippets.filter(isWorkflow);

test('the pages have more than six whole snippets', () => {
  expect(whole.length).toBeGreaterThan(6);
});

onUbuntu.concurrent.for(whole.map((block) => [`${block.page}:${block.line}`, block] as const))(
  'the snippet at %s works as copied',
  async ([, block], { expect: expectHere }) => {
    const { conclusion, endpoints, log } = await run(called(withCallsMade(workflowOf(block), snippets)));
    expectHere([conclusion, conclusion === 'success' ? '' : log]).toEqual(['success', '']);
    // A called workflow leaves the stop to its caller.
    const isKept = block.text.includes('teardown: keep') || block.text.includes('workflow_call');
    expectHere(endpoints).toEqual([isKept ? 'ready' : 'deleted']);
  },
);

const onFailure = whole.filter(({ text }) => text.includes('failure()'));
onUbuntu.for(onFailure.map((block) => [`${block.page}:${block.line}`, block] as const))(
  'the snippet at %s works after a failed test',
  async ([, block]) => {
    const { conclusion, uploaded } = await run(workflowOf(block, { before: '- run: exit 1\n' }));
    expect(conclusion).toBe('failure');
    expect(uploaded.map((file) => path.basename(file))).toEqual(['deployment.log']);
  },
);

describe('the Python code of the README', () => {
  const python = blocksOf('README.md').filter(({ language }) => language === 'python');
  const first = blocksOf('README.md').find(({ language }) => language === 'yaml');

  test('reads the variables that the workflow beside it sets', () => {
    const read = python.flatMap(({ text }) =>
      [...text.matchAll(/os\.environ\["(\w+)"\]/g)].map(([, name]) => name),
    );
    const set = [...(first?.text ?? '').matchAll(/^ {10}([A-Z_]+): /gm)].map(([, name]) => name);
    expect(read.length).toBeGreaterThan(0);
    expect(read.toSorted()).toEqual(set.toSorted());
  });

  const isHere = spawnSync('python3', ['--version']).status === 0;
  test.skipIf(!isHere).for(python.map(({ line, text }) => [line, text] as const))(
    'is valid Python, at line %i',
    ([, text]) => {
      const { status, stderr } = spawnSync(
        'python3',
        ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'],
        {
          input: text,
          encoding: 'utf8',
        },
      );
      expect([status, stderr]).toEqual([0, '']);
    },
  );
});

describe('a page', () => {
  const manifest = readFileSync(path.join(root, 'package.json'), 'utf8');
  const scripts = new Set([...manifest.matchAll(/^ {4}"([\w:-]+)": "/gm)].map(([, name]) => name));
  const text = pages.map((page) => readFileSync(path.join(root, page), 'utf8')).join('\n');

  test('names the true number of dependencies', () => {
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(manifest));
    const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];
    expect(text).toContain(`\`src\` has ${words[Object.keys(dependencies).length]}`);
  });

  test('uses only scripts of package.json', () => {
    const named = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !scripts.has(name))).toEqual([]);
  });

  test('gives the simulator only options that it knows', () => {
    const usage = readFileSync(path.join(root, 'test/simulator/cli.ts'), 'utf8');
    const flags = [...text.matchAll(/npm run simulator -- (.*)/g)].flatMap(
      ([, rest = '']) => rest.match(/--[\w-]+/g) ?? [],
    );
    expect(flags.length).toBeGreaterThan(0);
    expect(flags.filter((flag) => !usage.includes(`  ${flag} `))).toEqual([]);
  });

  test('asks the service for machine types in a way that works', async () => {
    const service = await startSimulator();
    try {
      const [, shown = ''] = /curl "https:\/\/roboflow\.cloud(\/\S+)"/.exec(text) ?? [];
      const answer = await fetch(service.url + shown.replace('$ROBOFLOW_API_KEY', service.apiKey));
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('dev-gpu')]);
    } finally {
      await service.close();
    }
  });

  test('names only stages that .ci/run has', () => {
    const stages = [...readFileSync(path.join(root, '.ci/run'), 'utf8').matchAll(/^stage (\w+) /gm)].map(
      ([, name]) => name,
    );
    const named = [...text.matchAll(/`\.ci\/run ([a-z ]+)`/g)].flatMap(([, names = '']) => names.split(' '));
    expect(named).not.toEqual([]);
    expect(named.filter((name) => !stages.includes(name))).toEqual([]);
  });
});
