// The simulator as a command: `npm run simulator -- --port 8787 --ready-after 5`.
import { parseArgs } from 'node:util';
import type { RequestRecord } from './http/transcript.ts';
import type { MachineType } from './options.ts';
import { seeded } from './random.ts';
import { type Simulator, startSimulator } from './simulator.ts';

const usage = `npm run simulator -- [options]

  --port N            port on 127.0.0.1; 0 takes any free one (8787)
  --api-key KEY       the key it accepts (rf_simulated_key_0000)
  --ready-after S     seconds from /add or /resume until a deployment is ready (5)
  --jitter S          up to so many seconds more (0)
  --warm-up S         seconds its endpoint answers 503 after that (0)
  --model-load S      seconds POST /model/add takes (0)
  --deletion S        seconds a deletion takes (0)
  --keep-deleted      /get goes on showing deleted deployments
  --no-capacity TYPE  a machine type that /add refuses; repeatable
  --failing TYPE      a machine type whose deployments end as failed; repeatable
  --latency-ms N      ms every answer takes (0)
  --log-cap N         most entries in one /get_log answer (300)
  --seed N            makes ids, jitter and faults repeatable
  --quiet             no line per request

See also GET /__simulator/state, POST /__simulator/inject, /clear-faults and /place.`;

function readFlags() {
  return parseArgs({
    options: {
      port: { type: 'string', default: '8787' },
      'api-key': { type: 'string' },
      'ready-after': { type: 'string', default: '5' },
      jitter: { type: 'string', default: '0' },
      'warm-up': { type: 'string', default: '0' },
      'model-load': { type: 'string', default: '0' },
      deletion: { type: 'string', default: '0' },
      'keep-deleted': { type: 'boolean', default: false },
      'no-capacity': { type: 'string', multiple: true, default: [] },
      failing: { type: 'string', multiple: true, default: [] },
      'latency-ms': { type: 'string', default: '0' },
      'log-cap': { type: 'string', default: '300' },
      seed: { type: 'string' },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values;
}

type Flags = ReturnType<typeof readFlags>;

function start(flags: Flags): Promise<Simulator> {
  return startSimulator({
    port: number(flags.port, 'port'),
    provisioning: {
      seconds: number(flags['ready-after'], 'ready-after'),
      jitter: number(flags.jitter, 'jitter'),
    },
    endpointWarmUpSeconds: number(flags['warm-up'], 'warm-up'),
    modelLoadSeconds: number(flags['model-load'], 'model-load'),
    deletionSeconds: number(flags.deletion, 'deletion'),
    afterDeletion: flags['keep-deleted'] ? 'deleted' : 'absent',
    machineTypes: {
      ...fates(flags['no-capacity'], 'no-capacity'),
      ...fates(flags.failing, 'failing'),
    },
    latencyMs: number(flags['latency-ms'], 'latency-ms'),
    logAnswerCap: number(flags['log-cap'], 'log-cap'),
    ...(flags['api-key'] === undefined ? {} : { apiKey: flags['api-key'] }),
    ...(flags.seed === undefined ? {} : { random: seeded(number(flags.seed, 'seed')) }),
  });
}

function fates(types: string[], fate: MachineType): Record<string, MachineType> {
  return Object.fromEntries(types.map((type) => [type, fate]));
}

function number(value: string, flag: string): number {
  const parsed = Number(value);
  if (value.trim() === '' || !Number.isFinite(parsed) || parsed < 0) {
    throw new Error(`--${flag} takes a number from 0 up, not '${value}'`);
  }
  return parsed;
}

function requestLine({ at, method, path, deploymentName, status, effect }: RequestRecord): string {
  const time = new Date(at).toISOString().slice(11, 23);
  const said = `${time} ${method} ${path} ${deploymentName ?? '-'} -> ${status}`;
  return effect ? `${said} (took effect)` : said;
}

/** What is still there, as the last word. */
function statement(simulator: Simulator): string {
  const named = (count: number, what: string, names: string[]) =>
    `${count} ${count === 1 ? 'deployment' : 'deployments'} ${what}${count ? `: ${names.join(', ')}` : ''}`;
  const alive = simulator.alive().map(({ name }) => name);
  const paused = simulator.paused().map(({ name }) => name);
  const lines = [named(alive.length, 'left alive', alive)];
  if (paused.length) lines.push(named(paused.length, 'left paused', paused));
  return lines.join('\n');
}

async function main() {
  const flags = readFlags();
  if (flags.help) return console.log(usage);
  // Listened for from the start: whoever reads the URL may stop us at once.
  const stopped = new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  const simulator = await start(flags);
  const key = flags['api-key'] === undefined ? `, api-key ${simulator.apiKey}` : '';
  console.log(`Simulator of Roboflow Dedicated Deployments: ${simulator.url}${key}`);
  simulator.onRequest((moment, request) => {
    if (moment === 'answered' && !flags.quiet) console.log(requestLine(request));
  });
  await stopped;
  console.log(statement(simulator));
  await simulator.close();
}

await main().catch((error: unknown) => {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 1;
});
