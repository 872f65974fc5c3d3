// What one chaos run is about: drawn from its seed alone, before anything is started.
import { runScopedName } from '../../src/deployment/names.ts';
import type { MachineType } from '../simulator/options.ts';
import { type Companions, drawCompanions, noCompanions } from './companion-plan.ts';
import { createDraw, type Draw } from './draw.ts';
import { drawFaults, type PlannedFault } from './fault-plan.ts';
import { drawIntruder, type Intruder } from './intruder-plan.ts';
import { drawKill, drawPostKill, type Kill, type PostKill } from './kill-plan.ts';
import { drawMachineTrouble, type MachineTrouble } from './machine-plan.ts';
import { drawTrouble, type Trouble } from './trouble-plan.ts';
import { drawRudeWire, type RudeWire } from './wire-plan.ts';
import { withClearWayToPost, withMachine, withPostKill, withTrouble, withWire } from './with-troubles.ts';

/** The inputs that differ from run to run, by their names in action.yml. */
export type Inputs = {
  'deployment-name': string;
  scope: 'step' | 'run';
  'if-exists': 'fail' | 'reuse' | 'replace';
  teardown: 'delete' | 'pause' | 'keep';
  'teardown-on-failure': 'delete' | 'pause' | 'keep';
  'on-teardown-error': 'fail' | 'warn';
  'machine-type': string;
  'ready-replicas': string;
  'min-replicas': string;
  'max-replicas': string;
  'ready-timeout-minutes': string;
  'poll-interval-seconds': string;
  'health-path': string;
  'preload-models': string;
  'summary-log-entries': string;
  duration: string;
  'capacity-wait-minutes': string;
  'max-running': string;
  region: string;
  'on-missing-key': string;
};

/** How the service behaves besides its faults. */
export type ServiceManner = {
  provisioningSeconds: number;
  replicaSeconds: number;
  endpointWarmUpSeconds: number;
  endpointFlapping: number[];
  deletionSeconds: number;
  afterDeletion: 'absent' | 'deleted';
  /** Every read lags so far behind. */
  staleReadsMs: number;
  /** The longest time a request takes. */
  latencyMs: number;
  clockSkewMs: number;
  machineTypes: Record<string, MachineType>;
};

/** A deployment that holds the name before the step begins. */
export type Existing = { status: 'ready' | 'paused' | 'pending' | 'failed' | 'deleting' };

/** One run. */
export type Scenario = {
  seed: number;
  apiKey: string;
  inputs: Inputs;
  service: ServiceManner;
  existing: Existing | null;
  intruder: Intruder;
  faults: PlannedFault[];
  kill: Kill;
  /** The job between main and post: how it went (`null`: as main did), and how long it took. */
  job: { status: 'success' | 'failure' | 'cancelled' | null; hours: number };
  /** Whether the log holds keys, workflow commands and markup. */
  hasHostileLog: boolean;
  isDebug: boolean;
  /** What else comes over the run; its faults are among `faults`. */
  trouble: Trouble;
  /** What a gateway in between does to right answers. */
  wire: RudeWire | null;
  machine: MachineTrouble;
  postKill: PostKill;
  /** The companion Actions that run besides. */
  companions: Companions;
  /** How many seconds of the step pass in one. */
  speed: number;
};

/** The run that the names of `scope: run` are made of. */
export const runId = 16_588_214_930;
/** That run, as the steps read it from the runner's variables. */
const run = { id: runId, server: 'github.com', repository: 'octo-org/octo-repo', url: '' };
export const creatorEmail = 'ci@example.com';

/** The name the step asks for, null where it makes one up. */
export function knownName({ inputs }: Pick<Scenario, 'inputs'>): string | null {
  return inputs.scope === 'run' ? runScopedName(run) : inputs['deployment-name'] || null;
}

/** The scenario of this seed. */
export function drawScenario(seed: number): Scenario {
  const draw = createDraw(seed);
  const apiKey = `rf_${draw.word(20)}${draw.chance(0.25) ? '+/=%&"<\'' : ''}${draw.word(4)}`;
  const inputs = drawInputs(draw);
  const service = drawService(draw);
  const isNamed = knownName({ inputs }) !== null;
  const existing = isNamed && draw.chance(0.5) ? { status: drawExistingStatus(draw) } : null;
  const intruder = drawIntruder(draw, { isNamed, existing, inputs });
  // Chance may have given away a name of our own making (one in a million); that main is killed in the same instant,
  // before it is told so, is left out: to post such a deployment cannot look like anything but ours.
  const kill = intruder.kind === 'is faster' && !isNamed ? { kind: 'none' as const } : drawKill(draw);
  const job = { status: drawJobStatus(draw), hours: drawHours(draw, intruder) };
  const faults = drawFaults(draw, { apiKey, inputs, intruder, kill });
  const scenario: Scenario = {
    ...{ seed, apiKey, inputs, service, existing, intruder, faults, kill, job },
    hasHostileLog: draw.chance(0.4),
    isDebug: draw.chance(0.2),
    ...{ trouble: { kind: 'none' }, speed: 1, wire: null, machine: { kind: 'none' } },
    postKill: { kind: 'none' },
    companions: noCompanions,
  };
  const troubled = withTrouble(scenario, drawTrouble(draw), `my-gpu-${draw.word(3)}`);
  const machine = drawMachineTrouble(draw);
  const wire = drawRudeWire(draw);
  const whole = withPostKill(withWire(withMachine(troubled, machine), wire), drawPostKill(draw));
  const drawn = draw.chance(0.7) ? withClearWayToPost(whole) : whole;
  return { ...drawn, companions: drawCompanions(drawn) };
}

