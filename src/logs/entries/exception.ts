// An exception as a Python program reports it.
import { type ReadPayload, readWhole } from './read-whole.ts';
import type { LogRecord } from './record.ts';
import { isErrorLine, isTracebackLine } from './severity.ts';

/** One frame of a stack; `code` is the line of source where the log has it, else empty. */
export type Frame = { file: string; line: number | null; function: string; code: string };

/**
 * `type` with its module where the log tells it; `message` without the type, lines kept, may be empty. `frames` come
 * innermost first, `hiddenFrames` counts those that are not kept. `causes`: what led to it, the nearest first.
 */
export type ExceptionReport = {
  type: string;
  message: string;
  frames: readonly Frame[];
  hiddenFrames: number;
  causes: readonly { type: string; message: string; frames: readonly Frame[] }[];
};

/** Frames that are kept of an exception, and of each of its causes. */
const mostFrames = 10;
const mostCauseFrames = 3;
const mostCauses = 5;

/** More of a message than this (characters) is cut in its middle: what failed is at its start, why at its end. */
const longestMessage = 2_000;

/** The exception that an object of a structured log describes, cleaned by `read`; null where it has none. */
export function exceptionOfRecord({ fields }: LogRecord, read: ReadPayload): ExceptionReport | null {
  const { exception, exc_info, traceback } = fields;
  if (typeof exception === 'object') {
    const { stacktrace, type, message } = exception;
    const frames = stacktrace.frames.map(({ filename, lineno, function: name, code }) => ({
      file: read(filename).slice(0, 500),
      line: lineno ?? null,
      function: read(name).slice(0, 200),
      code: read(code ?? '').slice(0, 300),
    }));
    const part = { type: read(type).slice(0, 200), message: readWhole(read, message), frames };
    return report([part], stacktrace.hidden);
  }
  const text = exception ?? exc_info ?? traceback;
  return text === undefined ? null : exceptionOfLines(readWhole(read, text).split('\n'));
}

type Part = { type: string; message: string; frames: Frame[] };

/**
 * The exception that a traceback tells of, chained ones as Python prints them; null where there is no traceback.
 * `hasBegun`: the lines are of a traceback whose first line may be lost.
 */
export function exceptionOfLines(
  lines: readonly string[],
  { hasBegun = false }: { hasBegun?: boolean } = {},
): ExceptionReport | null {
  const parts = sections(lines, hasBegun && isFrame(lines[0] ?? '')).map(partOf);
  const told = parts.filter(({ type, frames }) => type !== '' || frames.length > 0);
  return told.length === 0 ? null : report(told);
}

/** What is below each first line of a traceback, up to the next one or what joins it with that. */
function sections(lines: readonly string[], hasBegun: boolean): string[][] {
  const found: string[][] = hasBegun ? [[]] : [];
  let isInside = hasBegun;
  for (const line of lines) {
    if (isTracebackLine(line)) found.push([]);
    else if (isInside && !isChainLine(line)) found.at(-1)?.push(line);
    isInside = isTracebackLine(line) || (isInside && !isChainLine(line));
  }
  return found;
}

/** The exception that one line tells of, without any frame; null where it tells of none. */
export function exceptionOfLine(line: string): ExceptionReport | null {
  return isErrorLine(line) ? report([{ ...typeAndMessage([line]), frames: [] }]) : null;
}

/** `parts` in the order of Python: what was raised last comes last. */
function report(parts: readonly Part[], notKept = 0): ExceptionReport | null {
  const raised = parts.at(-1);
  if (raised === undefined) return null;
  const causes = parts.slice(0, -1).reverse().slice(0, mostCauses);
  return {
    type: raised.type,
    message: withoutMiddle(raised.message, longestMessage),
    frames: raised.frames.slice(-mostFrames).reverse(),
    hiddenFrames: Math.max(0, raised.frames.length - mostFrames) + notKept,
    causes: causes.map(({ type, message, frames }) => ({
      type,
      message: withoutMiddle(message, longestMessage),
      frames: frames.slice(-mostCauseFrames).reverse(),
    })),
  };
}

/** Whether a line says that the traceback above led to the one below. */
export function isChainLine(line: string): boolean {
  return /^(?:[ |+]{0,40})(?:The above exception was the direct cause of|During handling of the above exception,)/.test(
    line,
  );
}

