// The service's time, in which the moments of a claim are noted: the runner's clock may be set between two steps.
import type { DeploymentApi } from '../api/client.ts';
import type { Clock } from '../clock.ts';
import type { Claim } from './state.ts';

/** What tells the time of the service. */
export type ServiceTime = { api: Pick<DeploymentApi, 'serviceAheadMs'>; clock: Clock };

/** The moment by the service's clock (ms since the epoch), and by how much that is ahead of ours. */
export function noteMoment({ api, clock }: ServiceTime): { at: number; aheadMs: number } {
  const aheadMs = api.serviceAheadMs() ?? 0;
  return { at: clock.now() + aheadMs, aheadMs };
}

/** The service's time (ms since the epoch); as long as it has not told it, by the difference that the claim has. */
export function serviceNowOf(claim: Claim, { api, clock }: ServiceTime): number {
  const noted = claim.origin === 'created' ? claim.aheadMs : 0;
  return clock.now() + (api.serviceAheadMs() ?? noted);
}
