// The log of one stage: the lines that a person reads, and the annotations.
import type { Stream } from './child.ts';
import { receiveLine } from './command-effects.ts';
import type { Masker } from './masker.ts';

/** The level of an annotation. */
export type Level = 'error' | 'warning' | 'notice';

/** An annotation as the page of the run shows it. Its message is masked and cut; its title and place are not masked. */
export type Annotation = { level: Level; message: string; title?: string; file?: string; line?: string };

/** A command that took effect, and the stream that it came from. */
export type ObeyedCommand = {
  name: string;
  properties: Record<string, string>;
  data: string;
  stream: Stream;
};

/** What the log of a stage works with. */
export type StageLogOptions = {
  masker: Masker;
  /** Whether the job runs in debug mode, where debug lines are shown and commands echoed. */
  debug: boolean;
  setOutput(name: string, value: string): void;
  saveState(name: string, value: string): void;
  /** Reads the file of a problem matcher. Throws where there is none. */
  readMatcher(file: string): void;
};

/** The log of a stage under construction. */
export type StageLog = {
  /** Takes a line of the process. Throws where the runner itself has an error, for a bad token of stop-commands. */
  receive(line: string, stream: Stream): void;
  /** Adds an annotation of the runner's own. */
  annotate(level: Level, message: string, properties?: ReadonlyMap<string, string>): void;
  /** Adds a plain line, masked. */
  write(line: string): void;
  /** Makes the stage fail whatever its exit code, as an error in a command does. */
  fail(messages: readonly string[]): void;
  readonly failed: boolean;
  readonly annotations: readonly Annotation[];
  readonly commands: readonly ObeyedCommand[];
  readonly masks: readonly string[];
  /** Errors that the runner added because of a command or a command file. */
  readonly errors: readonly string[];
  transcript(): string;
};

// The limits of annotations (ExecutionContext.cs:144-146).
const annotationsPerLevel = 10;
const longestMessage = 4096;

/** The word before an annotation in the log. */
const labels: Record<Level, string> = { error: 'Error: ', warning: 'Warning: ', notice: 'Notice: ' };

/** The state of a log while its stage runs. */
export type LogState = {
  lines: string[];
  annotations: Annotation[];
  commands: ObeyedCommand[];
  masks: string[];
  errors: string[];
  failed: boolean;
  grouped: boolean;
  echo: boolean;
  stopToken: string | undefined;
};

/** Everything that a command can change. */
export type LogScope = { state: LogState; options: StageLogOptions; log: StageLog };

/** Opens the log of a stage. The effects of stop-commands and groups end with it. */
export function openStageLog(options: StageLogOptions): StageLog {
  const state: LogState = {
    ...{ lines: [], annotations: [], commands: [], masks: [], errors: [] },
    ...{ failed: false, grouped: false, echo: options.debug, stopToken: undefined },
  };
  const log: StageLog = {
    ...{ annotations: state.annotations, commands: state.commands, masks: state.masks, errors: state.errors },
    get failed() {
      return state.failed;
    },
    receive: (line, stream) => receiveLine({ state, options, log }, line, stream),
    annotate: (level, message, properties) =>
      annotate({ state, options, log }, { level, text: message, properties }),
    write: (line) => write({ state, options, log }, line),
    fail(messages) {
      state.failed = true;
      state.errors.push(...messages);
      for (const message of messages) log.annotate('error', message);
    },
    transcript: () => state.lines.join('\n'),
  };
  return log;
}

type Said = { level: Level; text: string; properties: ReadonlyMap<string, string> | undefined };

/** Masks and cuts the message, but not the title (ActionCommandManager.cs:705-711, ExecutionContext.cs:801). */
function annotate({ state, options, log }: LogScope, { level, text, properties }: Said): void {
  const message = options.masker.mask(text).slice(0, longestMessage);
  const kept = state.annotations.filter((annotation) => annotation.level === level);
  if (kept.length < annotationsPerLevel) {
    const place = ['title', 'file', 'line'].flatMap((name) => {
      const value = properties?.get(name);
      return value === undefined ? [] : [[name, value]];
    });
    state.annotations.push({ level, message, ...Object.fromEntries(place) });
  }
  log.write(labels[level] + message);
}

function write({ state, options }: LogScope, line: string): void {
  state.lines.push((state.grouped ? '  ' : '') + options.masker.mask(line));
}
