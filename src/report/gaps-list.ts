// Lists the parts of a log that could not be collected.
import { type LeftOut, leftOutReasons } from '../logs/gaps.ts';
import { counted, moment } from '../text/format.ts';
import { code } from '../text/html.ts';

const mostWindows = 5;

/** A paragraph of HTML that names each window; empty where all was collected. `entries`: how many were. */
export function leftOutList(leftOut: readonly LeftOut[], entries: number): string {
  if (leftOut.length === 0) return '';
  const items = leftOut.slice(0, mostWindows).map(sentence);
  const hidden = leftOut.length - items.length;
  if (hidden > 0) items.push(`<li>and ${counted(hidden, 'more stretch', 'more stretches')} of time.</li>`);
  const title = entries === 0 ? 'Nothing of the log could be read.' : 'The log is not complete.';
  return `<p>⚠️ <b>${title}</b> Missing:</p>\n<ul>\n${items.join('\n')}\n</ul>`;
}

function sentence({ from, to, reason, detail }: LeftOut): string {
  const said = detail === null ? '' : `: ${code(detail)}`;
  return `<li>${stretch(from, to)}: ${leftOutReasons[reason]}${said}</li>`;
}

function stretch(from: number, to: number): string {
  const [start, end] = [moment(from / 1000, true), moment(to / 1000, true)];
  if (start === end) return `around ${start}`;
  const day = start.slice(0, 11);
  return `${start.replace(' UTC', '')} to ${end.startsWith(day) ? end.slice(day.length) : end}`;
}
