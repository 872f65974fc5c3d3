// Promise 6: the key is nowhere, and what the log says is obeyed by nobody.
import { withoutMask } from '../fakes/without-mask.ts';
import type { StageResult } from '../runner/stage.ts';
import { wrongKey } from './access-plan.ts';
import type { Run } from './run.ts';
import type { Violation } from './violation.ts';

/** Each place in which a recognisable part of the key turned up, in any spelling that was handed to the step. */
export function sightings(run: Run): Violation[] {
  return [run.scenario.apiKey, wrongKey].flatMap((key) => sightingsOf(key, run));
}

function sightingsOf(apiKey: string, run: Run): Violation[] {
  const places = [
    ...stagesOf(run).flatMap(({ name: stage, stdout, stderr }) => [
      { name: `${stage}'s stdout`, text: withoutMask(stdout, apiKey) },
      { name: `${stage}'s stderr`, text: stderr },
    ]),
    ...run.files,
    ...run.companions.flatMap(({ files }) => files),
  ];
  return places.flatMap(({ name, text }) =>
    traces(apiKey)
      .filter((trace) => text.includes(trace))
      .map((trace) => ({ kind: 'key', message: `${name} contains "${trace}", a part of the key` })),
  );
}

/** Commands that the step never gives, and annotations that the service planted. */
export function planted(run: Run): Violation[] {
  const swept = run.companions.find(({ name }) => name === 'sweep')?.result;
  // Sweep masks the token besides the key.
  return stagesOf(run).flatMap((stage) => plantedIn(stage, stage === swept ? 2 : 1));
}

const stagesOf = ({ main, post, companions }: Run): StageResult[] => [
  ...[main, post],
  ...companions.map(({ result }) => result),
];

const ownCommands = ['add-mask', 'error', 'warning', 'notice', 'debug', 'group', 'endgroup'];

function plantedIn(
  { name: stage, commands, annotations, outputs, masks }: StageResult,
  mostMasks: number,
): Violation[] {
  const obeyed = commands
    .filter(({ name }) => !ownCommands.includes(name))
    .map(({ name }) => `the command ${name}`);
  const shown = annotations
    .filter(({ message }) => message.startsWith('planted'))
    .map(() => 'a planted annotation');
  const set = Object.values(outputs).includes('planted') ? ['a planted output'] : [];
  const masked = masks.length > mostMasks ? ['a second mask'] : [];
  return [...obeyed, ...shown, ...set, ...masked].map((what) => ({
    kind: 'other',
    message: `${stage} let through ${what}`,
  }));
}

/** Parts long enough to be no accident, so that a key cut in half is seen too. */
function traces(key: string): string[] {
  return [key.slice(0, 9), key.slice(9, 20), Buffer.from(key).toString('base64').slice(0, 12)];
}
