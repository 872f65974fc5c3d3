// Judges whether the endpoint or the test is to blame. The summary's heading and the job's annotation say the same.
import type { FailingRequests } from '../logs/statistics/failing.ts';
import { counted, grouped } from '../text/format.ts';
import { excerpt } from '../text/sanitize.ts';
import { type Findings, findingsOf } from './findings.ts';
import type { SummaryData } from './summary-data.ts';

/** `grey` means that nobody can say who is to blame. */
export type Light = 'green' | 'yellow' | 'red' | 'grey';

/** The judgement in words. */
export type Verdict = {
  /** One line in words of our own. */
  title: string;
  /** Foreign text that is shown as code behind the title; null where there is none. */
  why: string | null;
  light: Light;
  /** Title and reason in one line for an annotation of the job; null where there is to be none. */
  annotation: string | null;
  /** The level of the annotation. `error` stands for a failed start, whose thrown error is the annotation. */
  level: 'error' | 'warning' | 'notice' | null;
};

/** The part of the summary's data that the verdict depends on. */
export type VerdictFacts = Pick<
  SummaryData,
  'start' | 'end' | 'foundAtEnd' | 'jobResult' | 'error' | 'brokenModel' | 'expiresAt' | 'log' | 'marks'
>;

/** What every rule below depends on. `findings` is null where the log was not read. */
type Case = VerdictFacts & { findings: Findings | null };

/** A verdict without its annotation. `proof` is foreign text that only the annotation shows. */
type Judgement = Omit<Verdict, 'annotation'> & { proof: string | null };

/** This title replaces all others. The teardown has annotated the problem itself already. */
const notRemoved = 'Endpoint may still be running and costing money';

/**
 * Returns the verdict. It blames what is known to have failed. It acquits an endpoint only where its log was read
 * completely and it was there until the end of the job.
 */
export function verdictOf(facts: VerdictFacts): Verdict {
  const { proof, ...judgement } = judge(facts);
  const { title, why, level } = judgement;
  const reasons = [why, proof].filter((text) => text !== null).map((text) => excerpt(text, 300));
  const annotation = level === null ? null : [title, ...reasons].join(': ');
  if (facts.end !== 'unverified') return { ...judgement, annotation };
  return { title: notRemoved, why: null, light: 'red', annotation, level };
}

/** The verdict on the endpoint itself, regardless of whether it was removed. */
export function blameOf(facts: VerdictFacts): Pick<Verdict, 'title' | 'why' | 'light'> {
  return judge(facts);
}

/** The judgement of the first rule that applies. */
function judge(facts: VerdictFacts): Judgement {
  const { log, marks } = facts;
  const findings = 'missing' in log ? null : findingsOf(log, facts.start === 'ready' ? marks.readyAt : null);
  const given = { ...facts, findings };
  for (const rule of rules) {
    const judgement = rule(given);
    if (judgement !== null) return judgement;
  }
  return healthy(given);
}

const rules: readonly ((given: Case) => Judgement | null)[] = [
  notStarted,
  notThere,
  failed,
  unread,
  refused,
  troubled,
  uncertain,
  unused,
];

function notStarted(given: Case): Judgement | null {
  const { start, findings } = given;
  if (start === 'ready' || start === 'none') return null;
  if (start === 'cancelled') return silent('Start of the endpoint was cancelled');
  if (start === 'killed') return silent('Step was killed while the endpoint was starting');
  const common = { light: 'red', level: 'error', proof: null } as const;
  // What is left to others may serve them well.
  const isLeft = given.end === 'kept' || given.end === 'left';
  const title = isLeft ? 'This job could not use the endpoint' : 'Endpoint did not start';
  const model = brokenModel(given);
  if (model !== null) return { ...common, title: `${title}, as a model cannot be loaded`, ...model };
  // Once the endpoint answered, what it said to the loading of models tells more than its log.
  const [worst] = given.marks.endpointAt === null ? (findings?.errors ?? []) : [];
  const why = worst?.title ?? firstSentence(given.error);
  return { title, why, ...common };
}

