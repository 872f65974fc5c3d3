// What is refused before a run begins: what GitHub would refuse, and what is not interpreted here.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the workflow's own placeholders
import { describe, expect, test } from 'vitest';
import { play, steps } from './fixtures/play.ts';
import { ancestorsOf, readWorkflow } from './read-workflow.ts';
import { WorkflowMistake } from './workflow-mistake.ts';

const job = (text: string) =>
  `on: push\njobs:\n  a:\n    runs-on: x\n${text.replace(/^/gm, '    ')}\n    steps: [{run: 'true'}]`;

describe('a workflow is refused, and its mistake named, for', () => {
  test.each([
    ['an unknown key of the workflow', `${steps('- run: x')}\nsecrets: 1`, 'secrets'],
    ['an unknown key of a job', job('container: {}'), 'container'],
    ['an unknown key of a step', steps('- run: x\n  retries: 3'), 'retries'],
    ['an unknown key of a strategy', job('strategy: {parallel: 2}'), 'parallel'],
    ['a reusable workflow', 'on: push\njobs: {a: {uses: ./.github/workflows/b.yml}}', 'jobs.a'],
    ['a job without steps', 'on: push\njobs: {a: {runs-on: x, steps: []}}', 'jobs.a.steps'],
    ['broken YAML', 'on: [push', 'at line 1'],
    ['a need of an unknown job', job('needs: [b]'), "needs 'b', which is no job"],
    ['a job that needs itself', job('needs: a'), 'needs itself'],
    ['a step with neither run nor uses', steps('- name: x'), 'step 1 needs either run or uses'],
    ['a step with both run and uses', steps('- run: x\n  uses: ./script'), 'step 1 needs either run or uses'],
    ['a step with run and with', steps('- run: x\n  with: {a: 1}'), 'step 1 has run and with'],
    [
      'two steps with one id',
      steps('- {run: x, id: A}\n- {run: x, id: a}'),
      'step a has the id of another step',
    ],
    [
      'secrets in a condition of a step',
      steps("- run: x\n  if: secrets.KEY != ''"),
      'step 1: if: Unrecognized',
    ],
    ['secrets in a condition of a job', job("if: ${{ secrets.KEY != '' }}"), 'job a: if: Unrecognized'],
    ['matrix in a condition of a job', job('if: matrix.x'), 'job a: if: Unrecognized'],
    [
      'a condition with text beside its expression',
      steps("- run: x\n  if: ${{ github.ref }} == 'x'"),
      'always true',
    ],
    ['an unknown function', steps("- run: echo ${{ hashFiles('x') }}"), 'Unrecognized function'],
    ['a status function outside a condition', steps('- run: echo ${{ success() }}'), 'Unrecognized function'],
    ['steps in the env of a job', job('env: {A: "${{ steps.x.outputs.y }}"}'), 'job a: env: Unrecognized'],
    ['an expression that is never closed', steps('- run: echo ${{ github.ref'), 'not closed'],
    ['an expression behind uses', steps('- uses: ${{ matrix.action }}'), 'step 1: uses: Unrecognized'],
    [
      'a wait for a later step',
      steps('- wait: a\n- {run: x, id: a, background: true}'),
      "names 'a', which is no background",
    ],
    [
      'a cancel of a step in the foreground',
      steps('- {run: x, id: a}\n- cancel: a'),
      "names 'a', which is no background",
    ],
    [
      'a wait with a condition',
      steps('- {run: x, id: a, background: true}\n- {wait: a, if: always()}'),
      'has wait and if',
    ],
    ['a wait that runs something', steps('- {wait-all: true, run: x}'), 'has wait-all and run'],
    ['a group with a name', steps('- {name: x, parallel: [{run: x}]}'), 'has parallel and name'],
    ['a background step in a group', steps('- parallel: [{run: x, background: true}]'), 'background'],
    [
      'an id twice, once in a group',
      steps('- {run: x, id: a}\n- parallel: [{run: x, id: A}]'),
      'the id of another',
    ],
    [
      'another shell, in a group',
      steps('- parallel: [{run: x, shell: pwsh}]'),
      'shell: pwsh is not interpreted',
    ],
    ['another shell', steps('- run: x\n  shell: pwsh'), 'shell: pwsh is not interpreted'],
    ['an action without a stand-in', steps('- uses: actions/cache@v4'), 'no stand-in was given'],
    ['an event that it does not listen to', steps('- run: x'), "does not listen to 'release'", 'release'],
  ])('%s', async (_name, yaml, message, event?: string) => {
    const run = play(yaml, event === undefined ? {} : { event: { name: event } });
    const error: unknown = await run.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(WorkflowMistake);
    expect(String(error)).toContain(message);
  });
});

test('the ancestors of a job are the jobs that it needs, and those that they need', () => {
  const workflow = readWorkflow(
    `on: push
jobs:
  a: &job { runs-on: x, steps: [{ run: x }] }
  b: { runs-on: x, needs: a, steps: [{ run: x }] }
  c: { runs-on: x, needs: [b], steps: [{ run: x }] }
  d: *job`,
    'w.yml',
  );
  expect([ancestorsOf(workflow, 'c'), ancestorsOf(workflow, 'd')]).toEqual([['b', 'a'], []]);
});
