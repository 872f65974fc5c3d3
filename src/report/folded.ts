// A part of the summary that is folded until somebody wants it.

/** `summary` and `body` are HTML; no line of them is blank. Empty where there is no body. */
export function folded(summary: string, body: string): string {
  return body === '' ? '' : `<details>\n<summary>${summary}</summary>\n${body}\n</details>`;
}
