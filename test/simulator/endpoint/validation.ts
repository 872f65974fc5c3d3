// Builds FastAPI's answers to a malformed body: 422 with a list of what is wrong.
import { type Answer, type Call, json } from '../http/call.ts';

/** One problem, in the form of pydantic. */
export type Problem = { type: string; loc: (string | number)[]; msg: string; input?: unknown; ctx?: unknown };

/** The answer to a request with these problems. */
export function unprocessable(problems: readonly Problem[]): Answer {
  return json({ detail: problems }, { status: 422 });
}

/** The answer to a body that is no JSON object; undefined for one that is. */
export function bodyProblem({ body, bytes, headers }: Call): Problem | undefined {
  const text = Buffer.from(bytes).toString();
  if (text === '') return { type: 'missing', loc: ['body'], msg: 'Field required', input: null };
  const isJson = /^application\/([\w.+-]*\+)?json/.test(
    String(headers['content-type'] ?? 'application/json'),
  );
  if (body !== null && isJson) return undefined;
  if (isJson && parses(text) === false) return jsonProblem(text);
  const msg = 'Input should be a valid dictionary or object to extract fields from';
  return { type: 'model_attributes_type', loc: ['body'], msg, input: text };
}

/** A problem for each required field that is missing. `input` is what the server says that it got. */
export function missingFields(
  body: Record<string, unknown>,
  fields: readonly string[],
  input: Record<string, unknown> = body,
): Problem[] {
  return fields
    .filter((field) => body[field] === undefined)
    .map((field) => ({ type: 'missing', loc: ['body', field], msg: 'Field required', input }));
}

/** A problem for each of the fields that is there but is no string. */
export function stringFields(body: Record<string, unknown>, fields: readonly string[]): Problem[] {
  return fields
    .filter((field) => body[field] !== undefined && typeof body[field] !== 'string')
    .map((field) => ({
      type: 'string_type',
      loc: ['body', field],
      msg: 'Input should be a valid string',
      input: body[field],
    }));
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The message of Python's JSON reader, which distinguishes a key without quotes from a malformed value. */
function jsonProblem(text: string): Problem {
  const noQuotes = /^\{\s*[^"\s}]/.test(text);
  const error = noQuotes ? 'Expecting property name enclosed in double quotes' : 'Expecting value';
  return {
    type: 'json_invalid',
    loc: ['body', noQuotes ? 1 : 0],
    msg: 'JSON decode error',
    input: {},
    ctx: { error },
  };
}
