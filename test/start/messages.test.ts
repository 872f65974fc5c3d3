// Every failure that a person may meet, word for word: the goal, the service's answer, and the remedy.
import { expect, test } from 'vitest';
import type { StartRequest } from '../../src/start/request.ts';
import { failure } from '../fakes/scripted.ts';
import { createStep, type Step } from '../fakes/step.ts';

type Row = {
  what: string;
  options?: Parameters<typeof createStep>[0];
  asked?: Partial<StartRequest>;
  /** Spoils the service before main, or before post. */
  before?: (step: Step) => void;
  beforePost?: (step: Step) => void;
  goal: string;
  answer: string;
  remedy: string;
};

const given = { deploymentName: 'my-gpu' };

const keyRemedy =
  'Check the input "api-key": it must be a Roboflow API key of the workspace, and the secret behind it must exist for this event (pull requests from forks get no secrets). A key of the EU is refused at the address of the US, and the reverse: check "region", too.';

const byHand = `To remove it by hand, either of:
roboflow deployment delete my-gpu
curl -X POST https://roboflow.cloud/delete -H "Content-Type: application/json" -d '{"api_key":"YOUR_KEY","deployment_name":"my-gpu"}'
The service itself removes it at 2026-01-05T10:59:58.200Z.`;

const rows: Row[] = [
  {
    what: 'a name that is taken',
    before: ({ service }) => void service.place({ name: 'my-gpu' }),
    goal: 'Deployment "my-gpu"',
    answer: 'exists already (id mAg88Rlsa9ceIZPJeEYv, status ready) and was not created by this step.',
    remedy:
      'Choose another "deployment-name" or leave it empty for a generated one, or say with "if-exists" whether to "reuse" or "replace" it.',
  },
  {
    what: 'a key that is refused',
    options: { apiKey: 'another' },
    goal: 'Could not look up deployment "my-gpu":',
    answer: 'GET /get answered 401: Unauthorized: api_key is missing or not valid.',
    remedy: keyRemedy,
  },
  {
    what: 'a key that is refused in post',
    beforePost: ({ service }) => service.inject({ path: '*', fault: { kind: 'status', status: 401 } }),
    goal: 'Deployment "my-gpu" (id Ag88Rlsa9ceIZPJeEYvR) may still be running and costing money: it is not verifiably deleted.',
    answer: `Last problem: Could not list the deployments: GET /list answered 401: Unauthorized: api_key is missing or not valid. ${keyRemedy}`,
    remedy: byHand,
  },
  {
    what: 'a creator address that is not a member',
    options: { members: ['somebody@example.com'] },
    goal: 'Could not create deployment "my-gpu":',
    answer: `POST /add answered 400: creator_email 'ci@example.com' is not a member of this workspace.`,
    remedy: 'Correct what the service objects to: the same call would be refused again.',
  },
  {
    what: 'a terminal status',
    options: { machineTypes: { 'dev-gpu': 'failing' } },
    goal: 'Deployment "my-gpu"',
    answer: 'ended as "failed" instead of becoming ready.',
    remedy: `Its log (below, and in the summary) may tell why; check "machine-type" and "inference-version", then run the job again.
Deployment "my-gpu" is gone.`,
  },
  {
    what: 'a time-out',
    options: { provisioning: { seconds: 600 } },
    asked: { readyTimeoutMinutes: 2 },
    goal: 'Deployment "my-gpu" did not have 1 replica up within 120 s.',
    answer: 'Seen: pending, 0 of 1 replicas (56×).',
    remedy: `Raise "ready-timeout-minutes" if it is only slow; otherwise its log (below, and in the summary) may tell why.
Deployment "my-gpu" is gone.`,
  },
  {
    what: 'an endpoint that refuses connections',
    asked: { healthPath: '/info', readyTimeoutMinutes: 1 },
    before: ({ service }) =>
      service.cut('endpoint:/info', failure('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:443')),
    goal: 'The endpoint https://my-gpu.roboflow.cloud of deployment "my-gpu" did not answer GET /info with 200 twice in a row within 60 s.',
    answer: 'Seen: no answer yet (connect ECONNREFUSED 10.0.0.1:443) (34×).',
    remedy: `Check that this runner reaches it; behind a proxy, set HTTPS_PROXY and NO_PROXY.
Deployment "my-gpu" is gone.`,
  },
  {
    what: 'an endpoint that wants a key',
    asked: { healthPath: '/model/registry' },
    goal: 'The endpoint',
    answer: 'refuses GET /model/registry with 401: {"status":401,"message":"Unauthorized api_key"}.',
    remedy: `The probe is sent without the key: choose a "health-path" that needs none, such as /info, or leave it empty for no probe.
Deployment "my-gpu" is gone.`,
  },
  {
    what: 'a lack of capacity',
    options: { machineTypes: { 'dev-gpu': 'no-capacity' } },
    goal: 'Could not create deployment "my-gpu":',
    answer: `POST /add answered 400: no capacity is available for machine_type 'dev-gpu', try again later.`,
    remedy:
      'Name other types in "machine-type" (several, separated by commas, are tried in order), or run the job again later. The service has these: dev-cpu, dev-gpu, prod-cpu, prod-gpu, gpu-small, gpu-medium.',
  },
  {
    what: 'a machine type that the service does not know',
    asked: { machineTypes: ['gpu-gigantic'] },
    goal: 'Could not create deployment "my-gpu":',
    answer: `POST /add answered 400: machine_type 'gpu-gigantic' is unknown, expected one of: dev-cpu, dev-gpu, prod-cpu, prod-gpu, gpu-small, gpu-medium.`,
    remedy:
      'Name other types in "machine-type" (several, separated by commas, are tried in order), or run the job again later. The service has these: dev-cpu, dev-gpu, prod-cpu, prod-gpu, gpu-small, gpu-medium.',
  },
  ...[
    { kind: 'status', status: 404 } as const,
    { kind: 'body', status: 200, body: '["dev-gpu"]' } as const,
    { kind: 'hang' } as const,
  ].map((fault) => ({
    what: `a machine type that the service does not know, while the list of types fails (${JSON.stringify(fault)})`,
    asked: { machineTypes: ['gpu-gigantic'] },
    before: ({ service }: Step) => service.inject({ path: '/machine_types', fault }),
    goal: 'Could not create deployment "my-gpu":',
    answer: `POST /add answered 400: machine_type 'gpu-gigantic' is unknown, expected one of: dev-cpu, dev-gpu, prod-cpu, prod-gpu, gpu-small, gpu-medium.`,
    remedy:
      'Name other types in "machine-type" (several, separated by commas, are tried in order), or run the job again later.',
  })),
  {
    what: 'a service that is down',
    before: ({ service }) => service.inject({ path: '*', fault: { kind: 'html', status: 502 } }),
    goal: 'Could not look up deployment "my-gpu":',
    answer: 'GET /get answered 502: 502 Bad Gateway nginx.',
    remedy: 'The service itself has a problem; try again later.',
  },
  {
    what: 'a service that goes down while the deployment starts',
    options: { provisioning: { seconds: 600 } },
    asked: { readyTimeoutMinutes: 1 },
    before: ({ service }) =>
      service.inject({ path: '/get', skip: 3, fault: { kind: 'status', status: 503, text: 'maintenance' } }),
    goal: 'Deployment "my-gpu" did not have 1 replica up within 60 s.',
    answer: 'Seen: pending, 0 of 1 replicas (2×); GET /get answered 503: maintenance (32×).',
    remedy: `The service itself was the problem to the end: check that this runner reaches it, or try again later.
Deployment "my-gpu" is gone.`,
  },
  {
    what: 'a service that cannot be reached',
    before: ({ service }) =>
      service.cut('/get', failure('ENOTFOUND', 'getaddrinfo ENOTFOUND roboflow.cloud')),
    goal: 'Could not look up deployment "my-gpu":',
    answer: 'GET /get got no answer (getaddrinfo ENOTFOUND roboflow.cloud).',
    remedy:
      'Check the spelling of roboflow.cloud in "api-url", and that this runner resolves it; behind a proxy, set HTTPS_PROXY and NO_PROXY.',
  },
  {
    what: 'a limit on the number of calls',
    before: ({ service }) => service.inject({ path: '/get', fault: { kind: 'rate-limit' } }),
    goal: 'Could not look up deployment "my-gpu":',
    answer: 'GET /get answered 429: Too many requests.',
    remedy: 'The service limits how often this key may call; run fewer jobs at once, or try again later.',
  },
  {
    what: 'a delete that is refused',
    beforePost: ({ service }) =>
      service.inject({
        path: '/delete',
        fault: { kind: 'status', status: 400, text: 'deployment is locked' },
      }),
    goal: 'Deployment "my-gpu" (id Ag88Rlsa9ceIZPJeEYvR) may still be running and costing money: it is not verifiably deleted.',
    answer:
      'Last problem: Could not delete deployment "my-gpu": POST /delete answered 400: deployment is locked. Correct what the service objects to: the same call would be refused again.',
    remedy: byHand,
  },
  {
    what: 'a service that is down in post',
    beforePost: ({ service }) => service.inject({ path: '*', fault: { kind: 'status', status: 503 } }),
    goal: 'Deployment "my-gpu" (id Ag88Rlsa9ceIZPJeEYvR) may still be running and costing money: it is not verifiably deleted.',
    answer:
      'Last problem: Could not list the deployments: GET /list answered 503: Service unavailable. The service itself has a problem; try again later.',
    remedy: byHand,
  },
  {
    what: 'a deletion that never ends',
    options: { deletionSeconds: 9999 },
    beforePost: () => {},
    goal: 'Deployment "my-gpu" (id Ag88Rlsa9ceIZPJeEYvR) may still be running and costing money: it is not verifiably deleted.',
    answer: 'Last problem: it was still there 119 s after the delete was taken.',
    remedy: byHand,
  },
  {
    what: 'a model that does not exist',
    options: { knownModels: ['coco/3'] },
    asked: { preloadModels: ['nope/9'] },
    goal: 'Model "nope/9" in "preload-models" cannot be loaded:',
    answer:
      'answered 404: {"message":"Requested Roboflow resource not found. Make sure that workspace, project or model you referred in request exists."}.',
    remedy: `Check its id, and that it belongs to the workspace of the key or is public.
Deployment "my-gpu" is gone.`,
  },
  {
    what: 'a deployment that somebody deletes while it starts',
    options: { provisioning: { seconds: 600 } },
    before: ({ time, ports }) => time.at(5_000, () => void ports.api.delete('my-gpu')),
    goal: 'Deployment "my-gpu" is gone:',
    answer: 'somebody deleted it while it was starting.',
    remedy: `Run the job again, and find out who or what removes deployments in this workspace.
Deployment "my-gpu" is gone.`,
  },
  {
    what: 'a deployment that cannot be reused',
    asked: { ifExists: 'reuse' },
    before: ({ service }) => void service.place({ name: 'my-gpu', status: 'failed' }),
    goal: 'Deployment "my-gpu"',
    answer: 'exists already (id mAg88Rlsa9ceIZPJeEYv, status failed) and was not created by this step.',
    remedy: 'It cannot be reused: delete it, or say "if-exists: replace".',
  },
];

/** Returns the error of main, or that of post where the service is spoiled only then. */
async function messageOf({ options = {}, asked = {}, before, beforePost }: Row): Promise<string> {
  const step = createStep(options);
  before?.(step);
  const ofMain = await step.main({ ...given, healthPath: '', ...asked });
  if (beforePost === undefined) return ofMain ?? 'main succeeded';
  await step.time.run(step.time.clock.sleep(60_000));
  beforePost(step);
  return (await step.post({ jobStatus: 'success' })) ?? 'post succeeded';
}

test.each(rows)('the error for $what tells goal, answer and remedy', async (row) => {
  const inWords = (text: string) => text.split(/\s+/).join(' ');
  expect(inWords(await messageOf(row))).toBe(inWords(`${row.goal} ${row.answer} ${row.remedy}`));
});
