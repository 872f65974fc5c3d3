// Carrying out an intent: tearing down, writing down how far it came, and saying so once.
import type { DeploymentApi } from '../api/client.ts';
import type { Clock, Random } from '../clock.ts';
import type { Claim, Ledger, StepState } from '../deployment/state.ts';
import { removalCommands } from '../report/headline.ts';
import { pause, remove } from './delete-or-pause.ts';
import type { Teardown } from './next-action.ts';
import type { Intent } from './policy.ts';

/**
 * The time one teardown may take, in ms: all of it, watching it go once the service took the command, the look for an
 * unconfirmed create, each request.
 */
export type TeardownBudget = {
  totalMs: number;
  verifyMs: number;
  landingMs: number;
  requestTimeoutMs: number;
};

export type FarewellOptions = {
  api: DeploymentApi;
  ledger: Ledger;
  clock: Clock;
  random: Random;
  info: (line: string) => void;
  /** Aborts when the process is told to stop. */
  signal: AbortSignal;
};

/** What became of one claim. `problem` is a complete message where it is not verifiably as intended, else null. */
export type Farewell = {
  claim: Claim;
  intent: Intent;
  outcome: Teardown['outcome'] | 'kept' | 'left';
  problem: string | null;
};

/** Does what is intended with the deployment of this claim. Never throws. */
export async function bidFarewell(
  { claim, intent }: { claim: Claim; intent: Intent },
  budget: TeardownBudget,
  options: FarewellOptions,
): Promise<Farewell> {
  if (intent === 'keep' || intent === 'leave') {
    options.info(
      intent === 'keep'
        ? tellKept(claim, options.ledger.state)
        : `Deployment "${claim.name}" is left as it was found.`,
    );
    options.ledger.put({ ...claim, removal: 'done' });
    return { claim, intent, outcome: intent === 'keep' ? 'kept' : 'left', problem: null };
  }
  const { api, ledger, clock, random, info } = options;
  const began = clock.now();
  const act = intent === 'delete' ? remove : pause;
  const teardown = await act(claim, {
    api,
    clock,
    random,
    deadline: began + budget.totalMs,
    verifyMs: budget.verifyMs,
    lookUntil: lookUntil(claim, began, budget.landingMs),
    requestTimeoutMs: budget.requestTimeoutMs,
    hurry: options.signal,
    onSent: () => {
      ledger.put({ ...claim, removal: 'sent' });
    },
  });
  if (teardown.outcome === 'unverified') {
    const problem = notVerified({ claim, intent }, teardown.problem, ledger.state);
    return { claim, intent, outcome: 'unverified', problem };
  }
  ledger.put({ ...claim, removal: 'done' });
  info(tell(claim, teardown, (clock.now() - began) / 1000));
  return { claim, intent, outcome: teardown.outcome, problem: null };
}

function tellKept({ name }: Claim, { settings, expiresAt }: StepState): string {
  const end = expiresAt === null ? 'when its duration is over' : `at ${expiresAt}`;
  return settings.scope === 'run'
    ? `Deployment "${name}" is left running for the other jobs of this run: the stop Action removes it, or else the service ${end}.`
    : `Deployment "${name}" is kept: the service removes it ${end}; before that: roboflow deployment delete ${name}`;
}

/** What was killed while a create was under way cannot know when it was cut off: it looks for the whole time. */
function lookUntil({ id, unconfirmedAt }: Claim, now: number, landingMs: number): number {
  if (unconfirmedAt === null) return now;
  return id === null ? now + landingMs : Math.min(now, unconfirmedAt) + landingMs;
}

function tell(
  { name }: Claim,
  teardown: Exclude<Teardown, { outcome: 'unverified' }>,
  seconds: number,
): string {
  const after = `${seconds.toFixed(1)} s`;
  switch (teardown.outcome) {
    case 'gone':
      return `Deployment "${name}" is gone (verified after ${after}).`;
    case 'paused':
      return `Deployment "${name}" is paused (verified after ${after}).`;
    case 'never there':
      return `No deployment "${name}" appeared within ${after}: the create that got no answer never took effect.`;
    case 'not ours':
      return `Deployment "${name}" is another one by now (id ${teardown.id}) and not this step's: left alone.`;
  }
}

/** What to tell where a deployment is not verifiably as intended: which, why, how to end it by hand, when it ends. */
export function notVerified(
  { claim, intent }: { claim: Claim; intent: Intent },
  problem: string,
  { expiresAt, apiUrl }: Pick<StepState, 'expiresAt' | 'apiUrl'>,
): string {
  const { name, id } = claim;
  const wanted = intent === 'pause' ? 'paused' : 'deleted';
  return [
    `Deployment "${name}" (id ${id ?? 'unknown'}) may still be running and costing money: it is not verifiably ${wanted}. Last problem: ${problem.replace(/\.?$/, '.')}`,
    'To remove it by hand, either of:',
    ...removalCommands(name, apiUrl),
    `The service itself removes it ${expiresAt === null ? 'when its duration is over' : `at ${expiresAt}`}.`,
  ].join('\n');
}
