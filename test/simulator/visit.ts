// A simulator with a clock that stands still, and a plain client for it, which the tests of the simulator use.
import { onTestFinished } from 'vitest';
import type { SimulatorOptions } from './options.ts';
import { seeded } from './random.ts';
import { type Simulator, startSimulator } from './simulator.ts';

/** An answer. `json` is null where the body is no JSON. */
export type Reply = { status: number; text: string; json: unknown; headers: Headers };

export type Visit = Awaited<ReturnType<typeof visit>>;

/** The time of every clock here: 2026-03-01 12:00 UTC. */
export const noon = Date.UTC(2026, 2, 1, 12);

/** Starts a simulator that ends with the test. `later` moves its clock by so many seconds. */
export async function visit(options: SimulatorOptions = {}) {
  let time = noon;
  const simulator = await startSimulator({ clock: { now: () => time }, random: seeded(1), ...options });
  onTestFinished(() => simulator.close());
  return {
    simulator,
    later: (seconds: number) => {
      time += seconds * 1000;
    },
    ...client(simulator),
  };
}

/** A body that `/add` accepts, with changes. A field that is given as undefined is left out. */
export const addBody = (changes: Record<string, unknown> = {}) => ({
  deployment_name: 'dev-testing',
  machine_type: 'dev-gpu',
  creator_email: 'ci@example.com',
  ...changes,
});

/** Sends requests with the right key, unless another is given. */
export function client({ url, apiKey }: Pick<Simulator, 'url' | 'apiKey'>) {
  const get = (path: string, query: Record<string, string> = {}) =>
    request(`${url}${path}?${new URLSearchParams({ api_key: apiKey, ...query })}`);
  const post = (path: string, body: Record<string, unknown> = {}) =>
    request(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ api_key: apiKey, ...body }),
    });
  return {
    get,
    post,
    add: (changes?: Record<string, unknown>) => post('/add', addBody(changes)),
    /** Sends `/get` for one deployment. */
    look: (name = 'dev-testing') => get('/get', { deployment_name: name }),
    /** The status and replicas in `/get`, such as `ready 1`; the HTTP status where it is not 200. */
    state: async (name = 'dev-testing') => {
      const reply = await get('/get', { deployment_name: name });
      return reply.status === 200
        ? `${field(reply, 'status')} ${field(reply, 'num_replicas')}`
        : String(reply.status);
    },
    act: (path: string, name = 'dev-testing') => post(path, { deployment_name: name }),
    /** Sends a request to the endpoint of a deployment that `/get` shows. */
    endpoint: async (path: string, init: RequestInit = {}) =>
      request(
        `http://${field(await get('/get', { deployment_name: 'dev-testing' }), 'domain')}${path}`,
        init,
      ),
  };
}

/** One field of a JSON answer. */
export function field(reply: Reply, name: string): unknown {
  const found = Object.entries(Object(reply.json)).find(([key]) => key === name);
  if (!found) throw new Error(`no ${name} in ${reply.status} ${reply.text}`);
  return found[1];
}

/** Sends any request. Rejects as `fetch` does. */
export async function request(url: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(url, init);
  const text = await response.text();
  const isJson = response.headers.get('content-type') === 'application/json';
  return { status: response.status, text, json: isJson ? parsed(text) : null, headers: response.headers };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Sends a request that may fail, and returns status and text, or the code of the error. */
export async function outcome(reply: Promise<{ status: number; text: string }>): Promise<string> {
  try {
    const { status, text } = await reply;
    return `${status} ${text}`;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    return String(Object(cause).code ?? Object(error).name);
  }
}
