// Runs every `roboflow deployment` subcommand of the official client against the simulator: `npm run test:client`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageOf, startTally } from '../../.ci/tally.ts';
import { provide, roboflow } from '../../.ci/tools.ts';
import { startSimulator } from '../simulator/simulator.ts';
import { runClient } from './run-client.ts';
import { type Session, steps } from './steps.ts';

const tally = startTally();
const home = mkdtempSync(join(tmpdir(), 'official-client-'));
const simulator = await startSimulator();
try {
  const program = provide(roboflow);
  const used = new Set<string>();
  const client: Session['client'] = (...args) => {
    used.add(args[1] ?? '');
    return runClient({ program, args, home, url: simulator.url, apiKey: simulator.apiKey });
  };
  const session: Session = { client, simulator, used };
  // The steps run one after another, because each finds what the one before it left.
  for (const { name, seen } of steps) {
    tally.check(name, await seen(session).catch(messageOf));
  }
} catch (error) {
  tally.check('the official client can be run', messageOf(error));
} finally {
  await simulator.close();
  rmSync(home, { recursive: true, force: true });
}
tally.end();
