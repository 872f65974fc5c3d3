// Renders a summary to HTML as GitHub does, and takes it apart for tests.
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { renderMarkdown } from '../../scripts/preview/page.ts';

type Node = DefaultTreeAdapterTypes.Node;

/**
 * `errors`: what is unbalanced or stray in the HTML. `elements` by name; `outside`: text beyond `<code>` and `<pre>`;
 * `heading`: the first one; `inView`: the text that is seen without unfolding anything, blanks made one.
 */
export type Rendered = {
  errors: string[];
  elements: Map<string, number>;
  attributes: string[];
  outside: string;
  text: string;
  heading: string;
  inView: string;
};

/** Renders Markdown, and parses the HTML strictly. */
export function rendered(markdown: string): Rendered {
  const errors: string[] = [];
  const html = renderMarkdown(markdown);
  const fragment = parseFragment(html, {
    onParseError: ({ code, startOffset }) =>
      errors.push(`${code}: ${html.slice(startOffset - 40, startOffset + 40)}`),
  });
  const result: Rendered = {
    errors: [...errors, ...unbalanced(html)],
    elements: new Map(),
    attributes: [],
    outside: '',
    text: '',
    heading: '',
    inView: '',
  };
  visit(fragment, result, false);
  result.heading = plain(textIn(find(fragment, 'h2')));
  result.inView = plain(textIn(fragment, true));
  return result;
}

function find(node: Node, name: string): Node | null {
  if (node.nodeName === name) return node;
  const children = 'childNodes' in node ? node.childNodes : [];
  for (const child of children) {
    const found = find(child, name);
    if (found !== null) return found;
  }
  return null;
}

/** Elements that begin on a line of their own. */
const blocks = new Set(['h2', 'p', 'pre', 'li', 'ul', 'tr', 'td', 'th', 'br', 'details', 'summary']);

/** With `folded`, the text that a closed `<details>` hides is left out. */
function textIn(node: Node | null, folded = false): string {
  if (node === null) return '';
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  const hides = folded && node.nodeName === 'details' && 'attrs' in node && node.attrs.length === 0;
  const children = 'childNodes' in node ? node.childNodes : [];
  const seen = hides ? children.filter(({ nodeName }) => nodeName === 'summary') : children;
  const text = seen.map((child) => textIn(child, folded)).join('');
  return blocks.has(node.nodeName) ? ` ${text} ` : text;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function visit(node: Node, result: Rendered, isQuoted: boolean): void {
  if (node.nodeName === '#text' && 'value' in node) {
    result.text += node.value;
    if (!isQuoted) result.outside += node.value;
  }
  const name = 'tagName' in node ? node.tagName : '';
  if (name !== '') result.elements.set(name, (result.elements.get(name) ?? 0) + 1);
  if ('attrs' in node)
    for (const { name: key, value } of node.attrs) result.attributes.push(`${key}=${value}`);
  if ('childNodes' in node)
    for (const child of node.childNodes) visit(child, result, isQuoted || name === 'code' || name === 'pre');
}

const voidElements = new Set(['br', 'hr', 'img', 'input']);

/** Reports unbalanced tags, which parse5 mends without reporting. */
function unbalanced(html: string): string[] {
  const open: string[] = [];
  const errors: string[] = [];
  for (const [tag, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^<>]*>/g)) {
    if (voidElements.has(name)) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) errors.push(`stray ${tag}`);
  }
  return [...errors, ...open.map((name) => `never closed: <${name}>`)];
}

/** The elements of our summaries; each one passes GitHub's sanitiser. */
export const ownElements = new Set([
  'h2',
  'p',
  'b',
  'a',
  'br',
  'code',
  'pre',
  'details',
  'summary',
  'table',
  'tbody',
  'tr',
  'th',
  'td',
  'ul',
  'li',
]);
