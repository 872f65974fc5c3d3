// Applies the effect of each workflow command to the stage that printed it.
import type { Stream } from './child.ts';
import type { LogScope } from './stage-log.ts';
import { knownCommands, parseWorkflowCommand, type WorkflowCommand } from './workflow-commands.ts';

/** Takes a line of the process and obeys it or shows it. Throws where the runner itself has an error. */
export function receiveLine(scope: LogScope, line: string, stream: Stream): void {
  const { state, log } = scope;
  const registered =
    state.stopToken === undefined ? knownCommands : new Set([...knownCommands, state.stopToken]);
  const command = parseWorkflowCommand(line, registered);
  const heard = command !== undefined && (state.stopToken === undefined || command.name === state.stopToken);
  // A line that is no command is broken up, so that the web page does not read it as one (OutputManager.cs:93-99).
  if (!heard) {
    log.write(line.replaceAll('##[', '##[\\'));
    return;
  }
  state.commands.push({ ...command, properties: Object.fromEntries(command.properties), stream });
  if (command.name === state.stopToken) {
    state.stopToken = undefined;
    log.write(line);
  } else if (command.name === 'stop-commands') {
    stopCommands(scope, command.data);
    log.write(line);
  } else {
    obey(scope, command, line);
  }
}

/** Throws for a bad token. That is outside the runner's try block, so it stops watching (ActionCommandManager.cs:184). */
function stopCommands({ state, options }: LogScope, token: string): void {
  const name = token.toLowerCase();
  if (name === '' || name === 'pause-logging' || knownCommands.has(name)) {
    throw new Error(
      "You cannot use a endToken that is an empty string, the string 'pause-logging', or another workflow command.",
    );
  }
  if (token.length > 6) options.masker.add(token);
  state.stopToken = name;
}

/** Commands whose line is never echoed, because it may contain a secret or is shown anyway. */
const unechoed = new Set(['add-mask', 'debug', 'notice', 'warning', 'error']);

function obey(scope: LogScope, command: WorkflowCommand, line: string): void {
  const silent = unechoed.has(command.name);
  if (scope.state.echo && !silent) scope.log.write(line);
  try {
    handlers[command.name]?.(scope, command);
  } catch (error) {
    const shown = silent ? command.name : line;
    const reason = error instanceof Error ? error.message : String(error);
    scope.log.fail([`Unable to process command '${shown}' successfully.`, reason]);
  }
}

type Handler = (scope: LogScope, command: WorkflowCommand) => void;

const handlers: Record<string, Handler> = {
  'set-output': deprecated('set-output', ({ options }, name, value) => options.setOutput(name, value)),
  'save-state': deprecated('save-state', ({ options }, name, value) => options.saveState(name, value)),
  'set-env': disabled,
  'add-path': disabled,
  'add-mask': addMask,
  'add-matcher': ({ log, options }, { data }) =>
    data === '' ? log.annotate('warning', 'File path must be specified.') : options.readMatcher(data),
  'remove-matcher': () => {},
  debug: ({ log, options }, { data }) => options.debug && log.write(`##[debug]${data}`),
  notice: ({ log }, { data, properties }) => log.annotate('notice', data, properties),
  warning: ({ log }, { data, properties }) => log.annotate('warning', data, properties),
  error: ({ log }, { data, properties }) => log.annotate('error', data, properties),
  group({ state, log }, { data }) {
    state.grouped = false;
    log.write(`▶ ${data}`);
    state.grouped = true;
  },
  endgroup({ state }) {
    state.grouped = false;
  },
  echo({ state }, { data }) {
    const value = data.trim().toLowerCase();
    if (value !== 'on' && value !== 'off') {
      throw new Error(
        `Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: '${data}'.`,
      );
    }
    state.echo = value === 'on';
  },
};

/** Commands that a file has replaced. They still work, with a warning. */
function deprecated(name: string, effect: (scope: LogScope, key: string, value: string) => void): Handler {
  return (scope, { properties, data }) => {
    const key = properties.get('name') ?? '';
    if (key === '') throw new Error(`Required field 'name' is missing in ##[${name}] command.`);
    scope.log.annotate('warning', `The \`${name}\` command is deprecated and will be disabled soon.`);
    effect(scope, key, data);
  };
}

function disabled(_scope: LogScope, { name }: WorkflowCommand): void {
  throw new Error(`The \`${name}\` command is disabled. Please upgrade to using Environment Files.`);
}

function addMask({ log, options, state }: LogScope, { data }: WorkflowCommand): void {
  if (data.trim() === '') {
    log.annotate('warning', "Can't add secret mask for empty string in ##[add-mask] command.");
    return;
  }
  if (state.echo) log.write('::add-mask::***');
  options.masker.add(data);
  state.masks.push(data);
}
