// Runs anybody's workflow as it is written, found by its path, in a copy of its repository against the simulator.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Simulator } from '../simulator/simulator.ts';
import type { Scenario } from './scenario.ts';
import { keyIsHidden } from './seen.ts';
import { commitAll, stageRedirected } from './stage.ts';

/** A workflow from elsewhere: where it is, and what it needs. */
export type AnyWorkflow = {
  /** The root of its repository, and its path in it. */
  repository: string;
  path: string;
  event: 'push' | 'workflow_dispatch';
  /** Our Action in the way the workflow names it, such as `OWNER/roboflow-ephemeral-deployment@v1`. */
  ours: readonly string[];
  /** Actions of others that have a stand-in here, as the workflow names them. */
  others: readonly string[];
};

const nothing = (input: string) => `name: A stand-in
description: Takes what this machine has
inputs:
  ${input}: { description: Not heeded, required: false }
runs:
  using: composite
  steps:
    - run: echo 'Not set up here; what this machine has is taken.'
      shell: bash
`;

/** The action.yml of the stand-ins for Actions that act would have to download. */
const standIns: Readonly<Record<string, string>> = {
  'actions/setup-python': nothing('python-version'),
  'actions/setup-node': nothing('node-version'),
  'actions/upload-artifact': `name: A stand-in
description: Uploads nowhere, but wants the file
inputs:
  name: { description: Name of the artifact, default: artifact }
  path: { description: File to upload, required: true }
runs:
  using: composite
  steps:
    - run: ls -l "$FILE"
      shell: bash
      env:
        FILE: \${{ inputs.path }}
`,
};

/**
 * Finds the workflow that a person names; a relative path counts from where npm was called. Null where there is no such
 * file. Throws an Error where it uses what act would have to download.
 */
export function findWorkflow(named: string): AnyWorkflow | null {
  const file = resolve(process.env['INIT_CWD'] ?? '.', named);
  if (!/\.ya?ml$/.test(file) || !existsSync(file)) return null;
  const repository = repositoryOf(file);
  const text = readFileSync(file, 'utf8');
  const uses = [...text.matchAll(/^\s*(?:- )?uses: *["']?([^\s"']+)/gm)].map(([, used = '']) => used);
  const ours = uses.flatMap((used) => {
    const [, name, ref] = /^([\w.-]+\/roboflow-ephemeral-deployment)(?:\/\w+)?@(\S+)$/.exec(used) ?? [];
    return name === undefined ? [] : [`${name}@${ref}`];
  });
  const others = uses.filter((used) => standIns[used.split('@')[0] ?? ''] !== undefined);
  const isKnown = (used: string) =>
    /^(\.\/|actions\/checkout@)/.test(used) || used.includes('/roboflow-ephemeral-deployment');
  const foreign = uses.filter((used) => !isKnown(used) && !others.includes(used));
  if (foreign.length > 0) {
    throw new Error(
      `${named} uses ${foreign.join(', ')}, which would have to be downloaded: take it out to try the rest`,
    );
  }
  const event = /^on:.*\bpush\b|^ {2}push:|^ {2}- push$/m.test(text) ? 'push' : 'workflow_dispatch';
  return {
    repository,
    path: relative(repository, file),
    event,
    ours: [...new Set(ours)],
    others: [...new Set(others)],
  };
}

/** Returns the git repository of a file. Without git it is the folder that holds `.github`, or else the file's own. */
function repositoryOf(file: string): string {
  try {
    // The way up, and not the folder: git resolves links, such as that of the temporary folder of macOS.
    const up = execFileSync('git', ['rev-parse', '--show-cdup'], {
      cwd: dirname(file),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return resolve(dirname(file), up.trim());
  } catch {
    const [before, inside] = file.split(/[\\/]\.github[\\/]/);
    return inside === undefined ? dirname(file) : (before ?? dirname(file));
  }
}

/** Copies the repository to `folder`, and puts beside it the stand-ins and our Actions, changed to ask the simulator. */
export function stageAny(
  { repository, ours, others }: AnyWorkflow,
  { folder, simulatorUrl }: { folder: string; simulatorUrl: string },
) {
  const user = join(folder, 'user');
  mkdirSync(user, { recursive: true });
  cpSync(repository, user, {
    recursive: true,
    filter: (path) => !/(^|[\\/])(\.git|node_modules)$/.test(path),
  });
  commitAll(user);
  const redirected = join(folder, 'redirected');
  stageRedirected(redirected, simulatorUrl);
  const localRepositories = Object.fromEntries([
    ...ours.map((name) => [name, redirected] as const),
    ...others.map((name) => [name, stageStandIn(name, folder)] as const),
  ]);
  return { repository: user, localRepositories };
}

function stageStandIn(used: string, folder: string): string {
  const name = used.split('@')[0] ?? '';
  const staged = join(folder, name.replace('/', '-'));
  mkdirSync(staged, { recursive: true });
  writeFileSync(join(staged, 'action.yml'), standIns[name] ?? '');
  commitAll(staged);
  return staged;
}

/** What must hold of an unknown workflow. A deployment that is left alive may be meant, so it is only reported. */
export function anyScenario(workflow: string): Scenario {
  return { workflow, claims: { 'never shows the key': keyIsHidden } };
}

/** Returns what the service has at the end, in a line. */
export function leftOver(simulator: Simulator): string {
  const made = simulator.deployments().map(({ name, status }) => `${name} is ${status}`);
  return `--      in the simulator: ${made.join(', ') || 'nothing was ever created'}`;
}
