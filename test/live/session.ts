// One run of the live check: the service, the clock, the answers so far, and the steps from which every phase is made.
import { type Deployment, deploymentListSchema, deploymentSchema } from '../../src/api/schemas.ts';
import type { Clock, Random } from '../../src/clock.ts';
import { isTerminal } from '../../src/deployment/statuses.ts';
import { poll } from '../../src/poll.ts';
import type { Answers } from './answers.ts';
import type { Made } from './made.ts';
import type { Reply, Service } from './service.ts';

export type Session = {
  service: Service;
  clock: Clock;
  random: Random;
  answers: Answers;
  made: Made;
  /** Aborts when the time is over, or on Ctrl-C. */
  signal: AbortSignal;
  /** The machine type that is asked for unless a question is about types. */
  machineType: string;
  creatorEmail: string;
  say: (line: string) => void;
};

/** The fields in which a create may differ. */
export type Create = { name: string; machineType?: string; creatorEmail?: string; durationHours?: number };

/** Hours after which the service itself removes a deployment, in case this process is killed. */
export const backstopHours = 0.5;

/** Asks for a deployment, and records it before. `deployment` is null when it was refused. */
export async function create(
  { service, made, machineType, creatorEmail }: Session,
  wanted: Create,
): Promise<{ reply: Reply; deployment: Deployment | null }> {
  made.intend(wanted.name);
  const reply = await service.call('POST', '/add', {
    deployment_name: wanted.name,
    machine_type: wanted.machineType ?? machineType,
    creator_email: wanted.creatorEmail ?? creatorEmail,
    duration: wanted.durationHours ?? backstopHours,
    delete_on_expiration: true,
    inference_version: 'latest',
    min_replicas: 1,
    max_replicas: 1,
  });
  if (reply.status !== 200) {
    // After a 408 or a 5xx it may have been made all the same.
    if (reply.status >= 400 && reply.status < 500 && reply.status !== 408) made.refuse(wanted.name);
    return { reply, deployment: null };
  }
  const deployment = deploymentSchema.parse(JSON.parse(reply.body));
  made.confirm(wanted.name, deployment);
  return { reply, deployment };
}

/** Deletes by name, and returns the answer, whatever it is. */
export const remove = ({ service }: Session, name: string): Promise<Reply> =>
  service.call('POST', '/delete', { deployment_name: name });

/** Returns the deployment as `/get` shows it, or null after any refusal. */
export async function look({ service }: Session, name: string): Promise<Deployment | null> {
  const { status, body } = await service.call('GET', '/get', { deployment_name: name });
  return status === 200 ? deploymentSchema.parse(JSON.parse(body)) : null;
}

/** Returns what `/list` shows under these flags. Throws when its answer is not a list. */
export async function list({ service }: Session, flags: Record<string, string> = {}): Promise<Deployment[]> {
  const { status, body } = await service.call('GET', '/list', flags);
  if (status !== 200) throw new Error(`/list answered ${status}`);
  return deploymentListSchema.parse(JSON.parse(body)).deployments;
}

/** How long to look, and how often, in milliseconds. */
export type Patience = { forMs: number; everyMs: number };

/**
 * Looks until something is found, and returns it with the seconds that took, or null when the time is over.
 */
export async function lookUntil<T>(
  { clock, signal }: Session,
  { forMs, everyMs }: Patience,
  find: () => Promise<T | null>,
): Promise<{ found: T; seconds: number } | null> {
  const began = clock.now();
  const { outcome } = await poll({
    check: async () => {
      const found = await find();
      return found === null ? { pending: 'not yet' } : { done: found };
    },
    pauseMs: () => everyMs,
    deadline: began + forMs,
    clock,
    signal,
  });
  return outcome === 'timed out'
    ? null
    : { found: outcome.done, seconds: rounded((clock.now() - began) / 1000) };
}

/**
 * Waits until a deployment has a replica, and notes each new word for its status. Throws if it never will.
 */
export async function untilReady(session: Session, name: string, words: string[]): Promise<Deployment> {
  const ready = await lookUntil(session, { forMs: 900_000, everyMs: 2_000 }, async () => {
    const seen = await look(session, name);
    if (seen === null) return null;
    note(words, seen.status);
    if (isTerminal(seen)) throw new Error(`${name} is ${seen.status} and will not start`);
    return seen.numReplicas > 0 && seen.domain !== '' ? seen : null;
  });
  if (ready === null) throw new Error(`${name} was not ready within 15 minutes (${words.join(', ')})`);
  return ready.found;
}

/** Adds the word unless it is the last one. */
export function note(words: string[], word: string) {
  if (words.at(-1) !== word) words.push(word);
}

/** Returns the address of a deployment's own server: https, except on this very machine. */
export function addressOf({ service }: Session, { domain }: Deployment): string {
  const { protocol, hostname } = new URL(service.url);
  const isHere = protocol === 'http:' && hostname === '127.0.0.1';
  return `${isHere ? 'http' : 'https'}://${domain}`;
}

/** Returns a name that nobody else has: `live-` and random letters. */
export function freshName(random: Random): string {
  const letters = Array.from({ length: 8 }, () => Math.floor(random() * 36).toString(36));
  return `live-${letters.join('')}`;
}

/** Rounds to a tenth. */
export const rounded = (value: number): number => Math.round(value * 10) / 10;
