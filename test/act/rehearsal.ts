// The recipe that brings its own simulator: a stand-in takes the place of the container that act cannot start here.
import { parseDocument } from 'yaml';
import { type InferenceServer, inferenceAnswer, startInferenceServer } from '../fakes/inference-server.ts';
import type { Scenario } from './scenario.ts';
import { has, same } from './seen.ts';

/** Tells whether the recipe is one that brings its own simulator. */
export function isRehearsal(text: string): boolean {
  return text.includes('/simulator@');
}

/** Returns the recipe with the stand-in's address in place of its container, and what must be seen of the run. */
export async function prepareRehearsal(
  workflow: string,
  text: string,
): Promise<{ text: string; scenario: Scenario; server: InferenceServer }> {
  const server = await startInferenceServer();
  const document = parseDocument(text);
  document.deleteIn(['jobs', 'rehearsal', 'services']);
  const edited = document.toString().replaceAll('http://127.0.0.1:9001', server.url);
  const scenario: Scenario = {
    workflow,
    claims: {
      'asks the inference server': ({ printed }) => has(printed('rehearsal', 'Main'), inferenceAnswer),
      'takes the deployment away before the simulator ends': ({ steps }) =>
        same(steps('rehearsal').slice(-2), ['Post gpu success', 'Post service success']),
      'verifies that it is gone': ({ printed }) => has(printed('rehearsal', 'Post'), 'is gone (verified'),
      'leaves nothing alive': ({ printed }) => has(printed('rehearsal', 'Post'), '0 deployments left alive'),
      'does so through the simulator of its own': ({ simulator }) => same(simulator.requests().length, 0),
    },
  };
  return { text: edited, scenario, server };
}
