// What took how long, drawn as a Mermaid gantt, with the numbers as a table.
import { duration, moment } from '../text/format.ts';
import { type Phase, phasesOf } from './phases.ts';
import type { SummaryData } from './summary-data.ts';
import { table } from './table.ts';

/** Chart and table; empty where there is nothing to draw. */
export function timeline(data: SummaryData): string {
  const phases = phasesOf(data);
  if (phases.length === 0) return '';
  const rows = phases.map(({ name, from, to, failed }) => [
    failed ? `${name} (did not succeed)` : name,
    moment(from).replace(' UTC', ''),
    duration(to - from),
  ]);
  return [
    '### Timeline',
    ['```mermaid', gantt(phases), '```'].join('\n'),
    '<p>The chart is in your own time zone.</p>',
    table({ head: ['Phase', 'From (UTC)', 'Took'], rows, numbers: [2] }),
  ].join('\n\n');
}

const tags: Readonly<Record<Phase['section'], string>> = { Start: '', Use: 'active, ', End: 'done, ' };

/** Only words and numbers of our own go into the chart: Mermaid has a syntax, and no escape from it. */
function gantt(phases: readonly Phase[]): string {
  const total = (phases.at(-1)?.to ?? 0) - (phases[0]?.from ?? 0);
  const lines = ['gantt', '  dateFormat x', `  axisFormat ${total < 5 * 60_000 ? '%H:%M:%S' : '%H:%M'}`];
  lines.push(`  tickInterval ${tickInterval(total)}`, '  todayMarker off');
  let section = '';
  for (const phase of phases) {
    if (phase.section !== section) lines.push(`  section ${phase.section}`);
    section = phase.section;
    const tag = phase.failed ? 'crit, ' : tags[phase.section];
    const took = duration(phase.to - phase.from);
    lines.push(`  ${phase.name} (${took}) :${tag}${Math.round(phase.from)}, ${Math.ceil(phase.to)}`);
  }
  return lines.join('\n');
}

const ticks: readonly (readonly [number, string])[] = [
  [1, 'second'],
  [5, 'second'],
  [10, 'second'],
  [30, 'second'],
  [1, 'minute'],
  [2, 'minute'],
  [5, 'minute'],
  [10, 'minute'],
  [30, 'minute'],
  [1, 'hour'],
  [2, 'hour'],
  [6, 'hour'],
];
const unitMs: Readonly<Record<string, number>> = { second: 1_000, minute: 60_000, hour: 3_600_000 };

/** As many ticks as have room for their labels. */
function tickInterval(totalMs: number): string {
  const fits = ticks.find(([count, unit]) => totalMs / (count * (unitMs[unit] ?? 1)) <= 7);
  return fits === undefined ? '1day' : fits.join('');
}
