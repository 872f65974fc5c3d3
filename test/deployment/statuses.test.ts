// Few status words are documented. An unknown one must neither end a wait nor be billed for ever.
import { expect, test } from 'vitest';
import {
  hasReplicas,
  isAsleep,
  isGone,
  isLeaving,
  isPaused,
  isPausing,
  isTerminal,
} from '../../src/deployment/statuses.ts';
import { readyDeployment } from '../fakes/deployments.ts';

const deployment = (status: string, numReplicas: number) => readyDeployment({ status, numReplicas });

const meanings = { isGone, isLeaving, isPaused, isPausing, isAsleep, isTerminal };

test.each([
  { status: 'pending', means: [] },
  { status: 'ready', means: [] },
  { status: '', means: [] },
  { status: 'failed', means: ['isTerminal'] },
  { status: 'deleted', means: ['isGone', 'isTerminal', 'isAsleep'] },
  { status: 'expired', means: ['isGone', 'isTerminal', 'isAsleep'] },
  { status: 'deleting', means: ['isLeaving'] },
  { status: 'terminating', means: ['isLeaving'] },
  { status: 'paused', means: ['isPaused', 'isAsleep'] },
  { status: 'auto_paused', means: ['isPaused', 'isAsleep'] },
  { status: 'pausing', means: ['isPausing', 'isAsleep'] },
  { status: 'unpaused', means: ['isAsleep'] },
  { status: 'pause_failed', means: ['isAsleep'] },
  { status: 'not paused', means: ['isAsleep'] },
  { status: 'stopped', means: ['isPaused', 'isAsleep'] },
  { status: 'a_word_of_tomorrow', means: ['isAsleep'] },
])('a deployment with status "$status" and no replicas is $means', ({ status, means }) => {
  const seen = deployment(status, 0);
  const said = Object.entries(meanings).flatMap(([meaning, holds]) => (holds(seen) ? [meaning] : []));
  expect(said.toSorted()).toEqual(means.toSorted());
  expect(hasReplicas(seen, 1)).toBe(false);
});

test('a deployment without an address is not up, because there is nowhere to send a request', () => {
  expect(hasReplicas({ ...deployment('ready', 1), domain: '' }, 1)).toBe(false);
});

test.each([
  { status: 'ready', isUp: true },
  { status: 'pending', isUp: true },
  { status: 'a_word_of_tomorrow', isUp: true },
  { status: 'failed', isUp: false },
  { status: 'expired', isUp: false },
  { status: 'deleting', isUp: false },
  { status: 'paused', isUp: false },
  { status: 'pausing', isUp: false },
  { status: 'unpaused', isUp: true },
])('a deployment with status "$status" and one replica is up: $isUp', ({ status, isUp }) => {
  expect(hasReplicas(deployment(status, 1), 1)).toBe(isUp);
  expect(isAsleep(deployment(status, 1))).toBe(false);
  expect(hasReplicas(deployment(status, 1), 2)).toBe(false);
});

test.each(['deleted', 'expired', 'removed', 'terminated', 'destroyed'])(
  'the status "%s" means that it is gone',
  (status) => {
    expect(isGone(deployment(status, 0))).toBe(true);
    expect(isGone(deployment(status, 1))).toBe(true);
    expect(isTerminal(deployment(status, 1))).toBe(true);
    expect(hasReplicas(deployment(status, 1), 1)).toBe(false);
  },
);

test.each(['deleting', 'terminating', 'removing', 'expiring', 'destroying'])(
  'the status "%s" means that it is leaving, but not yet gone',
  (status) => {
    expect(isGone(deployment(status, 1))).toBe(false);
    expect(isLeaving(deployment(status, 1))).toBe(true);
    expect(hasReplicas(deployment(status, 1), 1)).toBe(false);
  },
);
