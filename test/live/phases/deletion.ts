// Follows a deployment from its delete until nothing shows it any more, and asks for its name after that.
import type { Deployment } from '../../../src/api/schemas.ts';
import { addressOf, create, list, look, remove, rounded, type Session } from '../session.ts';

/**
 * One look: the word of `/get` (null when it shows none), and whether `/list` and the domain still show it.
 */
type Look = { afterMs: number; word: string | null; isListed: boolean; answers: boolean };

const watchMs = 180_000;
const everyMs = 1_000;
/** This many looks in a row must show no trace, because a single one may be a lagging read. */
const quietLooks = 5;

/**
 * Deletes the deployment, watches it go, and creates another of its name. Throws when the delete is refused.
 */
export async function askAboutDeletion(session: Session, deployment: Deployment): Promise<void> {
  const { answers } = session;
  const { name } = deployment;
  const deletedAt = session.clock.now();
  const { status, body } = await remove(session, name);
  if (status !== 200) throw new Error(`/delete answered ${status} ${body.slice(0, 300)}`);
  const looks = await watch(session, deployment);
  const last = looks.at(-1)?.word ?? null;
  const settled = looks.findIndex((_, index) => looks.slice(index).every(({ word }) => word === last));
  const lag = (index: number) => rounded((looks[index]?.afterMs ?? 0) / 1000);
  answers.give('deletingSeconds', settled === 0 ? 0 : lag(settled));
  answers.give('listLagsDeletionSeconds', lag(looks.findLastIndex(({ isListed }) => isListed)));
  answers.give('domainLagsDeletionSeconds', lag(looks.findLastIndex((seen) => seen.answers)));
  const leaving = looks.find(
    ({ word }) => word !== null && word !== last && word !== deployment.status,
  )?.word;
  if (typeof leaving === 'string') answers.give('wordDeleting', leaving);
  else answers.waive('wordDeleting', 'no word was seen between ready and gone');
  answers.give('afterDeletion', last === null ? 'absent' : 'deleted');

  const listed = (await list(session, { show_deleted: 'true' })).find(({ id }) => id === deployment.id);
  const word = last ?? listed?.status;
  if (word === undefined) answers.miss('wordDeleted', '/list does not show it, with show_deleted either');
  else answers.give('wordDeleted', word);
  await askForTheName(session, name, deletedAt);
}

/** Looks once a second until, several times in a row, nothing shows it and `/get` has not changed. */
async function watch(session: Session, deployment: Deployment): Promise<Look[]> {
  const { clock, signal } = session;
  const began = clock.now();
  const looks: Look[] = [];
  let quiet = 0;
  while (quiet < quietLooks && clock.now() - began < watchMs) {
    signal.throwIfAborted();
    const before = looks.at(-1);
    const seen = { ...(await lookAround(session, deployment)), afterMs: clock.now() - began };
    looks.push(seen);
    quiet = seen.isListed || seen.answers || seen.word !== before?.word ? 0 : quiet + 1;
    await clock.sleep(everyMs, signal);
  }
  return looks;
}

async function lookAround(session: Session, deployment: Deployment): Promise<Omit<Look, 'afterMs'>> {
  const url = `${addressOf(session, deployment)}/info`;
  const [shown, listed, reply] = await Promise.all([
    look(session, deployment.name),
    list(session),
    session.service.visit(url),
  ]);
  return {
    word: shown?.id === deployment.id ? shown.status : null,
    isListed: listed.some(({ id }) => id === deployment.id),
    answers: 'status' in reply && reply.status === 200,
  };
}

/** Tries the name every few seconds for a minute, and removes at once what it makes. */
async function askForTheName(session: Session, name: string, deletedAt: number) {
  const { answers, clock, signal } = session;
  const began = clock.now();
  for (let tries = 1; clock.now() - began < 60_000; tries++) {
    const { deployment } = await create(session, { name });
    const seconds = rounded((clock.now() - deletedAt) / 1000);
    if (deployment !== null) {
      await remove(session, deployment.name);
      if (tries === 1)
        answers.give('nameFreeAfterSeconds', 0, `it was at the first try, ${seconds} s after the delete`);
      else answers.give('nameFreeAfterSeconds', seconds);
      return;
    }
    await clock.sleep(5_000, signal);
  }
  answers.miss('nameFreeAfterSeconds', 'it was not free a minute after it was gone');
}
