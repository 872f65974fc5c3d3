// Draws sample summaries as GitHub would: HTML always, PNG where Chromium is installed. npm run preview -- [--open]
// [sample ...]
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { renderRefusedStart, renderSummary } from '../../src/report/summary.ts';
import { renderSweepTable } from '../../src/report/sweep-table.ts';
import { type Browser, openBrowser } from './chromium.ts';
import { missingEmojiFont } from './fonts.ts';
import { renderPage } from './page.ts';
import { failedStart, refusedStart, samples, sweepRows } from './samples.ts';

const folder = fileURLToPath(new URL('../../build/preview/', import.meta.url));
const widths = { page: 800, phone: 390 };
const runsUrl = 'https://github.com/acme/vision/actions/runs';

/** Whether all folds are open. */
const open = process.argv.includes('--open');
const wanted = process.argv.slice(2).filter((name) => !name.startsWith('--'));
const drawn: Record<string, () => string> = {
  sweep: () => renderSweepTable(sweepRows, runsUrl),
  'start-capacity': () => renderRefusedStart(refusedStart, failedStart().marks),
};
for (const [name, data] of Object.entries(samples)) drawn[name] = () => renderSummary(data());
const unknown = wanted.filter((name) => !(name in drawn));
if (unknown.length > 0) {
  throw new Error(`no sample ${unknown.join(', ')}; there are ${Object.keys(drawn).join(', ')}`);
}

mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
try {
  for (const [name, markdown] of Object.entries(drawn)) {
    if (wanted.length === 0 || wanted.includes(name)) await draw(name, markdown(), browser);
  }
} finally {
  await browser?.close();
}
const kinds = browser === null ? 'HTML (for PNG: apt-get install chromium)' : 'HTML and PNG';
console.log(`${kinds} in ${path.relative(process.cwd(), folder)}`);
const warning = browser === null ? null : await missingEmojiFont();
if (warning !== null) console.warn(warning);

async function draw(name: string, markdown: string, browser: Browser | null): Promise<void> {
  writeFileSync(path.join(folder, `${name}.md`), markdown);
  for (const theme of ['light', 'dark'] as const) {
    const page = path.join(folder, `${name}-${theme}.html`);
    writeFileSync(page, renderPage(markdown, { theme, open }));
    for (const [device, width] of Object.entries(widths)) {
      const picture = await browser?.picture(pathToFileURL(page).href, width);
      if (picture !== undefined) writeFileSync(path.join(folder, `${name}-${theme}-${device}.png`), picture);
    }
  }
}
