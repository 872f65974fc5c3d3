// Renders the requests that an endpoint answered as a table.
import { countOf, type RequestKind, type RequestStatistics } from '../logs/statistics/requests.ts';
import { counted, grouped, latency } from '../text/format.ts';
import { code } from '../text/html.ts';
import { folded } from './folded.ts';
import { table } from './table.ts';

const mostRows = 20;
const mostModels = 5;

/**
 * A folded table with a row for each method and path pattern. Sentences below it count the requests of this Action and
 * the health probes. Empty where there were no requests.
 */
export function requestsTable(requests: RequestStatistics): string {
  const { kinds, probes, own } = requests;
  if (requests.total === 0) return '';
  const shown = kinds.slice(0, mostRows);
  const others = (kind: RequestKind) => countOf(kind, 1) + countOf(kind, 3);
  const hasOthers = shown.some((kind) => others(kind) > 0);
  const hasTimes = shown.some((kind) => kind.latency !== null);
  const head = [
    'Request',
    'Total',
    '2xx',
    ...(hasOthers ? ['other'] : []),
    '4xx',
    '5xx',
    ...(hasTimes ? ['half within', '95 % within', 'longest'] : []),
  ];
  const rows = shown.map((kind) => [
    requestCell(kind),
    grouped(kind.total),
    ofClass(kind, 2),
    ...(hasOthers ? [grouped(others(kind))] : []),
    ofClass(kind, 4),
    ofClass(kind, 5),
    ...(hasTimes ? timesOf(kind) : []),
  ]);
  const body = table({ head, rows, numbers: [1, 2, 3, 4, 5, 6, 7, 8] });
  const sentences = [beyond(requests), ownSentence(own.total), probesSentence(probes)].filter(
    (sentence) => sentence !== '',
  );
  const notes = sentences.length === 0 ? '' : `<p>${sentences.join(' ')}</p>`;
  const sent = kinds.reduce((sum, { total }) => sum + total, requests.otherKinds);
  return folded(`Requests: ${grouped(sent)}`, [body, notes].filter((part) => part !== '').join('\n'));
}

function timesOf({ latency: measured }: RequestKind): string[] {
  if (measured === null) return ['', '', ''];
  return [measured.p50, measured.p95, measured.max].map(latency);
}

function ownSentence(total: number): string {
  return total === 0
    ? ''
    : `Not listed: ${counted(total, 'request')} of this Action itself while it started.`;
}

function beyond({ kinds, otherKinds }: RequestStatistics): string {
  const hidden = kinds.slice(mostRows);
  const others = hidden.reduce((sum, kind) => sum + kind.total, otherKinds);
  return others === 0 ? '' : `${counted(others, 'request')} of other kinds not listed.`;
}

function probesSentence({ total, kinds, unhealthy }: RequestStatistics['probes']): string {
  if (total === 0) return '';
  const [most] = kinds;
  const which = most === undefined ? '' : ` (most of them ${code(`${most.method} ${most.pattern}`)})`;
  const health =
    unhealthy === 0 ? 'all answered well' : `${grouped(unhealthy)} of them answered with 4xx or 5xx`;
  return `Not listed: ${counted(total, 'health probe')}${which}, ${health}.`;
}

/** The count of a class of statuses, and which statuses those were unless the class is 2xx. */
function ofClass(kind: RequestKind, statusClass: number): string {
  const count = countOf(kind, statusClass);
  if (count === 0) return '0';
  if (statusClass === 2) return grouped(count);
  const statuses = [...kind.statuses.keys()].filter((status) => Math.floor(status / 100) === statusClass);
  return `<b>${grouped(count)}</b> (${statuses
    .sort((one, other) => one - other)
    .slice(0, 4)
    .join(', ')})`;
}

/** The pattern, and below it the models that its placeholders stand for. */
function requestCell({ method, pattern, models, moreModels }: RequestKind): string {
  const request = code(`${method} ${pattern}`);
  if (models.size === 0) return request;
  const shown = [...models].slice(0, mostModels).map((model) => code(model));
  const hidden = models.size - shown.length;
  const more = hidden === 0 ? '' : ` and ${hidden}${moreModels ? ' or more' : ''} others`;
  return `${request}<br>${shown.join(', ')}${more}`;
}
