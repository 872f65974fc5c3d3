// Reads inputs: checks each by its own schema, and reports all bad ones in one error.
import * as z from 'zod/mini';

/** How one input is read: `schema` takes the trimmed text, `accepts` completes "must be ...". */
export type Field<T> = {
  schema: z.ZodMiniType<T>;
  accepts: string;
  /** Shown where the input is empty: the usual reason for that. */
  hint?: string;
  /** The value is never shown, not even a wrong one. */
  secret?: boolean;
};

/** Returns the text of the input of that name; '' where there is none. */
export type Read = (name: string) => string;

type Fields = Record<string, Field<unknown>>;
type Values<F extends Fields> = { [Name in keyof F]: F[Name] extends Field<infer T> ? T : never };

/** Lists every bad input, one line each. Its message is for the author of the workflow, and says what is accepted. */
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
 * Reads and checks the named inputs. `together` receives the valid ones and returns what is wrong between them. Throws
 * InputError.
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

/** Describes a malformed secret without showing it. */
function aboutSecret(text: string): string {
  if (/[\r\n]/.test(text)) return 'text with a line break in it: copy the secret alone, on one line';
  return /\s/.test(text) ? 'text with white space in it: copy the secret alone' : 'something else';
}

function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

/** A text that is not empty. */
export const text = z.string().check(z.minLength(1));

/** A text that matches `pattern`. */
export const matching = (pattern: RegExp) => z.string().check(z.regex(pattern));

/** One of the given words. */
export const oneOf = <const W extends readonly [string, ...string[]]>(words: W) => z.enum(words);

/** A finite decimal number for which `holds` is true. Hexadecimal and blank text is refused. */
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
