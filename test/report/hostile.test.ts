// Whatever a log holds, the summary stays whole, and nothing in it acts on the runner or on GitHub.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logOf, summaryData } from '../../scripts/preview/samples.ts';
import { summaryBudget } from '../../src/report/size-limit.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { verdictOf } from '../../src/report/verdict.ts';
import { createRedaction } from '../../src/text/redaction.ts';
import { harmless, logLines } from '../../src/text/sanitize.ts';
import { parseWorkflowCommand } from '../runner/workflow-commands.ts';
import { key, shapes } from '../text/key-shapes.ts';
import { ownElements, rendered } from './rendered.ts';

const payloads: Record<string, string> = {
  'tags that end all our elements': '</pre></details></table></code></p></td></tr><h1>mine</h1>',
  'a script': '<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>',
  'an HTML comment without an end': '<!--',
  'CDATA and a processing instruction': '<![CDATA[ ]]> <?php ?> <!DOCTYPE html>',
  'a command': '::set-output name=url::https://evil.example',
  'a command after exotic blanks': '\u2003\u00a0\u3000::add-mask::e',
  'an old command in the middle': 'all well ##[add-path]/tmp/evil',
  'an old command in three pieces': '#\u200b#\u001b[0m[error]mine',
  'stop-commands': '::stop-commands::\n::stop-commands::pwned',
  'lone carriage returns': 'progress 1%\r::error::mine\r##[warning]mine',
  'Unicode line ends': 'a\u2028::error::mine\u2029##[group]mine\u0085::debug::mine',
  'a fence and Mermaid': '```\n\n```mermaid\ngantt\n  click a href "https://evil.example"\n```',
  'mentions and references':
    '@octocat @acme/team #1 GH-2 acme/vision#3 https://github.com/acme/vision/issues/4',
  links: '[click](https://evil.example) <https://evil.example> www.evil.example mail@evil.example',
  'a table after blank lines': '\n\n\n| a |\n|---|\n| b |\n\n\n# heading\n\n    code\n\n- list',
  'terminal sequences':
    '\u001b]0;title\u0007\u001b[2J\u001b[31mred\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\',
  'text that runs the other way': '\u202e\u2066evil\u2069\u202c gnp.exe',
  'invisible characters': '\u200b\u200d\ufeff\u00ad\u{e0001}\u{e0041}',
  'half characters and NUL': '\ud800 \udfff \u0000 \uffff',
  entities: '&lt;/pre&gt; &#60;/pre&#62; &amp;amp; &nbsp;',
  'JSON that lies':
    '{"message": "</pre>", "level": "error", "a\\n::error::b": "\\u001b[31m::error::mine\\r##[error]x", "__proto__": {"x": 1}}',
  'an endless line': 'A'.repeat(200_000),
  'endless lines': '\n'.repeat(50_000),
  'an access line':
    'INFO:     10.0.0.1:1 - "GET /</code></td>::error::%0A##[error]`@octocat` HTTP/1.1" 500 x',
};

const probe = 'WITNESS';

/** Line feeds of the summary itself and the selector in our own stop sign are allowed. */
const invisibleCharacter = /(?!\n|\ufe0f)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

function check(data: Parameters<typeof renderSummary>[0]): void {
  const summary = renderSummary(data);
  const { errors, elements, outside } = rendered(summary);
  expect(errors).toEqual([]);
  expect([...elements.keys()].filter((name) => !ownElements.has(name))).toEqual([]);
  expect(outside).not.toContain(probe);
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(summaryBudget);
  expect(summary.isWellFormed()).toBe(true);
  expect(summary.match(invisibleCharacter) ?? []).toEqual([]);
}

