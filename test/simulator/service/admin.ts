// `/__simulator/...`: what a workflow needs to look at and to spoil, in reach of curl.
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
 * The answer to a request below `/__simulator/`, undefined for any other. No key is asked for: `GET state`; `POST
 * inject` (an injection of faults.ts); `POST clear-faults`; `POST place` (name, status, ...); `POST stop`.
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

/** Names by what they cost; `requests` leaves these admin calls out. */
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
