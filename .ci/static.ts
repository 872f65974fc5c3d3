// Checks our workflows, Actions, recipes and the snippets of our pages with actionlint (with shellcheck) and zizmor
// (pedantic): `npm run test:static`.
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blocksOf, workflowOf } from '../test/docs/snippets.ts';
import { messageOf, startTally } from './tally.ts';
import { actionlint, actionlintFork, provide, shellcheck, zizmor } from './tools.ts';

const root = join(import.meta.dirname, '..');
const files = (...patterns: string[]) =>
  patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();

const workflows = files('.github/workflows/*.yml', '.github/examples/*.yml');
const actions = files(
  'action.yml',
  '{stop,logs,sweep,simulator}/action.yml',
  '.github/examples/*/action.yml',
);
const shellScripts = ['.ci/run', '.ci/windows'];

/** Whether only the fork of actionlint can read a workflow. */
function hasBackgroundSteps(text: string): boolean {
  return /^ +background: true$/m.test(text);
}

/** Runs a checker on one file and returns its findings; empty where there are none. */
function findings(program: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: root, encoding: 'utf8' });
  if (error !== undefined) return error.message;
  return status === 0 ? '' : `${stdout}${stderr}` || `exit code ${status}`;
}

const scratch = mkdtempSync(join(tmpdir(), 'static-'));

/** The workflows that our pages show. Parts of a workflow are completed. */
function snippets() {
  const pages = files('README.md', 'docs/*.md');
  const blocks = pages.flatMap(blocksOf).filter(({ language }) => language === 'yaml');
  const shown = blocks.filter(({ text }) => /^\s*(- |on:|jobs:|#|name:)/.test(text));
  return shown.map((block) => ({ ...block, text: workflowOf(block) }));
}

const tally = startTally();
try {
  const shell = provide(shellcheck);
  const lint = { original: provide(actionlint), fork: provide(actionlintFork) };
  const audit = provide(zizmor);
  for (const file of shellScripts) tally.check(`shellcheck  ${file}`, findings(shell, [file]));
  const lintFlags = [
    '-no-color',
    '-shellcheck',
    shell,
    // Otherwise actionlint would use the machine's pyflakes, if it has one.
    '-pyflakes=',
    // actionlint 1.7.12 does not know `$/`, an Action of the workflow's own repository.
    '-ignore',
    'specifying action "\\$/',
  ];
  const linterOf = (text: string) => (hasBackgroundSteps(text) ? lint.fork : lint.original);
  for (const file of workflows) {
    const program = linterOf(readFileSync(join(root, file), 'utf8'));
    tally.check(`actionlint  ${file}`, findings(program, [...lintFlags, file]));
  }
  for (const { page, line, text } of snippets()) {
    const file = join(scratch, 'snippet.yml');
    writeFileSync(file, text);
    tally.check(`actionlint  ${page}:${line}`, findings(linterOf(text), [...lintFlags, file]));
  }
  const strict = [
    '--pedantic',
    '--offline',
    '--no-progress',
    '--quiet',
    '--color=never',
    '--strict-collection',
  ];
  for (const file of [...workflows, ...actions, '.github/dependabot.yml']) {
    tally.check(`zizmor      ${file}`, findings(audit, [...strict, '--config', '.github/zizmor.yml', file]));
  }
} catch (error) {
  tally.check('the checkers can be run', messageOf(error));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
tally.end();
