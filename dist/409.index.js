export const id = 409;
export const ids = [409];
export const modules = {

/***/ 1738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SR: () => (/* binding */ runIdOf),
/* harmony export */   Xb: () => (/* binding */ runScopedName),
/* harmony export */   Zu: () => (/* binding */ generateName),
/* harmony export */   _u: () => (/* binding */ namePattern)
/* harmony export */ });
/** What the service accepts: 5 to 15 characters, `a-z 0-9 -`, first a letter. */
const namePattern = /^[a-z][a-z0-9-]{4,14}$/;
const longest = 15;
const leastRandom = 2;
/**
 * A name for one step: `ci-<run id, base 36>-<random>`, always 15 characters, so that matrix legs, re-runs and two uses
 * in a job differ. Throws RangeError for a run id that leaves no room for chance (above 36^9).
 */
function generateName(runId, random) {
    const prefix = `ci-${runId.toString(36)}-`;
    const room = longest - prefix.length;
    if (room < leastRandom)
        throw new RangeError(`run id ${runId} is too long for a name of ${longest} characters`);
    const tail = Array.from({ length: room }, () => Math.floor(random() * 36).toString(36));
    return prefix + tail.join('');
}
/** The name that all jobs of a workflow run share (`scope: run`); padded to the 5 characters the service asks for. */
function runScopedName(runId) {
    return `ci-${runId.toString(36).padStart(2, '0')}`;
}
/** The run id a generated name carries, or null for a name that this Action would not have made. */
function runIdOf(name) {
    const match = /^ci-([0-9a-z]{1,10})(-[0-9a-z]+)?$/.exec(name);
    if (!match?.[1])
        return null;
    const runId = Number.parseInt(match[1], 36);
    const isOurs = match[2] === undefined ? name === runScopedName(runId) : isStepName(name, runId);
    return isOurs && runId > 0 ? runId : null;
}
function isStepName(name, runId) {
    return name.length === longest && name.startsWith(`ci-${runId.toString(36)}-`);
}


/***/ }),

/***/ 8589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ collectLog)
});

// EXTERNAL MODULE: ./build/logs/gaps.js
var gaps = __webpack_require__(381);
// EXTERNAL MODULE: ./build/text/error-message.js
var error_message = __webpack_require__(1898);
// EXTERNAL MODULE: ./build/logs/timestamps.js
var timestamps = __webpack_require__(4313);
;// CONCATENATED MODULE: ./build/logs/window.js

/** Reads an answer to "entries up to the end of `window`" and moves the window's end down to the oldest of them. */
function readAnswer(window, answer, { full, lastTry }) {
    const entries = withMoments(answer, window);
    const { hi, lo, delivered } = window;
    // The end is inclusive or exclusive, of microseconds or coarser: nobody says. The last entry that was delivered has
    // to come again, or there may be a gap between the two answers.
    const overlaps = delivered.size === 0 ||
        entries.some(({ entry, micros }) => micros === hi && delivered.has(entry.insertId));
    const reading = { fresh: [], length: entries.length, span: 0 };
    if (!overlaps && !lastTry)
        return { ...reading, progress: 'coarse' };
    reading.fresh = onlyNew(window, entries);
    const oldest = entries.reduce((least, entry) => Math.min(least, entry.micros), Number.POSITIVE_INFINITY);
    if (oldest < hi) {
        reading.span = Math.min(hi, entries[0]?.micros ?? hi) - oldest;
        window.hi = oldest;
        window.delivered = new Set();
    }
    for (const { entry, micros } of entries)
        if (micros === window.hi)
            window.delivered.add(entry.insertId);
    if (entries.length === 0 || oldest <= lo)
        return { ...reading, progress: 'done' };
    if (reading.fresh.length > 0)
        return { ...reading, progress: 'more' };
    return { ...reading, progress: entries.length >= full ? 'stuck' : 'done' };
}
function onlyNew({ lo, hi, delivered }, entries) {
    const here = new Set();
    return entries.filter(({ entry: { insertId }, micros }) => {
        if (micros <= lo || micros > hi || (micros === hi && delivered.has(insertId)) || here.has(insertId))
            return false;
        here.add(insertId);
        return true;
    });
}
/** An entry whose time cannot be read gets that of its neighbour: it must not get lost. */
function withMoments(answer, { lo, hi }) {
    let previous = null;
    return answer.map((entry) => {
        previous =
            (0,timestamps/* parseMicros */.l)(entry.timestamp) ?? previous ?? firstMoment(answer) ?? (Number.isFinite(hi) ? hi : lo + 1);
        return { entry, micros: previous };
    });
}
function firstMoment(answer) {
    for (const { timestamp } of answer) {
        const micros = (0,timestamps/* parseMicros */.l)(timestamp);
        if (micros !== null)
            return micros;
    }
    return null;
}
/** Each part reaches back so many times further than the one before, at most. */
const steepest = 3;
/**
 * Gives all of `window` but its newest part away, as `parts - 1` windows, each reaching back by the same factor further
 * than the one before, beginning with `span` (microseconds). Logs are dense somewhere and silent elsewhere: so the
 * windows are small where entries are known to be, and the silence is found out about in one answer.
 */
