// Records every request in order, with what became of it. It keeps no query and no body, so no key.

/**
 * How a request ended: with a status, a reset, or never; `open` means that it has not ended. It makes no difference
 * whether the client left before the answer.
 */
export type Outcome = number | 'reset' | 'hang' | 'open';

/** One request. `path` is `/add` or, on a deployment's server, `endpoint:/info`. `at` is ms since the epoch. */
export type RequestRecord = {
  at: number;
  method: string;
  path: string;
  deploymentName: string | undefined;
  status: Outcome;
  /** Whether it has changed anything by now. */
  effect: boolean;
};

/** `received`: nothing has happened yet. `effect`: it took effect and is not answered. `answered`: it has ended. */
export type Moment = 'received' | 'effect' | 'answered';

/** A function that is called at each moment of each request, which waits for it. */
export type RequestHook = (moment: Moment, request: Readonly<RequestRecord>) => void | Promise<void>;

export type Transcript = ReturnType<typeof createTranscript>;

/** Builds an empty transcript. */
export function createTranscript(now: () => number) {
  const requests: RequestRecord[] = [];
  const hooks = new Set<RequestHook>();
  return {
    /** Copies of all requests so far. */
    requests: (): RequestRecord[] => requests.map((request) => ({ ...request })),
    count: () => requests.length,
    /** Records a request when it arrives. */
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
    /** Adds a hook, and returns a function that removes it. */
    onRequest(hook: RequestHook): () => void {
      hooks.add(hook);
      return () => hooks.delete(hook);
    },
    async reach(moment: Moment, request: RequestRecord) {
      for (const hook of hooks) await hook(moment, request);
    },
  };
}
