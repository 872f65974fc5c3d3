// The errors of a start: one class for each reason why there is no ready deployment.
import type { Endpoint } from '../api/endpoint.ts';
import type { Deployment } from '../api/schemas.ts';
import type { DeploymentLog } from '../logs/deployment-log.ts';
import type { TeardownResult } from '../teardown/apply.ts';
import { counted } from '../text/format.ts';

/** The remedy for a name that the user gave and that is taken. */
export const takenNameRemedy =
  'Choose another "deployment-name" or leave it empty for a generated one, or say with "if-exists" whether to "reuse" or "replace" it.';

/**
 * Whose the deployment is: somebody else's; perhaps what came of a create of this step that got no answer; or one that
 * this step has deleted, and that the service still shows.
 */
export type Holder = 'another' | 'perhaps ours' | 'deleted by us';

const whoseWords: Record<Holder, string> = {
  another: 'was not created by this step',
  'perhaps ours': 'may or may not have come of a create of this step',
  'deleted by us': 'is still shown, although the service took the delete that this step sent for it',
};

/** The name belongs to a deployment that is not known to be ours to use. */
export class NameTakenError extends Error {
  override readonly name = 'NameTakenError';
  readonly existing: Deployment;

  constructor(existing: Deployment, remedy: string, holder: Holder = 'another') {
    const { name, id, status } = existing;
    super(
      `Deployment "${name}" exists already (id ${id}, status ${status}) and ${whoseWords[holder]}. ${remedy}`,
    );
    this.existing = existing;
  }
}

/**
 * The name is in use after a create without an answer: what came of that may have it, or another. `cause` is what is to
 * be told where nothing more is found out: what the create came to first.
 */
export class NameContestedError extends Error {
  override readonly name = 'NameContestedError';

  constructor(cause: unknown) {
    super('The name is in use after a create without an answer', { cause });
  }

  /** What to tell of an error: the cause of one of these, any other as it is. */
  static told(error: unknown): unknown {
    return error instanceof NameContestedError ? error.cause : error;
  }
}

/** An endpoint, and the path that it was asked for. */
export type Probed = { endpoint: Endpoint; path: string };

/** What a NotReadyError tells beside its message. */
export type NotReady = {
  /** The reason in a few words. */
  short: string;
  /** How often each status or probe answer was seen. */
  seen?: ReadonlyMap<string, number>;
  /** False where only what this step asked for is wrong, so that other jobs may use the deployment. */
  isDeploymentAtFault?: boolean;
  /** Whether it has failed or is not there any more. */
  isOver?: boolean;
  /** What did not answer in time; null for any other reason. */
  probed?: Probed | null;
};

/** It will not become ready, or did not in time. `message` says what was seen, how often, and what to do. */
export class NotReadyError extends Error implements Required<NotReady> {
  override readonly name = 'NotReadyError';
  readonly short: string;
  readonly seen: ReadonlyMap<string, number>;
  readonly isDeploymentAtFault: boolean;
  readonly isOver: boolean;
  readonly probed: Probed | null;

  constructor(
    message: string,
    { short, seen = new Map(), isDeploymentAtFault = true, isOver = false, probed = null }: NotReady,
  ) {
    super(message);
    this.short = short;
    this.seen = seen;
    this.isDeploymentAtFault = isDeploymentAtFault;
    this.isOver = isOver;
    this.probed = probed;
  }
}

/** What a failed attempt created could not be deleted, or is left to other jobs. No other machine type is tried, as both would be billed. */
export class AttemptLeftError extends Error {
  override readonly name = 'AttemptLeftError';
  /** The log and the result of the delete, which need not be repeated. */
  readonly ended: EndedAttempt;

  constructor(cause: unknown, ended: EndedAttempt) {
    super('What a failed attempt created could not be taken away', { cause });
    this.ended = ended;
  }
}

/** A machine type and the error with which the service refused it. */
export type TypeRefusal = { machineType: string; error: unknown };

/** Every machine type was refused for lack of capacity or by a quota. `cause` is the error of the last one. */
export class NoCapacityError extends Error {
  override readonly name = 'NoCapacityError';
  readonly refusals: readonly TypeRefusal[];

  constructor(refusals: readonly TypeRefusal[]) {
    super('No machine type is to be had', { cause: refusals.at(-1)?.error });
    this.refusals = refusals;
  }
}

/** Deployments that an error lists. There may be hundreds. */
const mostNamed = 20;

/** As many deployments with generated names are alive as `max-running` allows, so no create was sent. */
export class CapReachedError extends Error {
  override readonly name = 'CapReachedError';
  /** The reason in one line, without a full stop. */
  readonly short: string;
  /** One line for each that is alive. */
  readonly lines: readonly string[];

  constructor(maxRunning: number, running: readonly { name: string; about: string }[]) {
    const short = `"max-running" is ${maxRunning}, and ${counted(running.length, 'deployment')} with generated names ${running.length === 1 ? 'is' : 'are'} alive`;
    const named = running.slice(0, mostNamed).map(({ name, about }) => `- ${name}: ${about}`);
    const more = running.length - named.length;
    const lines = more > 0 ? [...named, `- and ${more} more`] : named;
    super(
      [
        `No deployment was created: ${short}:`,
        ...lines,
        'Say with "capacity-wait-minutes" how long to wait for one to go, or raise "max-running"; the sweep Action removes what lost runners left.',
      ].join('\n'),
    );
    this.short = short;
    this.lines = lines;
  }
}

/** How an attempt was ended: its log, null where it was not read, and the result of the delete. */
export type EndedAttempt = { log: DeploymentLog | null; result: TeardownResult };

/** The start failed. The message says why, what became of the deployments, and what the log said last. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
