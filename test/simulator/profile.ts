// The service's habits that the API page does not describe: their default in the simulator, and the source of each.
import * as z from 'zod/mini';
import written from './profile.json' with { type: 'json' };

/** `documented`: a public page says so. `assumed`: we guess. `seen`: a live check measured it on the given date. */
const sources = ['assumed', 'documented', 'seen'] as const;

const word = z.string().check(z.minLength(1));
const seconds = z.number().check(z.nonnegative());
const refusal = z.strictObject({ status: z.int(), body: z.string() });
const severity = z.string().check(z.regex(/^[A-Z]+$/));

/** The value of every habit, by its name in profile.json. */
export const habitsSchema = z.strictObject({
  /** The words of `status`, from create to the end. `wordResuming` is the word for a resumed deployment until it is ready. */
  wordPending: word,
  wordReady: word,
  wordFailed: word,
  wordPaused: word,
  wordResuming: word,
  wordDeleting: word,
  wordDeleted: word,
  wordExpired: word,
  /** Status and body of refusals. `{name}`, `{type}`, `{types}` and `{email}` are replaced by what was sent. */
  refusalBadKey: refusal,
  refusalUnknownDeployment: refusal,
  refusalTakenName: refusal,
  refusalBadName: refusal,
  refusalUnknownType: refusal,
  refusalNoCapacity: refusal,
  refusalWrongEmail: refusal,
  refusalShortDuration: refusal,
  /** Null where no duration is too long. */
  refusalLongDuration: z.nullable(refusal),
  /** A duration below `shortest` or above `longest` is refused (null: none is too long), and always one of 0 or less. */
  shortestDurationHours: z.number().check(z.nonnegative()),
  longestDurationHours: z.nullable(z.number().check(z.positive())),
  /** Decimals to which an answer rounds `duration`; null for no rounding. */
  durationDecimals: z.nullable(z.int().check(z.nonnegative())),
  /** The suffix that is added to a taken subdomain: a regular expression of literals, one class and a count. */
  subdomainSuffix: z.string().check(z.regex(/^[\w-]*\[a-z0-9\]\{\d+\}$/)),
  /** Whether an answer has the `deployment_name` that was asked for, even where the subdomain got a suffix. */
  nameKeepsAsAsked: z.boolean(),
  /** What `/get` answers after a deletion: 404, or the deployment with `wordDeleted`. */
  afterDeletion: z.enum(['absent', 'deleted']),
  /** How long after `/delete` was accepted `/get` says `wordDeleting`, `/list` shows it, and its domain answers. */
  deletingSeconds: seconds,
  listLagsDeletionSeconds: seconds,
  domainLagsDeletionSeconds: seconds,
  /** How long after `/delete` was accepted the name can be used again. */
  nameFreeAfterSeconds: seconds,
  /** For how long reads do not show a write. */
  readLagsWriteSeconds: seconds,
  /** The most entries in one answer of `/get_log`, their order, and the form of the server's access lines. */
  logCap: z.int().check(z.positive()),
  logOrder: z.enum(['newest first', 'oldest first']),
  logForm: z.enum(['uvicorn', 'structured']),
  /**
   * The severities of access lines (stdout), of text on stderr, and of JSON lines. `by word` means the word with which
   * the text begins, and `own` the severity that the line states.
   */
  severityAccess: severity,
  severityStderr: z.union([z.literal('by word'), severity]),
  severityJson: z.union([z.literal('own'), severity]),
  /** Whether answers have a `Date`, and the names and values of their rate-limit headers. */
  headerDate: z.boolean(),
  headersRateLimit: z.record(z.string(), z.string()),
  /** How long a start, a pause and a resume take. A simulator is quicker, unless its options ask for these times. */
  readySeconds: seconds,
  pauseSeconds: seconds,
  resumeSeconds: seconds,
});

export type Habits = z.output<typeof habitsSchema>;
export type HabitName = keyof Habits;
export type Refusal = z.output<typeof refusal>;

/** A habit and its source. `seenOn` (YYYY-MM-DD) must be there with `seen`, and with no other source. */
const habit = z
  .strictObject({ value: z.unknown(), source: z.enum(sources), seenOn: z.optional(z.iso.date()) })
  .check(
    z.refine(({ source, seenOn }) => (source === 'seen') === (seenOn !== undefined), {
      error: 'seenOn goes with the source "seen", and with no other',
    }),
  );

/** The whole file. `habitsOf` reads its values. */
export const profileSchema = z.strictObject({
  version: z.literal(1),
  habits: z.record(z.keyof(habitsSchema), habit),
});

export type Profile = z.output<typeof profileSchema>;

/** The values of a profile without their sources. Throws a ZodError where one has a wrong type. */
export function habitsOf({ habits }: Profile): Habits {
  return habitsSchema.parse(
    Object.fromEntries(Object.entries(habits).map(([name, { value }]) => [name, value])),
  );
}

/** The content of profile.json. */
export const profile: Profile = profileSchema.parse(written);

/** The values of profile.json, which every simulator has unless others are given. */
export const habits: Habits = habitsOf(profile);

/** The habits with changes by name. Throws a ZodError where a name is unknown or a value has a wrong type. */
export function changedHabits(changes: unknown): Habits {
  return habitsSchema.parse({ ...habits, ...z.record(z.string(), z.unknown()).parse(changes) });
}
