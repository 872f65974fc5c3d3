// Parses workflow commands as GitHub's runner does.

/** A parsed command. Its name and the names of its properties are in lower case, and its data is unescaped. */
export type WorkflowCommand = { name: string; properties: ReadonlyMap<string, string>; data: string };

/** Every command that the runner knows (ExtensionManager.cs:43-57). It refuses set-env and add-path. */
export const knownCommands: ReadonlySet<string> = new Set([
  ...['set-output', 'save-state', 'add-mask', 'add-matcher', 'remove-matcher', 'debug', 'notice', 'warning'],
  ...['error', 'group', 'endgroup', 'echo', 'stop-commands', 'set-env', 'add-path'],
]);

type Escapes = readonly (readonly [string, string])[];

// The order matters: %25 comes last, so that %250A becomes %0A and not a line feed. ActionCommand.cs:9-32
const inData: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
];
const inProperty: Escapes = [['%3A', ':'], ['%2C', ','], ...inData];
const inBracket: Escapes = [['%3B', ';'], ['%5D', ']'], ...inData];

// .NET's TrimStart removes Unicode's separators, tab to carriage return, and NEL, but not the byte order mark.
const leadingWhitespace = /^[\t-\r\u0085\p{Z}]+/u;

/**
 * Parses one line as the runner does: `::name k=v,k=v::data` after leading white space, or else the first `##[name
 * k=v;k=v]data` anywhere in the line. A name that is not in `registered` (lower case) is no command.
 *
 * The runner's comparison depends on the culture, so `::` or `##[` with a zero-width character inside may match. It then
 * cuts at a fixed offset, which leaves a part of the prefix in the name, so that no registered name results.
 */
export function parseWorkflowCommand(line: string, registered = knownCommands): WorkflowCommand | undefined {
  return parseColons(line.replace(leadingWhitespace, ''), registered) ?? parseBracket(line, registered);
}

function parseColons(line: string, registered: ReadonlySet<string>): WorkflowCommand | undefined {
  const end = line.startsWith('::') ? line.indexOf('::', 2) : -1;
  if (end < 0) return undefined;
  const { name, rest } = splitName(line.slice(2, end));
  if (!registered.has(name)) return undefined;
  const properties = parseProperties(rest.trim(), ',', inProperty);
  return { name, properties, data: unescapeText(line.slice(end + 2), inData) };
}

function parseBracket(line: string, registered: ReadonlySet<string>): WorkflowCommand | undefined {
  const start = line.indexOf('##[');
  const end = start < 0 ? -1 : line.indexOf(']', start);
  if (end < 0) return undefined;
  const { name, rest } = splitName(line.slice(start + 3, end));
  if (!registered.has(name)) return undefined;
  const properties = parseProperties(rest, ';', inBracket);
  return { name, properties, data: unescapeText(line.slice(end + 1), inBracket) };
}

function splitName(text: string): { name: string; rest: string } {
  const space = text.indexOf(' ');
  if (space < 0) return { name: text.toLowerCase(), rest: '' };
  return { name: text.slice(0, space).toLowerCase(), rest: text.slice(space + 1) };
}

function parseProperties(text: string, separator: string, escapes: Escapes): Map<string, string> {
  const properties = new Map<string, string>();
  for (const pair of text.split(separator)) {
    const equals = pair.indexOf('=');
    if (equals <= 0 || equals === pair.length - 1) continue;
    properties.set(pair.slice(0, equals).toLowerCase(), unescapeText(pair.slice(equals + 1), escapes));
  }
  return properties;
}

function unescapeText(text: string, escapes: Escapes): string {
  return escapes.reduce((result, [written, meant]) => result.replaceAll(written, meant), text);
}
