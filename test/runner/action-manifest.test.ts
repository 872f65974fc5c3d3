// Which action.yml is accepted, and what its inputs become.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the action's own placeholders
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { evaluateInputs, inputVariable, readManifest } from './action-manifest.ts';

function manifest(runs: string, more = '') {
  const folder = mkdtempSync(path.join(tmpdir(), 'action-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(path.join(folder, 'action.yml'), `name: n\ndescription: d\nruns: ${runs}\n${more}`);
  return readManifest(folder);
}

describe('readManifest', () => {
  test('keeps every scalar as it is written', () => {
    const { inputs } = manifest(
      '{using: node24, main: a.js}',
      'inputs: {a: {default: 1.50}, b: {default: true}, c: {}}',
    );
    expect(inputs).toEqual({ a: { default: '1.50' }, b: { default: 'true' }, c: {} });
  });

  test.each([
    ['a Node that no runner has', '{using: node22, main: a.js}', 'only node20 and node24 are run'],
    ['a manifest without a main', '{using: node24}', 'runs.main'],
    ['a pre, which this runner does not model', '{using: node24, main: a.js, pre: b.js}', '"pre"'],
    ['a container', '{using: docker, image: x}', 'only node20 and node24 are run'],
    ['a main of a composite action', '{using: composite, steps: [], main: a.js}', '"main"'],
    ['an unknown key of an input', '{using: node24, main: a.js}\ninputs: {a: {requird: true}}', '"requird"'],
  ])('refuses %s', (_name, runs, message) => {
    expect(() => manifest(runs)).toThrow(message);
  });

  test('refuses a folder without a manifest', () => {
    expect(() => readManifest('/nowhere')).toThrow(
      "Can't find 'action.yml' or 'action.yaml' under '/nowhere'.",
    );
  });
});

describe('evaluateInputs', () => {
  const inputs = {
    'api-key': { required: 'true' },
    status: { default: '${{ job.status }}' },
    old: { deprecationMessage: 'use new' },
  };
  const contexts = { job: { status: 'success' }, secrets: { KEY: 'k' } };
  const evaluate = (given: Record<string, string>) => {
    const { inputs: values, warnings } = evaluateInputs({ inputs }, given, contexts);
    return { values: values.toObject(), warnings };
  };

  test.each([
    [
      'uses defaults, and does not enforce required inputs',
      {},
      { 'api-key': '', status: 'success', old: '' },
      [],
    ],
    ['takes names in any case', { 'API-Key': 'k' }, { 'API-Key': 'k', status: 'success', old: '' }, []],
    [
      'keeps an empty text instead of the default',
      { status: '' },
      { status: '', 'api-key': '', old: '' },
      [],
    ],
    [
      'warns about an undeclared input',
      { extra: '1' },
      { extra: '1', 'api-key': '', status: 'success', old: '' },
      ["Unexpected input(s) 'extra', valid inputs are ['api-key', 'status', 'old']"],
    ],
    [
      'warns about a deprecated input',
      { old: '1' },
      { old: '1', 'api-key': '', status: 'success' },
      ["Input 'old' has been deprecated with message: use new"],
    ],
  ])('%s', (_name, given, values, warnings) => {
    expect(evaluate(given)).toEqual({ values, warnings });
  });

  test('lets no default see secrets', () => {
    const leaking = { inputs: { key: { default: '${{ secrets.KEY }}' } } };
    expect(() => evaluateInputs(leaking, {}, contexts)).toThrow('secrets');
  });
});

test.each([
  ['api-key', 'INPUT_API-KEY'],
  ['two words', 'INPUT_TWO_WORDS'],
  ['a.b_c', 'INPUT_A.B_C'],
])('the input "%s" reaches the process as %s', (name, variable) => {
  expect(inputVariable(name)).toBe(variable);
});