function splitOff(window, parts, span) {
    const { lo, hi } = window;
    const factor = Math.min(steepest, ((hi - lo) / span) ** (1 / parts));
    const bounds = Array.from({ length: parts - 1 }, (_, i) => hi - Math.ceil(span * factor ** (i + 1)));
    window.lo = bounds[0] ?? lo;
    return bounds.map((end, i) => ({ lo: bounds[i + 1] ?? lo, hi: end, delivered: new Set(), skipped: 0 }));
}

;// CONCATENATED MODULE: ./build/logs/paging.js



/** The first request reaches back this far (ms), so that no clock of ours, however wrong, hides the log. */
const wrongClockMs = 24 * 3_600_000;
/** A `Date` header counts whole seconds and is some time under way (ms). */
const dateToleranceMs = 2_000;
/** How much later than wanted the end of a window may have to be asked for (microseconds): see readAnswer. */
const margins = [0, 1, 1_000, 1_000_000];
const lastMargin = margins.length - 1;
/** Tried where one moment fills a whole answer; Cloud Logging itself gives up to 1,000. */
const largerAnswers = [1_000, 10_000];
/** A collection that has not asked yet. */
function createPaging(options) {
    return {
        ...options,
        requests: 0,
        serviceAhead: null,
        lowest: Math.floor((options.from - wrongClockMs) * 1000),
        margin: 0,
        overlapProven: false,
        longest: 1,
    };
}
/** The window of everything. */
function wholeWindow({ lowest }) {
    return { lo: lowest - 1, hi: Number.POSITIVE_INFINITY, delivered: new Set(), skipped: 0 };
}
/** The next answer to `window`, read into it; or why there is none, with the stretch left. Never rejects. */
async function nextAnswer(paging, window) {
    for (let attempt = paging.margin;; attempt = Math.max(attempt + 1, paging.margin)) {
        const answer = await request(paging, window, { later: margins[attempt] ?? 0, most: paging.maxEntries });
        if ('reason' in answer)
            return { ...answer, ...stretch(paging, window) };
        paging.longest = Math.max(paging.longest, answer.entries.length);
        const tellsOverlap = window.delivered.size > 0;
        const lastTry = attempt >= lastMargin;
        const reading = readAnswer(window, answer.entries, { full: paging.longest, lastTry });
        if (reading.progress === 'coarse')
            continue;
        if (tellsOverlap) {
            paging.overlapProven = true;
            if (!lastTry)
                paging.margin = attempt;
        }
        return reading.progress === 'stuck' ? largerAnswer(paging, window, reading) : reading;
    }
}
/**
 * Moves the end of `window` below a moment that has more entries than an answer holds; further each time that this does
 * not help, for there are services that take no notice of the end they are asked for. Returns the stretch
 * (microseconds) that may have more entries: where the service rounds times, the neighbourhood, too.
 */
