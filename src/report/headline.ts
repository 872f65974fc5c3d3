// The first lines of a summary: what became of the endpoint, and whether it was to blame.
import { removalCommands } from '../deployment/by-hand.ts';
import type { RequestStatistics } from '../logs/statistics/requests.ts';
import { counted, duration, grouped, moment } from '../text/format.ts';
import { code, pre } from '../text/html.ts';
import type { EndOutcome, SummaryData } from './summary-data.ts';

/** A heading, one or two sentences, and what to do by hand where something is left to be done. */
export function headline(data: SummaryData): string {
  const parts = [`## ${icon(data)} ${title(data)}`];
  const { error, problem, end } = data;
  if (error !== null) parts.push(pre(shortened(error)));
  if (problem !== null) parts.push(pre(shortened(problem)));
  if (data.start !== 'ready' && data.start !== 'none') parts.push(`<p>${longEnds[end]}</p>`);
  if (end === 'kept' || end === 'paused') parts.push(byHand(data));
  const verdict = verdictOf(data);
  if (verdict !== null) parts.push(`<p>${verdict}</p>`);
  return parts.join('\n\n');
}

function icon({ start, end }: SummaryData): string {
  if (end === 'unverified') return '⛔';
  if (start === 'failed') return '❌';
  if (start === 'cancelled' || start === 'killed') return '⏹️';
  if (end === 'kept') return '🟢';
  return end === 'paused' ? '⏸️' : '✅';
}

function title(data: SummaryData): string {
  const { start, end, marks } = data;
  const { begunAt, readyAt, usedUntilAt } = marks;
  if (end === 'unverified') return 'The endpoint may still be running, and cost money';
  if (start === 'failed')
    return `The endpoint did not start (given up after ${duration(marks.teardownAt - begunAt)})`;
  if (start === 'cancelled') return 'The start of the endpoint was cancelled';
  if (start === 'killed') return 'The step was killed while the endpoint was starting';
  if (start === 'none') return `The endpoint is ${shortEnds[end]}`;
  const ready = readyAt === null ? 'ready' : `ready after ${duration(readyAt - begunAt)}`;
  const used =
    readyAt === null || usedUntilAt === null ? '' : `, in use for ${duration(usedUntilAt - readyAt)}`;
  return `Endpoint ${ready}${used}, now ${shortEnds[end]}`;
}

const shortEnds: Readonly<Record<EndOutcome, string>> = {
  gone: 'removed',
  paused: 'paused',
  kept: 'left running',
  left: 'left as it was found',
  'not found': 'nowhere to be found',
  'not ours': 'another one of the same name, which is left alone',
  unverified: 'not verifiably removed',
};

const longEnds: Readonly<Record<EndOutcome, string>> = {
  gone: 'The deployment is removed, and that is verified: it costs nothing any more.',
  paused: 'The deployment is paused, and that is verified: it costs nothing while it is.',
  kept: 'The deployment is left running, as asked for.',
  left: 'The deployment was there before this step and is left as it was found.',
  'not found': 'A create got no answer: whether a deployment came of it is not known.',
  'not ours': 'The name belongs to another deployment by now, which is left alone.',
  unverified: 'The deployment is not verifiably removed.',
};

function byHand({ deployment, end, expiresAt, apiUrl }: SummaryData): string {
  const until =
    expiresAt === null ? 'when its duration is over' : `at ${moment(Date.parse(expiresAt), true)}`;
  const cost = end === 'paused' ? 'It is not billed while it is paused.' : 'It is billed as long as it runs.';
  return [
    `<p>${cost} The service itself removes it ${until}. To remove it before that:</p>`,
    pre(removalCommands(deployment.name, apiUrl)),
  ].join('\n');
}

/** Was it the endpoint or the test? Null without a log. */
function verdictOf({ log }: SummaryData): string | null {
  if ('missing' in log || log.statistics.entries === 0) return null;
  const { problems, requests } = log.statistics;
  const { errors } = problems;
  const isWell = errors === 0 && requests.serverErrors === 0;
  const reported = errors === 0 ? 'no errors' : counted(errors, 'error');
  const [worst] = problems.groups.filter(({ kind }) => kind === 'error');
  const example = worst === undefined ? '' : ` The worst: ${code(firstLine(worst.text))}`;
  const verdict = `${isWell ? '🟢' : '🔴'} <b>The endpoint reported ${reported}.</b>`;
  return `${verdict} ${answered(requests)}${example}`;
}

function answered({ total, probes, serverErrors }: RequestStatistics): string {
  const used = total - probes.total;
  const failed = serverErrors === 0 ? 'none' : grouped(serverErrors);
  if (used > 0) return `It answered ${counted(used, 'request')}, ${failed} of them with 5xx.`;
  const unwell = serverErrors === 0 ? '' : `, and answered ${failed} of them with 5xx`;
  return total > 0 ? `It was sent nothing but health probes${unwell}.` : 'Its log shows no requests.';
}

function firstLine(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > 200 ? `${line.slice(0, 199).toWellFormed()}…` : line;
}

const mostLines = 40;
const widestLine = 100;

function shortened(text: string): string[] {
  const lines = text.slice(0, 8_000).toWellFormed().split('\n').flatMap(wrapped);
  return lines.length > mostLines ? [...lines.slice(0, mostLines), '…'] : lines;
}

/** Sentences are broken to be read without scrolling; a command stays in one line, to be copied. */
function wrapped(line: string): string[] {
  if (line.length <= widestLine || line.includes('curl ')) return [line];
  const lines = [''];
  for (const word of line.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + word.length >= widestLine) lines.push(`  ${word}`);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
