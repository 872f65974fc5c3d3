// The job of a real runner: the only way out for any text.
import type { Job } from '../job.ts';
import type { Redaction } from '../text/redaction.ts';
import { harmless, logLines } from '../text/sanitize.ts';
import { append, assign, command, isDebug, print, readState } from './commands.ts';

/** The name under which the runner keeps what main hands to post. */
const stateName = 'deployment';

/** What main saved last; '' where it saved nothing. */
export function readSavedState(): string {
  return readState(stateName);
}

/**
 * Speaks to the runner that started this process. Everything goes to stdout, in order: the runner reads stderr first.
 * Texts are made harmless and free of keys here, whatever their origin; `output` and `saveState` write files at once.
 */
export function createGithubJob(redaction: Redaction): Job {
  const clean = (text: string) => redaction.redact(harmless(text));
  return {
    mask: (secret) => {
      command('add-mask', secret);
      redaction.add(secret);
    },
    info: (text) => {
      for (const line of logLines(clean(text))) print(line);
    },
    debug: (line) => {
      if (isDebug()) command('debug', clean(line));
    },
    notice: (message) => command('notice', clean(message)),
    warning: (message) => command('warning', clean(message)),
    error: (message) => command('error', clean(message)),
    fail: (message) => {
      process.exitCode = 1;
      command('error', clean(message));
    },
    output: (name, value) => assign('GITHUB_OUTPUT', name, harmless(value).replace(/\s+/g, ' ')),
    saveState: (value) => assign('GITHUB_STATE', stateName, value),
    summarize: async (markdown) => append('GITHUB_STEP_SUMMARY', `${redaction.redact(markdown)}\n`),
  };
}
