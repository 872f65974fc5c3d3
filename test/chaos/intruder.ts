// Other people at work: they take names, and delete what is ours.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Placement } from '../simulator/service/records.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { creatorEmail, knownName, type Scenario } from './scenario.ts';
import type { Watch } from './watch.ts';

export const intrudersKey = 'rf_somebody_elses_key_000';

/** What an intruder works with; `intruders` collects the ids of what they made. */
export type Scene = {
  scenario: Scenario;
  simulator: Simulator;
  watch: Watch;
  now: () => number;
  intruders: string[];
};

/** Acts in the middle of main, when its requests arrive. */
export function intrudeDuring(scene: Scene): void {
  const { scenario, simulator } = scene;
  const { intruder } = scenario;
  if (intruder.kind === 'is faster') {
    onceAt(simulator, { path: '/add', nth: 1 }, (name) =>
      takeName(scene, name, {
        status: intruder.status,
        minReplicas: Number(scenario.inputs['min-replicas']),
      }),
    );
  }
  if (intruder.kind === 'is a twin')
    onceAt(simulator, { path: '/add', nth: 1 }, (name) => takeName(scene, name, twinOf(scenario)));
  if (intruder.kind !== 'deletes ours') return;
  onceAt(simulator, { path: '/get', nth: intruder.atGet }, async (name) => {
    if (!isOursAlive(scene, name)) return;
    await deleteAs(scene, name);
    if (intruder.takesName) takeName(scene, name, {});
  });
}

/** Acts when the nth request for that path arrives, before anything becomes of it. */
function onceAt(
  simulator: Simulator,
  { path: awaited, nth }: { path: string; nth: number },
  act: (name: string) => void | Promise<void>,
): void {
  let count = 0;
  simulator.onRequest(async (moment, { path, deploymentName }) => {
    if (moment === 'received' && path === awaited && ++count === nth) await act(deploymentName ?? '');
  });
}

/** Acts during the job, between main and post. */
export async function intrudeBetween(scene: Scene): Promise<void> {
  const { scenario } = scene;
  const name = knownName(scenario);
  if (name === null) return;
  if (scenario.intruder.kind === 'usurps' && isOursAlive(scene, name)) {
    await deleteAs(scene, name);
    takeName(scene, name, {});
  }
  if (scenario.intruder.kind === 'takes the expired name') takeName(scene, name, {});
}

/** Deletes until it is deleted: what goes wrong on purpose may meet this request too. */
export async function deleteAs({ simulator, watch }: Scene, name: string): Promise<void> {
  const body = JSON.stringify({ api_key: intrudersKey, deployment_name: name });
  const isThere = () =>
    simulator
      .deployments()
      .some((one) => one.name === name && one.deletedAt === null && one.status !== 'expired');
  await watch.asIntruder(async () => {
    for (let tries = 1; tries <= 10 && isThere(); tries++) {
      await fetch(`${simulator.url}/delete`, {
        method: 'POST',
        body,
        signal: AbortSignal.timeout(1_000),
      }).catch(() => {});
      await sleep(10);
    }
  });
}

/** Puts a deployment of another person there, if the name is free. */
function takeName({ simulator, watch, now, intruders }: Scene, name: string, more: Partial<Placement>): void {
  const isFree = simulator
    .deployments()
    .every((one) => one.name !== name || ['deleted', 'expired'].includes(one.status));
  if (!isFree) return;
  intruders.push(simulator.place({ name, durationHours: 1_000, createdAt: now() - 10_000, ...more }).id);
  watch.refresh();
}

/** The same as ours in everything that was asked for. */
function twinOf({ inputs }: Scenario): Partial<Placement> {
  const machineType = inputs['machine-type'].split(', ')[0] ?? '';
  return { creatorEmail, machineType, durationHours: Number(inputs.duration), inferenceVersion: 'latest' };
}

function isOursAlive({ simulator }: Scene, name: string): boolean {
  return simulator.alive().some((one) => one.name === name && one.madeBy === 'add');
}
