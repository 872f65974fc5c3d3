// The live check: `npm run test:live` asks the real service what its pages do not say. It spends credits, and asks before.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { createDispatcher } from '../../src/api/dispatcher.ts';
import { systemClock } from '../../src/clock.ts';
import { logLines } from '../../src/text/sanitize.ts';
import { profile } from '../simulator/profile.ts';
import { profileWith } from './answers.ts';
import { rehearse } from './rehearsal.ts';
import { changesPage, reported, reportLines } from './report.ts';
import { type LiveResult, runLive } from './run-live.ts';

const usage = `npm run test:live -- [options]

Asks the service what nobody knows, and removes what it makes. ROBOFLOW_API_KEY and ROBOFLOW_CREATOR_EMAIL (a member
of the key's workspace) come from the environment.

  --yes             do not ask before credits are spent
  --machine-type T  what to create (dev-gpu)
  --minutes N       ask for so long at most (18); the removal may take three more
  --api-url URL     the service (https://roboflow.cloud)
  --write-profile   write the answers into test/simulator/profile.json, too
  --rehearse        ask simulators instead: no key, no credits

The answers are left in reports/live: profile.json, and changes.md where one differs from test/simulator/profile.json.
Exit code 0: every question was asked and nothing is left; 1: not every question; 2: something may be left.`;

const reports = join(import.meta.dirname, '..', '..', 'reports', 'live');
const { values: flags } = parseArgs({
  options: {
    yes: { type: 'boolean', default: false },
    'machine-type': { type: 'string', default: 'dev-gpu' },
    minutes: { type: 'string', default: '18' },
    'api-url': { type: 'string', default: 'https://roboflow.cloud' },
    'write-profile': { type: 'boolean', default: false },
    rehearse: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (flags.help) console.log(usage);
else if (flags.rehearse) await rehearse();
else
  process.exitCode = await askTheService().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  });

async function askTheService(): Promise<number> {
  const [apiKey, creatorEmail] = ['ROBOFLOW_API_KEY', 'ROBOFLOW_CREATOR_EMAIL'].map((name) => {
    const value = process.env[name]?.trim();
    if (!value) throw new Error(`${name} is not set.\n\n${usage}`);
    return value;
  });
  const minutes = Number(flags.minutes);
  if (!(minutes > 0 && minutes <= 60)) throw new Error('--minutes takes a number above 0 and up to 60');
  if (!(flags.yes || (await isAgreed(minutes)))) throw new Error('Nothing was asked, and nothing spent.');

  const interrupted = new AbortController();
  const onSignal = (name: string) => {
    const again = interrupted.signal.aborted ? ' It is under way already.' : '';
    console.log(`${name}: no more questions; what was made is removed first.${again}`);
    interrupted.abort(new Error(`it was ended by ${name}`));
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => onSignal(name));

  const dispatcher = createDispatcher(proxies());
  try {
    const result = await runLive({
      url: flags['api-url'],
      apiKey: apiKey ?? '',
      creatorEmail: creatorEmail ?? '',
      machineType: flags['machine-type'],
      minutes,
      dispatcher,
      clock: systemClock,
      random: Math.random,
      signal: interrupted.signal,
      say: (line) => console.log(logLines(line).join('\n')),
    });
    return tell(result);
  } finally {
    await dispatcher.destroy();
  }
}

async function isAgreed(minutes: number): Promise<boolean> {
  // dev-gpu costs a credit an hour, and each deployment is billed by the minute.
  const credits = (minutes / 60).toFixed(2);
  console.log(
    `This creates up to ten deployments in the workspace of the key, one after the other, most of them for seconds,\n` +
      `for ${minutes} minutes at most: some ${credits} credits if a GPU costs one an hour. Everything is removed again.`,
  );
  if (!process.stdin.isTTY) throw new Error('There is nobody to ask here: say --yes.');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Go on? [y/N] ').finally(() => terminal.close());
  return /^y(es)?$/i.test(answer.trim());
}

/** Prints and writes everything; the exit code. */
function tell({ answers, left }: LiveResult): number {
  const today = new Date().toISOString().slice(0, 10);
  const all = reported(answers, profile);
  console.log(`\n${reportLines(all).join('\n')}\n`);
  const seen = `${JSON.stringify(profileWith(answers, profile, today), null, 2)}\n`;
  mkdirSync(reports, { recursive: true });
  writeFileSync(join(reports, 'profile.json'), seen);
  writeFileSync(join(reports, 'changes.md'), changesPage(all, today));
  if (flags['write-profile'])
    writeFileSync(join(import.meta.dirname, '..', 'simulator', 'profile.json'), seen);
  const count = (verdict: string) => all.filter((one) => one.verdict === verdict).length;
  console.log(
    `${count('as assumed')} as assumed, ${count('differs')} differ, ${count('not answered')} not answered.`,
  );
  if (left.length > 0) {
    console.log(`It could not be seen that these are gone: ${left.join(', ')}. Remove each by hand:`);
    for (const name of left) {
      console.log(
        `  curl -X POST ${flags['api-url']}/delete -H 'Content-Type: application/json' ` +
          `-d "{\\"api_key\\": \\"$ROBOFLOW_API_KEY\\", \\"deployment_name\\": \\"${name}\\"}"`,
      );
    }
    return 2;
  }
  console.log('Nothing is left of what was made.');
  return count('not answered') === 0 ? 0 : 1;
}

function proxies() {
  const of = (name: string) => process.env[name] || process.env[name.toLowerCase()] || null;
  return { httpProxy: of('HTTP_PROXY'), httpsProxy: of('HTTPS_PROXY'), noProxy: of('NO_PROXY') };
}
