// Removes from texts of a log what differs each time, so that equal problems can be recognised.

/** Only so many characters of a text are compared. */
const longestCompared = 1_000;

/** Each pattern takes linear time, because no part of it can match the beginning of the next part. */
const differing: readonly (readonly [RegExp, string])[] = [
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?:[:.]\d\d)?(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?/g, '<time>'],
  [/\b\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\b/g, '<time>'],
  [/\b((?:request|execution|trace|span|correlation|insert)_?id"?[=:] ?"?)[\w-]{1,100}/gi, '$1<id>'],
  [/\b((?:api_?)?(?:key|token)"?[=:] ?"?)[^\s&"']{1,200}/gi, '$1<key>'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<id>'],
  [/\b0x[0-9a-f]{1,16}\b/gi, '<address>'],
  [/\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b(?:(?::|'?, )\d{1,5}\b)?/g, '<address>'],
  [/\[[0-9a-f:]{2,40}:[0-9a-f:]{0,40}\](?::\d{1,5})?/gi, '<address>'],
  [/(?<=[a-z0-9]):\d{4,5}\b/gi, ':<port>'],
  [/\b(port|pid|process)([ =:]{1,3}\[?)\d{1,10}\b/gi, '$1$2<number>'],
  [/\[\d{2,10}\]/g, '[<number>]'],
  [/\b\d{1,12}(?:\.\d{1,20})? ?(?:ns|us|µs|ms|s|secs?|seconds?|mins?|minutes?|h|hours?)\b/g, '<duration>'],
  [/\b(?=[a-f]{0,40}\d)[0-9a-f]{8,64}\b/g, '<id>'],
  [/\b[A-Za-z0-9]{16,64}\b/g, '<word>'],
];

/** Replaces ids, addresses, ports, process ids, times and durations, so that texts of the same kind become equal. */
export function withoutParticulars(text: string): string {
  let rest = text.slice(0, longestCompared);
  for (const [pattern, name] of differing) {
    rest =
      name === '<word>'
        ? rest.replace(pattern, (word) => (looksLikeId(word) ? '<id>' : word))
        : rest.replace(pattern, name);
  }
  return rest;
}

/** Whether a word looks like an id of the service, such as `IwzJ5YLQ0iDhwzqoh3Ae`. */
function looksLikeId(word: string): boolean {
  return /\d/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word);
}
