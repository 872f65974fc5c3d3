// Main itself takes back a start that fails, its log first, so that it does not bill through the rest of the
// job.
import { describe, expect, test, vi } from 'vitest';
import type { SimulatorOptions } from '../simulator/options.ts';
import { normalised, openScene, requestsOf } from './scene.ts';

// These tests start many processes, which take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

type Failure = {
  service: SimulatorOptions;
  inputs?: Record<string, string>;
  /** Whether the endpoint never answers. */
  dead?: true;
  /** What the only annotation says, in this order. */
  says: RegExp[];
};

const failures: Record<string, Failure> = {
  'no capacity': {
    service: { machineTypes: { 'dev-gpu': 'no-capacity' } },
    says: [/POST \/add answered 400: no capacity is available/, /Name other types in "machine-type"/],
  },
  'a terminal status': {
    service: { machineTypes: { 'dev-gpu': 'failing' } },
    says: [
      /ended as "failed" instead of becoming ready/,
      /"ci-RUN-RAND" is gone/,
      /The log said last:\n {2}\S/,
    ],
  },
  'a timeout': {
    service: { provisioning: { seconds: 600 } },
    inputs: { 'ready-timeout-minutes': '0.05' },
    says: [
      /did not have 1 replica up within N s\. Seen: pending, 0 of 1 replicas \(\d+×\)\./,
      /Raise "ready-timeout-minutes"/,
      /"ci-RUN-RAND" is gone/,
    ],
  },
  'a dead endpoint': {
    service: {},
    inputs: { 'ready-timeout-minutes': '0.05' },
    dead: true,
    says: [
      /did not answer GET \/info with 200 twice in a row within N s\. Seen: answers 502 on GET \/info \(\d+×\)\./,
      /Raise "ready-timeout-minutes"/,
      /"ci-RUN-RAND" is gone/,
      /The log said last:\n {2}\S/,
    ],
  },
};

describe.concurrent('a failed start leaves nothing, and its one error says what to do', () => {
  test.for(Object.entries(failures))(
    'after %s',
    async ([, { service: options, inputs = {}, dead, says }], context) => {
      const { service, job, use } = await openScene(context, { service: options });
      if (dead) service.inject({ path: 'endpoint:*', fault: { kind: 'html', status: 502 } });
      const main = await use(inputs).main();
      expect(main).toMatchObject({ exitCode: 1, outputs: {}, stderr: '' });
      expect(main.annotations.map(({ level }) => level)).toEqual(['error']);
      const inOrder = new RegExp(says.map(({ source }) => source).join('[\\s\\S]*'));
      expect(normalised(main.annotations[0]?.message ?? '')).toMatch(inOrder);
      const left = service.deployments().filter(({ status }) => status !== 'deleted');
      expect(left).toEqual([]);
      const order = requestsOf(service).filter((request) => /get_log|delete/.test(request));
      if (service.deployments().length > 0) {
        expect(order[0]).toBe('GET /get_log 200');
        expect(order.at(-1)).toBe('POST /delete 200');
        expect(main.summary).toContain('Endpoint did not start');
      }
      const before = service.requests().length;
      const [post] = await job.finish();
      expect(post).toMatchObject({ exitCode: 0, annotations: [], summary: '' });
      expect(post?.transcript).toMatch(/^Nothing (left )?to (take away|do)/);
      expect(service.requests()).toHaveLength(before);
    },
  );
});
