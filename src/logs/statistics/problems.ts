// Warnings and errors of a log, equal ones counted together.
import type { Block, Link } from '../entries/blocks.ts';
import {
  detailLines,
  type ExceptionReport,
  exceptionOfLine,
  exceptionOfLines,
  exceptionOfRecord,
  titleOf,
  withoutMiddle,
} from '../entries/exception.ts';
import { type ReadPayload, readWhole } from '../entries/read-whole.ts';
import { problemOf, rankOf } from '../entries/severity.ts';
import { type ModelFailure, modelFailuresAmong } from './model-failures.ts';
import { withoutParticulars } from './sameness.ts';

/**
 * Equal problems, told apart only by ids, addresses, times and durations; moments in microseconds. `count` is how often
 * it happened, `entries` how many log entries tell of it: a traceback has one a line.
 */
export type Problem = {
  kind: 'error' | 'warning';
  severity: string;
  /** One line: for an exception its type and message, else the first line of the text. */
  title: string;
  /** The whole, its title first: of an exception the innermost frames, then its causes. Cut in the middle. */
  text: string;
  exception: ExceptionReport | null;
  count: number;
  entries: number;
  first: number;
  last: number;
  /** How often each status was answered to the requests that had this problem, as far as the log tells. */
  statuses: ReadonlyMap<number, number>;
  /** All of those were answered with 4xx: the caller's doing, and no sign against the endpoint. */
  isCallers: boolean;
};

/**
 * `errors` and `warnings` count what happened, not entries. `groups`: worst severity first, then most frequent.
 * `notGrouped`: those beyond the groups that are kept.
 */
export type ProblemStatistics = {
  errors: number;
  /** How many of `errors` belong to requests that were answered with 4xx. */
  callerErrors: number;
  warnings: number;
  groups: Problem[];
  notGrouped: { errors: number; warnings: number };
  modelFailures: readonly ModelFailure[];
  /**
   * Entries that only the platform calls an error or warning while it says the same of lines that call themselves
   * `INFO:`: it marks a whole stream, which blames nobody. They are in no other number here.
   */
  unblamed: number;
};

const mostGroups = 100;

/** A text longer than this (characters) is cut in its middle. */
const longestText = 8_000;

/** What is shown of a group: its oldest problem, cleaned only in the end; `model` of a request that had it. */
type Group = Omit<Problem, keyof Description | 'statuses' | 'isCallers'> & {
  oldest: Source;
  title: string;
  statuses: Map<number, number>;
  model: string | null;
};

/** Problems of one kind; `entries` and `events` are of all, kept in a group or not. */
type Tally = { groups: Map<string, Group>; events: number; entries: number; notGrouped: number };

/** Counts problems one by one; memory stays the same however many there are. */
export function createProblems(read: ReadPayload) {
  /** By kind, and by the platform's word where nothing else speaks for it. */
  const tallies = new Map<string, Tally>();

  const tallyOf = (kind: Problem['kind'], doubt: string | null): Tally => {
    const key = `${kind} ${doubt ?? ''}`;
    const tally = tallies.get(key) ?? { groups: new Map(), events: 0, entries: 0, notGrouped: 0 };
    tallies.set(key, tally);
    return tally;
  };

  return {
    /** Counts a block that is complete, if it is a problem. Returns whether it is. */
    add(block: Block): boolean {
      const { severity, isDoubtful, entries } = block;
      const kind = problemOf(severity);
      if (kind === null) return false;
      const tally = tallyOf(kind, isDoubtful ? severity : null);
      tally.events += 1;
      tally.entries += entries;
      const key = `${severity} ${particularsOf(block)}`;
      const group = tally.groups.get(key) ?? newGroup(block, kind);
      if (!tally.groups.has(key) && tally.groups.size >= mostGroups) {
        tally.notGrouped += 1;
        return true;
      }
      tally.groups.set(key, group);
      countIn(group, block);
      const apply = ({ status, failure, isCertain }: Link) => {
        failure?.explain(group, isCertain);
        group.model ??= failure?.model ?? null;
        group.statuses.set(status, (group.statuses.get(status) ?? 0) + 1);
      };
      block.problem = { apply };
      for (const link of block.links) apply(link);
      return true;
    },
    /** `isWorthless` tells the platform's words that mark a whole stream. */
    result(isWorthless: (severity: string) => boolean): ProblemStatistics {
      const isBlamed = (key: string) => !isWorthless(key.split(' ')[1] ?? '');
      const blamed = [...tallies].filter(([key]) => isBlamed(key));
      const sum = (kind: Problem['kind'], value: (tally: Tally) => number) =>
        blamed.reduce((total, [key, tally]) => (key.startsWith(kind) ? total + value(tally) : total), 0);
      const kept = blamed.flatMap(([, tally]) => [...tally.groups.values()]);
      const groups = kept.map((group) => finished(group, read)).sort(worstFirst);
      const callers = groups.filter(({ kind, isCallers }) => kind === 'error' && isCallers);
      return {
        errors: sum('error', ({ events }) => events),
        callerErrors: callers.reduce((total, { count }) => total + count, 0),
        warnings: sum('warning', ({ events }) => events),
        groups: groups.map(({ model, ...problem }) => problem),
        notGrouped: {
          errors: sum('error', ({ notGrouped }) => notGrouped),
          warnings: sum('warning', ({ notGrouped }) => notGrouped),
        },
        modelFailures: modelFailuresAmong(groups),
        unblamed: [...tallies].reduce(
          (total, [key, { entries }]) => total + (isBlamed(key) ? 0 : entries),
          0,
        ),
      };
    },
  };
}

