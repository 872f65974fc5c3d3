// Pausing a deployment and making sure that it is paused.
import { describe, expect, test } from 'vitest';
import { shown } from '../fakes/deployments.ts';
import { said } from '../fakes/scripted.ts';
import { absent, alive, type Case, expired, failed, foreign, given, paused, settle } from './settling.ts';

const pauses: Case[] = [
  {
    what: 'a deployment without replicas under an unknown word, which may be about to wake',
    get: { json: shown({ status: 'dormant', num_replicas: 0 }) },
    ends: 'paused, 1',
    within: 0.3,
  },
  {
    what: 'a deployment that stays pending without replicas after the pause',
    get: { json: shown({ status: 'pending', num_replicas: 0 }) },
    ends: 'unverified, 23',
    within: 120,
  },
  {
    what: 'a deployment that is there and then paused',
    get: [alive, paused],
    ends: 'paused, 1',
    within: 0.3,
  },
  { what: 'a deployment that is paused already', get: paused, ends: 'paused, 0', within: 0 },
  {
    what: 'a deployment that is there and then without replicas under an unknown word',
    get: [alive, { json: shown({ status: 'dormant', num_replicas: 0 }) }],
    ends: 'paused, 1',
    within: 0.3,
  },
  {
    what: 'a deployment that is absent from the start',
    get: absent,
    claim: { wasShown: true },
    ends: 'gone, 0',
    within: 1.2,
  },
  { what: 'a deployment that expires meanwhile', get: [alive, expired], ends: 'gone, 1', within: 0.3 },
  { what: 'another deployment under the name', get: foreign, claim: given, ends: 'not ours, 0', within: 1.2 },
  {
    what: 'a deployment that has failed, which cannot be paused and holds nothing worth keeping',
    get: [failed, absent],
    ends: 'gone, 0',
    within: 0.3,
  },
  { what: 'a deployment that never pauses', get: alive, ends: 'unverified, 23', within: 120 },
  {
    what: 'a pause that is refused for good',
    get: alive,
    answer: said(400, 'prod types cannot be paused'),
    ends: 'unverified, 31',
    within: 120,
  },
];

describe('pausing, which must end with this outcome after this number of pauses', () => {
  test.each(pauses)('$what: $ends', async ({ ends, within, claim, ...answers }) => {
    const settled = await settle('pause', { ...answers, claim: { ...claim } });
    expect(settled.ends).toBe(ends);
    expect(settled.seconds).toBeLessThanOrEqual(within);
  });
});
