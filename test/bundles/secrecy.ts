// Looks for a key in everything that a step leaves behind.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Job } from '../runner/job.ts';
import type { StageResult } from '../runner/stage.ts';

/**
 * The places that hold the key, or a half of it, plainly or encoded. Its own `::add-mask::` line does not count, nor
 * does what the runner itself masks: what is searched is what the process wrote.
 */
export function sightings(key: string, stages: readonly StageResult[], job: Job): string[] {
  const places = [
    ...stages.flatMap(({ stage, stdout, stderr, outputs, state, env, summary, annotations }) => [
      { place: `${stage} stdout`, text: withoutMask(stdout, key) },
      { place: `${stage} stderr`, text: stderr },
      { place: `${stage} files`, text: JSON.stringify([outputs, state, env, summary, annotations]) },
    ]),
    ...[job.workspace, job.temp].flatMap(filesBelow),
  ];
  return places.flatMap(({ place, text }) =>
    spellings(key)
      .filter((spelling) => text.includes(spelling))
      .map((spelling) => `${place}: ${spelling}`),
  );
}

function spellings(key: string): string[] {
  const half = Math.ceil(key.length / 2);
  const encoded = [encodeURIComponent(key), Buffer.from(key).toString('base64').slice(0, 12)];
  return [key.slice(0, half), key.slice(half), ...encoded, JSON.stringify(key).slice(1, -1)];
}

/** The one line that must hold the key is taken out, as the runner reads it. */
function withoutMask(stdout: string, key: string): string {
  const line = `::add-mask::${key.replaceAll('%', '%25')}`;
  return stdout
    .split(/\r\n|\r|\n/)
    .filter((printed) => printed !== line)
    .join('\n');
}

function filesBelow(folder: string): { place: string; text: string }[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.map((file) => {
    const place = path.join(file.parentPath, file.name);
    return { place, text: readFileSync(place, 'latin1') };
  });
}
