// Which lines the runner obeys, after ActionCommandL0.cs and the source that it tests.
import { describe, expect, test } from 'vitest';
import { knownCommands, parseWorkflowCommand } from './workflow-commands.ts';

/** Returns the command as one line: name, then `key=value` pairs, then the data after `|`. */
function parsed(line: string, registered?: ReadonlySet<string>): string {
  const command = parseWorkflowCommand(line, registered);
  if (!command) return 'plain text';
  const pairs = [...command.properties].map(([key, value]) => ` ${key}=${value}`).join('');
  return `${command.name}${pairs}|${command.data}`;
}

describe('a command ::name k=v,k=v::data', () => {
  test.each([
    ['is read at the start of the line', '::debug::hello', 'debug|hello'],
    ['is read after leading spaces and tabs', ' \t ::debug::hello', 'debug|hello'],
    ['is read after leading Unicode whitespace', '\u00a0\u2028\u3000\u0085::debug::hello', 'debug|hello'],
    ['is not read after a byte order mark', '\ufeff::debug::hello', 'plain text'],
    ['is not read in the middle of a line', 'x ::debug::hello', 'plain text'],
    ['is not read without colons at the start', '..debug::hello', 'plain text'],
    ['is not read with an unknown name', '::nonsense::hello', 'plain text'],
    ['is not read without a second pair of colons', '::debug hello', 'plain text'],
    ['is read with its name in any case', '::Add-MASK::x', 'add-mask|x'],
    ['is read without data', '::endgroup::', 'endgroup|'],
    ['keeps colons in its data', '::debug::a::b', 'debug|a::b'],
    ['is read with properties', '::error file=a.js,line=3::m', 'error file=a.js line=3|m'],
    ['is read with property names in any case', '::error FILE=a.js::m', 'error file=a.js|m'],
    ['keeps an equals sign in a value', '::set-output name=a=b::c', 'set-output name=a=b|c'],
    ['drops properties without a name or a value', '::error =a,b=,c,d=e::m', 'error d=e|m'],
    ['has escapes in its data decoded', '::debug::a%0D%0Ab%25c%3Ad', 'debug|a\r\nb%c%3Ad'],
    ['has %25 decoded last', '::debug::%250A', 'debug|%0A'],
    [
      'has more escapes decoded in its properties',
      '::error title=a%2Cb%3Ac%250A::m',
      'error title=a,b:c%0A|m',
    ],
    ['has only upper-case escapes decoded', '::debug::a%0ab', 'debug|a%0ab'],
    ['is not read in an empty line', '', 'plain text'],
  ])('%s', (_name, line, expected) => {
    expect(parsed(line)).toBe(expected);
  });
});

describe('a command ##[name k=v;k=v]data', () => {
  test.each([
    ['is read at the start of the line', '##[debug]hello', 'debug|hello'],
    ['is read anywhere in the line', '2026-01-01 GET /x ##[add-path]/tmp', 'add-path|/tmp'],
    ['is tried at the first ##[ only', 'a ##[nonsense] ##[debug]x', 'plain text'],
    ['is not read without a closing bracket', '##[debug hello', 'plain text'],
    [
      'is read with properties between semicolons',
      '##[set-output name=a;other=b]c',
      'set-output name=a other=b|c',
    ],
    ['has escapes of brackets and semicolons decoded', '##[debug]a%5D%3B%0A%25', 'debug|a];\n%'],
    ['is not read in the data of a :: command', '::debug::x ##[add-path]/tmp', 'debug|x ##[add-path]/tmp'],
    ['is read behind an unknown :: name', '::nonsense::x ##[add-path]/tmp', 'add-path|/tmp'],
    ['is not read with a broken prefix', '##[\\add-path]/tmp', 'plain text'],
    ['is not read with a space in its prefix', '## [add-path]/tmp', 'plain text'],
    ['is not read with a zero-width character in its prefix', '#\u200b#[add-path]/tmp', 'plain text'],
  ])('%s', (_name, line, expected) => {
    expect(parsed(line)).toBe(expected);
  });
});

test('a token is a command while it is registered', () => {
  const registered = new Set([...knownCommands, 'token-7']);
  expect(['::Token-7::', '##[token-7]', '::token-8::'].map((line) => parsed(line, registered))).toEqual([
    'token-7|',
    'token-7|',
    'plain text',
  ]);
});
