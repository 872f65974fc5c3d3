// A log entry that is a JSON object, as structured loggers write it.
import * as z from 'zod/mini';

const text = z.catch(z.optional(z.string()), undefined);

const frameSchema = z.object({
  filename: z._default(z.string(), ''),
  lineno: z.catch(z.nullish(z.int()), null),
  function: z._default(z.string(), ''),
  code: z.catch(z.nullish(z.string()), ''),
});

/** Frames of an exception that are read, the innermost: hundreds of thousands may come. */
const readFrames = 10;

const stackSchema = z.pipe(
  z.transform((stack: unknown) => {
    const frames = Array.isArray(stack) ? stack : [];
    return { frames: frames.slice(-readFrames), hidden: Math.max(0, frames.length - readFrames) };
  }),
  z.object({ frames: z.catch(z.array(frameSchema), []), hidden: z.number() }),
);

/** `exception` of the inference server (its core/logger.py); its frames come outermost first. */
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

/**
 * What an entry's object says. `message`: its text, null without one. `severity`: its own word in capitals, null where
 * there is none that is known. `isPlain`: it wraps a line of text and nothing else.
 */
export type LogRecord = {
  /** The fields that are understood, and all as they came. */
  fields: Fields;
  all: Readonly<Record<string, unknown>>;
  message: string | null;
  severity: string | null;
  isPlain: boolean;
};

/** More of a payload than this (characters) is not parsed. */
const longestParsed = 262_144;

const messageNames = ['message', 'msg', 'event', 'text', 'textPayload', 'log'];

/** What an entry has in columns of its own. */
const envelope = new Set(['severity', 'level', 'levelname', 'timestamp', 'time', 'asctime', 'stream']);

/** Whether a field says nothing that an entry does not say by itself. */
export function isEnvelope(name: string): boolean {
  return envelope.has(name.toLowerCase());
}

/** The name of the field that holds the text of the entry; undefined without one. */
export function messageName(fields: Readonly<Record<string, unknown>>): string | undefined {
  return messageNames.find((name) => typeof fields[name] === 'string');
}

/** Reads a payload that is a JSON object; null for any other. */
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
