// Makes the combinations of `strategy.matrix` with which jobs are run.
import { isDeepStrictEqual } from 'node:util';
import { WorkflowMistake } from './workflow-mistake.ts';

/** One leg of a matrix: values by key. */
export type Combination = Record<string, unknown>;

/**
 * Expands a matrix whose expressions are evaluated: the product of its vectors (the first key changes slowest), minus
 * what an `exclude` entry matches in part, plus `include`. An include is merged into every combination whose original
 * values it does not contradict; one that fits nowhere becomes a combination of its own.
 */
export function expandMatrix(matrix: Readonly<Record<string, unknown>>): Combination[] {
  const { include = [], exclude = [], ...vectors } = matrix;
  const originals = product(vectors).filter(
    (combination) => !listOf(exclude, 'exclude').some((entry) => matches(combination, entry)),
  );
  const expanded = originals.map((original) => ({ ...original }));
  const alone: Combination[] = [];
  for (const entry of listOf(include, 'include')) {
    const fitting = expanded.filter((_, index) => agrees(originals[index] ?? {}, entry));
    for (const combination of fitting) Object.assign(combination, entry);
    if (fitting.length === 0) alone.push(entry);
  }
  return [...expanded, ...alone];
}

function product(vectors: Readonly<Record<string, unknown>>): Combination[] {
  const entries = Object.entries(vectors);
  if (entries.length === 0) return [];
  return entries.reduce<Combination[]>(
    (combinations, [key, values]) => {
      if (!Array.isArray(values) || values.length === 0) {
        throw new WorkflowMistake(`Matrix vector '${key}' does not contain any values`);
      }
      return combinations.flatMap((combination) => values.map((value) => ({ ...combination, [key]: value })));
    },
    [{}],
  );
}

function listOf(value: unknown, name: string): Combination[] {
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'object' && entry !== null))
    return value;
  throw new WorkflowMistake(`'${name}' of a matrix must be a list of mappings`);
}

function matches(combination: Combination, entry: Combination): boolean {
  return Object.entries(entry).every(([key, value]) => isDeepStrictEqual(combination[key], value));
}

/** Tells whether `entry` overwrites no original value. A combination without original values is never extended. */
function agrees(original: Combination, entry: Combination): boolean {
  return Object.entries(entry).every(
    ([key, value]) => !Object.hasOwn(original, key) || isDeepStrictEqual(original[key], value),
  );
}
