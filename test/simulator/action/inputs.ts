// Reads the inputs of the simulator's Action, and checks all of them before anything is started.
import * as z from 'zod/mini';
import { messageOf } from '../../../src/text/error-message.ts';
import { parseModel } from '../endpoint/known-models.ts';
import { parseEndpointUrl, parseLogForm } from '../options.ts';

/** The settings of the service, which the step sends to the service's process as JSON. */
export const serviceSchema = z.object({
  port: z.int(),
  readyAfterSeconds: z.number(),
  models: z.array(z.string()),
  logForm: z.enum(['uvicorn', 'structured']),
  endpointUrl: z.optional(z.string()),
  apiKey: z.optional(z.string()),
});
export type ServiceInputs = z.output<typeof serviceSchema>;

/** What the step does when deployments are left alive at the end of the job. */
export const reactions = ['warn', 'fail', 'ignore'] as const;
export type Reaction = (typeof reactions)[number];

/** The names of the inputs, in the order of action.yml. */
export const inputNames = [
  'ready-after',
  'models',
  'endpoint',
  'log-format',
  'port',
  'api-key',
  'on-left-alive',
] as const;
type InputName = (typeof inputNames)[number];

/** The names of the outputs of the main step. */
export const outputNames = ['api-url', 'api-key'] as const;

/** Reads all inputs. Throws an Error with one line for each bad one. */
export function readInputs(read: (name: string) => string): {
  service: ServiceInputs;
  onLeftAlive: Reaction;
} {
  const problems: string[] = [];
  const take = <T>(name: InputName, parse: (text: string) => T): T | undefined => {
    try {
      return parse(read(name));
    } catch (error) {
      problems.push(`"${name}": ${messageOf(error)}`);
      return undefined;
    }
  };
  const readyAfterSeconds = take('ready-after', (text) => numberIn(text, { most: 86_400, isWhole: false }));
  const models = take('models', modelLines);
  const endpointUrl = take('endpoint', (text) => (text === '' ? undefined : parseEndpointUrl(text)));
  const logForm = take('log-format', parseLogForm);
  const port = take('port', (text) => numberIn(text, { most: 65_535, isWhole: true }));
  const apiKey = take('api-key', parseKey);
  const onLeftAlive = take('on-left-alive', parseReaction);
  if (endpointUrl !== undefined && models !== undefined && models.length > 0) {
    problems.push('"models": must be empty beside "endpoint", whose server has models of its own');
  }
  if (problems.length > 0 || onLeftAlive === undefined) {
    throw new Error(['Bad input:', ...problems].join('\n'));
  }
  const service = { port, readyAfterSeconds, models, logForm, endpointUrl, apiKey };
  return { service: serviceSchema.parse(withoutUndefined(service)), onLeftAlive };
}

function numberIn(text: string, { most, isWhole }: { most: number; isWhole: boolean }): number {
  const value = text === '' ? Number.NaN : Number(text);
  if (value >= 0 && value <= most && (Number.isInteger(value) || !isWhole)) return value;
  throw new Error(`must be a ${isWhole ? 'whole ' : ''}number from 0 to ${most}, got '${text}'`);
}

/** Models, one on each line. They are checked here, so that a mistake is reported before anything runs. */
function modelLines(text: string): string[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  for (const line of lines) parseModel(line);
  return lines;
}

/** The Action refuses a key with white space in it, so it would never be sent. The key itself is not shown. */
function parseKey(text: string): string | undefined {
  if (/\s/.test(text)) throw new Error('must be a key without white space in it');
  return text === '' ? undefined : text;
}

function parseReaction(text: string): Reaction {
  const known = reactions.find((reaction) => reaction === text);
  if (known === undefined) throw new Error(`must be one of ${reactions.join(', ')}, got '${text}'`);
  return known;
}

function withoutUndefined(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