describe.each(Object.entries(payloads))('a hostile text with %s', (_, payload) => {
  const text = `${payload} ${probe}`;

  test('does no harm as a log entry of any severity', () => {
    check(
      summaryData({
        log: logOf(
          ['INFO', 'ERROR', 'WARNING', payload].map((severity, at) => ({ at, severity, payload: text })),
        ),
      }),
    );
  });

  test('does no harm as anything else that the service says', () => {
    check(
      summaryData({
        start: 'failed',
        end: 'unverified',
        error: text,
        problem: text,
        deployment: { name: text, id: text, origin: 'created' },
        endpoint: {
          domain: text,
          url: text,
          machineType: text,
          inferenceVersion: text,
          numReplicas: 1,
        },
        fallbacks: [{ machineType: text, reason: text }],
        models: [{ id: text, seconds: 1 }],
        statuses: new Map([[text, 1]]),
        expiresAt: text,
        brokenModel: { id: text, said: text },
        log: logOf([{ at: 0, payload: 'x' }], [{ from: 0, to: 1, reason: 'failed', detail: text }]),
      }),
    );
  });

  test('gives no command on stdout', () => {
    const log = logOf([{ at: 200_000, severity: 'CRITICAL', payload: text }]);
    const { annotation } = verdictOf(summaryData({ log }));
    for (const line of logLines(`${text}\n${annotation}`)) {
      expect(parseWorkflowCommand(line)).toBeUndefined();
      expect(line).not.toContain('##[');
    }
  });
});

test.each(Object.entries(shapes))('a key in a log line is not in the summary: %s', (_, line) => {
  const log = logOf(
    [line, `prefix ${line}`, JSON.stringify({ message: line })].map((payload, at) => ({
      at,
      severity: 'ERROR',
      payload,
    })),
  );
  expect(renderSummary(summaryData({ log }))).toContain('***');
  expect(renderSummary(summaryData({ log }))).not.toContain(key);
  expect(String(verdictOf(summaryData({ log })).annotation)).not.toContain(key);
});

const piece = fc.oneof(
  fc.constantFrom(
    ...Object.values(payloads).filter((payload) => payload.length < 500),
    ...Object.values(shapes),
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('<', '>', '&', '`', '\n', '\r', '::', '##[', '</pre>', '\u001b[', 'api_key=', '"', '\\'),
);
/**
 * Pieces are joined at random. A piece glued to another may hide a key; a piece on a line of its own may not.
 */
const payload = fc
  .record({ pieces: fc.array(piece, { maxLength: 8 }), glue: fc.constantFrom('', ' ', '\n') })
  .map(({ pieces, glue }) => ({ text: pieces.join(glue), apart: glue === '\n' }));

test('random payloads give balanced HTML within the budget, without a key or a command', () => {
  const redaction = createRedaction();
  const severity = fc.constantFrom('INFO', 'WARNING', 'ERROR', 'DEFAULT');
  const entry = fc.record({ at: fc.nat(1_000_000), severity, payload });
  void fc.assert(
    fc.property(fc.array(entry, { maxLength: 12 }), payload, (entries, foreign) => {
      const log = logOf(entries.map(({ payload: { text }, ...rest }) => ({ ...rest, payload: text })));
      const data = summaryData({
        log,
        error: foreign.text,
        start: 'failed',
        statuses: new Map([[foreign.text, 1]]),
      });
      const summary = redaction.redact(renderSummary(data));
      const { errors, elements } = rendered(summary);
      expect(errors).toEqual([]);
      expect([...elements.keys()].filter((name) => !ownElements.has(name))).toEqual([]);
      expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(summaryBudget);
      expect(summary.isWellFormed()).toBe(true);
      for (const {
        payload: { text, apart },
      } of entries) {
        for (const line of logLines(text)) expect(parseWorkflowCommand(line)).toBeUndefined();
        if (apart) expect(redaction.redact(harmless(text))).not.toContain(key);
      }
      if (entries.every(({ payload: { apart } }) => apart)) {
        for (const { text } of log.statistics.newest) expect(text).not.toContain(key);
      }
    }),
    { numRuns: 200 },
  );
});

test('a quoted key that is cut off before its end leaves the markup whole', () => {
  const redaction = createRedaction();
  const error = `\\u0022api_key\\u0022: \\u0022AbCdEfGhIjKlMnOpQrSt\\u0022${'</pre></code></p><h1>mine</h1>'.repeat(3)}`;
  const data = summaryData({ log: logOf([]), error, start: 'failed', statuses: new Map([[error, 1]]) });
  expect(rendered(redaction.redact(renderSummary(data))).errors).toEqual([]);
});
