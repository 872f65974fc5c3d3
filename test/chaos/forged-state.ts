// A state that no main saved, as a later step may set it through GITHUB_ENV where it finds none.
import type { StepState } from '../../src/deployment/state.ts';

/** A state that claims somebody else's deployment, and would have the key sent to `apiUrl`. */
export function forgedState(apiUrl: string): string {
  const state: StepState = {
    version: 2,
    apiUrl,
    keyDigest: '',
    settings: {
      ...{ scope: 'step', teardown: 'delete', teardownOnFailure: 'delete', onTeardownError: 'warn' },
      ...{ summaryLogEntries: 0, durationHours: 3 },
    },
    claims: [
      {
        ...{ name: 'prod-gpu-1', origin: 'created', id: null, hasGeneratedName: true, removal: 'due' },
        ...{
          unansweredCreates: 1,
          lastSentAt: 0,
          confirmedAt: null,
          aheadMs: 0,
          wasShown: false,
          knownBefore: [],
        },
        request: {
          ...{ machineType: 'dev-gpu', creatorEmail: 'ci@example.com' },
          ...{ durationHours: 1_000, fingerprintHours: 1_000 },
        },
      },
    ],
    ...{ outcome: 'ready', expiresAt: null, endpoint: null, fallbacks: [], models: [], moreModels: 0 },
    marks: {
      ...{
        begunAt: 0,
        createSentAt: null,
        acceptedAt: null,
        replicasAt: null,
        endpointAt: null,
        readyAt: null,
      },
    },
  };
  return JSON.stringify(state);
}
