// Reads and prints the exceptions of Python programs.
import { type ReadPayload, readWhole } from './read-whole.ts';
import type { LogRecord } from './record.ts';
import { isErrorLine, isTracebackLine } from './severity.ts';

/** One frame of a stack. `code` is its line of source; empty where the log does not have it. */
export type Frame = { file: string; line: number | null; function: string; code: string };

/** An exception and what led to it. */
export type ExceptionReport = {
  /** The type, with its module where the log states it. */
  type: string;
  /** The message without the type. It may have several lines or be empty. */
  message: string;
  /** The innermost frame comes first. */
  frames: readonly Frame[];
  /** The number of frames that are not kept. */
  hiddenFrames: number;
  /** The exceptions that led to it, the nearest first. */
  causes: readonly { type: string; message: string; frames: readonly Frame[] }[];
};

/** Frames that are kept of an exception. */
const mostFrames = 10;
/** Frames that are kept of each of its causes. */
const mostCauseFrames = 3;
const mostCauses = 5;

/** A longer message (characters) loses its middle, as its start says what failed and its end why. */
const longestMessage = 2_000;

/** The exception in an entry of a structured log, cleaned by `read`; null where it has none. */
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

/** One traceback of a chain; the outermost frame comes first. */
type Part = { type: string; message: string; frames: Frame[] };

/**
 * Reads the traceback in `lines`, with those of the exceptions that led to it; null where there is none. `hasBegun` says
 * that the lines belong to a traceback even if its first line is missing.
 */
export function exceptionOfLines(
  lines: readonly string[],
  { hasBegun = false }: { hasBegun?: boolean } = {},
): ExceptionReport | null {
  const parts = sections(lines, hasBegun && isFrame(lines[0] ?? '')).map(partOf);
  const readable = parts.filter(({ type, frames }) => type !== '' || frames.length > 0);
  return readable.length === 0 ? null : report(readable);
}

/** Splits lines into tracebacks, without their first lines and without the lines that join them. */
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

/** The exception whose type and message are this line; null where the line is something else. */
export function exceptionOfLine(line: string): ExceptionReport | null {
  return isErrorLine(line) ? report([{ ...typeAndMessage([line]), frames: [] }]) : null;
}

/** Builds the report of a chain. `parts` are in Python's order: the exception that was raised last comes last. */
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

/** Whether a line says that the traceback above it led to the one below it. */
export function isChainLine(line: string): boolean {
  return /^(?:[ |+]{0,40})(?:The above exception was the direct cause of|During handling of the above exception,)/.test(
    line,
  );
}

const frameLine = /^\s{0,40}File "([^"]{1,500})", line (\d{1,9})(?:, in (.{1,200}))?/;

/** Whether only a traceback has such a line: a frame, or the marks below its line of source. */
export function isFrame(line: string): boolean {
  return frameLine.test(line.replace(/^\s{0,40}\| {0,4}/, '  ')) || /^\s{2,400}[\^~]{2}[\s^~]*$/.test(line);
}

/** Reads the lines below `Traceback (most recent call last):`, which are frames, and then type and message. */
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

/** Removes the bars that Python prints before each line of an exception group. */
function withoutGroupMargin(line: string): string {
  return line.replace(/^\s{0,40}[|+](?: \||[-+]{1,40}| )?/, '');
}

function typeAndMessage(lines: readonly string[]): { type: string; message: string } {
  const [first = '', ...others] = lines;
  const [, type = '', begin = ''] = /^([\w.]{1,200})(?::\s?(.*))?$/.exec(first) ?? ['', '', first];
  return { type, message: [begin, ...others].join('\n').trim() };
}

/** Cuts the middle out of a text that has more than `most` characters. */
export function withoutMiddle(text: string, most: number): string {
  if (text.length <= most) return text;
  const half = Math.floor((most - 5) / 2);
  return `${text.slice(0, half)} ... ${text.slice(text.length - half)}`.toWellFormed();
}

/** Type and message in one line. */
export function titleOf({ type, message }: { type: string; message: string }): string {
  const line = message.replace(/\s+/g, ' ').trim();
  if (type === '') return line === '' ? 'an exception whose type the log does not tell' : line;
  return line === '' ? type : `${type}: ${line}`;
}

/** Frames of an exception that are shown below its title. */
const shownFrames = 6;

/** The lines below the title: the innermost frames, and then each cause with its frames. */
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

/** The whole report in Python's order: the outermost frame first, type and message last. */
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
