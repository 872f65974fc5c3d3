// What main must come to in a scenario, where the promises leave no choice.
import type { Fault } from '../simulator/http/faults.ts';
import type { PlannedFault } from './fault-plan.ts';
import { isInVain } from './line-plan.ts';
import { knownName, type Scenario } from './scenario.ts';
import { isDeadProxy, type Trouble } from './trouble-plan.ts';
import { isHarmless } from './wire-plan.ts';

/** `either`: a refusal, or somebody's interference, may or may not hit where it counts. */
export type Expected = 'success' | 'failure' | 'either';

/** What becomes of a main that nobody kills. */
export function expectedOfMain(scenario: Scenario): Expected {
  const expected = expectedOnSoundMachine(scenario);
  const { machine, wire } = scenario;
  const isOfMain = 'stage' in machine && machine.stage === 'main';
  if (isOfMain && machine.kind === 'command file' && machine.file === 'state') return 'failure';
  if (expected !== 'success') return expected;
  if (isOfMain && machine.kind === 'command file') return machine.file === 'output' ? 'failure' : 'success';
  if (isOfMain && machine.kind === 'full disk') return 'either';
  return wire?.stage === 'main' && !isHarmless(wire) ? 'either' : 'success';
}

function expectedOnSoundMachine(scenario: Scenario): Expected {
  const decided = expectedOfTrouble(scenario.trouble);
  if (decided !== null) return decided;
  if (mayGoEitherWay(scenario)) return 'either';
  return cannotSucceed(scenario) ? 'failure' : 'success';
}

/** What follows from the trouble, whatever else there is; null: nothing. */
function expectedOfTrouble(trouble: Trouble): Expected | null {
  switch (trouble.kind) {
    case 'forged state':
    case 'unreachable':
    case 'contradiction':
      return 'failure';
    case 'key':
      if (trouble.when === 'wrong') return 'failure';
      if (trouble.when !== 'empty') return null;
      return trouble.policy === 'skip' ? 'success' : 'failure';
    case 'names lost':
      // Four creates that are never sent are soon made.
      return trouble.stage === 'main' ? 'either' : null;
    case 'capacity':
    case 'cap': {
      const inVain = isInVain(trouble);
      return inVain === null ? 'either' : inVain ? 'failure' : 'success';
    }
    default:
      return null;
  }
}

/** Whether the service may refuse the teardown for ever, so that all post can do is to say so. */
export function mayStrand({ faults, trouble, machine }: Scenario): boolean {
  if (isDeadProxy(trouble)) return true;
  // Main could not save that its create was never sent.
  if (trouble.kind === 'unreachable' && machine.kind === 'full disk') return true;
  if (trouble.kind === 'names lost' && trouble.seconds === null) return true;
  if (trouble.kind === 'key' && (trouble.when === 'gone in post' || trouble.when === 'wrong in post'))
    return true;
  return faults.some(({ stage, injection }) => stage === 'post' && isPermanent(injection));
}

/**
 * Whether a create may take effect when post has ended: it lands up to a minute late, and post has less than half of
 * that after a cancel. Post warns of it then.
 */
export function mayLandAfterPost({ trouble, machine }: Scenario, isHurried: boolean): boolean {
  // By a clock that was set forward meanwhile, a create is too old to take effect.
  if (machine.kind === 'clock' && machine.postAheadMs > 0) return true;
  return isHurried && trouble.kind === 'late creates';
}

/**
 * Whether post may have to leave a deployment to a person's judgement: a create got no answer, and a stranger's
 * deployment of the same kind has the name. It fails then, and touches nothing.
 */
export function mayDoubt({ intruder }: Scenario): boolean {
  return intruder.kind === 'is a twin';
}

/** Without end, and in anybody's way. */
export function isEndless({ times, forMs, fault }: PlannedFault['injection']): boolean {
  return times === undefined && forMs === undefined && fault.kind !== 'nulls';
}

