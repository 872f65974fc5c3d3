// One line of uvicorn's access log: a request that the endpoint answered.

/** A request: `path` without its query, `status` as answered. */
export type Access = { method: string; path: string; status: number };

/** `INFO:     10.18.0.38:46296 - "GET /info HTTP/1.1" 200 OK` (API page, get_log); the query is not kept. */
const uvicornLine =
  /^\s*(?:INFO:?\s+)?[\w.:[\]%-]{1,80} - "([A-Z]{3,10}) ([^\s?#]{1,8192})(?:[?#]\S{0,8192})? HTTP\/[\d.]{1,3}" ([1-5]\d\d)\b/;

/** The request that a line of the log tells of; null for any other line. */
export function readAccess(line: string): Access | null {
  const parts = uvicornLine.exec(line);
  if (parts === null) return null;
  const [, method = '', path = '', status = ''] = parts;
  return { method, path, status: Number(status) };
}

const probedPaths = new Set([
  '/',
  '/info',
  '/health',
  '/healthz',
  '/readiness',
  '/metrics',
  '/docs',
  '/redoc',
  '/openapi.json',
  '/favicon.ico',
]);

/** Whether somebody only looked whether the endpoint is there: these paths need no key and run no model. */
export function isProbe({ method, path }: Access): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  return probedPaths.has(path) || path.startsWith('/static/') || path.startsWith('/_next/');
}
