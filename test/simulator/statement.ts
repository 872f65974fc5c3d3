// What is still there when a simulator ends, as its last word.

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
