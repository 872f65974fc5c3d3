// Prints named checks and, on the last line, their totals, which .ci/run reads.

/** Collects the results of checks. */
export type Tally = {
  /** Prints the result of a check. `problem` is empty where it passed, and otherwise says what was seen instead. */
  check(name: string, problem: string): void;
  /** Prints `N passed, N failed`. The process exits with 1 if a check failed or there was none. */
  end(): void;
};

/** Starts a tally that prints to stdout. */
export function startTally(): Tally {
  const counts = { passed: 0, failed: 0 };
  return {
    check(name, problem) {
      if (problem === '') counts.passed += 1;
      else counts.failed += 1;
      const told = problem === '' ? `ok      ${name}` : `FAILED  ${name}\n${indented(problem)}`;
      console.log(told);
    },
    end() {
      console.log(`${counts.passed} passed, ${counts.failed} failed`);
      if (counts.failed > 0 || counts.passed === 0) process.exitCode = 1;
    },
  };
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function indented(text: string): string {
  return text.trimEnd().replace(/^/gm, '        ');
}
