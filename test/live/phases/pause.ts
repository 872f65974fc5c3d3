// A deployment is paused, and resumed.
import type { Deployment } from '../../../src/api/schemas.ts';
import { look, lookUntil, rounded, type Session, untilReady } from '../session.ts';

/** Pauses it until no replica is left, and resumes it until one is back. Throws when either is refused. */
export async function askAboutPause(
  session: Session,
  { name, status: readyWord }: Deployment,
): Promise<void> {
  const { answers, clock } = session;
  await command(session, '/pause', name);
  const asleep = await lookUntil(session, { forMs: 180_000, everyMs: 1_000 }, async () => {
    const seen = await look(session, name);
    return seen !== null && seen.numReplicas === 0 && seen.status !== readyWord ? seen : null;
  });
  if (asleep === null) throw new Error('it was not paused within three minutes');
  answers.give('wordPaused', asleep.found.status);
  answers.give('pauseSeconds', asleep.seconds);

  const began = clock.now();
  await command(session, '/resume', name);
  const words: string[] = [];
  await untilReady(session, name, words);
  answers.give('resumeSeconds', rounded((clock.now() - began) / 1000));
  const between = words.filter((word) => word !== readyWord && word !== asleep.found.status);
  if (between[0] === undefined) answers.waive('wordResuming', 'it was ready again at the first look');
  else
    answers.give(
      'wordResuming',
      between[0],
      between.length > 1 ? `then ${between.slice(1).join(', ')}` : undefined,
    );
}

async function command({ service }: Session, path: '/pause' | '/resume', name: string) {
  const { status, body } = await service.call('POST', path, { deployment_name: name });
  if (status !== 200) throw new Error(`${path} answered ${status} ${body.slice(0, 300)}`);
}
