// Runs a teardown alone, and holds the answers from which the tables of its tests are made.
import type { CreatedClaim } from '../../src/deployment/state.ts';
import { deleteOrPause } from '../../src/teardown/delete-or-pause.ts';
import { claimed } from '../fakes/claims.ts';
import { clientOf, shown } from '../fakes/deployments.ts';
import { type Line, type Script, said, scripted } from '../fakes/scripted.ts';
import { createVirtualTime } from '../fakes/virtual-clock.ts';

export const alive: Line = { json: shown({ status: 'ready', num_replicas: 1 }) };
export const deleting: Line = { json: shown({ status: 'deleting' }) };
export const deleted: Line = { json: shown({ status: 'deleted' }) };
export const expired: Line = { json: shown({ status: 'expired' }) };
export const failed: Line = { json: shown({ status: 'failed' }) };
export const paused: Line = { json: shown({ status: 'paused' }) };
const theirs = shown({ deployment_id: 'theirs', duration: 7.999521, status: 'ready', num_replicas: 1 });
export const foreign: Line = { json: theirs };
export const absent = said(404, 'not found');
/** A list that shows the deployment alive. */
export const listedAlive: Line = { json: [shown({ status: 'ready', num_replicas: 1 })] };
/** A list that shows another deployment of the name. */
export const listedForeign: Line = { json: [theirs] };
/** An empty list. */
export const nothing: Line = { json: [] };
export const ok: Line = { json: { message: 'OK' } };

/**
 * What a look shows: a function of the seconds passed and of how often the command was given, or one answer
 * after the other.
 */
export type Shown = Exclude<Script, (...args: never) => Line> | ((seconds: number, told: number) => Line);

export type Case = {
  what: string;
  get: Shown;
  /** What `/delete` or `/pause` answers. */
  answer?: Script;
  claim?: Partial<CreatedClaim>;
  /** What `/list` answers. It is empty unless a list is given. */
  list?: Script;
  landingMs?: number;
  cancelSignal?: AbortSignal;
  totalMs?: number;
  /** The outcome, and how often the command was given. */
  ends: string;
  /** The most seconds that it may take. */
  within: number;
};

/**
 * Gives the command under these answers. Returns how it ended, how often the command was given, and the
 * seconds it took.
 */
export async function settle(
  command: 'delete' | 'pause',
  {
    get,
    answer = ok,
    claim = {},
    list = nothing,
    ...budget
  }: Pick<Case, 'get' | 'answer' | 'claim' | 'landingMs' | 'totalMs' | 'cancelSignal' | 'list'>,
) {
  const time = createVirtualTime();
  const { clock } = time;
  const path = `/${command}`;
  const looks: Script =
    typeof get === 'function' ? ({ atMs }) => get(atMs / 1000, service.asked(path).length) : get;
  const service = scripted({ '/get': looks, '/list': list, '/delete': ok, [path]: answer }, clock);
  const { dispatcher, asked } = service;
  const sent: number[] = [];
  const lookUntil = clock.now() + (budget.landingMs ?? 0);
  const settling = deleteOrPause(command, claimed(claim), {
    api: clientOf({ dispatcher, clock }),
    clock,
    random: () => 0.5,
    deadline: clock.now() + (budget.totalMs ?? 120_000),
    lookUntil: () => lookUntil,
    requestTimeoutMs: 10_000,
    cancelSignal: budget.cancelSignal ?? new AbortController().signal,
    onSent: () => sent.push(time.elapsed()),
  });
  const ended = await time.run(settling);
  return { ended, ends: `${ended.outcome}, ${asked(path).length}`, seconds: time.elapsed() / 1000, sent };
}

export const unconfirmed = {
  id: null,
  confirmedAt: null,
  unansweredCreates: 1,
  lastSentAt: Date.parse('2026-01-05T07:59:59Z'),
};
export const fresh = { confirmedAt: Date.parse('2026-01-05T07:59:59Z') };
export const given = { hasGeneratedName: false };
