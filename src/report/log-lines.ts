// Renders log entries as lines of a preformatted block.
import { withoutSeverity } from '../logs/entries/severity.ts';
import type { ShownEntry } from '../logs/statistics/newest.ts';
import type { Problem } from '../logs/statistics/problems.ts';
import { grouped } from '../text/format.ts';
import { preLines } from '../text/html.ts';

/** Lines and characters that are shown of one entry. A note says how many more there are. */
const mostLines = 40;
const mostChars = 4_000;

/** Renders `13:22:14.209 INFO     text` as HTML, with further lines of the text below. `withDate` adds the date. */
export function entryBlock({ micros, severity, text }: ShownEntry, withDate: boolean): string {
  return block(`${timeOf(micros, withDate)} ${severity.padEnd(8)}`, withoutSeverity(text, severity));
}

/** Renders `  12× ERROR    13:22:14.209 text` as HTML. The time is that of the first occurrence. */
export function problemBlock({ count, severity, first, text }: Problem, withDate: boolean): string {
  const lead = `${`${grouped(count)}×`.padStart(5)} ${severity.padEnd(8)} ${timeOf(first, withDate)}`;
  return block(lead, withoutSeverity(text, severity));
}

function block(lead: string, text: string): string {
  const [first = '', ...others] = shortened(text);
  const indent = ' '.repeat(4);
  return preLines([`${lead} ${first}`, ...others.map((line) => indent + line)]);
}

function shortened(text: string): string[] {
  const lines = text.slice(0, mostChars).toWellFormed().split('\n');
  const hiddenLines = Math.max(0, lines.length - mostLines);
  const shown = hiddenLines === 0 ? lines : lines.slice(0, mostLines);
  if (text.length > mostChars) shown.push(`… (${grouped(text.length - mostChars)} more characters)`);
  else if (hiddenLines > 0) shown.push(`… (${grouped(hiddenLines)} more lines)`);
  return shown;
}

/** Formats a moment (microseconds) in UTC with milliseconds, as microseconds would only make the line longer. */
function timeOf(micros: number, withDate: boolean): string {
  const ms = Math.floor(micros / 1000);
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15) return 'unknown time';
  const iso = new Date(ms).toISOString();
  return withDate ? iso.slice(0, -1).replace('T', ' ') : iso.slice(11, -1);
}
