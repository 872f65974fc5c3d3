// The post step has another key than main had, perhaps one of another workspace, which shows nothing of ours.
import { describe, expect, test } from 'vitest';
import { post } from '../../src/steps/post.ts';
import { keyDigest } from '../../src/text/key-digest.ts';
import { clientOf } from '../fakes/deployments.ts';
import { said, scripted } from '../fakes/scripted.ts';
import { createStep, stepKey } from '../fakes/step.ts';

/** Runs main, and a minute later post with this key, to which the service shows an empty workspace. */
async function postWith(apiKey: string, deploymentName: string) {
  const step = createStep();
  expect(await step.main({ healthPath: '', deploymentName })).toBeNull();
  await step.time.run(step.time.clock.sleep(90_000));
  const absent = said(404, 'not found');
  const { dispatcher } = scripted(
    { '/get': absent, '/list': { json: [] }, '/delete': absent, '/get_log': { json: [] } },
    step.time.clock,
  );
  const context = {
    ...step.ports,
    api: clientOf({ dispatcher, clock: step.time.clock }),
    keyDigest: (salt: string) => keyDigest(apiKey, salt),
  };
  const before = step.recorded.events.length;
  await step.time.run(post({ state: step.state(), jobStatus: 'success' }, context));
  const texts = (kind: string) =>
    step.recorded.events.slice(before).flatMap((event) => (event.kind === kind ? [event.text] : []));
  return { step, texts };
}

describe.each(['', 'my-gpu'])('an empty workspace in post, for a deployment under the name "%s",', (name) => {
  test('proves nothing where the key is another one: post fails, names it, and says why', async () => {
    const { step, texts } = await postWith('rf_AnotherKeyOfAnother1', name);
    expect(texts('fail')).toEqual([expect.stringContaining('may still be running and costing money')]);
    expect(texts('fail')[0]).toContain(`Deployment "${step.recorded.outputs['deployment-name']}"`);
    expect(texts('fail')[0]).toContain('the API key is not the one that the main step had');
    expect(texts('info').join()).not.toContain('is gone');
    expect(texts('summary').join()).not.toContain('gone before the job ended');
    expect(step.service.alive()).toHaveLength(1);
  });

  test('proves that it is gone where the key is the same', async () => {
    const { texts } = await postWith(stepKey, name);
    expect(texts('fail')).toEqual([]);
    expect(texts('info').join()).toContain('is gone (verified');
    expect(texts('summary').join()).toContain('gone before the job ended');
  });
});

test('the state holds a digest of the key under the moment that main began, and not the key', async () => {
  const step = createStep();
  await step.main({ healthPath: '' });
  const { keyDigest: digest, marks } = step.state();
  expect(digest).toBe(keyDigest(stepKey, String(marks.begunAt)));
  expect(digest).toMatch(/^[0-9a-f]{8}$/);
  expect(step.recorded.saved.filter((text) => text.includes(stepKey))).toEqual([]);
});
