// Foreign sentences of several lines, to be read at any width; commands in them, to be copied.
import { cutInMiddle } from '../text/format.ts';
import { code, pre } from '../text/html.ts';

const mostLines = 30;
const mostChars = 8_000;
/** Characters of one line; what a fault says last is what it was, so it is the middle that goes. */
const longestLine = 480;

/** As HTML: lines wrap where the page ends; commands stand in blocks of their own, a line each. */
export function prose(text: string): string {
  const lines = text
    .slice(0, mostChars)
    .toWellFormed()
    .split('\n')
    .filter((line) => line.trim() !== '');
  const shown = lines.slice(0, mostLines);
  if (lines.length > mostLines) shown.push('…');
  return runsOf(shown)
    .map(({ isCommand, lines }) => (isCommand ? pre(lines) : paragraph(lines)))
    .join('\n');
}

function paragraph(lines: readonly string[]): string {
  const parts = lines.flatMap((line) => sentencesOf(line.trim()));
  return `<p>${parts.map((part) => code(cutInMiddle(part, longestLine))).join('<br>')}</p>`;
}

/** A line that would have to be cut, by its sentences: the remedy is the last of them. */
function sentencesOf(line: string): string[] {
  return line.length <= longestLine ? [line] : line.split(/(?<=\.) (?=[A-Z])/);
}

type Run = { isCommand: boolean; lines: string[] };

/** Neighbouring lines of one kind. */
function runsOf(lines: readonly string[]): Run[] {
  const runs: Run[] = [];
  for (const line of lines) {
    const isCommand = /^\s*(?:curl|roboflow) /.test(line);
    const last = runs.at(-1);
    if (last?.isCommand === isCommand) last.lines.push(line);
    else runs.push({ isCommand, lines: [line] });
  }
  return runs;
}
