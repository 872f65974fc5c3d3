// Redacts values that stand behind a telling name: api_key=..., "api_key": "...", Authorization: Bearer ...
import { looksRandom } from './redact-by-shape.ts';

/** The kind of a name decides how certain it must be that a secret follows; see isSecret. */
type Kind = 'key' | 'password' | 'header' | 'cookie' | 'vague';

const standingAlone = '(?:(?<![A-Za-z0-9_-])|(?<=%[0-9A-Fa-f]{2}))';

/** Names by kind. All but the vague ones may have a prefix, such as `ROBOFLOW_`. */
const namesByKind: readonly (readonly [Kind, string])[] = [
  ['key', 'api[ _.-]?key|(?:access|secret|private|subscription|account)[ _-]?key'],
  [
    'key',
    '(?:access|refresh|auth|api|id|client|session|security|hub|hf|github|gh|roboflow|bearer)[ _-]?token',
  ],
  ['password', 'password|passwd|passphrase|(?:client|app|shared)[_-]?secret'],
  ['header', '(?:proxy-)?authorization'],
  ['cookie', '(?:set-)?cookie'],
  [
    'vague',
    `${standingAlone}(?:token|secret|auth|signature|sig|pwd|credentials?)|x-(?:amz|goog)-(?:signature|credential)`,
  ],
];

const anyName = namesByKind.map(([, names]) => `(${names})(?![A-Za-z0-9_]|[-.][A-Za-z0-9])`).join('|');

/** Quotation marks: plain or escaped for JSON or HTML; URL-encoded, perhaps several times; as `\u0022` or `\x22`. */
const quoteForms = [
  '\\\\{0,16}(?:["\'`]|&(?:quot|apos|#0?3[49]|#x2[27]);)',
  '(?:%(?:25){0,4}5C){0,8}%(?:25){0,4}2[27]',
  '\\\\{1,8}(?:u00|x)2[27]',
];
const anyQuote = `(?:${quoteForms.join('|')})`;
const anyBlank = '(?:[ \\t]|%(?:25){0,4}20|\\+){0,8}';

/** What may stand between a name and its value. A comma counts only between two quoted texts, as in a Python tuple. */
const leadForm = new RegExp(
  `(?<closing>${anyQuote})?(?:\\]|%5D)?${anyBlank}(?:(?<equals>=>?)|:|(?<encoded>%(?:25){0,4}3[AD])|(?<comma>,|%2C))${anyBlank}` +
    `(?:\\s{0,40}(?:[A-Za-z_.]{0,24}[([])?[bBuUrR]{0,2}(?<opening>${anyQuote}))?`,
  'y',
);

const schemeForm = /(?:bearer|basic|token|api-?key|key|negotiate|ntlm)(?:\s|%20|\+){1,4}/iy;
const schemeWithFields = /^(?:digest|hawk|oauth|signature|aws4-hmac-sha256)$/i;

/** What ends a value that is not quoted. */
const bareEnd = /[\s&,;)\]}"'`<>|]|\\["'nrtu\\]/g;
/** What ends it where the text around it is encoded for a URL or for HTML. */
const encodedEnd = new RegExp(
  `${bareEnd.source}|%(?:25){0,4}(?:0[AD]|2[0-367C9]|3[BCE]|5[CD]|7D)|&(?:quot|#)`,
  'gi',
);

/** Characters in which the end of a value is searched. */
const longestValue = 4096;

/** Words that stand for "no value" or describe a value: they are no secrets. */
const descriptions = [
  'none|null|nil|nan|undefined|empty|unset|missing|required|optional|invalid|redacted|hidden|true|false',
  'str|string|secretstr|bytes|int|integer|number|bool|boolean|object|array|any',
  'query|header|field|body|path',
  '(?:optional|union|annotated|literal)\\[.{0,20}|<.{0,20}>|\\.{2,}',
];
const describesValue = new RegExp(`^(?:${descriptions.join('|')})$`, 'i');

