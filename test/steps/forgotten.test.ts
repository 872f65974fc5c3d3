// For how long a create that got no answer is told of, once a later one under the same name was answered and is gone.
import { describe, expect, test } from 'vitest';
import { createStep, type Step } from '../fakes/step.ts';

const quick = { healthPath: '' };

/** Makes a step whose first create was lost without an effect, and whose second is up. Post begins so late. */
async function endAfter(seconds: number, deploymentName: string): Promise<Step> {
  const step = createStep();
  step.service.inject({ path: '/add', fault: { kind: 'reset' }, times: 1 });
  expect(await step.main({ ...quick, deploymentName })).toBeNull();
  expect(step.state().claims).toMatchObject([{ id: expect.any(String), unansweredCreates: 1 }]);
  const [claim] = step.state().claims;
  const sentAt = claim?.origin === 'created' ? claim.lastSentAt : Number.NaN;
  await step.time.run(step.time.clock.sleep(sentAt + seconds * 1000 - step.time.clock.now()));
  expect(await step.post()).toBeNull();
  return step;
}

const texts = (step: Step, kind: string) =>
  step.recorded.events.flatMap((event) => (event.kind === kind ? [event.text] : []));

describe.each(['', 'my-gpu'])('under the name "%s", post deletes the second create', (deploymentName) => {
  test.each([10, 100, 200, 235])(
    'and tells of the first in a warning with its name and the command, when it begins %i s after that was sent',
    async (seconds) => {
      const step = await endAfter(seconds, deploymentName);
      const name = step.state().claims[0]?.name;
      expect(texts(step, 'warning')).toEqual([
        expect.stringContaining(
          `A create of deployment "${name}" was not confirmed, and the service may still carry it out.`,
        ),
      ]);
      expect(texts(step, 'warning')[0]).toContain(`\nroboflow deployment delete ${name}\n`);
      expect(texts(step, 'info').join()).not.toContain('is gone (verified');
      expect(step.service.alive()).toEqual([]);
    },
  );

  test.each([300, 1_000, 10_000])(
    'and does not tell of the first any more when it begins %i s after that was sent',
    async (seconds) => {
      const step = await endAfter(seconds, deploymentName);
      expect(texts(step, 'warning')).toEqual([]);
      expect(texts(step, 'info').join()).toContain('is gone (verified');
      expect(step.service.alive()).toEqual([]);
    },
  );
});
