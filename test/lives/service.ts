// What the service and the endpoints answer on their own, from the truth of the world.
import type { Process } from './process.ts';
import { otherKey } from './record.ts';
import type { WireOptions } from './wire.ts';
import type { Machine, Verdict } from './world.ts';

export type Call = {
  method: string;
  origin: string;
  path: string;
  query: string;
  body: string;
  isEndpoint: boolean;
  fields: Record<string, unknown>;
  /** `deployment_name`; empty where there is none. */
  name: string;
};

/** `mebibytes`: of blanks before the body. */
export type Reply = { status: number; body: string; headers: Record<string, string>; mebibytes?: number };

/** Carries out a call at this moment; what it speaks of was decided when it was sent. */
export function answerOf(
  call: Call,
  { process, sentAt }: { process: Process; sentAt: number },
  options: WireOptions,
): Reply {
  const { world, time, key, apiOrigin } = options;
  const now = time.now();
  if (call.isEndpoint) return endpointReply(call, options);
  const { status, body } = carriedOut(call, { process, sentAt }, options);
  const shown =
    world.habits.keyIn !== '' && typeof body === 'object' && body !== null && 'deployment_id' in body
      ? { ...body, [world.habits.keyIn]: `key ${key} of ${apiOrigin}` }
      : body;
  return {
    status,
    body: typeof shown === 'string' ? shown : JSON.stringify(shown),
    headers: { date: new Date(now + world.habits.skewMs).toUTCString() },
    mebibytes: call.path === '/get_log' ? world.habits.pageMiB : 0,
  };
}

function carriedOut(
  call: Call,
  { process, sentAt }: { process: Process; sentAt: number },
  { world, time, key }: WireOptions,
): Verdict {
  const { fields, name, path } = call;
  const now = time.now();
  const by = `${process.job}.${process.step}`;
  if (fields['api_key'] === otherKey) return ofNobody(path);
  if (fields['api_key'] !== key) return { status: 401, body: 'invalid api key' };
  switch (`${call.method} ${path}`) {
    case 'POST /add': {
      const wanted = {
        name,
        machineType: String(fields['machine_type']),
        email: String(fields['creator_email']),
        hours: Number(fields['duration']),
      };
      return world.add(wanted, process.job, { at: now, sentAt });
    }
    case 'GET /get':
      return world.get(name, now);
    case 'GET /list':
      return world.list(now);
    case 'GET /get_log':
      return logOf(call, { world, time, key });
    case 'POST /delete':
      return world.delete(name, { by, at: now, sentAt });
    case 'POST /pause':
      return world.sleep(name, true, { by, at: now });
    case 'POST /resume':
      return world.sleep(name, false, { by, at: now });
    default:
      return { status: 404, body: 'no such route' };
  }
}

/** What a workspace without deployments answers. */
function ofNobody(path: string): Verdict {
  return path === '/list' ? { status: 200, body: [] } : { status: 404, body: 'deployment not found' };
}

function logOf(
  { fields, name }: Call,
  { world, time, key }: Pick<WireOptions, 'world' | 'time' | 'key'>,
): Verdict {
  const now = time.now();
  const machine = world.machines.findLast(
    (one) => one.name === name && one.bornAt <= now - world.habits.lagMs,
  );
  if (machine === undefined) return { status: 404, body: `deployment ${name} not found` };
  const from = Date.parse(String(fields['from_timestamp'] ?? '')) || 0;
  const to = Date.parse(String(fields['to_timestamp'] ?? '')) || now + world.habits.skewMs;
  const secret = world.habits.keyIn !== '' || world.habits.keyInLog ? `?api_key=${key}` : '';
  const probes = Array.from({ length: world.habits.logLines }, (_, i) => ({
    id: String(i),
    at: machine.bornAt + i * world.habits.logEveryMs,
    request: `10.1.0.1:4 - "GET /info${secret} HTTP/1.1"`,
  }));
  const tests = machine.tests
    .filter((at) => at <= now - world.habits.lagMs)
    .map((at, i) => ({
      id: `test-${i}`,
      at,
      request: '10.1.0.2:4 - "POST /infer/object_detection HTTP/1.1"',
    }));
  const entries = [...probes, ...tests]
    .map((line) => ({ ...line, moment: line.at + world.habits.skewMs }))
    .filter(({ moment }) => moment >= from && moment <= to && moment <= now + world.habits.skewMs)
    .sort((one, other) => other.moment - one.moment)
    .map(({ id, moment, request }) => ({
      insert_id: `${machine.id}-${id}`,
      payload: `INFO:     ${request} 200 OK`,
      severity: 'INFO',
      timestamp: new Date(moment).toISOString().replace('Z', '000+00:00'),
    }));
  return { status: 200, body: entries.slice(0, Number(fields['max_entries'] ?? 50)) };
}

function endpointReply({ method, path, origin, fields }: Call, { world, time }: WireOptions): Reply {
  const now = time.now();
  const { habits } = world;
  const { host } = new URL(origin);
  const machine = world.machines.findLast((one) => host.startsWith(`${one.name}-${one.id.slice(0, 4)}`));
  const json = (status: number, body: unknown): Reply => ({
    status,
    body: JSON.stringify(body),
    headers: {},
  });
  if (machine === undefined || !answers(machine, now, { world, endpointMs: habits.endpointMs })) {
    return { status: 503, body: 'no healthy upstream', headers: {} };
  }
  if (method === 'POST' && path === '/model/add') {
    if (habits.refusesModels) return json(404, { message: 'Could not find the model.' });
    return json(200, { models: [{ model_id: fields['model_id'] }] });
  }
  if (isAway(machine, now, habits.flapsAfter))
    return { status: 503, body: 'no healthy upstream', headers: {} };
  if (path === '/model/registry') return json(200, { models: [] });
  return json(path === '/healthz' ? habits.healthzStatus : 200, {
    name: 'Roboflow Inference Server',
    version: '1.5.0',
  });
}

/** A server that has just come up gives so many answers, and is then restarted. */
function isAway(machine: Machine, now: number, flapsAfter: number): boolean {
  machine.answers += 1;
  if (flapsAfter === 0 || machine.answers <= flapsAfter) return false;
  machine.awayUntil ??= now + restartMs;
  return now < machine.awayUntil;
}

const restartMs = 10_000;

/** Whether its endpoint is up. */
export function answers(
  machine: Machine,
  now: number,
  { world, endpointMs }: { world: WireOptions['world']; endpointMs: number },
): boolean {
  const { awayUntil } = machine;
  const isAwayNow = awayUntil !== null && now >= awayUntil - restartMs && now < awayUntil;
  const isUp = now >= machine.readyAt + endpointMs && now < machine.failsAt && !isAwayNow;
  return isUp && now < machine.goneAt && !world.isAsleep(machine, now);
}
