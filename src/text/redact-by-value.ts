// The shapes in which one known secret may turn up in foreign text.

/** Below this a fragment is too common a string to be taken for a part of the secret (characters). */
const shortestFragment = 8;

/**
 * Lists every spelling of `secret` that is to be replaced, longest first: as it is, each of its lines, URL-encoded
 * (once, twice, as a form), escaped for JSON, Python, HTML, in hex, and in base64 at the three byte offsets at which it
 * can sit inside a longer text (the runner masks the same ones: runner-semantics.md section 5).
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

/** What of the base64 text depends on `bytes` alone, for each offset of their first byte modulo 3. */
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
