// Makes fixtures of what a real server answered and wrote, without a path of the machine on which it ran.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { KeptAnswer } from './answers.ts';

export type Capture = {
  /** The log of a server that writes uvicorn's lines, and of one that writes JSON. */
  plain: string;
  structured: string;
  /** What was answered while no model existed, and once there were some. */
  answers: readonly KeptAnswer[];
  answersWithModels: readonly KeptAnswer[];
};

/** The paths of this machine that may stand in a log. */
export type Paths = { uvicorn: string; scratch: string };

/** Writes plain.log, structured.log, answers.json and answers-with-models.json into the folder. */
export function writeFixtures(folder: string, capture: Capture, paths: Paths): void {
  const { plain, structured, answers, answersWithModels } = capture;
  const neutral = neutraliser(paths);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'plain.log'), neutral(plain));
  writeFileSync(join(folder, 'structured.log'), neutral(structured));
  const written = (kept: readonly KeptAnswer[]) => `${neutral(JSON.stringify(kept, null, 1))}\n`;
  writeFileSync(join(folder, 'answers.json'), written(answers));
  writeFileSync(join(folder, 'answers-with-models.json'), written(answersWithModels));
}

/** Puts every path where the server's image has it. */
function neutraliser({ uvicorn, scratch }: Paths): (text: string) => string {
  const environment = dirname(dirname(uvicorn));
  const question = 'import sys; print(sys.base_prefix)';
  const { stdout } = spawnSync(join(environment, 'bin', 'python'), ['-c', question], { encoding: 'utf8' });
  const places = [
    [environment, '/usr/local'],
    [stdout.trim(), '/usr/local'],
    [join(import.meta.dirname, 'python'), '/app'],
    [scratch, '/tmp'],
  ] as const;
  return (text) =>
    places.reduce((rest, [from, to]) => (from === '' ? rest : rest.replaceAll(from, to)), text);
}
