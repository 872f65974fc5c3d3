// What may be wrong with the machine that the step runs on: its disk, its command files, its variables, its clock.
import type { Draw } from './draw.ts';

/** The files through which a stage speaks to the runner, by the ends of their variables. */
export const commandFileNames = ['state', 'output', 'step_summary'] as const;
export type CommandFile = (typeof commandFileNames)[number];

/** At most one of it comes over a run. */
export type MachineTrouble =
  | { kind: 'none' }
  /** From its nth write on, so many writes to command files fail (null: all), half written where `isTorn`. */
  | {
      kind: 'full disk';
      stage: 'main' | 'post';
      code: string;
      nth: number;
      times: number | null;
      isTorn: boolean;
    }
  /** A command file is gone before the stage begins, or may not be written. */
  | { kind: 'command file'; stage: 'main' | 'post'; file: CommandFile; isMissing: boolean }
  /** Variables that a runner sets are not there, in both stages. */
  | { kind: 'unset'; names: string[] }
  /** Odd variables, in both stages. */
  | { kind: 'odd variables'; values: Record<string, string> }
  /** So many variables of 100 KB beside the step's own. */
  | { kind: 'huge environment'; count: number }
  /** What the step writes may be read by nobody. */
  | { kind: 'umask' }
  /** The wall clock is set to another time in the middle, and is off by so much in post. */
  | { kind: 'clock'; jumpMs: number; atMs: number; postAheadMs: number };

const oddVariables: Record<string, string>[] = [
  { TZ: 'Pacific/Kiritimati' },
  { TZ: 'America/St_Johns' },
  { TZ: 'Nowhere/Nothing' },
  { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  { LANG: '', LC_ALL: 'POSIX' },
  { LANG: 'ar_EG.UTF-8', TZ: 'Asia/Kathmandu' },
  { NO_COLOR: '1', FORCE_COLOR: '3', COLUMNS: '7', TERM: 'dumb' },
  { NODE_ENV: 'production', NODE_PENDING_DEPRECATION: '1', DEBUG: '*' },
];

/** Draws one; most runs have none. */
export function drawMachineTrouble(draw: Draw): MachineTrouble {
  if (!draw.chance(0.22)) return { kind: 'none' };
  const kind = draw.pick([
    ...['full disk', 'full disk', 'command file', 'command file', 'unset'],
    ...['odd variables', 'huge environment', 'umask', 'clock'],
  ] as const);
  const stage = draw.pick(['main', 'main', 'post'] as const);
  switch (kind) {
    case 'full disk': {
      const code = draw.pick(['ENOSPC', 'EDQUOT', 'EIO']);
      const times = draw.pick([null, null, 1, 2]);
      return {
        kind,
        stage,
        code,
        nth: draw.whole(1, stage === 'main' ? 14 : 2),
        times,
        isTorn: draw.chance(0.4),
      };
    }
    case 'command file':
      return { kind, stage, file: draw.pick(commandFileNames), isMissing: draw.chance(0.5) };
    case 'unset':
      return {
        kind,
        names: draw.pick([['HOME'], ['RUNNER_TEMP'], ['HOME', 'RUNNER_TEMP', 'TMPDIR', 'LANG', 'PATH']]),
      };
    case 'odd variables':
      return { kind, values: draw.pick(oddVariables) };
    case 'huge environment':
      return { kind, count: draw.whole(3, 12) };
    case 'clock': {
      const hours = () => draw.pick([-24, -2, -0.1, 0.1, 2, 24]) * 3_600_000;
      // A clock that goes on by hours in the middle of a job makes a late create look old.
      return {
        kind,
        jumpMs: hours(),
        atMs: draw.whole(100, 3_000),
        postAheadMs: draw.chance(0.5) ? 0 : hours(),
      };
    }
    default:
      return { kind: 'umask' };
  }
}

/** How child-preload.ts is told of it; no variables where the stage is not concerned. */
export function machineVariables(trouble: MachineTrouble, stage: 'main' | 'post'): Record<string, string> {
  if ('stage' in trouble && trouble.stage !== stage) return {};
  switch (trouble.kind) {
    case 'full disk':
      return { CHAOS_WRITES: writes(trouble) };
    case 'command file':
      return trouble.isMissing
        ? { CHAOS_MISSING: trouble.file }
        : {
            CHAOS_WRITES: writes({ code: 'EACCES', nth: 1, times: null, isTorn: false, file: trouble.file }),
          };
    case 'unset':
      return { CHAOS_UNSET: trouble.names.join(',') };
    case 'odd variables':
      return trouble.values;
    case 'huge environment':
      return Object.fromEntries(
        Array.from({ length: trouble.count }, (_, index) => [`HUGE_${index}`, 'x'.repeat(100_000)]),
      );
    case 'umask':
      return { CHAOS_UMASK: '777' };
    default:
      return {};
  }
}

type Writes = { code: string; nth: number; times: number | null; isTorn: boolean; file?: CommandFile };

const writes = ({ code, nth, times, isTorn, file = undefined }: Writes) =>
  [file ?? '', code, nth, times ?? '', isTorn ? 'torn' : ''].join(':');
