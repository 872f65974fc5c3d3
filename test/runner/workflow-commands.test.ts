// Which lines the runner obeys, after ActionCommandL0.cs and the source it tests.
import { describe, expect, test } from 'vitest';
import { knownCommands, parseWorkflowCommand } from './workflow-commands.ts';

/** The command as one line: name, then `key=value` pairs, then the data after `|`. */
function parsed(line: string, registered?: ReadonlySet<string>): string {
  const command = parseWorkflowCommand(line, registered);
  if (!command) return 'plain text';
  const pairs = [...command.properties].map(([key, value]) => ` ${key}=${value}`).join('');
  return `${command.name}${pairs}|${command.data}`;
}

describe('::name k=v,k=v::data', () => {
  test.each([
    ['a command at the start of the line', '::debug::hello', 'debug|hello'],
    ['leading spaces and tabs', ' \t ::debug::hello', 'debug|hello'],
    ['leading Unicode whitespace', '\u00a0\u2028\u3000\u0085::debug::hello', 'debug|hello'],
    ['a leading byte order mark is no whitespace', '\ufeff::debug::hello', 'plain text'],
    ['not in the middle of a line', 'x ::debug::hello', 'plain text'],
    ['no colons at the start of the line', '..debug::hello', 'plain text'],
    ['an unknown name', '::nonsense::hello', 'plain text'],
    ['no second pair of colons', '::debug hello', 'plain text'],
    ['names in any case', '::Add-MASK::x', 'add-mask|x'],
    ['no data', '::endgroup::', 'endgroup|'],
    ['colons in the data', '::debug::a::b', 'debug|a::b'],
    ['properties', '::error file=a.js,line=3::m', 'error file=a.js line=3|m'],
    ['property names in any case', '::error FILE=a.js::m', 'error file=a.js|m'],
    ['an equals sign in a value', '::set-output name=a=b::c', 'set-output name=a=b|c'],
    ['properties without a name or a value are dropped', '::error =a,b=,c,d=e::m', 'error d=e|m'],
    ['escapes in the data', '::debug::a%0D%0Ab%25c%3Ad', 'debug|a\r\nb%c%3Ad'],
    ['%25 is unescaped last', '::debug::%250A', 'debug|%0A'],
    ['more escapes in properties', '::error title=a%2Cb%3Ac%250A::m', 'error title=a,b:c%0A|m'],
    ['escapes are upper case', '::debug::a%0ab', 'debug|a%0ab'],
    ['an empty line', '', 'plain text'],
  ])('%s', (_name, line, expected) => {
    expect(parsed(line)).toBe(expected);
  });
});

describe('##[name k=v;k=v]data', () => {
  test.each([
    ['at the start of the line', '##[debug]hello', 'debug|hello'],
    ['anywhere in the line', '2026-01-01 GET /x ##[add-path]/tmp', 'add-path|/tmp'],
    ['only the first ##[ is tried', 'a ##[nonsense] ##[debug]x', 'plain text'],
    ['no closing bracket', '##[debug hello', 'plain text'],
    ['properties with semicolons', '##[set-output name=a;other=b]c', 'set-output name=a other=b|c'],
    ['escapes of brackets and semicolons', '##[debug]a%5D%3B%0A%25', 'debug|a];\n%'],
    ['data of a :: command is not scanned again', '::debug::x ##[add-path]/tmp', 'debug|x ##[add-path]/tmp'],
    ['an unknown :: name does not hide it', '::nonsense::x ##[add-path]/tmp', 'add-path|/tmp'],
    ['a broken prefix', '##[\\add-path]/tmp', 'plain text'],
    ['a space in the prefix', '## [add-path]/tmp', 'plain text'],
    ['a zero-width character in the prefix', '#\u200b#[add-path]/tmp', 'plain text'],
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
