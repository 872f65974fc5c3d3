// Collecting and counting every log entry: time and memory, each size in a process of its own.
import { type LogMeasurement, measureLogs } from './logs-process.ts';
import { type Report, type Section, shown } from './section.ts';
import { median } from './statistics.ts';

const many = 60_000;
const few = 6_000;
const rounds = 5;

export const logs: Section = {
  name: 'logs',
  title: `Logs: collecting and rendering, 300 an answer, 100 a millisecond, 10 ms an answer (medians of ${rounds} rounds)`,
  measure,
};

async function measure(): Promise<Report> {
  const of = new Map([few, many].map((entries) => [entries, [] as LogMeasurement[]]));
  for (let round = 0; round < rounds; round++) {
    for (const [entries, measurements] of of) measurements.push(await measureLogs(entries));
  }
  const middle = (entries: number, figure: (measured: LogMeasurement) => number) =>
    median((of.get(entries) ?? []).map(figure));
  const rows = [few, many].map((entries) => [
    String(entries),
    shown(middle(entries, ({ ms }) => ms / 1000)),
    shown(middle(entries, ({ peakMiB }) => peakMiB)),
    shown(middle(entries, ({ requests }) => requests)),
    shown(middle(entries, ({ bytes }) => bytes)),
  ]);
  const manyMs = middle(many, ({ ms }) => ms);
  return {
    tables: [{ title: '', columns: ['entries', 's', 'peak MiB', 'requests', 'summary bytes'], rows }],
    targets: [
      { what: `${many} entries`, value: manyMs / 1000, bound: { most: 10 }, unit: ' s' },
      {
        what: `peak memory of ${many} entries`,
        value: Math.max(...(of.get(many) ?? []).map(({ peakMiB }) => peakMiB)),
        bound: { most: 150 },
        unit: ' MiB',
      },
      {
        what: `${few} entries as a share of that time`,
        value: middle(few, ({ ms }) => ms) / manyMs,
        bound: { most: 1 / 8 },
        unit: '',
      },
    ],
  };
}
