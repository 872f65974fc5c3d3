// What is to become of a deployment: the whole decision in one table.
import { describe, expect, test } from 'vitest';
import type { StepState } from '../../src/deployment/state.ts';
import { isWaitedFor, policyFor } from '../../src/teardown/policy.ts';
import { claimed, foundClaim, stateWith } from '../fakes/claims.ts';

type Row = {
  made?: 'created' | 'found' | 'found paused';
  scope?: 'step' | 'run';
  outcome?: StepState['outcome'];
  job?: 'success' | 'failure' | 'cancelled' | '';
  asked?: 'delete' | 'pause' | 'keep';
  onFailure?: 'delete' | 'pause' | 'keep';
  policy: 'delete' | 'pause' | 'keep' | 'leave';
};

/** A row leaves out what is ordinary: created by this step, for this step alone, ready, in a job that succeeded. */
function decide({ made = 'created', scope = 'step', outcome = 'ready', job = 'success', ...asked }: Row) {
  const teardown = asked.asked ?? 'delete';
  const claim = made === 'created' ? claimed() : foundClaim({ wasPaused: made === 'found paused' });
  const settings = { scope, teardown, teardownOnFailure: asked.onFailure ?? teardown };
  return policyFor(claim, stateWith([claim], { outcome, settings }), job);
}

describe('a deployment that this step created, and that was ready, is treated as asked', () => {
  test.each<Row>([
    { asked: 'delete', policy: 'delete' },
    { asked: 'pause', policy: 'pause' },
    { asked: 'keep', policy: 'keep' },
    { asked: 'delete', onFailure: 'keep', job: 'success', policy: 'delete' },
    { asked: 'delete', onFailure: 'keep', job: 'failure', policy: 'keep' },
    { asked: 'delete', onFailure: 'pause', job: 'failure', policy: 'pause' },
    { asked: 'keep', onFailure: 'delete', job: 'failure', policy: 'delete' },
    { asked: 'delete', onFailure: 'keep', job: 'cancelled', policy: 'delete' },
    { asked: 'keep', onFailure: 'delete', job: 'cancelled', policy: 'keep' },
    { asked: 'delete', onFailure: 'keep', job: '', policy: 'delete' },
    { scope: 'run', asked: 'keep', policy: 'keep' },
    { scope: 'run', asked: 'delete', policy: 'delete' },
    { scope: 'run', asked: 'keep', onFailure: 'delete', job: 'failure', policy: 'delete' },
  ])('scope $scope, teardown $asked, on failure $onFailure, job "$job": $policy', (row) => {
    expect(decide(row)).toBe(row.policy);
  });
});

describe('a deployment that this step created, and that was never ready, is deleted unless other jobs may wait for it', () => {
  test.each<Row>([
    { outcome: 'starting', asked: 'keep', policy: 'delete' },
    { outcome: 'starting', asked: 'pause', policy: 'delete' },
    { outcome: 'failed', asked: 'keep', onFailure: 'keep', job: 'failure', policy: 'delete' },
    { outcome: 'cancelled', asked: 'keep', job: 'cancelled', policy: 'delete' },
    { outcome: 'starting', scope: 'run', asked: 'keep', policy: 'keep' },
    { outcome: 'starting', scope: 'run', asked: 'delete', policy: 'delete' },
    { outcome: 'cancelled', scope: 'run', asked: 'keep', job: 'cancelled', policy: 'keep' },
    { outcome: 'failed', scope: 'run', asked: 'keep', job: 'failure', policy: 'delete' },
    { outcome: 'gave up', scope: 'run', asked: 'keep', job: 'failure', policy: 'keep' },
    {
      outcome: 'gave up',
      scope: 'run',
      asked: 'keep',
      onFailure: 'delete',
      job: 'failure',
      policy: 'delete',
    },
    { outcome: 'gave up', scope: 'run', asked: 'delete', onFailure: 'keep', job: 'failure', policy: 'keep' },
  ])('outcome $outcome, scope $scope, teardown $asked, job "$job": $policy', (row) => {
    expect(decide(row)).toBe(row.policy);
  });
});

test.each([
  { scope: 'run', teardown: 'keep', replicasAt: null, isWaited: true },
  { scope: 'run', teardown: 'delete', replicasAt: null, isWaited: false },
  { scope: 'run', teardown: 'keep', replicasAt: 1, isWaited: false },
  { scope: 'step', teardown: 'keep', replicasAt: null, isWaited: false },
] as const)(
  'scope $scope, teardown $teardown, replicas up at $replicasAt: others wait for it: $isWaited',
  ({ scope, teardown, replicasAt, isWaited }) => {
    const state = stateWith([claimed()], { settings: { scope, teardown } });
    expect(isWaitedFor({ ...state, marks: { ...state.marks, replicasAt } })).toBe(isWaited);
  },
);

describe('a deployment that was found is left as it was found, whatever was asked and however the job went', () => {
  const outcomes = ['starting', 'ready', 'failed', 'cancelled'] as const;
  const asked = ['delete', 'pause', 'keep'] as const;
  const jobs = ['success', 'failure', 'cancelled', ''] as const;
  const rows = outcomes.flatMap((outcome) =>
    asked.flatMap((word) => jobs.map((job) => ({ outcome, asked: word, onFailure: word, job }))),
  );
  test.each([
    { made: 'found', scope: 'step', policy: 'leave' },
    { made: 'found paused', scope: 'step', policy: 'pause' },
    { made: 'found', scope: 'run', policy: 'leave' },
    { made: 'found paused', scope: 'run', policy: 'leave' },
  ] as const)('found as "$made", scope $scope: $policy', (found) => {
    for (const row of rows) expect(decide({ ...row, ...found })).toBe(found.policy);
  });
});

test('a deployment that a failed machine type left is deleted, even when the last one is kept', () => {
  const half = claimed({ name: 'half-made' });
  const last = claimed({ name: 'the-last' });
  const state = stateWith([half, last], { settings: { teardown: 'keep', teardownOnFailure: 'keep' } });
  expect(policyFor(half, state, 'success')).toBe('delete');
  expect(policyFor(last, state, 'success')).toBe('keep');
});
