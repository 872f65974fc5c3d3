// The five files with which a stage sets outputs, state, environment, path and summary. They are read when it has ended.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseAssignments, parsePathLines } from './file-commands.ts';
import type { Masker } from './masker.ts';
import type { StageLog } from './stage-log.ts';

/** The paths of a stage's files, by the name of their entry in the `github` context. */
export type CommandFiles = { path: string; env: string; step_summary: string; state: string; output: string };

/** The effects of a stage's files. */
export type FileEffects = {
  addPath(folder: string): void;
  setEnvironment(name: string, value: string): void;
  saveState(name: string, value: string): void;
  setOutput(name: string, value: string): void;
};

/** Bytes of the largest summary (FileCommandManager.cs:223). */
const largestSummary = 1024 * 1024;

/** Creates empty files with names of their own for each stage (FileCommandManager.cs:42-72). */
export function createCommandFiles(temp: string): CommandFiles {
  const folder = path.join(temp, '_runner_file_commands');
  const suffix = randomUUID();
  const file = (prefix: string) => path.join(folder, `${prefix}_${suffix}`);
  const files = {
    ...{ path: file('add_path'), env: file('set_env'), step_summary: file('step_summary') },
    ...{ state: file('save_state'), output: file('set_output') },
  };
  mkdirSync(folder, { recursive: true });
  for (const name of Object.values(files)) writeFileSync(name, '');
  return files;
}

/**
 * Applies the files in the runner's order. An error in one makes the stage fail, whatever its exit code, but does not
 * affect the others (FileCommandManager.cs:75-90). Returns the masked summary; '' if it was dropped.
 */
export function applyCommandFiles(
  files: CommandFiles,
  effects: FileEffects,
  { log, masker }: { log: StageLog; masker: Masker },
): string {
  for (const folder of parsePathLines(read(files.path))) effects.addPath(folder);
  const apply = (name: 'env' | 'state' | 'output', assign: Assign) => {
    const reason = applyAssignments(read(files[name]), assign);
    if (reason !== undefined) log.fail([`Unable to process file command '${name}' successfully.`, reason]);
  };
  apply('env', (name, value) => {
    if (name.toUpperCase() !== 'NODE_OPTIONS') return effects.setEnvironment(name, value);
    log.annotate('error', "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
  });
  const summary = readSummary(files.step_summary, log, masker);
  apply('state', effects.saveState);
  apply('output', effects.setOutput);
  return summary;
}

type Assign = (name: string, value: string) => void;

/** Applies a file up to its first bad line, and returns what is wrong with that. */
function applyAssignments(text: string, assign: Assign): string | undefined {
  const { pairs, error } = parseAssignments(text);
  const nameless = pairs.findIndex(([key]) => key === '');
  for (const [key, value] of nameless < 0 ? pairs : pairs.slice(0, nameless)) assign(key, value);
  return nameless < 0 ? error : 'Value cannot be null or empty. (name)';
}

/** Masks a summary line by line. One that is too large is dropped as a whole with an error; the stage does not fail. */
function readSummary(file: string, log: StageLog, masker: Masker): string {
  const size = existsSync(file) ? statSync(file).size : 0;
  if (size > largestSummary) {
    const sizes = `supports content up a size of ${largestSummary / 1024}k, got ${Math.floor(size / 1024)}k`;
    log.annotate('error', `$GITHUB_STEP_SUMMARY upload aborted, ${sizes}.`);
    return '';
  }
  return read(file)
    .split(/\r\n|\r|\n/)
    .map((line) => masker.mask(line))
    .join('\n');
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
