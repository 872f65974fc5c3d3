// Compares the simulator with the real inference server: `npm run test:server`. What the real one answered and wrote
// is left in reports/server, or with `--fixtures` in test/logs/fixtures, where the tests of the log's statistics read
// it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { messageOf, startTally } from '../../.ci/tally.ts';
import { provide, uvicorn } from '../../.ci/tools.ts';
import { allowanceFor, allowances } from './allowed.ts';
import { askRealServer, askSimulator, type Seen } from './ask-servers.ts';
import { callsWithoutModels } from './calls.ts';
import { type Difference, differences } from './differences.ts';
import { writeFixtures } from './fixtures.ts';
import { differencesTable } from './table.ts';

const { values } = parseArgs({ options: { fixtures: { type: 'boolean', default: false } } });
const root = join(import.meta.dirname, '..', '..');
const reports = join(root, 'reports', 'server');
const tally = startTally();
const scratch = mkdtempSync(join(tmpdir(), 'real-server-'));
try {
  const tools = { uvicorn: provide(uvicorn), modelFolder: join(scratch, 'model'), scratch };
  makeModel(tools);
  const real = await askRealServer(tools);
  const simulated = await askSimulator(tools);
  const found = real.answers.flatMap((answer, index) => {
    const other = simulated.answers[index];
    return other === undefined
      ? []
      : differences(answer, other).map((difference) => ({ ...difference, index }));
  });
  mkdirSync(reports, { recursive: true });
  checkAnswers(real, found);
  checkAllowances(found);
  checkSame("the same to the Action's client", real.client, simulated.client);
  checkSame('the same to a job with the Action', real.job, simulated.job);
  checkSdk(real, simulated);
  writeFileSync(join(reports, 'differences.md'), `${differencesTable(found)}\n`);
  const kept = real.answers.map((answer) => answer.kept);
  const capture = {
    plain: real.plain,
    structured: real.structured,
    answers: kept.slice(0, callsWithoutModels.length),
    answersWithModels: kept.slice(callsWithoutModels.length),
  };
  writeFixtures(values.fixtures ? join(root, 'test', 'logs', 'fixtures') : reports, capture, tools);
} catch (error) {
  tally.check('both servers can be asked', messageOf(error));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
tally.end();

function makeModel({ uvicorn: program, modelFolder }: { uvicorn: string; modelFolder: string }) {
  const script = join(import.meta.dirname, 'python', 'make_model.py');
  const made = spawnSync(join(dirname(program), 'python'), [script, modelFolder], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`the model cannot be made:\n${made.stderr}`);
}

/** Makes one check for each request: it has no difference, or only allowed ones. */
function checkAnswers({ answers }: Seen, found: readonly (Difference & { index: number })[]) {
  for (const [index, { request }] of answers.entries()) {
    const unallowed = found.filter((difference) => difference.index === index && !allowanceFor(difference));
    const told = unallowed.map(
      ({ aspect, real, simulated }) => `${aspect}\n  real       ${real}\n  simulator  ${simulated}`,
    );
    tally.check(`the same answer: ${request.slice(0, 200)}`, told.join('\n'));
  }
}

/** An allowance that is no longer needed must be taken off the list. */
function checkAllowances(found: readonly Difference[]) {
  for (const allowance of allowances) {
    const isUsed = found.some((difference) => allowanceFor(difference) === allowance);
    tally.check(`allowed: ${allowance.reason}`, isUsed ? '' : 'nothing differs there any more');
  }
}

function checkSame(title: string, real: ReadonlyMap<string, string>, simulated: ReadonlyMap<string, string>) {
  for (const [name, outcome] of real) {
    const other = simulated.get(name);
    tally.check(`${title}: ${name}`, other === outcome ? '' : `real:      ${outcome}\nsimulator: ${other}`);
  }
}

/** Each test must pass on both servers. */
function checkSdk(real: Seen, simulated: Seen) {
  for (const [which, { sdk }] of [['real server', real] as const, ['simulator', simulated] as const]) {
    for (const [name, result] of sdk.results) {
      tally.check(`SDK on the ${which}: ${name}`, result === 'PASSED' ? '' : result);
    }
    const few = sdk.results.size < 20 ? sdk.output.slice(-4_000) : '';
    tally.check(`SDK on the ${which}: its ${sdk.results.size} tests could be run`, few);
    writeFileSync(join(reports, `sdk-${which.replace(' ', '-')}.txt`), sdk.output);
  }
}
