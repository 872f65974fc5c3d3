// Lists the encodings in which a known secret may occur in foreign text.

/** Characters of the shortest encoded fragment that is replaced. Shorter ones occur by chance. */
const shortestFragment = 8;

/**
 * Lists every spelling of `secret` that is to be replaced, longest first: the secret itself, each of its lines, and both
 * as encoded for URLs, JSON, Python, HTML, hex and base64. The runner masks only some of these (actions/runner,
 * ValueEncoders.cs): not hex, URL-safe base64 or forms.
 */
export function secretForms(secret: string): string[] {
  const lines = secret
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0) return [];
  const forms = new Set([secret.trim(), ...lines]);
  for (const value of [...forms]) for (const form of encodings(value)) forms.add(form);
  return [...forms].sort((one, other) => other.length - one.length);
}

function encodings(value: string): string[] {
  const wellFormed = value.toWellFormed();
  const encoded = encodeURIComponent(wellFormed);
  const strict = encoded.replace(/[!'()*]/g, (char) => `%${hex(char)}`);
  const exact = [
    encoded,
    strict,
    lowerPercent(strict),
    encoded.replaceAll('%20', '+'),
    encodeURI(wellFormed),
    encodeURIComponent(strict),
    JSON.stringify(value).slice(1, -1),
    JSON.stringify(JSON.stringify(value).slice(1, -1)).slice(1, -1),
    value.replaceAll('\\', '\\\\').replaceAll("'", "\\'"),
    escapeXml(value),
  ];
  const bytes = Buffer.from(wellFormed, 'utf8');
  const fragments = [...base64At(bytes), bytes.toString('hex'), bytes.toString('hex').toUpperCase()];
  return [...exact, ...fragments.filter((fragment) => fragment.length >= shortestFragment)];
}

/**
 * The base64 text of `bytes`, by themselves and inside a longer text. The encoding there depends on how many bytes come
 * before them modulo 3, and only the groups that hold none of the surrounding bytes are known.
 */
function base64At(bytes: Buffer): string[] {
  const fragments: string[] = [];
  for (const offset of [0, 1, 2]) {
    const start = (3 - offset) % 3;
    const whole = bytes.subarray(start, start + Math.floor((bytes.length - start) / 3) * 3);
    fragments.push(whole.toString('base64'), whole.toString('base64url'));
  }
  fragments.push(bytes.toString('base64'), bytes.toString('base64url'));
  return fragments;
}

function hex(char: string): string {
  return char.charCodeAt(0).toString(16).toUpperCase();
}

function lowerPercent(encoded: string): string {
  return encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}

function escapeXml(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
