// What a deployment was billed for, as an estimate.
import { counted } from '../text/format.ts';
import type { SummaryData } from './summary-data.ts';

/** "GPU 1 credit an hour, CPU 0.25; billed in 1-minute intervals for the time the server exists": the page below. */
const creditsPerHour = { gpu: 1, cpu: 0.25 } as const;
const ratesPage = 'https://docs.roboflow.com/deploy/dedicated-deployments';

/** `credits` is null where the machine type tells neither GPU nor CPU. */
export type Billing = { minutes: number; credits: number | null; kind: 'gpu' | 'cpu' | null };

/** The time from `from` to `to` (ms) as the service bills it: whole minutes, rounded up. */
export function estimate(machineType: string, from: number, to: number): Billing {
  const minutes = Math.max(1, Math.ceil((to - from) / 60_000));
  const type = machineType.toLowerCase();
  const kind = type.includes('gpu') ? 'gpu' : type.includes('cpu') ? 'cpu' : null;
  return { minutes, kind, credits: kind === null ? null : (minutes / 60) * creditsPerHour[kind] };
}

/** As HTML; null for what this step did not create, or what never was. */
export function billingFact({ deployment, endpoint, marks, end }: SummaryData): string | null {
  const from = marks.acceptedAt ?? marks.createSentAt;
  if (deployment.origin === 'found' || endpoint === null || from === null) return null;
  if (end === 'not found') return null;
  const { minutes, credits, kind } = estimate(endpoint.machineType, from, marks.endedAt);
  const soFar = end === 'kept' || end === 'unverified' ? ' so far' : '';
  const time = `${counted(minutes, 'minute')}${soFar}`;
  if (credits === null || kind === null) {
    return `${time}; no estimate of credits, for the machine type says neither GPU nor CPU`;
  }
  const rate = counted(creditsPerHour[kind], 'credit').replace(/^0 /, `${creditsPerHour[kind]} `);
  return `${time}, ${amount(credits)} (estimate: <a href="${ratesPage}">${kind.toUpperCase()} ${rate} an hour</a>, by the minute)`;
}

/** A minute of the cheapest type is 0.004 credits. */
function amount(credits: number): string {
  if (credits < 0.01) return 'less than 0.01 credits';
  const rounded = credits.toFixed(2).replace(/\.?0+$/, '');
  return rounded === '1' ? 'about 1 credit' : `about ${rounded} credits`;
}
