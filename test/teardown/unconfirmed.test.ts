// Taking away what was created a moment ago, or perhaps never: reads lag behind, and a lost create may yet land.
import { describe, expect, test } from 'vitest';
import { said } from '../fakes/scripted.ts';
import {
  absent,
  alive,
  type Case,
  deleting,
  foreign,
  fresh,
  given,
  nothing,
  ok,
  settle,
  unconfirmed,
} from './settling.ts';

const justCreated: Case[] = [
  {
    what: 'absent for as long as reads may lag: told to go every second or so, then believed',
    get: absent,
    answer: absent,
    claim: fresh,
    ends: 'gone, 38',
    within: 60.5,
  },
  {
    what: 'a read that lags: told to go all the same',
    get: [absent, alive, absent],
    claim: fresh,
    ends: 'gone, 1',
    within: 1,
  },
  {
    what: 'a lagging read shows another of the name',
    get: [foreign, alive, absent],
    claim: { ...fresh, ...given },
    ends: 'gone, 1',
    within: 1,
  },
  {
    what: 'a delete that a lagging copy answers with 404 is no proof',
    get: [absent, absent, alive, absent],
    answer: [absent, absent, ok],
    claim: fresh,
    ends: 'gone, 3',
    within: 2,
  },
  {
    what: "a name that was seen to be another's is not deleted blindly",
    get: [foreign, foreign, said(503, 'x'), foreign],
    list: said(503, 'x'),
    claim: { ...fresh, ...given },
    ends: 'not ours, 0',
    within: 61,
  },
  {
    what: 'a look that never comes back',
    get: ['never', deleting, absent],
    claim: fresh,
    ends: 'gone, 1',
    within: 11,
  },
];

describe('right after the create, when reads may lag', () => {
  test.each(justCreated)('$what: $ends', async ({ ends, within, claim, ...answers }) => {
    const settled = await settle('delete', { ...answers, claim: { ...claim } });
    expect(settled.ends).toBe(ends);
    expect(settled.seconds).toBeLessThanOrEqual(within);
  });
});

const blind: Case[] = [
  {
    what: 'a generated name',
    get: ['never', absent],
    list: said(503, 'x'),
    ends: 'gone, 1',
    within: 11,
  },
  {
    what: 'the same while looks are answered 503',
    get: [said(503, 'x'), said(503, 'x'), absent],
    list: said(503, 'x'),
    ends: 'gone, 1',
    within: 1,
  },
  {
    what: 'a given name: the list tells',
    get: ['never', absent],
    list: [said(503, 'x'), nothing],
    claim: given,
    ends: 'gone, 0',
    within: 12,
  },
];

describe('where the looks hang, what can only be ours is told to go blindly', () => {
  test.each(blind)('$what: $ends', async ({ ends, within, claim, ...answers }) => {
    const settled = await settle('delete', { ...answers, claim: { ...claim } });
    expect(settled.ends).toBe(ends);
    expect(settled.seconds).toBeLessThanOrEqual(within);
  });
});

const unconfirmedCreates: Case[] = [
  {
    what: 'it never lands: looked for 10 s',
    get: absent,
    landingMs: 10_000,
    ends: 'not found, 0',
    within: 10.4,
  },
  {
    what: 'it lands after 6 s',
    get: (s, told) => (s < 6 || told > 0 ? absent : alive),
    landingMs: 10_000,
    ends: 'gone, 1',
    within: 10.4,
  },
  { what: 'it is there at once', get: [alive, absent], landingMs: 10_000, ends: 'gone, 1', within: 10.4 },
  {
    what: 'another has the name',
    get: foreign,
    claim: given,
    landingMs: 10_000,
    ends: 'not ours, 0',
    within: 10.4,
  },
  {
    what: 'the looks are never answered: told to go all the same',
    get: 'never',
    list: 'never',
    landingMs: 10_000,
    ends: 'unverified, 6',
    within: 120,
  },
  {
    what: 'the looks are never answered, under a given name',
    get: 'never',
    list: 'never',
    claim: given,
    landingMs: 10_000,
    ends: 'unverified, 0',
    within: 120,
  },
];

describe('after a create that was never confirmed', () => {
  test.each(unconfirmedCreates)('$what: $ends', async ({ ends, within, claim, ...answers }) => {
    const settled = await settle('delete', { ...answers, claim: { ...unconfirmed, ...claim } });
    expect(settled.ends).toBe(ends);
    expect(settled.seconds).toBeLessThanOrEqual(within);
  });
});
