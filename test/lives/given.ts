// What the runner gives a step: inputs, variables, and what main saved.

import { sweepRunId } from './others.ts';
import type { Step, Trouble } from './plan.ts';
import { apiUrl, type JobLife, type Life, lifeKey } from './record.ts';
import { beginning } from './time.ts';

/** The inputs of a step; post's `job-status` is evaluated afresh. */
export function inputsOf({ plan }: Life, step: Step, record: JobLife | undefined): Record<string, string> {
  const common = { 'api-key': lifeKey, 'api-url': apiUrl };
  if (step === 'stop') {
    return { ...common, mode: 'delete', 'on-teardown-error': 'fail', 'summary-log-entries': '0' };
  }
  if (step === 'sweep') return { ...common, 'github-token': 'ght_0123456789', 'dry-run': 'false' };
  const isBad = plan.troubles.some(({ kind }) => kind === 'forged');
  const inputs = { ...defaults, ...common, ...record?.plan.inputs, ...(isBad ? { duration: 'long' } : {}) };
  if (step === 'main') return inputs;
  const isKeyGone = plan.troubles.some(({ kind }) => kind === 'no key');
  return { ...inputs, 'job-status': record?.status ?? '', ...(isKeyGone ? { 'api-key': '' } : {}) };
}

const defaults = {
  'creator-email': 'ci@example.com',
  'machine-type': 'dev-gpu',
  'deployment-name': '',
  duration: '3',
  'inference-version': 'latest',
  'min-replicas': '1',
  'max-replicas': '1',
  scope: 'step',
  'if-exists': '',
  teardown: '',
  'teardown-on-failure': '',
  'on-teardown-error': 'fail',
  'ready-replicas': '1',
  'ready-timeout-minutes': '2',
  'poll-interval-seconds': '5',
  'health-path': '/info',
  'preload-models': '',
  'summary-log-entries': '20',
  'job-status': 'success',
};

/** The variables that the runner sets, and what later steps export; a sweep belongs to a later run. */
export function envOf({ plan }: Life, step: Step): Record<string, string> {
  const proxy = plan.troubles.find(({ kind }) => kind === 'proxy');
  return {
    GITHUB_RUN_ID: String(step === 'sweep' ? sweepRunId(plan) : plan.runId),
    GITHUB_REPOSITORY: 'octo/vision',
    ...(step === 'post' && proxy?.kind === 'proxy' ? { HTTPS_PROXY: proxy.value } : {}),
  };
}

/** A later step may set what post reads, but only where main saved nothing; these do so after bad input. */
export function savedOf({ plan }: Life, record: JobLife | undefined): string {
  const saved = record?.saved ?? '';
  const forged = plan.troubles.find(({ kind }) => kind === 'forged');
  const main = record?.main;
  // The runner hands over what a main saved that has ended, however it did.
  if (main?.endedAt === null && !main.isDead) return '';
  const isOpen = saved === '' && main?.endedAt !== null;
  return isOpen && forged?.kind === 'forged' ? forgedState(forged) : saved;
}

function forgedState({ apiUrl: url, name }: Extract<Trouble, { kind: 'forged' }>): string {
  return JSON.stringify({
    version: 1,
    apiUrl: url,
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
        name,
        origin: 'created',
        id: null,
        isPrivateName: true,
        wasPaused: false,
        unconfirmedAt: null,
        confirmedAt: null,
        request: null,
        knownBefore: [],
        removal: 'due',
      },
    ],
    outcome: 'ready',
    expiresAt: null,
    endpoint: null,
    fallbacks: [],
    models: [],
    marks: {
      begunAt: beginning,
      createSentAt: null,
      acceptedAt: null,
      replicasAt: null,
      endpointAt: null,
      readyAt: null,
    },
  });
}
