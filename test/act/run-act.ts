// nektos/act as a process, and what its log says of each job and step.
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
  /** One job of it only, with those it needs. */
  job?: string;
  /** The event it is run for; `workflow_dispatch` by default. */
  event?: 'workflow_dispatch' | 'push' | 'pull_request';
  /** An empty folder of its own: act keeps its workspaces there, and reads no configuration of this machine. */
  home: string;
  secrets: Record<string, string>;
  variables: Record<string, string>;
  /** Set for the workflow: `GITHUB_RUN_ID`, `GITHUB_API_URL`, ... */
  env: Record<string, string>;
  /** `owner/name@ref` to a folder that stands for it. */
  localRepositories?: Record<string, string>;
  /** Folders before all others on PATH but Node's. */
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

/** One line of act's log: a step's own line (`raw_output`), a command of it, or a result. */
export type LogEntry = z.output<typeof entrySchema>;

/** A run that is over. `jobs` are the results by job id; of a matrix, one failed leg makes `failure`. */
export type ActRun = {
  exitCode: number | null;
  /** act itself broke down, in Go's words; what it was running is not judged by that. */
  crash: string | null;
  jobs: Record<string, string>;
  entries: readonly LogEntry[];
  /** Everything act printed, for a person. */
  log: string;
};

/** Ends a run that hangs; none of ours takes a tenth of it. Milliseconds. */
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

/** Go's run time ends a program that it finds broken with 2 and one of these lines; a failed workflow ends with 1. */
export function crashIn(exitCode: number | null, stderr: string): string | null {
  return exitCode === 2 ? (/^(?:panic|fatal error): .*$/m.exec(stderr)?.[0] ?? null) : null;
}

/** Our own workflows install packages: from where, and with the trust, that this machine's npm has. */
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
    // Unmasked: what the log hides, our Action hid, and not act.
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
