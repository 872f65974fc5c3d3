// Foreign text in a summary shows as itself, and GitHub's Markdown makes nothing else of it.
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../scripts/preview/page.ts';
import { code, escapeHtml, pre } from '../../src/text/html.ts';

const texts: Record<string, string> = {
  HTML: '<b>bold</b> & <script>alert(1)</script> "quoted" \'single\'',
  'an HTML comment': '<!-- never closed',
  'an entity': '&lt;&amp;&#64;',
  emphasis: '*a* **b** _c_ ~~d~~ `e`',
  'a heading': '# heading',
  'a list': '- one',
  'a numbered list': '1. one',
  'a quotation': '> quoted',
  'a table': '| a | b | \\| c',
  'a link': '[text](https://evil.example) <https://evil.example>',
  'an image': '![a](https://evil.example/x.png)',
  addresses: 'https://evil.example http://a.example www.evil.example ftp://x.example me@evil.example',
  'a mention, issues, a commit': '@octocat #1 GH-1 acme/vision#2 acme/vision@c0ffee1',
  'an emoji': ':tada:',
  'a fence': '```js',
  backslashes: 'a\\*b\\',
  'a footnote': '[^1]',
  mathematics: '$a$ $$b$$',
};

type Node = DefaultTreeAdapterTypes.Node;

function textOf(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function elementsOf(node: Node): string[] {
  const own = 'tagName' in node ? [node.tagName] : [];
  return 'childNodes' in node ? [...own, ...node.childNodes.flatMap(elementsOf)] : own;
}

describe.each(Object.entries(texts))('a text with %s shows as itself', (_, text) => {
  test('in code within a table', () => {
    const fragment = parseFragment(renderMarkdown(`<table>\n<tr><td>${code(text)}</td></tr>\n</table>\n`));
    expect(textOf(fragment).trim()).toBe(text);
    expect(elementsOf(fragment)).toEqual(['table', 'tbody', 'tr', 'td', 'code']);
  });

  test('in a preformatted block between other lines', () => {
    const fragment = parseFragment(
      renderMarkdown(`<details>\n<summary>x</summary>\n${pre([text, '', text])}\n</details>\n\nend\n`),
    );
    expect(textOf(fragment)).toContain(`${text}\n \n${text}`);
    expect(elementsOf(fragment)).toEqual(['details', 'summary', 'pre', 'p']);
  });
});

test('a piece of code is one line, is never empty, and is cut at a limit', () => {
  expect(code('a\n  b')).toBe('<code>a ⏎ b</code>');
  expect(code(' \u200b')).toBe('<code>(empty)</code>');
  expect(code('x'.repeat(10_000)).length).toBeLessThan(600);
});

test('invisible characters and escape codes are removed from every kind of markup', () => {
  const hidden = 'a\u001b[31m\u202eb';
  expect([escapeHtml(hidden), code(hidden), pre([hidden])]).toEqual([
    'ab',
    '<code>ab</code>',
    '<pre>ab</pre>',
  ]);
});
