// What the service answered, compared with what is assumed.
import {
  type HabitName,
  type Habits,
  type Profile,
  profileSchema,
  type Refusal,
} from '../simulator/profile.ts';
import { questions } from './questions.ts';

/**
 * The answer to one question; or why the question does not arise, another answer being what it is; or why it could not be
 * answered. `note`: what else there is to know about it.
 */
export type LiveAnswer =
  | { value: Habits[HabitName]; note?: string }
  | { doesNotArise: string }
  | { unanswered: string };

export type Answers = {
  give<N extends HabitName>(habit: N, value: Habits[N], note?: string | undefined): void;
  /** Says why a question does not arise. */
  waive(habit: HabitName, reason: string): void;
  /** Says why a question has no answer, unless it has one. */
  miss(habit: HabitName, reason: string): void;
  get(habit: HabitName): LiveAnswer;
};

/** Returns a collection without any answers. */
export function createAnswers(): Answers {
  const given = new Map<HabitName, LiveAnswer>();
  return {
    give: (habit, value, note) => {
      given.set(habit, note === undefined ? { value } : { value, note });
    },
    waive: (habit, reason) => {
      given.set(habit, { doesNotArise: reason });
    },
    miss: (habit, reason) => {
      if (!given.has(habit)) given.set(habit, { unanswered: reason });
    },
    get: (habit) => given.get(habit) ?? { unanswered: 'it was not come to' },
  };
}

/** Measured times vary: one is as assumed unless it is longer by a quarter and three seconds. */
const isTime = /Seconds$/;

/** Tells whether an answer is the assumed one, as far as anything follows from it. */
export function isAsAssumed<N extends HabitName>(
  habit: N,
  assumed: Habits[N],
  seen: Habits[HabitName],
): boolean {
  if (isTime.test(habit)) return Number(seen) <= Number(assumed) * 1.25 + 3;
  if (isRefusal(assumed) && isRefusal(seen)) {
    return assumed.status === seen.status && matchesTemplate(assumed.body, seen.body);
  }
  if (habit === 'headersRateLimit') return namesOf(assumed) === namesOf(seen);
  return JSON.stringify(assumed) === JSON.stringify(seen);
}

/** Returns the profile with every answer in it, marked as seen on that day (YYYY-MM-DD). All else stays as it was. */
export function profileWith(answers: Answers, before: Profile, seenOn: string): Profile {
  const habits = { ...before.habits };
  for (const { habit } of questions) {
    const answer = answers.get(habit);
    if ('value' in answer) habits[habit] = { value: answer.value, source: 'seen', seenOn };
  }
  return profileSchema.parse({ version: before.version, habits });
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'status' in value && 'body' in value;
}

const namesOf = (headers: unknown) => JSON.stringify(Object.keys(Object(headers)).sort());

/** Tells whether the text is the template with anything in its `{places}`. */
export function matchesTemplate(template: string, text: string): boolean {
  const pattern = template
    .split(/\{\w+\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`, 's').test(text);
}
