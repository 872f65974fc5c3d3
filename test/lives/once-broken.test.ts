// Lives that were broken once, each with what it took and no more.
import { expect, test } from 'vitest';
import { violationsOf } from './invariants.ts';
import { live } from './life.ts';
import type { JobPlan, Plan, Trouble } from './plan.ts';

type Story = {
  title: string;
  jobs: (Partial<JobPlan> & { inputs?: JobPlan['inputs'] })[];
  troubles: Trouble[];
};

const given = { 'deployment-name': 'my-tests' };
const shared = { scope: 'run' };
const twoTypes = { 'machine-type': 'dev-gpu,dev-cpu' };

/** The first create takes effect later than its answer is lost. */
function lostCreate(loss: { how: 'reset' | 'gateway' | 'hang'; afterMs: number }): Trouble {
  const when = { nth: 1, times: 1 };
  return { kind: 'fault', step: 'main', path: '/add', when, suffering: { what: 'lost', ...loss } };
}

/** A gateway says 404 in place of the service. */
function notFound(about: Pick<Extract<Trouble, { kind: 'fault' }>, 'step' | 'path' | 'when'>): Trouble {
  const body = '404 page not found';
  return { kind: 'fault', ...about, suffering: { what: 'answer', status: 404, body, retryAfter: null } };
}

