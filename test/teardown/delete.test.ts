// Deleting long after the create: what the service may answer, and what the step concludes from it.
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
  { what: 'a deployment that is there and then absent', get: [alive, absent], ends: 'gone, 1', within: 0.3 },
  {
    what: 'a deployment that is being deleted for 4 s and then absent',
    get: (s, told) => (told === 0 ? alive : s < 4 ? deleting : absent),
    ends: 'gone, 1',
    within: 4.4,
  },
  {
    what: 'a deployment that is being deleted and then shown as deleted',
    get: [alive, deleting, deleting, deleted],
    ends: 'gone, 1',
    within: 1,
  },
  {
    what: 'a generated name that is absent from the start and from the list, and then to a delete',
    get: absent,
    answer: absent,
    claim: { wasShown: true },
    ends: 'gone, 1',
    within: 0.3,
  },
  {
    what: 'what was never shown, and is absent to a delete for 10 s',
    get: absent,
    answer: absent,
    ends: 'gone, 9',
    within: 12,
  },
  {
    what: 'a given name that is absent from the start and from the list',
    get: absent,
    claim: { ...given, wasShown: true },
    ends: 'gone, 0',
    within: 1.2,
  },
  {
    what: 'a given name that was never shown, and is absent from the list too',
    get: absent,
    claim: given,
    ends: 'gone, 0',
    within: 1.2,
  },
  {
    what: 'a generated name with a 404 that the list contradicts',
    get: [absent, alive, absent],
    list: listedAlive,
    ends: 'gone, 2',
    within: 6,
  },
  {
    what: 'a given name with a 404 that the list contradicts',
    get: [absent, alive, absent],
    list: listedAlive,
    claim: given,
    ends: 'gone, 2',
    within: 6,
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
  { what: 'a deployment that is deleted already', get: deleted, ends: 'gone, 0', within: 0 },
  { what: 'a deployment that has expired already', get: expired, ends: 'gone, 0', within: 0 },
  {
    what: 'a deployment that is being deleted already',
    get: [deleting, deleting, absent],
    answer: absent,
    ends: 'gone, 0',
    within: 1.6,
  },
  {
    what: 'a delete that is answered with a conflict, and then taken',
    get: [alive, alive, absent],
    answer: [said(409, 'busy'), ok],
    ends: 'gone, 2',
    within: 1,
  },
  {
    what: 'a delete that is answered with 423 for a while',
    get: [alive, alive, absent],
    answer: [said(423, 'locked'), ok],
    ends: 'gone, 2',
    within: 1,
  },
  {
    what: "a delete that is answered with 404 because somebody else's was faster",
    get: [alive, absent],
    answer: absent,
    ends: 'gone, 1',
    within: 1.4,
  },
  {
    what: 'a delete during an outage',
    get: [alive, alive, alive, absent],
    answer: [said(503, 'x'), reset, ok],
    ends: 'gone, 3',
    within: 2,
  },
  {
    what: 'a delete that is answered with 429 and a wait of 5 s',
    get: [alive, alive, absent],
    answer: [said(429, 'x', { 'retry-after': '5' }), ok],
    ends: 'gone, 2',
    within: 6,
  },
  {
    what: 'a delete whose answer is lost after the effect',
    get: [alive, absent],
    answer: [reset, absent],
    ends: 'gone, 1',
    within: 1.5,
  },
  {
    what: 'a delete whose answer is not JSON',
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
    what: 'a delete without effect, which is sent again after 5 s',
    get: (s) => (s < 6 ? alive : absent),
    ends: 'gone, 2',
    within: 6.5,
  },
  { what: 'a deployment that never goes', get: alive, ends: 'unverified, 23', within: 120 },
  {
    what: 'a deployment that is being deleted for ever',
    get: [alive, deleting],
    ends: 'unverified, 1',
    within: 120,
  },
  {
    what: 'a key that is refused to the end, which might have passed',
    get: said(401, 'no'),
    list: said(401, 'no'),
    answer: said(401, 'no'),
    ends: 'unverified, 31',
    within: 120,
  },
  {
    what: 'a key that is refused for a minute',
    get: (s) => (s < 60 ? said(401, 'no') : absent),
    list: said(401, 'no'),
    answer: ({ atMs }) => (atMs < 60_000 ? said(401, 'no') : ok),
    ends: 'gone, 17',
    within: 67,
  },
  {
    what: 'a key that is refused for the delete alone',
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
  { what: 'another deployment under the name', get: foreign, claim: given, ends: 'not ours, 0', within: 1.2 },
  {
    what: 'another deployment under the name after our delete',
    get: [alive, foreign],
    claim: given,
    ends: 'not ours, 1',
    within: 0.3,
  },
  {
    what: 'a 404 page of an ingress that the list contradicts',
    get: [said(404, '<html><title>404 Not Found</title></html>'), alive, absent],
    list: listedAlive,
    claim: given,
    ends: 'gone, 2',
    within: 6,
  },
];

describe('deleting, which must end with this outcome after this number of deletes', () => {
  test.each(removals)('$what: $ends', async ({ ends, within, claim, ...answers }) => {
    const settled = await settle('delete', { ...answers, claim: { ...claim } });
    expect(settled.ends).toBe(ends);
    expect(settled.seconds).toBeLessThanOrEqual(within);
  });
});

/** The fingerprint that was asked for; the deployment shown below equals the request in all but this. */
const asked = {
  machineType: 'dev-gpu',
  creatorEmail: 'ci@example.com',
  durationHours: 3,
  fingerprintHours: 2.999271,
};
const unmarked: Line = { json: shown({ status: 'ready', num_replicas: 1 }) };

describe('an unverified deletion reports its last problem', () => {
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
      problem: 'a create was not confirmed, and deployment IwzJ5YLQ0iDhwzqoh3Ae may have come of it',
    },
    { get: alive, answer: 'never', problem: 'POST /delete got no answer (no complete answer within' },
  ])('of case %#: "$problem"', async ({ get, answer = ok, list = nothing, claim = given, problem }) => {
    const { ended } = await settle('delete', { get, answer, list, claim });
    expect(ended).toMatchObject({ outcome: 'unverified', problem: expect.stringContaining(problem) });
  });
});

test('the moment that the service takes the delete is recorded once, in case the step is killed right after', async () => {
  const { sent } = await settle('delete', { get: [alive, alive, deleting, absent], answer: [reset, ok] });
  expect(sent).toHaveLength(1);
});

test('the deadline holds when every call hangs', async () => {
  const { seconds } = await settle('delete', {
    get: 'never',
    list: 'never',
    answer: 'never',
    totalMs: 45_000,
  });
  expect(seconds).toBeLessThan(45.1);
  expect(seconds).toBeGreaterThan(40);
});

test.each(['terminated', 'removed', 'destroyed'])(
  'a deployment with the status "%s" counts as gone, before our delete and after it',
  async (status) => {
    const end: Line = { json: shown({ status }) };
    expect(await settle('delete', { get: end })).toMatchObject({ ends: 'gone, 0', seconds: 0 });
    const { ends, seconds } = await settle('delete', { get: [alive, end], claim: given });
    expect(ends).toBe('gone, 1');
    expect(seconds).toBeLessThan(1);
  },
);
