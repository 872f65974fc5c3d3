// Runs a real inference server as a process, in the way a dedicated deployment runs it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export type RealServer = {
  url: string;
  /** Seconds from the start of its process until it answered. */
  startSeconds: number;
  /** Everything that it has written so far to stdout and stderr, in the order of writing. */
  log(): string;
  /** Asks it to end, and kills it after 20 s. */
  stop(): Promise<void>;
};

export type RealServerOptions = {
  /** The program, in an environment that has inference-cpu. */
  uvicorn: string;
  platformUrl: string;
  workspace: string;
  /** A folder of its own, which gets the models and the log. */
  folder: string;
  structuredLog: boolean;
};

const startMs = 240_000;

/** Starts a server and waits until it answers. Throws with the end of its log if it does not within four minutes. */
export async function startRealServer(options: RealServerOptions): Promise<RealServer> {
  const { uvicorn, folder } = options;
  const port = await freePort();
  const logFile = join(folder, options.structuredLog ? 'structured.log' : 'plain.log');
  const output = openSync(logFile, 'w');
  makeLandingPages(folder);
  const application = ['cpu_http:app', '--app-dir', join(import.meta.dirname, 'python'), '--workers', '1'];
  const child = spawn(uvicorn, [...application, '--host', '127.0.0.1', '--port', String(port)], {
    cwd: folder,
    env: environment(options),
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const ended = once(child, 'close');
  const log = () => readFileSync(logFile, 'utf8');
  const stop = async () => {
    child.kill('SIGTERM');
    const forced = new AbortController();
    const kill = sleep(20_000, undefined, { signal: forced.signal }).then(
      () => child.kill('SIGKILL'),
      () => false,
    );
    await ended;
    forced.abort();
    await kill;
  };
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  while (!(await answers(url))) {
    if (child.exitCode !== null || performance.now() - began > startMs) {
      await stop();
      throw new Error(`the server does not answer; its log ends so:\n${log().slice(-4_000)}`);
    }
    await sleep(200);
  }
  return { url, startSeconds: (performance.now() - began) / 1000, log, stop };
}

/** The server wants these pages in its working directory. They come with its image, but not with its package. */
function makeLandingPages(folder: string) {
  const pages = join(folder, 'inference', 'landing', 'out');
  for (const part of ['static', '_next/static']) mkdirSync(join(pages, part), { recursive: true });
  const page = (title: string) => `<!DOCTYPE html><html lang="en"><title>${title}</title></html>\n`;
  writeFileSync(join(pages, 'index.html'), page('Roboflow Inference'));
  writeFileSync(join(pages, '404.html'), page('404: This page could not be found.'));
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/info`, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

/** The process gets only what it needs of this machine; the rest makes it a dedicated deployment without the internet. */
function environment({ platformUrl, workspace, folder, structuredLog }: RealServerOptions) {
  return {
    PATH: process.env['PATH'],
    HOME: folder,
    PYTHONDONTWRITEBYTECODE: '1',
    API_BASE_URL: platformUrl,
    ROBOFLOW_API_HOST: platformUrl,
    DEDICATED_DEPLOYMENT_WORKSPACE_URL: workspace,
    DEDICATED_DEPLOYMENT_ID: 'IwzJ5YLQ0iDhwzqoh3Ae',
    MODEL_CACHE_DIR: join(folder, 'models'),
    STRUCTURED_API_LOGGING: structuredLog ? 'True' : 'False',
    LOG_LEVEL: 'INFO',
    API_LOGGING_ENABLED: 'True',
    ENABLE_PROMETHEUS: 'True',
    ENABLE_STREAM_API: 'False',
    METRICS_ENABLED: 'False',
    TELEMETRY_OPT_OUT: 'True',
    DISABLE_VERSION_CHECK: 'True',
    PROJECT: 'roboflow-platform',
    NUM_WORKERS: '1',
    OMP_NUM_THREADS: '1',
    WORKFLOWS_STEP_EXECUTION_MODE: 'local',
    WORKFLOWS_MAX_CONCURRENT_STEPS: '4',
    ALLOW_WORKFLOWS_FONTS_DOWNLOAD: 'False',
    // These need packages or weights that are not here.
    CORE_MODEL_SAM2_ENABLED: 'False',
    CORE_MODEL_SAM3_ENABLED: 'False',
    CORE_MODEL_OWLV2_ENABLED: 'False',
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('there is no free port');
  return address.port;
}
