// The service's habits where its page is silent: what the simulator does by default, and where each is known from.
import * as z from 'zod/mini';
import written from './profile.json' with { type: 'json' };

/** `documented`: on a public page. `assumed`: our guess. `seen`: measured by a live check, on the date beside it. */
const sources = ['assumed', 'documented', 'seen'] as const;

const word = z.string().check(z.minLength(1));
const seconds = z.number().check(z.nonnegative());
const refusal = z.strictObject({ status: z.int(), body: z.string() });
const severity = z.string().check(z.regex(/^[A-Z]+$/));

/** Every habit's value, by its name in profile.json. */
export const habitsSchema = z.strictObject({
  /** The words of `status`, from create to the end; `wordResuming` is what a resumed one is until it is ready. */
  wordPending: word,
  wordReady: word,
  wordFailed: word,
  wordPaused: word,
  wordResuming: word,
  wordDeleting: word,
  wordDeleted: word,
  wordExpired: word,
  /** Status and body of what is refused; `{name}`, `{type}`, `{types}` and `{email}` stand for what was sent. */
  refusalBadKey: refusal,
  refusalUnknownDeployment: refusal,
  refusalTakenName: refusal,
  refusalBadName: refusal,
  refusalUnknownType: refusal,
  refusalNoCapacity: refusal,
  refusalWrongEmail: refusal,
  refusalShortDuration: refusal,
  /** Null: no duration is too long. */
  refusalLongDuration: z.nullable(refusal),
  /** A duration of 0 or less is always refused; so is one below this, and above `longest` (null: none is). */
  shortestDurationHours: z.number().check(z.nonnegative()),
  longestDurationHours: z.nullable(z.number().check(z.positive())),
  /** Decimals to which `duration` comes back; null: as it was sent. */
  durationDecimals: z.nullable(z.int().check(z.nonnegative())),
  /** What a taken subdomain is followed by: a regular expression of literals, one class and a count. */
  subdomainSuffix: z.string().check(z.regex(/^[\w-]*\[a-z0-9\]\{\d+\}$/)),
  /** Whether `deployment_name` comes back as it was asked for even where the subdomain got a suffix. */
  nameKeepsAsAsked: z.boolean(),
  /** What `/get` says once a deletion is over: 404, or the deployment with `wordDeleted`. */
  afterDeletion: z.enum(['absent', 'deleted']),
  /** From a taken `/delete` on: how long `/get` says `wordDeleting`, `/list` shows it, and its domain answers. */
  deletingSeconds: seconds,
  listLagsDeletionSeconds: seconds,
  domainLagsDeletionSeconds: seconds,
  /** How long after a taken `/delete` its name can be used again. */
  nameFreeAfterSeconds: seconds,
  /** How long reads do not see a write. */
  readLagsWriteSeconds: seconds,
  /** The most entries in one answer of `/get_log`, their order, and the form of the server's access lines. */
  logCap: z.int().check(z.positive()),
  logOrder: z.enum(['newest first', 'oldest first']),
  logForm: z.enum(['uvicorn', 'structured']),
  /**
   * Severities: of access lines (stdout); of text on stderr, `by word` being that of the word it begins with; of JSON
   * lines, `own` being the line's own.
   */
  severityAccess: severity,
  severityStderr: z.union([z.literal('by word'), severity]),
  severityJson: z.union([z.literal('own'), severity]),
  /** Whether answers have a `Date`, and what else they have: names and values of rate-limit headers. */
  headerDate: z.boolean(),
  headersRateLimit: z.record(z.string(), z.string()),
  /** How long things take; a simulator is quicker unless it is told to be as slow. */
  readySeconds: seconds,
  pauseSeconds: seconds,
  resumeSeconds: seconds,
});

export type Habits = z.output<typeof habitsSchema>;
export type HabitName = keyof Habits;
export type Refusal = z.output<typeof refusal>;

/** A habit, and where it is known from; `seenOn` (YYYY-MM-DD) goes with `seen`, and with nothing else. */
const habit = z
  .strictObject({ value: z.unknown(), source: z.enum(sources), seenOn: z.optional(z.iso.date()) })
  .check(
    z.refine(({ source, seenOn }) => (source === 'seen') === (seenOn !== undefined), {
      error: 'seenOn goes with the source "seen", and with no other',
    }),
  );

/** The whole file. Its values are what `habitsOf` reads. */
export const profileSchema = z.strictObject({
  version: z.literal(1),
  habits: z.record(z.keyof(habitsSchema), habit),
});

export type Profile = z.output<typeof profileSchema>;

/** The values of a profile, without their sources. Throws a ZodError where one is of a wrong kind. */
export function habitsOf({ habits }: Profile): Habits {
  return habitsSchema.parse(
    Object.fromEntries(Object.entries(habits).map(([name, { value }]) => [name, value])),
  );
}

/** What profile.json says. */
export const profile: Profile = profileSchema.parse(written);

/** The values of profile.json: the habits of every simulator that is told no others. */
export const habits: Habits = habitsOf(profile);

/** The habits with changes, by name. Throws a ZodError where one is unknown or of a wrong kind. */
export function changedHabits(changes: unknown): Habits {
  return habitsSchema.parse({ ...habits, ...z.record(z.string(), z.unknown()).parse(changes) });
}
