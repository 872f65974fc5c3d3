// An HTML page, such as a proxy answers with when the service is down, as the text that a reader would see.

/** Whether `text` is a page rather than a message. */
export function isHtmlPage(text: string): boolean {
  return /<(?:!doctype\s+html|html|head|body|title)[\s>]/i.test(text);
}

const unread = new Set(['script', 'style', 'svg', 'noscript', 'template']);

/** The title and the text of a page, each once, in one line. Takes time in proportion to the page. */
export function textOfPage(page: string): string {
  let title = '';
  let body = '';
  let open = '';
  for (const piece of page.split(/(<[^<>]{0,2000}>)/)) {
    if (piece.startsWith('<')) open = elementAfter(open, piece);
    else if (open === 'title') title += ` ${piece}`;
    else if (!unread.has(open)) body += ` ${piece}`;
  }
  title = plainText(title);
  body = plainText(body);
  if (title === '' || body.startsWith(title)) return body;
  return body === '' ? title : `${title}: ${body}`;
}

/** Which element the text after `tag` belongs to; what is not read ends with its own tag only. */
function elementAfter(open: string, tag: string): string {
  const parts = /^<(\/?)([a-z][a-z0-9]*)/i.exec(tag);
  if (parts === null) return open;
  const name = parts[2]?.toLowerCase() ?? '';
  const closes = parts[1] === '/';
  if (unread.has(open)) return closes && name === open ? '' : open;
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
