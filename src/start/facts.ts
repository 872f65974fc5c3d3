// Notes in the state what the service says about the deployment: its address, and when it will be removed.
import { isLoopback } from '../api/loopback.ts';
import type { Deployment } from '../api/schemas.ts';
import type { Ledger } from '../deployment/state.ts';
import type { StepContext } from '../step-context.ts';
import type { Acquired } from './acquire.ts';
import type { StartRequest } from './request.ts';

type Options = {
  request: Pick<StartRequest, 'apiUrl'>;
  ledger: Ledger;
  context: Pick<StepContext, 'api' | 'clock' | 'job'>;
};

/** Milliseconds between the two clocks above which one of them is wrong, and no moment can be told. */
const mostAheadMs = 86_400_000;

/** Hours by which the answered duration may differ from the one asked for without a word. */
const mostDifference = 0.01;

/** Notes what was acquired; of what this step created also when the service removes it at the latest. */
export function noteAccepted({ claim, deployment }: Acquired, options: Options): void {
  const { ledger, context } = options;
  const { api, clock, job } = context;
  noteEndpoint(deployment, options);
  if (claim.origin === 'found') return;
  const aheadMs = api.serviceNow() - clock.now();
  const createdAt = claim.confirmedAt ?? api.serviceNow();
  const { durationHours: askedHours, fingerprintHours } = claim.request;
  const hours = (deployment.durationHours ?? 0) > 0 ? deployment.durationHours : null;
  const expiresAt = isoOrNull(createdAt + (hours ?? fingerprintHours) * 3_600_000);
  ledger.change({ expiresAt: Math.abs(aheadMs) > mostAheadMs ? null : expiresAt });
  if (hours !== null && Math.abs(hours - askedHours) > mostDifference) {
    job.warning(
      `The service gave deployment "${deployment.name}" a duration of ${hours} h instead of the ${askedHours} h asked for.`,
    );
  }
  ledger.mark({ acceptedAt: clock.now() });
  const end = ledger.state.expiresAt === null ? 'when its duration is over' : `at ${ledger.state.expiresAt}`;
  job.info(
    `Created deployment "${deployment.name}" (id ${deployment.id}, ${deployment.machineType}) at ${deployment.domain}; the service removes it ${end} at the latest.`,
  );
}

/** Notes that the service shows the created deployment. If it is absent later, it is more likely to be gone. */
export function noteShown({ claim: { name } }: Acquired, ledger: Ledger): void {
  const claim = ledger.state.claims.find((one) => one.name === name);
  if (claim?.origin === 'created' && !claim.wasShown) ledger.put({ ...claim, wasShown: true });
}

/** Notes the endpoint as the service now describes it. */
export function noteEndpoint(
  deployment: Deployment,
  { request, ledger }: Pick<Options, 'request' | 'ledger'>,
): void {
  const { domain, machineType, inferenceVersion, numReplicas, workspaceUrl } = deployment;
  const url = urlOf(domain, request.apiUrl);
  ledger.change({ endpoint: { domain, url, machineType, inferenceVersion, numReplicas, workspaceUrl } });
}

/** The URL of an endpoint: `https://<domain>`, or the scheme of a loopback API, so that the simulator needs no TLS. */
export function urlOf(domain: string, apiUrl: string): string {
  const api = new URL(apiUrl);
  return `${isLoopback(api.hostname) ? api.protocol : 'https:'}//${domain}`;
}

/** The moment in ISO 8601; null where it is beyond the range of dates, as a duration may be any number of hours. */
function isoOrNull(ms: number): string | null {
  return ms <= 8.64e15 ? new Date(ms).toISOString() : null;
}
