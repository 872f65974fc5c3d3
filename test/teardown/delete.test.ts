// Taking away and making sure, long after the create: what the service may answer, and what is made of it.
import { describe, expect, test } from 'vitest';
import type { CreatedClaim } from '../../src/deployment/state.ts';
import { shown } from '../fakes/deployments.ts';
import { type Line, reset, type Script, said } from '../fakes/scripted.ts';
import {
  absent,
  alive,
  type Case,
  deleted,
  deleting,
  expired,
  foreign,
  given,
  listedAlive,
  nothing,
  ok,
  type Shown,
  settle,
  unconfirmed,
} from './settling.ts';

const removals: Case[] = [
  { what: 'there, then absent', get: [alive, absent], ends: 'gone, 1', within: 0.3 },
  {
    what: 'there, deleting for 4 s, then absent',
    get: (s, told) => (told === 0 ? alive : s < 4 ? deleting : absent),
    ends: 'gone, 1',
    within: 4.4,
  },
  {
    what: 'there, deleting, then shown as deleted',
    get: [alive, deleting, deleting, deleted],
    ends: 'gone, 1',
    within: 1,
  },
  {
    what: 'absent on arrival: the list is the proof',
    get: absent,
    answer: absent,
    ends: 'gone, 0',
    within: 0,
  },
  {
    what: 'absent on arrival, under a given name: the list is the proof',
    get: absent,
    claim: given,
    ends: 'gone, 0',
    within: 1.2,
  },
  {
    what: 'a 404 proves nothing where the list shows it',
    get: [absent, alive, absent],
    list: listedAlive,
    ends: 'gone, 1',
    within: 1,
  },
  {
    what: 'a 404 proves nothing under a given name either',
    get: [absent, alive, absent],
    list: listedAlive,
    claim: given,
    ends: 'gone, 1',
    within: 1,
  },
  {
    what: 'a look without an answer, and a list that shows nothing, are one witness: told to go all the same',
    get: [said(403, 'forbidden'), alive, absent],
    ends: 'gone, 1',
    within: 1,
  },
  {
    what: 'the same under a given name: waits for the second witness',
    get: [said(403, 'forbidden'), alive, absent],
    claim: given,
    ends: 'gone, 1',
    within: 1,
  },
  { what: 'deleted on arrival', get: deleted, ends: 'gone, 0', within: 0 },
  { what: 'expired on arrival', get: expired, ends: 'gone, 0', within: 0 },
  {
    what: 'deleting on arrival',
    get: [deleting, deleting, absent],
    answer: absent,
    ends: 'gone, 0',
    within: 1.6,
  },
  {
    what: 'a conflict, then taken',
    get: [alive, alive, absent],
    answer: [said(409, 'busy'), ok],
    ends: 'gone, 2',
    within: 1,
  },
  {
    what: 'locked for a while (423)',
    get: [alive, alive, absent],
    answer: [said(423, 'locked'), ok],
    ends: 'gone, 2',
    within: 1,
  },
  {
    what: 'the delete of somebody else was faster (404)',
    get: [alive, absent],
    answer: absent,
    ends: 'gone, 1',
    within: 1.4,
  },
  {
    what: 'an outage of the delete',
    get: [alive, alive, alive, absent],
    answer: [said(503, 'x'), reset, ok],
    ends: 'gone, 3',
    within: 2,
  },
  {
    what: 'a 429 that says to wait 5 s',
    get: [alive, alive, absent],
    answer: [said(429, 'x', { 'retry-after': '5' }), ok],
    ends: 'gone, 2',
    within: 6,
  },
  {
    what: 'a delete whose answer is lost, but which took effect',
    get: [alive, absent],
    answer: [reset, absent],
    ends: 'gone, 1',
    within: 1.5,
  },
  {
    what: 'an answer to the delete that is no JSON',
    get: [alive, absent],
    answer: [said(200, 'deleted!'), absent],
    ends: 'gone, 1',
    within: 1.5,
  },
  {
    what: 'looks that fail now and then',
    get: [said(500, 'x'), alive, reset, deleting, absent],
    list: said(500, 'x'),
    ends: 'gone, 1',
    within: 2,
  },
  {
    what: 'taken without effect: sent again after 5 s',
    get: (s) => (s < 6 ? alive : absent),
    ends: 'gone, 2',
    within: 6.5,
  },
  { what: 'never gone', get: alive, ends: 'unverified, 23', within: 120 },
  { what: 'deleting for ever', get: [alive, deleting], ends: 'unverified, 1', within: 120 },
  {
    what: 'the key refused to all calls, to the end: it may pass, and a generated name is told to go',
    get: said(401, 'no'),
    list: said(401, 'no'),
    answer: said(401, 'no'),
    ends: 'unverified, 31',
    within: 120,
  },
  {
    what: 'the key refused for a minute',
    get: (s) => (s < 60 ? said(401, 'no') : absent),
    list: said(401, 'no'),
    answer: ({ atMs }) => (atMs < 60_000 ? said(401, 'no') : ok),
    ends: 'gone, 17',
    within: 67,
  },
  {
    what: 'the key refused to the delete',
    get: alive,
    answer: said(403, 'no'),
    ends: 'unverified, 31',
    within: 120,
  },
  {
    what: 'a delete that is refused for good',
    get: alive,
    answer: said(400, 'protected'),
    ends: 'unverified, 31',
    within: 120,
  },
  {
    what: 'a service that is down for all calls',
    get: said(503, 'down'),
    list: said(503, 'down'),
    answer: said(503, 'down'),
    claim: given,
    ends: 'unverified, 0',
    within: 120,
  },
  {
    what: 'a service that never answers',
    get: 'never',
    list: 'never',
    answer: 'never',
    claim: given,
    ends: 'unverified, 0',
    within: 120,
  },
  { what: 'another id under the name', get: foreign, claim: given, ends: 'not ours, 0', within: 1.2 },
  {
    what: 'another id under the name, after our delete',
    get: [alive, foreign],
    claim: given,
    ends: 'not ours, 1',
    within: 0.3,
  },
  {
    what: 'a page of an ingress that says 404 proves nothing',
    get: [said(404, '<html><title>404 Not Found</title></html>'), alive, absent],
    list: listedAlive,
    claim: given,
    ends: 'gone, 1',
    within: 1,
  },
];

