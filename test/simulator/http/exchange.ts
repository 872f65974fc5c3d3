// Handles one HTTP request: reads it, waits, applies a fault, lets it take effect, answers, and records it.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Settings } from '../options.ts';
import type { Answer, Call } from './call.ts';
import { type Fault, type Faults, withNulls, withWrongTypes } from './faults.ts';
import type { RequestRecord, Transcript } from './transcript.ts';
import { nameIn, readCall, send, writeHead } from './wire.ts';
import { wrongAnswer } from './wrong-answer.ts';

/** What all servers of a simulator share. `underWay` are requests that have not ended and effects that are to come. */
export type Exchanges = {
  settings: Settings;
  faults: Faults;
  transcript: Transcript;
  underWay: Set<Promise<void>>;
  closing: AbortSignal;
};

/** One server. `prefix` is `endpoint:` for that of a deployment. */
export type Surface = {
  prefix: '' | 'endpoint:';
  deploymentName?: string;
  answer(call: Call): Answer | Promise<Answer>;
  /** Answers an admin request, without delay, fault or record. */
  aside?(call: Call): Answer | undefined;
  /** Receives the answers of the server itself, including faults, but not those of an ingress or cut connections. */
  answered?(call: Call, answer: Answer): void;
};

/** Builds an HTTP server, which does not listen yet. */
export function createExchangeServer(exchanges: Exchanges, surface: Surface): Server {
  return createServer((request, response) => {
    follow(exchanges, converse(exchanges, surface, request, response), () => response.destroy());
  });
}

/** Reports an error of the simulator itself or of a test's hook as a warning, so that it does not look like an answer. */
function follow({ underWay }: Exchanges, work: Promise<void>, onError?: () => void) {
  const followed = work
    .catch((error: unknown) => {
      process.emitWarning(`simulator: ${String(error)}`);
      onError?.();
    })
    .finally(() => underWay.delete(followed));
  underWay.add(followed);
}

async function converse(
  exchanges: Exchanges,
  surface: Surface,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const call = await readCall(request, exchanges.settings.staleReadsMs);
  // The client left before its request was complete, so there is nothing to record.
  if (!call) return;
  const aside = surface.aside?.(call);
  if (aside) return send(response, aside, exchanges.settings.now());

  const path = surface.prefix + withoutKeys(call.path, exchanges.settings);
  const record = exchanges.transcript.open(call.method, path, surface.deploymentName ?? nameIn(call));
  await exchanges.transcript.reach('received', record);
  const latency = exchanges.settings.latencyMs() / 2;
  await exchanges.settings.sleep(latency);
  if (exchanges.closing.aborted) return;

  const fault = exchanges.faults.take(path, record.deploymentName);
  const turn: Turn = { exchanges, surface, call, record, response, latency };
  await (fault ? goWrong(turn, fault) : goRight(turn));
  await exchanges.transcript.reach('answered', record);
}

/** One request that is being handled. */
type Turn = {
  exchanges: Exchanges;
  surface: Surface;
  call: Call;
  record: RequestRecord;
  response: ServerResponse;
  latency: number;
};

async function goRight(
  turn: Turn,
  deliver: (answer: Answer) => Promise<void> = (a) => deliverAnswer(turn, a),
) {
  const answer = await takeEffect(turn);
  await turn.exchanges.settings.sleep(turn.latency);
  await deliver(answer);
}

/** Lets the request take effect, and records that. */
async function takeEffect(turn: Turn): Promise<Answer> {
  const answer = await turn.surface.answer(turn.call);
  turn.record.effect ||= answer.effect ?? false;
  await turn.exchanges.transcript.reach('effect', turn.record);
  return answer;
}

