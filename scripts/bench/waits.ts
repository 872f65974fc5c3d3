// Measures one wait for a deployment in virtual time, by our main step and by the official client.
import { seeded } from '../../test/simulator/random.ts';
import { quietStep, type Wait } from './fleet.ts';

const clientPauseMs = 30_000;

/** Measures our main step. Throws if it fails. */
export async function ourWait(provisioningSeconds: number, seed: number): Promise<Wait> {
  const step = quietStep({ provisioning: { seconds: provisioningSeconds } }, seeded(seed));
  const problem = await step.main();
  if (problem !== null) throw new Error(problem);
  return waitOf(step, provisioningSeconds);
}

/**
 * Measures the rule of the official client (roboflow 1.7.3, deployment.py, add_deployment and get_deployment). It creates
 * the deployment and polls every 30 s while the status is "pending". It does not probe the endpoint.
 */
export async function clientWait(provisioningSeconds: number): Promise<Wait> {
  const step = quietStep({ provisioning: { seconds: provisioningSeconds } });
  const { api, clock } = step.ports;
  const name = 'ci-client';
  const rule = async () => {
    await api.add({
      name,
      machineType: 'dev-gpu',
      creatorEmail: 'ci@example.com',
      durationHours: 3,
      inferenceVersion: 'latest',
      minReplicas: 1,
      maxReplicas: 1,
    });
    while ((await api.get(name))?.status === 'pending') await clock.sleep(clientPauseMs);
  };
  await step.time.run(rule());
  return waitOf(step, provisioningSeconds);
}

function waitOf({ service, time }: ReturnType<typeof quietStep>, provisioningSeconds: number): Wait {
  const [made] = service.deployments();
  if (made === undefined) throw new Error('nothing was created');
  const began = time.clock.now() - time.elapsed();
  const looks = service.requests().filter(({ path }) => path === '/get');
  return {
    readyAt: made.createdAt + provisioningSeconds * 1000 - began,
    endedAt: time.elapsed(),
    looksAt: looks.map(({ at }) => at - began),
  };
}
