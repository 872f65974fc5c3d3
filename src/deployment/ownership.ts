// Whose a deployment is: what this step created, what it found, and how the two are told apart.
import type { DeploymentRequest } from '../api/client.ts';
import type { Deployment } from '../api/schemas.ts';
import type { Random } from '../clock.ts';
import type { Claim, CreatedClaim, FoundClaim } from './state.ts';

/** Hours below which a duration is changed upwards, so as not to fall below a minimum the service may have. */
const changeDownAbove = 0.2;
const fingerprintUnit = 1e-6;
const mostFingerprints = 999;

/**
 * The duration to send: up to 3.6 s off, as a fingerprint. The service echoes the float, and nothing else in a request
 * could tell our create, its answer lost, from a stranger's of the same name.
 */
export function fingerprintDuration(hours: number, random: Random): number {
  const change = (1 + Math.floor(random() * mostFingerprints)) * fingerprintUnit;
  return Number((hours > changeDownAbove ? hours - change : hours + change).toFixed(6));
}

/** A claim for a create that is about to be sent. */
export function claimFor(
  request: DeploymentRequest,
  about: { durationHours: number; hasGeneratedName: boolean; knownBefore: string[]; now: number },
): CreatedClaim {
  return {
    origin: 'created',
    name: request.name,
    id: null,
    hasGeneratedName: about.hasGeneratedName,
    unansweredCreates: 1,
    lastSentAt: about.now,
    confirmedAt: null,
    wasShown: false,
    request: {
      machineType: request.machineType,
      creatorEmail: request.creatorEmail,
      durationHours: about.durationHours,
      fingerprintHours: request.durationHours,
    },
    knownBefore: about.knownBefore,
    removal: 'due',
  };
}

/** A claim on a deployment that was there already. */
export function claimOfFound(
  deployment: Deployment,
  about: { wasPaused?: boolean; mayBeOurs?: boolean } = {},
): FoundClaim {
  return {
    origin: 'found',
    name: deployment.name,
    id: deployment.id,
    wasPaused: about.wasPaused ?? false,
    resumedAt: null,
    mayBeOurs: about.mayBeOurs ?? false,
    removal: 'due',
  };
}

/**
 * Whether this deployment is one the claim speaks of: by its id; by the fingerprint, which every create of this step
 * carries (two of them may land, one after the other); or by a generated name, unless the fingerprint is another one's,
 * as two legs of a matrix might happen to generate the same name.
 */
export function isOurs(claim: Claim, deployment: Deployment): boolean {
  if (deployment.id === claim.id) return true;
  if (claim.origin === 'found' || claim.knownBefore.includes(deployment.id)) return false;
  if (hasFingerprint(claim, deployment)) return true;
  return claim.hasGeneratedName && isRounded(deployment.durationHours, claim.request.durationHours);
}

/** Whether it carries the fingerprint of this claim's creates. */
export function hasFingerprint({ request }: CreatedClaim, { durationHours }: Deployment): boolean {
  return durationHours !== null && isClose(durationHours, request.fingerprintHours);
}

/**
 * Whether a deployment under the name of an unconfirmed create looks like it, but for the fingerprint: a service that
 * rounds or caps the duration would show ours so, and a stranger's may look the same. It is told, and never touched.
 */
export function mayBeOurs(claim: Claim, deployment: Deployment): boolean {
  if (claim.origin === 'found') return claim.mayBeOurs;
  return claim.unansweredCreates > 0 && looksLikeOurs(claim, deployment);
}

/** Whether another deployment was asked for in the same words: by us, if a proxy sent a create twice, or by others. */
export function looksLikeOurs(claim: Claim, deployment: Deployment): boolean {
  if (claim.origin === 'found') return false;
  const { id, knownBefore, request } = claim;
  if (id === deployment.id || knownBefore.includes(deployment.id)) return false;
  return (
    isRounded(deployment.durationHours, request.durationHours) &&
    deployment.machineType === request.machineType &&
    deployment.creatorEmail.toLowerCase() === request.creatorEmail.toLowerCase()
  );
}

/**
 * Whether `shown` may be what a service made of `asked` hours: left out, without the fingerprint, capped, or rounded to
 * whole seconds or thousandths of an hour, which no fingerprint is.
 */
function isRounded(shown: number | null, asked: number): boolean {
  if (shown === null || isClose(shown, asked)) return true;
  return [1000, 3600].some((parts) => isWhole(shown * parts));
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) < fingerprintUnit / 2;
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-4;
}
