// A life told in order: what was planned, what was sent, what was said, what is left.
import type { Life } from './record.ts';
import { beginning } from './time.ts';
import type { Violation } from './violation.ts';

type Line = { at: number; text: string };

/** Readable by whoever has to find out what went wrong. */
export function storyOf(life: Life, violations: readonly Violation[]): string {
  const { plan, world, wire } = life;
  const lines: Line[] = [
    ...life.processes.flatMap((process) => [
      { at: process.begunAt, text: `${process.job}.${process.step} begins` },
      ...process.said
        .filter(({ kind }) => kind !== 'debug' && kind !== 'mask' && kind !== 'summary' && kind !== 'output')
        .map(({ at, kind, text }) => ({
          at,
          text: `${process.job}.${process.step.padEnd(5)} ${kind === 'info' ? '' : `${kind}: `}${kind === 'save' ? saved(text) : text.replaceAll('\n', '\n           ')}`,
        })),
      ...(process.signalledAt === null
        ? []
        : [{ at: process.signalledAt, text: `${process.job}.${process.step} is told to stop` }]),
      {
        at: process.endedAt ?? life.time.now(),
        text: `${process.job}.${process.step} ${process.endedAt === null ? 'was killed before' : 'ends'}`,
      },
    ]),
    ...wire.exchanges.map(({ at, process, text, suffered, outcome }) => ({
      at,
      text: `${process.job}.${process.step.padEnd(5)} > ${text} -> ${outcome}${suffered === '' ? '' : `  [${suffered}]`}`,
    })),
    ...world.machines.flatMap((one) => [
      {
        at: one.bornAt,
        text: `** ${one.owner === null ? 'foreign' : 'ours'} ${one.name} (${one.id}) comes to life`,
      },
      ...(Number.isFinite(one.takenAt)
        ? [{ at: one.takenAt, text: `** ${one.name} (${one.id}) is told to go` }]
        : []),
    ]),
  ];
  const sorted = lines.toSorted((one, other) => one.at - other.at);
  return [
    `Life ${plan.seed}:`,
    ...plan.jobs.map((job) => `  job ${JSON.stringify(job)}`),
    ...plan.troubles.map((trouble) => `  trouble ${JSON.stringify(trouble)}`),
    ...collapsed(sorted).map(({ at, text }) => `${((at - beginning) / 1000).toFixed(2).padStart(8)} ${text}`),
    ...violations.map(({ kind, about, detail }) => `VIOLATION ${kind} (${about}): ${detail}`),
  ].join('\n');
}

/** The same one to three lines again and again are told once, with their number; milliseconds do not make them others. */
function collapsed(lines: readonly Line[]): Line[] {
  const bare = lines.map(({ text }) => text.replace(/ after \d+ ms/, ''));
  const shown: Line[] = [];
  for (let i = 0; i < lines.length; ) {
    const { length, times } = cycleAt(bare, i);
    const told = lines.slice(i, i + length);
    const note = times === 1 ? '' : length === 1 ? ` (${times}×)` : ` (these ${length} ${times}×)`;
    shown.push(...told.map((line, k) => (k === length - 1 ? { ...line, text: line.text + note } : line)));
    i += length * times;
  }
  return shown;
}

function cycleAt(bare: readonly string[], from: number): { length: number; times: number } {
  for (let length = 1; length <= 3; length++) {
    let times = 1;
    const isSame = (k: number) => bare[from + k] === bare[from + times * length + k];
    while (Array.from({ length }, (_, k) => k).every((k) => bare[from + k] !== undefined && isSame(k)))
      times += 1;
    if (times > 1) return { length, times };
  }
  return { length: 1, times: 1 };
}

function saved(text: string): string {
  const claims = [
    ...text.matchAll(/"name":"([^"]+)","origin":"(\w+)","id":(null|"[^"]*").*?"removal":"(\w+)"/g),
  ];
  return (
    claims.map(([, name, origin, id, removal]) => `${name} ${origin} ${id} ${removal}`).join('; ') ||
    text.slice(0, 60)
  );
}
