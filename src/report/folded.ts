// Renders a part of the summary that is folded until a reader opens it.

/** `summary` and `body` must be HTML without blank lines. The result is empty where `body` is. */
export function folded(summary: string, body: string): string {
  return body === '' ? '' : `<details>\n<summary>${summary}</summary>\n${body}\n</details>`;
}
