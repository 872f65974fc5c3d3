// Joins lines that were logged one by one and belong together, such as those of a traceback.
import type { FailureHandle } from '../statistics/failing.ts';
import { isChainLine, isFrame } from './exception.ts';
import type { LogRecord } from './record.ts';
import { hintOf, isLastLine, isTracebackLine, problemOf, rankOf, worse } from './severity.ts';

/** An entry that is a line of text, harmless but not yet free of keys. `order` is its place within the page. */
export type Line = { micros: number; order: number; text: string; platform: string; label: string | null };

/** The failed request that a block belongs to. `isCertain`: the request's id says so, not just its place in the log. */
export type Link = { status: number; failure: FailureHandle | null; isCertain: boolean };

/** Entries that belong together. */
export type Block = {
  /** `trace` is a traceback; `head` is any other line with the indented lines below it. */
  slot: 'head' | 'trace';
  /** Whether it is certain that no earlier line belongs to the block. */
  begins: boolean;
  /** The lines; a very long block loses some in its middle. */
  lines: Line[];
  /** The number of entries, including those of dropped lines. */
  entries: number;
  /** Moments of the first and the last entry (microseconds). */
  first: number;
  last: number;
  record: LogRecord | null;
  links: Link[];
  /** Receives further links once the block is counted as a problem. */
  problem: { apply(link: Link): void } | null;
  /** The block that continues this one, once that is known. */
  continuedBy: Block | null;
  severity: string;
  /** Only the platform says that it is so severe. */
  isDoubtful: boolean;
};

/** Builds a block of one line. `record` is the object that the line came in. */
export function createBlock(
  line: Line,
  { slot, begins, record = null }: Pick<Block, 'slot' | 'begins'> & { record?: LogRecord | null },
): Block {
  return {
    slot,
    begins,
    lines: [line],
    entries: 1,
    first: line.micros,
    last: line.micros,
    record,
    links: [],
    problem: null,
    continuedBy: null,
    ...severityOfHead(line),
  };
}

function severityOfHead({ text, platform, label }: Line): Pick<Block, 'severity' | 'isDoubtful'> {
  if (label !== null) return { severity: label, isDoubtful: false };
  const hint = hintOf(text);
  if (hint !== null) return { severity: worse(hint, platform), isDoubtful: false };
  return { severity: platform, isDoubtful: problemOf(platform) !== null };
}

const mostLines = 400;

function append(block: Block, line: Line): Block {
  block.lines.push(line);
  // A quarter of the lines stays at the beginning, which says what failed; the end says why.
  if (block.lines.length > mostLines) block.lines.splice(mostLines / 4, 1);
  block.entries += 1;
  block.last = Math.max(block.last, line.micros);
  return block;
}

/** A line that comes later than this after a block (microseconds) does not belong to it. */
const longestPause = 10_000_000;

/** What of a traceback came last: frames, its last line, or the line that announces a further traceback. */
type Phase = 'frames' | 'done' | 'chained';

/** Joins lines in the order in which they were logged. */
export type Assembler = {
  /** Takes a line and returns the block that took it. */
  feed(line: Line): Block;
  /** The blocks that may still continue, the traceback last. */
  open(): Block[];
  /** Completes the open block of a slot. */
  close(slot: Block['slot']): void;
};

/**
 * Builds an assembler; `onBlock` receives each complete block. One `head` and one `trace` can be open at the same time,
 * because other lines may be logged between those of a traceback.
 */
export function createAssembler(onBlock: (block: Block) => void): Assembler {
  let head: Block | null = null;
  let trace: Block | null = null;
  let phase: Phase = 'done';
  /** The open block that took the last line. */
  let latest: Block | null = null;

  const close = (slot: Block['slot']) => {
    const block = slot === 'head' ? head : trace;
    if (slot === 'head') head = null;
    else trace = null;
    if (latest === block) latest = null;
    if (block !== null) onBlock(block);
  };
  const closeStale = ({ micros }: Line) => {
    if (head !== null && micros - head.last > longestPause) close('head');
    if (trace !== null && micros - trace.last > longestPause) close('trace');
  };
  const begin = (line: Line, slot: Block['slot'], begins: boolean): Block => {
    close(slot);
    const block = createBlock(line, { slot, begins });
    if (slot === 'head') head = block;
    else trace = block;
    return block;
  };
  const toTrace = (line: Line, next: Phase): Block => {
    phase = next;
    if (trace !== null) return append(trace, line);
    const block = begin(line, 'trace', false);
    raise(block, line);
    return block;
  };

  const traceback = (line: Line): Block => {
    if (trace !== null && phase === 'chained') return toTrace(line, 'frames');
    if (head !== null && head === latest && announcesTraceback(head)) {
      const block = head;
      head = null;
      close('trace');
      trace = { ...block, slot: 'trace' };
      raise(trace, line);
      block.continuedBy = trace;
      phase = 'frames';
      return append(trace, line);
    }
    close('trace');
    return toTrace(line, 'frames');
  };
  const indented = (line: Line): Block => {
    if (trace !== null && (phase === 'frames' || trace === latest)) return toTrace(line, phase);
    if (isFrame(line.text)) return toTrace(line, 'frames');
    if (head !== null) return append(head, line);
    return begin(line, 'head', false);
  };
  const unindented = (line: Line): Block => {
    const isLast = line.label === null && isLastLine(line.text);
    if (isLast && trace !== null && phase === 'frames') return toTrace(line, 'done');
    if (!isLast || hintOf(line.text) === null) return begin(line, 'head', true);
    close('trace');
    return toTrace(line, 'done');
  };
  const take = (line: Line): Block => {
    const { text } = line;
    if (isTracebackLine(text)) return traceback(line);
    if (isChainLine(text)) return toTrace(line, 'chained');
    if (text.trim() === '' && trace !== null && trace === latest) return toTrace(line, phase);
    return /^\s|^$/.test(text) ? indented(line) : unindented(line);
  };

  return {
    feed(line) {
      closeStale(line);
      latest = take(line);
      return latest;
    },
    open: () => [head, trace].filter((block) => block !== null),
    close,
  };
}

/** Makes a traceback an error, unless a label on the line that announces it says something else. */
function raise(block: Block, line: Line): void {
  if (block.lines[0]?.label !== null) return;
  block.severity = worse('ERROR', line.platform);
  block.isDoubtful = false;
}

/** Whether a traceback may follow: `ERROR:    Exception in ASGI application`, `Exception in thread Thread-1:`. */
function announcesTraceback({ lines, severity }: Block): boolean {
  const [line] = lines;
  if (line === undefined || lines.length > 3) return false;
  if (line.label !== null) return rankOf(severity) >= rankOf('WARNING');
  return /:$/.test(line.text.trimEnd()) || /\bexception\b/i.test(line.text);
}
