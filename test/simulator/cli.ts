// The simulator as a command: `npm run simulator -- --port 8787 --ready-after 5`.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Specification, specificationSchema } from './endpoint/workflows.ts';
import { type MachineType, parseEndpointUrl, parseLogForm } from './options.ts';
import { changedHabits } from './profile.ts';
import { seeded } from './random.ts';
import { type Simulator, startSimulator } from './simulator.ts';
import { requestLine, statement } from './statement.ts';

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
  --model ID[:task[:class,...]]
                      a model that its endpoints can load, in place of the public ones; task object-detection,
                      instance-segmentation, keypoint-detection or classification; or broken; repeatable
  --workflow ID=FILE  a workflow that the workspace has saved, as JSON; repeatable
  --endpoint URL      a real inference server that takes the place of the imitation
  --log-format FORM   access lines as uvicorn or structured (uvicorn)
  --habits FILE       habits of the service, by name as in profile.json: {"wordPaused": "stopped"}
  --real-times        starts, pauses and resumes take as long as profile.json says
  --seed N            makes ids, jitter and faults repeatable
  --quiet             no line per request

See also GET /__simulator/state, POST /__simulator/inject, /clear-faults, /place and /stop.`;

function readFlags() {
  return parseArgs({
    options: {
      port: { type: 'string', default: '8787' },
      'api-key': { type: 'string' },
      'ready-after': { type: 'string', default: '5' },
      jitter: { type: 'string', default: '0' },
      'warm-up': { type: 'string', default: '0' },
      'model-load': { type: 'string', default: '0' },
      deletion: { type: 'string' },
      'keep-deleted': { type: 'boolean', default: false },
      'no-capacity': { type: 'string', multiple: true, default: [] },
      failing: { type: 'string', multiple: true, default: [] },
      'latency-ms': { type: 'string', default: '0' },
      'log-cap': { type: 'string' },
      model: { type: 'string', multiple: true, default: [] },
      workflow: { type: 'string', multiple: true, default: [] },
      endpoint: { type: 'string' },
      'log-format': { type: 'string' },
      habits: { type: 'string' },
      'real-times': { type: 'boolean', default: false },
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
    machineTypes: {
      ...fates(flags['no-capacity'], 'no-capacity'),
      ...fates(flags.failing, 'failing'),
    },
    latencyMs: number(flags['latency-ms'], 'latency-ms'),
    wholeStartUp: true,
    realTimes: flags['real-times'],
    workflows: Object.fromEntries(flags.workflow.map(savedWorkflow)),
    ...(flags['keep-deleted'] ? { afterDeletion: 'deleted' as const } : {}),
    ...ifGiven(flags.deletion, (value) => ({ deletionSeconds: number(value, 'deletion') })),
    ...ifGiven(flags['log-cap'], (value) => ({ logAnswerCap: number(value, 'log-cap') })),
    ...ifGiven(flags['api-key'], (apiKey) => ({ apiKey })),
    ...ifGiven(flags.endpoint, (value) => ({ endpointUrl: parseEndpointUrl(value) })),
    ...ifGiven(flags['log-format'], (value) => ({ logForm: parseLogForm(value) })),
    ...ifGiven(flags.habits, (file) => ({ habits: changedHabits(readJson(file)) })),
    ...ifGiven(flags.seed, (value) => ({ random: seeded(number(value, 'seed')) })),
    knownModels: flags.model.length > 0 ? flags.model : 'public',
  });
}

function ifGiven<T extends object>(value: string | undefined, options: (value: string) => T): T | object {
  return value === undefined ? {} : options(value);
}

function savedWorkflow(flag: string): [string, Specification] {
  const [, id = '', file = ''] = /^([^=]+)=(.+)$/.exec(flag) ?? [];
  if (id === '') throw new Error(`--workflow takes ID=FILE, not '${flag}'`);
  return [id, specificationSchema.parse(readJson(file))];
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
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

async function main() {
  const flags = readFlags();
  if (flags.help) return console.log(usage);
  // The signals are handled before the URL is printed, because its reader may stop the simulator at once.
  const stopped = new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  const simulator = await start(flags);
  const key = flags['api-key'] === undefined ? `, api-key ${simulator.apiKey}` : '';
  console.log(`Simulator of Roboflow Dedicated Deployments: ${simulator.url}${key}`);
  simulator.onRequest((moment, request) => {
    if (moment === 'answered' && !flags.quiet) console.log(requestLine(request));
  });
  await Promise.race([stopped, simulator.stopWanted]);
  const names = (deployments: { name: string }[]) => deployments.map(({ name }) => name);
  console.log(statement({ alive: names(simulator.alive()), paused: names(simulator.paused()) }).join('\n'));
  await simulator.close();
}

await main().catch((error: unknown) => {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 1;
});
