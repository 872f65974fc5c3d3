// The profile is whole, names the source of each habit, and has nothing that the simulator could not follow.
import { expect, test } from 'vitest';
import { habitsOf, habitsSchema, profile, profileSchema } from './profile.ts';

const withHabit = (habit: unknown) => ({
  ...profile,
  habits: { ...profile.habits, wordPaused: habit },
});

test('the profile names every habit that the simulator has, and no other', () => {
  expect(Object.keys(profile.habits).sort()).toEqual(Object.keys(habitsSchema.def.shape).sort());
  expect(profileSchema.safeParse({ version: 1, habits: {} }).success).toBe(false);
  expect(profileSchema.safeParse({ ...profile, habits: { ...profile.habits, other: {} } }).success).toBe(
    false,
  );
});

test.each([
  ['seen on a date', { value: 'idle', source: 'seen', seenOn: '2026-12-01' }, true],
  ['seen without a date', { value: 'idle', source: 'seen' }, false],
  ['assumed on a date', { value: 'idle', source: 'assumed', seenOn: '2026-12-01' }, false],
  ['known by rumour', { value: 'idle', source: 'rumour' }, false],
])('a habit that is %s is accepted only when its source is complete', (_case, habit, accepted) => {
  expect(profileSchema.safeParse(withHabit(habit)).success).toBe(accepted);
});

test('a habit with a value of the wrong kind is refused', () => {
  const paused = profileSchema.parse(withHabit({ value: 3, source: 'assumed' }));
  expect(() => habitsOf(paused)).toThrow(/wordPaused/);
});
