// Whether a deployment is ours decides whether a step may take it away.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Deployment } from '../../src/api/schemas.ts';
import {
  claimFor,
  claimOfFound,
  fingerprintDuration,
  isOurs,
  mayBeOurs,
} from '../../src/deployment/ownership.ts';
import type { Claim, CreatedClaim } from '../../src/deployment/state.ts';
import { claimed, foundClaim } from '../fakes/claims.ts';
import { readyDeployment } from '../fakes/deployments.ts';

/** Somebody else's, until the test says otherwise. */
const deployment = (fields: Partial<Deployment> = {}) => readyDeployment({ id: 'theirs', ...fields });

const request = {
  machineType: 'dev-gpu',
  creatorEmail: 'ci@example.com',
  durationHours: 3,
  fingerprintHours: 2.999271,
};

describe('a deployment, held against a confirmed claim,', () => {
  const given = {
    id: 'ours',
    hasGeneratedName: false,
    request,
  };
  test.each<{ what: string; claim: Partial<CreatedClaim>; of: Partial<Deployment>; ours: boolean }>([
    { what: 'with the same id', claim: given, of: { id: 'ours' }, ours: true },
    {
      what: 'with the same id and all else changed',
      claim: given,
      of: { id: 'ours', machineType: 'x' },
      ours: true,
    },
    { what: 'with another id but all that was asked for', claim: given, of: {}, ours: false },
    {
      what: 'with another id but our fingerprint, as a late create of ours has,',
      claim: given,
      of: { durationHours: 2.999271 },
      ours: true,
    },
    {
      what: 'with another id under a generated name, from a service that rounds durations,',
      claim: { ...given, hasGeneratedName: true },
      of: {},
      ours: true,
    },
    {
      what: 'with another id under a generated name and the fingerprint of another leg',
      claim: { ...given, hasGeneratedName: true },
      of: { durationHours: 2.999534 },
      ours: false,
    },
  ])('$what is ours: $ours', ({ claim, of, ours }) => {
    expect(isOurs(claimed(claim), deployment(of))).toBe(ours);
  });

  test('with another id under a name that was found is not ours', () => {
    expect(isOurs(foundClaim({ id: 'ours' }), deployment())).toBe(false);
  });
});

describe('a deployment, held against an unconfirmed claim,', () => {
  const marked = claimed({
    id: null,
    hasGeneratedName: false,
    request,
  });
  const own: Partial<CreatedClaim> = { id: null, hasGeneratedName: true, unansweredCreates: 1 };

  test.each<{ what: string; claim: Claim; of: Partial<Deployment>; ours: boolean }>([
    { what: 'on a generated name', claim: claimed(own), of: {}, ours: true },
    {
      what: 'on a generated name, of a duration that a service has capped',
      claim: claimed(own),
      of: { durationHours: 1.5 },
      ours: true,
    },
    {
      what: 'on a generated name, with an id that was there before,',
      claim: claimed({ ...own, knownBefore: ['theirs'] }),
      of: {},
      ours: false,
    },
    {
      what: 'on a given name, with our fingerprint,',
      claim: marked,
      of: { durationHours: 2.999271 },
      ours: true,
    },
    {
      what: 'with our fingerprint as a service may round it in binary floats',
      claim: marked,
      of: { durationHours: 2.9992710000000002 },
      ours: true,
    },
    {
      what: 'with our fingerprint on another machine type',
      claim: marked,
      of: { durationHours: 2.999271, machineType: 'x' },
      ours: true,
    },
    {
      what: 'with the fingerprint of somebody else',
      claim: marked,
      of: { durationHours: 2.999272 },
      ours: false,
    },
    {
      what: 'without any fingerprint, of another creator,',
      claim: marked,
      of: { creatorEmail: 'a@b.c' },
      ours: false,
    },
    {
      what: 'without any fingerprint, on another machine type,',
      claim: marked,
      of: { machineType: 'prod-gpu' },
      ours: false,
    },
    { what: 'with another duration', claim: marked, of: { durationHours: 8 }, ours: false },
    {
      what: 'with our fingerprint, but there before the create,',
      claim: { ...marked, knownBefore: ['theirs'] },
      of: { durationHours: 2.999271 },
      ours: false,
    },
    {
      what: "with exactly what was asked for but no fingerprint, as anybody's may be,",
      claim: marked,
      of: {},
      ours: false,
    },
  ])('$what is ours: $ours', ({ claim, of, ours }) => {
    expect(isOurs(claim, deployment(of))).toBe(ours);
  });
});

