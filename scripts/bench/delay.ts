// Measures the time from "ready at the service" to the end of the step, and the polls, for us and the official client.
import { seeded } from '../../test/simulator/random.ts';
import type { Wait } from './fleet.ts';
import { type Report, type Section, shown } from './section.ts';
import { mean, quantile } from './statistics.ts';
import { clientWait, ourWait } from './waits.ts';

/** Seconds of provisioning. The draws are spread evenly over each span. */
const spans = [
  [2, 10],
  [10, 30],
  [30, 60],
  [60, 120],
  [120, 300],
] as const;
const drawsPerSpan = 60;

export const delay: Section = {
  name: 'delay',
  title: `Ready at the service to the end of the step, in virtual time (20 ms an answer, ${drawsPerSpan} draws a row)`,
  measure,
};

type Pair = { ours: Wait; client: Wait };

async function measure(): Promise<Report> {
  const draw = seeded(2);
  const rows: string[][] = [];
  const all: Pair[] = [];
  for (const [from, to] of spans) {
    const pairs: Pair[] = [];
    for (let made = 0; made < drawsPerSpan; made++) {
      const seconds = from + draw() * (to - from);
      pairs.push({ ours: await ourWait(seconds, all.length + made), client: await clientWait(seconds) });
    }
    rows.push(rowOf(`${from} to ${to} s`, pairs));
    all.push(...pairs);
  }
  rows.push(rowOf('all', all));
  const ours = mean(all.map((pair) => delayOf(pair.ours)));
  const clients = mean(all.map((pair) => delayOf(pair.client)));
  const inFirstMinute = all.map(({ ours: { looksAt } }) => looksAt.filter((at) => at < 60_000).length);
  const columns = [
    'provisioning',
    'ours: mean s',
    '95 %',
    'polls',
    'client: mean s',
    '95 %',
    'polls',
    'ratio',
  ];
  return {
    tables: [{ title: '', columns, rows }],
    targets: [
      { what: 'mean delay', value: ours, bound: { most: 1.5 }, unit: ' s' },
      { what: 'times less than the official client', value: clients / ours, bound: { least: 10 }, unit: '' },
      {
        what: 'polls in the first minute, at most',
        value: Math.max(...inFirstMinute),
        bound: { most: 35 },
        unit: '',
      },
    ],
    notes: [
      'Ours ends with two good probes of the endpoint; the client does not look at it. Both without the time a process takes.',
      'The client by the rule in its source: a look every 30 s while "pending". Section "delay-real" runs both for real.',
    ],
  };
}

function rowOf(name: string, pairs: readonly Pair[]): string[] {
  const ours = pairs.map((pair) => delayOf(pair.ours));
  const client = pairs.map((pair) => delayOf(pair.client));
  return [
    name,
    shown(mean(ours)),
    shown(quantile(ours, 0.95)),
    shown(mean(pairs.map((pair) => pair.ours.looksAt.length))),
    shown(mean(client)),
    shown(quantile(client, 0.95)),
    shown(mean(pairs.map((pair) => pair.client.looksAt.length))),
    shown(mean(client) / mean(ours)),
  ];
}

/** Seconds. */
function delayOf({ readyAt, endedAt }: Wait): number {
  return (endedAt - readyAt) / 1000;
}
