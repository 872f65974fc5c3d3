// Says what became of the endpoint, and what is left to do about it.
import { removalCommands } from '../deployment/by-hand.ts';
import { duration, moment } from '../text/format.ts';
import { code, pre } from '../text/html.ts';
import type { EndOutcome, SummaryData } from './summary-data.ts';

/** The outcome as HTML. For an endpoint that other jobs use, the command that removes it is not shown. */
export function outcome(data: SummaryData): string {
  if (data.end === 'unverified') return '';
  if (isLeftForOthers(data)) return shared(data);
  const { end, deployment, apiUrl } = data;
  const sentences = [spent(data), ends[end], cost(data)].filter((sentence) => sentence !== '');
  const text = `<p>${sentences.join(' ')}</p>`;
  if (end !== 'kept' && end !== 'paused') return text;
  return `${text}\n${pre(removalCommands(deployment.name, apiUrl))}`;
}

/** Whether other jobs of the run go on using the endpoint. The stop Action then writes the full summary. */
export function isLeftForOthers({ isShared, end }: SummaryData): boolean {
  return isShared && (end === 'kept' || end === 'left');
}

function shared(data: SummaryData): string {
  const { deployment, endpoint } = data;
  const isThere = data.foundAtEnd === 'alive' || data.foundAtEnd === 'unknown';
  const did = deployment.origin === 'found' ? 'attached to' : 'started';
  const which = code(endpoint?.url ?? deployment.name);
  const whose = `<p>This job ${did} the endpoint that the jobs of this run share, ${which}: requests of all of them count here.</p>`;
  if (!isThere) return whose;
  return [
    whose,
    `<p>It is left running for the other jobs. The <code>stop</code> step of the run removes it and tells the rest; without one the service does, ${until(data)}.</p>`,
  ].join('\n');
}

function spent({ start, foundAtEnd, marks }: SummaryData): string {
  const { begunAt, readyAt, usedUntilAt, teardownAt } = marks;
  if (start === 'failed') return `Given up after ${duration(teardownAt - begunAt)}.`;
  if (readyAt === null) return '';
  const ready = `Ready after ${duration(readyAt - begunAt)}`;
  // Nobody knows when it went.
  const isKnown = usedUntilAt !== null && (foundAtEnd === 'alive' || foundAtEnd === 'unknown');
  return isKnown ? `${ready}, in use for ${duration(usedUntilAt - readyAt)}.` : `${ready}.`;
}

/** Says as HTML why the endpoint was gone before the job ended, and what to do about it; empty where it was not. */
export function absence(data: SummaryData): string {
  const text = tooEarly(data);
  return text === '' ? '' : `<p>${text}</p>`;
}

function tooEarly({ foundAtEnd, expiresAt, marks }: SummaryData): string {
  const endedAt = moment(marks.usedUntilAt ?? marks.teardownAt, true);
  if (foundAtEnd === 'expired') {
    const over = expiresAt === null ? '' : ` at ${moment(Date.parse(expiresAt), true)}`;
    return `Its time was over${over}, and the job ended at ${endedAt}. Give it a longer <code>duration</code>.`;
  }
  if (foundAtEnd === 'gone') {
    const unknown = `At ${endedAt} the service knew no such deployment`;
    if (expiresAt === null) {
      return `${unknown}, and this job had not removed it. Look for what did: its <code>duration</code>, a <code>stop</code> step of this run, another workflow, a <code>sweep</code>, somebody in the workspace.`;
    }
    return `${unknown}, though its time was not over and this job had not removed it. Look for what did: another workflow, a <code>sweep</code>, somebody in the workspace.`;
  }
  if (foundAtEnd !== 'paused') return '';
  return `At ${endedAt} it was paused, and not by this job. The <code>dev</code> types pause by themselves after an hour without a request.`;
}

const ends: Readonly<Record<EndOutcome, string>> = {
  gone: 'The deployment is removed; that is verified, and it costs nothing any more.',
  paused: 'The deployment is paused; that is verified.',
  kept: 'The deployment is left running, as asked for.',
  left: 'The deployment was there before this step and is left as it was found.',
  'not found': 'A create was not confirmed: whether a deployment came of it is not known.',
  'not ours': 'The name belongs to another deployment by now, which is left alone.',
  unverified: '',
};

function cost(data: SummaryData): string {
  if (data.end === 'paused')
    return `It is not billed while it is paused. The service removes it ${until(data)}; to do so before that:`;
  if (data.end === 'kept')
    return `It is billed until the service removes it, ${until(data)}, or until somebody does:`;
  return '';
}

function until({ expiresAt }: SummaryData): string {
  return expiresAt === null ? 'when its duration is over' : `at ${moment(Date.parse(expiresAt), true)}`;
}