const drawExistingStatus = (draw: Draw): Existing['status'] =>
  draw.weighted([
    [8, 'ready'],
    [9, 'paused'],
    [2, 'pending'],
    [2, 'failed'],
    [3, 'deleting'],
  ]);

const drawJobStatus = (draw: Draw): Scenario['job']['status'] =>
  draw.weighted([
    [5, null],
    [3, 'failure'],
    [2, 'cancelled'],
  ]);

/** Hours that pass before post: within the duration, or beyond it, so that the deployment has expired. */
function drawHours(draw: Draw, intruder: Intruder): number {
  if (intruder.kind === 'takes the expired name') return 5;
  return draw.weighted([
    [72, 0],
    [20, 1],
    [8, 5],
  ]);
}

const drawTeardown = (draw: Draw): Inputs['teardown'] =>
  draw.weighted([
    [6, 'delete'],
    [2, 'pause'],
    [2, 'keep'],
  ]);

function drawInputs(draw: Draw): Inputs {
  const scope = draw.chance(0.15) ? 'run' : 'step';
  const isGiven = scope === 'step' && draw.chance(0.5);
  const replicas = draw.chance(0.15) ? 2 : 1;
  return {
    'deployment-name': isGiven ? `my-gpu-${draw.word(3)}` : '',
    scope,
    'if-exists': draw.pick(scope === 'run' ? ['fail', 'reuse', 'reuse'] : ['fail', 'reuse', 'replace']),
    teardown: drawTeardown(draw),
    'teardown-on-failure': drawTeardown(draw),
    'on-teardown-error': draw.chance(0.15) ? 'warn' : 'fail',
    'machine-type': drawMachineTypes(draw),
    'ready-replicas': String(replicas),
    'min-replicas': String(replicas),
    'max-replicas': String(replicas + draw.whole(0, 1)),
    // Three minutes are ample for passing faults and cost nothing where all goes well.
    'ready-timeout-minutes': draw.chance(0.05) ? '0.05' : '3',
    'poll-interval-seconds': draw.pick(['1', '1.5', '3']),
    'health-path': draw.weighted([
      [8, '/info'],
      [1, ''],
      [1, '/healthz'],
    ]),
    'preload-models': draw.chance(0.15) ? draw.pick(['project/1', 'project/1\nother/2\nthird/3']) : '',
    'summary-log-entries': draw.pick(['200', '200', '0', '5']),
    duration: draw.pick(['3', '3', '0.75', '0.15']),
    // These are the business of the troubles.
    ...{ 'capacity-wait-minutes': '0', 'max-running': '', region: '', 'on-missing-key': 'fail' },
  };
}

function drawMachineTypes(draw: Draw): string {
  return draw.weighted([
    [70, 'dev-gpu'],
    [8, 'sold-out, dev-gpu'],
    [8, 'broken-gpu, dev-gpu'],
    [4, 'sold-out, broken-gpu, prod-gpu'],
    [4, 'broken-gpu'],
    [3, 'sold-out'],
    [3, 'refused-gpu, dev-gpu'],
  ]);
}

function drawService(draw: Draw): ServiceManner {
  const seconds = (zero: number, most: number) => (draw.chance(zero) ? 0 : draw.between(0.1, most));
  return {
    provisioningSeconds: seconds(0.3, 2),
    replicaSeconds: seconds(0.7, 1),
    endpointWarmUpSeconds: seconds(0.6, 1),
    endpointFlapping: draw.chance(0.15) ? draw.pick([[200, 502], [503, 503], [200, 200, 503], [404]]) : [],
    deletionSeconds: seconds(0.5, 3),
    afterDeletion: draw.pick(['absent', 'deleted']),
    staleReadsMs: draw.chance(0.3) ? draw.whole(200, 2_000) : 0,
    latencyMs: draw.pick([0, 0, 20, 100, 400]),
    clockSkewMs: draw.chance(0.3) ? draw.whole(-600_000, 600_000) : 0,
    machineTypes: {
      'sold-out': 'no-capacity',
      'broken-gpu': 'failing',
      'refused-gpu': { status: 422, text: 'machine_type is not for this workspace' },
    },
  };
}
