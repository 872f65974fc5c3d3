// Applies the policy to each claim: tears down, records how far that came, and reports it.
import { removalCommands } from '../deployment/by-hand.ts';
import { noteMoment, serviceNowOf } from '../deployment/service-time.ts';
import type { Claim, Ledger, StepState } from '../deployment/state.ts';
import type { StepContext } from '../step-context.ts';
import type { TeardownBudget } from './budgets.ts';
import { deleteOrPause } from './delete-or-pause.ts';
import type { Teardown } from './next-action.ts';
import { isLeftToOthers, type Policy } from './policy.ts';

/** What became of one claim. */
export type TeardownResult = {
  claim: Claim;
  policy: Policy;
  outcome: Exclude<Teardown['outcome'], 'spared'> | 'kept' | 'left';
  /** A complete message where the deployment may be alive against the policy; null where it is not. */
  problem: string | null;
  /** True where a deployment is known to be there. False where nobody can know whether there is one. */
  isKnownToLive: boolean;
};

/** What a message about a deployment needs besides its claim. */
export type DeploymentFacts = {
  apiUrl: string;
  expiresAt: string | null;
  /** Whether it is left to the other jobs of the run. */
  isShared: boolean;
};

type EndFacts = Pick<DeploymentFacts, 'apiUrl' | 'expiresAt'>;

/** How to apply a policy. */
export type ApplyOptions = {
  context: Pick<StepContext, 'api' | 'clock' | 'random' | 'signal' | 'job'>;
  facts: DeploymentFacts;
  /** Called with a claim at every change of it, before anything else happens. */
  record: (claim: Claim) => void;
  budget: TeardownBudget;
  policyOf: (claim: Claim) => Policy;
  /** Whether the key is the one that the claims were made with; by default it is. */
  isSameKey?: boolean;
  /** Whether what comes up meanwhile is left running, because other jobs may be waiting for it. */
  sparesWhatIsUp?: boolean;
  /** The caller says in a sentence of its own what is gone or paused. */
  isToldByCaller?: boolean;
};

/** Takes the facts from a step's state. */
export function factsOf({ apiUrl, expiresAt, settings }: StepState): DeploymentFacts {
  return { apiUrl, expiresAt, isShared: isLeftToOthers(settings) };
}

/** Takes the facts from a ledger, and records each change of a claim in it. */
export function tracked(ledger: Ledger): Pick<ApplyOptions, 'facts' | 'record'> {
  return { facts: factsOf(ledger.state), record: (claim) => void ledger.put(claim) };
}

/** Applies the policy to all claims at the same time. Throws only what `record` throws. */
export function applyPolicy(claims: readonly Claim[], options: ApplyOptions): Promise<TeardownResult[]> {
  return Promise.all(claims.map((claim) => applyToOne(claim, options.policyOf(claim), options)));
}

async function applyToOne(claim: Claim, policy: Policy, options: ApplyOptions): Promise<TeardownResult> {
  if (policy === 'keep' || policy === 'leave') return leaveAlone(claim, policy, options);
  const { context, facts, budget } = options;
  const { clock } = context;
  const began = clock.now();
  let current = claim;
  const record = (next: Claim) => {
    current = next;
    options.record(next);
  };
  const teardown = await deleteOrPause(policy, claim, {
    ...context,
    deadline: began + budget.totalMs,
    lookUntil: () => lateEffectDeadline(current, began, budget),
    requestTimeoutMs: budget.requestTimeoutMs,
    cancelSignal: context.signal,
    isSameKey: options.isSameKey ?? true,
    sparesWhatIsUp: options.sparesWhatIsUp ?? false,
    onSeen: ({ id }) => {
      if (current.origin === 'found' || current.id !== null) return;
      const unansweredCreates = Math.max(0, current.unansweredCreates - 1);
      // A list may show what `/get` and the delete do not know yet, so this is a confirmation like that of the create.
      const { at, aheadMs } = noteMoment(context);
      const confirmed = current.confirmedAt === null ? { confirmedAt: at, aheadMs } : {};
      record({ ...current, id, unansweredCreates, ...confirmed });
    },
    onSent: () => record({ ...current, removal: 'sent' }),
  });
  if (teardown.outcome === 'spared') return leaveAlone(current, 'keep', options);
  const result = { claim: current, policy, outcome: teardown.outcome };
  if (teardown.outcome === 'unverified') {
    const problem = notVerified(result, teardown.problem, facts);
    return { ...result, problem, isKnownToLive: true };
  }
  if (teardown.outcome === 'not ours' && teardown.isAlike) {
    return { ...result, problem: lookalike(current, teardown.id, facts), isKnownToLive: false };
  }
  if (teardown.outcome === 'not found' || mayStillLand(current, youngestNow(current, context))) {
    return {
      ...result,
      outcome: 'not found',
      problem: unansweredCreate(current, facts),
      isKnownToLive: false,
    };
  }
  record({ ...current, removal: 'done' });
  const isSaidLater = options.isToldByCaller === true && teardown.outcome !== 'not ours';
  if (!isSaidLater) context.job.info(tell(current, teardown, (clock.now() - began) / 1000));
  return { ...result, problem: null, isKnownToLive: false };
}

function leaveAlone(claim: Claim, policy: 'keep' | 'leave', options: ApplyOptions): TeardownResult {
  const { context, facts, record } = options;
  const result = { claim, policy, outcome: policy === 'keep' ? ('kept' as const) : ('left' as const) };
  const doubt = doubtOf(claim, { ...facts, now: youngestNow(claim, context) });
  if (doubt !== null) return { ...result, ...doubt };
  record({ ...claim, removal: 'done' });
  context.job.info(policy === 'keep' ? tellKept(claim, facts) : tellLeft(claim));
  return { ...result, problem: null, isKnownToLive: false };
}

