// Claims and states to begin a test with.
import type { Claim, StepState } from '../../src/deployment/state.ts';

/** A confirmed claim on what this step created a while ago under a name of our own making. */
export function claimed(fields: Partial<Claim> = {}): Claim {
  return {
    name: 'dev-testing',
    origin: 'created',
    id: 'IwzJ5YLQ0iDhwzqoh3Ae',
    isPrivateName: true,
    wasPaused: false,
    unconfirmedAt: null,
    confirmedAt: Date.parse('2026-01-05T07:00:00Z'),
    request: {
      machineType: 'dev-gpu',
      creatorEmail: 'ci@example.com',
      durationHours: 3,
      markedHours: 3,
    },
    knownBefore: [],
    removal: 'due',
    ...fields,
  };
}

/** What main saved when it was ready, with these claims. */
export function stateWith(
  claims: Claim[],
  {
    settings,
    ...fields
  }: Partial<Omit<StepState, 'settings'>> & { settings?: Partial<StepState['settings']> } = {},
): StepState {
  return {
    version: 1,
    apiUrl: 'https://roboflow.cloud',
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
    marks: {
      begunAt: Date.parse('2026-01-05T07:00:00Z'),
      createSentAt: null,
      acceptedAt: null,
      replicasAt: null,
      endpointAt: null,
      readyAt: null,
    },
    ...fields,
  };
}
