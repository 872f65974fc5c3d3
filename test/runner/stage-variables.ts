// Builds the environment of a stage's process, in the runner's order.
import path from 'node:path';
import { inputVariable } from './action-manifest.ts';
import type { CommandFiles } from './command-files.ts';
import { actionsVariables, githubVariables, runnerVariables } from './job-environment.ts';
import type { JobState } from './job-state.ts';
import type { PreparedStage, Stage } from './stage.ts';

/** Bytes. Linux refuses a variable of this size or more, including its name and `=` (MAX_ARG_STRLEN). */
const refusedSize = 131_072;

/**
 * Later entries win: `env` context, STATE_, INPUT_, folders of GITHUB_PATH, GITHUB_ and RUNNER_, ACTIONS_
 * (NodeScriptActionHandler.cs:39-92). Throws where a variable is too large for a process to start.
 */
export function composeVariables(
  job: JobState,
  stage: Pick<Stage, 'state'>,
  { prepared, files }: { prepared: PreparedStage; files: CommandFiles },
): Record<string, string> {
  const state = stage.state.entries().map(([name, value]) => [`STATE_${name}`, value]);
  const inputs = prepared.inputs.entries().map(([name, value]) => [inputVariable(name), value]);
  const variables: Record<string, string> = {
    ...job.machine,
    ...prepared.env,
    ...Object.fromEntries([...state, ...inputs]),
  };
  if (job.prependedPath.length > 0) {
    variables['PATH'] = [...job.prependedPath.toReversed(), variables['PATH'] ?? ''].join(path.delimiter);
  }
  Object.assign(variables, githubVariables({ ...job.github, ...files, ...prepared.github }));
  Object.assign(variables, runnerVariables(job.runner), actionsVariables);
  for (const [name, value] of Object.entries(variables)) refuseTooLarge(name, value);
  return variables;
}

function refuseTooLarge(name: string, value: string): void {
  if (Buffer.byteLength(`${name}=${value}`) < refusedSize) return;
  throw new Error(`An error occurred trying to start process: ${name} is too large. Argument list too long`);
}
