// A main step that can be killed at any moment. After that it does nothing more, but what it has sent still arrives.
import { Agent } from 'undici';
import { createClient } from '../../src/api/client.ts';
import { createEndpoint } from '../../src/api/endpoint.ts';
import type { StepContext } from '../../src/step-context.ts';
import { keyDigest } from '../../src/text/key-digest.ts';
import { request, type Step, stepKey } from './step.ts';

/** The context of a main step that dies. Moments are counted from 1: each save, and each stage of each request. */
export type Mortal = {
  context: StepContext;
  /** Resolves when the step dies. */
  death: Promise<void>;
  /** The number of moments so far. */
  moments(): number;
  /** Stops counting moments. */
  stopCounting(): void;
};

/** Makes the main of `step` die right after moment number `diesAt`: it sends, saves and prints nothing more. */
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
