// How the test suite is run: one fork a file, no globals, bundles are built beforehand and never by a test.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    // A test that asserts nothing, such as one whose loop found nothing to loop over, fails.
    expect: { requireAssertions: true },
    // A value in a title is shown whole: cut to the usual 40 characters, it would no longer say the case.
    taskTitleValueFormatTruncate: 200,
    // Most of the time is spent waiting for processes; by default one core is left idle.
    maxWorkers: '100%',
    coverage: {
      // What starts a process is run by test/bundles, where nothing is counted; all else by tests within reach.
      include: ['src/**'],
      exclude: ['src/{launch,entry}.ts'],
      reporter: ['text', 'json-summary'],
      thresholds: { branches: 95 },
    },
    // What .ci/run counts from.
    reporters: process.env['CI'] ? ['default', ['json', { outputFile: 'reports/vitest.json' }]] : ['default'],
  },
});
