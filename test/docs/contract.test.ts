// The contract is written down once for each reader: action.yml, README, and the code are the same list.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { logsFields, stopFields, sweepFields } from '../../src/github/companion-inputs.ts';
import type { Field } from '../../src/github/fields.ts';
import { mainFields } from '../../src/github/inputs.ts';
import { outputNames } from '../../src/start/outputs.ts';
import { sweepOutputNames } from '../../src/steps/sweep.ts';
import { codeIn, sectionOf, tableIn } from './markdown.ts';

const root = path.join(import.meta.dirname, '..', '..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

const manifestSchema = z.object({
  name: z.string(),
  description: z.string(),
  inputs: z.record(
    z.string(),
    z.object({ description: z.string(), required: z.boolean(), default: z.optional(z.string()) }),
  ),
  outputs: z.record(z.string(), z.object({ description: z.string() })),
  runs: z.object({ using: z.literal('node24'), main: z.string(), post: z.optional(z.string()) }),
});

type Contract = {
  /** Where its action.yml is, and the README's heading of its inputs. */
  folder: string;
  section: string;
  fields: Readonly<Record<string, Field<unknown>>>;
  outputs: readonly string[];
};

const contracts: Contract[] = [
  { folder: '.', section: 'Inputs', fields: mainFields, outputs: outputNames },
  { folder: 'stop', section: 'stop', fields: stopFields, outputs: ['stopped'] },
  { folder: 'logs', section: 'logs', fields: logsFields, outputs: ['log-file', 'entries', 'errors'] },
  { folder: 'sweep', section: 'sweep', fields: sweepFields, outputs: sweepOutputNames },
];

describe.each(contracts)('$folder/action.yml', ({ folder, section, fields, outputs }) => {
  const manifest = manifestSchema.parse(parse(readFileSync(path.join(root, folder, 'action.yml'), 'utf8')));
  const inputs = Object.entries(manifest.inputs);

  test('has the inputs that the code reads, in its order', () => {
    expect(inputs.map(([name]) => name)).toEqual(Object.keys(fields));
  });

  test('has an input either required or with a default that the code accepts', () => {
    for (const [name, input] of inputs) {
      expect([name, input.required]).toEqual([name, input.default === undefined]);
      const field = fields[name];
      if (input.default === undefined || field === undefined || input.default.includes('${{')) continue;
      expect([name, z.safeParse(field.schema, input.default).success]).toEqual([name, true]);
    }
  });

  test('has the inputs and defaults of the README', () => {
    const shown = inputs.map(([name, { default: text }]) => {
      if (text === undefined) return [`\`${name}\``, 'required'];
      return [`\`${name}\``, text === '' ? 'empty' : `\`${text}\``];
    });
    expect(tableIn(sectionOf(readme, section)).map((cells) => cells.slice(0, 2))).toEqual(shown);
  });

  test('has the outputs that the code sets, in its order', () => {
    expect(Object.keys(manifest.outputs)).toEqual([...outputs]);
  });

  test('has the outputs of the README', () => {
    expect(outputsOf(section)).toEqual([...outputs]);
  });

  test('names bundles that are there', () => {
    const { main, post = main } = manifest.runs;
    for (const file of [main, post]) expect(existsSync(path.join(root, folder, file))).toBe(true);
  });
});

/** A table of its own for the root Action; a sentence for a companion. */
function outputsOf(section: string): string[] {
  if (section === 'Inputs')
    return tableIn(sectionOf(readme, 'Outputs')).flatMap(([name = '']) => codeIn(name));
  const sentence = /^Outputs?: .*$/m.exec(sectionOf(readme, section))?.[0] ?? '';
  return codeIn(sentence).filter((code) => code !== 'true' && code !== 'false');
}
