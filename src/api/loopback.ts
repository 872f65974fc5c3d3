// Tells which hosts are this machine itself, where plain http is safe and where the simulator listens.

/** Whether `hostname` is localhost, in 127.0.0.0/8, or ::1. `URL` has normalised other spellings, such as 127.1. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
