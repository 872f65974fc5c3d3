// Estimates what a deployment was billed for.
import { counted } from '../text/format.ts';
import type { SummaryData } from './summary-data.ts';

/** Credits for an hour. The page below says so, and that whole minutes are billed as long as the server exists. */
const creditsPerHour = { gpu: 1, cpu: 0.25 } as const;
const ratesPage = 'https://docs.roboflow.com/deploy/dedicated-deployments';

/** An estimate. `credits` is null where the name of the machine type contains neither GPU nor CPU. */
export type Billing = { minutes: number; credits: number | null; kind: 'gpu' | 'cpu' | null };

/** Estimates the bill for the time from `from` to `to` (ms since the epoch) in whole minutes, rounded up. */
export function estimate(machineType: string, from: number, to: number): Billing {
  const minutes = Math.max(1, Math.ceil((to - from) / 60_000));
  const type = machineType.toLowerCase();
  const kind = type.includes('gpu') ? 'gpu' : type.includes('cpu') ? 'cpu' : null;
  return { minutes, kind, credits: kind === null ? null : (minutes / 60) * creditsPerHour[kind] };
}

/** The estimate as HTML. Null where this step did not create the deployment, or where it never existed. */
export function billingFact(data: SummaryData): string | null {
  const { deployment, endpoint, marks, end, foundAtEnd } = data;
  const from = marks.acceptedAt ?? marks.createSentAt;
  if (deployment.origin === 'found' || endpoint === null || from === null) return null;
  if (end === 'not found') return null;
  const { minutes, credits, kind } = estimate(endpoint.machineType, from, billedUntil(data));
  const soFar = end === 'kept' || end === 'unverified' ? ' so far' : '';
  // If somebody else deleted or paused it, that happened at an unknown time before the end.
  const atMost = foundAtEnd === 'gone' || foundAtEnd === 'paused' ? 'at most ' : '';
  const time = `${atMost}${counted(minutes, 'minute')}${soFar}`;
  if (credits === null || kind === null) {
    return `${time}; no estimate of credits, for the machine type says neither GPU nor CPU`;
  }
  const rate = counted(creditsPerHour[kind], 'credit').replace(/^0 /, `${creditsPerHour[kind]} `);
  return `${time}, ${amount(credits)} (estimate: <a href="${ratesPage}">${kind.toUpperCase()} ${rate} an hour</a>, by the minute)`;
}

function billedUntil({ foundAtEnd, expiresAt, marks }: SummaryData): number {
  const isOver = foundAtEnd === 'expired' && expiresAt !== null;
  return isOver ? Math.min(Date.parse(expiresAt), marks.endedAt) : marks.endedAt;
}

/** Formats credits. One minute of the cheapest type is 0.004 credits, which would be rounded to nothing. */
function amount(credits: number): string {
  if (credits < 0.01) return 'less than 0.01 credits';
  const rounded = credits.toFixed(2).replace(/\.?0+$/, '');
  return rounded === '1' ? 'about 1 credit' : `about ${rounded} credits`;
}
