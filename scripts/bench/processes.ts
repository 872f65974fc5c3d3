// Whole processes, timed from their start to their end.
import { spawn } from 'node:child_process';
import { shuffled } from './shuffled.ts';

/** A program of Node's: its arguments, what it must exit with, and its environment besides PATH. */
export type Program = {
  name: string;
  args: readonly string[];
  exitCode: number;
  env?: Record<string, string>;
};

/** Milliseconds from spawning to the end of the process. Throws where it does not exit as it must. */
export async function timed({ name, args, exitCode, env = {} }: Program): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('error', reject).once('exit', resolve);
  const code = await promise;
  const tookMs = performance.now() - began;
  if (code !== exitCode) throw new Error(`${name} exited with ${code} instead of ${exitCode}`);
  return tookMs;
}

/** Runs every program once a round, in an order drawn afresh, after two rounds that do not count: ms, by name. */
export async function interleaved(
  programs: readonly Program[],
  rounds: number,
): Promise<Record<string, number[]>> {
  const times: Record<string, number[]> = Object.fromEntries(programs.map(({ name }) => [name, []]));
  for (let round = -2; round < rounds; round++) {
    for (const program of shuffled(programs, Math.random)) {
      const tookMs = await timed(program);
      if (round >= 0) times[program.name]?.push(tookMs);
    }
  }
  return times;
}
