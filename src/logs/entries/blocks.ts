// Lines that were logged one by one and belong together: a traceback, a warning and the source line below it.

import type { FailureHandle } from '../statistics/failing.ts';
import { isChainLine, isFrame } from './exception.ts';
import type { LogRecord } from './record.ts';
import { hintOf, isLastLine, isTracebackLine, problemOf, rankOf, worse } from './severity.ts';

/** One entry that is a line of text: harmless, not yet free of keys. `order`: as the lines were logged. */
export type Line = { micros: number; order: number; text: string; platform: string; label: string | null };

/** A request that a block tells of; `isCertain`: by its id, not by its place in the log. */
export type Link = { status: number; failure: FailureHandle | null; isCertain: boolean };

/** Entries that are one. Lines in the middle of a very long one are dropped, but stay counted in `entries`. */
export type Block = {
  slot: 'head' | 'trace';
  /** Whether it is certain that nothing before its first line belongs to it. */
  begins: boolean;
  lines: Line[];
  entries: number;
  first: number;
  last: number;
  record: LogRecord | null;
  links: Link[];
  /** Takes further links, as soon as it is counted as a problem. */
  problem: { apply(link: Link): void } | null;
  /** The block that continues it, as soon as that is known. */
  continuedBy: Block | null;
  severity: string;
  /** Only the platform calls it that bad. */
  isDoubtful: boolean;
};

/** A block of one line; `record` where that is an object. */
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
  // The beginning tells what failed, the end why.
  if (block.lines.length > mostLines) block.lines.splice(mostLines / 4, 1);
  block.entries += 1;
  block.last = Math.max(block.last, line.micros);
  return block;
}

/** Lines of one thing are logged at once: later ones (microseconds) are of another. */
const longestPause = 10_000_000;

type Phase = 'frames' | 'done' | 'chained';

/** Joins lines, which come in the order in which they were logged; `onBlock` takes what is complete. */
export type Assembler = {
  /** Returns the block that took the line. */
  feed(line: Line): Block;
  /** The blocks that may go on, the traceback last. */
  open(): Block[];
  /** Completes what is open in a slot. */
  close(slot: Block['slot']): void;
};

export function createAssembler(onBlock: (block: Block) => void): Assembler {
  let head: Block | null = null;
  let trace: Block | null = null;
  let phase: Phase = 'done';
  /** Which of the two took the last line. */
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

/** A traceback is an error unless the line that announces it says less. */
function raise(block: Block, line: Line): void {
  if (block.lines[0]?.label !== null) return;
  block.severity = worse('ERROR', line.platform);
  block.isDoubtful = false;
}

/** `ERROR:    Exception in ASGI application`, `Process Process-1:`, `Exception in thread Thread-1:`. */
function announcesTraceback({ lines, severity }: Block): boolean {
  const [line] = lines;
  if (line === undefined || lines.length > 3) return false;
  if (line.label !== null) return rankOf(severity) >= rankOf('WARNING');
  return /:$/.test(line.text.trimEnd()) || /\bexception\b/i.test(line.text);
}
