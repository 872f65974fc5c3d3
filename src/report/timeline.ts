// Renders the phases of a step as a table. A chart of 5 seconds or 5 hours could not be read on a phone.
import { duration, moment } from '../text/format.ts';
import { folded } from './folded.ts';
import { phasesOf } from './phases.ts';
import type { SummaryData } from './summary-data.ts';
import { table } from './table.ts';

/** A folded table of the phases in order; empty where no time was spent. */
export function timeline(data: SummaryData): string {
  const phases = phasesOf(data);
  const [first] = phases;
  const last = phases.at(-1);
  if (first === undefined || last === undefined) return '';
  const isOneDay = Math.floor(first.from / dayMs) === Math.floor(last.to / dayMs);
  const rows = phases.map(({ name, from, to, failed }) => [
    failed ? `${name} (did not succeed)` : name,
    moment(from, !isOneDay).replace(' UTC', ''),
    duration(to - from),
  ]);
  const body = table({ head: ['Phase', 'From (UTC)', 'Took'], rows, numbers: [2] });
  return folded(`Timeline: ${duration(last.to - first.from)}`, body);
}

const dayMs = 86_400_000;
