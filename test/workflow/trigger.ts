// What started a run: an event to which the workflow listens, and the inputs of a manual one.
import * as z from 'zod';
import { WorkflowMistake } from './workflow-mistake.ts';
import { dispatchSchema, type Workflow } from './workflow-schema.ts';

export type RunEvent = { name: string; payload?: unknown };

/** Returns the given event, or the first of `on:`. Throws on one that would not start the workflow. */
export function eventOf({ on }: Workflow, event?: RunEvent): RunEvent {
  const [first = 'push'] = Object.keys(on);
  if (event === undefined) return { name: first };
  if (Object.hasOwn(on, event.name)) return event;
  throw new WorkflowMistake(`on: the workflow does not listen to '${event.name}'`);
}

/** Returns the `inputs` context of a manual run: the given values, else the defaults. */
export function dispatchInputs(
  { on }: Workflow,
  event: string,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const declared = declaredInputs(on);
  const unknown = Object.keys(given).filter(
    (name) => event !== 'workflow_dispatch' || !Object.hasOwn(declared, name),
  );
  if (unknown.length > 0)
    throw new WorkflowMistake(`inputs: ${unknown.join(', ')} cannot be given to this run`);
  if (event !== 'workflow_dispatch') return {};
  return Object.fromEntries(
    Object.entries(declared).map(([name, input]) => {
      const value = given[name] ?? input.default ?? (input.type === 'boolean' ? false : '');
      if (input.required && value === '') throw new WorkflowMistake(`inputs: ${name} is required`);
      return [name, value];
    }),
  );
}

function declaredInputs(on: Workflow['on']) {
  const result = dispatchSchema.safeParse(on['workflow_dispatch']);
  if (!result.success) throw new WorkflowMistake(`on.workflow_dispatch: ${z.prettifyError(result.error)}`);
  return result.data?.inputs ?? {};
}
