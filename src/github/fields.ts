// Reading inputs: every field checked by its own schema, every problem told in one error.
import * as z from 'zod/mini';

/** How one input is read: `schema` takes the trimmed text, `accepts` completes "must be ...". */
export type Field<T> = {
  schema: z.ZodMiniType<T>;
  accepts: string;
  /** Shown when nothing came: why that usually is. */
  hint?: string;
  /** A secret is never shown, not even a wrong one. */
  secret?: boolean;
};

/** An input's name to its text; '' where there is none. */
export type Read = (name: string) => string;

type Fields = Record<string, Field<unknown>>;
type Values<F extends Fields> = { [Name in keyof F]: F[Name] extends Field<infer T> ? T : never };

/** Every bad input at once, one line each; a person's to mend, so it is shown without a stack trace. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      problems.length === 1
        ? `Bad input: ${problems[0]}`
        : `${problems.length} bad inputs:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
    );
    this.problems = problems;
  }
}

/**
 * Reads the named inputs through `read` (a name to its text) and checks each; `together` adds what is wrong between
 * fields, given those that are right on their own. Throws InputError.
 */
export function readFields<F extends Fields>(
  fields: F,
  read: Read,
  together: (values: Partial<Values<F>>) => string[] = () => [],
): Values<F> {
  const problems: string[] = [];
  const values: Partial<Values<F>> = {};
  for (const [name, field] of Object.entries(fields)) {
    const text = read(name).trim();
    const parsed = z.safeParse(field.schema, text);
    if (parsed.success) Object.assign(values, { [name]: parsed.data });
    else problems.push(describe(name, text, field));
  }
  problems.push(...together(values));
  if (problems.length > 0 || !isComplete(fields, values)) throw new InputError(problems);
  return values;
}

function isComplete<F extends Fields>(fields: F, values: Partial<Values<F>>): values is Values<F> {
  return Object.keys(fields).every((name) => name in values);
}

function describe(name: string, text: string, field: Field<unknown>): string {
  const came = text === '' ? 'nothing' : field.secret ? aboutSecret(text) : quote(text);
  const hint = text === '' && field.hint ? ` (${field.hint})` : '';
  return `"${name}" must be ${field.accepts}, got ${came}${hint}`;
}

/** What may be told of a secret that is wrong. */
function aboutSecret(text: string): string {
  if (/[\r\n]/.test(text)) return 'text with a line break in it: copy the secret alone, on one line';
  return /\s/.test(text) ? 'text with white space in it: copy the secret alone' : 'something else';
}

function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

/** Text that is not blank. */
export const text = z.string().check(z.minLength(1));

/** Text of which `pattern` is true. */
export const matching = (pattern: RegExp) => z.string().check(z.regex(pattern));

/** One of the given words. */
export const oneOf = <const W extends readonly [string, ...string[]]>(words: W) => z.enum(words);

/** A decimal number for which `holds`; never Infinity, NaN, hexadecimal or blank. */
export const decimal = (holds: (value: number) => boolean) =>
  numeral(/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i, (value) => Number.isFinite(value) && holds(value));

/** A whole number from `least` to `most`, in plain decimal digits. */
export const whole = (least: number, most = Number.MAX_SAFE_INTEGER) =>
  numeral(/^\d+$/, (value) => value >= least && value <= most);

function numeral(form: RegExp, holds: (value: number) => boolean) {
  return z.pipe(
    z.string().check(
      z.regex(form),
      z.refine((text) => holds(Number(text))),
    ),
    z.transform((text: string) => Number(text)),
  );
}
