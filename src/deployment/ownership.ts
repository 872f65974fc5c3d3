// Whose a deployment is: what this step created, what it found, and how the two are told apart.
import type { DeploymentRequest } from '../api/client.ts';
import type { Deployment } from '../api/schemas.ts';
import type { Random } from '../clock.ts';
import type { Claim } from './state.ts';

/** Hours below which a duration is marked upwards, so as not to fall below a minimum the service may have. */
const markDownAbove = 0.2;
const markUnit = 1e-6;
const mostMarks = 999;

/**
 * The duration to send under a name that others may use too: up to 3.6 s off, as a fingerprint. The service echoes the
 * float, and nothing else in a request could tell our create, its answer lost, from a stranger's of the same name.
 */
export function markDuration(hours: number, random: Random): number {
  const mark = (1 + Math.floor(random() * mostMarks)) * markUnit;
  return Number((hours > markDownAbove ? hours - mark : hours + mark).toFixed(6));
}

/** A claim for a create that is about to be sent. */
export function claimFor(
  request: DeploymentRequest,
  about: { durationHours: number; isPrivateName: boolean; knownBefore: string[]; now: number },
): Claim {
  return {
    name: request.name,
    origin: 'created',
    id: null,
    isPrivateName: about.isPrivateName,
    wasPaused: false,
    unconfirmedAt: about.now,
    confirmedAt: null,
    request: {
      machineType: request.machineType,
      creatorEmail: request.creatorEmail,
      durationHours: about.durationHours,
      markedHours: request.durationHours,
    },
    knownBefore: about.knownBefore,
    removal: 'due',
  };
}

/** A claim on a deployment that was there already; `wasPaused` when it is about to be resumed. */
export function claimOfFound(deployment: Deployment, wasPaused = false): Claim {
  return {
    name: deployment.name,
    origin: 'found',
    id: deployment.id,
    isPrivateName: false,
    wasPaused,
    unconfirmedAt: null,
    confirmedAt: null,
    request: null,
    knownBefore: [],
    removal: 'due',
  };
}

/**
 * Whether this deployment is one the claim speaks of: by its id; by a name of our own making; or by the marked
 * duration, which every create of this step carries (two of them may land, one after the other).
 */
export function isOurs(claim: Claim, deployment: Deployment): boolean {
  if (deployment.id === claim.id) return true;
  if (claim.knownBefore.includes(deployment.id)) return false;
  return claim.isPrivateName || isClose(deployment.durationHours, claim.request?.markedHours);
}

/**
 * Whether a deployment under the name of an unconfirmed create looks like it, but for the mark: a service that does
 * not echo the mark would show ours so, and a stranger's may look the same. It is told, and never touched.
 */
export function mayBeOurs({ id, knownBefore, request }: Claim, deployment: Deployment): boolean {
  if (id !== null || request === null || knownBefore.includes(deployment.id)) return false;
  return (
    isClose(deployment.durationHours, request.durationHours) &&
    deployment.machineType === request.machineType &&
    deployment.creatorEmail.toLowerCase() === request.creatorEmail.toLowerCase()
  );
}

function isClose(a: number, b: number | undefined): boolean {
  return b !== undefined && Math.abs(a - b) < markUnit / 2;
}
