// A process that can be killed: from one moment to the next nothing of it goes on, but what it has sent goes its way.
import { Agent } from 'undici';
import { createClient } from '../../src/api/client.ts';
import { createEndpoint } from '../../src/api/endpoint.ts';
import type { StepContext } from '../../src/step-context.ts';
import { keyDigest } from '../../src/text/key-digest.ts';
import { request, type Step, stepKey } from './step.ts';

/** The context of a main step that dies at a moment, counted from 1: each save, each stage of each request. */
export type Mortal = {
  context: StepContext;
  /** Resolves at its death. */
  death: Promise<void>;
  /** Moments so far. */
  moments(): number;
  /** Whatever happens from now on is not counted. */
  stopCounting(): void;
};

/** Makes `step`'s main mortal. Right after moment number `diesAt` it neither sends, saves, says nor wakes any more. */
export function createMortal(step: Step, diesAt: number): Mortal {
  const { promise: death, resolve: die } = Promise.withResolvers<void>();
  let isDead = false;
  let isCounting = true;
  let moments = 0;
  const pass = () => {
    if (!isCounting || isDead || ++moments !== diesAt) return;
    isDead = true;
    die();
  };
  const { job, clock: living, ...rest } = step.ports;
  step.service.onRequest(pass);

  const dispatcher = new Agent().compose(
    () => (options, handler) => isDead || step.service.dispatcher.dispatch(options, handler),
  );
  const clock = {
    now: living.now,
    sleep: async (ms: number, signal?: AbortSignal) => {
      await (isDead ? new Promise<void>(() => {}) : living.sleep(ms, signal));
      if (isDead) await new Promise(() => {});
    },
  };
  const mute =
    <A extends unknown[]>(speak: (...args: A) => void) =>
    (...args: A) => {
      if (!isDead) speak(...args);
    };
  const common = {
    apiKey: stepKey,
    transport: { dispatcher, clock },
    random: rest.random,
    redact: rest.redact,
  };
  return {
    context: {
      ...rest,
      clock,
      api: createClient({ ...common, baseUrl: request.apiUrl, debug: mute(job.debug) }),
      endpointAt: (url) => createEndpoint({ ...common, url }),
      keyDigest: (salt) => keyDigest(stepKey, salt),
      job: {
        ...job,
        info: mute(job.info),
        warning: mute(job.warning),
        fail: mute(job.fail),
        output: mute(job.output),
        saveState: (value) => {
          if (isDead) return;
          job.saveState(value);
          pass();
        },
      },
    },
    death,
    moments: () => moments,
    stopCounting: () => {
      isCounting = false;
    },
  };
}
