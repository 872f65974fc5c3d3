// Inputs as the runner hands them over: the workflow's value, else the default of action.yml, else an empty
// text.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod/mini';

const entries = z.record(
  z.string(),
  z.object({
    description: z.string(),
    required: z.optional(z.boolean()),
    default: z.optional(z.string()),
  }),
);

const manifestSchema = z.object({
  name: z.string(),
  description: z.string(),
  inputs: entries,
  outputs: z.record(z.string(), z.object({ description: z.string() })),
  runs: z.strictObject({ using: z.string(), main: z.string(), post: z.optional(z.string()) }),
});

/** An action.yml, as far as the tests of the contract read it. */
export type Manifest = z.output<typeof manifestSchema>;

/** Reads `<folder>/action.yml`; the folder is named from the root of the repository. */
export function readManifest(folder: string): Manifest {
  return manifestSchema.parse(parse(readFileSync(`${folder}/action.yml`, 'utf8')));
}

/** Returns a reader of that Action's inputs for a workflow that gives these. */
export function givenTo(manifest: Manifest, given: Record<string, string>): (name: string) => string {
  return (name) => given[name] ?? manifest.inputs[name]?.default ?? '';
}
