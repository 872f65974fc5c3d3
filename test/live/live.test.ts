// How the live check judges an answer, and that nothing outlives it, whatever happens.
import { expect, test } from 'vitest';
import { profile, profileSchema } from '../simulator/profile.ts';
import { createAnswers, isAsAssumed, matchesTemplate, profileWith } from './answers.ts';
import { decimalsKept } from './phases/start.ts';
import { patternOf } from './phases/suffix.ts';
import { notAsked, questions } from './questions.ts';
import { changesPage, reported, reportLines } from './report.ts';
import { runSimulatedLive } from './simulated-live.ts';

test('every habit of the profile has one question, or a reason why it has none', () => {
  const asked = [...questions.map(({ habit }) => habit), ...Object.keys(notAsked)];
  expect(asked.toSorted()).toEqual(Object.keys(profile.habits).sort());
});

test.each([
  ['the same number of seconds is as assumed', 'readySeconds', 120, 120, true],
  ['a quicker start is as assumed', 'readySeconds', 120, 20, true],
  ['a start slower by a fifth is as assumed', 'readySeconds', 120, 144, true],
  ['a start that takes twice as long differs', 'readySeconds', 120, 240, false],
  ['another word differs', 'wordPaused', 'paused', 'idle', false],
  [
    'another status differs',
    'refusalBadKey',
    { status: 401, body: 'no' },
    { status: 403, body: 'no' },
    false,
  ],
  [
    'a refusal that differs only in what was sent is as assumed',
    'refusalBadKey',
    { status: 401, body: 'no {type}' },
    { status: 401, body: 'no x' },
    true,
  ],
  [
    'a rate limit with another count left is as assumed',
    'headersRateLimit',
    { limit: '9' },
    { limit: '8' },
    true,
  ],
  ['a rate limit with another name differs', 'headersRateLimit', { limit: '9' }, { quota: '9' }, false],
] as const)('%s', (_case, habit, assumed, seen, same) => {
  expect(isAsAssumed(habit, assumed, seen)).toBe(same);
});

test.each([
  ["'{name}' is taken", "'live-1' is taken", true],
  ["'{name}' is taken", "'live-1' is free", false],
  ['one of: {types}', 'one of: a, b\nc', true],
  ['a+b', 'aab', false],
])('the template "%s" of a refusal is compared with the text "%s"', (template, text, matches) => {
  expect(matchesTemplate(template, text)).toBe(matches);
});

test.each([
  [0.512345678, 0.512345678, null],
  [0.512345678, 0.512346, 6],
  [0.512345678, 0.51, 2],
  [0.512345678, 1, 0],
])('a duration of %d that comes back as %d has kept %d decimals', (sent, echoed, decimals) => {
  expect(decimalsKept(sent, echoed)).toBe(decimals);
});

test('a suffix becomes a pattern of its form', () => {
  expect(patternOf('-x7k2p')).toBe('-[a-z0-9]{5}');
  expect(patternOf('--9')).toBe('--[a-z0-9]{1}');
});

test('an answer is marked as seen on its day, and all else in the profile stays as it was', () => {
  const answers = createAnswers();
  answers.give('wordPaused', 'idle');
  answers.miss('wordExpired', 'the time was over');
  const after = profileSchema.parse(profileWith(answers, profile, '2026-12-01'));
  expect(after.habits.wordPaused).toEqual({ value: 'idle', source: 'seen', seenOn: '2026-12-01' });
  expect({ ...after.habits, wordPaused: null }).toEqual({ ...profile.habits, wordPaused: null });
});

test('the words of the service neither act as a command nor break the table', () => {
  const answers = createAnswers();
  answers.give('wordPaused', '::error::x');
  answers.give('refusalBadKey', { status: 418, body: '`|<img src=x>\n::add-mask::y\u001b[31m @somebody' });
  const all = reported(answers, profile);
  const lines = reportLines(all);
  expect(lines.filter((line) => /^\s*::|##\[/.test(line) || line.includes('\u001b'))).toEqual([]);
  const rows = changesPage(all, '2026-12-01')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(rows).toHaveLength(2);
  for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
  expect(changesPage(reported(createAnswers(), profile), '2026-12-01')).toBe('');
});

test('when the time is over, the remaining questions stay unanswered, and nothing is left', async () => {
  const { answers, left, alive } = await runSimulatedLive({ minutes: 0.5 });
  expect({ left, alive }).toEqual({ left: [], alive: [] });
  expect(answers.get('refusalBadKey')).toHaveProperty('value');
  expect(answers.get('wordPaused')).toEqual({ unanswered: 'the 0.5 minutes were over' });
});

test('a create whose answer is lost is removed in the end', async () => {
  const { answers, left, alive } = await runSimulatedLive({
    prepare: (simulator) =>
      simulator.inject({
        path: '/add',
        fault: { kind: 'reset', effect: { afterMs: 5_000 } },
        skip: 4,
        times: 1,
      }),
  });
  expect({ left, alive }).toEqual({ left: [], alive: [] });
  expect(answers.get('wordReady')).toHaveProperty('unanswered');
  expect(answers.get('wordExpired')).toHaveProperty('value');
});

test('a deployment that is not seen to be gone is named', async () => {
  const { left, alive } = await runSimulatedLive({
    minutes: 0.5,
    prepare: (simulator) => simulator.inject({ path: '/delete', fault: { kind: 'status', status: 500 } }),
  });
  expect(left).toEqual(alive);
  expect(left).toHaveLength(1);
});

test('deployments of somebody else in the workspace are left alone', async () => {
  const foreign = ['dev-testing', 'their-own', 'live-abcdefgh'];
  const { alive, left } = await runSimulatedLive({
    minutes: 0.5,
    prepare: (simulator) => {
      for (const name of foreign) simulator.place({ name });
    },
  });
  expect(left).toEqual([]);
  expect(alive.toSorted()).toEqual(foreign.toSorted());
});
