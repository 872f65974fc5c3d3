// Measures what the README promises, in one run: `npm run bench [-- --only start-up,herd]`.
import { parseArgs } from 'node:util';
import { background } from './background.ts';
import { contents } from './contents.ts';
import { delay } from './delay.ts';
import { delayReal } from './delay-real.ts';
import { firstRequest } from './first-request.ts';
import { herd } from './herd.ts';
import { logs } from './logs.ts';
import { overhead } from './overhead.ts';
import { reuse } from './reuse.ts';
import { isReached, printed, type Section, type Target } from './section.ts';
import { startUp } from './start-up.ts';

const sections: readonly Section[] = [
  startUp,
  firstRequest,
  contents,
  delay,
  delayReal,
  background,
  overhead,
  logs,
  herd,
  reuse,
];

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const only = values.only?.split(',') ?? sections.map(({ name }) => name);
const unknown = only.filter((name) => !sections.some((section) => section.name === name));
if (unknown.length > 0) {
  throw new Error(`no such section: ${unknown}; there are ${sections.map(({ name }) => name).join(', ')}`);
}

const targets: Target[] = [];
for (const { name, title, measure } of sections.filter((section) => only.includes(section.name))) {
  console.log(`\n${name} | ${title}`);
  try {
    const report = await measure();
    console.log(printed(report));
    targets.push(...report.targets);
  } catch (error) {
    // A section that cannot be measured does not prevent the others.
    console.log(`  not measured: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

const missed = targets.filter((target) => !isReached(target));
console.log(`\n${targets.length - missed.length} targets reached, ${missed.length} missed`);
for (const { what } of missed) console.log(`missed: ${what}`);
