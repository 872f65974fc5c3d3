// Inputs as the runner hands them over: what a workflow gives, else the default of action.yml, else nothing.
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

/** An action.yml, as far as the contract goes. */
export type Manifest = z.output<typeof manifestSchema>;

/** Reads `<folder>/action.yml`; the folder is named from the root of the repository. */
export function readManifest(folder: string): Manifest {
  return manifestSchema.parse(parse(readFileSync(`${folder}/action.yml`, 'utf8')));
}

/** How an input of that Action reads in a workflow that gives these. */
export function givenTo(manifest: Manifest, given: Record<string, string>): (name: string) => string {
  return (name) => given[name] ?? manifest.inputs[name]?.default ?? '';
}