function skipMoment({ margin }, window) {
    const to = window.hi;
    const later = margins[margin] ?? 0;
    const distance = Math.max(1, later, 1_000 ** window.skipped);
    window.hi -= distance;
    window.delivered = new Set();
    window.skipped += 1;
    return {
        from: Math.max(window.lo + 1, distance === 1 && later === 0 ? to : to - Math.max(1_000, distance)),
        to,
    };
}
/** One moment fills a whole answer: perhaps the service gives more at a time than is asked for as a rule. */
async function largerAnswer(paging, window, stuck) {
    if (stuck.length < paging.maxEntries)
        return stuck;
    for (const most of largerAnswers.filter((number) => number > paging.maxEntries)) {
        const answer = await request(paging, window, { later: margins[paging.margin] ?? 0, most });
        if ('reason' in answer || answer.entries.length <= stuck.length)
            return stuck;
        const reading = readAnswer(window, answer.entries, { full: most, lastTry: true });
        if (reading.progress !== 'stuck')
            return reading;
    }
    return stuck;
}
async function request(paging, window, { later, most }) {
    const { clock, deadline, halt } = paging;
    const stopped = () => ({ reason: clock.now() >= deadline ? 'time' : 'aborted', detail: null });
    if (halt.aborted || clock.now() >= deadline)
        return stopped();
    const query = { fromTimestamp: (0,timestamps/* formatMicros */.t)(paging.lowest), maxEntries: most };
    if (Number.isFinite(window.hi))
        query.toTimestamp = (0,timestamps/* formatMicros */.t)(window.hi + later);
    paging.requests += 1;
    try {
        const answer = await unlessAborted(paging.fetchLog(query, halt), halt);
        learnTime(paging, window, answer.serviceTime);
        return answer;
    }
    catch (error) {
        if (halt.aborted)
            return stopped();
        return { reason: 'failed', detail: (0,error_message/* messageOf */.b)(error) };
    }
}
/** The first answer tells the service's time; what is older than `from` by that clock does not concern us. */
function learnTime(paging, window, serviceTime) {
    if (paging.serviceAhead !== null)
        return;
    paging.serviceAhead = serviceTime === null ? 0 : serviceTime - paging.clock.now();
    paging.lowest = Math.floor((paging.from + paging.serviceAhead - dateToleranceMs) * 1000);
    window.lo = paging.lowest - 1;
}
function stretch({ from, clock, serviceAhead }, { lo, hi }) {
    const ahead = serviceAhead ?? 0;
    const to = Number.isFinite(hi) ? hi : Math.floor((clock.now() + ahead) * 1000);
    return { from: Math.min(to, Math.max(lo + 1, Math.floor((from + ahead) * 1000))), to };
}
/** The promise, or a rejection as soon as `signal` aborts, even if whoever made the promise does not care. */
function unlessAborted(promise, signal) {
    return new Promise((resolve, reject) => {
        const abort = () => reject(signal.reason);
        if (signal.aborted)
            abort();
        signal.addEventListener('abort', abort, { once: true });
        promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    });
}

;// CONCATENATED MODULE: ./build/logs/collect.js



/** Answers shorter than this are not worth sharing the rest of their window. */
const worthSharing = 20;
/**
 * Collects everything from `from` on. Memory does not grow with the log: entries go to the sink. What the service does
 * or fails to do ends up in `leftOut`; rejects only if the sink does.
 */
