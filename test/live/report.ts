// Shows the answers as printed lines, and as a Markdown table of what has changed.
import { excerpt, logLines } from '../../src/text/sanitize.ts';
import { habitsOf, type Profile } from '../simulator/profile.ts';
import { type Answers, isAsAssumed, type LiveAnswer } from './answers.ts';
import { notAsked, type Question, questions } from './questions.ts';

/** The result of one question. */
export type Verdict = 'as assumed' | 'does not arise' | 'differs' | 'not answered';

export type Reported = {
  number: number;
  question: Question;
  assumed: string;
  /** The source of the assumption. */
  source: string;
  seen: string;
  verdict: Verdict;
};

/** Returns every question with its answer, in order. */
export function reported(answers: Answers, before: Profile): Reported[] {
  const habits = habitsOf(before);
  return questions.map((question, index) => {
    const { habit } = question;
    const answer = answers.get(habit);
    return {
      number: index + 1,
      question,
      assumed: shown(habits[habit]),
      source: before.habits[habit].source,
      seen: seenIn(answer),
      verdict: verdictOn(answer, (value) => isAsAssumed(habit, habits[habit], value)),
    };
  });
}

function verdictOn(answer: LiveAnswer, isAssumed: (value: LiveValue) => boolean): Verdict {
  if ('unanswered' in answer) return 'not answered';
  if ('doesNotArise' in answer) return 'does not arise';
  return isAssumed(answer.value) ? 'as assumed' : 'differs';
}

type LiveValue = Extract<LiveAnswer, { value: unknown }>['value'];

function seenIn(answer: LiveAnswer): string {
  if ('unanswered' in answer) return answer.unanswered;
  if ('doesNotArise' in answer) return answer.doesNotArise;
  return answer.note === undefined ? shown(answer.value) : `${shown(answer.value)} (${answer.note})`;
}

/** Returns one line without anything invisible, because the service's own words are foreign text. */
function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'status' in value && 'body' in value) {
    return excerpt(`${value.status} ${value.body}`, 200);
  }
  return typeof value === 'string' ? excerpt(value, 200) : JSON.stringify(value);
}

/** Returns everything, as lines for a terminal or a job's log. */
export function reportLines(all: readonly Reported[]): string[] {
  const lines = all.flatMap(({ number, question, assumed, source, seen, verdict }) => [
    `${String(number).padStart(2)}. ${question.asks}`,
    `    assumed      ${assumed} (${source})`,
    `    seen         ${seen}`,
    `    consequence  ${verdict === 'differs' ? question.otherwise : `none: ${verdict}`}`,
  ]);
  const silent = Object.entries(notAsked).map(([habit, reason]) => `Not asked: ${habit}, for ${reason}.`);
  return [...lines, ...silent].flatMap(logLines);
}

/** Returns what differs, for an issue, or an empty text when nothing does. */
export function changesPage(all: readonly Reported[], seenOn: string): string {
  const rows = all
    .filter(({ verdict }) => verdict === 'differs')
    .map(({ number, question, assumed, source, seen }) => {
      const cells = [`${number}. ${question.asks}`, `${assumed} (${source})`, seen, question.otherwise];
      return `| ${cells.map(cell).join(' | ')} |`;
    });
  if (rows.length === 0) return '';
  const lead = `On ${seenOn} the service answered differently from what \`test/simulator/profile.json\` says.`;
  const head = '| question | in the profile | seen | consequence |\n|---|---|---|---|';
  return `${lead}\n\n${head}\n${rows.join('\n')}\n`;
}

/**
 * Puts foreign words into a table cell as code, where they mention nobody and are neither HTML nor a link.
 */
function cell(text: string): string {
  const code = text.replaceAll('`', "'").replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
  return `\`${code}\``;
}
