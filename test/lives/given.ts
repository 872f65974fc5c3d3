// What the runner gives a step: inputs, variables, and what main saved.

import { forgedState } from './forged.ts';
import { isKeyless } from './intent.ts';
import { sweepRunId } from './others.ts';
import type { LogsPlan, Plan, Step } from './plan.ts';
import { type JobLife, type Life, lifeKey, originOf, otherKey } from './record.ts';

/** The inputs of a step; post's `job-status` is evaluated afresh. */
export function inputsOf(life: Life, step: Step, record: JobLife | undefined): Record<string, string> {
  const { plan } = life;
  const missing = plan.troubles.find(({ kind }) => kind === 'no key');
  const common = {
    'api-key': isKeyless(plan, step) ? '' : keyOf(plan, step),
    'on-missing-key': missing?.kind === 'no key' ? missing.onMissingKey : 'fail',
    ...placeOf(plan, step),
  };
  if (step === 'stop') {
    return { ...common, mode: 'delete', 'on-teardown-error': 'fail', 'summary-log-entries': '0' };
  }
  if (step === 'logs' && plan.logs !== null) return { ...common, ...logsInputs(life, plan.logs) };
  if (step === 'sweep') return { ...common, 'github-token': 'ght_0123456789', 'dry-run': 'false' };
  const isBad = plan.troubles.some(({ kind }) => kind === 'forged');
  const inputs = { ...defaults, ...common, ...record?.plan.inputs, ...(isBad ? { duration: 'long' } : {}) };
  if (step === 'main') return inputs;
  return { ...inputs, 'job-status': record?.status ?? '' };
}

function keyOf({ troubles }: Plan, step: Step): string {
  return step === 'post' && troubles.some(({ kind }) => kind === 'other key') ? otherKey : lifeKey;
}

/** The name is that of the outputs of main, as far as it has set them; the jobs of a run that share one give none. */
function logsInputs({ plan, jobs, disk }: Life, { format, sinceMinutes }: LogsPlan): Record<string, string> {
  const isShared = plan.jobs.some(({ inputs }) => inputs['scope'] === 'run');
  const named = jobs[0]?.main?.said.findLast(
    ({ kind, text }) => kind === 'output' && text.startsWith('deployment-name='),
  );
  const name = isShared || named === undefined ? '' : named.text.slice('deployment-name='.length);
  return { 'deployment-name': name, 'since-minutes': String(sinceMinutes), format, path: disk.path };
}

/** The inputs of post are evaluated afresh: a later step may have exported another region. */
function placeOf(plan: Plan, step: Step): Record<string, string> {
  const moved = plan.troubles.find(({ kind }) => kind === 'moved');
  if (moved?.kind === 'moved' && step === 'post') return { region: moved.region, 'api-url': '' };
  if (plan.place === 'address') return { region: '', 'api-url': `${originOf(plan)}/` };
  return { region: plan.place === 'default' ? '' : plan.place, 'api-url': '' };
}

const defaults = {
  'creator-email': 'ci@example.com',
  'machine-type': 'dev-gpu',
  'deployment-name': '',
  duration: '3',
  'inference-version': 'latest',
  'min-replicas': '1',
  'max-replicas': '1',
  'capacity-wait-minutes': '0',
  'max-running': '',
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
  if (forged?.kind === 'forged' && forged.isUnopposed) return forgedState(forged.apiUrl);
  const main = record?.main;
  // The runner hands over what a main saved that has ended, however it did.
  if (main?.endedAt === null && !main.isDead) return '';
  // Against a disk that is full from the first save on there is nothing that main could do.
  const isFull = plan.troubles.some(
    (one) => one.kind === 'disk' && one.what === 'saveState' && one.from === 1,
  );
  const isOpen = saved === '' && main?.endedAt !== null && !isFull;
  return isOpen && forged?.kind === 'forged' ? forgedState(forged.apiUrl) : saved;
}
