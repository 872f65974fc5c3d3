// A service that says what it is told to say: for tables whose rows are answers.
import type { Dispatcher } from 'undici';
import type { Clock } from '../../src/clock.ts';
import { inProcess, type Reply, type Sent } from './in-process.ts';

/** One answer: a value for 200 and JSON, a whole reply, an Error for a lost connection, or none for ever. */
export type Line = { json: unknown; headers?: Reply['headers'] } | Reply | Error | 'never' | Late;
/** An answer after so many ms. */
export type Late = { afterMs: number; line: Line };

/** The answers to one path, in order; the last one is given again and again. A function decides each time anew. */
export type Script = Line | readonly [Line, ...Line[]] | ((heard: Heard, times: number) => Line);

/** A request as it arrived: ms since the beginning, and what was sent. */
export type Heard = Sent & { atMs: number };

/** Answers by path (`/get`); a path that is not in the script fails the test that asks for it. */
export function scripted(
  script: Record<string, Script>,
  clock: Clock,
): { dispatcher: Dispatcher; heard: Heard[]; asked: (path: string) => Heard[] } {
  const heard: Heard[] = [];
  const began = clock.now();
  const asked = (path: string) => heard.filter((sent) => sent.path === path);

  const say = async (line: Line): Promise<Reply> => {
    if (line === 'never') return new Promise(() => {});
    if (line instanceof Error) throw line;
    if ('json' in line) {
      const headers = { 'content-type': 'application/json', ...line.headers };
      return { status: 200, headers, body: JSON.stringify(line.json) };
    }
    if (!('line' in line)) return line;
    await clock.sleep(line.afterMs);
    return say(line.line);
  };

  const dispatcher = inProcess(async (sent) => {
    const lines = script[sent.path];
    const latest = { ...sent, atMs: clock.now() - began };
    heard.push(latest);
    if (lines === undefined) throw new Error(`the script says nothing of ${sent.method} ${sent.path}`);
    const times = asked(sent.path).length;
    if (typeof lines === 'function') return say(lines(latest, times));
    return say(isLines(lines) ? (lines[Math.min(times, lines.length) - 1] ?? 'never') : lines);
  });
  return { dispatcher, heard, asked };
}

const isLines = (script: Line | readonly [Line, ...Line[]]): script is readonly [Line, ...Line[]] =>
  Array.isArray(script);

/** A plain text answer, as the service gives all that are not 200. */
export function said(status: number, body: string, headers: Reply['headers'] = {}): Reply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body };
}

/** How a connection fails in Node: an error with a code. */
export function failure(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

/** A connection that was cut. */
export const reset = failure('ECONNRESET', 'read ECONNRESET');
