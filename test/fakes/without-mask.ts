// What a process printed, without the one line that must hold its key.

/** Leaves out the `::add-mask::` line of the key, written as the runner reads it. */
export function withoutMask(stdout: string, key: string): string {
  const line = `::add-mask::${key.replaceAll('%', '%25')}`;
  return stdout
    .split(/\r\n|\r|\n/)
    .filter((printed) => printed !== line)
    .join('\n');
}
