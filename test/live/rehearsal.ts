// Runs the live check against two simulators, one that has every assumed habit and one that has none.
import { startTally, type Tally } from '../../.ci/tally.ts';
import { profile } from '../simulator/profile.ts';
import { interruptLive } from './interrupted.ts';
import { otherHabits } from './other-habits.ts';
import { type Reported, reported, reportLines, type Verdict } from './report.ts';
import { runSimulatedLive } from './simulated-live.ts';

/** Makes one check for each question and simulator, and prints the first run as a whole. */
export async function rehearse(): Promise<void> {
  const tally = startTally();
  const asAssumed = await runSimulatedLive();
  const all = reported(asAssumed.answers, profile);
  console.log(`${[...asAssumed.said, ...reportLines(all)].join('\n')}\n`);
  for (const one of all)
    tally.check(`as assumed: ${title(one)}`, problem(one, ['as assumed', 'does not arise']));
  tally.check('nothing is left by the first', [...asAssumed.left, ...asAssumed.alive].join(', '));

  const otherwise = await runSimulatedLive({ habits: otherHabits });
  for (const one of reported(otherwise.answers, profile)) {
    tally.check(`otherwise: ${title(one)}`, problem(one, ['differs']));
  }
  tally.check('nothing is left by the second', [...otherwise.left, ...otherwise.alive].join(', '));
  await checkInterruption(tally);
  tally.end();
}

async function checkInterruption(tally: Tally) {
  const { exitCode, output, apiKey, aliveBefore, aliveAfter } = await interruptLive();
  tally.check('Ctrl-C comes while a deployment starts', aliveBefore.length === 1 ? '' : output);
  tally.check('after Ctrl-C nothing is left', aliveAfter.join(', '));
  tally.check(
    'it says so, and ends with exit code 1',
    exitCode === 1 && output.includes('Nothing is left') ? '' : `exit code ${exitCode}\n${output}`,
  );
  tally.check('its output does not show the key', output.includes(apiKey) ? 'it does' : '');
}

const title = ({ number, question }: Reported) => `${number}. ${question.asks}`;

function problem({ assumed, seen, verdict }: Reported, expected: readonly Verdict[]): string {
  return expected.includes(verdict) ? '' : `${verdict}: assumed ${assumed}, seen ${seen}`;
}
