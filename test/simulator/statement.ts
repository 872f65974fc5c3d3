// The lines that a simulator prints: one for each request, and at the end what is still there.
import type { RequestRecord } from './http/transcript.ts';

/** The names of the deployments that are left. */
export type Left = { alive: readonly string[]; paused: readonly string[] };

/** One line on what is left alive, and one on what is left paused, if anything is. */
export function statement({ alive, paused }: Left): string[] {
  const named = (what: string, names: readonly string[]) =>
    `${names.length} ${names.length === 1 ? 'deployment' : 'deployments'} ${what}${names.length ? `: ${names.join(', ')}` : ''}`;
  const lines = [named('left alive', alive)];
  if (paused.length) lines.push(named('left paused', paused));
  return lines;
}

/** The line for a request that has ended, without its query. */
export function requestLine({ at, method, path, deploymentName, status, effect }: RequestRecord): string {
  const time = new Date(at).toISOString().slice(11, 23);
  const said = `${time} ${method} ${path} ${deploymentName ?? '-'} -> ${status}`;
  return effect ? `${said} (took effect)` : said;
}