/** Which one, and as proof why, in the endpoint's own words, or else its log's. */
function brokenModel({ brokenModel: told, findings }: Case): Pick<Judgement, 'why' | 'proof'> | null {
  if (told !== null) return { why: told.id, proof: told.said };
  const [logged] = findings?.modelFailures ?? [];
  if (logged === undefined) return null;
  const { model, cause } = logged;
  return model === null ? { why: cause, proof: null } : { why: model, proof: cause };
}

/** The rest is advice, which stands below the heading; that it did not start the heading says itself. */
function firstSentence(text: string | null): string | null {
  const [whole = ''] = text?.split('\n', 1) ?? [];
  const line = whole.replace(/^Could not [a-z ]{1,40}"[^"]{1,80}": (?=\S)/, '');
  return line === '' ? null : (/^.{15,}?\.(?=\s)/.exec(line)?.[0] ?? line);
}

/** A judgement that blames nobody and makes no annotation. */
function silent(title: string): Judgement {
  return { title, why: null, proof: null, light: 'grey', level: null };
}

const absences = {
  expired: 'gone before the job ended: its duration was over',
  gone: 'gone before the job ended: deleted from outside this job',
  // Who attached to it does not know its duration.
  'gone or expired':
    'gone before the job ended: its duration was over, or it was deleted from outside this job',
  paused: 'paused before the job ended, from outside this job',
} as const;

/** It was gone before the job ended: whatever the log says, the tests may have met nothing. */
function notThere({ foundAtEnd, end, expiresAt, findings }: Case): Judgement | null {
  const found = end === 'not ours' && foundAtEnd === 'unknown' ? 'gone' : foundAtEnd;
  if (found === 'alive' || found === 'unknown') return null;
  const absence = found === 'gone' && expiresAt === null ? 'gone or expired' : found;
  const [before = null] = findings === null ? [] : failures(findings);
  return {
    title: `Endpoint was ${absences[absence]}${before === null ? '' : `; before that ${before}`}`,
    why: null,
    proof: null,
    light: 'red',
    level: 'warning',
  };
}

function failed(given: Case): Judgement | null {
  const { findings } = given;
  if (findings === null) return null;
  const parts = failures(findings);
  const [worst] = parts;
  if (worst === undefined) return null;
  const model = brokenModel(given);
  if (model !== null) {
    const title = `Endpoint failed: ${worst}, as a model cannot be loaded`;
    return { title, ...model, light: 'red', level: 'warning' };
  }
  const proof = findings.errors[0]?.title ?? requestOf(findings.failed[0]);
  return { title: `Endpoint failed: ${parts.join(', ')}`, why: null, proof, light: 'red', level: 'warning' };
}

/** `3 of 426 requests got 500`, `4 exceptions` besides, worst first; empty where nothing failed for certain. */
function failures(findings: Findings): string[] {
  const { failed, sent, failedCount, probesFailed, exceptionCount, otherErrorCount: others } = findings;
  if (failedCount === 0 && !findings.hasFatalErrors) return [];
  const users = failedCount - probesFailed;
  const ofUsers = failed.filter(({ by }) => by === 'user');
  const parts = [
    users > 0 ? `${ofAll(users, sent)} got ${classOf(ofUsers)}` : '',
    probesFailed > 0 ? `${counted(probesFailed, 'health probe')} got 5xx` : '',
    exceptionCount > 0 ? counted(exceptionCount, 'exception') : '',
    others > 0 ? counted(others, exceptionCount > 0 ? 'other error' : 'error') : '',
  ];
  return parts.filter((part) => part !== '');
}

function unread({ log, jobResult }: Case): Judgement | null {
  const isEmpty = 'statistics' in log && log.statistics.entries === 0;
  if (!('missing' in log || isEmpty)) return null;
  const wasRead = 'collected' in log && log.collected.leftOut.length === 0;
  const title = wasRead
    ? "No verdict: the endpoint's log is empty"
    : "No verdict: the endpoint's log could not be read";
  return doubtful(title, jobResult);
}

