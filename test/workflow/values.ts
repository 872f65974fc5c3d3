// Evaluates the values of a workflow: texts, flags, numbers, and whole trees of them.
import { type ExpressionScope, evaluateTemplate, renderTemplate } from '../runner/expressions.ts';
import type { Scalar } from './workflow-schema.ts';

/** Returns a scalar as the text that a step sees; null is empty. */
export function renderScalar(value: Scalar, scope: ExpressionScope): string {
  if (value === null) return '';
  return typeof value === 'string' ? renderTemplate(value, scope) : String(value);
}

/** A mapping of scalars, such as `with:` and `env:`. */
export function renderTexts(
  texts: Readonly<Record<string, Scalar>> | undefined,
  scope: ExpressionScope,
): Record<string, string> {
  const entries = Object.entries(texts ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name, renderScalar(value, scope)]));
}

/** `true`, `false` or an expression for one of them. Throws on anything else. */
export function evaluateFlag(
  value: boolean | string | undefined,
  scope: ExpressionScope,
): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value;
  const result = evaluateTemplate(value, scope);
  if (result === true || result === 'true') return true;
  if (result === false || result === 'false') return false;
  throw new Error(`A boolean was expected, but '${value}' is ${JSON.stringify(result)}.`);
}

/** A number above 0 or an expression for one. Throws on anything else. */
export function evaluateNumber(
  value: number | string | undefined,
  scope: ExpressionScope,
): number | undefined {
  if (value === undefined) return undefined;
  const result = Number(typeof value === 'number' ? value : evaluateTemplate(value, scope));
  if (result > 0 && Number.isFinite(result)) return result;
  throw new Error(`A number above 0 was expected, but '${value}' is ${result}.`);
}

/** Lists and mappings with expressions anywhere in them, such as a matrix. */
export function evaluateTree(value: unknown, scope: ExpressionScope): unknown {
  if (typeof value === 'string') return evaluateTemplate(value, scope);
  if (Array.isArray(value)) return value.map((entry) => evaluateTree(entry, scope));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, evaluateTree(entry, scope)]));
}
