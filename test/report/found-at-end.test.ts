// In what state a deployment was when its job ended: alive, paused, over its time, or taken away by somebody.
import { describe, expect, test } from 'vitest';
import { foundAtEnd } from '../../src/report/found-at-end.ts';
import { readyDeployment } from '../fakes/deployments.ts';

const { id } = readyDeployment();
const expiresAt = '2026-01-05T11:00:00.000Z';
const at = (iso: string) => Date.parse(`2026-01-05T${iso}Z`);
const early = { id, expiresAt, now: at('09:00:00') };

describe('a deployment that is there', () => {
  test.each([
    { status: 'ready', end: 'alive' },
    { status: 'pending', end: 'alive' },
    { status: 'failed', end: 'alive' },
    { status: 'a word that nobody knows', end: 'alive' },
    { status: 'sleeping', end: 'alive' },
    { status: 'hibernated', end: 'alive' },
    { status: 'paused', end: 'paused' },
    { status: 'deleting', end: 'gone' },
    { status: 'deleted', end: 'gone' },
    { status: 'expired', end: 'expired' },
  ])('with status "$status" before its time was over was $end', ({ status, end }) => {
    expect(foundAtEnd(readyDeployment({ status }), early)).toBe(end);
  });

  test('is alive even after its time, as long as the service shows it so', () => {
    expect(foundAtEnd(readyDeployment(), { ...early, now: at('12:00:00') })).toBe('alive');
  });

  test('with another id has taken the name of ours, which is gone, whatever its status', () => {
    for (const status of ['ready', 'paused', 'expired']) {
      expect(foundAtEnd(readyDeployment({ id: 'theirs', status }), early)).toBe('gone');
    }
  });

  test('is taken for ours where our id is not known', () => {
    expect(foundAtEnd(readyDeployment({ id: 'any' }), { ...early, id: null })).toBe('alive');
  });
});

describe('a deployment that is absent', () => {
  test.each([
    { now: '09:00:00', end: 'gone', why: 'it had two more hours' },
    { now: '10:58:59', end: 'gone', why: 'it had more than a minute' },
    { now: '10:59:00', end: 'expired', why: 'the service may remove it a minute early, by another clock' },
    { now: '11:00:00', end: 'expired', why: 'its time was over' },
    { now: '15:00:00', end: 'expired', why: 'its time was over long ago' },
  ])('at $now was $end, because $why', ({ now, end }) => {
    expect(foundAtEnd(null, { ...early, now: at(now) })).toBe(end);
  });

  test('is gone where nobody knows when its time is over', () => {
    expect(foundAtEnd(null, { ...early, expiresAt: null, now: at('15:00:00') })).toBe('gone');
  });
});
