// Runs one process of a step: reads its lines, waits for its end, and sends the signals of a cancelled job.
import { type ChildProcess, spawn } from 'node:child_process';
import { splitLines } from './lines.ts';

/** The streams of a process that the runner reads. */
export type Stream = 'stdout' | 'stderr';

/**
 * How long the runner waits (ms): between SIGINT, SIGTERM and SIGKILL, for pipes that a child keeps open, and for a
 * cancelled background step before the job goes on without it.
 */
export type Grace = { interruptMs: number; terminateMs: number; drainMs: number; abandonMs: number };

/** The runner's own times (ProcessInvoker.cs:32-33 and :485-527, BackgroundStepCoordinator.cs:333). */
export const runnersGrace: Grace = { interruptMs: 7500, terminateMs: 2500, drainMs: 5000, abandonMs: 7500 };

/** Which process to run, and how. */
export type ChildOptions = {
  program: string;
  args: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string>>;
  grace: Grace;
  /** Called for each whole line. If it throws, the runner stops watching the process, which runs on. */
  onLine(line: string, stream: Stream): void;
  onSpawn?: ((child: ChildProcess) => void) | undefined;
  /** Starts the sequence SIGINT, SIGTERM, SIGKILL when it aborts. */
  stop: AbortSignal;
};

/** How a process ended. */
export type ChildEnd = {
  /** The exit code as the runner sees it: 128 + n for a process that signal n ended. */
  exitCode: number;
  signal: NodeJS.Signals | undefined;
  stdout: string;
  stderr: string;
  /** The error that `onLine` threw. */
  fault?: unknown;
};

/** Runs a process until it is gone and its pipes are closed, or it is gone for `drainMs`. Rejects if it cannot start. */
export function runChild(options: ChildOptions): Promise<ChildEnd> {
  const { program, args, cwd, env } = options;
  // On Linux and macOS only the process itself is signalled. On Windows, this cannot end a whole tree of processes.
  const child = spawn(program, [...args], { cwd, env, stdio: 'pipe', windowsHide: true });
  // The runner closes standard input at once (ProcessInvoker.cs:318-329). The process may have ended before that.
  child.stdin.on('error', () => {}).end();
  return new Promise((resolve, reject) => {
    const output = observe(child, options.onLine, (fault) => finish({ fault }));
    const endSignals = signalWhenStopped(child, options);
    let drain: NodeJS.Timeout | undefined;
    const finish = (end: Partial<ChildEnd> = {}) => {
      clearTimeout(drain);
      endSignals();
      if (!('fault' in end)) output.flush();
      const signal = child.signalCode ?? undefined;
      const exitCode = child.exitCode ?? 128 + (signalNumbers[signal ?? ''] ?? 0);
      resolve({ exitCode, signal, stdout: output.text('stdout'), stderr: output.text('stderr'), ...end });
    };
    child.on('spawn', () => options.onSpawn?.(child));
    child.on('error', (error) => {
      endSignals();
      reject(error);
    });
    child.on('exit', () => {
      drain = setTimeout(finish, options.grace.drainMs);
    });
    child.on('close', () => finish());
  });
}

const signalNumbers: Record<string, number> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGTERM: 15,
};

type Output = { text(stream: Stream): string; flush(): void };

/** Passes lines on in batches, stderr before stdout, as ProcessInvoker.cs:417-440 does. */
function observe(
  child: ChildProcess,
  onLine: ChildOptions['onLine'],
  onFault: (fault: unknown) => void,
): Output {
  const chunks: Record<Stream, Buffer[]> = { stdout: [], stderr: [] };
  const waiting: Record<Stream, string[]> = { stderr: [], stdout: [] };
  let blind = false;
  const deliver = () => {
    try {
      for (const stream of ['stderr', 'stdout'] as const) {
        while (!blind && waiting[stream].length > 0) onLine(waiting[stream].shift() ?? '', stream);
      }
    } catch (fault) {
      blind = true;
      onFault(fault);
    }
  };
  const splitters = (['stdout', 'stderr'] as const).map((stream) => {
    const splitter = splitLines((line) => waiting[stream].push(line));
    child[stream]?.on('data', (chunk: Buffer) => {
      chunks[stream].push(chunk);
      splitter.write(chunk);
      setImmediate(deliver);
    });
    return splitter;
  });
  const flush = () => {
    for (const splitter of splitters) splitter.end();
    deliver();
  };
  return { text: (stream) => Buffer.concat(chunks[stream]).toString('utf8'), flush };
}

/** Sends the sequence of signals when `stop` aborts. Returns a function that ends the sequence. */
function signalWhenStopped(child: ChildProcess, { stop, grace }: ChildOptions): () => void {
  const timers: NodeJS.Timeout[] = [];
  const start = () => {
    child.kill('SIGINT');
    timers.push(setTimeout(() => child.kill('SIGTERM'), grace.interruptMs));
    timers.push(setTimeout(() => child.kill('SIGKILL'), grace.interruptMs + grace.terminateMs));
  };
  stop.addEventListener('abort', start, { once: true });
  return () => {
    stop.removeEventListener('abort', start);
    for (const timer of timers) clearTimeout(timer);
  };
}
