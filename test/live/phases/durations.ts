// The longest and the shortest duration that may be asked for, and what becomes of a deployment that has expired.
import { create, freshName, list, look, lookUntil, remove, type Session } from '../session.ts';
import { asRefusal } from './refusals.ts';

/** Eleven years are more than anybody means. */
const tooLongHours = 100_000;
/** These are asked for in turn until one is accepted. Each accepted one costs a minute. */
const shorterHours = [720, 168, 72, 24, 12, 8, 6, 3];
/** These begin at 4 s. The first accepted one is waited for, if it is no longer than six minutes. */
const shortHours = [0.001, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1];
const longestWaitHours = 0.1;

/** Asks for eleven years, and for less when that is refused. */
export async function askForLongDurations(session: Session): Promise<void> {
  const { answers, random } = session;
  const name = freshName(random);
  const { reply, deployment } = await create(session, { name, durationHours: tooLongHours });
  if (deployment !== null) {
    await remove(session, deployment.name);
    answers.give('refusalLongDuration', null);
    answers.give('longestDurationHours', null);
    return;
  }
  answers.give('refusalLongDuration', asRefusal(reply, { name }));
  const taken = await firstTaken(session, shorterHours);
  if (taken === null) answers.miss('longestDurationHours', `not even ${shorterHours.at(-1)} h were taken`);
  else {
    await remove(session, taken.name);
    answers.give('longestDurationHours', taken.hours, `of ${tooLongHours}, ${shorterHours.join(', ')}`);
  }
}

/** Asks for ever longer durations from 4 s on, and waits until the first accepted one has expired. */
export async function askForShortDurations(session: Session): Promise<void> {
  const { answers } = session;
  const taken = await firstTaken(session, shortHours);
  if (taken === null) throw new Error(`no duration up to ${shortHours.at(-1)} h was taken`);
  const isShortest = taken.hours === shortHours[0];
  const tried = `of ${shortHours.join(', ')}`;
  answers.give(
    'shortestDurationHours',
    isShortest ? 0 : taken.hours,
    isShortest ? `${taken.hours} h were taken` : tried,
  );
  if (taken.hours > longestWaitHours) {
    await remove(session, taken.name);
    answers.miss('wordExpired', `the shortest one lives ${taken.hours} h: too long to wait for`);
    return;
  }
  const forMs = taken.hours * 3_600_000 + 120_000;
  const expired = await lookUntil(session, { forMs, everyMs: 2_000 }, () => wordOnceExpired(session, taken));
  if (expired === null) {
    await remove(session, taken.name);
    answers.miss('wordExpired', 'two minutes after its time it was still there');
  } else answers.give('wordExpired', expired.found);
}

/** Returns the word for an expired deployment, which `/list` hides unless `show_expired` is set. */
async function wordOnceExpired(session: Session, { id, name }: Taken): Promise<string | null> {
  const [hidden, shown, seen] = await Promise.all([
    list(session),
    list(session, { show_expired: 'true' }),
    look(session, name),
  ]);
  if (hidden.some((one) => one.id === id)) return null;
  const word = shown.find((one) => one.id === id)?.status ?? (seen?.id === id ? seen.status : undefined);
  return word ?? null;
}

type Taken = { id: string; name: string; hours: number };

async function firstTaken(session: Session, durations: readonly number[]): Promise<Taken | null> {
  for (const hours of durations) {
    const { deployment } = await create(session, { name: freshName(session.random), durationHours: hours });
    if (deployment !== null) return { id: deployment.id, name: deployment.name, hours };
  }
  return null;
}
