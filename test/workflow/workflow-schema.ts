// The part of the workflow syntax that is interpreted; anything else is refused by name.
import * as z from 'zod';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const texts = z.record(z.string(), scalar);
const condition = z.union([z.string(), z.boolean(), z.number()]);
const number = z.union([z.number(), z.string()]);
const flag = z.union([z.boolean(), z.string()]);
const runDefaults = z.strictObject({
  run: z.strictObject({ shell: z.optional(z.string()), 'working-directory': z.optional(z.string()) }),
});
/** Keys that have no bearing on how one run is executed: rights, machines, queues of runs, protection rules. */
const withoutEffect = z.unknown();

const stepShape = {
  id: z.optional(z.string().check(z.regex(/^[A-Za-z_][\w-]*$/))),
  name: z.optional(z.string()),
  if: z.optional(condition),
  uses: z.optional(z.string()),
  with: z.optional(texts),
  run: z.optional(z.string()),
  shell: z.optional(z.string()),
  env: z.optional(texts),
  'working-directory': z.optional(z.string()),
  'continue-on-error': z.optional(flag),
};
const timedStep = { ...stepShape, 'timeout-minutes': z.optional(number) };
/** Steps in the background, and what joins and ends them; a runner of version 2.335 or newer knows these keys. */
const stepSchema = z.strictObject({
  ...timedStep,
  background: z.optional(z.boolean()),
  wait: z.optional(z.union([z.string(), z.array(z.string()).check(z.minLength(1))])),
  'wait-all': z.optional(z.nullable(z.literal(true))),
  cancel: z.optional(z.string()),
  parallel: z.optional(z.array(z.strictObject(timedStep)).check(z.minLength(1))),
});
/** Steps of a composite action know neither a timeout (action_yaml.json:121-155) nor the background. */
const compositeStepSchema = z.strictObject({ ...stepShape, 'timeout-minutes': z.optional(z.undefined()) });

const strategySchema = z.strictObject({
  matrix: z.optional(z.union([z.string(), z.record(z.string(), z.unknown())])),
  'fail-fast': z.optional(flag),
  'max-parallel': z.optional(number),
});

const jobSchema = z.strictObject({
  name: z.optional(z.string()),
  needs: z.optional(z.union([z.string(), z.array(z.string())])),
  'runs-on': withoutEffect,
  permissions: z.optional(withoutEffect),
  concurrency: z.optional(withoutEffect),
  environment: z.optional(withoutEffect),
  // Containers beside the job are not started; a test puts a server of its own in their place.
  services: z.optional(withoutEffect),
  if: z.optional(condition),
  env: z.optional(texts),
  outputs: z.optional(z.record(z.string(), z.string())),
  defaults: z.optional(runDefaults),
  strategy: z.optional(strategySchema),
  'timeout-minutes': z.optional(number),
  'continue-on-error': z.optional(flag),
  steps: z.array(stepSchema).check(z.minLength(1)),
});

const dispatchInput = z.strictObject({
  description: z.optional(z.string()),
  required: z.optional(z.boolean()),
  default: z.optional(scalar),
  type: z.optional(z.enum(['string', 'boolean', 'choice', 'number', 'environment'])),
  options: z.optional(z.array(z.string())),
});
const triggers = z.union([
  z.pipe(
    z.string(),
    z.transform((name): Record<string, unknown> => ({ [name]: null })),
  ),
  z.pipe(
    z.array(z.string()),
    z.transform((names): Record<string, unknown> => Object.fromEntries(names.map((name) => [name, null]))),
  ),
  z.record(z.string(), z.unknown()),
]);
export const dispatchSchema = z.nullish(
  z.strictObject({ inputs: z._default(z.record(z.string(), dispatchInput), {}) }),
);

export const workflowSchema = z.strictObject({
  name: z.optional(z.string()),
  'run-name': z.optional(withoutEffect),
  on: triggers,
  permissions: z.optional(withoutEffect),
  concurrency: z.optional(withoutEffect),
  env: z.optional(texts),
  defaults: z.optional(runDefaults),
  jobs: z.record(z.string().check(z.regex(/^[A-Za-z_][\w-]*$/)), jobSchema),
});

export const compositeStepsSchema = z.array(compositeStepSchema);

export type Workflow = z.infer<typeof workflowSchema>;
export type JobDefinition = Workflow['jobs'][string];
export type StepDefinition = JobDefinition['steps'][number];

/** Returns all steps of a list, with those of its `parallel:` groups in the place of the groups. */
export function flatSteps(steps: readonly StepDefinition[]): StepDefinition[] {
  return steps.flatMap((step) => step.parallel ?? [step]);
}

export type Scalar = z.infer<typeof scalar>;
