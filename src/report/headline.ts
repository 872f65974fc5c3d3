// Renders the first lines of a summary: the verdict, and the error where the start failed.
import { cutInMiddle } from '../text/format.ts';
import { code } from '../text/html.ts';
import { prose } from './prose.ts';
import type { JobResult, SummaryData } from './summary-data.ts';
import { blameOf, type Light, type Verdict, type VerdictFacts, verdictOf } from './verdict.ts';

const icons: Readonly<Record<Light, string>> = { green: '🟢', yellow: '🟡', red: '🔴', grey: '⚪' };

const results: Readonly<Record<NonNullable<JobResult>, string>> = {
  success: 'job\u00a0succeeded',
  failure: 'job\u00a0failed',
  cancelled: 'job\u00a0cancelled',
};

const nobodyKnows =
  '<p>Whether it was the endpoint or the test cannot be told from this: look at what the test got as answers.</p>';

/** Characters of foreign words in a heading. */
const longestReason = 150;

/**
 * The verdict as a heading. Where the endpoint may still cost money, the heading says that instead; what to do follows,
 * and then the verdict as a sentence.
 */
export function headline(data: VerdictFacts & Pick<SummaryData, 'problem'>): string {
  const { error, problem, jobResult } = data;
  const verdict = verdictOf(data);
  const result = jobResult === null ? '' : ` ·\u00a0${results[jobResult]}`;
  const parts = [`<h2>${icons[verdict.light]} ${worded(verdict)}${result}</h2>`];
  if (problem !== null) parts.push(prose(problem));
  if (data.end === 'unverified') parts.push(`<p><b>${worded(blameOf(data))}.</b></p>`);
  if (verdict.light === 'grey' && data.start === 'ready' && jobResult === 'failure') parts.push(nobodyKnows);
  const rest = error === null ? '' : beyond(error, verdict.why);
  if (rest !== '') parts.push(prose(rest));
  return parts.join('\n\n');
}

/** The error without its first sentence, where the heading has the whole of that. */
function beyond(error: string, why: string | null): string {
  if (why === null || why.length > longestReason) return error;
  const [first = ''] = error.split('\n', 1);
  const at = first.indexOf(why);
  const rest = error.slice(at + why.length);
  // A sentence to its end; what is only named in the heading is not cut out of one.
  const isSentence = why.endsWith('.') || first.endsWith(why);
  return at >= 0 && isSentence && /^(?:\s|$)/.test(rest) ? rest.trim() : error;
}

/** Title and reason as HTML. */
function worded({ title, why }: Pick<Verdict, 'title' | 'why'>): string {
  return why === null ? title : `${title}: ${code(cutInMiddle(why, longestReason))}`;
}
