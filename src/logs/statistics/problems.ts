// Counts the warnings and errors of a log, equal ones together.
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

/** Problems that differ in ids, addresses, times and durations only. */
export type Problem = {
  kind: 'error' | 'warning';
  severity: string;
  /** One line: the type and message of an exception, or the first line of the text. */
  title: string;
  /** The title and what the log says below it: the innermost frames, then the causes. A long text loses its middle. */
  text: string;
  exception: ExceptionReport | null;
  /** How often it happened. */
  count: number;
  /** How many log entries report it. A traceback may have an entry for each line. */
  entries: number;
  /** Moments of the first and the last entry (microseconds). */
  first: number;
  last: number;
  /** How often each status was answered to the requests that had this problem, where the log shows them. */
  statuses: ReadonlyMap<number, number>;
  /** All these requests were answered with 4xx, so the caller is to blame and not the endpoint. */
  isCallers: boolean;
};

/** All problems of a log. `errors` and `warnings` count events, not entries. */
export type ProblemStatistics = {
  errors: number;
  /** How many of `errors` belong to requests that were answered with 4xx. */
  callerErrors: number;
  warnings: number;
  /** The worst severity first, then the most frequent. */
  groups: Problem[];
  /** Events beyond the number of groups that are kept. */
  notGrouped: { errors: number; warnings: number };
  modelFailures: readonly ModelFailure[];
  /**
   * Entries that only the platform calls an error or warning, although it says the same of lines that call themselves
   * `INFO:`. It rates the whole stream then, which blames nobody. No other number here includes them.
   */
  unblamed: number;
};

const mostGroups = 100;

/** A longer text (characters) loses its middle. */
const longestText = 8_000;

/** A group under construction. Its oldest problem is shown, and is cleaned at the end. `model` is that of a request. */
type Group = Omit<Problem, keyof Description | 'statuses' | 'isCallers'> & {
  oldest: Source;
  title: string;
  statuses: Map<number, number>;
  model: string | null;
};

/** Problems of one kind. `entries` and `events` include those that are in no group. */
type Tally = { groups: Map<string, Group>; events: number; entries: number; notGrouped: number };

/** Counts problems. The memory that it needs is bounded. */
export function createProblems(read: ReadPayload) {
  /** The keys are the kind and, where only the platform calls it a problem, the platform's severity. */
  const tallies = new Map<string, Tally>();

  const tallyOf = (kind: Problem['kind'], doubt: string | null): Tally => {
    const key = `${kind} ${doubt ?? ''}`;
    const tally = tallies.get(key) ?? { groups: new Map(), events: 0, entries: 0, notGrouped: 0 };
    tallies.set(key, tally);
    return tally;
  };

  return {
    /** Counts a complete block, if it is a problem. Returns whether it is one. */
    add(block: Block): boolean {
      const { severity, isDoubtful, entries } = block;
      const kind = problemOf(severity);
      if (kind === null) return false;
      const tally = tallyOf(kind, isDoubtful ? severity : null);
      tally.events += 1;
      tally.entries += entries;
      const key = `${severity} ${groupKey(block)}`;
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
    /** `isWorthless` says whether a severity of the platform rates a whole stream and therefore means nothing. */
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

/** The content of a block. The block itself forgets its lines once it is counted. */
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

/** Cleans the texts of a group, and sets its title, which failed requests show as their reason. */
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

/** The key by which equal problems are found. It is not shown, so it need not be cleaned, which would be slow. */
function groupKey(block: Source): string {
  const { record, lines } = block;
  const exception = record?.fields.exception;
  if (typeof exception !== 'object') return keyOf(describe(block, (text) => text));
  const { filename = '', function: name = '' } = exception.stacktrace.frames.at(-1) ?? {};
  const message = record?.message ?? lines[0]?.text ?? '';
  const title = titleOf({ type: exception.type, message: exception.message.slice(0, longestText) });
  return `${withoutParticulars(title)} ${filename} ${name} ${withoutParticulars(message)}`;
}

/** Exceptions are equal where title and innermost frame are; the other frames and the line numbers may differ. */
function keyOf({ text, exception }: Description): string {
  if (exception === null) return withoutParticulars(text);
  const [frame] = exception.frames;
  return `${withoutParticulars(titleOf(exception))} ${frame?.file ?? ''} ${frame?.function ?? ''}`;
}

/** The title and text of a block, cleaned. Its lines are joined first, so that a key over two lines is recognised. */
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

/** Fields that name a request or a place in the server's source, which do not say what is wrong. */
const noise = new Set(['request_id', 'execution_id', 'trace_id', 'filename', 'func_name', 'lineno']);

function withoutNoise(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !noise.has(name)));
}

function plain(message: string, text: string, exception: ExceptionReport | null): Description {
  const title = withoutMiddle(firstLine(message.trim()), longestText / 4);
  return { title, text: withoutMiddle(text, longestText), exception };
}

/** Describes an exception: its type and message first, then `context`, then its frames and causes. */
function described(exception: ExceptionReport, context: string): Description {
  const title = titleOf(exception);
  const repeatsTitle = context.replace(/\s+/g, ' ').trim() === title;
  const above = context.trim() === '' || repeatsTitle ? [] : [context.trim()];
  const text = [title, ...above, ...detailLines(exception)].join('\n');
  return { title, exception, text: withoutMiddle(text, longestText) };
}

/** The text above a traceback, without its label: `Exception in ASGI application`. */
function contextOf(text: string): string {
  const [context = ''] = text.split(/^\s{0,40}(?:[+|] {0,4}){0,9}(?:Exception Group )?Traceback \(most/m, 1);
  return context.replace(/^[A-Z]{4,9}:\s{1,40}/, '');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
