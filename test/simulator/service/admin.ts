// Answers `/__simulator/...`, with which a workflow can inspect the simulator and make it fail, for example with curl.
import * as z from 'zod/mini';
import { type Answer, type Call, json, text } from '../http/call.ts';
import { injectionSchema } from '../http/faults.ts';
import type { Console } from '../simulator.ts';

const placementSchema = z.object({
  name: z.string(),
  status: z.exactOptional(z.enum(['pending', 'ready', 'failed', 'paused', 'deleting', 'deleted', 'expired'])),
  creatorEmail: z.exactOptional(z.string()),
  machineType: z.exactOptional(z.string()),
  durationHours: z.exactOptional(z.number()),
});

/**
 * Answers a request below `/__simulator/`; undefined for any other path. No key is needed. There are `GET state`, `POST
 * inject` (an injection of faults.ts), `POST clear-faults`, `POST place` (name, status, ...), and `POST stop`.
 */
export function answerAdmin(simulator: Console, call: Call): Answer | undefined {
  if (!call.path.startsWith('/__simulator/')) return undefined;
  switch (`${call.method} ${call.path.slice('/__simulator/'.length)}`) {
    case 'GET state':
      return json(state(simulator));
    case 'POST inject':
      return accept(injectionSchema, call, (injection) => simulator.inject(injection));
    case 'POST clear-faults':
      simulator.clearFaults();
      return json({ message: 'OK' });
    case 'POST stop':
      simulator.stop();
      return json({ message: 'OK' });
    case 'POST place':
      return accept(placementSchema, call, (placement) => simulator.place(placement));
    default:
      return text(404, 'expected GET state, or POST inject, clear-faults, place or stop');
  }
}

/** The names of deployments by what they cost. `requests` leaves out the admin calls. */
function state(simulator: Console) {
  const deployments = simulator.deployments();
  const names = (...statuses: string[]) =>
    deployments.filter(({ status }) => statuses.includes(status)).map(({ name }) => name);
  return {
    alive: names('pending', 'ready'),
    paused: names('paused'),
    deleted: names('deleting', 'deleted'),
    deployments,
    requests: simulator.requests().length,
  };
}

function accept<T>(schema: z.ZodMiniType<T>, call: Call, act: (value: T) => unknown): Answer {
  const read = schema.safeParse(call.body);
  if (!read.success) return text(400, z.prettifyError(read.error));
  try {
    act(read.data);
    return json({ message: 'OK' });
  } catch (error) {
    return text(400, String(error));
  }
}