const stories: Story[] = [
  {
    title: 'a shared endpoint that answers 500 to the creator’s probe is not taken from the job that uses it',
    jobs: [
      { inputs: { ...shared, 'ready-timeout-minutes': '0.7', 'health-path': '/healthz' } },
      { startMs: 5_000, useMs: 44_000, inputs: shared },
    ],
    troubles: [{ kind: 'habit', habit: { healthzStatus: 500 } }],
  },
  {
    title:
      'a shared deployment that comes up after its creator gave up, and a delete was forgotten, is not deleted',
    jobs: [
      { inputs: { ...shared, 'ready-timeout-minutes': '0.3' } },
      { startMs: 8_800, useMs: 21_000, inputs: shared },
    ],
    troubles: [
      { kind: 'habit', habit: { readyMs: 19_500 } },
      { kind: 'habit', habit: { forgottenDeletes: 1 } },
    ],
  },
  {
    title:
      'creates of the first machine type that land under a given name during the second are known as ours',
    jobs: [{ inputs: { ...given, ...twoTypes } }],
    troubles: [
      {
        kind: 'fault',
        step: 'main',
        path: '/add',
        when: { nth: 1, times: 5 },
        suffering: { what: 'lost', how: 'gateway', afterMs: 31_500 },
      },
    ],
  },
  {
    title: 'a deployment that the service shows 40 s late is waited for',
    jobs: [{ inputs: { ...given, ...twoTypes, 'ready-timeout-minutes': '4' } }],
    troubles: [{ kind: 'habit', habit: { lagMs: 39_600 } }],
  },
  {
    title: 'a Retry-After as long as half of what is left leaves time for four deletes',
    jobs: [{}],
    troubles: [
      {
        kind: 'fault',
        step: 'post',
        path: '*',
        when: { nth: 1, times: 2 },
        suffering: { what: 'answer', status: 503, body: 'upstream error', retryAfter: 22 },
      },
      { kind: 'habit', habit: { forgottenDeletes: 3 } },
      { kind: 'cancel', job: 0, during: 'use', atMs: 88 },
    ],
  },
  {
    title:
      'a generated name that is taken after a create without an answer is ours, though no fingerprint is shown',
    jobs: [{}],
    troubles: [
      {
        kind: 'fault',
        step: 'main',
        path: '/get',
        when: { fromMs: 277, forMs: 25_000 },
        suffering: { what: 'cut' },
      },
      {
        kind: 'fault',
        step: 'main',
        path: '/add',
        when: { fromMs: 0, forMs: 3_800 },
        suffering: { what: 'lost', how: 'gateway', afterMs: 2_400 },
      },
      { kind: 'habit', habit: { nulls: ['duration'] } },
    ],
  },
  {
    title:
      'a create that lands 43 s late is looked for long enough by a post whose clock is two minutes ahead of main’s',
    jobs: [{}],
    troubles: [
      {
        kind: 'fault',
        step: 'main',
        path: '/add',
        when: { nth: 1, times: 1 },
        suffering: { what: 'lost', how: 'hang', afterMs: 43_400 },
      },
      { kind: 'kill', job: 0, at: { moment: 40 } },
      { kind: 'clock', step: 'main', aheadMs: -113_000 },
    ],
  },
  {
    title:
      'what may have come of a create that a proxy sent twice is told with the command after a failed start',
    jobs: [{ inputs: { ...given, 'if-exists': 'reuse' } }],
    troubles: [
      { kind: 'habit', habit: { rounds: 'clamped' } },
      { kind: 'fault', step: 'main', path: '*', when: { nth: 1, times: 5 }, suffering: { what: 'twice' } },
      { kind: 'habit', habit: { firstType: 'fails' } },
    ],
  },
  {
    title: 'and it is told after a cancel',
    jobs: [{ inputs: { ...given, 'if-exists': 'reuse' } }],
    troubles: [
      { kind: 'habit', habit: { rounds: 'default' } },
      {
        kind: 'fault',
        step: 'main',
        path: '/add',
        when: { fromMs: 0, forMs: 534 },
        suffering: { what: 'twice' },
      },
      { kind: 'cancel', job: 0, during: 'main', atMs: 575 },
    ],
  },
  {
    title: 'a pause that was taken does not make a list without entries a witness of the end',
    jobs: [{ useMs: 60_000, result: 'failure', inputs: { ...given, 'teardown-on-failure': 'pause' } }],
    troubles: [
      {
        kind: 'fault',
        step: 'post',
        path: '/get',
        when: { nth: 3, times: 6 },
        suffering: { what: 'misanswered', status: 201, body: '' },
      },
      { kind: 'habit', habit: { listMost: 0 } },
    ],
  },
  {
    title:
      'what only the list has shown is not gone because /get shows nothing after a delete without effect',
    jobs: [{}],
    troubles: [
      { kind: 'habit', habit: { isDeaf: true, lagMs: 8_500, listLagMs: 0 } },
      { kind: 'cancel', job: 0, during: 'main', atMs: 29 },
    ],
  },
  {
    title:
      'a create that lands two minutes late is told, though the clock was set 20 minutes ahead meanwhile',
    jobs: [{}],
    troubles: [
      lostCreate({ how: 'reset', afterMs: 124_768 }),
      { kind: 'habit', habit: { lagMs: 5_294 } },
      { kind: 'clock', step: 'post', aheadMs: 1_216_937 },
    ],
  },
  {
    title: 'a deployment without a creator under a given name may be that of a lost create',
    jobs: [{ inputs: { ...given, 'if-exists': 'reuse' } }],
    troubles: [
      { kind: 'habit', habit: { rounds: 'default' } },
      lostCreate({ how: 'gateway', afterMs: 14 }),
      { kind: 'habit', habit: { nulls: ['creator_email'] } },
    ],
  },
  {
    title: 'a post without a key names what was found and may be of a create whose answer was a page',
    jobs: [{ inputs: { ...given, 'if-exists': 'reuse' } }],
    troubles: [
      {
        kind: 'fault',
        step: 'main',
        path: '/add',
        when: { nth: 1, times: 1 },
        suffering: { what: 'misanswered', status: 200, body: '<!DOCTYPE html><html>blocked</html>' },
      },
      { kind: 'habit', habit: { nulls: ['duration'] } },
      { kind: 'no key', from: 'post', onMissingKey: 'fail' },
    ],
  },
  {
    title: 'a first create of the same name that lands after the next type was created is told',
    jobs: [{ useMs: 47_983, inputs: { ...given, ...twoTypes, 'ready-timeout-minutes': '0.3' } }],
    troubles: [lostCreate({ how: 'hang', afterMs: 114_138 })],
  },
  {
    title: 'what may be ours stays known as that when it fails and the step looks again',
    jobs: [
      { background: true, inputs: { ...shared, 'if-exists': 'reuse', 'ready-timeout-minutes': '0.7' } },
      { background: true, startMs: 11_300, useMs: 57_000, inputs: { ...shared, 'if-exists': 'reuse' } },
    ],
    troubles: [
      { kind: 'habit', habit: { nulls: ['duration'] } },
      lostCreate({ how: 'reset', afterMs: 61 }),
      { kind: 'habit', habit: { firstType: 'fails' } },
    ],
  },
  {
    title: 'a lost create that lands once the deployment of another job has failed is known as ours',
    jobs: [
      { startMs: 7_170, useMs: 57_762, inputs: shared },
      { startMs: 5_070, useMs: 22_288, inputs: { ...shared, 'ready-timeout-minutes': '0.3' } },
    ],
    troubles: [
      { kind: 'habit', habit: { firstType: 'fails' } },
      {
        kind: 'fault',
        step: 'main',
        path: '/add',
        when: { nth: 1, times: 2 },
        suffering: { what: 'lost', how: 'gateway', afterMs: 24_718 },
      },
    ],
  },
  {
    title: 'an endpoint that its creator has lost sight of is not taken from the job that uses it',
    jobs: [
      { inputs: { ...shared, 'ready-timeout-minutes': '0.3' } },
      { startMs: 12_980, useMs: 16_458, inputs: shared },
    ],
    troubles: [
      {
        kind: 'fault',
        step: 'main',
        path: '/info',
        when: { nth: 3, times: 10 },
        suffering: { what: 'unanswered', how: 'hang' },
      },
    ],
  },
  {
    title: 'one 404 of a gateway to a delete does not prove the end of what only the list shows',
    jobs: [{ useMs: 8_511 }],
    troubles: [
      { kind: 'habit', habit: { isDeaf: true, lagMs: 18_372, listLagMs: 0 } },
      { kind: 'cancel', job: 0, during: 'main', atMs: 2_121 },
      notFound({ step: 'post', path: '/delete', when: { nth: 2, times: 2 } }),
    ],
  },
  {
    title: 'a given name is not deleted while no read tells whose it is',
    jobs: [{ useMs: 14_902, inputs: { ...given, 'if-exists': 'reuse' } }],
    troubles: [
      {
        kind: 'fault',
        step: 'post',
        path: '*',
        when: { nth: 1, times: 10 },
        suffering: { what: 'lost', how: 'gateway', afterMs: 0 },
      },
      { kind: 'usurped', atMs: 16_658 },
    ],
  },
  {
    title: 'a create that lands after the deployment of another job was used and stopped is told of',
    jobs: [
      { useMs: 616, inputs: shared },
      { startMs: 8_950, useMs: 14_500, inputs: shared },
    ],
    troubles: [
      {
        kind: 'fault',
        step: 'main',
        path: '/add',
        when: { nth: 2, times: 2 },
        suffering: { what: 'lost', how: 'hang', afterMs: 92_433 },
      },
      { kind: 'habit', habit: { lagMs: 32_000 } },
    ],
  },
  {
    title: 'an answer without a date does not make what was just created old by a clock that goes wrong',
    jobs: [{ inputs: given }],
    troubles: [
      { kind: 'habit', habit: { isDeaf: true, lagMs: 11_677, listLagMs: 0 } },
      { kind: 'cancel', job: 0, during: 'main', atMs: 3_062 },
      notFound({ step: 'post', path: '*', when: { fromMs: 0, forMs: 1_240 } }),
      { kind: 'habit', habit: { skewMs: -2_234_946 } },
    ],
  },
  {
    title: 'what lands after the first was deleted is seen in the list while a gateway denies it',
    jobs: [{ useMs: 4_452, inputs: { duration: '1' } }],
    troubles: [
      lostCreate({ how: 'reset', afterMs: 26_114 }),
      notFound({ step: 'post', path: '/get', when: { fromMs: 5_689, forMs: 57_563 } }),
    ],
  },
  {
    title: 'an endpoint that answers slowly is not deleted by the job with the shortest time',
    jobs: [
      { useMs: 15_152, inputs: { ...shared, 'ready-timeout-minutes': '0.3' } },
      { startMs: 3_014, useMs: 23_473, inputs: shared },
    ],
    troubles: [
      {
        kind: 'fault',
        step: 'main',
        path: '*',
        when: { nth: 1, times: 5 },
        suffering: { what: 'slow', ms: 2_856 },
      },
    ],
  },
  {
    title: 'an endpoint that is up right before the delete is not taken from a job that waited longer for it',
    jobs: [
      { useMs: 3_309, inputs: { ...shared, duration: '1', 'ready-timeout-minutes': '0.3' } },
      { startMs: 7_808, useMs: 44_664, inputs: shared },
    ],
    troubles: [
      {
        kind: 'fault',
        step: 'main',
        path: '*',
        when: { nth: 1, times: 1 },
        suffering: { what: 'lost', how: 'hang', afterMs: 1_383 },
      },
    ],
  },
  {
    title: 'what has a generated name that was taken from this step counts among those that run',
    jobs: [
      {
        useMs: 37_504,
        inputs: { 'machine-type': 'dev-gpu,dev-cpu', 'capacity-wait-minutes': '5', 'max-running': '1' },
      },
    ],
    troubles: [
      { kind: 'namesake', hours: 3 },
      { kind: 'habit', habit: { firstType: 'never ready' } },
    ],
  },
  {
    title: 'a create of a job that shares may land after stop, and is told of though one of them is there',
    jobs: [
      { useMs: 1_173, inputs: shared },
      { startMs: 76, useMs: 751, inputs: shared },
      { startMs: 6_962, useMs: 12_874, inputs: shared },
    ],
    troubles: [
      { kind: 'habit', habit: { rounds: 'clamped' } },
      { kind: 'cancel', job: 2, during: 'use', atMs: 31 },
      {
        kind: 'fault',
        step: 'main',
        path: '/add',
        when: { nth: 1, times: 6 },
        suffering: { what: 'slow', ms: 34_716 },
      },
    ],
  },
  {
    title: 'an entry of the list that cannot be read is ours in capitals, too',
    jobs: [{ useMs: 25_803, inputs: { ...given, 'ready-timeout-minutes': '0.3' } }],
    troubles: [
      { kind: 'habit', habit: { listNulls: ['deployment_id'] } },
      notFound({ step: 'post', path: '/get', when: { nth: 1, times: 60 } }),
      { kind: 'habit', habit: { isUpperCase: true } },
    ],
  },
  {
    title: 'a stop is not content with one that has ended, while reads lag behind the next of that name',
    jobs: [
      {
        useMs: 1_486,
        inputs: { ...shared, 'machine-type': 'dev-gpu,dev-cpu', 'teardown-on-failure': 'delete' },
      },
      {
        startMs: 12_148,
        useMs: 6_595,
        inputs: {
          ...shared,
          'machine-type': 'dev-gpu,dev-cpu',
          'on-teardown-error': 'warn',
          teardown: 'delete',
          'teardown-on-failure': 'pause',
        },
      },
    ],
    troubles: [
      {
        kind: 'fault',
        step: 'main',
        path: '/add',
        when: { nth: 1, times: 2 },
        suffering: { what: 'misanswered', status: 403, body: '<html><body>Session expired</body></html>' },
      },
      { kind: 'habit', habit: { goneWord: 'expired' } },
      { kind: 'habit', habit: { lagMs: 8_161 } },
    ],
  },
];

test.each(stories)('$title', async ({ jobs, troubles }) => {
  const plan: Plan = {
    seed: 1,
    runId: 9_000_000_000,
    jobs: jobs.map(({ inputs, ...job }) => ({
      startMs: 0,
      useMs: 5_000,
      background: false,
      result: 'success',
      ...job,
      inputs: { 'machine-type': 'dev-gpu', ...inputs },
    })),
    stop: jobs.length > 1,
    sweep: false,
    logs: null,
    troubles,
    place: 'address',
  };
  const life = await live(plan);
  expect(life.world.machines.length).toBeGreaterThan(0);
  expect(violationsOf(life)).toEqual([]);
});
