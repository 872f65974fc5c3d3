// Every request that arrived, in order, with what became of it; no query and no body, hence no key.

/**
 * How an exchange ended: the status, the connection reset, never answered; or `open`: still under way. A client that
 * left before its answer is not told apart.
 */
export type Outcome = number | 'reset' | 'hang' | 'open';

/** One request. `path` is `/add`, ..., or `endpoint:/info`, ... on a deployment's server; `at` in ms since the epoch. */
export type RequestRecord = {
  at: number;
  method: string;
  path: string;
  deploymentName: string | undefined;
  status: Outcome;
  /** Whether it changed anything; of a late effect, whether it has landed by now. */
  effect: boolean;
};

/** `received`: nothing has happened yet; `effect`: it took effect, no answer yet; `answered`: the exchange is over. */
export type Moment = 'received' | 'effect' | 'answered';

/** Called, and waited for, at each moment of each request. */
export type RequestHook = (moment: Moment, request: Readonly<RequestRecord>) => void | Promise<void>;

export type Transcript = ReturnType<typeof createTranscript>;

/** An empty transcript. */
export function createTranscript(now: () => number) {
  const requests: RequestRecord[] = [];
  const hooks = new Set<RequestHook>();
  return {
    /** Copies of all requests so far. */
    requests: (): RequestRecord[] => requests.map((request) => ({ ...request })),
    count: () => requests.length,
    /** Writes a request down as it arrives. */
    open(method: string, path: string, deploymentName: string | undefined): RequestRecord {
      const request: RequestRecord = {
        at: now(),
        method,
        path,
        deploymentName,
        status: 'open',
        effect: false,
      };
      requests.push(request);
      return request;
    },
    /** Adds a hook; returns what takes it away again. */
    onRequest(hook: RequestHook): () => void {
      hooks.add(hook);
      return () => hooks.delete(hook);
    },
    async reach(moment: Moment, request: RequestRecord) {
      for (const hook of hooks) await hook(moment, request);
    },
  };
}
