// The log of a running deployment: its order, its cap, its forms and its severities.
import { type Deployment, type LogEntry, logEntriesSchema } from '../../../src/api/schemas.ts';
import { addressOf, lookUntil, type Session } from '../session.ts';

/** This is more than the assumed cap, so that a cap shows. */
const requests = 360;
const atOnce = 8;
const requestedPath = '/model/registry';
const modelPath = '/model/add';

/** Makes many requests to the endpoint, and reads what the log says of them. */
export async function askAboutLog(session: Session, deployment: Deployment): Promise<void> {
  await untilItAnswers(session, deployment);
  await askForAModel(session, deployment);
  // The server's first lines are read now, because they would be out of reach after many requests.
  const first = await untilComplete(session, deployment.name, modelPath);
  await makeRequests(session, deployment);
  const entries = await untilComplete(session, deployment.name, requestedPath);
  if (entries.length === 0) throw new Error('/get_log shows no entries after a minute');
  answerOrder(session, entries);
  answerForms(session, [...first, ...entries]);
  await answerCap(session, deployment.name, entries);
}

async function untilItAnswers(session: Session, deployment: Deployment) {
  const url = `${addressOf(session, deployment)}/info`;
  const up = await lookUntil(session, { forMs: 300_000, everyMs: 2_000 }, async () => {
    const reply = await session.service.visit(url);
    return 'status' in reply && reply.status === 200 ? reply : null;
  });
  if (up === null) throw new Error('its server did not answer within five minutes of being ready');
  session.say(`Its server answered ${up.seconds} s after it was ready.`);
}

/** Asks for a model that nobody has, so that the server logs in its own words that it is missing. */
async function askForAModel(session: Session, deployment: Deployment) {
  const url = addressOf(session, deployment) + modelPath;
  await session.service.visit(url, { asMember: true, json: { model_id: 'no-such-project/7' } });
}

async function makeRequests(session: Session, deployment: Deployment) {
  const url = addressOf(session, deployment) + requestedPath;
  for (let made = 0; made < requests; made += atOnce) {
    session.signal.throwIfAborted();
    await Promise.all(Array.from({ length: atOnce }, () => session.service.visit(url, { asMember: true })));
  }
}

/**
 * Reads until two answers have the same newest entry, for a minute at most, because entries may come late.
 */
async function untilComplete(session: Session, name: string, path: string): Promise<LogEntry[]> {
  let before: string | undefined;
  let entries: LogEntry[] = [];
  await lookUntil(session, { forMs: 60_000, everyMs: 5_000 }, async () => {
    entries = await readLog(session, name);
    const newest = newestRequest(entries, path);
    const isComplete = newest !== undefined && newest === before;
    before = newest;
    return isComplete ? entries : null;
  });
  return entries;
}

/** Returns the id of the latest entry about one of our requests, because the platform's own never end. */
function newestRequest(entries: readonly LogEntry[], path: string): string | undefined {
  const ours = entries.filter(({ payload }) => payload.includes(path));
  return ours.toSorted((a, b) => a.timestamp.localeCompare(b.timestamp)).at(-1)?.insertId;
}

async function readLog({ service, clock }: Session, name: string, toTimestamp?: string): Promise<LogEntry[]> {
  const { status, body } = await service.call('GET', '/get_log', {
    deployment_name: name,
    max_entries: 10_000,
    from_timestamp: new Date(clock.now() - 3_600_000).toISOString(),
    ...(toTimestamp === undefined ? {} : { to_timestamp: toTimestamp }),
  });
  if (status !== 200) throw new Error(`/get_log answered ${status} ${body.slice(0, 300)}`);
  return logEntriesSchema.parse(JSON.parse(body));
}