async function collectLog(options) {
    const { sink, signal, concurrency = 6, maxEntries = 300 } = options;
    const broken = new AbortController();
    const halt = signal ? AbortSignal.any([signal, broken.signal]) : broken.signal;
    const paging = createPaging({ ...options, maxEntries, halt });
    const session = {
        paging,
        sink,
        idle: concurrency - 1,
        entries: 0,
        oldest: Number.POSITIVE_INFINITY,
        bursts: [],
        leftOut: [],
        broken,
    };
    await collectWindow(session, wholeWindow(paging));
    if (broken.signal.aborted)
        throw broken.signal.reason;
    const leftOut = (0,gaps/* joinLeftOut */.K)([...session.leftOut, ...cutOffBursts(session)]);
    return {
        entries: session.entries,
        requests: paging.requests,
        serviceAhead: paging.serviceAhead ?? 0,
        leftOut,
    };
}
/** A shorter answer than asked for, with nothing older anywhere, was the end of the log rather than a limit. */
function cutOffBursts({ bursts, oldest, paging }) {
    return bursts
        .filter(({ from, length }) => length >= paging.maxEntries || oldest < from)
        .map(({ from, to }) => ({ from, to, reason: 'burst', detail: null }));
}
/** Reads a window down to its start, giving parts of it away while others are idle. Never rejects. */
async function collectWindow(session, window) {
    const shared = [];
    try {
        for (;;) {
            const reading = await nextAnswer(session.paging, window);
            if ('reason' in reading)
                session.leftOut.push(reading);
            if ('reason' in reading || !(await takeIn(session, window, reading)))
                break;
            for (const part of share(session, window, reading))
                shared.push(collectWindow(session, part));
        }
    }
    catch (error) {
        session.broken.abort(error);
    }
    session.idle += 1;
    await Promise.all(shared);
}
/** Delivers what is new in an answer. Returns whether the window has more. */
async function takeIn(session, window, reading) {
    const { fresh, progress, length } = reading;
    if (fresh.length > 0) {
        session.entries += fresh.length;
        window.skipped = 0;
        session.oldest = Math.min(session.oldest, fresh.at(-1)?.micros ?? Number.POSITIVE_INFINITY);
        await session.sink(fresh);
    }
    if (progress === 'stuck') {
        session.bursts.push({ ...skipMoment(session.paging, window), length });
    }
    return progress !== 'done' && window.hi > window.lo;
}
/** Parts for those who are idle: no more than answers seem to be left, by how much time the last one spanned. */
function share(session, window, { fresh, length, span }) {
    const { idle, paging } = session;
    if (idle === 0 || length < worthSharing || fresh.length === 0 || !paging.overlapProven)
        return [];
    const answersLeft = Math.floor((window.hi - window.lo) / Math.max(1, span));
    const parts = Math.min(idle + 1, answersLeft);
    if (parts < 2)
        return [];
    session.idle -= parts - 1;
    return splitOff(window, parts, Math.max(1, span));
}


/***/ }),

/***/ 381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ leftOutReasons),
/* harmony export */   K: () => (/* binding */ joinLeftOut)
/* harmony export */ });
// What of a log is not, or perhaps not wholly, collected, and why.
/** The reasons in words. */
const leftOutReasons = {
    time: 'the time for reading the log was up',
    aborted: 'the step was told to stop',
    failed: 'the service did not answer',
    burst: 'the service gives no more entries of one moment; there may be more than are counted here',
};
/** Sorted by time, with neighbours of one reason made one. */
function joinLeftOut(windows) {
    const joined = [];
    for (const window of [...windows].sort((one, other) => one.from - other.from)) {
        const last = joined.at(-1);
        if (last?.reason === window.reason && last.detail === window.detail && window.from <= last.to + 1) {
            last.to = Math.max(last.to, window.to);
        }
        else {
            joined.push({ ...window });
        }
    }
    return joined;
}


/***/ }),

