// Secrets that are known by their own shape, whatever stands around them.

/** Not within a word; `%22`, `\n` and the like are no part of one although they end in a letter or digit. */
const wordStart = '(?:(?<![A-Za-z0-9_-])|(?<=%[0-9A-Fa-f]{2})|(?<=\\\\[nrt]))';

/** Prefix, then enough characters that no word of a sentence is taken for it. Each run is scanned once. */
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

/** A private key in PEM, whole or cut off, also with its line ends written as `\n`. */
const pemKey = /(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----)(?:[A-Za-z0-9+/=\s\\:,]|-(?!----)){0,20000}/g;

/** `Bearer` and a token, outside of any header that names it. */
const bearerToken = /\b(bearer|basic)((?:\s|%20|\+){1,4})([A-Za-z0-9._~+/=-]{12,})/gi;

/** What may hold `user:password@`, up to where the authority of a URL ends. */
const urlAuthority = /(:\/\/|%3A%2F%2F)([^\s/?#"'`<>\\]{1,1024})/gi;

/** Replaces what is a secret by its shape: tokens of well-known services, JWTs, PEM keys, passwords in URLs. */
export function redactShapes(text: string): string {
  return text
    .replace(tokenShapes, '***')
    .replace(pemKey, '$1***')
    .replace(bearerToken, (whole, scheme: string, gap: string, token: string) =>
      looksRandom(token) ? `${scheme}${gap}***` : whole,
    )
    .replace(urlAuthority, (_, start: string, authority: string) => `${start}${redactUserInfo(authority)}`);
}

/** Digits, humps or sheer length: what a token has and an English word has not. */
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
