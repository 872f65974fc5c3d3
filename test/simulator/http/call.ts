// One request as a handler sees it, and the answer it gives.

/** What was asked. `body` is the JSON object of a POST, null if it was none. */
export type Call = {
  method: string;
  path: string;
  /** Path and query as they came: what an access log shows. */
  target: string;
  query: URLSearchParams;
  headers: Record<string, string | string[] | undefined>;
  body: Record<string, unknown> | null;
  /** The body as it came, whatever it is. */
  bytes: Uint8Array;
  /** Reads do not see what was written in the last so many ms. */
  staleMs: number;
};

/** What is answered: JSON, or plain text, or HTML; `effect`: something was changed. */
export type Answer = {
  status: number;
  body: string;
  contentType: string;
  /** What is sent in the place of `body`, where that is no text. */
  bytes?: Uint8Array;
  headers?: Record<string, string>;
  effect?: boolean;
  /** Given by the ingress in front of an endpoint: the inference server knows nothing of it, nor does its log. */
  fromIngress?: boolean;
};

/** A JSON answer. */
export function json(value: unknown, more: Partial<Answer> = {}): Answer {
  return { status: 200, body: JSON.stringify(value), contentType: 'application/json', ...more };
}

/** A plain text answer: "the response body contains an error message as a string" (API page). */
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

/** The page an ingress shows when the server behind it does not answer. */
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
