// A cancel as the runner on Windows does it: CTRL_C, 7.5 s later CTRL_BREAK, 2.5 s later the end; run by .ci/windows.
//
// `node .ci/windows-cancel.ts PROGRAM`, where PROGRAM is .ci/windows-ctrl.go, built.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { startJob } from '../test/runner/job.ts';
import type { SimulatorOptions } from '../test/simulator/options.ts';
import { startSimulator } from '../test/simulator/simulator.ts';
import { messageOf, startTally } from './tally.ts';

const root = join(import.meta.dirname, '..');
const program = process.argv[2] ?? '';
const events: Partial<Record<string, string>> = { SIGINT: '0', SIGTERM: '1' };
/** The runner starts a post step 7.5 s after the first signal; main leaves it a second. */
const longestEndMs = 6500;

const tally = startTally();
const slow = { provisioning: { seconds: 600 } };
await check('while it waits, and the service answers', slow, {});
await check('while it waits, and the service falls silent', slow, { isSilent: true });
tally.end();

async function check(what: string, options: SimulatorOptions, told: { isSilent?: boolean }): Promise<void> {
  tally.check(`CTRL_C ${what}`, await play(options, told).catch(messageOf));
}

/** Answers what is wrong. */
async function play(
  options: SimulatorOptions,
  { isSilent = false }: { isSilent?: boolean },
): Promise<string> {
  const service = await startSimulator(options);
  const job = startJob({ secrets: [service.apiKey] });
  const seen = { signalledAt: Number.NaN, endedAt: Number.NaN, sent: [] as string[] };
  try {
    const inputs = { 'api-key': service.apiKey, 'api-url': service.url, 'creator-email': 'ci@example.com' };
    const main = await job.uses(root, { id: 'gpu', with: inputs }).main({
      onSpawn: (child) => {
        sendConsoleEvents(child, seen);
        child.once('exit', () => {
          seen.endedAt = performance.now();
        });
      },
      cancelWhen(line) {
        const isWaiting = line.startsWith('Status: pending');
        if (isWaiting && isSilent) service.inject({ path: '*', fault: { kind: 'hang' } });
        return isWaiting;
      },
    });
    service.clearFaults();
    const [post] = await job.finish();
    const tookMs = Math.round(seen.endedAt - seen.signalledAt);
    console.log(`main ended after ${tookMs} ms; sent: ${seen.sent.join(', ')}`);
    const claims = {
      [`main ends by itself within ${longestEndMs} ms`]: tookMs < longestEndMs && main.exitCode === 1,
      'main says that it was cancelled': main.transcript.includes('Cancelled: taking back what was started.'),
      'its state was written': Object.keys(main.state).length > 0,
      'post succeeds': post?.exitCode === 0,
      'nothing is left': service.alive().length === 0 && service.deployments().length === 1,
    };
    const broken = Object.entries(claims).filter(([, holds]) => !holds);
    if (broken.length === 0) return '';
    return [...broken.map(([claim]) => `not so: ${claim}`), main.transcript, post?.transcript].join('\n');
  } finally {
    job.dispose();
    await service.close();
  }
}

/** In the place of `kill`, which on Windows ends a process at once; what ends it for good is left as it is. */
function sendConsoleEvents(child: ChildProcess, seen: { signalledAt: number; sent: string[] }): void {
  const kill = child.kill.bind(child);
  child.kill = (signal) => {
    const event = events[String(signal)];
    if (event === undefined) return kill(signal);
    if (Number.isNaN(seen.signalledAt)) seen.signalledAt = performance.now();
    seen.sent.push(event === '0' ? 'CTRL_C' : 'CTRL_BREAK');
    spawn(program, [String(child.pid), event], { stdio: 'inherit', windowsHide: true });
    return true;
  };
}
