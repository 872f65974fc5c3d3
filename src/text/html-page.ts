// Turns an HTML page, such as the error page of a proxy, into the text that a reader of the page would see.

/** Whether `text` contains an HTML page. */
export function isHtmlPage(text: string): boolean {
  return /<(?:!doctype\s+html|html|head|body|title)[\s>]/i.test(text);
}

/** Elements whose content a reader does not see. */
const hiddenElements = new Set(['script', 'style', 'svg', 'noscript', 'template']);

/** The title and the text of a page in one line. It takes time in proportion to the length of the page. */
export function textOfPage(page: string): string {
  let title = '';
  let body = '';
  let open = '';
  for (const piece of page.split(/(<[^<>]{0,2000}>)/)) {
    if (piece.startsWith('<')) open = elementAfter(open, piece);
    else if (open === 'title') title += ` ${piece}`;
    else if (!hiddenElements.has(open)) body += ` ${piece}`;
  }
  title = plainText(title);
  body = plainText(body);
  if (title === '' || body.startsWith(title)) return body;
  return body === '' ? title : `${title}: ${body}`;
}

/** The element that the text after `tag` belongs to; '' for none. Only its own end tag ends a hidden element. */
function elementAfter(open: string, tag: string): string {
  const parts = /^<(\/?)([a-z][a-z0-9]*)/i.exec(tag);
  if (parts === null) return open;
  const name = parts[2]?.toLowerCase() ?? '';
  const closes = parts[1] === '/';
  if (hiddenElements.has(open)) return closes && name === open ? '' : open;
  return closes ? '' : name;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function plainText(text: string): string {
  const decoded = text
    .replace(/&#(\d{1,5});/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&([a-z]{2,4});/g, (whole, name: string) => entities[name] ?? whole);
  return decoded.replace(/\s+/g, ' ').trim();
}
