// A scenario with its troubles in it, and without what they could not be told apart from.
import { accessInputs } from './access-plan.ts';
import { isFair } from './fault-plan.ts';
import type { PostKill } from './kill-plan.ts';
import { inputsOf } from './line-plan.ts';
import type { MachineTrouble } from './machine-plan.ts';
import { knownName, type Scenario, type ServiceManner } from './scenario.ts';
import { faultsOf, isAccess, isLine, speedOf, type Trouble } from './trouble-plan.ts';
import type { RudeWire } from './wire-plan.ts';

const noIntruder = { intruder: { kind: 'none' } } as const;

/** `name`: given where the trouble needs one that is known beforehand. */
export function withTrouble(scenario: Scenario, trouble: Trouble, name: string): Scenario {
  const speed = speedOf(trouble);
  const faults = [...scenario.faults, ...faultsOf(trouble)].filter((fault) => isFair(fault, scenario));
  const troubled = { ...withSpeed(scenario, trouble, speed), trouble };
  const { inputs } = troubled;
  if (isAccess(trouble)) return withAccess(troubled, trouble);
  if (isLine(trouble)) {
    return { ...troubled, inputs: inputsOf(trouble, inputs), existing: null };
  }
  switch (trouble.kind) {
    case 'renames':
      // The service can rename only what has a name before it is asked for.
      return {
        ...{ ...troubled, faults, existing: null, ...noIntruder },
        inputs: knownName(scenario) === null ? { ...inputs, 'deployment-name': name } : inputs,
      };
    case 'forged state':
      // A main that is killed before its first write leaves nothing that could stand against a later step.
      return { ...troubled, faults, inputs: { ...inputs, 'min-replicas': 'many' }, kill: { kind: 'none' } };
    case 'many models': {
      const ids = Array.from(
        { length: trouble.count },
        (_, index) => `${'long-project-name-'.repeat(4)}${index}/1`,
      );
      const types = { 'machine-type': 'dev-gpu', 'ready-timeout-minutes': '3' };
      return {
        ...{ ...troubled, faults: [], existing: null, ...noIntruder },
        inputs: { ...inputs, ...types, 'preload-models': ids.join('\n') },
      };
    }
    case 'late creates':
      return { ...troubled, existing: null };
    case 'long wait':
      // What is to be waited for must be asked for at all.
      return { ...troubled, inputs: { ...inputs, teardown: 'delete', 'teardown-on-failure': 'delete' } };
    default:
      return speed === 1 ? { ...troubled, faults } : troubled;
  }
}

/** Where the clock runs faster, a slow answer would be no answer, and another's delete a matter of luck. */
function withSpeed(scenario: Scenario, trouble: Trouble, speed: number): Scenario {
  if (speed === 1) return { ...scenario, speed };
  const { intruder, service } = scenario;
  const remaining = intruder.kind === 'takes the expired name' ? { intruder } : noIntruder;
  return { ...scenario, speed, faults: faultsOf(trouble), ...remaining, service: faster(service, speed) };
}

/** Nothing else goes wrong: what becomes of the step follows from the key and the address alone. */
function withAccess(scenario: Scenario, access: Extract<Trouble, { kind: 'key' }> | Trouble): Scenario {
  if (!isAccess(access)) return scenario;
  const inputs = accessInputs(access, scenario.inputs);
  if (access.kind === 'region') return { ...scenario, inputs };
  const mayBeKilled = access.kind === 'names lost' || (access.kind === 'key' && access.when !== 'empty');
  return {
    ...scenario,
    inputs,
    faults: [],
    ...noIntruder,
    ...(mayBeKilled ? {} : { kill: { kind: 'none' } }),
  };
}

/** The same manner as seen from a clock that runs faster. */
function faster(service: ServiceManner, speed: number): ServiceManner {
  return {
    ...service,
    provisioningSeconds: service.provisioningSeconds / speed,
    replicaSeconds: service.replicaSeconds / speed,
    endpointWarmUpSeconds: service.endpointWarmUpSeconds / speed,
    deletionSeconds: service.deletionSeconds / speed,
    staleReadsMs: service.staleReadsMs / speed,
    latencyMs: service.latencyMs / speed,
  };
}

/** On a machine that is odd. */
export function withMachine(scenario: Scenario, machine: MachineTrouble): Scenario {
  // A main that can save nothing has nothing that could stand against a later step; time is the other's business.
  const isTaken = scenario.trouble.kind === 'forged state' || scenario.speed !== 1;
  return isTaken ? scenario : { ...scenario, machine };
}

/** Behind a gateway that is rude. */
export function withWire(scenario: Scenario, wire: RudeWire | null): Scenario {
  const { trouble, speed, inputs, service } = scenario;
  const isSpokenTo = !isAccess(trouble) && trouble.kind !== 'forged state';
  if (wire === null || speed !== 1 || !isSpokenTo) return scenario;
  const rude = { ...scenario, wire, ...noIntruder };
  if (!wire.fields.includes('status')) return rude;
  // A status that nobody can read tells of no pause, failure or deletion.
  return {
    ...rude,
    inputs: { ...inputs, 'machine-type': 'dev-gpu', teardown: 'delete', 'teardown-on-failure': 'delete' },
    service: { ...service, afterDeletion: 'absent' },
    existing: null,
  };
}

/** With a post step that is told to end. */
export function withPostKill(scenario: Scenario, postKill: PostKill): Scenario {
  return scenario.speed === 1 ? { ...scenario, postKill } : scenario;
}

/** Where something is to happen in post, a main that leaves it something to do. */
export function withClearWayToPost(scenario: Scenario): Scenario {
  const { trouble, machine, wire, postKill, inputs, faults } = scenario;
  const isOfPost =
    isTroubleOfPost(trouble) ||
    postKill.kind !== 'none' ||
    wire?.stage === 'post' ||
    ('stage' in machine && machine.stage === 'post');
  if (!isOfPost || !['none', 'proxy', 'long wait', 'gateway', 'key', 'names lost'].includes(trouble.kind))
    return scenario;
  return {
    ...{ ...scenario, ...noIntruder, existing: null, kill: { kind: 'none' } },
    inputs: {
      ...{ ...inputs, 'machine-type': 'dev-gpu', 'ready-timeout-minutes': '3', scope: 'step' },
      ...{ teardown: inputs.teardown === 'pause' ? 'pause' : 'delete', 'teardown-on-failure': 'delete' },
    },
    faults: faults.filter(({ stage }) => stage === 'post'),
    // What has expired needs nobody to take it away.
    job: { ...scenario.job, hours: 0 },
  };
}

function isTroubleOfPost(trouble: Trouble): boolean {
  if (trouble.kind === 'key') return trouble.when.endsWith('in post');
  if (trouble.kind === 'names lost' || trouble.kind === 'gateway') return trouble.stage === 'post';
  return trouble.kind === 'proxy' || trouble.kind === 'long wait';
}
