// Opens one deployment of a simulator, to be asked as the real server is.
import * as z from 'zod/mini';
import type { SimulatorOptions } from '../simulator/options.ts';
import { startSimulator } from '../simulator/simulator.ts';
import { brokenModelId, modelId, workspaceKey } from './calls.ts';

/** The models that both servers know once they know any. */
export const publishedModels = { whole: [modelId, 'coco/3'], broken: [brokenModelId] };

/** The same models, as a simulator is told about them. */
export const simulatedModels = [...publishedModels.whole, `${brokenModelId}:broken`];

export type SimulatedEndpoint = { url: string; close(): Promise<void> };

const created = z.object({ domain: z.string() });

/** Starts a simulator with one deployment. Throws when the simulator refuses to make it. */
export async function startSimulatedEndpoint(options: SimulatorOptions = {}): Promise<SimulatedEndpoint> {
  const simulator = await startSimulator({ apiKey: workspaceKey, ...options });
  const request = {
    api_key: workspaceKey,
    deployment_name: 'compared',
    machine_type: 'dev-gpu',
    creator_email: 'ci@example.com',
    inference_version: '1.8.3',
  };
  const answer = await fetch(`${simulator.url}/add`, { method: 'POST', body: JSON.stringify(request) });
  const { domain } = created.parse(await answer.json());
  return { url: `http://${domain}`, close: () => simulator.close() };
}
