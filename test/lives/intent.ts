// What the inputs of a job ask for at its end.
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

function wish(word: string): Wish | null {
  return word === 'delete' || word === 'pause' || word === 'keep' ? word : null;
}
