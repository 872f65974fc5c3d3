// Named checks, told as they are made, with their totals on the last line: what .ci/run reads.

export type Tally = {
  /** One check: `problem` is empty where it held, else what was seen instead. */
  check(name: string, problem: string): void;
  /** Prints `N passed, N failed`; the process exits with 1 if a check failed, or if there was none. */
  end(): void;
};

/** A tally that prints a line per check to stdout. */
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
