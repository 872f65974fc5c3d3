// What the inputs of a job ask for at its end.
import type { Plan, Step } from './plan.ts';
import type { JobLife } from './record.ts';

type Wish = 'delete' | 'pause' | 'keep';

export function settingsOf(inputs: Readonly<Record<string, string>>): { teardown: Wish; onFailure: Wish } {
  const teardown = wish(inputs['teardown'] ?? '') ?? (inputs['scope'] === 'run' ? 'keep' : 'delete');
  return { teardown, onFailure: wish(inputs['teardown-on-failure'] ?? '') ?? teardown };
}

/** Whatever became of the job, its own deployment was to be deleted. */
export function isDelete({ plan }: JobLife): boolean {
  const { teardown, onFailure } = settingsOf(plan.inputs);
  return teardown === 'delete' && onFailure === 'delete';
}

/** Whether this step gets no key. */
export function isKeyless({ troubles }: Plan, step: Step): boolean {
  const missing = troubles.find(({ kind }) => kind === 'no key');
  if (missing?.kind !== 'no key') return false;
  const steps = { main: ['main', 'post'], post: ['post'], companion: ['stop', 'sweep', 'logs'] } as const;
  return steps[missing.from].some((one) => one === step);
}

/** Whether this step is to be skipped and be green. */
export function isSkipped(plan: Plan, step: Step): boolean {
  const isAskedFor = plan.troubles.some((one) => one.kind === 'no key' && one.onMissingKey === 'skip');
  return isAskedFor && step !== 'post' && isKeyless(plan, step);
}

function wish(word: string): Wish | null {
  return word === 'delete' || word === 'pause' || word === 'keep' ? word : null;
}
