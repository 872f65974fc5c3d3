// Parses every expression of a workflow before the first job begins, with the contexts that its place allows. The
// lists are those of "Context availability" in GitHub's documentation.
import { findConditionMistake, findMistake } from '../runner/expressions.ts';
import { flatSteps, type JobDefinition, type StepDefinition, type Workflow } from './workflow-schema.ts';

const ofRun = ['github', 'inputs', 'vars'];
const ofJob = [...ofRun, 'needs'];
const ofLeg = [...ofJob, 'strategy', 'matrix'];
/** A condition never sees secrets. */
const ofStepCondition = [...ofLeg, 'env', 'job', 'runner', 'steps'];
const ofStep = [...ofStepCondition, 'secrets'];
/** Inside a composite action there are neither secrets, needs nor vars (action_yaml.json). */
export const ofCompositeStep = [
  ...['github', 'inputs', 'strategy', 'matrix', 'steps', 'job', 'runner', 'env'],
];

type Mistake = string | undefined;

/** Returns one line for each expression that GitHub would refuse. */
export function expressionMistakes(workflow: Workflow): string[] {
  const jobs = Object.entries(workflow.jobs).flatMap(([id, job]) =>
    jobMistakes(job).map((mistake) => `job ${id}: ${mistake}`),
  );
  return [...found('env', treeMistake(workflow.env, [...ofRun, 'secrets'])), ...jobs];
}

/** Does the same for a list of steps; `contexts` are those of a step's values. */
export function stepExpressionMistakes(
  steps: readonly StepDefinition[],
  contexts: { values: readonly string[]; condition: readonly string[] },
): string[] {
  return flatSteps(steps).flatMap(({ if: condition = '', uses, ...values }, index) => {
    const where = `step ${values.id ?? index + 1}`;
    return [
      ...found(`${where}: if`, findConditionMistake(String(condition), contexts.condition)),
      ...found(where, treeMistake(values, contexts.values)),
      ...found(`${where}: uses`, treeMistake(uses, [])),
    ];
  });
}

function jobMistakes(job: JobDefinition): string[] {
  return [
    ...found('if', findConditionMistake(String(job.if ?? ''), ofJob)),
    ...found('strategy', treeMistake(job.strategy, ofJob)),
    ...found('name', treeMistake(job.name, ofLeg)),
    ...found('timeout-minutes', treeMistake(job['timeout-minutes'], ofLeg)),
    ...found('continue-on-error', treeMistake(job['continue-on-error'], ofLeg)),
    ...found('env', treeMistake(job.env, [...ofLeg, 'secrets'])),
    ...found('defaults', treeMistake(job.defaults, [...ofLeg, 'env'])),
    ...found('environment', treeMistake(job.environment, ofStep)),
    ...found('outputs', treeMistake(job.outputs, ofStep)),
    ...stepExpressionMistakes(job.steps, { values: ofStep, condition: ofStepCondition }),
  ];
}

function found(where: string, mistake: Mistake): string[] {
  return mistake === undefined ? [] : [`${where}: ${mistake}`];
}

function treeMistake(value: unknown, contexts: readonly string[]): Mistake {
  if (typeof value === 'string') return findMistake(value, { contexts, status: false });
  if (typeof value !== 'object' || value === null) return undefined;
  for (const entry of Object.values(value)) {
    const mistake = treeMistake(entry, contexts);
    if (mistake !== undefined) return mistake;
  }
  return undefined;
}
