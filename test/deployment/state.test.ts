// The state that main hands to post is whole, versioned, and saved before anything could be left alive
// unnoticed.
import { describe, expect, test } from 'vitest';
import { createLedger, parseState } from '../../src/deployment/state.ts';
import { claimed, stateWith } from '../fakes/claims.ts';

describe('reading the state', () => {
  test('gives back what was written', () => {
    const state = stateWith([claimed(), claimed({ name: 'other', id: null })]);
    expect(parseState(JSON.stringify(state))).toEqual(state);
  });

  test.each([
    {
      what: 'a state of another version',
      text: JSON.stringify({ ...stateWith([]), version: 1 }),
      says: 'not readable',
    },
    {
      what: 'a state without claims',
      text: JSON.stringify({ ...stateWith([]), claims: undefined }),
      says: 'not readable',
    },
    { what: 'a value that another step saved', text: '"true"', says: 'not readable' },
    { what: 'an empty text', text: '', says: 'not readable' },
    { what: 'a text that is not JSON', text: 'true story', says: 'not readable' },
  ])('refuses $what', ({ text, says }) => {
    expect(() => parseState(text)).toThrow(says);
  });
});

describe('the ledger', () => {
  test('hands every change to be saved as a whole before it returns', () => {
    const saved: string[] = [];
    const ledger = createLedger(stateWith([]), (json) => saved.push(json));
    ledger.put(claimed());
    expect(saved).toHaveLength(1);
    ledger.change({ outcome: 'failed' });
    ledger.mark({ readyAt: 5 });
    expect(saved).toHaveLength(3);
    expect(parseState(saved.at(-1) ?? '')).toEqual(ledger.state);
    expect(ledger.state).toMatchObject({ outcome: 'failed', marks: { readyAt: 5, acceptedAt: null } });
  });

  test('keeps one claim per name, in the order in which the names were first claimed', () => {
    const ledger = createLedger(stateWith([]), () => {});
    ledger.put(claimed({ name: 'first', id: null }));
    ledger.put(claimed({ name: 'second' }));
    ledger.put(claimed({ name: 'first', id: 'x' }));
    expect(ledger.state.claims.map(({ name, id }) => `${name} ${id}`)).toEqual([
      'first x',
      'second IwzJ5YLQ0iDhwzqoh3Ae',
    ]);
    ledger.drop(claimed({ name: 'first' }));
    expect(ledger.state.claims.map(({ name }) => name)).toEqual(['second']);
  });
});
