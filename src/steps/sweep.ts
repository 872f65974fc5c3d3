// The sweep step removes the deployments that lost runners left behind, and reports what it did.
import { renderSweepTable } from '../report/sweep-table.ts';
import type { StepContext } from '../step-context.ts';
import { type SweepOptions, type SweepRow, sweepOrphans } from '../teardown/orphans.ts';
import { messageOf } from '../text/error-message.ts';
import { counted } from '../text/format.ts';

/** The names of the outputs of sweep/. */
export const sweepOutputNames = ['deleted', 'kept', 'failed', 'skipped'] as const;

/** What to sweep; see SweepOptions. */
export type SweepRequest = Pick<SweepOptions, 'dryRun' | 'runStatus'>;

/** Sweeps, then prints, sets outputs, and writes the summary. Throws an Error that lists the failures at the end. */
export async function sweep(request: SweepRequest, context: StepContext): Promise<void> {
  const { job } = context;
  const rows = await sweepOrphans({ ...request, context });
  const count = (decision: SweepRow['decision']) => rows.filter((row) => row.decision === decision).length;
  for (const row of rows) {
    if (row.decision !== 'kept') job.info(`${row.name}: ${row.decision}, ${row.reason}`);
  }
  const did = request.dryRun ? `${count('would delete')} would be deleted` : `${count('deleted')} deleted`;
  const seen = `${counted(rows.length, 'deployment')} seen: ${did}, ${count('kept')} kept, ${count('failed')} failed.`;
  job.info(request.dryRun ? `Dry run: ${seen}` : seen);
  const outputs = {
    deleted: String(count('deleted')),
    kept: String(count('kept')),
    failed: String(count('failed')),
    skipped: 'false',
  };
  for (const name of sweepOutputNames) job.output(name, outputs[name]);
  await job
    .summarize(renderSweepTable(rows, runsUrlOf(context.run)))
    .catch((error: unknown) => job.warning(`The summary could not be written: ${messageOf(error)}`));
  const failed = rows.filter((row) => row.decision === 'failed');
  if (failed.length > 0) {
    throw new Error(
      `${counted(failed.length, 'deployment')} could not be swept:\n${failed.map((row) => `${row.name}: ${row.reason}`).join('\n')}`,
    );
  }
}

/** The page of the repository's runs; null where the runner does not name the repository. */
function runsUrlOf({ url, repository }: StepContext['run']): string | null {
  return repository === '' ? null : url.replace(/\/\d+\/attempts\/\d+$/, '');
}
