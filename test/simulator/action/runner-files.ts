// Reads inputs and state from the runner, and writes outputs, state and annotations.
import { appendFileSync } from 'node:fs';
import { harmless, logLines } from '../../../src/text/sanitize.ts';

/** Returns an input, without blanks around it. */
export function readInput(name: string): string {
  return (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}

/** Returns a state that the main step saved; empty where it saved none. */
export function readState(name: string): string {
  return process.env[`STATE_${name}`] ?? '';
}

/** Appends to one of the runner's files. Values must have one line. */
export function hand(file: 'GITHUB_STATE' | 'GITHUB_OUTPUT', values: Record<string, string>) {
  const path = process.env[file];
  if (path === undefined || path === '') throw new Error(`${file} is not set: this is to be run by a runner`);
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value.replace(/[\r\n]+/g, ' ')}\n`);
  appendFileSync(path, lines.join(''));
}

/** Prints a text that cannot act as a command. */
export function say(text: string) {
  for (const line of logLines(text)) console.log(line);
}

/** Annotates the job. An error also fails the step. */
export function annotate(level: 'warning' | 'error', text: string) {
  const data = harmless(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  console.log(`::${level}::${data}`);
  if (level === 'error') process.exitCode = 1;
}
