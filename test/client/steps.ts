// What the official client is asked to do, in order, and what must be seen each time.
import * as z from 'zod/mini';
import type { Simulator } from '../simulator/simulator.ts';
import type { ClientRun } from './run-client.ts';

/** The service, and the client that talks to it: `client('deployment', 'list')`; `used` has its subcommands so far. */
export type Session = {
  simulator: Simulator;
  client: (...args: string[]) => Promise<ClientRun>;
  used: ReadonlySet<string>;
};

/** One step. `seen` returns what was wrong, or an empty text. */
export type Step = { name: string; seen: (session: Session) => Promise<string> };

const deploymentName = 'ci-client';

// This schema has every field of the response to POST /add on the API page.
const deployment = z.object({
  deployment_id: z.string(),
  deployment_name: z.literal(deploymentName),
  machine_type: z.literal('dev-gpu'),
  creator_email: z.literal('ci@example.com'),
  creator_id: z.string(),
  subdomain: z.string(),
  domain: z.string(),
  duration: z.number(),
  inference_version: z.string().check(z.regex(/^\d+\.\d+\.\d+$/)),
  max_replicas: z.literal(1),
  min_replicas: z.literal(1),
  num_replicas: z.number(),
  status: z.string(),
  workspace_id: z.string(),
  workspace_url: z.string(),
});
const ready = z.extend(deployment, { status: z.literal('ready'), num_replicas: z.literal(1) });
const ok = z.object({ message: z.literal('OK') });

/** Runs a command that must succeed and print JSON of this shape, perhaps after a line of text. */
const prints =
  (schema: z.ZodMiniType, ...args: string[]): Step['seen'] =>
  async ({ client }) => {
    const { exitCode, stdout, output } = await client('deployment', ...args);
    if (exitCode !== 0) return `exit code ${exitCode}\n${output}`;
    const json = stdout.slice(stdout.search(/^[[{]/m));
    const parsed = schema.safeParse(JSON.parse(json));
    return parsed.success ? '' : `${z.prettifyError(parsed.error)}\n${output}`;
  };

/** Runs a command that must fail and say so. */
const refuses =
  (told: string, ...args: string[]): Step['seen'] =>
  async ({ client }) => {
    const { exitCode, output } = await client(...args);
    if (exitCode === 0) return `exit code 0, and not a failure\n${output}`;
    return output.includes(told) ? '' : `not told: ${told}\n${output}`;
  };

/** Returns the first step that saw something wrong, and what the simulator then says of the deployment. */
const leaving =
  (status: 'ready' | 'paused' | 'gone', seen: Step['seen']): Step['seen'] =>
  async (session) => {
    const problem = await seen(session);
    if (problem !== '') return problem;
    const { simulator } = session;
    const living = [...simulator.alive(), ...simulator.paused()].find(({ name }) => name === deploymentName);
    const now = living?.status ?? 'gone';
    return now === status ? '' : `the simulator has it ${now} instead of ${status}`;
  };

const create = ['create', deploymentName, '-m', 'dev-gpu', '-e', 'ci@example.com'];

export const steps: readonly Step[] = [
  { name: 'machine-type lists dev-gpu', seen: machineTypes('machine-type') },
  { name: 'machine_type (its older name) does too', seen: machineTypes('machine_type') },
  {
    name: 'create answers every field of the API page',
    seen: leaving('ready', prints(deployment, ...create)),
  },
  { name: 'create of the same name is refused', seen: refuses('409', 'deployment', ...create) },
  { name: 'get shows it ready', seen: prints(ready, 'get', deploymentName) },
  { name: 'get --wait returns at once', seen: prints(ready, 'get', deploymentName, '--wait') },
  { name: 'list has it, and nothing else', seen: prints(z.tuple([ready]), 'list') },
  { name: 'log prints the requests to the endpoint, oldest first', seen: logsRequests },
  { name: 'pause pauses it', seen: leaving('paused', prints(ok, 'pause', deploymentName)) },
  { name: 'resume brings it back', seen: leaving('ready', prints(ok, 'resume', deploymentName)) },
  { name: 'usage answers for the workspace', seen: prints(z.looseObject({}), 'usage') },
  { name: 'usage answers for the deployment', seen: prints(z.looseObject({}), 'usage', deploymentName) },
  {
    name: 'usage takes a window of time',
    seen: prints(z.looseObject({}), 'usage', deploymentName, '--from', '2026-01-01'),
  },
  { name: 'usage_workspace (older) does too', seen: prints(z.looseObject({}), 'usage_workspace') },
  {
    name: 'usage_deployment (older) does too',
    seen: prints(z.looseObject({}), 'usage_deployment', deploymentName),
  },
  { name: 'delete removes it', seen: leaving('gone', prints(ok, 'delete', deploymentName)) },
  { name: 'get of what is gone is told as 404', seen: refuses('404', 'deployment', 'get', deploymentName) },
  {
    name: 'delete of what is gone is told as 404',
    seen: refuses('404', 'deployment', 'delete', deploymentName),
  },
  { name: 'list is empty at the end', seen: prints(z.tuple([]), 'list') },
  {
    name: 'add (older) makes one again',
    seen: leaving('ready', prints(deployment, 'add', ...create.slice(1))),
  },
  { name: 'a wrong key is told as 401', seen: refuses('401', '--api-key', 'wrong', 'deployment', 'list') },
  { name: 'every subcommand that the client lists was used', seen: coversAll },
];

function machineTypes(subcommand: string): Step['seen'] {
  const answer = z.object({ machine_types: z.array(z.object({ name: z.string() })) });
  const hasGpu = answer.check(
    z.refine(({ machine_types: types }) => types.some(({ name }) => name === 'dev-gpu')),
  );
  return prints(hasGpu, subcommand);
}

async function coversAll({ client, used }: Session): Promise<string> {
  const { output } = await client('deployment', '--help');
  const commands = output.slice(output.indexOf('Commands'));
  const listed = [...commands.matchAll(/^\W*([a-z][a-z-]+) {2,}\S/gm)].map(([, name]) => name);
  if (listed.length === 0) return `no subcommand found in its help:\n${output}`;
  const missing = listed.filter((name) => name === undefined || !used.has(name));
  return missing.length === 0 ? '' : `not used here: ${missing.join(', ')}`;
}

async function logsRequests({ client, simulator }: Session): Promise<string> {
  const domain = simulator.alive()[0]?.domain;
  for (const path of ['/info', '/healthz']) await (await fetch(`http://${domain}${path}`)).text();
  const { exitCode, output } = await client('deployment', 'log', deploymentName);
  if (exitCode !== 0) return `exit code ${exitCode}\n${output}`;
  const [first, second] = ['GET /info', 'GET /healthz'].map((request) => output.lastIndexOf(request));
  return first !== undefined && second !== undefined && 0 <= first && first < second ? '' : output;
}
