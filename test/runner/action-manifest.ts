// Reads an action.yml as the runner does. It refuses what this imitation does not support.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { type Contexts, renderTemplate } from './expressions.ts';
import { createTextMap, type TextMap } from './text-map.ts';

const texts = z.record(z.string(), z.unknown());
const input = z.strictObject({
  description: z.optional(z.string()),
  required: z.optional(z.string()),
  default: z.optional(z.string()),
  deprecationMessage: z.optional(z.string()),
});
const nodeRuns = z.strictObject({
  using: z.string().check(z.regex(/^node(20|24)$/i, 'only node20 and node24 are run')),
  main: z.string(),
  post: z.optional(z.string()),
  'post-if': z.optional(z.string()),
});
const compositeRuns = z.strictObject({
  using: z.string().check(z.regex(/^composite$/i)),
  steps: z.array(z.unknown()),
});
const common = {
  name: z.string(),
  author: z.optional(z.string()),
  description: z.string(),
  branding: z.optional(texts),
  inputs: z._default(z.record(z.string(), input), {}),
  outputs: z._default(z.record(z.string(), texts), {}),
};
const nodeManifest = z.strictObject({ ...common, runs: nodeRuns });
const compositeManifest = z.strictObject({ ...common, runs: compositeRuns });
const anyManifest = z.looseObject({ runs: z.looseObject({ using: z.string() }) });

/** An action.yml, in which every scalar is text. */
export type ActionManifest = (z.infer<typeof nodeManifest> | z.infer<typeof compositeManifest>) & {
  directory: string;
};

/** Reads `action.yml` (or `.yaml`) in `directory`. Throws an Error that names the file where something is unknown. */
export function readManifest(directory: string): ActionManifest {
  const file = ['action.yml', 'action.yaml']
    .map((name) => path.join(directory, name))
    .find((name) => existsSync(name));
  if (file === undefined) throw new Error(`Can't find 'action.yml' or 'action.yaml' under '${directory}'.`);
  // The failsafe schema reads each scalar as text, and so does the runner.
  const document: unknown = parse(readFileSync(file, 'utf8'), { schema: 'failsafe' });
  const using = anyManifest.safeParse(document).data?.runs.using ?? '';
  const result = (/^composite$/i.test(using) ? compositeManifest : nodeManifest).safeParse(document);
  if (!result.success) throw new Error(`${file}: ${z.prettifyError(result.error)}`);
  return { ...result.data, directory };
}

/** The inputs of one stage, and the warnings about them. */
export type EvaluatedInputs = { inputs: TextMap; warnings: string[] };

/** The contexts that the default of an input may use (action_yaml.json:176-186). */
const contextsOfDefaults = ['github', 'strategy', 'matrix', 'job', 'runner'];

/**
 * Merges what the workflow gives with the defaults, whose expressions are evaluated now. An input that is not declared
 * is passed on with a warning, and `required` is not looked at (ActionRunner.cs:174-237).
 */
export function evaluateInputs(
  manifest: Pick<ActionManifest, 'inputs'>,
  given: Readonly<Record<string, string>>,
  contexts: Contexts,
): EvaluatedInputs {
  const inputs = createTextMap(Object.entries(given));
  const declared = Object.keys(manifest.inputs);
  const scope = {
    contexts: Object.fromEntries(contextsOfDefaults.map((name) => [name, contexts[name] ?? {}])),
  };
  const warnings: string[] = [];
  for (const [name, { default: text = '', deprecationMessage }] of Object.entries(manifest.inputs)) {
    if (inputs.get(name) === undefined) inputs.set(name, renderTemplate(text, scope));
    else if (deprecationMessage) {
      warnings.push(`Input '${name}' has been deprecated with message: ${deprecationMessage}`);
    }
  }
  const known = new Set(declared.map((name) => name.toLowerCase()));
  const unexpected = Object.keys(given).filter((name) => !known.has(name.toLowerCase()));
  if (unexpected.length > 0) {
    const valid = declared.join("', '");
    warnings.unshift(`Unexpected input(s) '${unexpected.join("', '")}', valid inputs are ['${valid}']`);
  }
  return { inputs, warnings };
}

/** The variable of an input. Only spaces are replaced, so dashes and dots stay (Handlers/Handler.cs:182-187). */
export function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}
