// What a simulator prints: a line a request, and what is still there as its last word.
import type { RequestRecord } from './http/transcript.ts';

/** Names of what is left. */
export type Left = { alive: readonly string[]; paused: readonly string[] };

/** One line on what is left alive, and one on what is left paused, if anything is. */
export function statement({ alive, paused }: Left): string[] {
  const named = (what: string, names: readonly string[]) =>
    `${names.length} ${names.length === 1 ? 'deployment' : 'deployments'} ${what}${names.length ? `: ${names.join(', ')}` : ''}`;
  const lines = [named('left alive', alive)];
  if (paused.length) lines.push(named('left paused', paused));
  return lines;
}

/** One request that is over, without its query. */
export function requestLine({ at, method, path, deploymentName, status, effect }: RequestRecord): string {
  const time = new Date(at).toISOString().slice(11, 23);
  const said = `${time} ${method} ${path} ${deploymentName ?? '-'} -> ${status}`;
  return effect ? `${said} (took effect)` : said;
}
