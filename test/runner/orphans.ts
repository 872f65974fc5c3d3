// Ends the processes that outlive their step, as the runner does when the job is complete.
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Kills every process whose environment carries the job's RUNNER_TRACKING_ID, as JobExtension.cs:880-925 does after the
 * last post. Only on Linux can the environment of a process be read; elsewhere it does nothing. Returns process ids.
 */
export function endOrphans(trackingId: string): number[] {
  if (process.platform !== 'linux') return [];
  const mark = `RUNNER_TRACKING_ID=${trackingId}\0`;
  const orphans = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && environmentOf(name).includes(mark),
  );
  return orphans.map(Number).filter(kill);
}

function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}

/** Kills a process, and returns whether it was still there. */
function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}
