// A port on loopback that swallows whatever is sent to it, as a firewall does: no connection ever comes about.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** `close` frees the port. */
export type BlackHole = { port: number; close(): void };

/** Listens, with room for one caller, and takes no call. */
const deaf = `
const server = require('node:net').createServer();
server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
  require('node:fs').writeSync(1, String(server.address().port));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600_000);
});`;

/** Opens one; only where the system drops what a full queue has no room for, as Linux does. */
export async function openBlackHole(): Promise<BlackHole> {
  const child = spawn(process.execPath, ['-e', deaf], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [text] = await once(child.stdout, 'data');
  const port = Number(text);
  const callers: Socket[] = [];
  // As many callers as the queue has room for, and one who waits in vain.
  for (let isFull = false; !isFull && callers.length < 20; ) {
    const caller = connect(port, '127.0.0.1').on('error', () => {});
    callers.push(caller);
    isFull = await Promise.race([once(caller, 'connect').then(() => false), sleep(300).then(() => true)]);
  }
  return {
    port,
    close() {
      child.kill('SIGKILL');
      for (const caller of callers) caller.destroy();
    },
  };
}
