// How main behaved in line: what it waited for, what it said, and that it held nothing meanwhile.
import { isInVain, livingStranger } from './line-plan.ts';
import type { Run } from './run.ts';
import { isLine } from './trouble-plan.ts';
import type { Violation } from './violation.ts';

const other = (message: string): Violation => ({ kind: 'other', message });

/** What main did wrong where no machine was to be had, or others had all that was allowed. */
export function lineViolations(run: Run): Violation[] {
  const { scenario, main, isKilled } = run;
  const { trouble } = scenario;
  if (!isLine(trouble)) return [];
  const lines = main.stdout.split('\n');
  const said = (words: string) => lines.filter((line) => line.includes(words)).length;
  const mayWait = trouble.waitMinutes > 0;
  const violations: Violation[] = [];
  if (said('Waiting in line for') > (mayWait ? 1 : 0))
    violations.push(other('the wait was announced wrongly'));
  const minutes = (main.durationMs * scenario.speed) / 60_000;
  if (said('Still in line after') > minutes)
    violations.push(other('more than a line a minute about the wait'));
  if (isInVain(trouble) !== true || isKilled) return violations;
  const made = run.deployments.filter(({ madeBy }) => madeBy === 'add');
  if (made.length > 0)
    violations.push({ kind: 'leak', message: `created ${made.length}, although it had to wait` });
  return [...violations, ...wordsInVain(run, trouble)];
}

/** A wait in vain is told with its length, and with each type or each deployment that stood in the way. */
function wordsInVain(
  { main, requests }: Run,
  line: Extract<Run['scenario']['trouble'], { waitMinutes: number }>,
) {
  const violations: Violation[] = [];
  const error = main.annotations.find(({ level }) => level === 'error')?.message ?? '';
  if (line.waitMinutes > 0 && !error.includes('Waited in line for'))
    violations.push(other(`the error does not tell of the wait: ${error}`));
  if (line.waitMinutes === 0 && error.includes('in line for'))
    violations.push(other(`the error tells of a wait that never was: ${error}`));
  if (line.kind === 'capacity') {
    if (line.waitMinutes > 0 && !error.includes('- dev-gpu: '))
      violations.push(other(`the error does not list the answer for dev-gpu: ${error}`));
    return violations;
  }
  if (!error.includes(livingStranger))
    violations.push(other(`the error does not say who is there: ${error}`));
  const creates = requests.filter(({ request, actor }) => request.path === '/add' && actor === 'main');
  if (creates.length > 0) violations.push(other('a create was sent although the cap was reached'));
  return violations;
}
