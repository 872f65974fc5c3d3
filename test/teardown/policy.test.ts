// What is to become of a deployment: the whole decision in one table.
import { describe, expect, test } from 'vitest';
import type { StepState } from '../../src/deployment/state.ts';
import { intentFor } from '../../src/teardown/policy.ts';
import { claimed, stateWith } from '../fakes/claims.ts';

type Row = {
  made?: 'created' | 'found' | 'found paused';
  scope?: 'step' | 'run';
  outcome?: StepState['outcome'];
  job?: 'success' | 'failure' | 'cancelled' | '';
  asked?: 'delete' | 'pause' | 'keep';
  onFailure?: 'delete' | 'pause' | 'keep';
  intent: 'delete' | 'pause' | 'keep' | 'leave';
};

/** What is not said is the ordinary case: created here, for this step, ready, in a job that succeeded. */
function decide({ made = 'created', scope = 'step', outcome = 'ready', job = 'success', ...asked }: Row) {
  const teardown = asked.asked ?? 'delete';
  const claim = claimed({
    origin: made === 'created' ? 'created' : 'found',
    wasPaused: made === 'found paused',
  });
  const settings = { scope, teardown, teardownOnFailure: asked.onFailure ?? teardown };
  return intentFor(claim, stateWith([claim], { outcome, settings }), job);
}

describe('created by this step and ready: as asked', () => {
  test.each<Row>([
    { asked: 'delete', intent: 'delete' },
    { asked: 'pause', intent: 'pause' },
    { asked: 'keep', intent: 'keep' },
    { asked: 'delete', onFailure: 'keep', job: 'success', intent: 'delete' },
    { asked: 'delete', onFailure: 'keep', job: 'failure', intent: 'keep' },
    { asked: 'delete', onFailure: 'pause', job: 'failure', intent: 'pause' },
    { asked: 'keep', onFailure: 'delete', job: 'failure', intent: 'delete' },
    { asked: 'delete', onFailure: 'keep', job: 'cancelled', intent: 'delete' },
    { asked: 'keep', onFailure: 'delete', job: 'cancelled', intent: 'keep' },
    { asked: 'delete', onFailure: 'keep', job: '', intent: 'delete' },
    { scope: 'run', asked: 'keep', intent: 'keep' },
    { scope: 'run', asked: 'delete', intent: 'delete' },
    { scope: 'run', asked: 'keep', onFailure: 'delete', job: 'failure', intent: 'delete' },
  ])('$scope teardown $asked, on failure $onFailure, job "$job": $intent', (row) => {
    expect(decide(row)).toBe(row.intent);
  });
});

describe('created by this step and never ready: deleted whatever was asked, unless others may be waiting for it', () => {
  test.each<Row>([
    { outcome: 'starting', asked: 'keep', intent: 'delete' },
    { outcome: 'starting', asked: 'pause', intent: 'delete' },
    { outcome: 'failed', asked: 'keep', onFailure: 'keep', job: 'failure', intent: 'delete' },
    { outcome: 'cancelled', asked: 'keep', job: 'cancelled', intent: 'delete' },
    { outcome: 'starting', scope: 'run', asked: 'keep', intent: 'keep' },
    { outcome: 'starting', scope: 'run', asked: 'delete', intent: 'delete' },
    { outcome: 'cancelled', scope: 'run', asked: 'keep', job: 'cancelled', intent: 'keep' },
    { outcome: 'failed', scope: 'run', asked: 'keep', job: 'failure', intent: 'delete' },
  ])('$outcome, $scope, teardown $asked, job "$job": $intent', (row) => {
    expect(decide(row)).toBe(row.intent);
  });
});

describe('found: as it was found, whatever was asked and however it went', () => {
  const outcomes = ['starting', 'ready', 'failed', 'cancelled'] as const;
  const asked = ['delete', 'pause', 'keep'] as const;
  const jobs = ['success', 'failure', 'cancelled', ''] as const;
  const rows = outcomes.flatMap((outcome) =>
    asked.flatMap((word) => jobs.map((job) => ({ outcome, asked: word, onFailure: word, job }))),
  );
  test.each([
    { made: 'found', scope: 'step', intent: 'leave' },
    { made: 'found paused', scope: 'step', intent: 'pause' },
    { made: 'found', scope: 'run', intent: 'leave' },
    { made: 'found paused', scope: 'run', intent: 'leave' },
  ] as const)('$made, scope $scope: $intent', (found) => {
    for (const row of rows) expect(decide({ ...row, ...found })).toBe(found.intent);
  });
});

test('what an earlier machine type left half made is deleted, also where the last one is kept', () => {
  const half = claimed({ name: 'half-made' });
  const last = claimed({ name: 'the-last' });
  const state = stateWith([half, last], { settings: { teardown: 'keep', teardownOnFailure: 'keep' } });
  expect(intentFor(half, state, 'success')).toBe('delete');
  expect(intentFor(last, state, 'success')).toBe('keep');
});
