// Reads the lines of a log that report one request and its status.
import type { LogRecord } from './record.ts';

/** A request that the endpoint answered. The optional fields are there only where the line states them. */
export type Access = {
  method: string;
  /** The path without its query. */
  path: string;
  status: number;
  /** The model that was used, or several with commas between them. */
  model?: string;
  milliseconds?: number;
  /** Seconds for which the request waited while a model was loaded; null where the line does not say how long. */
  coldStart?: number | null;
  requestId?: string;
};

/** uvicorn's form, `INFO:     10.18.0.38:46296 - "GET /info HTTP/1.1" 200 OK` (API page, get_log). */
const uvicornLine =
  /^\s{0,40}(?:INFO:?\s{1,40})?[\w.:[\]%-]{1,80} - "([A-Z]{3,10}) ([^\s?#]{1,8192})(?:[?#]\S{0,8192})? HTTP\/[\d.]{1,3}" ([1-5]\d\d)\b/;

/** The message of the inference server's structured access log: `POST /infer/object_detection 200`. */
const bareLine =
  /^\s{0,40}(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (\/[^\s?#]{0,8192})(?:[?#]\S{0,8192})? ([1-5]\d\d)\s{0,9}$/;

/** The request that a line reports; null for any other line. */
export function readAccess(line: string): Access | null {
  const parts = uvicornLine.exec(line) ?? bareLine.exec(line);
  if (parts === null) return null;
  const [, method = '', path = '', status = ''] = parts;
  return { method, path, status: Number(status) };
}

/** The request that a structured entry reports (inference, http_api.py, structured_access_log). */
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

/** Whether a request only checked that the endpoint is there: such paths need no key and run no model. */
export function isProbe({ method, path }: Access): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  return probedPaths.has(path) || path.startsWith('/static/') || path.startsWith('/_next/');
}

/** Whether a request loads a model or lists the loaded ones, as this Action does when it starts a deployment. */
export function isPreload({ method, path }: Access): boolean {
  return (method === 'POST' && path === '/model/add') || (method === 'GET' && path === '/model/registry');
}
