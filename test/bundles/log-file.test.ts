// The logs Action writes the whole log of a deployment to a file during the job, without a key in it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { openScene, type Scene } from './scene.ts';
import { sightings } from './secrecy.ts';

// These tests start many processes, which take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

/**
 * Starts a shared deployment with 700 log entries of its own, which is more than one answer of the service
 * holds.
 */
async function withLog(context: Parameters<typeof openScene>[0]): Promise<Scene> {
  const scene = await openScene(context, { service: { platformProbes: false } });
  const main = await scene.use({ scope: 'run' }).main();
  const entries = Array.from({ length: 700 }, (_, i) => ({
    payload: `entry ${i} of ${scene.service.apiKey}`,
    severity: i % 100 === 0 ? 'ERROR' : 'INFO',
  }));
  scene.service.log(main.outputs['deployment-name'] ?? '', entries);
  return scene;
}

describe.concurrent('the logs Action', () => {
  test('writes every entry once, oldest first, as text', async (context) => {
    const { service, job, use } = await withLog(context);
    const logs = await use({}, { folder: 'logs' }).main();
    const { 'log-file': file = '', entries, errors } = logs.outputs;
    expect(logs).toMatchObject({ exitCode: 0, stderr: '' });
    expect(file).toBe(path.join(job.workspace, 'deployment.log'));
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect([entries, errors]).toEqual([String(lines.length), '7']);
    const ours = lines.flatMap((line) => /entry (\d+) of/.exec(line)?.[1] ?? []);
    expect(ours).toEqual(Array.from({ length: 700 }, (_, i) => String(i)));
    expect(sightings(service.apiKey, [logs], job)).toEqual([]);
  });

  test('writes one JSON object per line, into a folder that it makes', async (context) => {
    const { service, job, use } = await withLog(context);
    const logs = await use({ format: 'ndjson', path: 'reports/gpu/log.ndjson' }, { folder: 'logs' }).main();
    const file = path.join(job.workspace, 'reports', 'gpu', 'log.ndjson');
    expect(logs.outputs['log-file']).toBe(file);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(Number(logs.outputs['entries']));
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ severity: 'INFO' });
    expect(sightings(service.apiKey, [logs], job)).toEqual([]);
  });

  test('fails when the deployment does not exist, and names it', async (context) => {
    const { use } = await openScene(context);
    const logs = await use({ 'deployment-name': 'nowhere' }, { folder: 'logs' }).main();
    expect(logs.exitCode).toBe(1);
    expect(logs.annotations.map(({ message }) => message)).toEqual([expect.stringContaining('"nowhere"')]);
  });
});
