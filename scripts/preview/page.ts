// A summary as GitHub shows it: its Markdown flavour, its style sheet, its Mermaid.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

export type Theme = 'light' | 'dark';

/** The HTML that GitHub's Markdown makes of a summary, before its sanitiser. */
export function renderMarkdown(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** The Mermaid sources in a summary. */
export function mermaidBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^```mermaid\n([\s\S]*?)\n```$/gm)].map(([, source = '']) => source);
}

/** A page of its own; `script` is the address of Mermaid, `open` unfolds what is folded. */
export function renderPage(
  markdown: string,
  { theme, script, open }: { theme: Theme; script: string; open: boolean },
): string {
  const body = renderMarkdown(markdown)
    .replace(
      /<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g,
      '<section><pre class="mermaid">$1</pre></section>',
    )
    .replaceAll('<details>', open ? '<details open>' : '<details>');
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
.markdown-body pre.mermaid { background: none; padding: 0; text-align: center; }
</style>
</head>
<body class="markdown-body">
${body}
<script src="${script}"></script>
<script>
mermaid.initialize({ startOnLoad: false, theme: '${theme === 'dark' ? 'dark' : 'default'}' });
mermaid.run().finally(() => { document.body.dataset.drawn = 'true'; });
</script>
</body>
</html>
`;
}

function styleSheet(theme: Theme): string {
  const file = fileURLToPath(import.meta.resolve(`github-markdown-css/github-markdown-${theme}.css`));
  return readFileSync(file, 'utf8');
}
