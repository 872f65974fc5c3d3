// Renders one piece of evidence as a list item: how often it happened, what, when, and the reason from the log.
import type { ExceptionReport, Frame } from '../logs/entries/exception.ts';
import type { FailingRequests } from '../logs/statistics/failing.ts';
import type { ModelFailure } from '../logs/statistics/model-failures.ts';
import type { Problem } from '../logs/statistics/problems.ts';
import { cutInMiddle, grouped, moment } from '../text/format.ts';
import { code, preLines } from '../text/html.ts';

/** What all items share. */
export type EvidenceContext = {
  /** Times are shown with their date. */
  withDate: boolean;
  /** All problems of the log. */
  problems: readonly Problem[];
  /** The problems that are shown already. */
  shown: ReadonlySet<Problem>;
};

/** An item, and the problems that it shows, so that they need not be shown again. */
export type Item = { html: string; tells: readonly Problem[] };

/** Characters of a message: some five lines at a width of 800 pixels, and a dozen on a phone. */
const longestMessage = 400;
/** Characters of the frames and causes inside a fold. */
const longestStack = 6_000;
const mostReasons = 3;

/** Requests that failed or were refused, with the reasons that the log gives. */
export function requestItem(kind: FailingRequests, context: EvidenceContext): Item {
  const { by, method, pattern, model, status, count } = kind;
  const path = model === null ? pattern : pattern.replace(/\{\w+\}\/\{\w+\}/, () => model);
  const of = model === null || path.includes(model) ? '' : ` ${code(model)}`;
  const whose = by === 'probe' ? ' (health probe)' : '';
  const head = `<b>${grouped(count)}× ${status}</b> ${code(`${method} ${path}`)}${of}${whose}, ${span(kind, context)}`;
  const reasons = kind.reasons.slice(0, mostReasons).map((reason) => ({
    ...reason,
    problem: context.problems.find(({ title }) => title === reason.text),
  }));
  const lines = reasons.map(({ text, count: times, isCertain, problem }) => {
    const often = times === count ? '' : `${grouped(times)}× `;
    const stack = problem === undefined || context.shown.has(problem) ? '' : stackOf(problem);
    return `${often}${isCertain ? '' : 'probably because of '}${message(text)}${stack}`;
  });
  return {
    // A folded part ends its line without a <br>.
    html: `<li>${[head, ...lines].join('<br>').replaceAll('</details><br>', '</details>')}</li>`,
    tells: reasons.flatMap(({ problem }) => problem ?? []),
  };
}

/** An error of the log that belongs to no failed request. */
export function errorItem(problem: Problem, context: EvidenceContext): Item {
  const { count, severity, title, exception } = problem;
  const what = exception === null ? severity : 'exception';
  const head = `<b>${grouped(count)}× ${what}</b>, ${span(problem, context)}`;
  return { html: `<li>${head}<br>${message(title)}${stackOf(problem)}</li>`, tells: [problem] };
}

/** A model that cannot be loaded. */
export function modelItem(failure: ModelFailure, context: EvidenceContext): Item {
  const { model, cause, count } = failure;
  const which = model === null ? 'a model' : code(model);
  const head = `<b>${grouped(count)}×</b> ${which}, ${span(failure, context)}`;
  return { html: `<li>${head}<br>${message(cause)}</li>`, tells: [] };
}

/** Formats two moments (microseconds) as `13:07:05 to 13:07:23 UTC`, or as one where they are equal. */
function span({ first, last }: { first: number; last: number }, { withDate }: EvidenceContext): string {
  const [start, end] = [moment(first / 1000, withDate), moment(last / 1000, withDate)];
  return start === end ? start : `${start.replace(' UTC', '')} to ${end}`;
}

/** A message as `<code>`, which wraps where the page ends, unlike a preformatted block. The end is never cut off. */
function message(text: string): string {
  return code(cutInMiddle(text, longestMessage));
}

/** The frames and causes of a problem, folded below the innermost frame and the root cause. Empty where it has none. */
function stackOf({ exception, text }: Problem): string {
  const lines = text.split('\n').slice(1);
  if (lines.length === 0) return '';
  const stack = cutInMiddle(lines.join('\n'), longestStack).split('\n');
  return `\n<details>\n<summary>${briefly(exception)}</summary>\n<pre>${preLines(stack)}</pre>\n</details>`;
}

function briefly(exception: ExceptionReport | null): string {
  if (exception === null) return 'the rest of it';
  const [frame] = exception.frames;
  const root = exception.causes.at(-1);
  const parts = [
    frame === undefined ? '' : `in ${code(place(frame))}`,
    root === undefined ? '' : `because of ${code(cutInMiddle(`${root.type}: ${root.message}`, 160))}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'the rest of it' : parts.join(', ');
}

/** Formats a frame as `predict, yolov8.py:44`. Only the last part of its path is shown. */
function place({ file, line, function: name }: Frame): string {
  const end = file.split(/[\\/]/).at(-1) ?? '';
  return `${name}, ${end}${line === null ? '' : `:${line}`}`;
}
