// The job of a real runner, through the Actions toolkit: the only way out for any text.
import * as core from '@actions/core';
import type { Job } from '../job.ts';
import type { Redaction } from '../text/redaction.ts';
import { harmless, logLines } from '../text/sanitize.ts';

/** The name under which the runner keeps what main hands to post. */
const stateName = 'deployment';

/** What main saved last; '' where it saved nothing. */
export function readSavedState(): string {
  return core.getState(stateName);
}

/**
 * Speaks to the runner that started this process. Everything goes to stdout, in order: the runner reads stderr first.
 * Texts are made harmless and free of keys here, whatever their origin; `output` and `saveState` write files at once.
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
