// Redacts secrets that have a shape of their own, whatever text stands around them.

/** The start of a word. `%22`, `\n` and the like end in a letter or digit, but are no part of the word that follows. */
const wordStart = '(?:(?<![A-Za-z0-9_-])|(?<=%[0-9A-Fa-f]{2})|(?<=\\\\[nrt]))';

/** Known prefixes, each with so many characters behind it that no ordinary word matches. */
const prefixed = [
  'gh[pousr]_[A-Za-z0-9]{16,}',
  'github_pat_[A-Za-z0-9_]{16,}',
  'gl(?:pat|dt|rt|cbt|ft)-[A-Za-z0-9_-]{16,}',
  '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])',
  'AIza[A-Za-z0-9_-]{30,}',
  'ya29\\.[A-Za-z0-9_.-]{16,}',
  'hf_[A-Za-z0-9]{20,}',
  'rf_[A-Za-z0-9]{16,}',
  'sk-[A-Za-z0-9_-]{20,}',
  '[rs]k_(?:live|test)_[A-Za-z0-9]{16,}',
  'xox[abeoprs]-[A-Za-z0-9-]{10,}',
  'npm_[A-Za-z0-9]{30,}',
  'pypi-[A-Za-z0-9_-]{30,}',
  'dop_v1_[a-f0-9]{32,}',
];

const jwt = 'eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*)?';

const tokenShapes = new RegExp(`${wordStart}(?:${[...prefixed, jwt].join('|')})`, 'g');

/** A private key in PEM. It may be cut off, and its line ends may be written as `\n`. */
const pemKey = /(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----)(?:[A-Za-z0-9+/=\s\\:,]|-(?!----)){0,20000}/g;

/** `Bearer` or `Basic` and a token. */
const bearerToken = /\b(bearer|basic)((?:\s|%20|\+){1,4})([A-Za-z0-9._~+/=-]{12,})/gi;

/** The part of a URL that may hold `user:password@`. */
const urlAuthority = /(:\/\/|%3A%2F%2F)([^\s/?#"'`<>\\]{1,1024})/gi;

/** Replaces tokens of well-known services, JWTs, private keys, bearer tokens, and passwords in URLs by `***`. */
export function redactShapes(text: string): string {
  return text
    .replace(tokenShapes, '***')
    .replace(pemKey, '$1***')
    .replace(bearerToken, (whole, scheme: string, gap: string, token: string) =>
      looksRandom(token) ? `${scheme}${gap}***` : whole,
    )
    .replace(urlAuthority, (_, start: string, authority: string) => `${start}${redactUserInfo(authority)}`);
}

/** Whether a word has digits, a capital behind a small letter, or 20 characters, as tokens have and words have not. */
export function looksRandom(word: string): boolean {
  return /\d/.test(word) || /[a-z][A-Z]/.test(word) || word.length >= 20;
}

function redactUserInfo(authority: string): string {
  const end = authority.search(/%2F|%3F|%23|$/i);
  const at = authority.lastIndexOf('@', end - 1);
  if (at < 0) return authority;
  const colon = /:|%3A/i.exec(authority.slice(0, at));
  const user = colon === null ? '' : authority.slice(0, colon.index + colon[0].length);
  return `${user}***${authority.slice(at)}`;
}
