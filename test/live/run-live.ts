// The whole live check: it goes through all phases, whatever becomes of one, and removes everything at the end.
import type { Dispatcher } from 'undici';
import type { Deployment } from '../../src/api/schemas.ts';
import type { Clock, Random } from '../../src/clock.ts';
import { excerpt } from '../../src/text/sanitize.ts';
import { type Answers, createAnswers } from './answers.ts';
import { createMade, removeAll } from './made.ts';
import { askAboutDeletion } from './phases/deletion.ts';
import { askForLongDurations, askForShortDurations } from './phases/durations.ts';
import { askAboutLog } from './phases/log.ts';
import { askAboutPause } from './phases/pause.ts';
import { askForRefusals } from './phases/refusals.ts';
import { askAboutStart } from './phases/start.ts';
import { askAboutSuffix } from './phases/suffix.ts';
import { type PhaseName, questions } from './questions.ts';
import { createService } from './service.ts';
import type { Session } from './session.ts';

export type LiveOptions = {
  url: string;
  apiKey: string;
  creatorEmail: string;
  machineType: string;
  /** After this many minutes nothing more is asked; the removal may take three more. */
  minutes: number;
  dispatcher: Dispatcher;
  clock: Clock;
  random: Random;
  /** Ends the questions, but not the removal. */
  signal: AbortSignal;
  say: (line: string) => void;
};

/**
 * All answers, and the names of what may be left although it should be gone. There are none if all went well.
 */
export type LiveResult = { answers: Answers; left: string[] };

/** Asks all questions. Never throws for what the service does; what it could not ask is among the answers. */
export async function runLive(options: LiveOptions): Promise<LiveResult> {
  const { clock, say } = options;
  const [answers, made] = [createAnswers(), createMade()];
  const over = new AbortController();
  const finished = new AbortController();
  void clock.sleep(options.minutes * 60_000, finished.signal).then(() => {
    over.abort(new Error(`the ${options.minutes} minutes were over`));
  });
  const signal = AbortSignal.any([options.signal, over.signal]);
  const service = createService({ ...options, signal });
  try {
    await askEverything({ ...options, signal, service, answers, made });
  } finally {
    finished.abort();
  }
  say('Removing everything that was made.');
  // The removal goes on even when the questions were broken off.
  const remover = createService({ ...options, signal: new AbortController().signal });
  return { answers, left: await removeAll({ service: remover, made, clock, say }) };
}

async function askEverything(session: Session) {
  await phase(session, 'refusals', askForRefusals);
  const ready = await phase(session, 'start', askAboutStart);
  const onReady = (name: PhaseName, ask: (session: Session, deployment: Deployment) => Promise<void>) =>
    phase(session, name, (one) => {
      if (ready === undefined) throw new Error('there was no deployment that could be asked');
      return ask(one, ready);
    });
  await onReady('log', askAboutLog);
  await onReady('pause', askAboutPause);
  await onReady('deletion', askAboutDeletion);
  await phase(session, 'long durations', askForLongDurations);
  await phase(session, 'short durations', askForShortDurations);
  await phase(session, 'suffix', askAboutSuffix);
}

/** Runs one phase. If it breaks off, its questions without an answer get the reason, and the next phase goes on. */
async function phase<T>(
  session: Session,
  name: PhaseName,
  ask: (session: Session) => Promise<T>,
): Promise<T | undefined> {
  const { signal, say, answers } = session;
  try {
    signal.throwIfAborted();
    say(`Asking about: ${name}.`);
    return await ask(session);
  } catch (error) {
    const reason = reasonOf(signal.aborted ? signal.reason : error);
    if (!signal.aborted) say(`Broken off: ${reason}`);
    for (const question of questions) if (question.phase === name) answers.miss(question.habit, reason);
    return undefined;
  }
}

/** Returns one harmless line, because the words may be the service's. */
const reasonOf = (error: unknown) => excerpt(error instanceof Error ? error.message : String(error), 300);
