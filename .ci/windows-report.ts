// What a run of the tests under Windows came to: `node .ci/windows-report.ts REPORT SKIPS`, from the report of vitest.
//
// Failed tests, and files that skip some without a reason in SKIPS, are told on stderr; stdout has `PASSED FAILED`.
import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

const [report = '', skips = ''] = process.argv.slice(2);
const { testResults } = reportSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
const lines = readFileSync(skips, 'utf8').split('\n');
const reasons = new Map(
  lines.flatMap((line) => {
    const [, file = '', reason = ''] = /^(test\/\S+) +(\S.*)$/.exec(line) ?? [];
    return file === '' ? [] : [[file, reason] as const];
  }),
);

let passed = 0;
let failed = 0;
for (const { name, status, assertionResults } of testResults) {
  const file = name.replace(/^.*\/project\//, '');
  const failures = assertionResults.filter((one) => one.status === 'failed');
  for (const { fullName } of failures) console.error(`FAILED  ${file}: ${fullName}`);
  // A file that cannot be loaded has no tests that failed, but is a failure.
  const isBroken = status === 'failed' && failures.length === 0;
  if (isBroken) console.error(`FAILED  ${file}`);
  const held = assertionResults.filter((one) => one.status === 'passed').length;
  const skipped = assertionResults.length - held - failures.length;
  const reason = reasons.get(file);
  if (skipped > 0) console.error(`skipped ${file} (${skipped}): ${reason ?? 'without a reason'}`);
  passed += held;
  failed += failures.length + Number(isBroken) + Number(skipped > 0 && reason === undefined);
}
console.log(passed, failed);
