// A breakdown of act is told from a workflow that failed: only the first is forgiven.
import { expect, test } from 'vitest';
import { crashIn } from './run-act.ts';

const trace = 'goroutine 23 [running]:\ngithub.com/nektos/act/pkg/runner.(*RunContext).Executor.func1';

test.each([
  {
    name: 'a race that Go noticed',
    exitCode: 2,
    stderr: `fatal error: concurrent map read and map write\n\n${trace}`,
    crash: 'fatal error: concurrent map read and map write',
  },
  {
    name: 'a panic after other words',
    exitCode: 2,
    stderr: `level=warning msg="no docker"\npanic: nil pointer dereference\n\n${trace}`,
    crash: 'panic: nil pointer dereference',
  },
  { name: 'a failed job', exitCode: 1, stderr: "Error: Job 'test' failed", crash: null },
  { name: 'a failed job that speaks of a panic', exitCode: 1, stderr: 'panic: in a test', crash: null },
  { name: 'an end without a word', exitCode: 2, stderr: '', crash: null },
  { name: 'a success', exitCode: 0, stderr: '', crash: null },
])('$name', ({ exitCode, stderr, crash }) => {
  expect(crashIn(exitCode, stderr)).toBe(crash);
});
