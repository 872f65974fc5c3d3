// Follows a deployment from its create until it is ready.
import type { Deployment } from '../../../src/api/schemas.ts';
import type { Reply } from '../service.ts';
import { create, freshName, look, lookUntil, remove, rounded, type Session, untilReady } from '../session.ts';
import { asRefusal } from './refusals.ts';

/** The main deployment's duration has more decimals than a service may want to keep. */
const sentHours = 0.512345678;

/** Creates the deployment that later phases use, and waits until it is ready. Throws if it is refused or never starts. */
export async function askAboutStart(session: Session): Promise<Deployment> {
  const { answers, clock } = session;
  const name = freshName(session.random);
  const began = clock.now();
  const { reply, deployment } = await create(session, { name, durationHours: sentHours });
  if (deployment === null) {
    throw new Error(`the create was refused: ${reply.status} ${reply.body.slice(0, 300)}`);
  }
  answerFromHeaders(session, reply);
  if (deployment.durationHours === null) answers.miss('durationDecimals', '/add told no duration');
  else answers.give('durationDecimals', decimalsKept(sentHours, deployment.durationHours));

  const shown = await lookUntil(session, { forMs: 60_000, everyMs: 1_000 }, () =>
    look(session, deployment.name),
  );
  if (shown === null) answers.miss('readLagsWriteSeconds', '/get did not show it within a minute');
  else answers.give('readLagsWriteSeconds', shown.seconds);

  await askForTheNameAgain(session, deployment.name);

  const words = [deployment.status];
  const ready = await untilReady(session, deployment.name, words);
  answers.give('readySeconds', rounded((clock.now() - began) / 1000));
  answers.give(
    'wordPending',
    words[0] ?? '',
    words.length > 2 ? `the words were: ${words.join(', ')}` : undefined,
  );
  answers.give('wordReady', ready.status);
  return ready;
}

function answerFromHeaders({ answers }: Session, { headers }: Reply) {
  answers.give('headerDate', !Number.isNaN(Date.parse(headers['date'] ?? '')));
  const limits = Object.entries(headers).filter(([name]) => /rate-?limit|retry-after|quota/.test(name));
  answers.give('headersRateLimit', Object.fromEntries(limits));
}

/** Creates a second one of the same name. If it is accepted, both are removed at the end, because they share the name. */
async function askForTheNameAgain(session: Session, name: string) {
  const { reply, deployment } = await create(session, { name });
  const isAccepted = deployment !== null;
  session.answers.give(
    'refusalTakenName',
    asRefusal(reply, { name }),
    ...(isAccepted ? ['it was not refused: there are two of that name'] : []),
  );
  if (deployment !== null && deployment.name !== name) await remove(session, deployment.name);
}

/** Returns the decimals to which a number was rounded, or null if it was not. */
export function decimalsKept(sent: number, echoed: number): number | null {
  if (sent === echoed) return null;
  const decimals = Array.from({ length: 12 }, (_, index) => index);
  return (
    decimals.find((count) => Number(sent.toFixed(count)) === echoed) ??
    (String(echoed).split('.')[1] ?? '').length
  );
}
