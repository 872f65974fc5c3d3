// The service of one run: a simulator of its own, spoilt as planned, with other people in it.
import { seeded } from '../simulator/random.ts';
import type { Placement } from '../simulator/service/records.ts';
import { type Simulator, startSimulator } from '../simulator/simulator.ts';
import { isTooSlow } from './expectation.ts';
import { hostileEntries } from './hostile-log.ts';
import { deleteAs, intrudeBetween, intrudeDuring, intrudersKey, type Scene } from './intruder.ts';
import { livingStranger, othersNames } from './line-plan.ts';
import { knownName, type Scenario } from './scenario.ts';
import type { Trouble } from './trouble-plan.ts';
import { type Watch, watch } from './watch.ts';

export type Service = {
  simulator: Simulator;
  watch: Watch;
  /** The id of what held the name before the step, and of what came to it while the step ran. */
  rivals: { existing: string | null; intruders: readonly string[] };
  /** The job goes on: main's faults end, the intruder acts, hours pass, and post has faults of its own. */
  turnToPost(): Promise<void>;
};

const hourMs = 3_600_000;

/** Starts the service of this scenario, with everybody in it who is there before the step. */
export async function startService(scenario: Scenario): Promise<Service> {
  let jumpMs = 0;
  const now = () => Date.now() + scenario.service.clockSkewMs + jumpMs;
  const simulator = await startSimulator(optionsOf(scenario, now));
  const observed = watch(simulator);
  const intruders: string[] = [];
  const scene: Scene = { scenario, simulator, watch: observed, now, intruders };
  if (scenario.hasHostileLog) logHostilely(scene);
  const existing = await populate(scene);
  plan(scenario, 'main', observed);
  intrudeDuring(scene);
  return {
    ...{ simulator, watch: observed, rivals: { existing, intruders } },
    async turnToPost() {
      observed.turnTo('post');
      // An hour later everything has landed that ever will.
      if (scenario.job.hours > 0) await simulator.settled();
      jumpMs = scenario.job.hours * hourMs;
      await intrudeBetween(scene);
      plan(scenario, 'post', observed);
    },
  };
}

function optionsOf(scenario: Scenario, now: () => number) {
  const { provisioningSeconds, replicaSeconds, latencyMs, ...manner } = scenario.service;
  return {
    ...manner,
    apiKey: [scenario.apiKey, intrudersKey],
    provisioning: { seconds: isTooSlow(scenario) ? 600 : provisioningSeconds, replicaSeconds },
    latencyMs: (random: () => number) => random() * latencyMs,
    clock: { now },
    random: seeded(scenario.seed + 1),
    ...(scenario.trouble.kind === 'renames'
      ? { takenSubdomains: [knownName(scenario) ?? ''], habits: { nameKeepsAsAsked: false } }
      : {}),
  };
}

function plan({ faults }: Scenario, stage: 'main' | 'post', observed: Watch): void {
  for (const planned of faults) if (planned.stage === stage) observed.inject(planned.injection);
}

/** Bystanders, some with names like our own, and who holds the name already; returns the id of the latter. */
async function populate(scene: Scene): Promise<string | null> {
  const { scenario, simulator, now } = scene;
  const place = (placement: Placement) =>
    simulator.place({ durationHours: 1_000, createdAt: now() - hourMs, ...placement });
  place({ name: 'prod-gpu-1' });
  place({ name: livingStranger });
  if (scenario.trouble.kind === 'cap') placeOthers(scene, scenario.trouble);
  place({ name: 'ci-7mc70k2-yyyy', status: 'paused' });
  const name = knownName(scenario);
  scene.watch.refresh();
  if (scenario.existing === null || name === null) return null;
  const { status } = scenario.existing;
  const isRecent = status === 'pending' || status === 'deleting';
  const { id } = place({
    ...{ name, status, minReplicas: Number(scenario.inputs['min-replicas']) },
    ...(isRecent ? { createdAt: now() } : {}),
  });
  scene.watch.refresh();
  if (scenario.intruder.kind === 'has just left') await deleteAs(scene, name);
  return id;
}

/** The others who have all that "max-running" allows, until they leave. */
function placeOthers(scene: Scene, cap: Extract<Trouble, { kind: 'cap' }>): void {
  const { scenario, simulator, now } = scene;
  const names = othersNames(cap);
  for (const name of names) simulator.place({ name, durationHours: 1_000, createdAt: now() - hourMs });
  if (cap.leaveAfterSeconds === null) return;
  const timer = setTimeout(
    async () => {
      for (const name of names) await deleteAs(scene, name);
    },
    (cap.leaveAfterSeconds * 1000) / scenario.speed,
  );
  timer.unref();
}

/** Whatever is created, or looked at for the first time, has a log full of traps. */
function logHostilely({ scenario, simulator }: Scene): void {
  const trapped = new Set<string>();
  simulator.onRequest((moment, { path, deploymentName: name }) => {
    const isThere = moment === 'effect' && (path === '/add' || path === '/get') && name !== undefined;
    if (!isThere || trapped.has(name) || simulator.deployments().every((one) => one.name !== name)) return;
    trapped.add(name);
    simulator.log(name, hostileEntries(scenario.apiKey));
  });
}
