// Renders foreign sentences of several lines so that they wrap, and commands among them so that they can be copied.
import { cutInMiddle } from '../text/format.ts';
import { code, pre } from '../text/html.ts';

const mostLines = 30;
const mostChars = 8_000;
/** Characters of the longest line. A longer one loses its middle, because an error often names its cause at the end. */
const longestLine = 480;

/** Renders `text` as HTML. Lines wrap where the page ends, and commands stand in blocks of their own. */
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

/** Groups neighbouring lines of the same kind. */
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
