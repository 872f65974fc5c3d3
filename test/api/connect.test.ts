// The clients of a step talk over real sockets, and closing them leaves nothing open.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../src/api/connect.ts';
import { systemClock } from '../../src/clock.ts';
import { key } from '../fakes/deployments.ts';
import { type Simulator, startSimulator } from '../simulator/simulator.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ apiKey: key });
});
afterAll(() => simulator.close());

test('one connection serves the service and the endpoints until it is closed', async () => {
  const connection = connect({
    apiUrl: simulator.url,
    apiKey: key,
    proxies: { httpProxy: null, httpsProxy: null, noProxy: null },
    clock: systemClock,
    random: () => 0.5,
    redact: (text) => text,
    debug: () => {},
  });
  simulator.place({ name: 'my-gpu' });
  const found = await connection.api.get('my-gpu');
  const endpoint = connection.endpointAt(`http://${found?.domain}`);
  expect(await endpoint.probe('/info', { timeoutMs: 5_000 })).toMatchObject({ status: 200 });
  await connection.close();
  await expect(connection.api.get('my-gpu', { attempts: 1 })).rejects.toThrow(/destroyed/);
});
