// Finds how two answers to the same request differ, apart from what differs in every answer.
import type { Answered } from './answers.ts';

export type Aspect = 'status' | 'type' | 'headers' | 'body';
/** `request` is the whole request in one line. */
export type Difference = { request: string; aspect: Aspect; real: string; simulated: string };

/** Returns all differences between the answers to one request. */
export function differences(real: Answered, simulated: Answered): Difference[] {
  const [one, other] = [aspects(real), aspects(simulated)];
  return (['status', 'type', 'headers', 'body'] as const)
    .filter((aspect) => one[aspect] !== other[aspect])
    .map((aspect) => ({ request: real.request, aspect, real: one[aspect], simulated: other[aspect] }));
}

function aspects({ kept, text }: Answered): Record<Aspect, string> {
  const type = (kept.headers['content-type'] ?? '').split(';')[0] ?? '';
  return {
    status: String(kept.status),
    type,
    headers: Object.entries(kept.headers)
      .filter(([name]) => name !== 'content-type')
      .map(([name, value]) => `${name}: ${changing.test(name) ? '…' : value}`)
      .sort()
      .join('\n'),
    body: comparable(text, type),
  };
}

/** Headers that are new in every answer, and the workspace, which differs from server to server. */
const changing =
  /^x-(request-id|workspace-id|processing-time|model-load-time|model-load-details|inference-id)$/;

function comparable(text: string, type: string): string {
  // Pages are made for people, so only their presence is compared.
  if (type === 'text/html') return text === '' ? '' : '<a page>';
  if (type !== 'application/json') return type.startsWith('text/plain') ? metricNames(text) : text;
  try {
    return JSON.stringify(steady(JSON.parse(text)));
  } catch {
    return text;
  }
}

/** Returns the names and types in a page of metrics. */
function metricNames(text: string): string {
  return [...text.matchAll(/^# TYPE .*$/gm)]
    .map(([line]) => line)
    .sort()
    .join('\n');
}

/** Ids, times and measures change from answer to answer, and so does what a model sees in an image. */
const changingFields = new Set(
  'time uuid inference_id detection_id x y width height confidence class class_id parent_id root_parent_id model_package_id'.split(
    ' ',
  ),
);
const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Returns a text without its ids, and without the folder in which a server keeps models. */
function steadyText(text: string): string {
  return uuid.test(text)
    ? '<uuid>'
    : text.replaceAll(/\b[0-9a-f]{32}\b/g, '<id>').replaceAll(/\/tmp\/\S+\//g, '<folder>/');
}

/** The value with sorted keys, and the type of each changing field. A list of predictions is cut to its first. */
function steady(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => steady(item));
    return name === 'predictions' ? items.slice(0, 1) : items;
  }
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    // The size of the image has the same field names as that of a box, and must be right.
    return Object.fromEntries(
      fields.map(([key, inner]) => [
        key,
        name === 'image' && typeof inner === 'number' ? inner : steady(inner, key),
      ]),
    );
  }
  if (changingFields.has(name) && value !== null) return `<${typeof value}>`;
  return typeof value === 'string' ? steadyText(value) : value;
}
