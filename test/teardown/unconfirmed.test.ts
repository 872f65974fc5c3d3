// Deleting what was created a moment ago, or perhaps never. Reads lag behind writes, and a lost create may still land.
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
    what: 'an absence that every delete tells of as well is believed after half a minute, not before',
    get: absent,
    answer: absent,
    claim: fresh,
    ends: 'gone, 22',
    within: 31,
  },
  {
    what: 'a lagging read does not keep the delete from being sent',
    get: [absent, alive, absent],
    claim: fresh,
    ends: 'gone, 2',
    within: 2,
  },
  {
    what: 'a lagging read that shows another deployment of the name is not believed',
    get: [foreign, alive, absent],
    claim: { ...fresh, ...given },
    ends: 'gone, 1',
    within: 1,
  },
  {
    what: 'a 404 to the delete from a lagging copy is no proof',
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
    ends: 'unverified, 0',
    within: 120,
  },
  {
    what: 'a look that never ends is given up, and the next one counts',
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
    what: 'a generated name is deleted while a look hangs',
    get: ['never', absent],
    list: said(503, 'x'),
    ends: 'gone, 1',
    within: 11,
  },
  {
    what: 'a generated name is deleted while looks are answered with 503',
    get: [said(503, 'x'), said(503, 'x'), absent],
    list: said(503, 'x'),
    ends: 'gone, 1',
    within: 1,
  },
  {
    what: 'a given name is not deleted, and the list decides',
    get: ['never', absent],
    list: [said(503, 'x'), nothing],
    claim: { ...given, wasShown: true },
    ends: 'gone, 0',
    within: 12,
  },
];

describe('while looks fail, only what must be ours is deleted blindly', () => {
  test.each(blind)('$what: $ends', async ({ ends, within, claim, ...answers }) => {
    const settled = await settle('delete', { ...answers, claim: { ...claim } });
    expect(settled.ends).toBe(ends);
    expect(settled.seconds).toBeLessThanOrEqual(within);
  });
});

const unconfirmedCreates: Case[] = [
  {
    what: 'a create that never lands is looked for during 10 s',
    get: absent,
    landingMs: 10_000,
    ends: 'not found, 0',
    within: 10.4,
  },
  {
    what: 'a create that lands after 6 s is deleted',
    get: (s, told) => (s < 6 || told > 0 ? absent : alive),
    landingMs: 10_000,
    ends: 'gone, 1',
    within: 10.4,
  },
  {
    what: 'a create that is there at once is deleted',
    get: [alive, absent],
    landingMs: 10_000,
    ends: 'gone, 1',
    within: 10.4,
  },
  {
    what: 'a deployment of somebody else under the name is left alone',
    get: foreign,
    claim: given,
    landingMs: 10_000,
    ends: 'not ours, 0',
    within: 10.4,
  },
  {
    what: 'a generated name is deleted blindly when no look is answered',
    get: 'never',
    list: 'never',
    landingMs: 10_000,
    ends: 'unverified, 6',
    within: 120,
  },
  {
    what: 'a given name is not deleted blindly when no look is answered',
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
