// The inference server on a deployment's own domain: is it answering, and are the models in its memory?
import * as z from 'zod/mini';
import { excerpt, harmless } from '../text/sanitize.ts';
import { type Call, NoAnswerError, reasonOf } from './errors.ts';
import { interpret } from './interpret.ts';
import { type Exchange, exchange, type Transport } from './transport.ts';

/** What a look at the endpoint showed: an HTTP status, or why there was none. */
export type Probe = { status: number; said: string } | { status: null; reason: string };

/** The endpoint's server. `probe` never throws but for an abort; the others throw the errors of errors.ts. */
export type Endpoint = {
  /** Scheme and host. */
  url: string;
  /** One GET of a path that needs no key, on a connection of its own, given `timeoutMs`. */
  probe(path: string, limits: { timeoutMs: number; signal?: AbortSignal | undefined }): Promise<Probe>;
  /** Loads a model; resolves to the ids then in memory. The key goes into the body only. */
  loadModel(
    modelId: string,
    limits: { timeoutMs: number; signal?: AbortSignal | undefined },
  ): Promise<string[]>;
  /** The ids of the models in memory; servers before August 2026 refuse the header it sends the key in. */
  registry(limits: { timeoutMs: number; signal?: AbortSignal | undefined }): Promise<string[]>;
};

/** `GET /model/registry` and `POST /model/add` answer alike (inference, core/entities/responses/server_state.py). */
const registrySchema = z.object({ models: z.array(z.object({ model_id: z.string() })) });

export type EndpointOptions = {
  url: string;
  apiKey: string;
  transport: Transport;
  redact: (text: string) => string;
};

/** Builds a client for the server at `url` (scheme and host, no path). */
export function createEndpoint(options: EndpointOptions): Endpoint {
  const { url, apiKey, transport, redact } = options;
  const { host } = new URL(url);
  return {
    url,
    probe: async (path, { timeoutMs, signal }) => {
      const target = new URL(url + path);
      try {
        const sent = { method: 'GET', url: target, timeoutMs, signal, freshConnection: true } as const;
        const { status, body } = await exchange(transport, sent);
        return { status, said: excerpt(redact(harmless(body)), 200) };
      } catch (error) {
        signal?.throwIfAborted();
        return { status: null, reason: redact(reasonOf(error)) };
      }
    },
    loadModel: (modelId, limits) => {
      const call: Call = { goal: `load model "${modelId}"`, method: 'POST', path: '/model/add', host };
      return models(call, { body: { model_id: modelId, api_key: apiKey }, ...limits }, options);
    },
    registry: (limits) => {
      const call: Call = { goal: 'list the loaded models', method: 'GET', path: '/model/registry', host };
      // In the query it would end up in the deployment's own access log.
      return models(call, { bearer: apiKey, ...limits }, options);
    },
  };
}

/** The ids that the server lists in its answer. */
async function models(
  call: Call,
  sent: Pick<Exchange, 'body' | 'bearer' | 'timeoutMs' | 'signal'>,
  { url, transport, redact }: EndpointOptions,
): Promise<string[]> {
  const { method, path } = call;
  const target = new URL(url + path);
  const answer = await exchange(transport, { method, url: target, ...sent }).catch((error: unknown) => {
    sent.signal?.throwIfAborted();
    throw new NoAnswerError(call, { reason: redact(reasonOf(error)), cause: error });
  });
  const reading = { schema: registrySchema, redact, serviceNow: transport.clock.now() };
  return interpret(call, answer, reading).models.map((model) => model.model_id);
}
