// Answers `/usage_workspace` and `/usage_deployment` with the minutes that deployments existed. Its form is our guess.
import { type Answer, json, text } from '../http/call.ts';
import { formatMicros, parseMicros } from '../log/timestamps.ts';
import { uptimes } from './lifecycle.ts';
import type { DeploymentRecord } from './records.ts';

type Window = { from: number; to: number };

/** The usage of every deployment in the window of the query (default: the last day). */
export function workspaceUsage(
  records: readonly DeploymentRecord[],
  query: URLSearchParams,
  now: number,
): Answer {
  const window = windowOf(query, now);
  if ('status' in window) return window;
  return json({ ...shownWindow(window), usage: records.map((record) => usageOf(record, window, now)) });
}

/** The usage of one deployment in the window of the query (default: the last day). */
export function deploymentUsage(record: DeploymentRecord, query: URLSearchParams, now: number): Answer {
  const window = windowOf(query, now);
  if ('status' in window) return window;
  return json({ ...shownWindow(window), ...usageOf(record, window, now) });
}

function windowOf(query: URLSearchParams, now: number): Window | Answer {
  const from = parseMicros(query.get('from_timestamp') ?? formatMicros((now - 86_400_000) * 1000));
  const to = parseMicros(query.get('to_timestamp') ?? formatMicros(now * 1000));
  if (from === null || to === null) return text(400, 'from_timestamp and to_timestamp must be ISO 8601');
  return { from: from / 1000, to: to / 1000 };
}

const shownWindow = ({ from, to }: Window) => ({
  from_timestamp: formatMicros(from * 1000),
  to_timestamp: formatMicros(to * 1000),
});

/** Rounds up to minutes: "Billed in 1-minute intervals for the time the server exists" (Overview page). */
function usageOf(record: DeploymentRecord, { from, to }: Window, now: number) {
  const ms = uptimes(record, now).reduce(
    (sum, { upAt, downAt }) => sum + Math.max(0, Math.min(downAt, to) - Math.max(upAt, from)),
    0,
  );
  return {
    deployment_id: record.id,
    deployment_name: record.name,
    machine_type: record.machineType,
    minutes: Math.ceil(ms / 60_000),
  };
}