/** Code in a traceback (`api_key=self.api_key`, `token=get_token(`, `key=os.environ[`) is no secret. */
const codeExpression =
  /^[A-Za-z_.]{0,60}(?:key|token|secret|password|passwd|environ|getenv|authorization)s?[([]?$/i;
/** The name of a variable is no secret. */
const variableName = /^[A-Z_]{0,60}_(?:KEY|TOKEN|SECRET|PASSWORD)$/;
const plainWord = /^(?:[A-Z]?[a-z]{0,15}|[A-Z]{1,15})[.,:;!?]?$/;

/** Replaces every value behind a telling name by `***`. The name and the text around the value stay. */
export function redactNamed(text: string): string {
  const names = new RegExp(anyName, 'gi');
  let result = '';
  let done = 0;
  for (let match = names.exec(text); match !== null; match = names.exec(text)) {
    const kind = namesByKind[match.slice(1).findIndex((group) => group !== undefined)]?.[0] ?? 'key';
    const value = findValue(text, names.lastIndex, kind);
    if (value === null) continue;
    result += `${text.slice(done, value.start)}***`;
    done = value.end;
    names.lastIndex = value.end;
  }
  return done === 0 ? text : result + text.slice(done);
}

/** A part of a text by its indices; `end` is not included. */
type Span = { start: number; end: number };

/** The secret behind the name that ends at `nameEnd`; null where there is none. */
function findValue(text: string, nameEnd: number, kind: Kind): Span | null {
  const lead = readLead(text, nameEnd, kind);
  if (lead === null) return null;
  const { start, opening, encoding, isBelow, ...evidence } = lead;
  const rest = text.slice(start, start + longestValue);
  const wholeLine = kind === 'cookie' || (kind === 'header' && !lead.scheme);
  // The beginning decides first, so that a long harmless text is not read to its end for every name in it.
  if (rest.startsWith('***') || (wholeLine && opening === undefined && !beginsSecretLine(rest, kind)))
    return null;
  const quoted = opening === undefined ? null : quotedLength(rest, opening);
  const length = quoted ?? (wholeLine ? lineLength(rest) : bareLength(rest, encoding));
  const value = rest.slice(0, length).trim();
  // A text on the next line, followed by a colon, is the next name rather than the value of this one.
  if (isBelow && /^\S{1,20}[ \t]*:/.test(rest.slice(length))) return null;
  return isSecret(value, kind, { ...evidence, quoted: quoted !== null })
    ? { start, end: start + length }
    : null;
}

/** Where the value behind a name starts and what stands before it; null where no value follows. */
function readLead(text: string, nameEnd: number, kind: Kind) {
  leadForm.lastIndex = nameEnd;
  const groups = leadForm.exec(text)?.groups;
  if (groups === undefined) return null;
  const { closing, comma, encoded, equals, opening } = groups;
  if (comma !== undefined && (closing === undefined || opening === undefined)) return null;
  schemeForm.lastIndex = leadForm.lastIndex;
  const scheme = (kind === 'header' || opening !== undefined) && schemeForm.test(text);
  return {
    start: scheme ? schemeForm.lastIndex : leadForm.lastIndex,
    opening,
    encoding: encoded ?? opening,
    isBelow: text.slice(nameEnd, leadForm.lastIndex).includes('\n'),
    scheme,
    comma: comma !== undefined,
    assigned: equals !== undefined || encoded !== undefined,
  };
}

/** Whether the rest of the line is a cookie or the value of a header, judged by its first word. */
function beginsSecretLine(rest: string, kind: Kind): boolean {
  const first = /^[^\s"']{0,200}/.exec(rest)?.[0] ?? '';
  return kind === 'cookie' ? first.includes('=') : schemeWithFields.test(first) || !plainWord.test(first);
}

/** Characters up to the closing quotation mark, or to the end of the line; null where neither follows. */
function quotedLength(rest: string, opening: string): number | null {
  if (opening.length === 1) {
    const end = rest.search(new RegExp(`(?<!\\\\)(?:\\\\\\\\)*${opening}|\\n`));
    return end < 0 ? null : end + (/^\\*/.exec(rest.slice(end))?.[0].length ?? 0);
  }
  const end = rest.indexOf(opening);
  // Text that is encoded or escaped for HTML contains no plain `<`, so the next `<` ends the value at the latest.
  const element = rest.indexOf('<');
  if (end < 0) return element < 0 ? null : element;
  return element < 0 ? end : Math.min(end, element);
}

/** Characters up to the end of the line, or of the quoted text or HTML element around it. */
function lineLength(rest: string): number {
  const end = rest.search(/["'<\n]|\\[nr]/);
  return end < 0 ? rest.length : end;
}

/** Characters of a value without quotation marks. */
function bareLength(rest: string, encoding: string | undefined): number {
  const end = rest.search(encoding === undefined ? bareEnd : encodedEnd);
  return end < 0 ? rest.length : end;
}

/** How a value is introduced. */
type Evidence = {
  quoted: boolean;
  /** `Bearer`, `Basic` or the like stands before it. */
  scheme: boolean;
  /** A comma stands between name and value. */
  comma: boolean;
  /** `=` or an encoded colon or `=` stands before it, which does not occur in a sentence. */
  assigned: boolean;
};

/** Whether a value is a secret rather than a word of a sentence, code, or a description. */
function isSecret(value: string, kind: Kind, { quoted, scheme, comma, assigned }: Evidence): boolean {
  if (value === '' || describesValue.test(value) || (quoted ? variableName : codeExpression).test(value))
    return false;
  const words = value.split(/\s+/);
  if (kind === 'vague') {
    return value.length >= 8 && words.length === 1 && looksRandom(value) && !/^[\d.]+$/.test(value);
  }
  if (!words.every((word) => plainWord.test(word))) return true;
  if (kind === 'password' || scheme) return quoted || assigned;
  return words.length === 1 && kind === 'key' && (quoted ? !comma : assigned);
}