describe('deleting', () => {
  test.each(removals)('$what: $ends', async ({ ends, within, claim, ...answers }) => {
    const settled = await settle('delete', { ...answers, claim: { ...claim } });
    expect(settled.ends).toBe(ends);
    expect(settled.seconds).toBeLessThanOrEqual(within);
  });
});

/** What was asked for, and a deployment that is like it in all but the mark. */
const asked = {
  machineType: 'dev-gpu',
  creatorEmail: 'ci@example.com',
  durationHours: 3,
  fingerprintHours: 2.999271,
};
const unmarked: Line = { json: shown({ status: 'ready', num_replicas: 1 }) };

describe('what could not be verified tells its last problem', () => {
  test.each<{ get: Shown; answer?: Script; list?: Script; claim?: Partial<CreatedClaim>; problem: string }>([
    { get: alive, problem: 'it was still there 119 s after the delete was taken' },
    { get: [alive, deleting], problem: 'it was still there 119 s after the delete was taken' },
    { get: alive, answer: said(400, 'protected'), problem: 'POST /delete answered 400: protected.' },
    {
      get: said(401, 'no such key'),
      list: said(401, 'no such key'),
      problem: 'GET /list answered 401: no such key.',
    },
    { get: [alive, said(503, 'down')], list: said(503, 'down'), problem: 'GET /list answered 503: down.' },
    {
      get: unmarked,
      claim: { ...unconfirmed, ...given, request: asked },
      problem: 'a create got no answer, and deployment IwzJ5YLQ0iDhwzqoh3Ae may have come of it',
    },
    { get: alive, answer: 'never', problem: 'POST /delete got no answer (no complete answer within' },
  ])('$problem', async ({ get, answer = ok, list = nothing, claim = given, problem }) => {
    const { ended } = await settle('delete', { get, answer, list, claim });
    expect(ended).toMatchObject({ outcome: 'unverified', problem: expect.stringContaining(problem) });
  });
});

test('that the service took the command is told at that moment, so that a kill right after it is known of', async () => {
  const { sent } = await settle('delete', { get: [alive, alive, deleting, absent], answer: [reset, ok] });
  expect(sent).toHaveLength(1);
});

test('the deadline holds whatever hangs', async () => {
  const { seconds } = await settle('delete', {
    get: 'never',
    list: 'never',
    answer: 'never',
    totalMs: 45_000,
  });
  expect(seconds).toBeLessThan(45.1);
});
