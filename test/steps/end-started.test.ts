// How the post step begins: the state that main saved decides what is ended, and the current inputs decide
// where the key may go.
import { describe, expect, test } from 'vitest';
import { nothingStarted } from '../../src/deployment/nothing-started.ts';
import type { StepState } from '../../src/deployment/state.ts';
import { endStarted } from '../../src/steps/end-started.ts';
import { claimed, stateWith } from '../fakes/claims.ts';
import { createStep, stepKey } from '../fakes/step.ts';

/**
 * Runs post on what main saved and these inputs. Returns its error, what it printed, and what it asked of the
 * service.
 */
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
  const ending = endStarted(saved, {
    job: ports.job,
    clock: ports.clock,
    read: (name) => given[name] ?? '',
    run: () => ({ ...ports.run, githubApiUrl: '' }),
    connect: async ({ apiKey }) => ({ ...ports, ...ports.connect(apiKey) }),
  });
  const error = await step.time.run(
    ending.then(
      () => null,
      (thrown: unknown) => String(thrown),
    ),
  );
  return { error, told: step.transcript(), asked: step.service.requests().map(({ path }) => path), step };
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
    expect(told).toContain('warning: Deployment "dev-testing"');
    expect(asked).toEqual([]);
  });

  test('the claim of a deployment, deletes that deployment', async () => {
    const { error, step } = await end(json(stateWith([claimed({ id: null, unansweredCreates: 1 })])));
    expect(error).toBeNull();
    expect(step.service.alive()).toEqual([]);
  });
});
