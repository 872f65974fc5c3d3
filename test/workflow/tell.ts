// A run in a few lines, for a snapshot in a test.
import type { WorkflowRun } from './run-workflow.ts';

/** One line a job and a step: its name, what it came to, and what it said. */
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
