// Claims and states with which tests begin.
import type { Claim, CreatedClaim, FoundClaim, StepState } from '../../src/deployment/state.ts';
import { keyDigest } from '../../src/text/key-digest.ts';
import { stepKey } from './step.ts';

/** A confirmed claim on a deployment that this step created a while ago under a generated name. */
export function claimed(fields: Partial<CreatedClaim> = {}): CreatedClaim {
  return {
    name: 'dev-testing',
    origin: 'created',
    id: 'IwzJ5YLQ0iDhwzqoh3Ae',
    hasGeneratedName: true,
    unansweredCreates: 0,
    lastSentAt: Date.parse('2026-01-05T07:00:00Z'),
    confirmedAt: Date.parse('2026-01-05T07:00:00Z'),
    aheadMs: 0,
    request: {
      machineType: 'dev-gpu',
      creatorEmail: 'ci@example.com',
      durationHours: 3,
      fingerprintHours: 2.999271,
    },
    wasShown: false,
    knownBefore: [],
    removal: 'due',
    ...fields,
  };
}

/** A claim on a deployment that existed before this step. */
export function foundClaim(fields: Partial<FoundClaim> = {}): FoundClaim {
  return {
    name: 'dev-testing',
    origin: 'found',
    id: 'IwzJ5YLQ0iDhwzqoh3Ae',
    wasPaused: false,
    resumedAt: null,
    mayBeOurs: false,
    unanswered: null,
    removal: 'due',
    ...fields,
  };
}

/** The state that main saved when it was ready, with these claims. */
export function stateWith(
  claims: Claim[],
  {
    settings,
    ...fields
  }: Partial<Omit<StepState, 'settings'>> & { settings?: Partial<StepState['settings']> } = {},
): StepState {
  const begunAt = Date.parse('2026-01-05T07:00:00Z');
  return {
    version: 2,
    apiUrl: 'https://roboflow.cloud',
    keyDigest: keyDigest(stepKey, String(begunAt)),
    settings: {
      scope: 'step',
      teardown: 'delete',
      teardownOnFailure: 'delete',
      onTeardownError: 'fail',
      summaryLogEntries: 200,
      durationHours: 3,
      ...settings,
    },
    claims,
    outcome: 'ready',
    expiresAt: '2026-01-05T10:00:00.000Z',
    endpoint: null,
    fallbacks: [],
    models: [],
    moreModels: 0,
    marks: {
      begunAt,
      createSentAt: null,
      acceptedAt: null,
      replicasAt: null,
      endpointAt: null,
      readyAt: null,
    },
    ...fields,
  };
}