describe('a deployment without our fingerprint, held against an unanswered create,', () => {
  const lost = claimed({
    id: null,
    unansweredCreates: 1,
    hasGeneratedName: false,
    request,
  });
  test.each<{ what: string; claim: Claim; of: Partial<Deployment>; may: boolean }>([
    { what: 'with all that was asked for', claim: lost, of: {}, may: true },
    {
      what: "with the creator's address in upper case",
      claim: lost,
      of: { creatorEmail: 'CI@example.com' },
      may: true,
    },
    { what: 'with a duration that a service has capped', claim: lost, of: { durationHours: 1 }, may: true },
    { what: 'on another machine type', claim: lost, of: { machineType: 'prod-gpu' }, may: false },
    { what: 'of another creator', claim: lost, of: { creatorEmail: 'a@b.c' }, may: false },
    { what: 'without a creator', claim: lost, of: { creatorEmail: '' }, may: true },
    { what: 'without a machine type', claim: lost, of: { machineType: '' }, may: true },
    { what: 'there before the create', claim: { ...lost, knownBefore: ['theirs'] }, of: {}, may: false },
    { what: 'with another id than the confirmed one', claim: { ...lost, id: 'ours' }, of: {}, may: true },
    { what: 'with the id that is confirmed', claim: { ...lost, id: 'theirs' }, of: {}, may: false },
    { what: 'where no create went unanswered', claim: { ...lost, unansweredCreates: 0 }, of: {}, may: false },
    {
      what: 'with a duration rounded up to whole minutes',
      claim: lost,
      of: { durationHours: 3 + 1 / 60 },
      may: true,
    },
    {
      what: 'with a duration rounded down to whole seconds',
      claim: lost,
      of: { durationHours: 10_797 / 3600 },
      may: true,
    },
    { what: 'whose duration is not shown', claim: lost, of: { durationHours: null }, may: true },
    {
      what: 'with the fingerprint of another step',
      claim: lost,
      of: { durationHours: 2.999534 },
      may: false,
    },
  ])('$what may be ours: $may', ({ claim, of, may }) => {
    expect(mayBeOurs(claim, deployment(of))).toBe(may);
  });
});

describe('the fingerprint in a duration', () => {
  const hours = fc.double({ min: 0.01, max: 10_000, noNaN: true, noDefaultInfinity: true });
  const dice = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  test('changes it by at most 3.6 s, never by 0, and survives JSON', () => {
    fc.assert(
      fc.property(hours, dice, (given, random) => {
        const marked = fingerprintDuration(given, () => random);
        const offSeconds = Math.abs(marked - given) * 3600;
        expect(offSeconds).toBeGreaterThan(0);
        expect(offSeconds).toBeLessThanOrEqual(3.6);
        expect(JSON.parse(JSON.stringify({ marked })).marked).toBe(marked);
      }),
    );
  });

  test('shortens it, except below 0.2 h, where it lengthens it so as not to fall below a minimum', () => {
    fc.assert(
      fc.property(hours, dice, (given, random) => {
        const marked = fingerprintDuration(given, () => random);
        if (given > 0.2) expect(marked).toBeLessThan(given);
        else expect(marked).toBeGreaterThan(given);
      }),
    );
  });

  test('has 9,999 values, and each is told from the next', () => {
    const marks = Array.from({ length: 9_999 }, (_, index) =>
      fingerprintDuration(3, () => (index + 0.5) / 9_999),
    );
    expect(new Set(marks).size).toBe(9_999);
    const lost = claimed({ id: null, unansweredCreates: 1, hasGeneratedName: false, request });
    expect(marks.filter((mark) => mayBeOurs(lost, deployment({ durationHours: mark })))).toEqual([]);
    const [first = 0, second = 0] = marks;
    const claim = claimed({
      id: null,
      hasGeneratedName: false,
      request: { machineType: 'm', creatorEmail: 'e', durationHours: 3, fingerprintHours: first },
    });
    expect(isOurs(claim, deployment({ durationHours: first }))).toBe(true);
    expect(isOurs(claim, deployment({ durationHours: second }))).toBe(false);
  });

  test.each([
    { given: 3, marked: 2.9995 },
    { given: 0.1, marked: 0.1005 },
  ])('turns $given h with a random number of 0.5 into $marked h', ({ given, marked }) => {
    expect(fingerprintDuration(given, () => 0.5)).toBe(marked);
  });
});

test('a claim made before the first request holds what was asked for, and no id', () => {
  const request = {
    name: 'dev-testing',
    machineType: 'dev-gpu',
    creatorEmail: 'ci@example.com',
    durationHours: 2.999271,
    inferenceVersion: 'latest',
    minReplicas: 1,
    maxReplicas: 1,
  };
  expect(
    claimFor(request, {
      durationHours: 3,
      hasGeneratedName: false,
      knownBefore: ['old'],
      moment: { at: 7, aheadMs: -2 },
    }),
  ).toEqual({
    name: 'dev-testing',
    origin: 'created',
    id: null,
    hasGeneratedName: false,
    unansweredCreates: 1,
    lastSentAt: 7,
    confirmedAt: null,
    aheadMs: -2,
    wasShown: false,
    request: {
      machineType: 'dev-gpu',
      creatorEmail: 'ci@example.com',
      durationHours: 3,
      fingerprintHours: 2.999271,
    },
    knownBefore: ['old'],
    removal: 'due',
  });
});

test('a claim on a deployment that was found has its id', () => {
  expect(claimOfFound(deployment(), { wasPaused: true })).toEqual({
    origin: 'found',
    name: 'dev-testing',
    id: 'theirs',
    wasPaused: true,
    resumedAt: null,
    mayBeOurs: false,
    unanswered: null,
    removal: 'due',
  });
});
