// The profile: whole, each habit with its source, and nothing in it that the simulator could not live by.
import { expect, test } from 'vitest';
import { habitsOf, habitsSchema, profile, profileSchema } from './profile.ts';

const withHabit = (habit: unknown) => ({
  ...profile,
  habits: { ...profile.habits, wordPaused: habit },
});

test('names every habit that the simulator has, and no other', () => {
  expect(Object.keys(profile.habits).sort()).toEqual(Object.keys(habitsSchema.def.shape).sort());
  expect(profileSchema.safeParse({ version: 1, habits: {} }).success).toBe(false);
  expect(profileSchema.safeParse({ ...profile, habits: { ...profile.habits, other: {} } }).success).toBe(
    false,
  );
});

test.each([
  ['seen, with its date', { value: 'idle', source: 'seen', seenOn: '2026-12-01' }, true],
  ['seen without a date', { value: 'idle', source: 'seen' }, false],
  ['assumed with a date', { value: 'idle', source: 'assumed', seenOn: '2026-12-01' }, false],
  ['heard of', { value: 'idle', source: 'rumour' }, false],
])('a habit that is %s', (_case, habit, accepted) => {
  expect(profileSchema.safeParse(withHabit(habit)).success).toBe(accepted);
});

test('a value of the wrong kind is refused', () => {
  const paused = profileSchema.parse(withHabit({ value: 3, source: 'assumed' }));
  expect(() => habitsOf(paused)).toThrow(/wordPaused/);
});
