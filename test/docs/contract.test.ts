// The contract stands in four places that must agree: the code, action.yml, action-types.yml and the README.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { logsFields, stopFields, sweepFields } from '../../src/github/companion-inputs.ts';
import type { Field } from '../../src/github/fields.ts';
import { mainFields } from '../../src/github/inputs.ts';
import { outputNames } from '../../src/start/outputs.ts';
import { logsOutputNames } from '../../src/steps/logs.ts';
import { stopOutputNames } from '../../src/steps/stop.ts';
import { sweepOutputNames } from '../../src/steps/sweep.ts';
import { readManifest } from '../github/given.ts';
import { codeIn, sectionOf, tableIn } from './markdown.ts';

const root = path.join(import.meta.dirname, '..', '..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

type Contract = {
  /** The folder of the action.yml, and the README's heading of its inputs. */
  folder: string;
  section: string;
  fields: Readonly<Record<string, Field<unknown>>>;
  outputs: readonly string[];
};

const contracts: Contract[] = [
  { folder: '.', section: 'Inputs', fields: mainFields, outputs: outputNames },
  { folder: 'stop', section: 'stop', fields: stopFields, outputs: stopOutputNames },
  { folder: 'logs', section: 'logs', fields: logsFields, outputs: logsOutputNames },
  { folder: 'sweep', section: 'sweep', fields: sweepFields, outputs: sweepOutputNames },
];

describe.each(contracts)('$folder/action.yml', ({ folder, section, fields, outputs }) => {
  const manifest = readManifest(path.join(root, folder));
  const inputs = Object.entries(manifest.inputs);

  test("has the inputs that the code reads, in the code's order", () => {
    expect(inputs.map(([name]) => name)).toEqual(Object.keys(fields));
  });

  test('has only inputs that are required or have a default that the code accepts', () => {
    for (const [name, input] of inputs) {
      expect([name, input.required]).toEqual([name, input.default === undefined]);
      const field = fields[name];
      if (input.default === undefined || field === undefined || input.default.includes('${{')) continue;
      expect([name, z.safeParse(field.schema, input.default).success]).toEqual([name, true]);
    }
  });

  test('has no expression as a default but the two known ones, and so no secret', () => {
    const given = inputs.flatMap(([name, { default: text }]) =>
      text?.includes('${{') ? [[name, text]] : [],
    );
    const known = { 'job-status': `\${{ job.status }}`, 'github-token': `\${{ github.token }}` };
    expect(known).toMatchObject(Object.fromEntries(given));
  });

  test('has the inputs and defaults that the README shows', () => {
    const shown = inputs.map(([name, { default: text }]) => {
      if (text === undefined) return [`\`${name}\``, 'required'];
      return [`\`${name}\``, text === '' ? 'empty' : `\`${text}\``];
    });
    expect(tableIn(sectionOf(readme, section)).map((cells) => cells.slice(0, 2))).toEqual(shown);
  });

  test("has the outputs that the code sets, in the code's order and the README's", () => {
    expect(Object.keys(manifest.outputs)).toEqual([...outputs]);
    expect(outputsOf(section)).toEqual([...outputs]);
  });

  test('names everything in lower case with dashes, and describes it in sentences', () => {
    for (const [name, { description }] of [...inputs, ...Object.entries(manifest.outputs)]) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(description).toMatch(/^["A-Z].*\.$/);
    }
  });

  test('runs existing bundles on Node 24, and only the root has a post step, which always runs', () => {
    const { using, main, post } = manifest.runs;
    expect(using).toBe('node24');
    expect(post !== undefined).toBe(folder === '.');
    for (const file of [main, post ?? main]) expect(existsSync(path.join(root, folder, file))).toBe(true);
  });
});

const plain = z.strictObject({ type: z.enum(['string', 'boolean', 'integer', 'float']) });
const choice = z.strictObject({ type: z.literal('enum'), 'allowed-values': z.array(z.string()) });
/** The schema of github-actions-typing, as far as these files use it. */
const typing = z.union([
  plain,
  choice,
  z.strictObject({ type: z.literal('integer'), 'named-values': z.record(z.string(), z.number()) }),
  z.strictObject({ type: z.literal('list'), separator: z.string(), 'list-item': z.union([plain, choice]) }),
]);
const typings = z.strictObject({
  inputs: z.record(z.string(), typing),
  outputs: z.record(z.string(), typing),
});

/** Texts that an input of each type must accept, and others that it must refuse. */
const samples: Readonly<Record<string, { good: string[]; bad: string[] }>> = {
  boolean: { good: ['true', 'false'], bad: ['yes', '1'] },
  integer: { good: ['1', '12'], bad: ['1.5', 'one'] },
  float: { good: ['1.5', '12'], bad: ['one'] },
  string: { good: [], bad: [] },
};

describe.each(contracts)('$folder/action-types.yml', ({ folder, fields, outputs }) => {
  const text = readFileSync(path.join(root, folder, 'action-types.yml'), 'utf8');
  const types = typings.parse(parse(text));

  test('types every input and output, in the order of action.yml', () => {
    expect(Object.keys(types.inputs)).toEqual(Object.keys(fields));
    expect(Object.keys(types.outputs)).toEqual([...outputs]);
  });

  test.each(Object.entries(types.inputs))('types "%s" as the code reads it', (name, type) => {
    const field = fields[name];
    const takes = (given: string) => field !== undefined && z.safeParse(field.schema, given).success;
    const { good, bad } = samplesOf(type);
    expect(good.filter((sample) => !takes(sample))).toEqual([]);
    expect(bad.filter(takes)).toEqual([]);
    if (type.type === 'enum') {
      const words = [...(field?.accepts ?? '').matchAll(/"([a-z]+)"/g)].map(([, word]) => word);
      expect(type['allowed-values']).toEqual(words);
    }
  });
});

function samplesOf(type: z.output<typeof typing>): { good: string[]; bad: string[] } {
  if (type.type === 'enum') return { good: type['allowed-values'], bad: ['something else'] };
  if (type.type === 'list') return { good: ['one', `one${type.separator}two`], bad: [] };
  const named = 'named-values' in type ? Object.values(type['named-values']).map(String) : [];
  const { good = [], bad = [] } = samples[type.type] ?? {};
  return { good: [...good, ...named], bad };
}

/** The root Action has a table of outputs; a companion has a sentence. */
function outputsOf(section: string): string[] {
  if (section === 'Inputs')
    return tableIn(sectionOf(readme, 'Outputs')).flatMap(([name = '']) => codeIn(name));
  const sentence = /^Outputs?: .*$/m.exec(sectionOf(readme, section))?.[0] ?? '';
  return codeIn(sentence).filter((code) => code !== 'true' && code !== 'false');
}
