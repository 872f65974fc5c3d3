// Draws sample summaries as GitHub would: HTML always, PNG where Chromium is installed. npm run preview -- [--open]
// [sample ...]
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { renderSummary } from '../../src/report/summary.ts';
import { renderSweepTable } from '../../src/report/sweep-table.ts';
import { openBrowser } from './chromium.ts';
import { renderPage } from './page.ts';
import { samples, sweepRows } from './samples.ts';

const folder = fileURLToPath(new URL('../../build/preview/', import.meta.url));
const widths = { page: 800, phone: 390 };

/** Unfolds what is folded. */
const open = process.argv.includes('--open');
const wanted = process.argv.slice(2).filter((name) => !name.startsWith('--'));
const summaries = new Map<string, string>([['sweep', renderSweepTable(sweepRows)]]);
for (const [name, data] of Object.entries(samples)) summaries.set(name, renderSummary(data()));

mkdirSync(folder, { recursive: true });
copyFileSync(
  fileURLToPath(new URL('../../node_modules/mermaid/dist/mermaid.min.js', import.meta.url)),
  path.join(folder, 'mermaid.js'),
);
const browser = await openBrowser();
try {
  for (const [name, markdown] of summaries) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    writeFileSync(path.join(folder, `${name}.md`), markdown);
    for (const theme of ['light', 'dark'] as const) {
      const page = path.join(folder, `${name}-${theme}.html`);
      writeFileSync(page, renderPage(markdown, { theme, script: 'mermaid.js', open }));
      for (const [device, width] of Object.entries(widths)) {
        const picture = await browser?.picture(pathToFileURL(page).href, width);
        if (picture !== undefined)
          writeFileSync(path.join(folder, `${name}-${theme}-${device}.png`), picture);
      }
    }
  }
} finally {
  await browser?.close();
}
console.log(
  `${browser === null ? 'HTML (no Chromium for PNG)' : 'HTML and PNG'} in ${path.relative(process.cwd(), folder)}`,
);
if (browser !== null && lacksEmoji()) {
  console.log(
    'No font here has emoji, so the pictures lack them. Debian and Ubuntu: apt-get install fonts-noto-color-emoji',
  );
}

/** Whether fontconfig is here, and knows no font with a red circle. */
function lacksEmoji(): boolean {
  const { status, stdout } = spawnSync('fc-list', [':charset=1f534'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() === '';
}
