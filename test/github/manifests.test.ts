// The contract: what action.yml promises is what the code reads and sets, name by name and in the same order.
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { logsFields, stopFields, sweepFields } from '../../src/github/companion-inputs.ts';
import { mainFields } from '../../src/github/inputs.ts';
import { outputNames } from '../../src/start/outputs.ts';
import { logsOutputNames } from '../../src/steps/logs.ts';
import { sweepOutputNames } from '../../src/steps/sweep.ts';
import { readManifest } from './given.ts';

const actions = [
  {
    folder: '.',
    fields: mainFields,
    outputs: outputNames,
    main: 'dist/main.js',
    post: 'dist/post.js',
  },
  { folder: 'stop', fields: stopFields, outputs: ['stopped'], main: '../dist/stop.js' },
  {
    folder: 'logs',
    fields: logsFields,
    outputs: logsOutputNames,
    main: '../dist/logs.js',
  },
  { folder: 'sweep', fields: sweepFields, outputs: sweepOutputNames, main: '../dist/sweep.js' },
];

describe.each(actions)('$folder/action.yml', ({ folder, fields, outputs, main, post }) => {
  const manifest = readManifest(folder);

  test('has the inputs that are read, and no other', () => {
    expect(Object.keys(manifest.inputs)).toEqual(Object.keys(fields));
  });

  test('has the outputs that are set, and no other', () => {
    expect(Object.keys(manifest.outputs)).toEqual([...outputs]);
  });

  test('runs the bundles on Node 24, and its post step always: post-if stays at its default', () => {
    expect(manifest.runs).toEqual({ using: 'node24', main, ...(post ? { post } : {}) });
  });

  test.each(Object.keys(manifest.inputs))(
    '"%s" says whether it is required, and has a default if it is not',
    (name) => {
      const input = manifest.inputs[name];
      expect(input?.required).toBeTypeOf('boolean');
      expect(input?.default === undefined).toBe(input?.required);
    },
  );

  test('describes everything in sentences', () => {
    for (const { description } of [...Object.values(manifest.inputs), ...Object.values(manifest.outputs)]) {
      expect(description).toMatch(/^["A-Z].*\.$/);
    }
  });

  test('names in lower case with dashes', () => {
    for (const name of [...Object.keys(manifest.inputs), ...Object.keys(manifest.outputs)]) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    }
  });

  test('asks for no secret by default: defaults may not use secrets, and must not hide one', () => {
    for (const [name, { default: value }] of Object.entries(manifest.inputs)) {
      if (!value?.includes('${{')) continue;
      const context = name === 'job-status' ? 'job.status' : 'github.token';
      expect(value).toBe(`\${{ ${context} }}`);
    }
  });
});

test('only the root Action has a post step', () => {
  const withPost = actions.filter(({ folder }) => readManifest(folder).runs.post !== undefined);
  expect(withPost.map(({ folder }) => folder)).toEqual(['.']);
});

test.each(actions)('the sources of $folder are there', ({ folder }) => {
  const name = folder === '.' ? 'main' : folder;
  expect(existsSync(`src/steps/${name}.ts`)).toBe(true);
});
