// Our own workflows, recipes and forms share one gate that nothing slips past, and the same versions of Actions.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { play, workflow } from '../workflow/fixtures/play.ts';

const root = path.join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const found = (pattern: string) => globSync(pattern, { cwd: root }).toSorted();

describe('the check "All checks passed"', () => {
  const step = z.object({ run: z.optional(z.string()), env: z.optional(z.record(z.string(), z.string())) });
  const job = z.object({
    needs: z.optional(z.array(z.string())),
    if: z.optional(z.string()),
    steps: z.array(step),
  });
  const { jobs } = z
    .object({ jobs: z.record(z.string(), job) })
    .parse(parse(read('.github/workflows/ci.yml')));
  const gate = jobs['all-checks'];

  test('needs every other job of CI, and always runs', () => {
    const others = Object.keys(jobs).filter((name) => name !== 'all-checks');
    expect(gate?.needs?.toSorted()).toEqual(others.toSorted());
    expect(gate?.if).toBe('always()');
  });

  // Its script is one for bash.
  test.skipIf(process.platform === 'win32').each([
    ['succeeds when everything that it needs succeeded', 'exit 0', 'true', 'success'],
    ['fails when one of them failed', 'exit 1', 'true', 'failure'],
    ['fails when one of them was skipped', 'exit 0', 'false', 'failure'],
  ])('%s', async (_what, run, condition, conclusion) => {
    const yaml = workflow({
      one: { steps: '{run: exit 0}' },
      two: { if: condition, steps: `{run: ${run}}` },
      gate: { needs: 'one, two', if: 'always()', steps: JSON.stringify(gate?.steps[0]) },
    });
    const done = await play(yaml);
    expect(done.jobs.find(({ name }) => name === 'gate')?.conclusion).toBe(conclusion);
  });
});

describe('the Actions of others that we use', () => {
  const uses = (file: string) =>
    [...read(file).matchAll(/uses: ([\w./-]+)@(\S+)(?: # (v\S+))?/g)].map(([, name, ref, version]) => ({
      name: name ?? '',
      ref: ref ?? '',
      version: version ?? '',
    }));
  const isForeign = ({ name }: { name: string }) => !name.startsWith('OWNER/');
  const ours = found('.github/workflows/*.yml').flatMap(uses).filter(isForeign);

  test('have the same commit in all our workflows, with its version beside it', () => {
    expect(ours.length).toBeGreaterThan(10);
    const pins = new Map(ours.map(({ name, ref, version }) => [name, `${ref} ${version}`]));
    for (const { name, ref, version } of ours) {
      expect([name, `${ref} ${version}`]).toEqual([name, pins.get(name)]);
      expect([ref, version]).toEqual([
        expect.stringMatching(/^[0-9a-f]{40}$/),
        expect.stringMatching(/^v\d+\.\d+/),
      ]);
    }
  });

  test.each(found('.github/examples/*.yml'))('have the commits of our own CI in %s', (file) => {
    expect(ours).toEqual(expect.arrayContaining(uses(file).filter(isForeign)));
  });

  test.each(['README.md', ...found('docs/*.md')])('have the major versions of our own CI in %s', (page) => {
    const majors = new Map(ours.map(({ name, version }) => [name, version.split('.')[0]]));
    const shown = uses(page).filter(isForeign);
    expect(shown.map(({ name, ref }) => [name, ref])).toEqual(
      shown.map(({ name }) => [name, majors.get(name)]),
    );
  });
});

describe('the issue form', () => {
  const element = z.object({ type: z.string(), id: z.optional(z.string()), attributes: z.looseObject({}) });
  const form = z.object({ name: z.string(), description: z.string(), body: z.array(element) });

  test.each(found('.github/ISSUE_TEMPLATE/*.yml').filter((file) => !file.endsWith('config.yml')))(
    '%s is valid, and each of its fields has an id of its own',
    (file) => {
      const { body } = form.parse(parse(read(file)));
      const ids = body.filter(({ type }) => type !== 'markdown').map(({ id }) => id);
      expect(ids).not.toContain(undefined);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );
});

test('the README and the recipes show the major version of package.json, and one pin of its version', () => {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(read('package.json')));
  const major = `v${version.split('.')[0]}`;
  const pages = ['README.md', ...found('docs/*.md'), ...found('.github/examples/**/*.yml')];
  const shown = pages.flatMap((page) => [
    ...read(page).matchAll(/OWNER\/roboflow-ephemeral-deployment(?:\/\w+)?@(v[\d.]+)/g),
  ]);
  expect([...new Set(shown.map(([, ref]) => ref))]).toEqual([major]);
  const pinned = [...`${read('README.md')}${read('SECURITY.md')}`.matchAll(/# (v\d+\.\d+\.\d+)/g)];
  expect([...new Set(pinned.map(([, tag]) => tag))]).toEqual([`v${version}`]);
});
