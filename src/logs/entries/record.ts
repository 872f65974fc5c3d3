// Reads the JSON objects that structured loggers write.
import * as z from 'zod/mini';

const text = z.catch(z.optional(z.string()), undefined);

const frameSchema = z.object({
  filename: z._default(z.string(), ''),
  lineno: z.catch(z.nullish(z.int()), null),
  function: z._default(z.string(), ''),
  code: z.catch(z.nullish(z.string()), ''),
});

/** The number of innermost frames that are read. A hostile log may hold hundreds of thousands. */
const readFrames = 10;

const stackSchema = z.pipe(
  z.transform((stack: unknown) => {
    const frames = Array.isArray(stack) ? stack : [];
    return { frames: frames.slice(-readFrames), hidden: Math.max(0, frames.length - readFrames) };
  }),
  z.object({ frames: z.catch(z.array(frameSchema), []), hidden: z.number() }),
);

/** The field `exception` of the inference server (its core/logger.py). The outermost frame comes first. */
const exceptionSchema = z.object({
  type: z.string(),
  message: z.catch(z.string(), ''),
  stacktrace: stackSchema,
});

const numeric = z.catch(
  z.optional(z.union([z.number(), z.pipe(z.string(), z.transform(Number))])),
  undefined,
);

const recordSchema = z.object({
  severity: text,
  level: text,
  levelname: text,
  log_level: text,
  request_id: text,
  method: text,
  path: text,
  status_code: numeric,
  processing_time: numeric,
  model_id: text,
  model_cold_start: z.catch(z.optional(z.union([z.string(), z.boolean()])), undefined),
  model_load_time: numeric,
  exception: z.catch(z.optional(z.union([z.string(), exceptionSchema])), undefined),
  exc_info: text,
  traceback: text,
});

type Fields = z.output<typeof recordSchema>;

/** A payload that is a JSON object. */
export type LogRecord = {
  /** The fields that are understood. */
  fields: Fields;
  /** All fields as they came. */
  all: Readonly<Record<string, unknown>>;
  /** The text of the entry; null without one. */
  message: string | null;
  /** The severity that the object states, in capitals; null where it states none that is known. */
  severity: string | null;
  /** True where the object only wraps a text: nothing is lost with its other fields. */
  isPlain: boolean;
};

/** A longer payload (characters) is not parsed. */
const longestParsed = 262_144;

const messageNames = ['message', 'msg', 'event', 'text', 'textPayload', 'log'];

/** Fields that repeat what every entry states anyway. */
const envelope = new Set(['severity', 'level', 'levelname', 'timestamp', 'time', 'asctime', 'stream']);

/** Whether a field only repeats the severity or the time of its entry. */
export function isEnvelope(name: string): boolean {
  return envelope.has(name.toLowerCase());
}

/** The name of the field that holds the text of the entry; undefined without one. */
export function messageName(fields: Readonly<Record<string, unknown>>): string | undefined {
  return messageNames.find((name) => typeof fields[name] === 'string');
}

/** Reads a payload that is a JSON object; null where it is something else. */
export function readRecord(payload: string): LogRecord | null {
  if (payload.length > longestParsed || !/^\s{0,9}\{/.test(payload)) return null;
  const parsed = z.record(z.string(), z.unknown()).safeParse(parseJson(payload));
  if (!parsed.success) return null;
  const all = parsed.data;
  const fields = recordSchema.parse(all);
  const name = messageName(all);
  const message = name === undefined ? undefined : all[name];
  return {
    fields,
    all,
    message: typeof message === 'string' ? message : null,
    severity: knownWord(fields.severity ?? fields.level ?? fields.levelname ?? fields.log_level),
    isPlain: name !== undefined && Object.keys(all).every((key) => key === name || isEnvelope(key)),
  };
}

function parseJson(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

const knownWords =
  /^(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERR|ERROR|EXCEPTION|FATAL|CRITICAL|ALERT|EMERGENCY)$/;

function knownWord(word: string | undefined): string | null {
  const capitals = word?.slice(0, 20).toUpperCase() ?? '';
  return knownWords.test(capitals) ? capitals : null;
}
