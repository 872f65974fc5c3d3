// Joins lines to blocks within each page of a log, and in the end across the pages, which come in any order.
import { joinLooseEnds, type LooseEnds } from '../statistics/links.ts';
import { type Block, createAssembler, type Line } from './blocks.ts';

type Slot = Block['slot'];

/** The blocks of a page that may belong to its neighbours. */
type Edge = {
  /** The moment of the page's newest entry (microseconds). */
  newest: number;
  /** The number of the page, in the order of arrival. */
  order: number;
  /** Blocks that the older page may have begun. */
  leading: Block[];
  /** Blocks that the newer page may continue. */
  trailing: Block[];
  /** Slots in which this page ends what the older page left open. */
  sealed: Set<Slot>;
  ends: LooseEnds;
};

/** Characters that the edges of all pages may hold together. Pages beyond that are not joined. */
const mostHeld = 4_000_000;

/** Reads one page. */
export type PageReader = {
  /** Takes the lines in the order in which they were logged, and returns the block that took the line. */
  feed(line: Line): Block;
  /** Ends the page; `newest` is the moment of its newest entry (microseconds). */
  end(newest: number, ends: LooseEnds): void;
};

/** Builds the reader of all pages. `record` receives each block once it is complete. */
export function createPages(record: (block: Block) => void): {
  begin(): PageReader;
  /** Joins and records what the edges of the pages hold. */
  finish(): void;
} {
  let edges: Edge[] = [];
  let held = 0;
  let order = 0;

  const begin = (): PageReader => {
    const leading: Block[] = [];
    const sealed = new Set<Slot>();
    const assembler = createAssembler((block) => {
      if (!block.begins && !sealed.has(block.slot)) leading.push(block);
      else record(block);
      sealed.add(block.slot);
    });
    return {
      feed: assembler.feed,
      end(newest, ends) {
        const trailing: Block[] = [];
        for (const block of assembler.open()) {
          const isLeading = !block.begins && !sealed.has(block.slot);
          (isLeading ? leading : trailing).push(block);
          if (!isLeading) sealed.add(block.slot);
        }
        const blocks = [...leading, ...trailing];
        held += blocks.flatMap(({ lines }) => lines).reduce((total, { text }) => total + text.length, 0);
        if (held > mostHeld) {
          blocks.forEach(record);
          return;
        }
        order += 1;
        edges.push({ newest, order, leading, trailing, sealed, ends });
      },
    };
  };

  return {
    begin,
    finish() {
      // Pages of the same microsecond arrived newest first.
      const sorted = edges.sort((one, other) => one.newest - other.newest || other.order - one.order);
      edges = [];
      held = 0;
      const assembler = createAssembler(record);
      let before: LooseEnds | null = null;
      for (const { leading, trailing, sealed, ends } of sorted) {
        refeed(assembler.feed, leading);
        for (const slot of sealed) assembler.close(slot);
        refeed(assembler.feed, trailing);
        if (before !== null) joinLooseEnds(before, ends);
        before = ends;
      }
      assembler.close('head');
      assembler.close('trace');
    },
  };
}

/** Gives the lines of blocks to another assembler, in the order in which they were logged. */
function refeed(feed: (line: Line) => Block, blocks: readonly Block[]): void {
  const lines = blocks.flatMap((block) => block.lines.map((line) => ({ line, block })));
  lines.sort((one, other) => one.line.order - other.line.order);
  for (const { line, block } of lines) {
    const isFirst = line === block.lines[0];
    const taker = feed(line);
    if (!isFirst) continue;
    taker.links.push(...block.links);
    taker.entries += block.entries - block.lines.length;
    block.continuedBy = taker;
  }
}
