// The contract stands in four places that must agree: the code, action.yml, action-types.yml and the page for users.
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
import { messageOf } from '../../src/text/error-message.ts';
import { readManifest } from '../github/given.ts';
import {
  reactions,
  readInputs as readSimulatorInputs,
  serviceSchema,
  inputNames as simulatorInputs,
  outputNames as simulatorOutputs,
} from '../simulator/action/inputs.ts';
import { codeIn, sectionOf, tableIn } from './markdown.ts';

const root = path.join(import.meta.dirname, '..', '..');
const read = (page: string) => readFileSync(path.join(root, page), 'utf8');

type Contract = {
  /** The folder of the action.yml, and the page and its heading that show the inputs. */
  folder: string;
  page: string;
  section: string;
  /** The names of the inputs that the code reads. */
  names: readonly string[];
  /** Whether the code accepts that text for that input. */
  takes(name: string, text: string): boolean;
  /** The words that the code accepts for an input that has a fixed set of them. */
  words(name: string): string[];
  outputs: readonly string[];
  hasPost: boolean;
};

type Fields = Readonly<Record<string, Field<unknown>>>;

/** What the steps about the service have in common: a table of fields. */
const ofFields = (fields: Fields) => ({
  page: 'README.md',
  names: Object.keys(fields),
  takes: (name: string, text: string) => {
    const field = fields[name];
    return field !== undefined && z.safeParse(field.schema, text).success;
  },
  words: (name: string) =>
    [...(fields[name]?.accepts ?? '').matchAll(/"([a-z]+)"/g)].map(([, word = '']) => word),
  hasPost: false,
});

/** The simulator reads its inputs itself, as it shares nothing with the steps that call the service. */
const ofSimulator = () => {
  const manifest = readManifest(path.join(root, 'simulator'));
  const words: Record<string, string[]> = {
    'log-format': [...serviceSchema.shape.logForm.options],
    'on-left-alive': [...reactions],
  };
  return {
    page: 'docs/guide.md',
    names: simulatorInputs,
    takes: (name: string, text: string) => {
      try {
        readSimulatorInputs((other) => (other === name ? text : (manifest.inputs[other]?.default ?? '')));
        return true;
      } catch (error) {
        expect(messageOf(error)).toContain(`"${name}": `);
        return false;
      }
    },
    words: (name: string) => words[name] ?? [],
    outputs: simulatorOutputs,
    hasPost: true,
  };
};

const contracts: Contract[] = [
  { folder: '.', section: 'Inputs', ...ofFields(mainFields), outputs: outputNames, hasPost: true },
  { folder: 'stop', section: 'stop', ...ofFields(stopFields), outputs: stopOutputNames },
  { folder: 'logs', section: 'logs', ...ofFields(logsFields), outputs: logsOutputNames },
  { folder: 'sweep', section: 'sweep', ...ofFields(sweepFields), outputs: sweepOutputNames },
  { folder: 'simulator', section: 'The simulator as a step', ...ofSimulator() },
];

describe.each(contracts)(
  '$folder/action.yml',
  ({ folder, page, section, names, takes, outputs, hasPost }) => {
    const manifest = readManifest(path.join(root, folder));
    const inputs = Object.entries(manifest.inputs);

    test("has the inputs that the code reads, in the code's order", () => {
      expect(inputs.map(([name]) => name)).toEqual([...names]);
    });

    test('has only inputs that are required or have a default that the code accepts', () => {
      for (const [name, input] of inputs) {
        expect([name, input.required]).toEqual([name, input.default === undefined]);
        if (input.default === undefined || input.default.includes('${{')) continue;
        expect([name, takes(name, input.default)]).toEqual([name, true]);
      }
    });

    test('has no expression as a default but the two known ones, and so no secret', () => {
      const given = inputs.flatMap(([name, { default: text }]) =>
        text?.includes('${{') ? [[name, text]] : [],
      );
      const known = { 'job-status': `\${{ job.status }}`, 'github-token': `\${{ github.token }}` };
      expect(known).toMatchObject(Object.fromEntries(given));
    });

    test('has the inputs and defaults that the page for users shows', () => {
      const shown = inputs.map(([name, { default: text }]) => {
        if (text === undefined) return [`\`${name}\``, 'required'];
        return [`\`${name}\``, text === '' ? 'empty' : `\`${text}\``];
      });
      expect(tableIn(sectionOf(read(page), section)).map((cells) => cells.slice(0, 2))).toEqual(shown);
    });

    test("has the outputs that the code sets, in the code's order and the page's", () => {
      expect(Object.keys(manifest.outputs)).toEqual([...outputs]);
      expect(outputsOf(page, section)).toEqual([...outputs]);
    });

    test('names everything in lower case with dashes, and describes it in sentences', () => {
      for (const [name, { description }] of [...inputs, ...Object.entries(manifest.outputs)]) {
        expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
        expect(description).toMatch(/^["A-Z].*\.$/);
      }
    });

    test('runs existing bundles on Node 24, and has a post step, which always runs, where it leaves something', () => {
      const { using, main, post } = manifest.runs;
      expect(using).toBe('node24');
      expect(post !== undefined).toBe(hasPost);
      for (const file of [main, post ?? main]) expect(existsSync(path.join(root, folder, file))).toBe(true);
    });
  },
);

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
/** Samples of inputs whose type says too little for some. */
const own: typeof samples = {
  models: { good: ['soccer/1:object-detection:ball,player', 'torn/2:broken'], bad: ['soccer/1:cooking'] },
  endpoint: { good: ['', 'http://127.0.0.1:9001'], bad: ['ftp://127.0.0.1'] },
  'api-key': { good: ['rf_of_my_own'], bad: ['two words', 'two\nlines'] },
  'creator-email': { good: ['ci@example.com'], bad: ['nobody'] },
  region: { good: [''], bad: [] },
  'api-url': { good: ['', 'https://eu.roboflow.cloud'], bad: [] },
};

describe.each(contracts)('$folder/action-types.yml', ({ folder, names, takes, words, outputs }) => {
  const text = readFileSync(path.join(root, folder, 'action-types.yml'), 'utf8');
  const types = typings.parse(parse(text));

  test('types every input and output, in the order of action.yml', () => {
    expect(Object.keys(types.inputs)).toEqual([...names]);
    expect(Object.keys(types.outputs)).toEqual([...outputs]);
  });

  test.each(Object.entries(types.inputs))('types "%s" as the code reads it', (name, type) => {
    const { good, bad } = samplesOf(type);
    const given = { good: [...good, ...(own[name]?.good ?? [])], bad: [...bad, ...(own[name]?.bad ?? [])] };
    expect(given.good.filter((sample) => !takes(name, sample))).toEqual([]);
    expect(given.bad.filter((sample) => takes(name, sample))).toEqual([]);
    if (type.type === 'enum') expect(type['allowed-values']).toEqual(words(name));
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
function outputsOf(page: string, section: string): string[] {
  if (section === 'Inputs')
    return tableIn(sectionOf(read(page), 'Outputs')).flatMap(([name = '']) => codeIn(name));
  const sentence = /^Outputs?: .*$/m.exec(sectionOf(read(page), section))?.[0] ?? '';
  return codeIn(sentence).filter((code) => code !== 'true' && code !== 'false');
}
