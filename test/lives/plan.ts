// What a life is: the jobs, and the list of everything that goes wrong in it. Plain data, so that parts can be left out.

/** Which process of the run: `main` and `post` of a job, or a companion. */
export type Step = 'main' | 'post' | 'stop' | 'sweep' | 'logs';

/** One job of the run. Times are ms; `startMs` counts from the beginning of the life. */
export type JobPlan = {
  startMs: number;
  /** How long the steps after main take. */
  useMs: number;
  /** Under `background: true` post begins 7.5 s after a cancel, whether main has ended or not. */
  background: boolean;
  /** How those end, if nothing else ends the job. */
  result: 'success' | 'failure';
  inputs: Readonly<Record<string, string>>;
};

/** When the logs Action runs (ms from the beginning of the life), with which inputs, and when it is cancelled after that. */
export type LogsPlan = {
  atMs: number;
  format: 'text' | 'ndjson';
  sinceMinutes: number;
  cancelMs: number | null;
};

export type Plan = {
  seed: number;
  runId: number;
  jobs: readonly JobPlan[];
  /** A job at the end with the stop Action. */
  stop: boolean;
  /** A later run of the sweep Action. */
  sweep: boolean;
  /** A job with the logs Action, meanwhile; null: none. */
  logs: LogsPlan | null;
  troubles: readonly Trouble[];
  /** How the inputs say where the service is. */
  place: Place;
};

/** By its address, or by the region, which may be left out for `us`. */
export type Place = 'address' | 'us' | 'eu' | 'default';

/** The words and habits of the service for all of a life; each trouble of kind `habit` replaces one. */
export type Habits = {
  /** Milliseconds by which `/get` and `/get_log` lag behind writes. */
  lagMs: number;
  /** The same for `/list`, which else tells the truth. */
  listLagMs: number;
  /** How many entries `/list` shows at most, older ones first. */
  listMost: number;
  /** `/list` shows each entry twice. */
  listsTwice: boolean;
  /** Names are shown in capitals, whatever was asked for, and found in either. */
  isUpperCase: boolean;
  readyWord: string;
  rounds: 'exact' | 'tenth' | 'whole' | 'clamped' | 'default';
  /** Answers with a name of its own making. */
  renames: boolean;
  pendingWord: string;
  leavingWord: string;
  /** How a deployment is shown once it is gone; empty: not at all. */
  goneWord: string;
  pausedWord: string;
  /** Milliseconds from a delete that was taken to the end. */
  deletionMs: number;
  /** Milliseconds after the create in which a delete is refused. */
  provisioningMs: number;
  provisioningStatus: number;
  nulls: readonly string[];
  /** Fields that only the entries of `/list` lack. */
  listNulls: readonly string[];
  /** Deletes lag as reads do: one of what is not shown yet is answered 200 and comes to nothing. */
  isDeaf: boolean;
  /** The field in which the key is echoed; empty: nowhere. */
  keyIn: string;
  skewMs: number;
  wrapsList: boolean;
  /** How a gateway compresses answers unasked; empty: not at all. */
  zip: '' | 'gzip' | 'deflate' | 'br';
  /** Milliseconds from create to ready. */
  readyMs: number;
  /** Milliseconds from replicas to an endpoint that answers. */
  endpointMs: number;
  /** How many good answers the endpoint gives before it is away again for a while. */
  flapsAfter: number;
  /** What the endpoint answers to `/healthz` for ever; 200: itself. */
  healthzStatus: number;
  refusesModels: boolean;
  /** What becomes of the first machine type; the others are well. */
  firstType: 'well' | 'refused' | 'fails' | 'never ready';
  /** No machine type is to be had before this moment (ms from the beginning of the life), and what is answered. */
  fullMs: number;
  fullStatus: number;
  takenWord: string;
  /** So many deletes are taken and forgotten. */
  forgottenDeletes: number;
  /** So many deletes are taken, shown, and undone after so many milliseconds. */
  undoneDeletes: number;
  undoneMs: number;
  /** MiB of one page of the log; 0: what its lines need. */
  pageMiB: number;
  /** Log lines, some of which may hold the key. */
  logLines: number;
  /** Milliseconds from one line to the next. */
  logEveryMs: number;
  keyInLog: boolean;
};

/** What an exchange suffers. `late` takes effect after the answer; `slow` before it, but long after the request. */
export type Suffering =
  | { what: 'answer'; status: number; body: string; retryAfter: number | null }
  | { what: 'unanswered'; how: 'reset' | 'hang' | 'refused' }
  | { what: 'misanswered'; status: number; body: string }
  | { what: 'lost'; how: 'reset' | 'hang' | 'gateway'; afterMs: number }
  | { what: 'slow'; ms: number }
  | { what: 'twice' }
  | { what: 'cut' };

/** Which exchanges of which step: `times` of them from the `nth` on (from 1), or all in a stretch of its time. */
export type When = { nth: number; times: number } | { fromMs: number; forMs: number };

export type Trouble =
  | { kind: 'habit'; habit: Partial<Habits> }
  | { kind: 'fault'; step: Step; path: string; when: When; suffering: Suffering }
  | { kind: 'kill'; job: number; at: { moment: number } | { ms: number } }
  | { kind: 'cancel'; job: number; during: 'main' | 'use'; atMs: number }
  | { kind: 'disk'; step: Step; what: 'saveState' | 'output' | 'summarize' | 'file'; from: number }
  | { kind: 'proxy'; value: string }
  | { kind: 'no key'; from: 'main' | 'post' | 'companion'; onMissingKey: 'fail' | 'skip' }
  /** Post gets the key of another workspace. */
  | { kind: 'other key' }
  /** The runner of the job reaches no endpoint. */
  | { kind: 'cut off'; job: number; how: 'reset' | 'hang' | 'refused' }
  | { kind: 'moved'; region: 'us' | 'eu' }
  | { kind: 'clock'; step: Step; aheadMs: number }
  | { kind: 'namesake'; hours: number }
  | { kind: 'forged'; apiUrl: string; isUnopposed: boolean }
  | { kind: 'lost runner'; job: number }
  | { kind: 'usurped'; atMs: number }
  | { kind: 'foreign'; name: string; bornMs: number; paused: boolean; nulls: readonly string[] }
  | { kind: 'github'; how: 'blind' }
  | { kind: 're-run'; afterMs: number };
