// A service that gives prepared answers, for tables of answers.
import type { Dispatcher } from 'undici';
import type { Clock } from '../../src/clock.ts';
import { inProcess, type Reply, type Sent } from './in-process.ts';

/** One answer: a value (200 and JSON), a whole reply, an Error for a failed connection, or no answer ever. */
export type Line = { json: unknown; headers?: Reply['headers'] } | Reply | Error | 'never' | Late;
/** An answer after a delay in milliseconds. */
export type Late = { afterMs: number; line: Line };

/** The answers to one path in order. The last one is repeated. A function is called each time. */
export type Script = Line | readonly [Line, ...Line[]] | ((heard: Heard, times: number) => Line);

/** A request, and when it arrived (ms since the beginning). */
export type Heard = Sent & { atMs: number };

/** Answers by path, such as `/get`. A request for a path that is not in the script makes the test fail. */
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

/** An answer in plain text, as all of the service's answers are that are not 200. */
export function said(status: number, body: string, headers: Reply['headers'] = {}): Reply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body };
}

/** The error of a failed connection in Node, which has a code. */
export function failure(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

/** The error of a connection that was cut. */
export const reset = failure('ECONNRESET', 'read ECONNRESET');
