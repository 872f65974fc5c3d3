// The sweep as a step: its rows as log lines, summary, outputs and verdict.
import type { Job } from '../job.ts';
import { renderSweepTable } from '../report/sweep-table.ts';
import { type SweepOptions, type SweepRow, sweep } from '../teardown/orphans.ts';
import { counted } from '../text/format.ts';

/** The names of the outputs of sweep/. */
export const sweepOutputNames = ['deleted', 'kept', 'failed'] as const;

/** Sweeps and tells. Throws an Error naming each failure, after everything else was done. */
export async function sweepStep(options: SweepOptions & { job: Job }): Promise<void> {
  const { job } = options;
  const rows = await sweep(options);
  const count = (decision: SweepRow['decision']) => rows.filter((row) => row.decision === decision).length;
  for (const row of rows) {
    if (row.decision !== 'kept') job.info(`${row.name}: ${row.decision}, ${row.reason}`);
  }
  const did = options.dryRun ? `${count('would delete')} would be deleted` : `${count('deleted')} deleted`;
  const seen = `${counted(rows.length, 'deployment')} seen: ${did}, ${count('kept')} kept, ${count('failed')} failed.`;
  job.info(options.dryRun ? `Dry run: ${seen}` : seen);
  for (const name of sweepOutputNames) job.output(name, String(count(name)));
  await job.summarize(renderSweepTable(rows));
  const failed = rows.filter((row) => row.decision === 'failed');
  if (failed.length > 0) {
    throw new Error(
      `${counted(failed.length, 'deployment')} could not be swept:\n${failed.map((row) => `${row.name}: ${row.reason}`).join('\n')}`,
    );
  }
}
