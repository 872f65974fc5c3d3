// Runs one workflow on the fork of act from which Gitea's and Forgejo's runners are made: `npm run test:gitea`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageOf, startTally } from '../../.ci/tally.ts';
import { giteaAct, provide } from '../../.ci/tools.ts';
import { startSimulator } from '../simulator/simulator.ts';
import { runAct } from './run-act.ts';
import type { Claim } from './scenario.ts';
import { has, leftEmpty, type Seen, same, seenIn } from './seen.ts';
import { stageRepository } from './stage.ts';

const workflow = 'outputs.yml';

/** Run ids are counted per instance there, so the first repository of an instance sees small numbers. */
const runId = '7';

/** These expectations are those of test/act/one-job.ts, except for the summary, which this act does not report. */
const claims: Record<string, Claim> = {
  'runs main, the later steps, then post': ({ steps }) =>
    same(steps('test'), ['Main gpu success', 'Main ask success', 'Main tell success', 'Post gpu success']),
  'hands its outputs to later steps': ({ printed, simulator: { deployments } }) =>
    has(printed('test'), `${deployments()[0]?.name} at 127.0.0.1:`),
  'gives a url that answers': ({ printed }) => has(printed('test'), 'Roboflow Inference Server'),
  'verifies in post that it is gone': ({ printed }) => has(printed('test', 'Post'), 'is gone (verified'),
  'leaves the simulator empty': leftEmpty,
  'shows the key to the masker only': keyIsMasked,
};

const folder = mkdtempSync(join(tmpdir(), 'gitea-'));
const simulator = await startSimulator({ provisioning: { seconds: 1 }, deletionSeconds: 0.5 });
const tally = startTally();
try {
  const staged = join(folder, 'repository');
  stageRepository(staged);
  const run = await runAct({
    act: provide(giteaAct),
    repository: staged,
    workflow: `.github/workflows/${workflow}`,
    home: join(folder, 'home'),
    secrets: { GITHUB_TOKEN: 'unused-token-0000', ROBOFLOW_API_KEY: simulator.apiKey },
    variables: { SIMULATOR_URL: simulator.url },
    env: { GITHUB_RUN_ID: runId, GITHUB_REPOSITORY: 'octo-org/octo-repo', GITEA_ACTIONS: 'true' },
  });
  const seen = seenIn(run, simulator);
  tally.check(`${workflow}: succeeds`, run.exitCode === 0 ? '' : `exit code ${run.exitCode}`);
  const problems = Object.entries(claims).map(([name, claim]) => ({ name, problem: claim(seen) }));
  for (const { name, problem } of problems) tally.check(`${workflow}: ${name}`, problem);
  if (run.exitCode !== 0 || problems.some(({ problem }) => problem !== '')) console.error(run.log);
} catch (error) {
  tally.check("Gitea's act can be run", messageOf(error));
} finally {
  await simulator.close();
  rmSync(folder, { recursive: true, force: true });
}
tally.end();

/** This act prints commands for the runner around it to obey, and the values of inputs in debug lines of its own. */
function keyIsMasked({ run, simulator: { apiKey } }: Seen): string {
  const printed = run.entries.filter((entry) => entry.raw_output && entry.msg.includes(apiKey));
  return printed
    .map(({ msg }) => msg.trim())
    .filter((line) => line !== `::add-mask::${apiKey}`)
    .join('\n');
}
