// One piece of evidence as an item of a list: how often, what, when, and in whose words.
import type { ExceptionReport, Frame } from '../logs/entries/exception.ts';
import type { FailingRequests } from '../logs/statistics/failing.ts';
import type { ModelFailure } from '../logs/statistics/model-failures.ts';
import type { Problem } from '../logs/statistics/problems.ts';
import { cutInMiddle, grouped, moment } from '../text/format.ts';
import { code, preLines } from '../text/html.ts';

/** `problems`: all that the log has; `shown`: those that have been told. */
export type EvidenceContext = {
  withDate: boolean;
  problems: readonly Problem[];
  shown: ReadonlySet<Problem>;
};

/** `tells`: the problems of the log that need not be told again where this item is shown. */
export type Item = { html: string; tells: readonly Problem[] };

/** Characters of a message in view: some five lines at 800 pixels, a dozen on a phone. */
const longestMessage = 400;
/** Characters of frames and causes, once they are unfolded. */
const longestStack = 6_000;
const mostReasons = 3;

/** Requests that failed or were refused, and below them what the log says of the reason. */
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
    // What is folded ends its line by itself.
    html: `<li>${[head, ...lines].join('<br>').replaceAll('</details><br>', '</details>')}</li>`,
    tells: reasons.flatMap(({ problem }) => problem ?? []),
  };
}

/** An error that no failing request explains. */
export function errorItem(problem: Problem, context: EvidenceContext): Item {
  const { count, severity, title, exception } = problem;
  const what = exception === null ? severity : 'exception';
  const head = `<b>${grouped(count)}× ${what}</b>, ${span(problem, context)}`;
  return { html: `<li>${head}<br>${message(title)}${stackOf(problem)}</li>`, tells: [problem] };
}

/** A model that no waiting will load. */
export function modelItem(failure: ModelFailure, context: EvidenceContext): Item {
  const { model, cause, count } = failure;
  const which = model === null ? 'a model' : code(model);
  const head = `<b>${grouped(count)}×</b> ${which}, ${span(failure, context)}`;
  return { html: `<li>${head}<br>${message(cause)}</li>`, tells: [] };
}

/** `13:07:05 to 13:07:23 UTC`; moments in microseconds. */
function span({ first, last }: { first: number; last: number }, { withDate }: EvidenceContext): string {
  const [start, end] = [moment(first / 1000, withDate), moment(last / 1000, withDate)];
  return start === end ? start : `${start.replace(' UTC', '')} to ${end}`;
}

/** Code wraps where the page ends, which a preformatted block does not; the end of a message is never cut off. */
function message(text: string): string {
  return code(cutInMiddle(text, longestMessage));
}

/** Where it happened and what led to it, folded: in view the innermost frame and the first cause. Empty: not known. */
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

/** `predict, yolov8.py:44`: of a path only its end tells. */
function place({ file, line, function: name }: Frame): string {
  const end = file.split(/[\\/]/).at(-1) ?? '';
  return `${name}, ${end}${line === null ? '' : `:${line}`}`;
}
