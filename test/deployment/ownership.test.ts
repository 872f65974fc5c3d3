// Whose a deployment is: the difference between taking away what is ours and what is somebody else's.
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

function deployment(fields: Partial<Deployment> = {}): Deployment {
  return {
    id: 'theirs',
    name: 'dev-testing',
    machineType: 'dev-gpu',
    creatorEmail: 'ci@example.com',
    subdomain: 'dev-testing',
    domain: 'dev-testing.roboflow.cloud',
    durationHours: 3,
    inferenceVersion: '1.5.0',
    numReplicas: 1,
    status: 'ready',
    workspaceUrl: 'my-workspace',
    ...fields,
  };
}

describe('a confirmed claim', () => {
  const given = {
    id: 'ours',
    hasGeneratedName: false,
    request: {
      machineType: 'dev-gpu',
      creatorEmail: 'ci@example.com',
      durationHours: 3,
      fingerprintHours: 2.999271,
    },
  };
  test.each<{ what: string; claim: Partial<CreatedClaim>; of: Partial<Deployment>; ours: boolean }>([
    { what: 'the same id', claim: given, of: { id: 'ours' }, ours: true },
    { what: 'the same id, all else changed', claim: given, of: { id: 'ours', machineType: 'x' }, ours: true },
    { what: 'another id of what was asked for', claim: given, of: {}, ours: false },
    {
      what: 'another id with our mark: a create of ours that landed late',
      claim: given,
      of: { durationHours: 2.999271 },
      ours: true,
    },
    {
      what: 'another id under a generated name, of a service that rounds: likewise',
      claim: { ...given, hasGeneratedName: true },
      of: {},
      ours: true,
    },
    {
      what: 'another id under a generated name, with the fingerprint of another leg',
      claim: { ...given, hasGeneratedName: true },
      of: { durationHours: 2.999534 },
      ours: false,
    },
  ])('$what: $ours', ({ claim, of, ours }) => {
    expect(isOurs(claimed(claim), deployment(of))).toBe(ours);
  });

  test('another id under a name that was found: false', () => {
    expect(isOurs(foundClaim({ id: 'ours' }), deployment())).toBe(false);
  });
});

describe('an unconfirmed claim', () => {
  const marked = claimed({
    id: null,
    hasGeneratedName: false,
    request: {
      machineType: 'dev-gpu',
      creatorEmail: 'ci@example.com',
      durationHours: 3,
      fingerprintHours: 2.999271,
    },
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
      what: 'on a generated name, of an id that was there before',
      claim: claimed({ ...own, knownBefore: ['theirs'] }),
      of: {},
      ours: false,
    },
    { what: 'on a given name, with our mark', claim: marked, of: { durationHours: 2.999271 }, ours: true },
    {
      what: 'with our mark, as a service may round it on its way through binary floats',
      claim: marked,
      of: { durationHours: 2.9992710000000002 },
      ours: true,
    },
    {
      what: 'with our mark, on another machine type',
      claim: marked,
      of: { durationHours: 2.999271, machineType: 'x' },
      ours: true,
    },
    { what: 'with the mark of somebody else', claim: marked, of: { durationHours: 2.999272 }, ours: false },
    {
      what: 'without any mark, of another creator',
      claim: marked,
      of: { creatorEmail: 'a@b.c' },
      ours: false,
    },
    {
      what: 'without any mark, of another machine type',
      claim: marked,
      of: { machineType: 'prod-gpu' },
      ours: false,
    },
    { what: 'of another duration', claim: marked, of: { durationHours: 8 }, ours: false },
    {
      what: 'with our mark, but there before',
      claim: { ...marked, knownBefore: ['theirs'] },
      of: { durationHours: 2.999271 },
      ours: false,
    },
    {
      what: "of exactly what was asked for, without a mark: it may be anybody's",
      claim: marked,
      of: {},
      ours: false,
    },
  ])('$what: $ours', ({ claim, of, ours }) => {
    expect(isOurs(claim, deployment(of))).toBe(ours);
  });
});

describe('an unconfirmed create that a deployment looks like, but for the mark', () => {
  const lost = claimed({
    id: null,
    unansweredCreates: 1,
    hasGeneratedName: false,
    request: {
      machineType: 'dev-gpu',
      creatorEmail: 'ci@example.com',
      durationHours: 3,
      fingerprintHours: 2.999271,
    },
  });
  test.each<{ what: string; claim: Claim; of: Partial<Deployment>; may: boolean }>([
    { what: 'all that was asked for', claim: lost, of: {}, may: true },
    { what: 'the address in other letters', claim: lost, of: { creatorEmail: 'CI@example.com' }, may: true },
    { what: 'a duration that a service has capped', claim: lost, of: { durationHours: 1 }, may: true },
    { what: 'another machine type', claim: lost, of: { machineType: 'prod-gpu' }, may: false },
    { what: 'another creator', claim: lost, of: { creatorEmail: 'a@b.c' }, may: false },
    { what: 'there before', claim: { ...lost, knownBefore: ['theirs'] }, of: {}, may: false },
    { what: 'another id than the confirmed one', claim: { ...lost, id: 'ours' }, of: {}, may: true },
    { what: 'the confirmed one itself', claim: { ...lost, id: 'theirs' }, of: {}, may: false },
    { what: 'no create without an answer', claim: { ...lost, unansweredCreates: 0 }, of: {}, may: false },
    { what: 'rounded up to whole minutes', claim: lost, of: { durationHours: 3 + 1 / 60 }, may: true },
    { what: 'rounded down to whole seconds', claim: lost, of: { durationHours: 10_797 / 3600 }, may: true },
    { what: 'no duration shown', claim: lost, of: { durationHours: null }, may: true },
    { what: 'the fingerprint of another step', claim: lost, of: { durationHours: 2.999534 }, may: false },
  ])('$what: $may', ({ claim, of, may }) => {
    expect(mayBeOurs(claim, deployment(of))).toBe(may);
  });
});

describe('the mark on a duration', () => {
  const hours = fc.double({ min: 0.01, max: 10_000, noNaN: true, noDefaultInfinity: true });
  const dice = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  test('is at most 3.6 s, never 0, and survives JSON', () => {
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

  test('never makes a deployment live longer than asked for, but for the shortest, nor fall below a minimum', () => {
    fc.assert(
      fc.property(hours, dice, (given, random) => {
        const marked = fingerprintDuration(given, () => random);
        if (given > 0.2) expect(marked).toBeLessThan(given);
        else expect(marked).toBeGreaterThan(given);
      }),
    );
  });

  test('has 999 values, each told from the next', () => {
    const marks = Array.from({ length: 999 }, (_, index) =>
      fingerprintDuration(3, () => (index + 0.5) / 999),
    );
    expect(new Set(marks).size).toBe(999);
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
  ])('of $given h in the middle is $marked h', ({ given, marked }) => {
    expect(fingerprintDuration(given, () => 0.5)).toBe(marked);
  });
});

test('a claim before the first request says what was asked for and has no id', () => {
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
    claimFor(request, { durationHours: 3, hasGeneratedName: false, knownBefore: ['old'], now: 7 }),
  ).toEqual({
    name: 'dev-testing',
    origin: 'created',
    id: null,
    hasGeneratedName: false,
    unansweredCreates: 1,
    lastSentAt: 7,
    confirmedAt: null,
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

test('a claim on what was found has its id', () => {
  expect(claimOfFound(deployment(), { wasPaused: true })).toEqual({
    origin: 'found',
    name: 'dev-testing',
    id: 'theirs',
    wasPaused: true,
    resumedAt: null,
    mayBeOurs: false,
    removal: 'due',
  });
});