/**
 * What to tell of a claim that is not to be torn down, where nobody knows what came of its create; else null. `now` is in
 * ms since the epoch; null where it is not known how old that create is.
 */
export function doubtOf(
  claim: Claim,
  facts: DeploymentFacts & { now: number | null },
): { problem: string; isKnownToLive: boolean } | null {
  if (claim.origin === 'created') {
    if (claim.unansweredCreates === 0) return null;
    return { problem: unansweredCreate(claim, facts), isKnownToLive: false };
  }
  const { unanswered, mayBeOurs } = claim;
  // What all jobs of the run share is left to them and to stop, whoever of them created it. What came of another create
  // may still land after stop.
  if (!mayBeOurs || facts.isShared) {
    const isOld = unanswered === null || (facts.now !== null && !mayStillLand(unanswered, facts.now));
    return isOld ? null : { problem: unansweredCreate(claim, facts), isKnownToLive: false };
  }
  const cause = `the service does not tell whether it came of this step's own create, whose answer was lost, so it was not touched`;
  return { problem: notVerified({ claim, policy: 'delete' }, cause, facts), isKnownToLive: true };
}

function tellKept(
  { name }: Claim,
  { isShared, expiresAt }: Pick<DeploymentFacts, 'isShared' | 'expiresAt'>,
): string {
  const end = expiresAt === null ? 'when its duration is over' : `at ${expiresAt}`;
  const stop = `the stop Action removes it, or else the service ${end}`;
  return isShared
    ? `Deployment "${name}" is left running for the other jobs of this run: ${stop}.`
    : `Deployment "${name}" is kept: the service removes it ${end}; before that: roboflow deployment delete ${name}`;
}

/** What this step woke is not left as it was found: it stays awake where other jobs share it. */
function tellLeft(claim: Claim): string {
  const wasWoken = claim.origin === 'found' && claim.resumedAt !== null;
  return wasWoken
    ? tellKept(claim, { isShared: true, expiresAt: null })
    : `Deployment "${claim.name}" is left as it was found.`;
}

/** Milliseconds within which a resume may take effect after its answer was lost. */
const lateResumeMs = 10_000;

/** Until when a create or resume of this claim may still take effect, as far as the budget allows to look for it. */
function lateEffectDeadline(
  claim: Claim,
  now: number,
  { lateCreateMs, leastLookMs, mostLookMs }: TeardownBudget,
): number {
  const lateAt =
    claim.origin === 'found'
      ? (claim.resumedAt ?? 0) + lateResumeMs
      : claim.unansweredCreates > 0
        ? Math.max(claim.lastSentAt + lateCreateMs, now + leastLookMs)
        : now;
  return Math.max(now, Math.min(lateAt, now + mostLookMs));
}

/** Milliseconds after which a create without an answer is taken to have come to nothing: longer than it is looked for. */
const forgottenAfterMs = 300_000;

/** The earlier of both clocks. One may have been set since a create was sent, which must not look old for that. */
function youngestNow(claim: Claim, context: Pick<StepContext, 'api' | 'clock'>): number {
  return Math.min(context.clock.now(), serviceNowOf(claim, context));
}

/** Whether a create of this claim was not confirmed and may take effect after the teardown is over. */
function mayStillLand(claim: Claim, now: number): boolean {
  return (
    claim.origin === 'created' && claim.unansweredCreates > 0 && now < claim.lastSentAt + forgottenAfterMs
  );
}

function tell(
  { name }: Claim,
  teardown: Exclude<Teardown, { outcome: 'unverified' | 'not found' | 'spared' }>,
  seconds: number,
): string {
  const after = `${seconds.toFixed(1)} s`;
  switch (teardown.outcome) {
    case 'gone':
      return `Deployment "${name}" is gone (verified after ${after}).`;
    case 'paused':
      return `Deployment "${name}" is paused (verified after ${after}).`;
    case 'not ours':
      return `Deployment "${name}" is another one by now (id ${teardown.id}) and not this step's: left alone.`;
  }
}

/** The message about a deployment that may be alive: which one, why, how to remove it by hand, and when it ends. */
export function notVerified(
  { claim, policy }: { claim: Claim; policy: Policy },
  problem: string,
  facts: EndFacts,
): string {
  const { name, id } = claim;
  const intended = policy === 'pause' ? 'paused' : 'deleted';
  return [
    `Deployment "${name}" (id ${id ?? 'unknown'}) may still be running and costing money: it is not verifiably ${intended}. Last problem: ${problem.replace(/\.?$/, '.')}`,
    ...howItEnds(name, facts),
  ].join('\n');
}

/** The message about a create that got no answer and may still take effect. */
function unansweredCreate({ name }: Claim, facts: EndFacts): string {
  return [
    `A create of deployment "${name}" was not confirmed, and the service may still carry it out.`,
    ...howItEnds(name, { ...facts, expiresAt: null }),
  ].join('\n');
}

/** What to tell of another deployment under the name that was asked for in the same words. */
function lookalike({ name }: Claim, id: string, facts: DeploymentFacts): string {
  return [
    `Deployment "${name}" is another one by now (id ${id}), asked for in the same words: by another job, or by this step, if its create was sent twice on the way. It is left alone.`,
    ...howItEnds(name, { ...facts, expiresAt: null }),
  ].join('\n');
}

/** The commands that remove it by hand, and when it ends by itself; a line each. */
export function howItEnds(name: string, { expiresAt, apiUrl }: EndFacts): string[] {
  return [
    'To remove it by hand, either of:',
    ...removalCommands(name, apiUrl),
    `The service itself removes it ${expiresAt === null ? 'when its duration is over' : `at ${expiresAt}`}.`,
  ];
}
