// Few words of the service are documented. A word that is not known must neither end a wait nor be billed for
// ever.
import { expect, test } from 'vitest';
import type { Deployment } from '../../src/api/schemas.ts';
import {
  hasReplicas,
  isAsleep,
  isGone,
  isLeaving,
  isPaused,
  isTerminal,
} from '../../src/deployment/statuses.ts';

function deployment(status: string, numReplicas: number): Deployment {
  return {
    id: 'x',
    name: 'dev-testing',
    machineType: 'dev-gpu',
    creatorEmail: 'ci@example.com',
    subdomain: 'dev-testing',
    domain: 'dev-testing.roboflow.cloud',
    durationHours: 3,
    inferenceVersion: '1.5.0',
    numReplicas,
    status,
    workspaceUrl: 'my-workspace',
  };
}

const meanings = { isGone, isLeaving, isPaused, isAsleep, isTerminal };

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
  { status: 'pausing', means: ['isPaused', 'isAsleep'] },
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
])('a deployment with status "$status" and one replica is up: $isUp', ({ status, isUp }) => {
  expect(hasReplicas(deployment(status, 1), 1)).toBe(isUp);
  expect(isAsleep(deployment(status, 1))).toBe(false);
  expect(hasReplicas(deployment(status, 1), 2)).toBe(false);
});

test.each(['deleted', 'expired', 'removed', 'terminated', 'destroyed'])('"%s" is an end', (status) => {
  expect(isGone(deployment(status, 0))).toBe(true);
  expect(isGone(deployment(status, 1))).toBe(true);
  expect(isTerminal(deployment(status, 1))).toBe(true);
  expect(hasReplicas(deployment(status, 1), 1)).toBe(false);
});

test.each(['deleting', 'terminating', 'removing', 'expiring', 'destroying'])(
  '"%s" is on its way out, and no end yet',
  (status) => {
    expect(isGone(deployment(status, 1))).toBe(false);
    expect(isLeaving(deployment(status, 1))).toBe(true);
    expect(hasReplicas(deployment(status, 1), 1)).toBe(false);
  },
);
