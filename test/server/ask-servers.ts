// Starts each server, and asks it everything that is compared.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulatorOptions } from '../simulator/options.ts';
import { askWithActionClient } from './action-client.ts';
import { askWithActionJob } from './action-job.ts';
import { type Answered, askAll } from './answers.ts';
import {
  callsWithModels,
  callsWithoutModels,
  callsWithoutPlatform,
  foreignKey,
  modelId,
  workspaceKey,
} from './calls.ts';
import { type Platform, startPlatform } from './platform.ts';
import { type RealServer, startRealServer } from './real-server.ts';
import { runSdkTests, type SdkRun } from './sdk-tests.ts';
import { publishedModels, simulatedModels, startSimulatedEndpoint } from './simulated.ts';

/** The results of one server. */
export type Seen = {
  answers: Answered[];
  /** What each call of the Action's client and each part of a job with its bundles came to. */
  client: Map<string, string>;
  job: Map<string, string>;
  sdk: SdkRun;
};

/** The server's program, the model's files, and a folder for all that is left behind. */
export type Tools = { uvicorn: string; modelFolder: string; scratch: string };

const workspace = 'my-workspace';

/** A real server lives twice, because its log has two forms. The logs end before the SDK's tests. */
export async function askRealServer(tools: Tools): Promise<Seen & { plain: string; structured: string }> {
  const first = await withRealServer({ ...tools, structuredLog: false }, async (server, platform) => {
    console.log(`The real server answered after ${server.startSeconds.toFixed(0)} s.`);
    const answers = await askAll(server.url, callsWithoutModels);
    platform.goAway();
    await askAll(server.url, callsWithoutPlatform);
    return { answers, plain: server.log() };
  });
  const second = await withRealServer({ ...tools, structuredLog: true }, async (server, platform) => {
    platform.publish(publishedModels);
    const answers = await askAll(server.url, callsWithModels);
    const structured = server.log();
    return { ...(await askInOtherWays(server.url, { endpointUrl: server.url }, tools)), answers, structured };
  });
  return { ...first, ...second, answers: [...first.answers, ...second.answers] };
}

/** Two simulators: one without models, and one with those that the platform publishes. */
export async function askSimulator(tools: Tools): Promise<Seen> {
  const empty = await startSimulatedEndpoint({ knownModels: [] });
  const first = await askAll(empty.url, callsWithoutModels).finally(() => empty.close());
  const full = await startSimulatedEndpoint({ knownModels: simulatedModels });
  try {
    const second = await askAll(full.url, callsWithModels);
    return {
      ...(await askInOtherWays(full.url, { knownModels: simulatedModels }, tools)),
      answers: [...first, ...second],
    };
  } finally {
    await full.close();
  }
}

/** `service` has the options of a simulated service whose deployments are such a server as the one at `url`. */
async function askInOtherWays(
  url: string,
  service: SimulatorOptions,
  { uvicorn, scratch }: Tools,
): Promise<Omit<Seen, 'answers'>> {
  const client = await askWithActionClient(url);
  const sdk = await runSdkTests({ uvicorn, url, apiKey: workspaceKey, modelId, home: scratch });
  const job = await askWithActionJob(service);
  return { client, job, sdk };
}

async function withRealServer<T>(
  { uvicorn, modelFolder, scratch, structuredLog }: Tools & { structuredLog: boolean },
  work: (server: RealServer, platform: Platform) => Promise<T>,
): Promise<T> {
  const folder = join(scratch, structuredLog ? 'structured' : 'plain');
  mkdirSync(folder, { recursive: true });
  const keys = { [workspaceKey]: workspace, [foreignKey]: 'other' };
  const platform = await startPlatform({ keys, modelFolder });
  try {
    const server = await startRealServer({
      uvicorn,
      platformUrl: platform.url,
      workspace,
      folder,
      structuredLog,
    });
    return await work(server, platform).finally(() => server.stop());
  } finally {
    await platform.close();
  }
}