/** Without end. A key that is refused once ends a start at once: that is as good as for ever. */
function isPermanent(injection: PlannedFault['injection']): boolean {
  const { fault } = injection;
  return isEndless(injection) || (fault.kind === 'status' && [401, 403].includes(fault.status));
}

function mayGoEitherWay(scenario: Scenario): boolean {
  const { faults, existing, intruder, service, trouble } = scenario;
  // A page before the service may be taken for its word; a create that lands late may be too late for the start.
  if (trouble.kind === 'gateway' && trouble.stage === 'main') return true;
  if (trouble.kind === 'late creates') return true;
  const ofMain = faults.filter(({ stage }) => stage === 'main');
  if (
    ofMain.some(
      ({ injection }) => isPermanent(injection) || isDefinite(injection.path, injection.fault, scenario),
    )
  ) {
    return true;
  }
  // What is there already may be up, however long a start takes.
  if (isTooSlow(scenario) && (existing !== null || intruder.kind === 'is faster')) return true;
  // A machine type that is not to be had is refused before anybody looks at the name.
  if (isHopeless(scenario) && intruder.kind === 'is faster') return true;
  if (['deletes ours', 'is a twin', 'has just left'].includes(intruder.kind)) return true;
  // A lagging read may go on showing what is leaving, or not show that it leaves.
  const reads = service.staleReadsMs > 0 || ofMain.some(({ injection }) => injection.fault.kind === 'stale');
  return existing?.status === 'deleting' && reads;
}

/** An answer after which main may give up: only what is transient is tried again . */
function isDefinite(path: string, fault: Fault, scenario: Scenario): boolean {
  // The time to load a model is minutes, and so is what one hang costs: more than these runs allow.
  if (fault.kind === 'hang') return path === 'endpoint:/model/add' || path === 'endpoint:*';
  // A delete that lands late hits whatever has the name by then, our own next deployment too.
  if ((path === '/delete' || path === '*') && isLate(fault) && knownName(scenario) !== null) return true;
  if (fault.kind === 'body') return fault.status !== 200;
  return fault.kind === 'status' && isRefusal(path, fault.status, scenario);
}

function isRefusal(path: string, status: number, scenario: Scenario): boolean {
  if (status >= 500 || status === 408 || status === 429) return false;
  if (path === 'endpoint:/info' || path === 'endpoint:/healthz') return status === 401;
  if (path === '/get_log' || path === 'endpoint:/model/registry') return false;
  // "There is none": true for a while of a new deployment, a lie about one that is to be replaced or attached to; the
  // lie comes out only where the service takes a create, and finds the name in use.
  if (path === '/get' && status === 404)
    return scenario.inputs['if-exists'] === 'replace' || isHopeless(scenario);
  return true;
}

const isLate = (fault: Fault): boolean => 'effect' in fault && typeof fault.effect === 'object';

function cannotSucceed(scenario: Scenario): boolean {
  const { inputs, existing, intruder } = scenario;
  const inTheWay = existing !== null && existing.status !== 'deleting';
  if (inTheWay && inputs['if-exists'] === 'fail') return true;
  if (inTheWay && inputs['if-exists'] === 'reuse') return existing.status === 'failed';
  if (intruder.kind === 'is faster' && knownName(scenario) !== null) {
    // Whose create is looked at first is decided only where there is a create that the service would take.
    if (inputs['if-exists'] === 'fail') return true;
    if (inputs['if-exists'] === 'reuse') return false;
  }
  return isTooSlow(scenario) || isHopeless(scenario);
}

/** No machine type is to be had. */
function isHopeless({ inputs, service }: Scenario): boolean {
  return inputs['machine-type'].split(', ').every((type) => type in service.machineTypes);
}

/** The time allowed is a few seconds, and the start takes longer (see `manner` in service.ts). */
export function isTooSlow({ inputs }: Scenario): boolean {
  return Number(inputs['ready-timeout-minutes']) < 1;
}
