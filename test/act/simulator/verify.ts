// Asks the simulator what is left after the post step of the Action under test, and then ends the simulator.
import * as z from 'zod/mini';

const stateSchema = z.object({
  alive: z.array(z.string()),
  paused: z.array(z.string()),
  deployments: z.array(z.unknown()),
  requests: z.number(),
});

const wanted = Number(process.env['INPUT_CREATED']);
const response = await fetch(`${process.env['STATE_url']}/__simulator/state`);
const { alive, paused, deployments, requests } = stateSchema.parse(await response.json());
console.log(
  `${deployments.length} created, ${alive.length} left alive, ${paused.length} paused, ${requests} requests`,
);
if (alive.length + paused.length > 0) fail(`Not taken away: ${[...alive, ...paused].join(', ')}`);
if (deployments.length !== wanted) fail(`${deployments.length} deployments were created, not ${wanted}`);
process.kill(Number(process.env['STATE_pid']), 'SIGTERM');

function fail(message: string) {
  console.log(`::error::${message}`);
  process.exitCode = 1;
}
