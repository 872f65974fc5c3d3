// Joins lines to blocks within each page of a log, and then across the pages, which come in any order.

import { joinLooseEnds, type LooseEnds } from '../statistics/links.ts';
import { type Block, createAssembler, type Line } from './blocks.ts';

type Slot = Block['slot'];

/**
 * What of a page may belong to its neighbours: blocks that the page before may have begun (`leading`), and blocks that
 * the page behind may go on with (`trailing`). `sealed`: what the page before left open in a slot ends in this page.
 */
type Edge = {
  newest: number;
  order: number;
  leading: Block[];
  trailing: Block[];
  sealed: Set<Slot>;
  ends: LooseEnds;
};

/** Characters that the edges of all pages together may hold; beyond that, pages are not joined any more. */
const mostHeld = 4_000_000;

/** One page under way. */
export type PageReader = {
  /** Takes the lines in the order in which they were logged; returns the block that took it. */
  feed(line: Line): Block;
  /** The page is over; `newest` is the moment of its last entry. */
  end(newest: number, ends: LooseEnds): void;
};

/** `record` takes each block once it is complete. */
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
      // Pages of one microsecond arrive newest first.
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
