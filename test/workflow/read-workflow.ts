// Reads a workflow from YAML into a checked value, and names every mistake before the first job begins.
import { parseDocument } from 'yaml';
import * as z from 'zod';
import { expressionMistakes } from './check-expressions.ts';
import { WorkflowMistake } from './workflow-mistake.ts';
import { flatSteps, type StepDefinition, type Workflow, workflowSchema } from './workflow-schema.ts';

/** Parses a workflow. Throws with all unknown or misplaced entries, after its name. */
export function readWorkflow(yaml: string, name: string): Workflow {
  const document = parseDocument(yaml, { merge: false });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) throw new WorkflowMistake(`${name}: ${problem.message}`);
  const result = workflowSchema.safeParse(document.toJS());
  if (!result.success) throw new WorkflowMistake(`${name}:\n${z.prettifyError(result.error)}`);
  const mistakes = Object.entries(result.data.jobs).flatMap(([id, job]) =>
    [...needsMistakes(result.data, id), ...stepMistakes(job.steps)].map(
      (mistake) => `${name}: job ${id}: ${mistake}`,
    ),
  );
  mistakes.push(...expressionMistakes(result.data).map((mistake) => `${name}: ${mistake}`));
  if (mistakes.length > 0) throw new WorkflowMistake(mistakes.join('\n'));
  return result.data;
}

/** Returns the names behind `needs:`. */
export function needsOf(workflow: Workflow, id: string): string[] {
  const needs = workflow.jobs[id]?.needs ?? [];
  return typeof needs === 'string' ? [needs] : needs;
}

/** Returns all jobs that come before `id`, directly or not. The status functions of a job look at these. */
export function ancestorsOf(workflow: Workflow, id: string): string[] {
  const found = new Set<string>();
  const visit = (current: string) => {
    for (const need of needsOf(workflow, current)) {
      if (found.has(need)) continue;
      found.add(need);
      visit(need);
    }
  };
  visit(id);
  return [...found];
}

function needsMistakes(workflow: Workflow, id: string): string[] {
  const unknown = needsOf(workflow, id).filter((need) => !Object.hasOwn(workflow.jobs, need));
  const circle = ancestorsOf(workflow, id).includes(id) ? ['needs itself, directly or not'] : [];
  return [...unknown.map((need) => `needs '${need}', which is no job`), ...circle];
}

/** Checks what the schema cannot say about a list of steps, also those of a composite action. */
export function stepMistakes(steps: readonly StepDefinition[]): string[] {
  const seen = new Set<string>();
  const inBackground = new Set<string>();
  const groups = steps.filter(({ parallel }) => parallel !== undefined);
  return [...groups, ...flatSteps(steps)].flatMap((step, index) => {
    const label = `step ${step.id ?? index + 1}`;
    const id = step.id?.toLowerCase();
    const mistakes = controlOf(step) === undefined ? kindMistakes(step) : controlMistakes(step, inBackground);
    if (id !== undefined && seen.has(id)) mistakes.push('has the id of another step');
    if (id !== undefined) seen.add(id);
    if (id !== undefined && step.background) inBackground.add(id);
    return mistakes.map((mistake) => `${label} ${mistake}`);
  });
}

/** What a step does instead of running something: it waits for background steps, ends one, or begins a group. */
export type Control = 'wait' | 'wait-all' | 'cancel' | 'parallel';

const controls: readonly Control[] = ['wait', 'wait-all', 'cancel', 'parallel'];

export function controlOf(step: StepDefinition): Control | undefined {
  return controls.find((name) => step[name] !== undefined);
}

/** Returns the ids behind `wait:` and `cancel:`. */
export function waitedIds({ wait = [], cancel }: StepDefinition): string[] {
  return [wait, cancel ?? []].flat();
}

function kindMistakes(step: StepDefinition): string[] {
  const mistakes: string[] = [];
  if ((step.run === undefined) === (step.uses === undefined)) mistakes.push('needs either run or uses');
  if (step.run !== undefined && step.with) mistakes.push('has run and with');
  if (step.uses !== undefined && (step.shell ?? step['working-directory']) !== undefined) {
    mistakes.push('has uses and shell or working-directory');
  }
  return mistakes;
}

/** Such a step has no condition, and names background steps that stand before it. */
function controlMistakes(step: StepDefinition, inBackground: ReadonlySet<string>): string[] {
  const control = controlOf(step) ?? '';
  const allowed = control === 'parallel' ? [control] : [control, 'id', 'name'];
  const beside = Object.keys(step).filter((key) => !allowed.includes(key));
  const unknown = waitedIds(step).filter((id) => !inBackground.has(id.toLowerCase()));
  return [
    ...beside.map((key) => `has ${control} and ${key}`),
    ...unknown.map((id) => `names '${id}', which is no background step before it`),
  ];
}
