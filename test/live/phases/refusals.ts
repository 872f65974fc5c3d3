// What the service refuses. None of this should make a deployment, and what it makes all the same is removed.
import type { Habits, Refusal } from '../../simulator/profile.ts';
import type { Reply } from '../service.ts';
import { type Create, create, freshName, remove, type Session } from '../session.ts';

type RefusalHabit = {
  [Name in keyof Habits]: Habits[Name] extends Refusal ? Name : never;
}[keyof Habits];

/** Asks for everything that should be refused, one after the other. */
export async function askForRefusals(session: Session): Promise<void> {
  const { service, answers, random } = session;
  const badKey = await service.callAs('rf_no_such_key_0000', '/list');
  answers.give('refusalBadKey', asRefusal(badKey));
  const absent = freshName(random);
  const unknown = await service.call('GET', '/get', { deployment_name: absent });
  answers.give('refusalUnknownDeployment', asRefusal(unknown, { name: absent }));

  await refused(session, 'refusalBadName', { name: 'q' });
  await refused(session, 'refusalUnknownType', { name: freshName(random), machineType: 'no-such-type' });
  await refused(session, 'refusalWrongEmail', {
    name: freshName(random),
    creatorEmail: 'nobody-at-all@roboflow-ephemeral-deployment.invalid',
  });
  await refused(session, 'refusalShortDuration', { name: freshName(random), durationHours: 0 });
}

async function refused(session: Session, habit: RefusalHabit, wanted: Create) {
  const { reply, deployment } = await create(session, wanted);
  session.answers.give(habit, asRefusal(reply, sentValues(wanted)), ...noteOn(deployment !== null));
  if (deployment !== null) await remove(session, deployment.name);
}

const noteOn = (isAccepted: boolean): [] | [string] => (isAccepted ? ['it was not refused'] : []);

/** Returns the sent values by the place that stands for each in a profile. */
export function sentValues({ name, machineType, creatorEmail }: Create): Record<string, string> {
  return {
    name,
    ...(machineType === undefined ? {} : { type: machineType }),
    ...(creatorEmail === undefined ? {} : { email: creatorEmail }),
  };
}

const longestBody = 500;

/**
 * Returns the answer as a profile keeps it, with each sent value replaced by `{its place}`. An acceptance
 * keeps no body.
 */
export function asRefusal({ status, body }: Reply, sent: Record<string, string> = {}): Refusal {
  if (status === 200) return { status, body: '' };
  const text = Object.entries(sent).reduce(
    (rest, [place, value]) => rest.replaceAll(quoted(value), (found) => found.replace(value, `{${place}}`)),
    body.trim(),
  );
  return { status, body: text.slice(0, longestBody) };
}

/** Finds the value only as a word of its own, because the name `q` is part of many words. */
const quoted = (value: string) =>
  new RegExp(`(?<![\\w-])${value.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`, 'g');
