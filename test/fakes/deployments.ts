// Deployments as the service shows them, and clients that ask for them.
import type { Dispatcher } from 'undici';
import { createClient, type DeploymentApi, type DeploymentRequest } from '../../src/api/client.ts';
import type { Deployment } from '../../src/api/schemas.ts';
import type { Clock, Random } from '../../src/clock.ts';
import { createRedaction } from '../../src/text/redaction.ts';

/** The key of all tests. Only requests may contain it. */
export const key = 'rf_Kq83nVx0Lw2Zt7Bm5R';

/** The example of the API page, with the fields that matter to the test replaced. */
export function shown(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    deployment_id: 'IwzJ5YLQ0iDhwzqoh3Ae',
    deployment_name: 'dev-testing',
    machine_type: 'dev-gpu',
    creator_email: 'ci@example.com',
    creator_id: 'u1',
    subdomain: 'dev-testing',
    domain: 'dev-testing.roboflow.cloud',
    duration: 3,
    inference_version: '0.45.0',
    max_replicas: 1,
    min_replicas: 1,
    num_replicas: 0,
    status: 'pending',
    workspace_id: 'w1',
    workspace_url: 'my-workspace',
    ...fields,
  };
}

/** A ready deployment as the client returns it, with what matters to the test in place of its own. */
export function readyDeployment(fields: Partial<Deployment> = {}): Deployment {
  return {
    id: 'IwzJ5YLQ0iDhwzqoh3Ae',
    name: 'dev-testing',
    machineType: 'dev-gpu',
    creatorEmail: 'ci@example.com',
    subdomain: 'dev-testing',
    domain: 'dev-testing.roboflow.cloud',
    durationHours: 3,
    inferenceVersion: '1.5.0',
    numReplicas: 1,
    status: 'ready',
    workspaceUrl: 'my-workspace',
    ...fields,
  };
}

/** A create with nothing unusual in it. */
export const createRequest: DeploymentRequest = {
  name: 'dev-testing',
  machineType: 'dev-gpu',
  creatorEmail: 'ci@example.com',
  durationHours: 3,
  inferenceVersion: 'latest',
  minReplicas: 1,
  maxReplicas: 1,
};

/** A client with this test's dispatcher and time; `debug` collects its debug lines. */
export function clientOf(options: {
  dispatcher: Dispatcher;
  clock: Clock;
  random?: Random;
  baseUrl?: string;
  debug?: string[];
}): DeploymentApi {
  const redaction = createRedaction();
  redaction.add(key);
  return createClient({
    baseUrl: options.baseUrl ?? 'https://roboflow.cloud',
    apiKey: key,
    transport: { dispatcher: options.dispatcher, clock: options.clock },
    random: options.random ?? (() => 0.5),
    redact: redaction.redact,
    debug: (line) => options.debug?.push(line),
  });
}
