// A line of a log that tells of one request that the endpoint answered.
import type { LogRecord } from './record.ts';

/** A request: `path` without its query, `status` as answered; the others only where the line tells them. */
export type Access = {
  method: string;
  path: string;
  status: number;
  /** Several, if there are several, with commas between. */
  model?: string;
  milliseconds?: number;
  /** Seconds that loading a model took on the way; null where one was loaded and the line does not tell. */
  coldStart?: number | null;
  requestId?: string;
};

/** `INFO:     10.18.0.38:46296 - "GET /info HTTP/1.1" 200 OK` (API page, get_log); the query is not kept. */
const uvicornLine =
  /^\s{0,40}(?:INFO:?\s{1,40})?[\w.:[\]%-]{1,80} - "([A-Z]{3,10}) ([^\s?#]{1,8192})(?:[?#]\S{0,8192})? HTTP\/[\d.]{1,3}" ([1-5]\d\d)\b/;

/** The message of the inference server's structured access log: `POST /infer/object_detection 200`. */
const bareLine =
  /^\s{0,40}(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (\/[^\s?#]{0,8192})(?:[?#]\S{0,8192})? ([1-5]\d\d)\s{0,9}$/;

/** The request that a line of the log tells of; null for any other line. */
export function readAccess(line: string): Access | null {
  const parts = uvicornLine.exec(line) ?? bareLine.exec(line);
  if (parts === null) return null;
  const [, method = '', path = '', status = ''] = parts;
  return { method, path, status: Number(status) };
}

/** The request that a structured entry tells of (inference, http_api.py, structured_access_log); times in seconds. */
export function accessOfRecord({ fields }: LogRecord): Access | null {
  const { method = '', path = '', status_code: status = 0 } = fields;
  if (!/^[A-Z]{3,10}$/.test(method) || !/^\/\S{0,8192}$/.test(path)) return null;
  if (!Number.isInteger(status) || status < 100 || status > 599) return null;
  const access: Access = { method, path: path.replace(/[?#].*$/, ''), status };
  const { model_id: model, request_id: requestId, processing_time: seconds } = fields;
  if (model !== undefined && model !== '') access.model = model.slice(0, 200);
  if (requestId !== undefined && requestId !== '') access.requestId = requestId.slice(0, 100);
  if (isDuration(seconds)) access.milliseconds = seconds * 1000;
  if (String(fields.model_cold_start) === 'true') {
    access.coldStart = isDuration(fields.model_load_time) ? fields.model_load_time : null;
  }
  return access;
}

function isDuration(seconds: number | undefined): seconds is number {
  return seconds !== undefined && seconds >= 0 && seconds < 1e6;
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

/** Whether a request is one that the start of this Action sends, too: loading a model, listing the loaded ones. */
export function isPreload({ method, path }: Access): boolean {
  return (method === 'POST' && path === '/model/add') || (method === 'GET' && path === '/model/registry');
}