type Description = Pick<Problem, 'title' | 'text' | 'exception'>;

/** What a block consists of, apart from the block, which forgets it once it is counted. */
type Source = Pick<Block, 'lines' | 'record' | 'slot'>;

function newGroup({ severity, first, last, ...block }: Block, kind: Problem['kind']): Group {
  const { lines, record, slot } = block;
  const times = { count: 0, entries: 0, first, last };
  return {
    kind,
    severity,
    title: '',
    ...times,
    oldest: { lines, record, slot },
    statuses: new Map(),
    model: null,
  };
}

function countIn(group: Group, { entries, first, last, lines, record, slot }: Block): void {
  if (first < group.first) group.oldest = { lines, record, slot };
  group.count += 1;
  group.entries += entries;
  group.first = Math.min(group.first, first);
  group.last = Math.max(group.last, last);
}

/** Cleans what is shown of a group, and notes its title where failed requests look for their reason. */
function finished(group: Group, read: ReadPayload): Problem & { model: string | null } {
  const { oldest, ...counted } = group;
  const description = describe(oldest, read);
  group.title = description.title;
  const statuses = [...group.statuses.keys()];
  const isCallers = statuses.length > 0 && statuses.every((status) => status >= 400 && status < 500);
  return { ...counted, ...description, isCallers };
}

function worstFirst(one: Problem, other: Problem): number {
  return rankOf(other.severity) - rankOf(one.severity) || other.count - one.count || one.first - other.first;
}

/** What tells a problem from others. Nothing of it is shown, so it is not cleaned, which would take longest of all. */
function particularsOf(block: Source): string {
  const { record, lines } = block;
  const exception = record?.fields.exception;
  if (typeof exception !== 'object') return keyOf(describe(block, (text) => text));
  const { filename = '', function: name = '' } = exception.stacktrace.frames.at(-1) ?? {};
  const said = record?.message ?? lines[0]?.text ?? '';
  const title = titleOf({ type: exception.type, message: exception.message.slice(0, longestText) });
  return `${withoutParticulars(title)} ${filename} ${name} ${withoutParticulars(said)}`;
}

/** An exception is the same wherever the way to its innermost frame began, and with whatever line numbers. */
function keyOf({ text, exception }: Description): string {
  if (exception === null) return withoutParticulars(text);
  const [frame] = exception.frames;
  return `${withoutParticulars(titleOf(exception))} ${frame?.file ?? ''} ${frame?.function ?? ''}`;
}

/** Title and text of a block, clean; its lines are joined first, so that no key is divided among them. */
function describe(block: Source, read: ReadPayload): Description {
  const { record, lines } = block;
  const raw = lines.map(({ text }) => text).join('\n');
  if (record !== null) {
    const exception = exceptionOfRecord(record, read);
    const text = read(JSON.stringify(withoutNoise(record.all))).trim();
    if (exception !== null)
      return described(exception, record.message === null ? '' : readWhole(read, record.message));
    const message = readWhole(read, record.message ?? raw);
    return plain(message, text, exceptionOfLine(firstLine(message)));
  }
  const clean = readWhole(read, raw).trim();
  const exception = exceptionOfLines(clean.split('\n'), { hasBegun: block.slot === 'trace' });
  if (exception !== null) return described(exception, contextOf(clean));
  return plain(clean, clean, exceptionOfLine(firstLine(clean)));
}

/** Where in the server's source a line was written, and for which request: nothing that tells what is wrong. */
const noise = new Set(['request_id', 'execution_id', 'trace_id', 'filename', 'func_name', 'lineno']);

function withoutNoise(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !noise.has(name)));
}

function plain(message: string, text: string, exception: ExceptionReport | null): Description {
  const title = withoutMiddle(firstLine(message.trim()), longestText / 4);
  return { title, text: withoutMiddle(text, longestText), exception };
}

/** The exception's last line first, then what the program said about it, then how it came about. */
function described(exception: ExceptionReport, context: string): Description {
  const title = titleOf(exception);
  const said = context.trim() === '' || context.replace(/\s+/g, ' ').trim() === title ? [] : [context.trim()];
  const text = [title, ...said, ...detailLines(exception)].join('\n');
  return { title, exception, text: withoutMiddle(text, longestText) };
}

/** What is written above a traceback, without its label: `Exception in ASGI application`. */
function contextOf(text: string): string {
  const [context = ''] = text.split(/^\s{0,40}(?:[+|] {0,4}){0,9}(?:Exception Group )?Traceback \(most/m, 1);
  return context.replace(/^[A-Z]{4,9}:\s{1,40}/, '');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
