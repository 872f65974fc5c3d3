// The outputs of the main step.
import type { Deployment } from '../api/schemas.ts';
import type { Claim, StepState } from '../deployment/state.ts';

/** The names of the outputs, in the order of action.yml. */
export const outputNames = [
  'domain',
  'url',
  'deployment-name',
  'deployment-id',
  'subdomain',
  'status',
  'machine-type',
  'inference-version',
  'num-replicas',
  'workspace-url',
  'created',
  'ready-seconds',
  'expires-at',
  'skipped',
] as const;

/** The value of each output; '' where there is none. */
export type Outputs = Record<(typeof outputNames)[number], string>;

/** The outputs for a deployment that is ready. `expires-at` is empty where this step did not create it. */
export function outputsOf(
  deployment: Deployment,
  { state, claim, readySeconds }: { state: StepState; claim: Claim; readySeconds: number },
): Outputs {
  return {
    domain: deployment.domain,
    url: state.endpoint?.url ?? '',
    'deployment-name': deployment.name,
    'deployment-id': deployment.id,
    subdomain: deployment.subdomain,
    status: deployment.status,
    'machine-type': deployment.machineType,
    'inference-version': deployment.inferenceVersion,
    'num-replicas': String(deployment.numReplicas),
    'workspace-url': deployment.workspaceUrl,
    created: String(claim.origin === 'created'),
    'ready-seconds': readySeconds.toFixed(1),
    'expires-at': state.expiresAt ?? '',
    skipped: 'false',
  };
}
