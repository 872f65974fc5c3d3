// Writes the log lines of an inference server in its two forms: uvicorn's text, and JSON objects.
import { STATUS_CODES } from 'node:http';
import type { Answer, Call } from '../http/call.ts';
import type { Habits } from '../profile.ts';
import type { LogEntryInput } from './log-store.ts';

/** `uvicorn`: access lines are text. `structured`: they are JSON objects, and probes have none. */
export type LogForm = Habits['logForm'];

export type ServerLines = ReturnType<typeof createServerLines>;

/** Paths without structured access lines, as these have level DEBUG (http_api.py, HEALTH_CHECK_LOG_PATHS). */
const probePaths = new Set(['/', '/info', '/healthz', '/ready', '/readiness', '/live', '/liveness']);

/** Headers of an answer that its structured access line repeats, in this order. */
const repeatedHeaders = {
  request_id: 'x-request-id',
  model_cold_start: 'x-model-cold-start',
  model_cold_start_count: 'x-model-cold-start-count',
  model_load_time: 'x-model-load-time',
  model_id: 'x-model-id',
  workflow_id: 'x-workflow-id',
  workspace_id: 'x-workspace-id',
} as const;

type LinesOptions = {
  write: (entries: LogEntryInput[]) => void;
  form: LogForm;
  habits: Habits;
  now: () => number;
  random: () => number;
};

/** Writes the lines of a server to the log of its deployment. */
export function createServerLines({ write, form, habits, now, random }: LinesOptions) {
  const json = (severity: string, line: Record<string, unknown>) =>
    write([
      {
        payload: JSON.stringify(line),
        severity: habits.severityJson === 'own' ? severity : habits.severityJson,
      },
    ]);

  return {
    /** Writes what uvicorn and Python print to stderr. */
    text(...payloads: string[]) {
      write(payloads.map((payload) => ({ payload, severity: textSeverity(payload, habits) })));
    },
    /** Writes one JSON line of the server's logger. */
    structured(severity: 'INFO' | 'WARNING' | 'ERROR', requestId: string, fields: Record<string, unknown>) {
      json(severity, { request_id: requestId, severity, timestamp: loggerTime(now()), ...fields });
    },
    /** Writes the access line of one answer. */
    access(call: Call, answer: Answer) {
      if (form === 'structured') {
        if (!probePaths.has(call.path)) json('INFO', structuredAccess(call, answer, now()));
        return;
      }
      const peer = `10.18.0.38:${30_000 + Math.floor(random() * 30_000)}`;
      // Like uvicorn, it shows the query, and so the key that a client put there.
      const request = `"${call.method} ${call.target} HTTP/1.1"`;
      const payload = `INFO:     ${peer} - ${request} ${answer.status} ${STATUS_CODES[answer.status] ?? ''}`;
      write([{ payload, severity: habits.severityAccess }]);
    },
  };
}

function structuredAccess({ method, path }: Call, answer: Answer, now: number) {
  const headers = Object.entries(repeatedHeaders).flatMap(([field, header]) => {
    const value = answer.headers?.[header];
    return value === undefined ? [] : [[field, value]];
  });
  return {
    method,
    path,
    status_code: answer.status,
    ...Object.fromEntries(headers),
    severity: 'INFO',
    timestamp: loggerTime(now),
    filename: 'http_api.py',
    func_name: 'structured_access_log',
    lineno: 1517,
    message: `${method} ${path} ${answer.status}`,
  };
}

/** The platform's severity for a line: always the same, or the word with which the line begins. */
export function textSeverity(payload: string, { severityStderr }: Habits): string {
  if (severityStderr !== 'by word') return severityStderr;
  if (/^(ERROR|CRITICAL):|^Traceback /.test(payload)) return 'ERROR';
  return 'INFO';
}

/** Formats a time as the server's logger does: `2026-11-24 20:12.35`. */
export function loggerTime(ms: number): string {
  const [date = '', time = ''] = new Date(ms).toISOString().slice(0, 19).split('T');
  return `${date} ${time.slice(0, 5)}.${time.slice(6)}`;
}
