// Evaluates `${{ }}` expressions with GitHub's own library.
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';

/** Contexts by name (`github`, `job`, ...). Their values are JSON. */
export type Contexts = Readonly<Record<string, unknown>>;

/** The status for `success()` and the like: that of the job, or of the composite action around a step. */
export type Status = 'success' | 'failure' | 'cancelled';

/** What an expression is evaluated with. */
export type ExpressionScope = {
  contexts: Contexts;
  /** Given where `success()`, `failure()`, `cancelled()` and `always()` may be used. Under `skipped`, the first three are false. */
  status?: Status | 'skipped';
};

/** Evaluates one expression (without `${{ }}`) to a JSON value. Throws on an unknown context or function. */
export function evaluate(expression: string, scope: ExpressionScope): unknown {
  const functions = scope.status === undefined ? [] : statusFunctions(scope.status);
  const tree = parse(expression, Object.keys(scope.contexts), functions);
  const byName = new Map(functions.map((definition) => [definition.name, definition]));
  const result = new Evaluator(tree, toDictionary(scope.contexts), byName).evaluate();
  const text = JSON.stringify(result, data.replacer);
  return text === undefined ? null : JSON.parse(text);
}

function parse(expression: string, contexts: readonly string[], functions: FunctionDefinition[]) {
  return new Parser(new Lexer(expression).lex().tokens, [...contexts], functions).parse();
}

/** Replaces each `${{ }}` in a text. Throws where an array or a mapping would become text. */
export function renderTemplate(template: string, scope: ExpressionScope): string {
  return splitTemplate(template)
    .map((part) => (part.expression ? toText(evaluate(part.text, scope), part.text) : part.text))
    .join('');
}

/** Does the same, but a text that is a single `${{ }}` keeps the type of its value. */
export function evaluateTemplate(template: string, scope: ExpressionScope): unknown {
  const parts = splitTemplate(template);
  const [only] = parts;
  return parts.length === 1 && only?.expression
    ? evaluate(only.text, scope)
    : renderTemplate(template, scope);
}

/**
 * Evaluates an `if:`, which is an expression with or without `${{ }}`. Unless it calls a status function, the runner
 * adds `success() &&` before it (PipelineTemplateConverter.cs:403). It does not do so for `post-if` (`implicitSuccess:
 * false`).
 */
export function evaluateCondition(
  text: string,
  scope: ExpressionScope & { implicitSuccess: boolean },
): boolean {
  const parts = splitTemplate(text.trim());
  const [only] = parts;
  if (parts.length > 1) throw new Error(`A condition of text and expressions is always true: ${text}`);
  const expression = only?.text.trim() ?? '';
  if (expression === '') return !scope.implicitSuccess || scope.status === 'success';
  const implicit = scope.implicitSuccess && !callsStatusFunction(expression);
  return isTruthy(evaluate(implicit ? `success() && (${expression})` : expression, scope));
}

/** The contexts and functions that an expression may use at a place of a workflow. */
export type Vocabulary = { contexts: readonly string[]; status: boolean };

/** Checks the expressions of a text without evaluating them. Returns what is wrong; undefined where nothing is. */
export function findMistake(template: string, { contexts, status }: Vocabulary): string | undefined {
  try {
    for (const part of splitTemplate(template)) {
      if (part.expression) parse(part.text, contexts, status ? statusFunctions('success') : []);
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Does the same for an `if:`, which may have no braces. */
export function findConditionMistake(text: string, contexts: readonly string[]): string | undefined {
  const braced = text.includes('${{') ? text : `\${{ ${text} }}`;
  const mistake = findMistake(braced, { contexts, status: true });
  if (mistake !== undefined || text.trim() === '') return mistake;
  return splitTemplate(braced.trim()).length === 1 ? undefined : 'text beside an expression is always true';
}

/** Converts a value to a boolean as GitHub does: false, 0, -0, NaN, '' and null are false. */
function isTruthy(value: unknown): boolean {
  return Boolean(value);
}

function callsStatusFunction(expression: string): boolean {
  const { tokens } = new Lexer(expression).lex();
  const names = new Set(['always', 'success', 'failure', 'cancelled']);
  return tokens.some(
    (token, index) => names.has(token.lexeme.toLowerCase()) && tokens[index + 1]?.lexeme === '(',
  );
}

function statusFunctions(status: Status | 'skipped'): FunctionDefinition[] {
  const define = (name: string, holds: boolean): FunctionDefinition => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(holds),
  });
  const each = (['success', 'failure', 'cancelled'] as const).map((name) => define(name, name === status));
  return [define('always', true), ...each];
}

function toDictionary(contexts: Contexts): data.Dictionary {
  const dictionary: unknown = JSON.parse(JSON.stringify(contexts), data.reviver);
  if (!(dictionary instanceof data.Dictionary)) throw new Error('Contexts must be an object.');
  return dictionary;
}

function toText(value: unknown, expression: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object')
    throw new Error(`A text was expected, but \${{ ${expression.trim()} }} is none.`);
  return String(value);
}

type TemplatePart = { text: string; expression: boolean };

/** Splits a template at `${{` and `}}`. A `}}` inside a string literal does not end an expression. */
function splitTemplate(template: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let from = 0;
  for (let start = template.indexOf('${{'); start >= 0; start = template.indexOf('${{', from)) {
    const end = expressionEnd(template, start + 3);
    if (start > from) parts.push({ text: template.slice(from, start), expression: false });
    parts.push({ text: template.slice(start + 3, end), expression: true });
    from = end + 2;
  }
  if (from < template.length) parts.push({ text: template.slice(from), expression: false });
  return parts;
}

function expressionEnd(template: string, from: number): number {
  let quoted = false;
  for (let index = from; index < template.length; index++) {
    if (template[index] === "'") quoted = !quoted;
    else if (!quoted && template.startsWith('}}', index)) return index;
  }
  throw new Error(`An expression is not closed: ${template.slice(from - 3)}`);
}
