// When an absence, a taken command or another deployment of the name is believed, and when it is not.
import { expect, test } from 'vitest';
import { claimOfFound } from '../../src/deployment/ownership.ts';
import { nextAction, type Situation } from '../../src/teardown/next-action.ts';
import { claimed } from '../fakes/claims.ts';
import { readyDeployment } from '../fakes/deployments.ts';
import { absent, alive, foreign, fresh, given, listedAlive, listedForeign, ok, settle } from './settling.ts';

const shownBefore = { ...fresh, wasShown: true };

test('an absence in a copy that lags is not believed, although another copy showed the deployment before', async () => {
  const { ends } = await settle('delete', {
    get: (seconds, told) => (seconds < 20 || told > 20 ? absent : alive),
    answer: ({ atMs }) => (atMs < 20_000 ? absent : ok),
    claim: shownBefore,
  });
  expect(ends).toMatch(/^gone, /);
  expect(Number(ends.split(', ')[1])).toBeGreaterThan(10);
});

test('a delete that is taken by a service that has not shown the deployment yet is sent again', async () => {
  const get = (seconds: number, told: number) => (seconds < 3 || told > 3 ? absent : alive);
  const { ends } = await settle('delete', { get, claim: fresh });
  expect(ends).toBe('gone, 4');
});

test('a given name is not deleted again, unseen, after a delete was taken: it may be another’s by then', async () => {
  const { ends, seconds } = await settle('delete', { get: absent, claim: { ...fresh, ...given } });
  expect(ends).toBe('gone, 1');
  expect(seconds).toBeGreaterThan(30);
  expect(seconds).toBeLessThan(32);
});

test('a service that takes every delete is believed half a minute after the first, when both reads show nothing', async () => {
  const { ends, seconds } = await settle('delete', { get: absent, claim: fresh, totalMs: 45_000 });
  expect(ends).toMatch(/^gone, /);
  expect(seconds).toBeGreaterThan(30);
  expect(seconds).toBeLessThan(33);
});

test('so that within the time after a cancel it is known to be gone, though nothing has ever shown it', async () => {
  const claim = { ...fresh, ...given, removal: 'sent' } as const;
  const { ends, seconds } = await settle('delete', { get: absent, claim, totalMs: 45_000 });
  expect(ends).toBe('gone, 0');
  expect(seconds).toBeLessThan(27);
});

const situation: Situation = {
  command: 'delete',
  claim: claimed({ wasShown: true }),
  progress: {
    begunAt: 0,
    firstTakenAt: null,
    takenAt: null,
    toldAbsentAt: 1,
    absentSince: 1,
    wasSeen: false,
    wasKnownWhenTaken: false,
    wasOtherSeen: false,
  },
  now: Date.parse('2026-01-05T08:00:00Z'),
  serviceNow: Date.parse('2026-01-05T08:00:00Z'),
  lookUntil: 0,
  isSameKey: true,
  sparesWhatIsUp: false,
};

test.each([
  { isSameKey: true, outcome: 'gone' },
  { isSameKey: false, outcome: 'unverified' },
])('with the key of main: $isSameKey, what neither look shows is $outcome', ({ isSameKey, outcome }) => {
  const action = nextAction({ ...situation, isSameKey }, { shown: null, listed: null });
  expect(action).toMatchObject({ end: { outcome } });
});

test('another deployment of the name is no end before the list was asked for ours', () => {
  const other = readyDeployment({ id: 'theirs', durationHours: 8 });
  const shown = { ...situation, claim: claimed({ wasShown: true, hasGeneratedName: false }) };
  expect(nextAction(shown, { shown: other, listed: 'not asked' })).toBe('list');
  expect(nextAction(shown, { shown: other, listed: readyDeployment() })).toMatchObject({
    end: { outcome: 'unverified' },
  });
});

test('a copy that lags and shows ours is no leave to delete while the list shows another under a given name', async () => {
  const { ends } = await settle('delete', {
    get: (seconds) => (seconds < 10 ? absent : seconds < 12 ? alive : foreign),
    list: listedForeign,
    claim: { ...fresh, ...given },
  });
  expect(ends).toBe('not ours, 0');
});

test('a 404 is no end where the service took a delete before it knew the deployment, and has shown it alive since', async () => {
  const { ends, seconds } = await settle('delete', {
    get: (at, told) => (at < 1 || (at > 3 && at < 3.3) || told > 1 ? absent : alive),
    list: listedAlive,
    claim: fresh,
  });
  expect(ends).toBe('gone, 2');
  expect(seconds).toBeGreaterThan(5);
});

test('what was found a moment ago is not believed to be gone before 10 s, though neither read shows it', () => {
  const claim = claimOfFound(readyDeployment());
  const untold = { ...situation.progress, toldAbsentAt: null, absentSince: null };
  const since = (ms: number) => ({ ...untold, begunAt: situation.now - ms });
  const decide = (ms: number) =>
    nextAction({ ...situation, claim, progress: since(ms) }, { shown: null, listed: null });
  expect(decide(1_000)).toBe('wait');
  expect(decide(11_000)).toMatchObject({ end: { outcome: 'gone' } });
});

test.each(['pausing', 'pause_failed', 'unpaused'])('"%s" with a replica is not told as paused', (status) => {
  const shown = readyDeployment({ status, numReplicas: 1 });
  expect(nextAction({ ...situation, command: 'pause' }, { shown, listed: 'not asked' })).not.toMatchObject({
    end: { outcome: 'paused' },
  });
});

test('what has been on its way out for 15 s without an end is told to go', () => {
  const shown = readyDeployment({ status: 'expiring', numReplicas: 1 });
  const since = (begunAt: number) => ({ ...situation, progress: { ...situation.progress, begunAt } });
  expect(nextAction(since(situation.now - 1_000), { shown, listed: 'not asked' })).toBe('wait');
  expect(nextAction(since(situation.now - 16_000), { shown, listed: 'not asked' })).toBe('delete');
});
