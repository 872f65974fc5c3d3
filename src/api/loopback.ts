// Which hosts are this very machine: plain http is safe there, and a simulator lives there.

/** localhost, 127.0.0.0/8 and ::1. `URL` has already normalised other spellings such as 127.1. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
