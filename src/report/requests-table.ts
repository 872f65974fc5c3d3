// Renders the requests that an endpoint answered as a table.
import { countOf, type RequestKind, type RequestStatistics } from '../logs/statistics/requests.ts';
import { counted, grouped, latency } from '../text/format.ts';
import { code } from '../text/html.ts';
import { folded } from './folded.ts';
import { table } from './table.ts';

const mostRows = 20;
const mostModels = 5;
const mostStatuses = 4;

/**
 * One row a method and path pattern, folded; the Action's own and health probes in a sentence. Empty without requests.
 * The numbers first, for a path may be wider than a phone; what is 2xx goes without saying.
 */
export function requestsTable(requests: RequestStatistics): string {
  const { kinds, probes, own } = requests;
  if (requests.total === 0) return '';
  const shown = kinds.slice(0, mostRows);
  const hasOthers = shown.some((kind) => countOf(kind, 2) < kind.total);
  const hasTimes = shown.some((kind) => kind.latency !== null);
  const numbers = [
    'Total',
    ...(hasOthers ? ['Not 2xx'] : []),
    ...(hasTimes ? ['Half, 95 %, all within'] : []),
  ];
  const rows = shown.map((kind) => [
    grouped(kind.total),
    ...(hasOthers ? [othersOf(kind)] : []),
    ...(hasTimes ? [timesOf(kind)] : []),
    requestCell(kind),
  ]);
  const body = table({ head: [...numbers, 'Request'], rows, numbers: [...numbers.keys()] });
  const sentences = [beyond(requests), ownSentence(own.total), probesSentence(probes)].filter(
    (sentence) => sentence !== '',
  );
  const notes = sentences.length === 0 ? '' : `<p>${sentences.join(' ')}</p>`;
  const sent = kinds.reduce((sum, { total }) => sum + total, requests.otherKinds);
  return folded(`Requests: ${grouped(sent)}`, [body, notes].filter((part) => part !== '').join('\n'));
}

function timesOf({ latency: measured }: RequestKind): string {
  return measured === null ? '' : [measured.p50, measured.p95, measured.max].map(latency).join('<br>');
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

/** `3× 401`, a line a status, but for 2xx; the most frequent ones. */
function othersOf({ statuses }: RequestKind): string {
  const others = [...statuses].filter(([status]) => Math.floor(status / 100) !== 2);
  const sorted = others.sort(([one, times], [other, otherTimes]) => otherTimes - times || one - other);
  const lines = sorted.slice(0, mostStatuses).map(([status, times]) => `<b>${grouped(times)}×</b> ${status}`);
  const hidden = sorted.slice(mostStatuses).reduce((sum, [, times]) => sum + times, 0);
  return [...lines, ...(hidden > 0 ? [`${grouped(hidden)}× others`] : [])].join('<br>');
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
