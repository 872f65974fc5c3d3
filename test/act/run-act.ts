// Runs nektos/act as a process, and reads from its log what became of each job and step.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as z from 'zod/mini';

/** What act is to run, and the GitHub that the workflow is to find. */
export type ActOptions = {
  act: string;
  /** The repository to run in; `workflow` is a path in it. */
  repository: string;
  workflow: string;
  /** The only job to run, with those that it needs. */
  job?: string;
  /** The event for which it is run; `workflow_dispatch` by default. */
  event?: 'workflow_dispatch' | 'push' | 'pull_request';
  /** An empty folder of its own, where act keeps its workspaces and finds no configuration of this machine. */
  home: string;
  secrets: Record<string, string>;
  variables: Record<string, string>;
  /** Variables set for the workflow: `GITHUB_RUN_ID`, `GITHUB_API_URL`, ... */
  env: Record<string, string>;
  /** Folders that stand for actions, by `owner/name@ref`. */
  localRepositories?: Record<string, string>;
  /** Folders that come first on PATH, except for Node's. */
  path?: readonly string[];
};

const entrySchema = z.object({
  jobID: z._default(z.string(), ''),
  stage: z._default(z.string(), ''),
  step: z._default(z.string(), ''),
  stepID: z._default(z.array(z.string()), []),
  stepResult: z.optional(z.string()),
  jobResult: z.optional(z.string()),
  command: z.optional(z.string()),
  name: z._default(z.string(), ''),
  arg: z._default(z.string(), ''),
  content: z._default(z.string(), ''),
  raw_output: z._default(z.boolean(), false),
  msg: z._default(z.string(), ''),
});

/** One line of act's log: a line that a step printed (`raw_output`), a command of it, or a result. */
export type LogEntry = z.output<typeof entrySchema>;

/** A run that is over. `jobs` has the results by job id; one failed leg makes a matrix a `failure`. */
export type ActRun = {
  exitCode: number | null;
  /** How act itself broke down, in Go's words. The workflow is not judged by such a run. */
  crash: string | null;
  jobs: Record<string, string>;
  entries: readonly LogEntry[];
  /** Everything act printed, for a person. */
  log: string;
};

/** Ends a run that hangs, after these milliseconds. No run of ours takes a tenth of it. */
const longestRunMs = 180_000;

/** Runs a workflow in host mode, without Docker and without network. Rejects if act cannot be started. */
export async function runAct(options: ActOptions): Promise<ActRun> {
  mkdirSync(options.home, { recursive: true });
  const child = spawn(options.act, argumentsFor(options), {
    cwd: options.repository,
    // act hands its whole environment on to the steps, and runs whatever `node` comes first as node24.
    env: {
      PATH: [dirname(process.execPath), ...(options.path ?? []), process.env['PATH']].join(delimiter),
      HOME: options.home,
      XDG_CACHE_HOME: join(options.home, 'cache'),
      XDG_CONFIG_HOME: join(options.home, 'config'),
      ...npmSettings(),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: longestRunMs,
  });
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  const [exitCode, stdout, stderr] = await Promise.all([exited, text(child.stdout), text(child.stderr)]);
  const entries = stdout.split('\n').flatMap(parseEntry);
  const jobs: Record<string, string> = {};
  for (const { jobID, jobResult } of entries) {
    if (jobResult !== undefined && jobs[jobID] !== 'failure') jobs[jobID] = jobResult;
  }
  const log = [...entries.map(readable), stderr].join('\n');
  return { exitCode, crash: crashIn(exitCode, stderr), jobs, entries, log };
}

/** Go's run time ends a broken program with exit code 2 and one of these lines; a failed workflow ends act with 1. */
export function crashIn(exitCode: number | null, stderr: string): string | null {
  return exitCode === 2 ? (/^(?:panic|fatal error): .*$/m.exec(stderr)?.[0] ?? null) : null;
}

/** Our own workflows install packages, so they get the registry and the certificates of this machine's npm. */
function npmSettings(): Record<string, string | undefined> {
  const names = [
    'npm_config_cache',
    'npm_config_globalconfig',
    'npm_config_userconfig',
    'NODE_EXTRA_CA_CERTS',
  ];
  const settings = names.map((name) => [name, process.env[name]] as const);
  return Object.fromEntries(settings.filter(([, value]) => value !== undefined));
}

function argumentsFor(options: ActOptions): string[] {
  const pairs = (flag: string, values: Record<string, string>) =>
    Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
  return [
    options.event ?? 'workflow_dispatch',
    ...['--workflows', options.workflow],
    ...(options.job === undefined ? [] : ['--job', options.job]),
    ...['--platform', 'ubuntu-latest=-self-hosted', '--platform', 'self-hosted=-self-hosted'],
    ...['--no-cache-server', '--action-offline-mode', '--pull=false', '--rm', '--env-file', '/dev/null'],
    // act masks nothing here, so what the log hides was hidden by our Action.
    ...['--json', '--insecure-secrets'],
    ...pairs('--secret', options.secrets),
    ...pairs('--var', options.variables),
    ...pairs('--env', options.env),
    ...pairs('--local-repository', options.localRepositories ?? {}),
  ];
}

function parseEntry(line: string): LogEntry[] {
  if (!line.startsWith('{')) return [];
  const parsed = entrySchema.safeParse(JSON.parse(line));
  return parsed.success ? [parsed.data] : [];
}

function readable({ jobID, stage, msg }: LogEntry): string {
  return `${[jobID, stage].filter((part) => part !== '').join(' ')} | ${msg.trimEnd()}`;
}
