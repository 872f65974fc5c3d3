// How the post step begins: the state that main saved decides what is ended, and the current inputs decide
// where the key may go.
import { describe, expect, test } from 'vitest';
import { nothingStarted } from '../../src/deployment/nothing-started.ts';
import type { StepState } from '../../src/deployment/state.ts';
import type { Service } from '../../src/step-context.ts';
import { endStarted } from '../../src/steps/end-started.ts';
import { claimed, stateWith } from '../fakes/claims.ts';
import { createStep, stepKey } from '../fakes/step.ts';

/** Runs post on what main saved and these inputs. Returns its error, what it printed, and what it asked of the service. */
async function end(saved: string, inputs: Record<string, string> = {}) {
  const step = createStep();
  step.service.place({ name: 'dev-testing' });
  const given: Record<string, string> = {
    'api-key': stepKey,
    'api-url': 'https://roboflow.cloud',
    'job-status': 'success',
    ...inputs,
  };
  const { ports } = step;
  const connections: Service[] = [];
  const ending = endStarted(saved, {
    job: ports.job,
    clock: ports.clock,
    read: (name) => given[name] ?? '',
    run: () => ({ ...ports.run, githubApiUrl: '' }),
    connect: async (service) => {
      connections.push(service);
      return { ...ports, ...ports.connect(service.apiKey) };
    },
  });
  const error = await step.time.run(
    ending.then(
      () => null,
      (thrown: unknown) => String(thrown),
    ),
  );
  const asked = step.service.requests().map(({ path }) => path);
  return { error, told: step.transcript(), asked, step, connections };
}

const json = (state: StepState) => JSON.stringify(state);
const ours = claimed({ id: null, unansweredCreates: 1 });

describe('post, given as saved state', () => {
  test('nothing at all, warns that main was cut off, and does not claim that no deployment was created', async () => {
    const { told, asked } = await end('');
    expect(told).toContain('warning: The main step has left no state');
    expect(told).not.toContain('no deployment was created');
    expect(asked).toEqual([]);
  });

  test.each([
    ['the word of main that it had not started anything', nothingStarted],
    ['a state without claims', json(stateWith([]))],
  ])('%s, says that there is nothing to do', async (_, saved) => {
    const { told, asked } = await end(saved);
    expect(told).toContain('"Nothing to take away: no deployment was created."');
    expect(asked).toEqual([]);
  });

  test('a text of another origin, fails without making a call', async () => {
    const { error, asked } = await end('{"claims":[{"name":"prod"}]}');
    expect(error).toContain('is not readable');
    expect(asked).toEqual([]);
  });

  test('an address that the inputs do not have, sends no key there and names the deployment in its error', async () => {
    const state = { ...stateWith([ours]), apiUrl: 'https://evil.example' };
    const { error, asked } = await end(json(state));
    expect(error).toContain('"dev-testing"');
    expect(error).toContain('the key is not sent to an address that changed');
    expect(asked).toEqual([]);
  });

  test('an address that the inputs do not have, only warns under "on-teardown-error: warn"', async () => {
    const state = stateWith([ours], {
      settings: { onTeardownError: 'warn' },
      apiUrl: 'https://evil.example',
    });
    const { error, told, asked } = await end(json(state));
    expect(error).toBeNull();
    expect(told).toMatch(/warning: The service's address .*\n +Deployment "dev-testing"/);
    expect(asked).toEqual([]);
  });

  test('the claim of a deployment, deletes that deployment', async () => {
    const { error, step } = await end(json(stateWith([claimed({ id: null, unansweredCreates: 1 })])));
    expect(error).toBeNull();
    expect(step.service.alive()).toEqual([]);
  });
});

describe('when post is given another region than main', () => {
  const us = json(stateWith([ours]));
  const eu = json({ ...stateWith([ours]), apiUrl: 'https://eu.roboflow.cloud' });

  test.each([
    { what: 'us in main and eu in post', saved: us, region: 'eu', now: 'https://eu.roboflow.cloud' },
    { what: 'eu in main and us in post', saved: eu, region: 'us', now: 'https://roboflow.cloud' },
    { what: 'eu in main and none in post', saved: eu, region: '', now: 'https://roboflow.cloud' },
  ])('($what) the key goes nowhere, and the deployment is named', async ({ saved, region, now }) => {
    const { error, asked, step } = await end(saved, { region, 'api-url': '' });
    expect(error).toContain('Deployment "dev-testing" (id unknown) may still be running');
    expect(error).toContain(`("api-url", or else "region") is ${now} now`);
    expect(error).toContain('roboflow deployment delete dev-testing');
    expect(asked).toEqual([]);
    expect(step.service.alive()).toHaveLength(1);
  });

  test('an unknown region does the same, and the error says what is accepted', async () => {
    const { error, asked } = await end(us, { region: 'mars', 'api-url': '' });
    expect(error).toContain('Deployment "dev-testing" (id unknown) may still be running');
    expect(error).toContain('"region" must be one of "us", "eu", or empty, got "mars"');
    expect(asked).toEqual([]);
  });

  test.each([
    { what: 'post names the region whose address main had', inputs: { region: 'us', 'api-url': '' } },
    { what: 'post has by default the region that main named', inputs: { region: '', 'api-url': '' } },
  ])('with the same address, because $what, the deployment is deleted', async ({ inputs }) => {
    const { error, step } = await end(us, inputs);
    expect(error).toBeNull();
    expect(step.service.alive()).toEqual([]);
  });
});

test('proxy settings that cannot be used do not keep post from calling, without a proxy', async () => {
  const { connections } = await end(json(stateWith([ours])));
  expect(connections).toMatchObject([{ apiUrl: 'https://roboflow.cloud', orWithoutProxy: true }]);
});
