// What a log lacks: neighbouring stretches of one reason are one.
import { expect, test } from 'vitest';
import { joinLeftOut, type LeftOut } from '../../src/logs/gaps.ts';

const stretch = (from: number, to: number, more: Partial<LeftOut> = {}): LeftOut => ({
  from,
  to,
  reason: 'failed',
  detail: 'HTTP 503',
  ...more,
});

test.each([
  { what: 'none', given: [], joined: [] },
  { what: 'neighbours are one', given: [stretch(5, 9), stretch(1, 4)], joined: [stretch(1, 9)] },
  { what: 'so are those that overlap', given: [stretch(1, 7), stretch(3, 5)], joined: [stretch(1, 7)] },
  {
    what: 'a gap parts them',
    given: [stretch(1, 4), stretch(6, 9)],
    joined: [stretch(1, 4), stretch(6, 9)],
  },
  {
    what: 'and so does another reason',
    given: [stretch(1, 4), stretch(5, 9, { reason: 'time', detail: null })],
    joined: [stretch(1, 4), stretch(5, 9, { reason: 'time', detail: null })],
  },
  {
    what: 'and another word for it',
    given: [stretch(1, 4), stretch(5, 9, { detail: 'HTTP 500' })],
    joined: [stretch(1, 4), stretch(5, 9, { detail: 'HTTP 500' })],
  },
])('$what', ({ given, joined }) => {
  expect(joinLeftOut(given)).toEqual(joined);
});
