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

/** Notes the endpoint, and for a deployment that this step created, when the service removes it at the latest. */
export function noteAccepted({ claim, deployment }: Acquired, options: Options): void {
  const { ledger, context } = options;
  const { api, clock, job } = context;
  noteEndpoint(deployment, options);
  if (claim.origin === 'found') return;
  const createdAt = api.serviceNow() - (clock.now() - (claim.confirmedAt ?? clock.now()));
  ledger.change({ expiresAt: isoOrNull(createdAt + claim.request.fingerprintHours * 3_600_000) });
  ledger.mark({ acceptedAt: clock.now() });
  const { expiresAt } = ledger.state;
  job.info(
    `Created deployment "${deployment.name}" (id ${deployment.id}, ${deployment.machineType}) at ${deployment.domain}; the service removes it ${expiresAt === null ? 'when its duration is over' : `at ${expiresAt}`} at the latest.`,
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
