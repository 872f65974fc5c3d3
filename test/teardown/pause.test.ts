// Putting to sleep and making sure.
import { describe, expect, test } from 'vitest';
import { shown } from '../fakes/deployments.ts';
import { said } from '../fakes/scripted.ts';
import { absent, alive, type Case, expired, failed, foreign, given, paused, settle } from './settling.ts';

const pauses: Case[] = [
  {
    what: 'without replicas under such a word on arrival: told all the same, for it may be about to wake',
    get: { json: shown({ status: 'dormant', num_replicas: 0 }) },
    ends: 'paused, 1',
    within: 0.3,
  },
  {
    what: 'pending without replicas after the command is not asleep',
    get: { json: shown({ status: 'pending', num_replicas: 0 }) },
    ends: 'unverified, 23',
    within: 120,
  },
  { what: 'there, then paused', get: [alive, paused], ends: 'paused, 1', within: 0.3 },
  { what: 'paused on arrival', get: paused, ends: 'paused, 0', within: 0 },
  {
    what: 'there, then without replicas under a word nobody documented',
    get: [alive, { json: shown({ status: 'dormant', num_replicas: 0 }) }],
    ends: 'paused, 1',
    within: 0.3,
  },
  { what: 'absent on arrival', get: absent, ends: 'gone, 0', within: 1.2 },
  { what: 'expired meanwhile', get: [alive, expired], ends: 'gone, 1', within: 0.3 },
  { what: 'another id under the name', get: foreign, claim: given, ends: 'not ours, 0', within: 1.2 },
  {
    what: 'failed meanwhile: it cannot be paused, and there is nothing in it to keep',
    get: [failed, absent],
    ends: 'gone, 0',
    within: 0.3,
  },
  { what: 'never asleep', get: alive, ends: 'unverified, 23', within: 120 },
  {
    what: 'a refusal',
    get: alive,
    answer: said(400, 'prod types cannot be paused'),
    ends: 'unverified, 31',
    within: 120,
  },
];

describe('pausing', () => {
  test.each(pauses)('$what: $ends', async ({ ends, within, claim, ...answers }) => {
    const settled = await settle('pause', { ...answers, claim: { ...claim } });
    expect(settled.ends).toBe(ends);
    expect(settled.seconds).toBeLessThanOrEqual(within);
  });
});
