// Only a loopback host may be spoken to by plain http; every other host needs https.
import { expect, test } from 'vitest';
import { isLoopback } from '../../src/api/loopback.ts';

test.each([
  { url: 'http://localhost:8787', here: true },
  { url: 'http://127.0.0.1', here: true },
  { url: 'http://127.255.3.4:1', here: true },
  { url: 'http://127.1', here: true },
  { url: 'http://2130706433', here: true },
  { url: 'http://[::1]:80', here: true },
  { url: 'http://[0:0:0:0:0:0:0:1]', here: true },
  { url: 'http://LOCALHOST', here: true },
  { url: 'http://127.0.0.1.example.com', here: false },
  { url: 'http://localhost.example.com', here: false },
  { url: 'http://10.0.0.1', here: false },
  { url: 'http://0.0.0.0', here: false },
  { url: 'http://128.0.0.1', here: false },
  { url: 'http://[::2]', here: false },
])('the host of $url is loopback: $here', ({ url, here }) => {
  expect(isLoopback(new URL(url).hostname)).toBe(here);
});