/***/ 4397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IQ: () => (/* binding */ rankOf),
/* harmony export */   Zw: () => (/* binding */ problemOf),
/* harmony export */   xJ: () => (/* binding */ severityOf)
/* harmony export */ });
/** Google Cloud's scale, which the service hands on, and the words of other loggers for the same. */
const ranks = {
    DEFAULT: 0,
    TRACE: 100,
    DEBUG: 100,
    INFO: 200,
    NOTICE: 300,
    WARN: 400,
    WARNING: 400,
    ERR: 500,
    ERROR: 500,
    EXCEPTION: 500,
    FATAL: 600,
    CRITICAL: 600,
    ALERT: 700,
    EMERGENCY: 800,
};
const warningRank = 400;
const errorRank = 500;
/** The rank of a severity, 0 to 800; 0 for a word nobody documented. */
function rankOf(severity) {
    return ranks[severity.toUpperCase()] ?? 0;
}
/** `error` from ERROR on, `warning` for WARNING, null below. */
function problemOf(severity) {
    const rank = rankOf(severity);
    if (rank >= errorRank)
        return 'error';
    return rank >= warningRank ? 'warning' : null;
}
/** What a text itself says: the word it begins with (uvicorn, logging, loguru), or the level of a JSON object. */
const firstWord = /^\[?(DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL)\b\]?\s*[:|\]-]/i;
const jsonLevel = /^\{.{0,200}?"(?:level|severity|levelname|log_level)"\s*:\s*"(\w{3,9})"/is;
/**
 * The severity of an entry, one word of capitals; where the service only knows DEFAULT, the word that the text itself
 * begins with.
 */
function severityOf({ severity, payload }) {
    if (severity !== 'DEFAULT')
        return /^[A-Z0-9_-]{1,20}$/.test(severity) ? severity : 'OTHER';
    const head = payload.slice(0, 2_000);
    if (head.startsWith('Traceback (most recent call last)'))
        return 'ERROR';
    const own = firstWord.exec(head) ?? jsonLevel.exec(head);
    const word = own?.[1]?.toUpperCase() ?? '';
    return rankOf(word) > 0 ? word : severity;
}


/***/ }),

/***/ 4313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ parseMicros),
/* harmony export */   t: () => (/* binding */ formatMicros)
/* harmony export */ });
// Moments of log entries, in whole microseconds since the epoch: a Date would drop what tells two entries apart.
const isoForm = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,](\d{1,12}))?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
/** Microseconds since the epoch of an ISO 8601 time; without a zone it is UTC. Null where it is none. */
function parseMicros(timestamp) {
    const micros = timestamp.length === 32 && timestamp.endsWith('+00:00') ? parseOwnForm(timestamp) : Number.NaN;
    return Number.isNaN(micros) ? parseAnyForm(timestamp) : micros;
}
/** The form that the service writes, read without any intermediate text: every entry of a log passes here. */
function parseOwnForm(timestamp) {
    const number = (start, end) => {
        let value = 0;
        for (let i = start; i < end; i += 1) {
            const digit = timestamp.charCodeAt(i) - 48;
            if (digit < 0 || digit > 9)
                return Number.NaN;
            value = value * 10 + digit;
        }
        return value;
    };
    const day = Date.UTC(number(0, 4), number(5, 7) - 1, number(8, 10));
    return ((day / 1000 + number(11, 13) * 3600 + number(14, 16) * 60 + number(17, 19)) * 1_000_000 + number(20, 26));
}
function parseAnyForm(timestamp) {
    const parts = isoForm.exec(timestamp);
    if (parts === null)
        return null;
    const [, date = '', time = '', fraction = '', zone = 'Z'] = parts;
    const ms = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
    if (Number.isNaN(ms))
        return null;
    return (ms - zoneMs(zone)) * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}
function zoneMs(zone) {
    if (zone.toUpperCase() === 'Z')
        return 0;
    const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
    const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
    return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
/** The same moment as the service itself writes it: `2025-01-22T13:22:14.209436+00:00`. */
function formatMicros(micros) {
    const ms = Math.floor(micros / 1000);
    const rest = String(micros - ms * 1000).padStart(3, '0');
    return new Date(ms).toISOString().replace('Z', `${rest}+00:00`);
}


/***/ }),

