// The endpoint itself must answer well twice in a row, and nothing less counts as ready.
import { describe, expect, test } from 'vitest';
import { shown } from '../fakes/deployments.ts';
import { failure, reset, type Script, said } from '../fakes/scripted.ts';
import { absent, ready, wait } from './waiting.ts';

describe('waiting for the endpoint', () => {
  const ok = said(200, '{}');
  const busy = said(503, '<html><title>503 Service Temporarily Unavailable</title></html>');

  test.each<{ what: string; info: Script; probes: number }>([
    { what: 'needs two 200s in a row', info: ok, probes: 2 },
    { what: 'lasts through a warm-up', info: [busy, busy, busy, ok], probes: 5 },
    { what: 'starts over when a 200 is followed by a 503', info: [ok, busy, ok, busy, ok, ok], probes: 6 },
    { what: 'lasts until its name resolves', info: [failure('ENOTFOUND', 'no such host'), ok], probes: 3 },
    {
      what: 'lasts until its certificate is there',
      info: [failure('CERT_HAS_EXPIRED', 'expired'), ok],
      probes: 3,
    },
    { what: 'starts over when the connection is cut between two 200s', info: [ok, reset, ok], probes: 4 },
    { what: 'lasts until its path is served', info: [said(404, 'x'), ok], probes: 3 },
  ])('$what, which takes $probes probes here', async ({ info, probes }) => {
    const result = await wait({ info });
    expect(result.told).toBeNull();
    expect(result.probes).toHaveLength(probes);
  });

  test('asks for the second 200 a tenth of a second after the first', async () => {
    expect((await wait({ info: ok })).probes).toEqual([0, 100]);
  });

  test('spends 5 s on a probe that gets no answer, not the whole time', async () => {
    const { told, probes } = await wait({ info: ['never', ok] });
    expect(told).toBeNull();
    expect(probes[1]).toBeGreaterThan(5_999);
    expect(probes[1]).toBeLessThan(6_400);
  });

  test.each([401, 403])('ends at once with %i, and the error says what to do', async (status) => {
    const { told, isNotReady, probes } = await wait({
      info: [busy, said(status, '{"message":"Unauthorized api_key"}')],
    });
    expect({ isNotReady, probes: probes.length }).toEqual({ isNotReady: true, probes: 2 });
    expect(told).toBe(
      `The endpoint refuses GET /info with ${status}: {"message":"Unauthorized api_key"}. The probe is sent without the key: choose a "health-path" that needs none, such as /info, or leave it empty for no probe.`,
    );
  });

  test('looks at the status every 15 s, so that a failed deployment is not probed until the deadline', async () => {
    const { told, seconds } = await wait({ info: busy, get: [ready, { json: shown({ status: 'failed' }) }] });
    expect(told).toContain('ended as "failed"');
    expect(seconds).toBeGreaterThan(30);
    expect(seconds).toBeLessThan(36);
  });

  test('ends with an error when the deployment is deleted meanwhile', async () => {
    const { told, seconds } = await wait({ info: busy, get: absent });
    expect(told).toContain('Deployment "dev-testing" is gone');
    expect(seconds).toBeLessThan(50);
  });

  test.each<{ what: string; info: Script; seen: string }>([
    {
      what: 'DNS',
      info: failure('ENOTFOUND', 'getaddrinfo ENOTFOUND dev-testing.roboflow.cloud'),
      seen: 'no answer yet (getaddrinfo ENOTFOUND dev-testing.roboflow.cloud) (34×)',
    },
    {
      what: 'TLS',
      info: failure('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'),
      seen: 'no answer yet (DEPTH_ZERO_SELF_SIGNED_CERT: self-signed certificate) (34×)',
    },
    {
      what: 'connection',
      info: failure('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:443'),
      seen: 'no answer yet (connect ECONNREFUSED 10.0.0.1:443) (34×)',
    },
  ])('names a $what error at the deadline', async ({ info, seen }) => {
    const { told, seconds } = await wait({ info, minutes: 1 });
    expect(seconds).toBe(60);
    expect(told).toBe(
      `The endpoint https://dev-testing.roboflow.cloud of deployment "dev-testing" did not answer GET /info with 200 twice in a row within 60 s. Seen: ${seen}. Check that this runner reaches it; behind a proxy, set HTTPS_PROXY and NO_PROXY.`,
    );
  });

  test('counts an endpoint that keeps changing its answer, without a line for every probe', async () => {
    const info: Script = (_sent, times) => (times % 2 ? ok : times % 6 ? busy : said(502, 'x'));
    const { told, said: lines, probes } = await wait({ info, minutes: 1 });
    expect(told).toContain(
      'Seen: answers 503 on GET /info (22×); answers 502 on GET /info (10×); 200 now and then.',
    );
    expect(probes.length).toBeGreaterThan(60);
    expect(lines.split('\n').length).toBeLessThan(14);
  });

  test('ends at once when it is cancelled', async () => {
    expect(await wait({ info: 'never', cancelAtMs: 700 })).toMatchObject({
      told: 'Cancelled (SIGINT)',
      seconds: 0.7,
    });
    expect(await wait({ info: [ok, 'never'], cancelAtMs: 50 })).toMatchObject({ seconds: 0.05 });
  });
});
