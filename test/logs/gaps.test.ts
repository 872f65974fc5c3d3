// What a log lacks is reported in stretches, and neighbouring stretches of one reason are joined.
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
  { what: 'no stretches stay none', given: [], joined: [] },
  {
    what: 'neighbouring stretches are joined',
    given: [stretch(5, 9), stretch(1, 4)],
    joined: [stretch(1, 9)],
  },
  {
    what: 'overlapping stretches are joined',
    given: [stretch(1, 7), stretch(3, 5)],
    joined: [stretch(1, 7)],
  },
  {
    what: 'stretches with a gap between them stay apart',
    given: [stretch(1, 4), stretch(6, 9)],
    joined: [stretch(1, 4), stretch(6, 9)],
  },
  {
    what: 'stretches of different reasons stay apart',
    given: [stretch(1, 4), stretch(5, 9, { reason: 'time', detail: null })],
    joined: [stretch(1, 4), stretch(5, 9, { reason: 'time', detail: null })],
  },
  {
    what: 'stretches with different details stay apart',
    given: [stretch(1, 4), stretch(5, 9, { detail: 'HTTP 500' })],
    joined: [stretch(1, 4), stretch(5, 9, { detail: 'HTTP 500' })],
  },
])('$what', ({ given, joined }) => {
  expect(joinLeftOut(given)).toEqual(joined);
});
