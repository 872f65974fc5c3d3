// The job on a real runner, through the Actions toolkit. All text that a step prints passes here.
import * as core from '@actions/core';
import type { Job } from '../job.ts';
import { messageOf } from '../text/error-message.ts';
import type { Redaction } from '../text/redaction.ts';
import { harmless, logLines } from '../text/sanitize.ts';

/** The name under which the runner keeps the state that main hands to post. */
const stateName = 'deployment';

/** Returns the state that main saved last; '' where it saved none. */
export function readSavedState(): string {
  return core.getState(stateName);
}

/**
 * Builds the job of the runner that started this process. It makes texts harmless and free of keys, whatever their
 * origin. It prints to stdout only, as the runner would show lines of stderr too early. `output` and `saveState` have
 * written their file when they return.
 */
export function createGithubJob(redaction: Redaction): Job {
  const clean = (text: string) => redaction.redact(harmless(text));
  const print = (text: string) => {
    for (const line of logLines(clean(text))) core.info(line);
  };
  return {
    mask: (secret) => {
      core.setSecret(secret);
      redaction.add(secret);
    },
    info: print,
    debug: (line) => {
      if (core.isDebug()) core.debug(clean(line));
    },
    notice: (message) => core.notice(clean(message)),
    warning: (message) => core.warning(clean(message)),
    error: (message) => core.error(clean(message)),
    fail: (message) => core.setFailed(clean(message)),
    output: (name, value) => {
      const text = harmless(value).replace(/\n+/g, ' ');
      write('GITHUB_OUTPUT', () => core.setOutput(name, text));
    },
    saveState: (value) => write('GITHUB_STATE', () => core.saveState(stateName, value)),
    summarize: async (markdown) => {
      await core.summary.addRaw(redaction.redact(markdown), true).write();
    },
  };
}

/** Writes to the runner's file of that variable. Throws an Error that names both where that fails. */
function write(variable: 'GITHUB_OUTPUT' | 'GITHUB_STATE', toFile: () => void): void {
  try {
    toFile();
  } catch (cause) {
    const problem = messageOf(cause).replace(/\.?$/, '.');
    throw new Error(
      `Could not write the runner's file of ${variable}: ${problem} See that the runner's disk has room, and that this step may write in the runner's temporary folder.`,
      { cause },
    );
  }
}
