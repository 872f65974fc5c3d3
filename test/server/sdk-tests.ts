// Runs the tests of the SDK with pytest against one server.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';

export type SdkRun = {
  results: ReadonlyMap<string, 'PASSED' | 'FAILED' | 'ERROR' | 'SKIPPED'>;
  output: string;
};

export type SdkOptions = { uvicorn: string; url: string; apiKey: string; modelId: string; home: string };

/** Runs them all. A run of more than four minutes is ended, and reports what it has. */
export async function runSdkTests({ uvicorn, url, apiKey, modelId, home }: SdkOptions): Promise<SdkRun> {
  const options = [
    '-v',
    '--tb=short',
    '-p',
    'no:cacheprovider',
    '--disable-warnings',
    '--basetemp',
    join(home, 'pytest'),
  ];
  const child = spawn(join(dirname(uvicorn), 'python'), ['-m', 'pytest', ...options], {
    cwd: join(import.meta.dirname, 'sdk'),
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      NO_COLOR: '1',
      PYTHONDONTWRITEBYTECODE: '1',
      INFERENCE_URL: url,
      ROBOFLOW_API_KEY: apiKey,
      MODEL_ID: modelId,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 240_000,
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const told = [...stdout.matchAll(/^\S+::(\w+(?:\[.*?\])?) (PASSED|FAILED|ERROR|SKIPPED)/gm)];
  return {
    results: new Map(told.map(([, name = '', result]) => [name, outcome(result)])),
    output: `${stdout}${stderr}`,
  };
}

function outcome(word: string | undefined) {
  return word === 'PASSED' || word === 'FAILED' || word === 'SKIPPED' ? word : 'ERROR';
}
