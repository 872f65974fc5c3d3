// The contexts and variables that a job gives to its steps.
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The id of the run of a job, unless another is given. */
export const usualRunId = '16588214930';

/** The job, its run and its event. Each field has a default. */
export type JobIdentity = {
  /** The id of the run, in decimal digits. */
  runId?: string;
  runAttempt?: string;
  /** `owner/name`. */
  repository?: string;
  /** The key of the job in the workflow. */
  jobName?: string;
  /** The name of the workflow. */
  workflow?: string;
  /** The event and its payload; by default a push. */
  event?: { name: string; payload?: unknown };
  /** Further entries of the `github` context. They replace the usual ones. */
  github?: Readonly<Record<string, unknown>>;
};

/** The folders of one job, below one temporary folder. */
export type JobFolders = { root: string; workspace: string; temp: string; toolCache: string; home: string };

/** The token of the job, `${{ github.token }}`. It is masked from the start, and no variable has it by default. */
export const jobToken = 'ghs_TokenOfThisJobAndOfNoOther0000000000';
const runtimeToken = 'eyRuntimeTokenOfThisJob';
/** The values that every job masks. */
export const jobSecrets = [jobToken, runtimeToken];

/** Creates the folders of a job below `root`. */
export function createFolders(root: string): JobFolders {
  const below = (name: string) => path.join(root, name);
  const folders = { root, workspace: below('workspace'), temp: below('temp'), toolCache: below('tools') };
  const all = { ...folders, home: below('home') };
  for (const folder of Object.values(all)) mkdirSync(folder, { recursive: true });
  return all;
}

/** Builds the `github` context and writes the event's payload to its file. */
export function githubContext(identity: JobIdentity, folders: JobFolders): Record<string, unknown> {
  const {
    runId = usualRunId,
    runAttempt = '1',
    repository = 'octo-org/octo-repo',
    jobName = 'test',
  } = identity;
  const { workflow = 'CI', event = { name: 'push' } } = identity;
  const eventPath = path.join(folders.root, 'event.json');
  writeFileSync(eventPath, JSON.stringify(event.payload ?? {}));
  return {
    ...{ actor: 'octocat', actor_id: '583231', triggering_actor: 'octocat' },
    ...{ api_url: 'https://api.github.com', server_url: 'https://github.com' },
    ...{ graphql_url: 'https://api.github.com/graphql', base_ref: '', head_ref: '' },
    ...{ event_name: event.name, event: event.payload ?? {}, event_path: eventPath },
    ...{ job: jobName, workflow, workflow_sha: 'ffac537e6cbbf934b08745a378932722df287a53' },
    workflow_ref: `${repository}/.github/workflows/ci.yml@refs/heads/main`,
    ...{ ref: 'refs/heads/main', ref_name: 'main', ref_protected: 'false', ref_type: 'branch' },
    ...{ repository, repository_id: '1296269', repository_owner: repository.split('/')[0] },
    ...{
      repository_owner_id: '9919',
      retention_days: '90',
      run_id: runId,
      run_number: '7',
      run_attempt: runAttempt,
    },
    ...{ sha: 'ffac537e6cbbf934b08745a378932722df287a53', token: jobToken, workspace: folders.workspace },
    ...identity.github,
  };
}

/** The entries of the `github` context that become variables (GitHubContext.cs:9-50). `token` is not among them. */
const exported = [
  ...[
    'action',
    'action_path',
    'action_ref',
    'action_repository',
    'actor',
    'actor_id',
    'api_url',
    'base_ref',
    'env',
  ],
  ...['event_name', 'event_path', 'graphql_url', 'head_ref', 'job', 'output', 'path', 'ref', 'ref_name'],
  ...['ref_protected', 'ref_type', 'repository', 'repository_id', 'repository_owner', 'repository_owner_id'],
  ...['retention_days', 'run_attempt', 'run_id', 'run_number', 'server_url', 'sha', 'state', 'step_summary'],
  ...['triggering_actor', 'workflow', 'workflow_ref', 'workflow_sha', 'workspace'],
];

/** Builds the `GITHUB_*` variables from the `github` context. */
export function githubVariables(context: Readonly<Record<string, unknown>>): Record<string, string> {
  const present = exported.filter((name) => typeof context[name] === 'string');
  return Object.fromEntries(present.map((name) => [`GITHUB_${name.toUpperCase()}`, String(context[name])]));
}

/** Builds the `runner` context. */
export function runnerContext(folders: JobFolders, debug: boolean): Record<string, string> {
  const systems: Record<string, string> = { darwin: 'macOS', win32: 'Windows' };
  return {
    ...{ os: systems[process.platform] ?? 'Linux', arch: process.arch.toUpperCase(), name: 'test-runner' },
    ...{ environment: 'github-hosted', temp: folders.temp, tool_cache: folders.toolCache },
    workspace: path.dirname(folders.workspace),
    ...(debug ? { debug: '1' } : {}),
  };
}

/** Builds the `RUNNER_*` variables from the `runner` context. */
export function runnerVariables(context: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(context).map(([name, value]) => [`RUNNER_${name.toUpperCase()}`, value]),
  );
}

/** Builds the `ACTIONS_*` variables. The addresses of services lead nowhere, and there is no identity token. */
export const actionsVariables: Readonly<Record<string, string>> = {
  ACTIONS_RUNTIME_URL: 'http://127.0.0.1:9/',
  ACTIONS_RUNTIME_TOKEN: runtimeToken,
};

/** The variables that a process needs from the host. There are no others. The tested Node comes first on the path. */
export function machineVariables(folders: JobFolders, node: string): Record<string, string> {
  const windows = ['SystemRoot', 'ComSpec', 'PATHEXT', 'SystemDrive', 'WINDIR', 'ProgramFiles'];
  const inherited = windows.flatMap((name) => {
    const value = process.platform === 'win32' ? process.env[name] : undefined;
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(inherited),
    PATH: [path.dirname(node), process.env['PATH'] ?? ''].join(path.delimiter),
    ...{
      HOME: folders.home,
      USERPROFILE: folders.home,
      TEMP: folders.temp,
      TMP: folders.temp,
      TMPDIR: folders.temp,
    },
    ...{ LANG: 'C.UTF-8', CI: 'true', GITHUB_ACTIONS: 'true', RUNNER_TRACKING_ID: `github_${randomUUID()}` },
  };
}
