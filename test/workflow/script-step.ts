// Runs a `run:` step: its script is written to a file and run by bash.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { renderTemplate } from '../runner/expressions.ts';
import { runStage, type StageResult } from '../runner/stage.ts';
import { createTextMap } from '../runner/text-map.ts';
import type { StepPlan } from './run-step.ts';
import { type StepScope, valuesScope } from './step-scope.ts';
import { renderTexts } from './values.ts';
import { WorkflowMistake } from './workflow-mistake.ts';

/** The command lines behind `shell:`. Without one, bash has neither `pipefail` nor the two other options. */
const shells: Readonly<Record<string, readonly [program: string, ...args: string[]]>> = {
  '': ['bash', '-e'],
  bash: ['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail'],
  sh: ['sh', '-e'],
};

/** Throws on a shell that is not interpreted. */
export function refuseUnknownShell(shell = ''): void {
  if (!Object.hasOwn(shells, shell))
    throw new WorkflowMistake(`shell: ${shell} is not interpreted, only bash and sh are`);
}

/** Runs the script of a step in the workspace or below it. */
export function runScript(scope: StepScope, plan: StepPlan): Promise<StageResult> {
  const { job } = scope;
  const { step } = plan;
  return runStage(job, {
    ...{
      name: plan.title,
      kind: 'main',
      state: createTextMap(),
      watch: plan.watch,
      timeoutMs: plan.timeoutMs,
    },
    keepsOutputs: step.id !== undefined,
    ...{ continueOnError: plan.continueOnError, isCancellable: plan.isCancellable },
    ...{ cancel: plan.cancel, isDeferred: plan.isDeferred },
    describeFailure: (exitCode) => `Process completed with exit code ${exitCode}.`,
    prepare() {
      const env = renderTexts(step.env, valuesScope(scope));
      const values = valuesScope(scope, env);
      const script = renderTemplate(step.run ?? '', values);
      const shell = step.shell ?? scope.defaults.shell ?? '';
      const [program, ...args] = shells[shell] ?? ['bash'];
      const file = path.join(job.folders.temp, `${randomUUID()}.sh`);
      writeFileSync(file, script);
      const folder = renderTemplate(
        step['working-directory'] ?? scope.defaults['working-directory'] ?? '',
        values,
      );
      const all = { ...Object.fromEntries(job.environment), ...scope.outerEnv(), ...env };
      return {
        ...{ program, args: [...args, file], cwd: path.resolve(job.folders.workspace, folder), env: all },
        ...{ inputs: createTextMap(), warnings: [] },
        github: { ...scope.github(), action: step.id ?? '__run' },
        heading: heading(script, [program, ...args, '{0}'].join(' '), all),
      };
    },
  });
}

function heading(script: string, shell: string, env: Readonly<Record<string, string>>): string[] {
  const lines = script.trimEnd().split('\n');
  const variables = Object.entries(env).map(([name, value]) => `    ${name}: ${value}`);
  return [
    `▶ Run ${lines[0]}`,
    ...lines.map((line) => `  ${line}`),
    `  shell: ${shell}`,
    ...(variables.length > 0 ? ['  env:', ...variables] : []),
  ];
}
