// What is seen of the service during a run: every request with its fault, and who changed which deployment.

import { createFaults, type Fault, type Injection } from '../simulator/http/faults.ts';
import type { RequestRecord } from '../simulator/http/transcript.ts';
import type { Simulator } from '../simulator/simulator.ts';
import type { CompanionName } from './companion-plan.ts';

export type Actor = 'main' | 'post' | CompanionName | 'intruder';

/** One request. `request` goes on changing until it is answered; `at` and `answeredAt` in ms since the epoch. */
export type SeenRequest = {
  at: number;
  answeredAt: number | null;
  actor: Actor;
  request: Readonly<RequestRecord>;
  /** What kept it from its answer. */
  fault: Fault | null;
  /** The same, and what spoilt an answer without keeping anybody from anything. */
  struckBy: Fault | null;
};

/** A deployment that a request changed, by its id. */
export type Touch = { what: 'deleted' | 'paused' | 'resumed'; id: string; actor: Actor; at: number };

export type Watch = ReturnType<typeof watch>;

const commands = { '/delete': 'deleted', '/pause': 'paused', '/resume': 'resumed' } as const;

/** Watches from now on. Faults go through it, so that each is known to the request it meets. */
export function watch(simulator: Simulator) {
  // The simulator does not say which fault met a request: a list like its own is counted down alongside.
  const shadow = createFaults(() => 0, Date.now);
  const seen = new Map<Readonly<RequestRecord>, SeenRequest>();
  const touches: Touch[] = [];
  let stage: Actor = 'main';
  let isIntruding = false;
  let before = conditions(simulator);

  const note = (request: Readonly<RequestRecord>) => {
    const now = conditions(simulator);
    const what = Object.entries(commands).find(([path]) => path === request.path)?.[1];
    const actor = seen.get(request)?.actor ?? stage;
    for (const [id, condition] of now) {
      if (what === condition && before.get(id) !== condition)
        touches.push({ what, id, actor, at: Date.now() });
    }
    before = now;
  };

  simulator.onRequest((moment, request) => {
    if (moment === 'received') {
      const actor = isIntruding && request.path === '/delete' ? 'intruder' : stage;
      const fault = shadow.take(request.path, request.deploymentName) ?? null;
      // A null that nobody needs keeps nobody from anything.
      const hindrance = fault?.kind === 'nulls' ? null : fault;
      const about = { actor, request, fault: hindrance, struckBy: fault };
      seen.set(request, { at: Date.now(), answeredAt: null, ...about });
    }
    if (moment === 'effect') note(request);
    const entry = seen.get(request);
    if (moment === 'answered' && entry !== undefined) entry.answeredAt = Date.now();
  });

  return {
    requests: (): SeenRequest[] => [...seen.values()],
    touches: (): readonly Touch[] => touches,
    inject(injection: Injection) {
      simulator.inject(injection);
      shadow.inject(injection);
    },
    /** The faults of the stage before end, and requests are this stage's from now on. */
    turnTo(next: Exclude<Actor, 'intruder'>) {
      simulator.clearFaults();
      shadow.clear();
      stage = next;
    },
    /** Takes what a test has placed into account. */
    refresh() {
      before = conditions(simulator);
    },
    /** Requests to delete that arrive while `act` runs are somebody else's. */
    async asIntruder(act: () => Promise<void>) {
      isIntruding = true;
      await act();
      isIntruding = false;
    },
  };
}

/** Every deployment as the commands leave it: `resumed` stands for any that is not paused. */
function conditions(simulator: Simulator): Map<string, Touch['what']> {
  return new Map(
    simulator.deployments().map(({ id, status, deletedAt }) => {
      if (deletedAt !== null) return [id, 'deleted'];
      return [id, status === 'paused' ? 'paused' : 'resumed'];
    }),
  );
}
