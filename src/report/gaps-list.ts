// Lists the parts of a log that could not be collected.
import { type LeftOut, leftOutReasons } from '../logs/gaps.ts';
import { counted, moment } from '../text/format.ts';
import { code } from '../text/html.ts';

const mostWindows = 5;

/** A list in HTML that names each stretch of time and the reason; empty where everything was collected. */
export function leftOutList(leftOut: readonly LeftOut[]): string {
  if (leftOut.length === 0) return '';
  const items = leftOut.slice(0, mostWindows).map(sentence);
  const hidden = leftOut.length - items.length;
  if (hidden > 0) items.push(`<li>and ${counted(hidden, 'more stretch', 'more stretches')} of time.</li>`);
  return `<p>⚠️ <b>The log is not complete.</b> Missing:</p>\n<ul>\n${items.join('\n')}\n</ul>`;
}

function sentence({ from, to, reason, detail }: LeftOut): string {
  const said = detail === null ? '' : `: ${code(detail)}`;
  return `<li>${stretch(from, to)}: ${leftOutReasons[reason]}${said}</li>`;
}

function stretch(from: number, to: number): string {
  const [start, end] = [moment(from / 1000, true), moment(to / 1000, true)];
  return start === end ? `around ${start}` : `${start} to ${end}`;
}
