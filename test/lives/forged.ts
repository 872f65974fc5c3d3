// A state that no main saved: what a later step of the job may set where main left none.
import type { StepState } from '../../src/deployment/state.ts';
import { beginning } from './time.ts';

/** The name of somebody else's deployment, which such a state claims. */
export const othersName = 'others-1';

/** A state by which post would take away what was never its own, and send the key to `apiUrl`. */
export function forgedState(apiUrl: string): string {
  const state: StepState = {
    version: 2,
    apiUrl,
    keyDigest: '',
    settings: {
      scope: 'step',
      teardown: 'delete',
      teardownOnFailure: 'delete',
      onTeardownError: 'warn',
      summaryLogEntries: 0,
      durationHours: 3,
    },
    claims: [
      {
        name: othersName,
        origin: 'created',
        id: null,
        hasGeneratedName: true,
        unansweredCreates: 1,
        lastSentAt: beginning,
        confirmedAt: null,
        aheadMs: 0,
        wasShown: false,
        request: {
          machineType: 'dev-gpu',
          creatorEmail: 'ci@example.com',
          durationHours: 6,
          fingerprintHours: 6,
        },
        knownBefore: [],
        removal: 'due',
      },
    ],
    outcome: 'ready',
    expiresAt: null,
    endpoint: null,
    fallbacks: [],
    models: [],
    moreModels: 0,
    marks: {
      begunAt: beginning,
      createSentAt: null,
      acceptedAt: null,
      replicasAt: null,
      endpointAt: null,
      readyAt: null,
    },
  };
  return JSON.stringify(state);
}
