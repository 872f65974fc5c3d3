// A wait for readiness alone, against a service that answers by script.
import { createEndpoint } from '../../src/api/endpoint.ts';
import type { CreatedClaim } from '../../src/deployment/state.ts';
import { NotReadyError } from '../../src/start/errors.ts';
import { waitForEndpoint, waitForReplicas } from '../../src/start/readiness.ts';
import { claimed } from '../fakes/claims.ts';
import { clientOf, key, shown } from '../fakes/deployments.ts';
import { type Line, type Script, said, scripted } from '../fakes/scripted.ts';
import { createVirtualTime } from '../fakes/virtual-clock.ts';

export const pending: Line = { json: shown() };
export const ready: Line = { json: shown({ status: 'ready', num_replicas: 1 }) };
export const absent = said(404, 'not found');
const emptyList: Line = { json: [] };

export type Waiting = {
  get?: Script;
  /** Lists nothing unless given. */
  list?: Script;
  info?: Script;
  wanted?: number;
  minutes?: number;
  claim?: Partial<CreatedClaim>;
  cancelAtMs?: number;
};

/**
 * Waits for replicas, or for the endpoint where `info` is given. Returns how that ended, when, and all that
 * was printed.
 */
export async function wait({ get = ready, list = emptyList, info, ...more }: Waiting) {
  const { wanted = 1, minutes = 15, claim = {}, cancelAtMs } = more;
  const time = createVirtualTime();
  const { clock } = time;
  const { dispatcher, asked } = scripted(
    { '/get': get, '/list': list, ...(info ? { '/info': info } : {}) },
    clock,
  );
  const lines: string[] = [];
  const cancelling = new AbortController();
  if (cancelAtMs !== undefined) time.at(cancelAtMs, () => cancelling.abort(new Error('Cancelled (SIGINT)')));
  const options = {
    api: clientOf({ dispatcher, clock }),
    clock,
    random: () => 0.5,
    signal: cancelling.signal,
    info: (line: string) => lines.push(line),
    deadline: clock.now() + minutes * 60_000,
    pollIntervalMs: 3_000,
  };
  const transport = { dispatcher, clock };
  const url = 'https://dev-testing.roboflow.cloud';
  const endpoint = createEndpoint({ url, apiKey: key, transport, redact: (text) => text });
  const waiting: Promise<unknown> = info
    ? waitForEndpoint({ claim: claimed(claim), endpoint, path: '/info' }, options)
    : waitForReplicas(claimed(claim), wanted, options);
  const error = await time.run(
    waiting.then(
      () => null,
      (thrown: unknown) => thrown,
    ),
  );
  return {
    error,
    told: error instanceof Error ? error.message : null,
    isNotReady: error instanceof NotReadyError,
    seconds: time.elapsed() / 1000,
    said: lines.join('\n'),
    looks: asked('/get').length,
    probes: asked('/info').map(({ atMs }) => atMs),
  };
}
