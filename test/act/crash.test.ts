// A crash of act itself is told from a workflow that failed, because only the crash is forgiven.
import { expect, test } from 'vitest';
import { crashIn } from './run-act.ts';

const trace = 'goroutine 23 [running]:\ngithub.com/nektos/act/pkg/runner.(*RunContext).Executor.func1';

test.each([
  {
    name: 'a data race that Go noticed is a crash',
    exitCode: 2,
    stderr: `fatal error: concurrent map read and map write\n\n${trace}`,
    crash: 'fatal error: concurrent map read and map write',
  },
  {
    name: 'a panic after other output is a crash',
    exitCode: 2,
    stderr: `level=warning msg="no docker"\npanic: nil pointer dereference\n\n${trace}`,
    crash: 'panic: nil pointer dereference',
  },
  { name: 'a failed job is no crash', exitCode: 1, stderr: "Error: Job 'test' failed", crash: null },
  {
    name: 'a failed job whose output begins with "panic" is no crash',
    exitCode: 1,
    stderr: 'panic: in a test',
    crash: null,
  },
  { name: 'an exit without output is no crash', exitCode: 2, stderr: '', crash: null },
  { name: 'a success is no crash', exitCode: 0, stderr: '', crash: null },
])('$name', ({ exitCode, stderr, crash }) => {
  expect(crashIn(exitCode, stderr)).toBe(crash);
});
