// What the live check asks the service: one question for each habit of the profile, and what follows from another answer.
import type { HabitName } from '../simulator/profile.ts';

/**
 * Questions that are asked together, in this order. The middle three need the deployment that `start` makes.
 */
export const phaseNames = [
  'refusals',
  'start',
  'log',
  'pause',
  'deletion',
  'long durations',
  'short durations',
  'suffix',
] as const;

export type PhaseName = (typeof phaseNames)[number];

/**
 * `otherwise` says what a maintainer or user of the Action has to do when the answer is not the assumed one.
 */
export type Question = { phase: PhaseName; habit: HabitName; asks: string; otherwise: string };

/** The order is that of asking; a question's number is its place here, from 1. */
export const questions: readonly Question[] = [
  {
    phase: 'refusals',
    habit: 'refusalBadKey',
    asks: 'What is answered to a key that does not exist?',
    otherwise: 'Only 401 and 403 stop a start at once with "check the key" (src/api/errors.ts).',
  },
  {
    phase: 'refusals',
    habit: 'refusalUnknownDeployment',
    asks: 'What is answered to a name that does not exist?',
    otherwise: 'What `isAbsent` of src/api/client.ts does not know is a refusal, and a teardown tries on.',
  },
  {
    phase: 'refusals',
    habit: 'refusalBadName',
    asks: 'What is answered to a name of one letter?',
    otherwise: 'If it is accepted, the rule of the input "deployment-name" is stricter than the service.',
  },
  {
    phase: 'refusals',
    habit: 'refusalUnknownType',
    asks: 'What is answered to an unknown machine type?',
    otherwise: 'Only a refusal with a 4xx makes the Action try the next of "machine-type".',
  },
  {
    phase: 'refusals',
    habit: 'refusalWrongEmail',
    asks: 'What is answered to an e-mail address of nobody?',
    otherwise: 'The remedy that the Action prints for a refused "creator-email" has to fit the words.',
  },
  {
    phase: 'refusals',
    habit: 'refusalShortDuration',
    asks: 'What is answered to a duration of 0?',
    otherwise: 'If it is accepted, 0 may mean "for ever", which the input "duration" must go on refusing.',
  },
  {
    phase: 'start',
    habit: 'headerDate',
    asks: 'Do answers have a `Date`?',
    otherwise:
      'Without it the windows of the log are asked for by the clock of the runner, which may be wrong.',
  },
  {
    phase: 'start',
    habit: 'headersRateLimit',
    asks: 'Which headers tell of a rate limit?',
    otherwise: 'The Action honours `Retry-After` alone; headers that count down could spare it a 429.',
  },
  {
    phase: 'start',
    habit: 'durationDecimals',
    asks: 'To how many decimals does a `duration` come back?',
    otherwise:
      'A create whose answer was lost is known again by the decimals of its duration (src/deployment/ownership.ts).',
  },
  {
    phase: 'start',
    habit: 'readLagsWriteSeconds',
    asks: 'After how many seconds does `/get` see a create?',
    otherwise: 'A lost create is looked for in this time at least before it is called refused.',
  },
  {
    phase: 'start',
    habit: 'refusalTakenName',
    asks: 'What is answered to a name that is taken?',
    otherwise: '`if-exists` is decided by this refusal; with another status it is taken for a final no.',
  },
  {
    phase: 'start',
    habit: 'wordPending',
    asks: 'Which word stands for a deployment that starts?',
    otherwise:
      'An unknown word means "not yet" to the Action, unless src/deployment/statuses.ts takes it for another.',
  },
  {
    phase: 'start',
    habit: 'wordReady',
    asks: 'Which word stands for one that is ready?',
    otherwise:
      'Readiness is decided by the replicas; the word is shown, and must not be among those for other states.',
  },
  {
    phase: 'start',
    habit: 'readySeconds',
    asks: 'How many seconds does a start take?',
    otherwise: 'The default of "ready-timeout-minutes" has to leave room for it several times over.',
  },
  {
    phase: 'log',
    habit: 'logForm',
    asks: 'Which form do the lines for requests have in the log?',
    otherwise: 'The statistics of the summary read these lines (src/logs/statistics).',
  },
  {
    phase: 'log',
    habit: 'severityAccess',
    asks: 'Which severity do the lines for requests have?',
    otherwise: 'The summary counts entries from WARNING up as problems.',
  },
  {
    phase: 'log',
    habit: 'severityStderr',
    asks: 'Which severity do plain lines on stderr have?',
    otherwise: 'If harmless lines are ERROR, severities alone must not put problems into the summary.',
  },
  {
    phase: 'log',
    habit: 'severityJson',
    asks: 'Does a line of JSON keep its own severity?',
    otherwise: 'If not, the severity in the payload is the one to believe.',
  },
  {
    phase: 'log',
    habit: 'logOrder',
    asks: 'In which order does `/get_log` answer?',
    otherwise: 'Paging walks from the newest entry back (src/logs/paging.ts).',
  },
  {
    phase: 'log',
    habit: 'logCap',
    asks: 'How many entries does `/get_log` give at most?',
    otherwise: 'A page that is full up to this cap must be followed by another (src/logs/paging.ts).',
  },
  {
    phase: 'pause',
    habit: 'wordPaused',
    asks: 'Which word stands for a paused one?',
    otherwise:
      '`isPaused` of src/deployment/statuses.ts must know it, or `if-exists: reuse` does not resume.',
  },
  {
    phase: 'pause',
    habit: 'pauseSeconds',
    asks: 'How many seconds does a pause take?',
    otherwise: '`teardown: pause` waits for it within its budget (src/teardown/budgets.ts).',
  },
  {
    phase: 'pause',
    habit: 'wordResuming',
    asks: 'Which word stands for one that is being resumed?',
    otherwise: 'It must not be a word for a state that ends a start.',
  },
  {
    phase: 'pause',
    habit: 'resumeSeconds',
    asks: 'How many seconds does a resume take?',
    otherwise: '"ready-timeout-minutes" has to leave room for it, too.',
  },
  {
    phase: 'deletion',
    habit: 'wordDeleting',
    asks: 'Which word stands for one that is being deleted?',
    otherwise: '`isLeaving` of src/deployment/statuses.ts must know it, or it is deleted once more.',
  },
  {
    phase: 'deletion',
    habit: 'deletingSeconds',
    asks: 'How many seconds does `/get` show a deletion under way?',
    otherwise: 'The verification of a teardown waits for it within its budget (src/teardown/budgets.ts).',
  },
  {
    phase: 'deletion',
    habit: 'listLagsDeletionSeconds',
    asks: 'How many seconds after a delete does `/list` still show it?',
    otherwise: '`/list` is the proof that it is gone: the verification must have this long.',
  },
  {
    phase: 'deletion',
    habit: 'domainLagsDeletionSeconds',
    asks: 'How many seconds after a delete does its domain still answer?',
    otherwise: 'An endpoint that answers is no proof that its deployment lives.',
  },
  {
    phase: 'deletion',
    habit: 'afterDeletion',
    asks: 'What does `/get` say once it is gone?',
    otherwise: 'Both are understood; a third would leave a teardown without its proof.',
  },
  {
    phase: 'deletion',
    habit: 'wordDeleted',
    asks: 'Which word stands for a deleted one (`/list` with `show_deleted`)?',
    otherwise: '`isGone` of src/deployment/statuses.ts must know it.',
  },
  {
    phase: 'deletion',
    habit: 'nameFreeAfterSeconds',
    asks: 'After how many seconds can its name be used again?',
    otherwise: '`if-exists: replace` creates under the name that it has just deleted.',
  },
  {
    phase: 'long durations',
    habit: 'refusalLongDuration',
    asks: 'What is answered to a duration of eleven years?',
    otherwise: 'If it is refused, README should say so at the input "duration".',
  },
  {
    phase: 'long durations',
    habit: 'longestDurationHours',
    asks: 'Which is the longest duration that is taken?',
    otherwise: 'README should say so at the input "duration".',
  },
  {
    phase: 'short durations',
    habit: 'shortestDurationHours',
    asks: 'Below which duration is one refused?',
    otherwise: 'README should say so at the input "duration".',
  },
  {
    phase: 'short durations',
    habit: 'wordExpired',
    asks: 'Which word stands for an expired one?',
    otherwise: '`isGone` of src/deployment/statuses.ts must know it.',
  },
  {
    phase: 'suffix',
    habit: 'subdomainSuffix',
    asks: 'What is added to a subdomain that somebody else has?',
    otherwise: 'None: the Action takes the domain from the answer. Only the simulator has to follow.',
  },
  {
    phase: 'suffix',
    habit: 'nameKeepsAsAsked',
    asks: 'Does the name come back as asked for where the subdomain got a suffix?',
    otherwise: 'What was made is claimed under the answered name; outputs and the summary show that one.',
  },
];

/** Habits that nobody can provoke at will, and why. They stay as they are. */
export const notAsked: Readonly<Partial<Record<HabitName, string>>> = {
  wordFailed: 'a start cannot be made to fail',
  refusalNoCapacity: 'a want of capacity cannot be made',
};
