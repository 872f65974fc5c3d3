// Checks the body of `/add` as the API page describes it.
import { type Answer, text } from '../http/call.ts';
import type { Settings } from '../options.ts';
import type { NewDeployment } from './records.ts';
import { refusal } from './refusals.ts';

const namePattern = /^[a-z][a-z0-9-]{4,14}$/;

/** Returns the requested deployment, or the refusal. It does not check whether the name is free. */
export function readAddRequest(body: Record<string, unknown>, settings: Settings): NewDeployment | Answer {
  for (const field of ['deployment_name', 'machine_type', 'creator_email']) {
    if (typeof body[field] !== 'string' || body[field] === '') {
      return text(400, `${field} is required and must be a string`);
    }
  }
  const wanted: NewDeployment = {
    name: String(body['deployment_name']),
    machineType: String(body['machine_type']),
    creatorEmail: String(body['creator_email']),
    durationHours: numberOr(body['duration'], 3),
    inferenceVersion: String(body['inference_version'] ?? 'latest'),
    minReplicas: numberOr(body['min_replicas'], 1),
    maxReplicas: numberOr(body['max_replicas'], 1),
    // This field is not on the API page, but the official client sends it (roboflow-python, adapters/deploymentapi.py).
    deleteOnExpiration: body['delete_on_expiration'] !== false,
    createdAt: settings.now(),
  };
  return fault(wanted, settings) ?? wanted;
}

function fault(wanted: NewDeployment, settings: Settings): Answer | undefined {
  const { name, creatorEmail, minReplicas, maxReplicas } = wanted;
  const { habits } = settings;
  if (!namePattern.test(name)) return refusal(habits.refusalBadName, { name });
  if (!(settings.members?.includes(creatorEmail) ?? creatorEmail.includes('@'))) {
    return refusal(habits.refusalWrongEmail, { email: creatorEmail });
  }
  const duration = durationFault(wanted.durationHours, settings);
  if (duration !== undefined) return duration;
  const whole = Number.isInteger(minReplicas) && Number.isInteger(maxReplicas);
  if (!whole || minReplicas < 0 || maxReplicas < 1 || minReplicas > maxReplicas) {
    return text(400, 'min_replicas and max_replicas must be integers with 0 <= min <= max and max >= 1');
  }
  return machineTypeFault(wanted.machineType, settings);
}

function durationFault(hours: number, { habits }: Settings): Answer | undefined {
  if (!(hours > 0) || hours < habits.shortestDurationHours) return refusal(habits.refusalShortDuration);
  const isTooLong = hours > (habits.longestDurationHours ?? Number.POSITIVE_INFINITY);
  return isTooLong && habits.refusalLongDuration !== null ? refusal(habits.refusalLongDuration) : undefined;
}

function machineTypeFault(machineType: string, { machineTypes, habits }: Settings): Answer | undefined {
  const known = machineTypes.get(machineType);
  if (known === undefined) {
    const types = [...machineTypes.keys()].join(', ');
    return refusal(habits.refusalUnknownType, { type: machineType, types });
  }
  if (known === 'no-capacity') return refusal(habits.refusalNoCapacity, { type: machineType });
  return typeof known === 'object' ? text(known.status, known.text) : undefined;
}

/** Reads a number. NaN, which every rule refuses, stands for anything else. */
function numberOr(value: unknown, fallback: number): number {
  if (value === undefined || value === null) return fallback;
  return typeof value === 'number' ? value : Number.NaN;
}
