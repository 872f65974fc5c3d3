// Shows a run in a few lines, for a snapshot in a test.
import type { WorkflowRun } from './run-workflow.ts';

/** Returns a line for each job and step: its name, its result, and what it printed. */
export function tell({ conclusion, jobs }: WorkflowRun): string {
  const lines = jobs.flatMap((job) => {
    const outputs = Object.entries(job.outputs).map(([name, value]) => ` ${name}=${value}`);
    return [
      `${job.name}: ${job.conclusion}${outputs.join('')}`,
      ...job.steps.map((step) => {
        const said =
          step.transcript.trim() === '' ? '' : ` | ${step.transcript.trim().split('\n').join(' / ')}`;
        return `  ${step.name}: ${step.conclusion}${said}`;
      }),
      ...job.messages.map((message) => `  ! ${message}`),
    ];
  });
  return [...lines, `run: ${conclusion}`].join('\n');
}
