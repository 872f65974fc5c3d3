// Renders a summary as GitHub shows it, with GitHub's Markdown and style sheet.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** GitHub's colour themes. */
export type Theme = 'light' | 'dark';

/** The HTML that GitHub makes from the Markdown of a summary, before it is sanitised. */
export function renderMarkdown(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** A whole HTML page with the summary. `open` opens all folds. */
export function renderPage(markdown: string, { theme, open }: { theme: Theme; open: boolean }): string {
  const body = renderMarkdown(markdown).replaceAll('<details>', open ? '<details open>' : '<details>');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Job summary</title>
<style>${styleSheet(theme)}</style>
<style>
body { margin: 0; background: ${theme === 'dark' ? '#0d1117' : '#ffffff'}; }
.markdown-body { padding: 16px; }
</style>
</head>
<body class="markdown-body">
${body}
</body>
</html>
`;
}

function styleSheet(theme: Theme): string {
  const file = fileURLToPath(import.meta.resolve(`github-markdown-css/github-markdown-${theme}.css`));
  return readFileSync(file, 'utf8');
}
