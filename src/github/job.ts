// The job on a real runner, through the Actions toolkit. All text that a step prints passes here.
import * as core from '@actions/core';
import type { Job } from '../job.ts';
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
    output: (name, value) => core.setOutput(name, harmless(value).replace(/\n+/g, ' ')),
    saveState: (value) => core.saveState(stateName, value),
    summarize: async (markdown) => {
      await core.summary.addRaw(redaction.redact(markdown), true).write();
    },
  };
}
