// How a process speaks to the runner: variables in, commands on stdout and lines in files out.
//
// The toolkit (@actions/core) does the same, but loads an HTTP client and undici with it, for tokens that we never ask for.
import { randomUUID } from 'node:crypto';
import { closeSync, constants, openSync, writeFileSync } from 'node:fs';

/** An input's text, trimmed; '' where there is none. */
export function readInput(name: string): string {
  return process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`]?.trim() ?? '';
}

/** What an earlier stage of this step saved under `name`; '' where it saved nothing. */
export function readState(name: string): string {
  return process.env[`STATE_${name}`] ?? '';
}

/** Whether the job runs in debug mode. */
export function isDebug(): boolean {
  return process.env['RUNNER_DEBUG'] === '1';
}

/** A line of the log. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A command to the runner with its message, of any number of lines. */
export function command(name: 'add-mask' | 'debug' | 'notice' | 'warning' | 'error', message: string): void {
  const escaped = message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  print(`::${name}::${escaped}`);
}

/** Sets an output or saves a state; written when it returns. Throws an Error where the runner gave no file for it. */
export function assign(file: 'GITHUB_OUTPUT' | 'GITHUB_STATE', name: string, value: string): void {
  // Nobody can guess it, so no value can end its own block.
  const delimiter = `ghadelimiter_${randomUUID()}`;
  append(file, `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
}

/** Appends to a file of the runner's, named by a variable. Throws an Error where that is not set, or no such file. */
export function append(variable: string, text: string): void {
  const path = process.env[variable];
  if (!path) throw new Error(`This Action must run in a GitHub Actions job: ${variable} is missing.`);
  // Never made anew: nobody would read it.
  const file = openSync(path, constants.O_APPEND | constants.O_WRONLY);
  try {
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
}