function refused({ findings, log, jobResult }: Case): Judgement | null {
  if (findings === null || findings.refused.length === 0) return null;
  const { refused, refusedCount, sent } = findings;
  const isAboutKey = refused.every(({ status }) => status === 401 || status === 403);
  const part = isIncomplete(log) ? ', as far as its log could be read' : '';
  return {
    title: `Requests were refused: ${ofAll(refusedCount, sent)} got ${byStatus(refused)}${part}; look at ${isAboutKey ? 'the API key that the test sent' : 'what the test sent'}`,
    why: null,
    proof: requestOf(refused[0]),
    light: 'yellow',
    level: jobResult === 'success' ? 'notice' : 'warning',
  };
}

/** The log has errors that made no request fail, so they may matter or not. */
function troubled({ findings, jobResult }: Case): Judgement | null {
  if (findings === null || findings.errorCount === 0) return null;
  const { errorCount, errors, sent } = findings;
  const title = `Endpoint logged ${counted(errorCount, 'error')}, though ${sent > 0 ? 'no request failed' : 'nothing was sent to it'}: look at both`;
  const proof = errors[0]?.title ?? null;
  return { title, why: null, proof, light: 'yellow', level: jobResult === 'success' ? 'notice' : 'warning' };
}

/** Nothing is known against the endpoint, but not enough is known to acquit it. */
function uncertain({ log, foundAtEnd, jobResult }: Case): Judgement | null {
  if (isIncomplete(log))
    return doubtful("No failure seen, but the endpoint's log is not complete", jobResult);
  if (foundAtEnd !== 'unknown') return null;
  return doubtful('No failure seen, but nobody knows whether the endpoint was there to the end', jobResult);
}

function unused({ findings, jobResult }: Case): Judgement | null {
  if (findings === null || findings.sent > 0) return null;
  const title = findings.showsRequests
    ? 'Endpoint healthy, but nothing was sent to it: look at the test'
    : "Endpoint's log shows no request: look whether the test reached it";
  const level = jobResult === 'success' ? 'notice' : 'warning';
  return { title, why: null, proof: null, light: 'yellow', level };
}

function healthy({ findings, jobResult }: Case): Judgement {
  const answered = `answered all ${counted(findings?.sent ?? 0, 'request')}`;
  const titles = {
    failure: 'Endpoint healthy: look at the test',
    success: `Endpoint healthy: ${answered}`,
    cancelled: `Endpoint healthy: ${answered}`,
  };
  const title =
    jobResult === null
      ? `Endpoint healthy: ${answered}; if a test failed, look at the test`
      : titles[jobResult];
  return { title, why: null, proof: null, light: 'green', level: jobResult === 'failure' ? 'notice' : null };
}

/** A judgement that nobody can say who is to blame. It is annotated only where the job failed. */
function doubtful(title: string, jobResult: SummaryData['jobResult']): Judgement {
  const level = jobResult === 'failure' ? 'warning' : null;
  return { title, why: null, proof: null, light: 'grey', level };
}

function isIncomplete(log: SummaryData['log']): boolean {
  return 'missing' in log || log.collected.leftOut.length > 0;
}

/** Formats `3 of 426 requests`, or `1 request` where that is all of them. */
function ofAll(count: number, all: number): string {
  return all > count ? `${grouped(count)} of ${counted(all, 'request')}` : counted(count, 'request');
}

/** Formats the only status, or `5xx` where there are several. */
function classOf(requests: readonly FailingRequests[]): string {
  const [first, ...others] = new Set(requests.map(({ status }) => status));
  return first === undefined || others.length > 0 ? '5xx' : String(first);
}

/** Formats the only status, or several as `401 (12), 422 (2)`, the most frequent first. */
function byStatus(requests: readonly FailingRequests[]): string {
  const counts = new Map<number, number>();
  for (const { status, count } of requests) counts.set(status, (counts.get(status) ?? 0) + count);
  const [first = 0] = counts.keys();
  if (counts.size === 1) return String(first);
  const sorted = [...counts].sort(([, one], [, other]) => other - one);
  return sorted.map(([status, count]) => `${status} (${grouped(count)})`).join(', ');
}

function requestOf(request: FailingRequests | undefined): string | null {
  return request === undefined ? null : `${request.method} ${request.pattern}`;
}
