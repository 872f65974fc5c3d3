// Which workflow a path means, and what of it can be run without a network.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findWorkflow } from './any-workflow.ts';

/** Makes a repository without git that holds this workflow. Returns the path of the workflow. */
function workflow(text: string): { repository: string; file: string } {
  const repository = mkdtempSync(path.join(tmpdir(), 'any-'));
  onTestFinished(() => rmSync(repository, { recursive: true, force: true }));
  const folder = path.join(repository, '.github', 'workflows');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'mine.yml'), text);
  return { repository, file: path.join(folder, 'mine.yml') };
}

const steps = `
    steps:
      - uses: actions/checkout@v7
      - uses: actions/setup-python@v6
      - uses: somebody/roboflow-ephemeral-deployment@v1
      - uses: somebody/roboflow-ephemeral-deployment/logs@v1`;

test('a workflow is found together with the root of its repository and the Actions that it uses', () => {
  const { repository, file } = workflow(`on: push\njobs:\n  one:${steps}`);
  expect(findWorkflow(file)).toEqual({
    repository,
    path: path.join('.github', 'workflows', 'mine.yml'),
    event: 'push',
    ours: ['somebody/roboflow-ephemeral-deployment@v1'],
    others: ['actions/setup-python@v6'],
  });
});

test.each([
  ['on: push', 'push'],
  ['on: [pull_request, push]', 'push'],
  ['on:\n  push:\n    branches: [main]', 'push'],
  ['on: workflow_dispatch', 'workflow_dispatch'],
  ['on:\n  schedule:\n    - cron: 1 2 * * *\n  workflow_dispatch:', 'workflow_dispatch'],
])('a workflow with %j is run for the event %s', (on, event) => {
  expect(findWorkflow(workflow(`${on}\njobs: {}`).file)?.event).toBe(event);
});

test('a workflow whose Action would have to be downloaded is refused, and the Action is named', () => {
  const { file } = workflow('on: push\njobs:\n  one:\n    steps:\n      - uses: docker/login-action@v4');
  expect(() => findWorkflow(file)).toThrow(/uses docker\/login-action@v4, which would have to be downloaded/);
});

test.each(['outputs.yml', 'examples/matrix.yml', 'package.json'])(
  '%s is not taken for the path of a workflow',
  (named) => {
    expect(findWorkflow(named)).toBeNull();
  },
);
