// Waits until a deployment is ready: first for its replicas, then until the endpoint answers twice in a row.
import type { DeploymentApi } from '../api/client.ts';
import { type Endpoint, isOfServer, type Probe } from '../api/endpoint.ts';
import { ApiError, isTransient } from '../api/errors.ts';
import type { Deployment } from '../api/schemas.ts';
import type { Clock, Random } from '../clock.ts';
import { lookUpInList } from '../deployment/look-up.ts';
import { isOurs, soughtFor } from '../deployment/ownership.ts';
import type { Claim } from '../deployment/state.ts';
import { hasReplicas, isTerminal } from '../deployment/statuses.ts';
import { type CheckResult, growingPause, poll, type Waited } from '../poll.ts';
import { NotReadyError, type Probed } from './errors.ts';
import { progressOf } from './progress.ts';

/** How to wait, and until when. */
export type ReadinessOptions = {
  api: DeploymentApi;
  clock: Clock;
  random: Random;
  signal: AbortSignal;
  info: (line: string) => void;
  /** Milliseconds since the epoch. */
  deadline: number;
  pollIntervalMs: number;
  /** Called each time the service shows the deployment. */
  onShown?: () => void;
};

/** Milliseconds for which the service may fail to show a deployment that it has shown before. */
const absentMs = 30_000;
/** The same for one that it has not shown yet: reads may lag behind the create. */
const notYetShownMs = 60_000;
/** Milliseconds for one probe. One that hangs must not delay the others for long. */
export const probeTimeoutMs = 5_000;
/** Milliseconds between the first good probe and the second, which must confirm it. */
const confirmAfterMs = 100;
/** Milliseconds between checks of the status while the endpoint is probed. */
const statusEveryMs = 15_000;

/** Waits until `wanted` replicas are up. Throws NotReadyError, a client error that will not pass, or `signal.reason`. */
export async function waitForReplicas(
  claim: Claim,
  wanted: number,
  options: ReadinessOptions,
): Promise<Deployment> {
  const wasShown = claim.origin === 'found' || claim.wasShown;
  const look = lookAt({ claim, wanted, wasShown }, options);
  const waited = await pollStart(look, progressOf('Status', options.info), options);
  if (waited.outcome !== 'timed out') return waited.outcome.done;
  throw timedOut(
    `Deployment "${claim.name}" did not have ${wanted === 1 ? '1 replica' : `${wanted} replicas`} up`,
    waited,
    { hasAnswered: false, probed: null },
  );
}

/**
 * Waits until `path` on the endpoint answers 200 twice in a row, and checks the status now and then. Throws
 * NotReadyError at the deadline, and at once where the endpoint refuses the probe (401, 403) or the deployment is gone.
 */
export async function waitForEndpoint(
  { claim, endpoint, path }: { claim: Claim; endpoint: Endpoint; path: string },
  options: ReadinessOptions,
): Promise<void> {
  const { clock, signal } = options;
  const look = lookAt({ claim, wanted: 1, wasShown: true }, options);
  let lookedAt = clock.now();
  let inARow = 0;
  let hasAnswered = false;
  const check = async (): Promise<CheckResult<true>> => {
    if (clock.now() - lookedAt > statusEveryMs) {
      lookedAt = clock.now();
      await look();
    }
    for (;;) {
      const timeoutMs = lastLookMs(options.deadline - clock.now(), probeTimeoutMs);
      const probe = await endpoint.probe(path, { timeoutMs, signal });
      if (probe.status !== 200) {
        inARow = 0;
        return { pending: tellProbe(path, probe) };
      }
      hasAnswered = true;
      if (++inARow >= 2) return { done: true };
      await clock.sleep(confirmAfterMs, signal);
      signal.throwIfAborted();
    }
  };
  const waited = await pollStart(check, progressOf('Endpoint', options.info), options);
  if (waited.outcome === 'timed out') {
    throw timedOut(
      `The endpoint ${endpoint.url} of deployment "${claim.name}" did not answer GET ${path} with 200 twice in a row`,
      waited,
      { hasAnswered, probed: { endpoint, path } },
    );
  }
}

/** Polls with the pauses of a start. */
function pollStart<T>(
  check: () => Promise<CheckResult<T>>,
  onPending: (reason: string, waitedMs: number) => void,
  { clock, random, signal, deadline, pollIntervalMs }: ReadinessOptions,
): Promise<Waited<T>> {
  return poll({ check, pauseMs: growingPause(pollIntervalMs, random), deadline, clock, signal, onPending });
}

/** A request gets at least 2 s, even past the deadline. With less it could only report its own timeout. */
function lastLookMs(leftMs: number, mostMs: number): number {
  return Math.min(mostMs, Math.max(2_000, leftMs));
}

/** What a look is for: `wasShown` tells whether the service has shown the deployment before. */
type LookTarget = { claim: Claim; wanted: number; wasShown: boolean };

