// Decides whether a deployment was created by this step.
import type { DeploymentRequest } from '../api/client.ts';
import type { Deployment } from '../api/schemas.ts';
import type { Random } from '../clock.ts';
import type { Sought } from './look-up.ts';
import type { Claim, CreatedClaim, FoundClaim } from './state.ts';

/** Hours. A shorter duration is changed upwards, as the service may have a minimum. */
const changeDownAbove = 0.2;
const fingerprintUnit = 1e-7;
const mostFingerprints = 9_999;

/**
 * Changes a duration by up to 3.6 s, as a fingerprint. The service returns the number as it was sent. Nothing else in a
 * request can distinguish our deployment from that of somebody else with the same name when our answer was lost.
 */
export function fingerprintDuration(hours: number, random: Random): number {
  const change = (1 + Math.floor(random() * mostFingerprints)) * fingerprintUnit;
  return Number((hours > changeDownAbove ? hours - change : hours + change).toFixed(7));
}

/** Builds the claim for a create that is about to be sent. */
export function claimFor(
  request: DeploymentRequest,
  about: {
    durationHours: number;
    hasGeneratedName: boolean;
    knownBefore: string[];
    moment: { at: number; aheadMs: number };
  },
): CreatedClaim {
  return {
    origin: 'created',
    name: request.name,
    id: null,
    hasGeneratedName: about.hasGeneratedName,
    unansweredCreates: 1,
    lastSentAt: about.moment.at,
    confirmedAt: null,
    aheadMs: about.moment.aheadMs,
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

/** Builds the claim on a deployment that existed before. */
export function claimOfFound(
  deployment: Deployment,
  about: { wasPaused?: boolean; mayBeOurs?: boolean; unanswered?: CreatedClaim | null } = {},
): FoundClaim {
  return {
    origin: 'found',
    name: deployment.name,
    id: deployment.id,
    wasPaused: about.wasPaused ?? false,
    resumedAt: null,
    mayBeOurs: about.mayBeOurs ?? false,
    unanswered: about.unanswered ?? null,
    removal: 'due',
  };
}

/**
 * Whether the deployment is one that the claim means. Its id or the fingerprint proves that; several deployments may
 * have our fingerprint, as two creates may take effect. A generated name proves it too, unless the duration shows the
 * fingerprint of somebody else, as two jobs of a matrix may generate the same name.
 */
export function isOurs(claim: Claim, deployment: Deployment): boolean {
  if (deployment.id === claim.id) return true;
  if (claim.origin === 'found' || claim.knownBefore.includes(deployment.id)) return false;
  if (hasFingerprint(claim, deployment)) return true;
  const isSoNamed = claim.hasGeneratedName && deployment.name === claim.name;
  return isSoNamed && isRounded(deployment.durationHours, claim.request.durationHours);
}

/** What to look for in the list, to find the deployment of a claim. */
export function soughtFor(claim: Claim): Sought {
  return { name: claim.name, id: claim.id, isIt: (deployment) => isOurs(claim, deployment) };
}

/** Whether the deployment has the fingerprint of this claim's creates. */
export function hasFingerprint({ request }: CreatedClaim, { durationHours }: Deployment): boolean {
  return durationHours !== null && isClose(durationHours, request.fingerprintHours);
}

/**
 * Whether a deployment under the name of an unconfirmed create looks like it, but for the fingerprint: a service that
 * rounds or caps the duration would show ours so, and a stranger's may look the same. It is told, and never touched.
 */
export function mayBeOurs(claim: Claim, deployment: Deployment): boolean {
  if (claim.origin === 'found') return claim.mayBeOurs && claim.id === deployment.id;
  return claim.unansweredCreates > 0 && looksLikeOurs(claim, deployment);
}

/**
 * Whether another deployment was asked for in the same words: by us, if a proxy sent a create twice, or by others. What
 * the service leaves out excludes nothing.
 */
export function looksLikeOurs(claim: Claim, deployment: Deployment): boolean {
  if (claim.origin === 'found') return false;
  const { id, knownBefore, request } = claim;
  if (id === deployment.id || knownBefore.includes(deployment.id)) return false;
  return (
    isRounded(deployment.durationHours, request.durationHours) &&
    mayMean(deployment.machineType, request.machineType) &&
    mayMean(deployment.creatorEmail, request.creatorEmail)
  );
}

function mayMean(shown: string, asked: string): boolean {
  return shown === '' || shown.toLowerCase() === asked.toLowerCase();
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
  return Math.abs(value - Math.round(value)) < 1e-5;
}
