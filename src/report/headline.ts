// Renders the first lines of a summary: the verdict, and the error where the start failed.
import { cutInMiddle } from '../text/format.ts';
import { code } from '../text/html.ts';
import { prose } from './prose.ts';
import type { JobResult, SummaryData } from './summary-data.ts';
import { blameOf, type Light, type Verdict, verdictOf } from './verdict.ts';

const icons: Readonly<Record<Light, string>> = { green: '🟢', yellow: '🟡', red: '🔴', grey: '⚪' };

const results: Readonly<Record<NonNullable<JobResult>, string>> = {
  success: 'job succeeded',
  failure: 'job failed',
  cancelled: 'job cancelled',
};

/** Characters of the longest foreign text in a heading. */
const longestReason = 130;

/**
 * The verdict as a heading. Where the endpoint may still cost money, the heading says that instead; what to do follows,
 * and then the verdict as a sentence.
 */
export function headline(data: SummaryData): string {
  const { error, problem, jobResult } = data;
  const verdict = verdictOf(data);
  const result = jobResult === null ? '' : ` · ${results[jobResult]}`;
  const parts = [`<h2>${icons[verdict.light]} ${worded(verdict)}${result}</h2>`];
  if (problem !== null) parts.push(prose(problem));
  if (data.end === 'unverified') parts.push(`<p><b>${worded(blameOf(data))}.</b></p>`);
  const rest = error === null ? '' : beyond(error, verdict.why);
  if (rest !== '') parts.push(prose(rest));
  return parts.join('\n\n');
}

/** The error without its first line, where the heading shows that line completely. */
function beyond(error: string, why: string | null): string {
  const [first, ...rest] = error.split('\n');
  return first === why && first.length <= longestReason ? rest.join('\n') : error;
}

/** Title and reason as HTML. */
function worded({ title, why }: Pick<Verdict, 'title' | 'why'>): string {
  return why === null ? title : `${title}: ${code(cutInMiddle(why, longestReason))}`;
}
