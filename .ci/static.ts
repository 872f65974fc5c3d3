// actionlint (with shellcheck) and zizmor (pedantic) over our workflows, Actions and recipes: `npm run test:static`.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, startTally } from './tally.ts';
import { actionlint, actionlintFork, provide, shellcheck, zizmor } from './tools.ts';

const root = join(import.meta.dirname, '..');
const files = (...patterns: string[]) =>
  patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();

const workflows = files('.github/workflows/*.yml', '.github/examples/*.yml');
const actions = files('action.yml', '{stop,logs,sweep}/action.yml', '.github/examples/*/action.yml');
const shellScripts = ['.ci/run', '.ci/windows'];

/** Whether only the fork of actionlint can read a workflow. */
function hasBackgroundSteps(file: string): boolean {
  return /^ +background: true$/m.test(readFileSync(join(root, file), 'utf8'));
}

/** Runs a checker on one file; its findings, or an empty text. */
function findings(program: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: root, encoding: 'utf8' });
  if (error !== undefined) return error.message;
  return status === 0 ? '' : `${stdout}${stderr}` || `exit code ${status}`;
}

const tally = startTally();
try {
  const shell = provide(shellcheck);
  const lint = { original: provide(actionlint), fork: provide(actionlintFork) };
  const audit = provide(zizmor);
  for (const file of shellScripts) tally.check(`shellcheck  ${file}`, findings(shell, [file]));
  // pyflakes would be taken from the machine, where there is one.
  for (const file of workflows) {
    tally.check(
      `actionlint  ${file}`,
      findings(hasBackgroundSteps(file) ? lint.fork : lint.original, [
        '-no-color',
        '-shellcheck',
        shell,
        '-pyflakes=',
        file,
      ]),
    );
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
}
tally.end();
