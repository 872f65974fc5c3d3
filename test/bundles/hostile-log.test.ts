// Whatever a log line says, it is no command to the runner, and it neither breaks nor dresses up the summary.
import { expect, test, vi } from 'vitest';
import { mistakesIn } from './markdown.ts';
import { openScene } from './scene.ts';

// These tests start many processes, which take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const hostile: Record<string, unknown> = {
  'a command': '::error::planted',
  'a command after blanks of another alphabet': '\u2003\u00a0::set-output name=url::planted',
  'a command in the middle': 'harmless ##[set-output name=url]planted',
  'a command after a lone carriage return': 'progress 10%\r::save-state name=deployment::planted',
  'a command after a line separator': 'one\u2028::add-mask::e\u0085::add-mask::o',
  'an attempt to stop all commands': '::stop-commands::planted',
  'a group that never ends': '::group::planted',
  'a command that is refused, and fails the step': '##[add-path]/planted',
  'a matcher that is not there': '::add-matcher::/planted.json',
  'a command hidden by a colour': '\u001b[31m::warning file=planted::planted\u001b[0m',
  'a command with a zero-width space in front': '\u200b::notice::planted',
  'a file command': 'url<<EOF\nplanted\nEOF\nurl=planted',
  'tags that close ours': '</pre></details></td></table><h1>planted</h1>',
  'a script and an image': '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'a fence and a heading after a blank line':
    '\n\n```\n\n# planted\n\n[planted](https://planted.example)\n\n',
  'mentions and issues': '@octocat #1 GH-1 octocat/planted@0123456',
  'half a comment and half a tag': '<!-- planted <pre <code',
  'text that runs backwards': 'abc\u202egnp.exe\u2066planted',
  'JSON with all of that': { message: '</pre>\n\n::error::planted', nested: ['<b>', '##[error]planted'] },
  'a very long line': '<>&'.repeat(40_000),
};

/** The commands that our own steps give. */
const own = ['add-mask', 'warning', 'notice', 'debug'];

test('20 hostile payloads are shown in the summary and have no other effect', async (context) => {
  const { service, job, use } = await openScene(context);
  const main = await use({ 'summary-log-entries': '1000' }).main();
  const payloads = Object.values(hostile);
  expect(payloads).toHaveLength(20);
  const entries = payloads.map((payload, index) => ({ payload, severity: index % 2 ? 'INFO' : 'ERROR' }));
  service.log(main.outputs['deployment-name'] ?? '', entries);
  const [post] = await job.finish();

  expect(post).toMatchObject({ exitCode: 0, stderr: '', outputs: {}, env: {}, path: [], errors: [] });
  expect(post?.masks).toEqual([service.apiKey]);
  expect(post?.commands.filter(({ name }) => !own.includes(name))).toEqual([]);
  // The verdict on the endpoint is the only annotation; nothing that the log planted is one.
  const isPlanted = post?.annotations.map(({ message }) => message.startsWith('planted'));
  expect(isPlanted).toEqual([false]);

  const summary = post?.summary ?? '';
  expect(mistakesIn(summary)).toEqual([]);
  expect(summary).toContain('::error::planted');
  expect(summary).toContain('&lt;h1&gt;planted&lt;/h1&gt;');
  for (const char of ['\u001b', '\u200b', '\u202e', '\u2066', '\u2028', '\u0085'])
    expect(summary).not.toContain(char);
});

test('a status with commands in it is shown in the log and has no effect', async (context) => {
  const { service, use } = await openScene(context);
  service.onRequest((moment, { path }) => {
    const [made] = service.deployments();
    if (moment !== 'effect' || path !== '/add' || made === undefined) return;
    const body = JSON.stringify({
      deployment_id: made.id,
      deployment_name: made.name,
      status: 'starting ##[set-output name=url]planted\r::save-state name=deployment::planted',
      num_replicas: 0,
      min_replicas: 1,
      max_replicas: 1,
      machine_type: made.machineType,
      creator_email: made.creatorEmail,
      duration: made.durationHours,
      inference_version: made.inferenceVersion,
      domain: made.domain,
      subdomain: made.name,
      workspace_url: 'simulated-workspace',
    });
    service.inject({ path: '/get', fault: { kind: 'body', status: 200, body }, times: 1 });
  });
  const main = await use().main();
  expect(main).toMatchObject({ exitCode: 0, annotations: [], errors: [] });
  expect(main.commands.map(({ name }) => name)).toEqual(['add-mask']);
  expect(main.transcript).toContain('planted');
  expect(main.outputs['url']).toMatch(/^http:/);
});
