// What the toolkit prints, caught on its way to stdout: it goes to whichever process of a life is speaking.

let heard: string[] | null = null;
const { stdout } = process;
const write = stdout.write.bind(stdout);

// The toolkit writes to files where the runner names some: these lives have a runner of their own.
for (const name of ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY']) delete process.env[name];
process.env['RUNNER_DEBUG'] = '1';
// Stacks of errors that are expected cost a tenth of the time, and no life shows one.
Error.stackTraceLimit = 0;

stdout.write = (chunk: string | Uint8Array, ...rest: never[]): boolean => {
  if (heard === null) return write(chunk, ...rest);
  heard.push(String(chunk));
  return true;
};

/** What `speak` prints. */
export function caught(speak: () => void): string {
  const lines: string[] = [];
  heard = lines;
  try {
    speak();
  } finally {
    heard = null;
  }
  return lines.join('').replace(/\n$/, '');
}
