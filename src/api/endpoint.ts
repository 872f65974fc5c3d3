// The client of the inference server that runs on a deployment's own domain.
import * as z from 'zod/mini';
import { excerpt, harmless } from '../text/sanitize.ts';
import { type Call, NoAnswerError, reasonOf } from './errors.ts';
import { interpret } from './interpret.ts';
import { type Exchange, exchange, type Transport } from './transport.ts';

/** What a probe showed: an HTTP status and an excerpt of the body, or the reason why there was no answer. */
export type Probe = { status: number; excerpt: string } | { status: null; reason: string };

/** How long one request to the endpoint may take (ms), and what aborts it. */
export type EndpointLimits = { timeoutMs: number; signal?: AbortSignal | undefined };

/** The endpoint's server. All methods throw `signal.reason` when aborted. */
export type Endpoint = {
  /** Scheme and host. */
  url: string;
  /** Sends one GET without the key, on a new connection. It throws for an abort only. */
  probe(path: string, limits: EndpointLimits): Promise<Probe>;
  /** Loads a model and resolves to the ids then in memory. Throws the errors of errors.ts. */
  loadModel(modelId: string, limits: EndpointLimits): Promise<string[]>;
  /**
   * Resolves to the ids of the models in memory. Servers from before August 2026 refuse the header in which the key is
   * sent. Throws the errors of errors.ts.
   */
  registry(limits: EndpointLimits): Promise<string[]>;
};

/** `GET /model/registry` and `POST /model/add` answer alike (inference, core/entities/responses/server_state.py). */
const registrySchema = z.object({ models: z.array(z.object({ model_id: z.string() })) });

/** Whether the server itself gave this answer: a gateway in front of one that is down gives only 502 to 504. */
export function isOfServer(status: number): boolean {
  return status < 502 || status > 504;
}

/** `url` is scheme and host, without a path; `redact` removes keys from the server's text. */
export type EndpointOptions = {
  url: string;
  apiKey: string;
  transport: Transport;
  redact: (text: string) => string;
};

/** Builds the client; nothing is sent yet. */
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
        return { status, excerpt: excerpt(redact(harmless(body)), 200) };
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
      // The key is sent in a header, as the deployment's access log would record it in the query.
      return models(call, { bearer: apiKey, ...limits }, options);
    },
  };
}

/** Sends one request and resolves to the ids that the server lists in its answer. */
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
