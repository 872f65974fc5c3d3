// Takes pictures of pages with an installed Chromium, over its debugging protocol.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** The paths of Chromium on Debian and Ubuntu. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A running browser. `picture` resolves to a PNG of the whole page at that width (CSS pixels). */
export type Browser = { picture(url: string, width: number): Promise<Buffer>; close(): Promise<void> };

type Send = (method: string, params?: Record<string, unknown>) => Promise<Record<string, unknown>>;

/** Starts Chromium headless; null where none is installed. */
export async function openBrowser(): Promise<Browser | null> {
  const place = places.find((candidate) => existsSync(candidate));
  if (place === undefined) return null;
  const profile = mkdtempSync(path.join(tmpdir(), 'preview-'));
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--remote-debugging-port=0',
  ];
  const child = spawn(place, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const origin = await debuggingOrigin(child);
  return {
    picture: (url, width) => takePicture(origin, url, width),
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function debuggingOrigin(child: ChildProcess): Promise<string> {
  if (child.stderr === null) throw new Error('no output from Chromium');
  for await (const line of createInterface({ input: child.stderr })) {
    const address = /DevTools listening on ws:\/\/([^/]+)\//.exec(line)?.[1];
    if (address !== undefined) return `http://${address}`;
  }
  throw new Error('Chromium ended before it could be talked to');
}

async function takePicture(origin: string, url: string, width: number): Promise<Buffer> {
  const answer = await fetch(`${origin}/json/new?about:blank`, { method: 'PUT' });
  const target = Object(await answer.json());
  const { send, close } = await connect(String(target['webSocketDebuggerUrl']));
  try {
    const metrics = { width, height: 100, deviceScaleFactor: 1, mobile: width < 500 };
    await send('Emulation.setDeviceMetricsOverride', metrics);
    await send('Page.navigate', { url });
    await drawn(send);
    const { cssContentSize } = await send('Page.getLayoutMetrics');
    const height = Math.min(16_000, Number(Object(cssContentSize)['height']));
    await send('Emulation.setDeviceMetricsOverride', { ...metrics, height });
    const { data } = await send('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(String(data), 'base64');
  } finally {
    close();
    await fetch(`${origin}/json/close/${target['id']}`);
  }
}

async function drawn(send: Send): Promise<void> {
  const expression = `new Promise((resolve) => {
    const look = () => (document.readyState === 'complete' && document.body.childElementCount > 0 ? resolve(true) : setTimeout(look, 50));
    look();
  })`;
  await send('Runtime.evaluate', { expression, awaitPromise: true });
}

async function connect(address: string): Promise<{ send: Send; close: () => void }> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  const waiting = new Map<number, (result: Record<string, unknown>) => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data));
    waiting.get(id)?.(result ?? {});
    waiting.delete(id);
  });
  let calls = 0;
  const send: Send = (method, params = {}) =>
    new Promise((resolve) => {
      calls += 1;
      waiting.set(calls, resolve);
      socket.send(JSON.stringify({ id: calls, method, params }));
    });
  return { send, close: () => socket.close() };
}