const frameLine = /^\s{0,40}File "([^"]{1,500})", line (\d{1,9})(?:, in (.{1,200}))?/;

/** The lines that only a traceback has: a frame, or the marks below its source line. */
export function isFrame(line: string): boolean {
  return frameLine.test(line.replace(/^\s{0,40}\| {0,4}/, '  ')) || /^\s{2,400}[\^~]{2}[\s^~]*$/.test(line);
}

/** The lines behind `Traceback (most recent call last):`, which are frames, then type and message. */
function partOf(lines: readonly string[]): Part {
  const bare = lines.map(withoutGroupMargin);
  const frames: Frame[] = [];
  let next = 0;
  for (; next < bare.length; next += 1) {
    const line = bare[next] ?? '';
    const [, file, number, name = ''] = frameLine.exec(line) ?? [];
    const frame = frames.at(-1);
    if (file !== undefined) frames.push({ file, line: Number(number), function: name.trim(), code: '' });
    else if (line !== '' && !/^\s/.test(line)) break;
    else if (frame?.code === '' && !/^[\s^~]*$/.test(line)) frame.code = line.trim().slice(0, 300);
  }
  return { ...typeAndMessage(bare.slice(next)), frames };
}

/** Exception groups print their tracebacks behind a margin of bars. */
function withoutGroupMargin(line: string): string {
  return line.replace(/^\s{0,40}[|+](?: \||[-+]{1,40}| )?/, '');
}

function typeAndMessage(lines: readonly string[]): { type: string; message: string } {
  const [first = '', ...others] = lines;
  const [, type = '', begin = ''] = /^([\w.]{1,200})(?::\s?(.*))?$/.exec(first) ?? ['', '', first];
  return { type, message: [begin, ...others].join('\n').trim() };
}

/** `text` with its middle taken out where it has more than `most` characters. */
export function withoutMiddle(text: string, most: number): string {
  if (text.length <= most) return text;
  const half = Math.floor((most - 5) / 2);
  return `${text.slice(0, half)} ... ${text.slice(text.length - half)}`.toWellFormed();
}

/** Type and message in one line: what Python prints last. */
export function titleOf({ type, message }: { type: string; message: string }): string {
  const line = message.replace(/\s+/g, ' ').trim();
  if (type === '') return line === '' ? 'an exception whose type the log does not tell' : line;
  return line === '' ? type : `${type}: ${line}`;
}

/** Frames that a text shows. */
const shownFrames = 6;

/** The lines below the title: the innermost frames, then each cause with its own. */
export function detailLines({ frames, hiddenFrames, causes }: ExceptionReport): string[] {
  const shown = frames.slice(0, shownFrames);
  const hidden = frames.length - shown.length + hiddenFrames;
  return [
    ...shown.flatMap(frameLines),
    ...(hidden === 0 ? [] : [`  … and ${hidden} frames further out`]),
    ...causes.flatMap((cause) => [
      `Caused by ${titleOf(cause)}`,
      ...cause.frames.slice(0, 2).flatMap(frameLines),
    ]),
  ];
}

/** The whole as Python prints it: outermost frame first, type and message last. */
export function asPython({ type, message, frames, hiddenFrames, causes }: ExceptionReport): string[] {
  const traceback = [
    'Traceback (most recent call last):',
    ...(hiddenFrames === 0 ? [] : [`  … ${hiddenFrames} frames`]),
    ...frames.toReversed().flatMap((frame) => frameLines(frame)),
    ...`${type}: ${message}`.split('\n'),
  ];
  const before = causes
    .toReversed()
    .flatMap((cause) => [
      ...asPython({ ...cause, hiddenFrames: 0, causes: [] }),
      '',
      'The above exception led to the following one:',
      '',
    ]);
  return [...before, ...traceback];
}

function frameLines({ file, line, function: name, code }: Frame): string[] {
  const place = file.replace(/^.{0,300}\/(?:site|dist)-packages\//, '');
  const where = `  File "${place}"${line === null ? '' : `, line ${line}`}${name === '' ? '' : `, in ${name}`}`;
  return code === '' ? [where] : [where, `    ${code}`];
}