/***/ 8409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  saveLog: () => (/* binding */ saveLog)
});

// UNUSED EXPORTS: logsOutputNames

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/deployment/names.js
var names = __webpack_require__(1738);
// EXTERNAL MODULE: ./build/text/sanitize.js + 1 modules
var sanitize = __webpack_require__(471);
// EXTERNAL MODULE: ./build/logs/collect.js + 2 modules
var collect = __webpack_require__(8589);
// EXTERNAL MODULE: ./build/logs/statistics/severity.js
var statistics_severity = __webpack_require__(4397);
// EXTERNAL MODULE: ./build/logs/timestamps.js
var timestamps = __webpack_require__(4313);
;// CONCATENATED MODULE: ./build/logs/file.js
// The whole log as a file, oldest entry first, in memory that does not grow with the log.




/**
 * Collects the log and writes it in order of time. The service hands out the newest first, in pages that arrive in any
 * order: they are spooled as they come, and copied from the oldest on. Rejects if `spool` or `write` do.
 */
async function writeLogFile(options) {
    const { format, redact, spool, write } = options;
    const pages = [];
    let end = 0;
    let errors = 0;
    const collected = await (0,collect/* collectLog */.x)({
        ...options,
        sink: async (entries) => {
            const oldestFirst = entries.toReversed();
            errors += entries.filter(({ entry }) => (0,statistics_severity/* problemOf */.Zw)((0,statistics_severity/* severityOf */.xJ)(entry)) === 'error').length;
            const data = Buffer.from(oldestFirst.map((entry) => lineOf(entry, format, redact)).join(''));
            const page = {
                newest: entries[0]?.micros ?? 0,
                order: pages.length,
                position: end,
                length: data.length,
            };
            pages.push(page);
            end += data.length;
            await spool.write(data, page.position);
        },
    });
    pages.sort((one, other) => one.newest - other.newest || other.order - one.order);
    for (const { position, length } of pages)
        await write(await spool.read(position, length));
    return { ...collected, errors };
}
function lineOf({ entry, micros }, format, redact) {
    const clean = (text) => redact((0,sanitize/* harmless */.Is)(text));
    const severity = (0,statistics_severity/* severityOf */.xJ)(entry);
    const timestamp = (0,timestamps/* formatMicros */.t)(micros);
    const payload = clean(entry.payload);
    if (format === 'text')
        return `${timestamp} ${severity} ${payload.trimEnd().replaceAll('\n', '\n    ')}\n`;
    return `${JSON.stringify({ timestamp, severity, insert_id: clean(entry.insertId), payload })}\n`;
}

// EXTERNAL MODULE: ./build/logs/gaps.js
var gaps = __webpack_require__(381);
;// CONCATENATED MODULE: ./build/logs/spool.js
// A spool in a temporary file.

/** Opens an empty spool at `path`, readable by nobody else; `close` removes it. Rejects where it cannot be written. */
async function openSpool(path) {
    const file = await (0,promises_.open)(path, 'w+', 0o600);
    return {
        write: async (data, position) => {
            await file.write(data, 0, data.length, position);
        },
        read: async (position, length) => {
            const data = Buffer.alloc(length);
            await file.read(data, 0, length, position);
            return data;
        },
        close: async () => {
            await file.close();
            await (0,promises_.rm)(path, { force: true });
        },
    };
}

// EXTERNAL MODULE: ./build/text/format.js
var format = __webpack_require__(3387);
;// CONCATENATED MODULE: ./build/steps/logs.js
// The logs Action: the whole log of a deployment into a file, during the job.







/** The names of the outputs of logs/. */
const logsOutputNames = ['log-file', 'entries', 'errors'];
/** Milliseconds it may take: it runs in the job's own time, but not for ever. */
const longestMs = 600_000;
/**
 * Writes the log and sets the outputs. What is missing is a warning that says what and why. Throws where the deployment
 * is not there, the service refuses, or the file cannot be written.
 */
