// The service answers a create with another duration than was asked for: its answer is what ends the deployment.
import { describe, expect, test } from 'vitest';
import { main } from '../../src/steps/main.ts';
import { clientOf, shown } from '../fakes/deployments.ts';
import { scripted } from '../fakes/scripted.ts';
import { createStep, request } from '../fakes/step.ts';

/** Asks for 3 h and is answered with this duration. Returns what main says of the end, and its warnings. */
async function answered(duration: unknown, durationHours = 3) {
  const step = createStep();
  const line = { json: shown({ duration, status: 'ready', num_replicas: 1 }) };
  const { dispatcher } = scripted({ '/add': line, '/get': line }, step.time.clock);
  const api = clientOf({ dispatcher, clock: step.time.clock });
  await step.time.run(main({ ...request, durationHours, healthPath: '' }, { ...step.ports, api }));
  const { events, outputs } = step.recorded;
  return {
    expiresAt: outputs['expires-at'],
    said: events.find(({ text }) => text.startsWith('Created deployment'))?.text,
    warnings: events.flatMap(({ kind, text }) => (kind === 'warning' ? [text] : [])),
  };
}

describe('a duration that is another than the one asked for', () => {
  test.each([
    { what: 'capped', duration: 1, expiresAt: '2026-01-05T09:00:00.000Z', told: '1 h' },
    { what: 'raised to a minimum', duration: 24, expiresAt: '2026-01-06T08:00:00.000Z', told: '24 h' },
    { what: 'in quotes', duration: '1.5', expiresAt: '2026-01-05T09:30:00.000Z', told: '1.5 h' },
    { what: 'a little longer', duration: 3.02, expiresAt: '2026-01-05T11:01:12.000Z', told: '3.02 h' },
    { what: 'a little shorter', duration: 2.98, expiresAt: '2026-01-05T10:58:48.000Z', told: '2.98 h' },
  ])('($what) decides expires-at, and is a warning', async ({ duration, expiresAt, told }) => {
    const { warnings, said, ...rest } = await answered(duration);
    expect(rest.expiresAt).toBe(expiresAt);
    expect(said).toContain(`the service removes it at ${expiresAt} at the latest`);
    expect(warnings).toEqual([
      `The service gave deployment "dev-testing" a duration of ${told} instead of the 3 h asked for.`,
    ]);
  });

  test('(beyond any calendar) leaves expires-at empty, and is a warning', async () => {
    const { expiresAt, said, warnings } = await answered(1e300);
    expect(expiresAt).toBe('');
    expect(said).toContain('the service removes it when its duration is over at the latest');
    expect(warnings).toHaveLength(1);
  });
});

describe('a duration that is the one asked for', () => {
  test.each([
    { what: 'as it was sent', duration: 2.9995, expiresAt: '2026-01-05T10:59:58.200Z' },
    { what: 'rounded to hours', duration: 3, expiresAt: '2026-01-05T11:00:00.000Z' },
    { what: 'rounded to hundredths', duration: 2.995, expiresAt: '2026-01-05T10:59:42.000Z' },
  ])('($what) decides expires-at without a warning', async ({ duration, expiresAt }) => {
    expect(await answered(duration)).toMatchObject({ expiresAt, warnings: [] });
  });

  test.each([null, 0, -1, 'three', true])(
    '(answered as %s, which is none) is taken as it was sent, without a warning',
    async (duration) => {
      expect(await answered(duration)).toMatchObject({
        expiresAt: '2026-01-05T10:59:58.200Z',
        warnings: [],
      });
    },
  );
});
