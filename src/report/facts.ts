// The facts of a deployment as a table.
import { duration, grouped, moment } from '../text/format.ts';
import { code, escapeHtml } from '../text/html.ts';
import { billingFact } from './billing.ts';
import type { SummaryData } from './summary-data.ts';
import { facts } from './table.ts';

/** Endpoint, machine, version, replicas, models, cost, ids; what is not known is left out. */
export function factsTable(data: SummaryData): string {
  const { deployment, endpoint, models, run, end, expiresAt } = data;
  const rows: (readonly [string, string])[] = [];
  if (endpoint !== null) {
    rows.push(['Endpoint', code(endpoint.url)]);
    rows.push(['Machine type', machine(data, endpoint.machineType)]);
    rows.push(['Inference version', code(endpoint.inferenceVersion)]);
    rows.push(['Replicas', grouped(endpoint.numReplicas)]);
  }
  rows.push(['Deployment', deploymentFact(deployment)]);
  if (endpoint !== null && endpoint.workspaceUrl !== '')
    rows.push(['Workspace', code(endpoint.workspaceUrl)]);
  if (models.length > 0) rows.push(['Models preloaded', models.map(modelFact).join('<br>')]);
  const billing = billingFact(data);
  if (billing !== null) rows.push(['Billed', billing]);
  const alive = end === 'kept' || end === 'paused' || end === 'unverified';
  if (alive && expiresAt !== null) rows.push(['Removed by the service', moment(Date.parse(expiresAt), true)]);
  rows.push(['Workflow run', runFact(run)]);
  return facts(rows);
}

function machine({ fallbacks }: SummaryData, machineType: string): string {
  const tried = fallbacks.map(
    (fallback) =>
      `<br>${code(fallback.machineType)} was not to be had: ${code(fallback.reason.slice(0, 300))}`,
  );
  return `${code(machineType)}${tried.join('')}`;
}

function deploymentFact({ name, id, origin }: SummaryData['deployment']): string {
  const known = id === null ? '' : ` (id ${code(id)})`;
  return `${code(name)}${known}${origin === 'found' ? ', was there before this step' : ''}`;
}

function modelFact({ id, seconds }: { id: string; seconds: number }): string {
  return `${code(id)} in ${duration(seconds * 1000)}`;
}

/** The address is the runner's own, but checked all the same: a link is the one thing that acts in a summary. */
function runFact({ id, url }: { id: number; url: string }): string {
  return /^https?:\/\/[\w.:/-]+$/.test(url) ? `<a href="${escapeHtml(url)}">${id}</a>` : String(id);
}