function answerOrder({ answers }: Session, entries: readonly LogEntry[]) {
  const times = entries.map(({ timestamp }) => timestamp);
  const rising = times.every((time, index) => index === 0 || time >= (times[index - 1] ?? ''));
  const falling = times.every((time, index) => index === 0 || time <= (times[index - 1] ?? ''));
  if (rising === falling)
    answers.miss('logOrder', rising ? 'all entries are of one time' : 'they are in no order');
  else answers.give('logOrder', falling ? 'newest first' : 'oldest first');
}

/** A cap leaves out entries, so there are older ones than the oldest that was given. */
async function answerCap(session: Session, name: string, entries: readonly LogEntry[]) {
  const oldest = entries.map(({ timestamp }) => timestamp).sort()[0];
  const known = new Set(entries.map(({ insertId }) => insertId));
  const older = (await readLog(session, name, oldest)).filter(({ insertId }) => !known.has(insertId));
  if (older.length > 0) session.answers.give('logCap', entries.length);
  else
    session.answers.give(
      'logCap',
      entries.length,
      'at least: all entries that there were came in one answer',
    );
}

type Line = {
  kind: 'uvicorn' | 'json request' | 'json' | 'plain';
  severity: string;
  ownSeverity?: string;
  word?: string;
};

function answerForms({ answers }: Session, entries: readonly LogEntry[]) {
  const lines = entries.map(lineOf);
  const of = (...kinds: Line['kind'][]) => lines.filter(({ kind }) => kinds.includes(kind));
  const [uvicorn, jsonRequests] = [of('uvicorn'), of('json request')];
  const inJson = of('json', 'json request');
  if (uvicorn.length + jsonRequests.length === 0) {
    answers.miss('logForm', 'no line tells of a request');
    answers.miss('severityAccess', 'no line tells of a request');
  } else {
    const isUvicorn = uvicorn.length >= jsonRequests.length;
    answers.give('logForm', isUvicorn ? 'uvicorn' : 'structured');
    answers.give('severityAccess', mostCommon(isUvicorn ? uvicorn : jsonRequests));
  }
  if (of('plain').length === 0)
    answers.waive('severityStderr', 'there are no plain lines but those for requests');
  else answerPlain(answers, of('plain'));
  if (inJson.length === 0) answers.waive('severityJson', 'no line is JSON');
  else {
    const isOwn = inJson.every(({ severity, ownSeverity }) => ownSeverity === severity);
    answers.give('severityJson', isOwn ? 'own' : mostCommon(inJson));
  }
}

/** The severities of lines without a word of their own, where severities follow the word. */
const wordless = ['INFO', 'DEFAULT'];

function answerPlain(answers: Session['answers'], plain: readonly Line[]) {
  const isByWord = plain.every(({ severity, word }) =>
    word === undefined ? wordless.includes(severity) : word === severity,
  );
  const severities = new Set(plain.map(({ severity }) => severity));
  const isOne = isByWord && severities.size === 1;
  const note = isOne ? `all of these ${plain.length} lines are ${[...severities].join()}` : undefined;
  answers.give('severityStderr', isByWord ? 'by word' : mostCommon(plain), note);
}

function lineOf({ payload, severity }: LogEntry): Line {
  const json = jsonObject(payload);
  if (json !== null) {
    const isRequest = 'status_code' in json && 'path' in json;
    const ownSeverity = String(Reflect.get(json, 'severity')).toUpperCase();
    return { kind: isRequest ? 'json request' : 'json', severity, ownSeverity };
  }
  if (/"[A-Z]+ \S+ HTTP\/[\d.]+" \d{3}/.test(payload)) return { kind: 'uvicorn', severity };
  const word = /^(DEBUG|INFO|WARNING|ERROR|CRITICAL):/.exec(payload)?.[1];
  return { kind: 'plain', severity, ...(word === undefined ? {} : { word }) };
}

function jsonObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

function mostCommon(lines: readonly Line[]): string {
  const counts = new Map<string, number>();
  for (const { severity } of lines) counts.set(severity, (counts.get(severity) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}
