// Renders the facts of a deployment as a table.
import { duration, grouped, moment } from '../text/format.ts';
import { code } from '../text/html.ts';
import { billingFact } from './billing.ts';
import { folded } from './folded.ts';
import type { SummaryData } from './summary-data.ts';
import { facts } from './table.ts';

/** A folded table of endpoint, machine type, version, models, cost and ids. Unknown facts are left out. */
export function factsTable(data: SummaryData): string {
  const { deployment, endpoint, models, end, expiresAt } = data;
  const rows: (readonly [string, string])[] = [];
  if (endpoint !== null) {
    rows.push(['Endpoint', code(endpoint.url)]);
    rows.push(['Machine type', machine(data, endpoint.machineType)]);
    rows.push(['Inference version', code(endpoint.inferenceVersion)]);
    if (endpoint.numReplicas > 1) rows.push(['Replicas', grouped(endpoint.numReplicas)]);
  }
  rows.push(['Deployment', deploymentFact(deployment)]);
  if (models.length > 0) rows.push(['Models preloaded', models.map(modelFact).join('<br>')]);
  const billing = billingFact(data);
  if (billing !== null) rows.push(['Billed', billing]);
  const isAlive = end === 'kept' || end === 'paused' || end === 'unverified';
  if (isAlive && expiresAt !== null)
    rows.push(['Removed by the service', moment(Date.parse(expiresAt), true)]);
  return folded('Endpoint: machine, version, cost', facts(rows));
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
