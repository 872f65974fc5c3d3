// Makes each workflow snippet of our pages a whole workflow, by adding the least that it leaves to its reader.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import * as z from 'zod/mini';

export const root = path.join(import.meta.dirname, '..', '..');

/** A block of code: its language, its text without the indentation of the list it stands in, and its line in the page. */
export type Block = { page: string; line: number; language: string; text: string };

/** Returns every fenced block of a page, in order. */
export function blocksOf(page: string): Block[] {
  const text = readFileSync(path.join(root, page), 'utf8');
  return [...text.matchAll(/^( *)```(\w*)\n([\s\S]*?)^\1```$/gm)].map((match) => {
    const [, indent = '', language = '', body = ''] = match;
    const line = text.slice(0, match.index).split('\n').length;
    return { page, line, language, text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), '') };
  });
}

const jobs = z.looseObject({ jobs: z.record(z.string(), z.looseObject({ uses: z.optional(z.string()) })) });

/** A snippet of steps takes this step for granted; it has the id that all our pages use. */
const givenStep = `- uses: OWNER/roboflow-ephemeral-deployment@v1
  id: gpu
  with:
    api-key: \${{ secrets.ROBOFLOW_API_KEY }}
    creator-email: ci@example.com
`;

/** Puts `before` between the given step and those of a snippet of steps; what fails there sets off `if: failure()`. */
export function workflowOf({ text }: Block, { before = '' } = {}): string {
  if (/^\s*- /.test(text)) {
    const steps = dedented(text);
    const given = /^ +id: gpu$/m.test(steps) ? '' : givenStep;
    const all = `${given}${before}${steps}`.replaceAll(/^(?=.)/gm, '      ');
    return `on: push\njobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n${all}`;
  }
  return /^on:/m.test(text) ? text : `on: push\n${text}`;
}

/**
 * Returns a workflow of calls with the jobs of the called ones in their place. These are among `others`,
 * found by their first line.
 */
export function withCallsMade(workflow: string, others: readonly Block[]): string {
  const caller = jobs.parse(parse(workflow));
  const made = Object.entries(caller.jobs).flatMap(([id, job]) => {
    if (job.uses === undefined) return [[id, job] as const];
    const file = job.uses.replace('./', '');
    const called = others.find(({ text }) => text.startsWith(`# ${file}`));
    if (called === undefined) throw new Error(`no snippet is ${file}`);
    const [inner, ...more] = Object.values(jobs.parse(parse(called.text)).jobs);
    if (inner === undefined || more.length > 0) throw new Error(`${file} must have one job`);
    return [[id, inner] as const];
  });
  return stringify({ ...caller, jobs: Object.fromEntries(made) });
}

function dedented(text: string): string {
  const indent = /^ */.exec(text)?.[0] ?? '';
  return text.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
}
