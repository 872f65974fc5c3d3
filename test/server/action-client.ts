// Asks both servers the same with the Action's own client for an endpoint.
import { createDispatcher } from '../../src/api/dispatcher.ts';
import { createEndpoint } from '../../src/api/endpoint.ts';
import { systemClock } from '../../src/clock.ts';
import { brokenModelId, foreignKey, modelId, workspaceKey } from './calls.ts';

/** Returns the results by what was asked: the ids in memory, the status of a probe, or the error's message. */
export async function askWithActionClient(url: string): Promise<Map<string, string>> {
  const dispatcher = createDispatcher({ httpProxy: null, httpsProxy: null, noProxy: null });
  const endpointFor = (apiKey: string) =>
    createEndpoint({ url, apiKey, transport: { dispatcher, clock: systemClock }, redact: (text) => text });
  const limits = { timeoutMs: 60_000 };
  const endpoint = endpointFor(workspaceKey);
  const stranger = endpointFor(foreignKey);
  const asked: Record<string, () => Promise<unknown>> = {
    'probe of /info': async () => (await endpoint.probe('/info', limits)).status,
    'probe of /healthz': async () => (await endpoint.probe('/healthz', limits)).status,
    'probe of what is not open': async () => endpoint.probe('/health', limits),
    'load of a model': () => endpoint.loadModel(modelId, limits),
    'load of a model that is loaded': () => endpoint.loadModel(modelId, limits),
    'load of an alias': () => endpoint.loadModel('yolov8n-640', limits),
    'load of an unknown model': () => endpoint.loadModel('no-such-project/7', limits),
    'load of what is no model id': () => endpoint.loadModel('a/b/c/d', limits),
    'load of a broken model': () => endpoint.loadModel(brokenModelId, limits),
    'load with the key of another workspace': () => stranger.loadModel(modelId, limits),
    'list of the models in memory': () => endpoint.registry(limits),
    'list with the key of another workspace': () => stranger.registry(limits),
  };
  const seen = new Map<string, string>();
  try {
    for (const [name, request] of Object.entries(asked)) {
      const outcome = await request().catch((error: unknown) => String(error));
      seen.set(name, JSON.stringify(outcome).replaceAll(new URL(url).host, 'HOST'));
    }
  } finally {
    await dispatcher.destroy();
  }
  return seen;
}