/** Builds a check of the status. It throws where the deployment cannot become ready any more. */
function lookAt(
  { claim, wanted, wasShown }: LookTarget,
  { api, clock, signal, deadline, onShown }: ReadinessOptions,
) {
  const beganAt = clock.now();
  let seenAt = wasShown ? beganAt : null;
  const limits = () => ({ attempts: 1, signal, timeoutMs: lastLookMs(deadline - clock.now(), 10_000) });
  const judgeShown = (found: Deployment) => {
    seenAt = clock.now();
    onShown?.();
    return judge(found, wanted);
  };
  /** A gateway may have spoken for the service, so that only what the list does not show either is given up. */
  const lookInList = async (found: Deployment | null): Promise<CheckResult<Deployment>> => {
    const listed = await lookUpInList(soughtFor(claim), api, limits()).catch(() => 'no answer' as const);
    signal.throwIfAborted();
    if (listed === 'no answer') return { pending: 'not shown, and GET /list tells nothing' };
    if (listed !== null && isOurs(claim, listed)) return judgeShown(listed);
    throw seenAt === null ? neverShown(claim, found) : lost(claim, found);
  };
  return async (): Promise<CheckResult<Deployment>> => {
    let found: Deployment | null;
    try {
      found = await api.get(claim.name, limits());
    } catch (error) {
      if (!isTransient(error)) throw error;
      return { pending: tellTransient(error) };
    }
    if (found !== null && isOurs(claim, found)) return judgeShown(found);
    const isAwaited = clock.now() < (seenAt === null ? beganAt + notYetShownMs : seenAt + absentMs);
    return isAwaited ? { pending: 'not shown yet' } : await lookInList(found);
  };
}

/** Decides from the status whether the deployment is up. Throws NotReadyError where it never will be. */
function judge(found: Deployment, wanted: number): CheckResult<Deployment> {
  if (isTerminal(found)) {
    throw new NotReadyError(
      `Deployment "${found.name}" ended as "${found.status}" instead of becoming ready. Its log (below, and in the summary) may tell why; check "machine-type" and "inference-version", then run the job again.`,
      { short: `ended as "${found.status}"`, seen: new Map([[found.status, 1]]), isOver: true },
    );
  }
  if (hasReplicas(found, wanted)) return { done: found };
  const address = found.domain === '' && found.numReplicas > 0 ? ', no usable domain' : '';
  return { pending: `${found.status || 'no status'}, ${found.numReplicas} of ${wanted} replicas${address}` };
}

function lost({ name }: Claim, found: Deployment | null): NotReadyError {
  const what = found === null ? 'is gone' : `has become another one (id ${found.id})`;
  return new NotReadyError(
    `Deployment "${name}" ${what}: somebody deleted it while it was starting. Run the job again, and find out who or what removes deployments in this workspace.`,
    { short: 'was deleted while it was starting', isOver: true },
  );
}

function neverShown({ name }: Claim, found: Deployment | null): NotReadyError {
  const shown = found === null ? 'shows no deployment of that name' : `shows another one (id ${found.id})`;
  return new NotReadyError(
    `The service confirmed the create of deployment "${name}", but ${shown} ${notYetShownMs / 1000} s later: its answers lag far behind, or somebody deleted it at once. Run the job again.`,
    { short: 'was not shown by the service', isOver: true },
  );
}

function tellTransient(error: unknown): string {
  return error instanceof ApiError ? `GET /get ${error.answer}` : String(error);
}

/** Describes a failed probe. Throws NotReadyError for a 401 or 403, which waiting would not change. */
function tellProbe(path: string, probe: Probe): string {
  if (probe.status === null) return `no answer yet (${probe.reason})`;
  if (probe.status === 401 || probe.status === 403) {
    throw new NotReadyError(
      `The endpoint refuses GET ${path} with ${probe.status}: ${probe.excerpt}. The probe is sent without the key: choose a "health-path" that needs none, such as /info, or leave it empty for no probe.`,
      {
        short: `refused the probe with ${probe.status}`,
        seen: new Map([[String(probe.status), 1]]),
        isDeploymentAtFault: false,
      },
    );
  }
  return `answers ${probe.status} on GET ${path}`;
}

/** The error of a wait that is over. What has answered once may be in use by others. */
function timedOut(
  what: string,
  { seen, lastSeen, waitedMs }: Waited<unknown>,
  { hasAnswered, probed }: { hasAnswered: boolean; probed: Probed | null },
): NotReadyError {
  const counts = [...seen].map(([reason, times]) => `${reason} (${times}×)`);
  if (hasAnswered) counts.push('200 now and then');
  const isDeploymentAtFault = !hasAnswered && ![...seen.keys()].some(showsServer);
  return new NotReadyError(
    `${what} within ${Math.round(waitedMs / 1000)} s. Seen: ${counts.join('; ') || 'nothing'}. ${timeoutRemedy(lastSeen ?? '')}`,
    { short: 'was not ready in time', seen, isDeploymentAtFault, probed },
  );
}

/** Whether the server itself gave this answer, so that other jobs may use it successfully. */
function showsServer(reason: string): boolean {
  const status = /^answers (\d{3}) on GET/.exec(reason)?.[1];
  return status !== undefined && isOfServer(Number(status));
}

/** Whether the server is up but does not know the path. */
function answeredWith4xx(lastSeen: string): boolean {
  return /^answers 4\d\d on GET/.test(lastSeen);
}

function timeoutRemedy(lastSeen: string): string {
  if (lastSeen.startsWith('GET /get ')) {
    return 'The service itself was the problem to the end: check that this runner reaches it, or try again later.';
  }
  if (lastSeen.startsWith('no answer')) {
    return 'Check that this runner reaches it; behind a proxy, set HTTPS_PROXY and NO_PROXY.';
  }
  if (answeredWith4xx(lastSeen))
    return 'Check "health-path": the server answers, but does not know that path.';
  return 'Raise "ready-timeout-minutes" if it is only slow; otherwise its log (below, and in the summary) may tell why.';
}