async function goWrong(turn: Turn, fault: Fault) {
  switch (fault.kind) {
    case 'stale':
      turn.call = { ...turn.call, staleMs: Math.max(turn.call.staleMs, fault.ms) };
      return goRight(turn);
    case 'delay':
      return goRight(turn, async (answer) => {
        await turn.exchanges.settings.sleep(fault.ms);
        await deliverAnswer(turn, answer);
      });
    case 'drip':
      return goRight(turn, (answer) => drip(turn, answer, fault));
    case 'truncated':
      return goRight(turn, (answer) =>
        deliverAnswer(turn, withBody(answer, answer.body.slice(0, Math.ceil(answer.body.length / 2)))),
      );
    case 'wrong-types':
      return goRight(turn, (answer) => deliverAnswer(turn, remade(answer, withWrongTypes)));
    case 'nulls':
      return goRight(turn, (answer) =>
        deliverAnswer(
          turn,
          remade(answer, (value) => withNulls(value, fault.fields)),
        ),
      );
    case 'body':
      return goRight(turn, (answer) =>
        deliverAnswer(turn, { ...withBody(answer, ''), ...wrongAnswer(fault) }),
      );
    default:
      return fail(turn, fault);
  }
}

type Failure = Extract<Fault, { kind: 'status' | 'html' | 'rate-limit' | 'reset' | 'hang' }>;

async function fail(turn: Turn, fault: Failure) {
  const effect = fault.kind === 'rate-limit' ? false : (fault.effect ?? false);
  if (effect === true) await takeEffect(turn);
  await turn.exchanges.settings.sleep(turn.latency);
  if (fault.kind === 'reset') reset(turn);
  else if (fault.kind === 'hang') turn.record.status = 'hang';
  else await deliverAnswer(turn, wrongAnswer(fault, turn.exchanges.settings.now()));
  if (typeof effect === 'object') follow(turn.exchanges, landLate(turn, effect.afterMs));
}

async function landLate(turn: Turn, afterMs: number) {
  const { settings, closing } = turn.exchanges;
  await settings.sleep(afterMs);
  if (!closing.aborted) await takeEffect(turn);
}

function reset(turn: Turn) {
  turn.record.status = 'reset';
  turn.response.socket?.resetAndDestroy();
}

async function deliverAnswer(turn: Turn, answer: Answer) {
  turn.record.status = answer.status;
  if (!answer.fromIngress) turn.surface.answered?.(turn.call, answer);
  await send(turn.response, withHabits(turn, answer), dateOf(turn));
}

async function drip(turn: Turn, answer: Answer, { chunkBytes, everyMs }: Fault & { kind: 'drip' }) {
  turn.record.status = answer.status;
  if (!answer.fromIngress) turn.surface.answered?.(turn.call, answer);
  const bytes = answer.bytes ?? Buffer.from(answer.body);
  writeHead(turn.response, withHabits(turn, answer), dateOf(turn));
  for (let sent = 0; sent < bytes.length; sent += chunkBytes) {
    if (turn.response.destroyed || turn.exchanges.closing.aborted) return;
    turn.response.write(bytes.subarray(sent, sent + chunkBytes));
    await turn.exchanges.settings.sleep(everyMs);
  }
  turn.response.end();
}

/** The time of the `Date` header. An endpoint always has one. */
function dateOf({ exchanges: { settings }, surface }: Turn): number | null {
  return surface.prefix !== '' || settings.habits.headerDate ? settings.now() : null;
}

/** Adds the service's rate-limit headers, if the profile has any. */
function withHabits({ exchanges: { settings }, surface }: Turn, answer: Answer): Answer {
  if (surface.prefix !== '') return answer;
  return { ...answer, headers: { ...settings.habits.headersRateLimit, ...answer.headers } };
}

function withBody({ bytes: _replaced, ...answer }: Answer, body: string): Answer {
  return { ...answer, body };
}

/** Replaces the value of a JSON answer. Leaves any other answer as it is. */
function remade(answer: Answer, remake: (value: unknown) => unknown): Answer {
  if (answer.contentType !== 'application/json') return answer;
  return withBody(answer, JSON.stringify(remake(JSON.parse(answer.body))));
}

const withoutKeys = (path: string, { apiKeys }: Settings) =>
  [...apiKeys].reduce((clean, key) => clean.replaceAll(key, '***'), path);
