// The web page of a firewall or gateway in place of the answer to a create, which may have taken effect behind it.
import { describe, expect, test } from 'vitest';
import { createStep, type Step } from '../fakes/step.ts';
import { seeded } from '../simulator/random.ts';

/** The step does not probe, so that these tests are about the create alone. */
const quick = { healthPath: '' };
const names = [{ deploymentName: '' }, { deploymentName: 'my-gpu' }];
const pages = [401, 403, 200, 503];
/** The pages that say no for good, though perhaps only of the answer. */
const refusals = [401, 403];

const adds = (step: Step) => step.service.requests().filter(({ path }) => path === '/add').length;
const warnings = (step: Step) =>
  step.recorded.events.flatMap(({ kind, text }) => (kind === 'warning' ? [text] : []));

/** Lets everything land that is still under way. Returns the names of what is alive then. */
async function aliveInTheEnd(step: Step): Promise<string[]> {
  await step.time.run(step.time.clock.sleep(300_000));
  return step.service.alive().map(({ name }) => name);
}

describe.each(names)(
  'the page of a firewall to a create under the name "$deploymentName"',
  ({ deploymentName }) => {
    test.each(pages)(
      '(%i) is no word of the service: what was created is adopted, and post deletes it',
      async (status) => {
        const step = createStep();
        step.service.inject({ path: '/add', fault: { kind: 'html', status, effect: true }, times: 1 });
        expect(await step.main({ ...quick, deploymentName })).toBeNull();
        expect(step.recorded.outputs['created']).toBe('true');
        expect(adds(step)).toBe(1);
        expect(step.service.alive()).toHaveLength(1);
        expect(await step.post()).toBeNull();
        expect(await aliveInTheEnd(step)).toEqual([]);
      },
    );

    test.each(pages)(
      '(%i) is waited out for 5 s, in which a create that takes 3 s is adopted',
      async (status) => {
        const step = createStep();
        step.service.inject({
          path: '/add',
          fault: { kind: 'html', status, effect: { afterMs: 3_000 } },
          times: 1,
        });
        expect(await step.main({ ...quick, deploymentName })).toBeNull();
        expect(adds(step)).toBe(1);
        expect(await step.post()).toBeNull();
        expect(await aliveInTheEnd(step)).toEqual([]);
      },
    );

    test.each(pages)(
      '(%i) that hides the looks, too, fails main, and post deletes what it hid',
      async (status) => {
        const step = createStep({}, seeded(7));
        const skip = deploymentName === '' ? 0 : 1;
        step.service.inject({ path: '/add', fault: { kind: 'html', status, effect: true } });
        step.service.inject({ path: '/get', skip, fault: { kind: 'html', status: 403 } });
        step.service.inject({ path: '/list', fault: { kind: 'html', status: 403 } });
        step.service.inject({ path: '/delete', fault: { kind: 'html', status: 403 } });
        expect(await step.main({ ...quick, deploymentName })).toContain(`POST /add answered ${status}`);
        expect(step.service.alive()).toHaveLength(1);
        step.service.clearFaults();
        expect(await step.post({ jobStatus: 'failure' })).toBeNull();
        expect(await aliveInTheEnd(step)).toEqual([]);
      },
    );

    test.each(refusals)(
      '(%i) that hid nothing is final: it is told with its remedy, and not sent again',
      async (status) => {
        const step = createStep();
        step.service.inject({ path: '/add', fault: { kind: 'html', status } });
        const told = await step.main({ ...quick, deploymentName });
        expect(told).toContain(`POST /add answered ${status}`);
        expect(told).toContain('this web page comes from a proxy, firewall or gateway');
        expect(adds(step)).toBe(1);
        expect(step.state().claims).toMatchObject([{ id: null, unansweredCreates: 1, removal: 'due' }]);
      },
    );

    test.each(refusals)(
      '(%i) leaves a create that post tells of by name, with the command',
      async (status) => {
        const step = createStep();
        step.service.inject({ path: '/add', fault: { kind: 'html', status } });
        await step.main({ ...quick, deploymentName });
        expect(await step.post({ jobStatus: 'failure' })).toBeNull();
        const name = step.state().claims[0]?.name;
        expect(warnings(step).at(-1)).toContain(`A create of deployment "${name}" was not confirmed`);
        expect(warnings(step).at(-1)).toContain(`roboflow deployment delete ${name}`);
      },
    );

    test.each(refusals)(
      '(%i) hides a create that takes 40 s: post waits for it and deletes it',
      async (status) => {
        const step = createStep();
        step.service.inject({ path: '/add', fault: { kind: 'html', status, effect: { afterMs: 40_000 } } });
        expect(await step.main({ ...quick, deploymentName })).toContain(`POST /add answered ${status}`);
        expect(step.service.deployments()).toEqual([]);
        expect(await step.post({ jobStatus: 'failure' })).toBeNull();
        expect(step.service.deployments().map(({ madeBy }) => madeBy)).toEqual(['add']);
        expect(await aliveInTheEnd(step)).toEqual([]);
      },
    );
  },
);

test.each(refusals)(
  'a plain %i is a word of the service: the create is dropped, and post has nothing to do',
  async (status) => {
    const step = createStep();
    step.service.inject({ path: '/add', fault: { kind: 'status', status, text: 'Forbidden' } });
    expect(await step.main(quick)).toContain(`POST /add answered ${status}`);
    expect(step.state().claims).toEqual([]);
  },
);