async function saveLog(request, deps) {
    const { job, run, api, clock, signal } = deps;
    const name = request.deploymentName || (0,names/* runScopedName */.Xb)(run.id);
    // A wrong key or name is told as what it is, not as a window of the log that could not be read.
    if ((await api.get(name, { signal })) === null) {
        throw new Error(`There is no deployment "${name}", so there is no log to save. Check "deployment-name" (the output of that name of the step that created it; empty means the one that the jobs of this run share).`);
    }
    const path = (0,external_node_path_.resolve)(request.path);
    const began = clock.now();
    const file = await write(path, { ...request, name, from: began - request.sinceMinutes * 60_000 }, deps);
    signal.throwIfAborted();
    const outputs = { 'log-file': path, entries: String(file.entries), errors: String(file.errors) };
    for (const name of logsOutputNames)
        job.output(name, outputs[name]);
    job.info(`${(0,format/* counted */.hS)(file.entries, 'entry', 'entries')} of deployment "${name}" written to ${path} (${file.errors} errors).`);
    for (const { from, to, reason, detail } of file.leftOut) {
        const said = detail === null ? '' : ` (${detail})`;
        job.warning(`The log file may lack entries from ${iso(from)} to ${iso(to)}: ${gaps/* leftOutReasons */.H[reason]}${said}.`);
    }
}
async function write(path, { name, from, format }, { api, clock, signal, redact }) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    const target = await (0,promises_.open)(path, 'w');
    const spool = await openSpool(`${path}.part`);
    const deadline = clock.now() + longestMs;
    try {
        return await writeLogFile({
            fetchLog: (query, halt) => api.getLog(name, query, { deadline, signal: halt }),
            clock,
            from,
            deadline,
            signal,
            format,
            redact,
            spool,
            write: async (data) => {
                await target.write(data);
            },
        });
    }
    finally {
        await spool.close();
        await target.close();
    }
}
function iso(micros) {
    return new Date(micros / 1000).toISOString();
}


/***/ }),

/***/ 3387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   n$: () => (/* binding */ moment),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
// Numbers as people read them: durations, counts, moments.
/** `0.4 s`, `45 s`, `1 min 20 s`, `2 h 5 min`; never negative, and one decimal only below ten seconds. */
function duration(ms) {
    if (!Number.isFinite(ms))
        return 'unknown';
    const tenths = Math.round(Math.max(0, ms) / 100);
    if (tenths < 100)
        return tenths % 10 === 0 ? `${tenths / 10} s` : `${(tenths / 10).toFixed(1)} s`;
    const seconds = Math.round(Math.max(0, ms) / 1000);
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    if (seconds < 3600)
        return parts([minutes, 'min'], [seconds % 60, 's']);
    const wholeMinutes = Math.round(seconds / 60);
    return parts([Math.floor(wholeMinutes / 60), 'h'], [wholeMinutes % 60, 'min']);
}
function parts(large, small) {
    return [large, small]
        .filter(([value]) => value > 0)
        .map(([value, unit]) => `${value} ${unit}`)
        .join(' ');
}
/** `60,000`, whatever the machine's language. */
function grouped(count) {
    return String(Math.trunc(count)).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
/** `1 entry`, `60,000 entries`; the plural is the singular with an `s` unless given. */
function counted(count, one, many = `${one}s`) {
    return `${grouped(count)} ${count === 1 ? one : many}`;
}
/** `13:22:14 UTC`, or with its date `2025-01-22 13:22:14 UTC`. */
function moment(ms, withDate = false) {
    if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15)
        return 'an unknown time';
    const iso = new Date(ms).toISOString();
    const time = `${iso.slice(-13, -5)} UTC`;
    return withDate ? `${iso.slice(0, -14)} ${time}` : time;
}


/***/ })

};
