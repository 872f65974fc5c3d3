// A request as a handler sees it, and the answer that it gives.

/** A request. `body` is the JSON object of a POST; null where it has none. */
export type Call = {
  method: string;
  path: string;
  /** Path and query as they came, which an access log shows. */
  target: string;
  query: URLSearchParams;
  headers: Record<string, string | string[] | undefined>;
  body: Record<string, unknown> | null;
  /** The body as it came. */
  bytes: Uint8Array;
  /** Reads do not show what was written in the last so many milliseconds. */
  staleMs: number;
};

/** An answer: JSON, plain text or HTML. `effect` says that the request changed something. */
export type Answer = {
  status: number;
  body: string;
  contentType: string;
  /** Sent in place of `body` where the answer is no text. */
  bytes?: Uint8Array;
  headers?: Record<string, string>;
  effect?: boolean;
  /** The ingress in front of the endpoint answered, so the inference server does not log the request. */
  fromIngress?: boolean;
};

/** Builds a JSON answer. */
export function json(value: unknown, more: Partial<Answer> = {}): Answer {
  return { status: 200, body: JSON.stringify(value), contentType: 'application/json', ...more };
}

/** Builds an answer in plain text: "the response body contains an error message as a string" (API page). */
export function text(status: number, body: string): Answer {
  return { status, body, contentType: 'text/plain; charset=utf-8' };
}

const titles: Record<number, string> = {
  401: '401 Authorization Required',
  403: '403 Forbidden',
  404: '404 Not Found',
  502: '502 Bad Gateway',
  503: '503 Service Temporarily Unavailable',
  504: '504 Gateway Time-out',
};

/** The page of an ingress whose server does not answer. */
export function errorPage(status: number): Answer {
  const title = titles[status] ?? `${status} Error`;
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
  return { status, body, contentType: 'text/html', fromIngress: true };
}

/** The value if it is a plain object, else null. */
export function asObject(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : null;
}
