export const id = 274;
export const ids = [274,971];
export const modules = {

/***/ 8971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ createLedger),
/* harmony export */   parseState: () => (/* binding */ parseState)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3619);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3945);
// What main hands to post: one versioned JSON value, written before and after everything that could leak. No secrets.

const teardown = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['delete', 'pause', 'keep']);
const moment = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig());
const claimSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    name: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** `created`: by this step, or perhaps about to be. `found`: it was there; to be put back as it was. */
    origin: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['created', 'found']),
    /** Null until the service confirmed the create. */
    id: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    /** A name of our own making belongs to this step alone; a given or shared one may be anybody's. */
    isPrivateName: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    /** It was found paused. */
    wasPaused: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    /** When a create or resume was last under way that may yet take effect (ms since the epoch); null: none was lost. */
    unconfirmedAt: moment,
    /** When the service confirmed the create (ms since the epoch). */
    confirmedAt: moment,
    /** What was asked for, to tell our deployment from another of that name. */
    request: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        machineType: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        creatorEmail: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        durationHours: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        markedHours: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    })),
    /** Ids seen under this name before anything was sent: never ours. */
    knownBefore: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    /** `sent`: a delete went out; `done`: verified gone, or put back. */
    removal: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['due', 'sent', 'done']),
});
const endpointSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    domain: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    url: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    machineType: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    inferenceVersion: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    numReplicas: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    workspaceUrl: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});
const stateSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    version: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    apiUrl: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    settings: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        scope: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['step', 'run']),
        teardown,
        teardownOnFailure: teardown,
        onTeardownError: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['fail', 'warn']),
        summaryLogEntries: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        durationHours: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    }),
    /** The last one is the deployment that is or was being started; earlier ones are half-made attempts to be removed. */
    claims: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(claimSchema),
    /** How main ended; `starting` when it was killed. `failed` and `cancelled`: it tore down what it could. */
    outcome: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['starting', 'ready', 'failed', 'cancelled']),
    /** ISO 8601; null for what this step did not create. */
    expiresAt: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    endpoint: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(endpointSchema),
    /** Why it is not the first machine type asked for; empty when it is. */
    fallbacks: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ machineType: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), reason: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() })),
    models: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), seconds: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() })),
    /** Milliseconds since the epoch, the runner's clock. */
    marks: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        begunAt: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        createSentAt: moment,
        acceptedAt: moment,
        replicasAt: moment,
        endpointAt: moment,
        readyAt: moment,
    }),
});
/** Reads what main saved. Throws an Error on a value that is not ours. */
function parseState(text) {
    const parsed = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xL(stateSchema, parseJson(text));
    if (parsed.success)
        return parsed.data;
    throw new Error('The state that the main step saved is not readable, so nothing can be taken away. Look for a deployment of this run in the workspace (roboflow deployment list; generated names begin with "ci-") and delete it, or leave it to the sweep or to its duration.', { cause: parsed.error });
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
/** Keeps `initial` in memory and hands each new version to `save`, which must have written it when it returns. */
function createLedger(initial, save) {
    let state = initial;
    const set = (next) => {
        state = next;
        save(JSON.stringify(state));
    };
    return {
        get state() {
            return state;
        },
        change: (patch) => set({ ...state, ...patch }),
        mark: (marks) => set({ ...state, marks: { ...state.marks, ...marks } }),
        put: (claim) => {
            const isNew = !state.claims.some(({ name }) => name === claim.name);
            const replaced = state.claims.map((old) => (old.name === claim.name ? claim : old));
            set({ ...state, claims: isNew ? [...replaced, claim] : replaced });
            return claim;
        },
        drop: (claim) => set({ ...state, claims: state.claims.filter(({ name }) => name !== claim.name) }),
    };
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

/***/ 5743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ gatherEvidence),
  w: () => (/* binding */ lastLines)
});

// EXTERNAL MODULE: ./build/logs/collect.js + 2 modules
var collect = __webpack_require__(8589);
// EXTERNAL MODULE: ./build/text/sanitize.js + 1 modules
var sanitize = __webpack_require__(471);
;// CONCATENATED MODULE: ./build/logs/statistics/payload.js
// The payload of a log entry as people read it.

/** More of a payload than this (characters) is not even looked at: nobody reads it in a summary. */
const longestRead = 16_384;
/** Behind the cut there may be half a key, which nothing would recognise; so much of the end goes with it. */
const cutMargin = 512;
/**
 * `redact` takes the keys out. JSON becomes its message followed by `name=value`, longer texts in it lines of their
 * own.
 */
function createPayloadReader(redact) {
    const clean = (text) => redact((0,sanitize/* harmless */.Is)(text)).trimEnd();
    return (payload) => {
        if (payload.length > longestRead) {
            // Through a buffer, for a mere slice would keep the whole payload in memory.
            const text = clean(Buffer.from(payload.slice(0, longestRead)).toString());
            const kept = text.slice(0, Math.max(0, text.length - cutMargin));
            return `${kept}… (${payload.length - kept.length} more characters)`;
        }
        const text = clean(payload);
        const fields = readFields(text);
        // Once more: what JSON had written as `\u0061` can be a key now.
        return fields === null ? text : clean(readable(fields)) || text;
    };
}
function readFields(text) {
    if (!text.startsWith('{') || !text.endsWith('}'))
        return null;
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? Object.entries(value) : null;
    }
    catch {
        return null;
    }
}
const messageNames = ['message', 'msg', 'event', 'text', 'textPayload'];
/** What an entry has in columns of its own. */
const toldElsewhere = new Set(['severity', 'level', 'levelname', 'timestamp', 'time', 'asctime']);
function readable(fields) {
    const isMessage = ([name, value]) => messageNames.includes(name) && typeof value === 'string';
    const message = fields.find(isMessage);
    const others = fields.filter((field) => field !== message && !toldElsewhere.has(field[0].toLowerCase()));
    const isLong = ([, value]) => typeof value === 'string' && value.includes('\n');
    const short = others.filter((field) => !isLong(field)).map(([name, value]) => `${name}=${inline(value)}`);
    const long = others.filter(isLong).map(([name, value]) => `${name}:\n${indented(String(value))}`);
    const line = [...(message === undefined ? [] : [String(message[1])]), short.join(' ')];
    return [line.filter((part) => part !== '').join('  '), ...long].filter((part) => part !== '').join('\n');
}
function inline(value) {
    return typeof value === 'string' && /^\S*$/.test(value) ? value : JSON.stringify(value);
}
function indented(text) {
    return (0,sanitize/* harmless */.Is)(text)
        .trimEnd()
        .split('\n')
        .map((line) => `  ${line}`)
        .join('\n');
}

// EXTERNAL MODULE: ./build/logs/statistics/access-line.js
var access_line = __webpack_require__(5799);
// EXTERNAL MODULE: ./build/logs/statistics/severity.js
var statistics_severity = __webpack_require__(4397);
;// CONCATENATED MODULE: ./build/logs/statistics/newest.js

/** A payload above this (characters) is read at once, so that no more of it stays in memory than is shown. */
const longPayload = 2_000;
/** Keeps the newest `limit` entries. */
function createNewest(limit, read) {
    const used = createBuffer(limit);
    const probes = createBuffer(limit);
    let arrivals = 0;
    return {
        add({ entry, micros }, isProbe) {
            const buffer = isProbe ? probes : used;
            arrivals += 1;
            if (!buffer.wants(micros))
                return;
            const long = entry.payload.length > longPayload;
            const text = long ? read(entry.payload) : null;
            buffer.add({ entry: long ? { ...entry, payload: '' } : entry, micros, arrival: arrivals, text });
        },
        /**
         * The kept ones, oldest first. Health probes come every few seconds and say nothing, so they are taken only where
         * the other entries leave room.
         */
        entries() {
            const others = used.newestFirst();
            const room = limit - others.length;
            const chosen = [...others, ...probes.newestFirst().slice(0, room)].sort(newestFirst).reverse();
            return chosen.map(({ entry, micros, text }) => ({
                micros,
                severity: (0,statistics_severity/* severityOf */.xJ)(entry),
                text: text ?? read(entry.payload),
            }));
        },
    };
}
function createBuffer(limit) {
    let kept = [];
    let oldestWanted = Number.NEGATIVE_INFINITY;
    const prune = () => {
        kept = kept.sort(newestFirst).slice(0, limit);
        if (kept.length === limit)
            oldestWanted = kept.at(-1)?.micros ?? oldestWanted;
    };
    return {
        wants: (micros) => limit > 0 && micros > oldestWanted,
        add(item) {
            kept.push(item);
            if (kept.length >= limit * 2 + 50)
                prune();
        },
        newestFirst() {
            prune();
            return kept;
        },
    };
}
function newestFirst(one, other) {
    return other.micros - one.micros || one.arrival - other.arrival;
}

;// CONCATENATED MODULE: ./build/logs/statistics/problems.js
// Warnings and errors of a log, equal ones counted together.

const mostGroups = 100;
/** Counts problems one by one; memory stays the same however many there are. */
function createProblems(read) {
    const groups = { error: new Map(), warning: new Map() };
    const totals = { error: 0, warning: 0 };
    const notGrouped = { errors: 0, warnings: 0 };
    return {
        add({ entry, micros }, severity, kind) {
            totals[kind] += 1;
            const text = read(entry.payload).trim();
            const key = `${severity} ${text}`;
            const group = groups[kind].get(key);
            if (group !== undefined) {
                group.count += 1;
                group.first = Math.min(group.first, micros);
                group.last = Math.max(group.last, micros);
            }
            else if (groups[kind].size < mostGroups) {
                groups[kind].set(key, { kind, severity, text, count: 1, first: micros, last: micros });
            }
            else {
                notGrouped[kind === 'error' ? 'errors' : 'warnings'] += 1;
            }
        },
        result() {
            const all = [...groups.error.values(), ...groups.warning.values()];
            all.sort((one, other) => (0,statistics_severity/* rankOf */.IQ)(other.severity) - (0,statistics_severity/* rankOf */.IQ)(one.severity) || other.count - one.count || one.first - other.first);
            return { errors: totals.error, warnings: totals.warning, groups: all, notGrouped };
        },
    };
}

// EXTERNAL MODULE: ./build/logs/statistics/requests.js + 1 modules
var statistics_requests = __webpack_require__(3160);
;// CONCATENATED MODULE: ./build/logs/statistics/statistics.js






/** No logger has so many; a hostile one must not fill the memory. */
const mostSeverities = 20;
/** Takes pages in any order (see LogSink) and tells the same in the end. */
function createLogStatistics({ newest, read }) {
    const bySeverity = new Map();
    const requests = (0,statistics_requests/* createRequestStatistics */.n)(read);
    const problems = createProblems(read);
    const kept = createNewest(newest, read);
    let entries = 0;
    let first = Number.POSITIVE_INFINITY;
    let last = Number.NEGATIVE_INFINITY;
    const addEntry = (timed) => {
        const { entry, micros } = timed;
        entries += 1;
        first = Math.min(first, micros);
        last = Math.max(last, micros);
        const severity = (0,statistics_severity/* severityOf */.xJ)(entry);
        const listed = bySeverity.has(severity) || bySeverity.size < mostSeverities ? severity : 'OTHER';
        bySeverity.set(listed, (bySeverity.get(listed) ?? 0) + 1);
        const kind = (0,statistics_severity/* problemOf */.Zw)(severity);
        if (kind !== null)
            problems.add(timed, severity, kind);
        const access = accessOf(entry);
        if (access !== null)
            requests.add(access, micros);
        kept.add(timed, access !== null && (0,access_line/* isProbe */.T)(access) && access.status < 400);
    };
    return {
        add: (page) => page.forEach(addEntry),
        result: () => ({
            entries,
            first: entries === 0 ? null : first,
            last: entries === 0 ? null : last,
            bySeverity,
            newest: kept.entries(),
            problems: problems.result(),
            requests: requests.result(),
        }),
    };
}
function accessOf({ payload }) {
    return ((0,access_line/* readAccess */.z)(payload) ?? (payload.includes('\x1b') ? (0,access_line/* readAccess */.z)((0,sanitize/* harmless */.Is)(payload.slice(0, 10_000))) : null));
}

;// CONCATENATED MODULE: ./build/logs/deployment-log.js



/** Attempts for one page of the log. */
const attempts = 3;
/** Entries of a failed start that are worth showing even where the summary is to show none. */
const leastKept = 10;
/** Reads the log from the beginning of the step on. Never throws: what cannot be read is part of what it returns. */
async function gatherEvidence(claim, options) {
    const { api, clock, state, redact, signal, deadline } = options;
    const statistics = createLogStatistics({
        newest: Math.max(leastKept, state.settings.summaryLogEntries),
        read: createPayloadReader(redact),
    });
    const collected = await (0,collect/* collectLog */.x)({
        fetchLog: (query, halt) => api.getLog(claim.name, query, { attempts, deadline, signal: halt }),
        sink: statistics.add,
        clock,
        from: state.marks.begunAt,
        deadline,
        signal,
    });
    return { statistics: statistics.result(), collected };
}
/** The newest lines, for an error message; empty where there are none. */
function lastLines({ statistics }, most) {
    const lines = statistics.newest.flatMap(({ text }) => text.split('\n')).slice(-most);
    return lines.length === 0 ? [] : ['The log said last:', ...lines.map((line) => `  ${line}`)];
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

/***/ 5799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ isProbe),
/* harmony export */   z: () => (/* binding */ readAccess)
/* harmony export */ });
// One line of uvicorn's access log: a request that the endpoint answered.
/** `INFO:     10.18.0.38:46296 - "GET /info HTTP/1.1" 200 OK` (API page, get_log); the query is not kept. */
const uvicornLine = /^\s*(?:INFO:?\s+)?[\w.:[\]%-]{1,80} - "([A-Z]{3,10}) ([^\s?#]{1,8192})(?:[?#]\S{0,8192})? HTTP\/[\d.]{1,3}" ([1-5]\d\d)\b/;
/** The request that a line of the log tells of; null for any other line. */
function readAccess(line) {
    const parts = uvicornLine.exec(line);
    if (parts === null)
        return null;
    const [, method = '', path = '', status = ''] = parts;
    return { method, path, status: Number(status) };
}
const probedPaths = new Set([
    '/',
    '/info',
    '/health',
    '/healthz',
    '/readiness',
    '/metrics',
    '/docs',
    '/redoc',
    '/openapi.json',
    '/favicon.ico',
]);
/** Whether somebody only looked whether the endpoint is there: these paths need no key and run no model. */
function isProbe({ method, path }) {
    if (method !== 'GET' && method !== 'HEAD')
        return false;
    return probedPaths.has(path) || path.startsWith('/static/') || path.startsWith('/_next/');
}


/***/ }),

/***/ 3160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ countOf),
  n: () => (/* binding */ createRequestStatistics)
});

// EXTERNAL MODULE: ./build/logs/statistics/access-line.js
var access_line = __webpack_require__(5799);
;// CONCATENATED MODULE: ./build/logs/statistics/path-pattern.js
// Paths of requests with their ids folded, so that requests of one kind are counted as one.
/** First segments that are the inference server's own (its http_api.py); anything else is a project or workspace. */
const ownRoutes = new Set(`clip doctr easy_ocr gaze grounding_dino infer inference_pipelines info legacy metrics model models notebook ocr
  owlv2 perception_encoder sam sam2 sam3 seg-preview server static stream trocr v1 v2 workflows yolo_world`.split(/\s+/));
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const longestPattern = 120;
/**
 * Folds what differs from request to request: `/soccer-players-5fuqs/1` is `/{model}/{version}` of the model
 * `soccer-players-5fuqs/1`, `/infer/workflows/acme/count` is a workflow; else numbers, UUIDs and long ids.
 */
function foldPath(path) {
    const segments = path.split('/').filter((segment) => segment !== '');
    const [first = '', second = '', third = '', fourth = ''] = segments;
    if (segments.length === 2 && /^\d{1,6}$/.test(second) && !ownRoutes.has(first.toLowerCase())) {
        return { pattern: '/{model}/{version}', model: `${first}/${second}` };
    }
    if (first === 'infer' && second === 'workflows' && segments.length === 4) {
        return { pattern: '/infer/workflows/{workspace}/{workflow}', model: `${third}/${fourth}` };
    }
    if (second === 'workflows' && segments.length === 3 && !ownRoutes.has(first.toLowerCase())) {
        return { pattern: '/{workspace}/workflows/{workflow}', model: `${first}/${third}` };
    }
    const pattern = `/${segments.map(foldSegment).join('/')}`;
    return {
        pattern: pattern.length > longestPattern ? `${pattern.slice(0, longestPattern)}…` : pattern,
        model: null,
    };
}
function foldSegment(segment) {
    if (/^\d+$/.test(segment))
        return '{number}';
    if (uuid.test(segment))
        return '{uuid}';
    return segment.length >= 16 && /\d/.test(segment) && /^[\w-]+$/.test(segment) ? '{id}' : segment;
}

;// CONCATENATED MODULE: ./build/logs/statistics/requests.js
// Statistics of the requests that an endpoint's log tells of.


const mostKinds = 100;
const mostRemembered = 1_000;
const mostModels = 50;
/** Counts requests one by one; `read` cleans what of them is shown. Memory stays the same however many there are. */
function createRequestStatistics(read) {
    const fold = createFolding(read);
    const used = new Map();
    const probed = new Map();
    let otherKinds = 0;
    let serverErrors = 0;
    let firstServerError = null;
    return {
        add(access, micros) {
            const path = fold(access.path);
            if (!count((0,access_line/* isProbe */.T)(access) ? probed : used, access, path))
                otherKinds += 1;
            if (!isServerError(access))
                return;
            serverErrors += 1;
            if (firstServerError !== null && firstServerError.micros <= micros)
                return;
            firstServerError = { micros, method: access.method, pattern: path.pattern, status: access.status };
        },
        result() {
            const kinds = mostFrequentFirst(used);
            const probes = mostFrequentFirst(probed);
            return {
                total: sum(kinds.map((kind) => kind.total)) + sum(probes.map((kind) => kind.total)) + otherKinds,
                kinds,
                otherKinds,
                probes: {
                    total: sum(probes.map((kind) => kind.total)),
                    kinds: probes,
                    unhealthy: sum(probes.map((kind) => countOf(kind, 1) + countOf(kind, 4) + countOf(kind, 5))),
                },
                serverErrors,
                firstServerError,
            };
        },
    };
}
/** `/readiness` answers 503 as long as a model loads. */
function isServerError({ path, status }) {
    return status >= 500 && path !== '/readiness';
}
/** foldPath with what it found cleaned; a few paths make up nearly all requests, so it remembers some. */
function createFolding(read) {
    const remembered = new Map();
    return (path) => {
        const known = remembered.get(path);
        if (known !== undefined)
            return known;
        const { pattern, model } = foldPath(path);
        const folded = { pattern: read(pattern), model: model === null ? null : read(model).slice(0, 120) };
        if (remembered.size < mostRemembered && path.length < 200)
            remembered.set(path, folded);
        return folded;
    };
}
/** How many requests of a kind were answered with a status of a class: 4 for 4xx. */
function countOf({ statuses }, statusClass) {
    return sum([...statuses].map(([status, times]) => (Math.floor(status / 100) === statusClass ? times : 0)));
}
function count(kinds, { method, status }, { pattern, model }) {
    const key = `${method} ${pattern}`;
    let kind = kinds.get(key);
    if (kind === undefined) {
        if (kinds.size >= mostKinds)
            return false;
        kind = {
            method,
            pattern,
            total: 0,
            statuses: new Map(),
            models: new Set(),
            moreModels: false,
        };
        kinds.set(key, kind);
    }
    kind.total += 1;
    kind.statuses.set(status, (kind.statuses.get(status) ?? 0) + 1);
    if (model === null || kind.models.has(model))
        return true;
    if (kind.models.size < mostModels)
        kind.models.add(model);
    else
        kind.moreModels = true;
    return true;
}
function mostFrequentFirst(kinds) {
    return [...kinds.values()].sort((one, other) => other.total - one.total);
}
function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0);
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

/***/ 2251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ headline),
/* harmony export */   V: () => (/* binding */ removalCommands)
/* harmony export */ });
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3387);
/* harmony import */ var _text_html_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1961);


/** A heading, one or two sentences, and what to do by hand where something is left to be done. */
function headline(data) {
    const parts = [`## ${icon(data)} ${title(data)}`];
    const { error, problem, end } = data;
    if (error !== null)
        parts.push((0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .pre */ .AS)(shortened(error)));
    if (problem !== null)
        parts.push((0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .pre */ .AS)(shortened(problem)));
    if (data.start !== 'ready' && data.start !== 'none')
        parts.push(`<p>${longEnds[end]}</p>`);
    if (end === 'kept' || end === 'paused')
        parts.push(byHand(data));
    const verdict = verdictOf(data);
    if (verdict !== null)
        parts.push(`<p>${verdict}</p>`);
    return parts.join('\n\n');
}
function icon({ start, end }) {
    if (end === 'unverified')
        return '⛔';
    if (start === 'failed')
        return '❌';
    if (start === 'cancelled' || start === 'killed')
        return '⏹️';
    if (end === 'kept')
        return '🟢';
    return end === 'paused' ? '⏸️' : '✅';
}
function title(data) {
    const { start, end, marks } = data;
    const { begunAt, readyAt, usedUntilAt } = marks;
    if (end === 'unverified')
        return 'The endpoint may still be running, and cost money';
    if (start === 'failed')
        return `The endpoint did not start (given up after ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(marks.teardownAt - begunAt)})`;
    if (start === 'cancelled')
        return 'The start of the endpoint was cancelled';
    if (start === 'killed')
        return 'The step was killed while the endpoint was starting';
    if (start === 'none')
        return `The endpoint is ${shortEnds[end]}`;
    const ready = readyAt === null ? 'ready' : `ready after ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(readyAt - begunAt)}`;
    const used = readyAt === null || usedUntilAt === null ? '' : `, in use for ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(usedUntilAt - readyAt)}`;
    return `Endpoint ${ready}${used}, now ${shortEnds[end]}`;
}
const shortEnds = {
    gone: 'removed',
    paused: 'paused',
    kept: 'left running',
    left: 'left as it was found',
    'never there': 'nowhere to be found',
    'not ours': 'another one of the same name, which is left alone',
    unverified: 'not verifiably removed',
};
const longEnds = {
    gone: 'The deployment is removed, and that is verified: it costs nothing any more.',
    paused: 'The deployment is paused, and that is verified: it costs nothing while it is.',
    kept: 'The deployment is left running, as asked for.',
    left: 'The deployment was there before this step and is left as it was found.',
    'never there': 'The service never created a deployment: nothing is left.',
    'not ours': 'The name belongs to another deployment by now, which is left alone.',
    unverified: 'The deployment is not verifiably removed.',
};
function byHand({ deployment, end, expiresAt, apiUrl }) {
    const until = expiresAt === null ? 'when its duration is over' : `at ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .moment */ .n$)(Date.parse(expiresAt), true)}`;
    const cost = end === 'paused' ? 'It is not billed while it is paused.' : 'It is billed as long as it runs.';
    return [
        `<p>${cost} The service itself removes it ${until}. To remove it before that:</p>`,
        (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .pre */ .AS)(removalCommands(deployment.name, apiUrl)),
    ].join('\n');
}
/** How to delete a deployment by hand, a command a line. */
function removalCommands(name, apiUrl) {
    const body = JSON.stringify({ api_key: 'YOUR_KEY', deployment_name: name });
    return [
        `roboflow deployment delete ${name}`,
        `curl -X POST ${apiUrl.replace(/\/+$/, '')}/delete -H "Content-Type: application/json" -d '${body}'`,
    ];
}
/** Was it the endpoint or the test? Null without a log. */
function verdictOf({ log }) {
    if ('missing' in log || log.statistics.entries === 0)
        return null;
    const { problems, requests } = log.statistics;
    const { errors } = problems;
    const isWell = errors === 0 && requests.serverErrors === 0;
    const reported = errors === 0 ? 'no errors' : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(errors, 'error');
    const [worst] = problems.groups.filter(({ kind }) => kind === 'error');
    const example = worst === undefined ? '' : ` The worst: ${(0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(firstLine(worst.text))}`;
    const verdict = `${isWell ? '🟢' : '🔴'} <b>The endpoint reported ${reported}.</b>`;
    return `${verdict} ${answered(requests)}${example}`;
}
function answered({ total, probes, serverErrors }) {
    const used = total - probes.total;
    const failed = serverErrors === 0 ? 'none' : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(serverErrors);
    if (used > 0)
        return `It answered ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(used, 'request')}, ${failed} of them with 5xx.`;
    const unwell = serverErrors === 0 ? '' : `, and answered ${failed} of them with 5xx`;
    return total > 0 ? `It was sent nothing but health probes${unwell}.` : 'Its log shows no requests.';
}
function firstLine(text) {
    const line = text.split('\n', 1)[0] ?? '';
    return line.length > 200 ? `${line.slice(0, 199).toWellFormed()}…` : line;
}
const mostLines = 40;
const widestLine = 100;
function shortened(text) {
    const lines = text.slice(0, 8_000).toWellFormed().split('\n').flatMap(wrapped);
    return lines.length > mostLines ? [...lines.slice(0, mostLines), '…'] : lines;
}
/** Sentences are broken to be read without scrolling; a command stays in one line, to be copied. */
function wrapped(line) {
    if (line.length <= widestLine || line.includes('curl '))
        return [line];
    const lines = [''];
    for (const word of line.split(' ')) {
        const last = lines.at(-1) ?? '';
        if (last !== '' && last.length + word.length >= widestLine)
            lines.push(`  ${word}`);
        else
            lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    }
    return lines;
}


/***/ }),

/***/ 2656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ bytesOf),
/* harmony export */   qN: () => (/* binding */ summaryBudget),
/* harmony export */   ux: () => (/* binding */ within)
/* harmony export */ });
// Bytes of a summary: the runner drops one above 1 MiB as a whole, so ours stays far below.
/** UTF-8 bytes that a whole summary may have. */
const summaryBudget = 256 * 1024;
/** UTF-8 bytes of a text. */
function bytesOf(text) {
    return Buffer.byteLength(text);
}
/** The first of `blocks` that fit into `budget` bytes, a line end each, and how many did not. */
function within(blocks, budget) {
    let rest = budget;
    const beyond = blocks.findIndex((block) => {
        rest -= bytesOf(block) + 1;
        return rest < 0;
    });
    const shown = beyond < 0 ? [...blocks] : blocks.slice(0, beyond);
    return { shown, left: blocks.length - shown.length };
}


/***/ }),

/***/ 1799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ facts),
/* harmony export */   t: () => (/* binding */ table)
/* harmony export */ });
// An HTML table of the summary. HTML rather than Markdown: inside it no text can become Markdown.
/** A table with a header row; an empty string where there are no rows. No line of it is blank. */
function table({ head, rows, numbers = [] }) {
    if (rows.length === 0)
        return '';
    const align = (column) => (numbers.includes(column) ? ' align="right"' : '');
    const line = (tag, cells) => `<tr>${cells.map((cell, i) => `<${tag}${align(i)}>${cell}</${tag}>`).join('')}</tr>`;
    return ['<table>', line('th', head), ...rows.map((cells) => line('td', cells)), '</table>'].join('\n');
}
/** Two columns without a header: a name and its value. */
function facts(rows) {
    const lines = rows.map(([name, value]) => `<tr><th align="left">${name}</th><td>${value}</td></tr>`);
    return rows.length === 0 ? '' : ['<table>', ...lines, '</table>'].join('\n');
}


/***/ }),

/***/ 5692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ writeSummary)
});

// EXTERNAL MODULE: ./build/text/error-message.js
var error_message = __webpack_require__(1898);
// EXTERNAL MODULE: ./build/text/format.js
var format = __webpack_require__(3387);
// EXTERNAL MODULE: ./build/text/html.js
var html = __webpack_require__(1961);
;// CONCATENATED MODULE: ./build/report/billing.js
// What a deployment was billed for, as an estimate.

/** "GPU 1 credit an hour, CPU 0.25; billed in 1-minute intervals for the time the server exists": the page below. */
const creditsPerHour = { gpu: 1, cpu: 0.25 };
const ratesPage = 'https://docs.roboflow.com/deploy/dedicated-deployments';
/** The time from `from` to `to` (ms) as the service bills it: whole minutes, rounded up. */
function estimate(machineType, from, to) {
    const minutes = Math.max(1, Math.ceil((to - from) / 60_000));
    const type = machineType.toLowerCase();
    const kind = type.includes('gpu') ? 'gpu' : type.includes('cpu') ? 'cpu' : null;
    return { minutes, kind, credits: kind === null ? null : (minutes / 60) * creditsPerHour[kind] };
}
/** As HTML; null for what this step did not create, or what never was. */
function billingFact({ deployment, endpoint, marks, end }) {
    const from = marks.acceptedAt ?? marks.createSentAt;
    if (deployment.origin === 'found' || endpoint === null || from === null)
        return null;
    if (end === 'never there')
        return null;
    const { minutes, credits, kind } = estimate(endpoint.machineType, from, marks.endedAt);
    const soFar = end === 'kept' || end === 'unverified' ? ' so far' : '';
    const time = `${(0,format/* counted */.hS)(minutes, 'minute')}${soFar}`;
    if (credits === null || kind === null) {
        return `${time}; no estimate of credits, for the machine type says neither GPU nor CPU`;
    }
    const rate = (0,format/* counted */.hS)(creditsPerHour[kind], 'credit').replace(/^0 /, `${creditsPerHour[kind]} `);
    return `${time}, ${amount(credits)} (estimate: <a href="${ratesPage}">${kind.toUpperCase()} ${rate} an hour</a>, by the minute)`;
}
/** A minute of the cheapest type is 0.004 credits. */
function amount(credits) {
    if (credits < 0.01)
        return 'less than 0.01 credits';
    const rounded = credits.toFixed(2).replace(/\.?0+$/, '');
    return rounded === '1' ? 'about 1 credit' : `about ${rounded} credits`;
}

// EXTERNAL MODULE: ./build/report/table.js
var table = __webpack_require__(1799);
;// CONCATENATED MODULE: ./build/report/facts.js
// The facts of a deployment as a table.




/** Endpoint, machine, version, replicas, models, cost, ids; what is not known is left out. */
function factsTable(data) {
    const { deployment, endpoint, models, run, end, expiresAt } = data;
    const rows = [];
    if (endpoint !== null) {
        rows.push(['Endpoint', (0,html/* code */.aY)(endpoint.url)]);
        rows.push(['Machine type', machine(data, endpoint.machineType)]);
        rows.push(['Inference version', (0,html/* code */.aY)(endpoint.inferenceVersion)]);
        rows.push(['Replicas', (0,format/* grouped */.zD)(endpoint.numReplicas)]);
    }
    rows.push(['Deployment', deploymentFact(deployment)]);
    if (endpoint !== null && endpoint.workspaceUrl !== '')
        rows.push(['Workspace', (0,html/* code */.aY)(endpoint.workspaceUrl)]);
    if (models.length > 0)
        rows.push(['Models preloaded', models.map(modelFact).join('<br>')]);
    const billing = billingFact(data);
    if (billing !== null)
        rows.push(['Billed', billing]);
    const alive = end === 'kept' || end === 'paused' || end === 'unverified';
    if (alive && expiresAt !== null)
        rows.push(['Removed by the service', (0,format/* moment */.n$)(Date.parse(expiresAt), true)]);
    rows.push(['Workflow run', runFact(run)]);
    return (0,table/* facts */.I)(rows);
}
function machine({ fallbacks }, machineType) {
    const tried = fallbacks.map((fallback) => `<br>${(0,html/* code */.aY)(fallback.machineType)} was not to be had: ${(0,html/* code */.aY)(fallback.reason.slice(0, 300))}`);
    return `${(0,html/* code */.aY)(machineType)}${tried.join('')}`;
}
function deploymentFact({ name, id, origin }) {
    const known = id === null ? '' : ` (id ${(0,html/* code */.aY)(id)})`;
    return `${(0,html/* code */.aY)(name)}${known}${origin === 'found' ? ', was there before this step' : ''}`;
}
function modelFact({ id, seconds }) {
    return `${(0,html/* code */.aY)(id)} in ${(0,format/* duration */.p0)(seconds * 1000)}`;
}
/** The address is the runner's own, but checked all the same: a link is the one thing that acts in a summary. */
function runFact({ id, url }) {
    return /^https?:\/\/[\w.:/-]+$/.test(url) ? `<a href="${(0,html/* escapeHtml */.ZD)(url)}">${id}</a>` : String(id);
}

// EXTERNAL MODULE: ./build/report/headline.js
var headline = __webpack_require__(2251);
// EXTERNAL MODULE: ./build/logs/gaps.js
var gaps = __webpack_require__(381);
;// CONCATENATED MODULE: ./build/report/gaps-list.js
// What of a log could not be collected, said in words.



const mostWindows = 5;
/** A paragraph of HTML that names each window; empty where all was collected. */
function leftOutList(leftOut) {
    if (leftOut.length === 0)
        return '';
    const items = leftOut.slice(0, mostWindows).map(sentence);
    const hidden = leftOut.length - items.length;
    if (hidden > 0)
        items.push(`<li>and ${(0,format/* counted */.hS)(hidden, 'more stretch', 'more stretches')} of time.</li>`);
    return `<p>⚠️ <b>The log is not complete.</b> Missing:</p>\n<ul>\n${items.join('\n')}\n</ul>`;
}
function sentence({ from, to, reason, detail }) {
    const said = detail === null ? '' : `: ${(0,html/* code */.aY)(detail)}`;
    return `<li>${stretch(from, to)}: ${gaps/* leftOutReasons */.H[reason]}${said}</li>`;
}
function stretch(from, to) {
    const [start, end] = [(0,format/* moment */.n$)(from / 1000, true), (0,format/* moment */.n$)(to / 1000, true)];
    return start === end ? `around ${start}` : `${start} to ${end}`;
}

;// CONCATENATED MODULE: ./build/report/log-lines.js


/** Lines and characters of one entry that are shown; the rest is counted. */
const mostLines = 40;
const mostChars = 4_000;
/** `13:22:14.209 INFO     text`, further lines of the text below it, as HTML. `withDate` for a log of several days. */
function entryBlock({ micros, severity, text }, withDate) {
    return block(`${timeOf(micros, withDate)} ${severity.padEnd(8)}`, withoutSeverity(text, severity));
}
/** `  12× ERROR    13:22:14.209 text`: the time is that of the first one. */
function problemBlock({ count, severity, first, text }, withDate) {
    const lead = `${`${(0,format/* grouped */.zD)(count)}×`.padStart(5)} ${severity.padEnd(8)} ${timeOf(first, withDate)}`;
    return block(lead, withoutSeverity(text, severity));
}
/** uvicorn begins its lines with what the column before says already: `INFO:     `. */
function withoutSeverity(text, severity) {
    return text.startsWith(`${severity}: `) ? text.slice(severity.length + 1).trimStart() : text;
}
function block(lead, text) {
    const [first = '', ...others] = shortened(text);
    const indent = ' '.repeat(4);
    return (0,html/* preLines */.zf)([`${lead} ${first}`, ...others.map((line) => indent + line)]);
}
function shortened(text) {
    const lines = text.slice(0, mostChars).toWellFormed().split('\n');
    const hiddenLines = Math.max(0, lines.length - mostLines);
    const shown = hiddenLines === 0 ? lines : lines.slice(0, mostLines);
    if (text.length > mostChars)
        shown.push(`… (${(0,format/* grouped */.zD)(text.length - mostChars)} more characters)`);
    else if (hiddenLines > 0)
        shown.push(`… (${(0,format/* grouped */.zD)(hiddenLines)} more lines)`);
    return shown;
}
/** UTC; milliseconds, for microseconds only make the line longer. */
function timeOf(micros, withDate) {
    const ms = Math.floor(micros / 1000);
    if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15)
        return 'unknown time';
    const iso = new Date(ms).toISOString();
    return withDate ? iso.slice(0, -1).replace('T', ' ') : iso.slice(11, -1);
}

// EXTERNAL MODULE: ./build/report/size-limit.js
var size_limit = __webpack_require__(2656);
;// CONCATENATED MODULE: ./build/report/log-section.js





/** Problems that are in view without unfolding anything. */
const openProblems = 8;
/** What the frames around the blocks may take (bytes). */
const frameBytes = 2_000;
/**
 * The section in at most `budget` bytes: errors first, then the newest entries, in view where the start failed; what
 * does not fit is counted.
 */
function logSection({ log, start }, budget) {
    if ('missing' in log)
        return `### Log\n\n<p>The log is not shown: ${(0,html/* escapeHtml */.ZD)(log.missing)}.</p>`;
    const { statistics, collected } = log;
    const missing = leftOutList(collected.leftOut);
    const head = ['### Log', `<p>${overview(statistics, collected.leftOut.length > 0)}</p>`, missing];
    let rest = budget - frameBytes - head.reduce((sum, part) => sum + (0,size_limit/* bytesOf */.$$)(part), 0);
    const problems = problemsPart(statistics, rest * 0.6);
    rest -= (0,size_limit/* bytesOf */.$$)(problems);
    const newest = newestPart(statistics, rest, start === 'failed');
    return [...head, problems, newest].filter((part) => part !== '').join('\n\n');
}
function overview({ entries, first, last, bySeverity }, incomplete) {
    if (entries === 0)
        return incomplete ? 'No entry could be read.' : 'The log is empty.';
    const severities = [...bySeverity]
        .sort(([, one], [, other]) => other - one)
        .map(([severity, count]) => `${(0,format/* grouped */.zD)(count)} ${(0,html/* escapeHtml */.ZD)(severity)}`);
    const start = (0,format/* moment */.n$)((first ?? 0) / 1000, true);
    const end = (0,format/* moment */.n$)((last ?? 0) / 1000, !isOneDay(first, last));
    return `${(0,format/* counted */.hS)(entries, 'entry', 'entries')} from ${start} to ${end}: ${severities.join(', ')}.`;
}
function problemsPart({ problems, first, last }, budget) {
    const { errors, warnings, groups, notGrouped } = problems;
    if (errors + warnings === 0)
        return '';
    const withDate = !isOneDay(first, last);
    const blocks = groups.map((group) => problemBlock(group, withDate));
    const { shown, left } = (0,size_limit/* within */.ux)(blocks, budget);
    const open = shown.slice(0, openProblems);
    const folded = shown.slice(openProblems);
    const hidden = groups.slice(groups.length - left).reduce((sum, { count }) => sum + count, 0);
    const others = hidden + notGrouped.errors + notGrouped.warnings;
    const title = [
        errors > 0 ? (0,format/* counted */.hS)(errors, 'error') : '',
        warnings > 0 ? (0,format/* counted */.hS)(warnings, 'warning') : '',
    ];
    return [
        `<p><b>${title.filter((part) => part !== '').join(', ')}</b>, equal ones counted together, the time of the first (UTC):</p>`,
        open.length === 0 ? '' : `<pre>${open.join('\n')}</pre>`,
        folded.length === 0
            ? ''
            : details(`${(0,format/* counted */.hS)(folded.length, 'other kind')} of errors and warnings`, folded),
        others === 0
            ? ''
            : `<p>${(0,format/* counted */.hS)(others, 'more error or warning', 'more errors and warnings')} of other kinds not listed.</p>`,
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
function newestPart(statistics, budget, isOpen) {
    const { newest, entries, first, last, requests } = statistics;
    if (entries === 0)
        return '';
    if (newest.length === 0)
        return '<p>The entries themselves are not shown, as asked for.</p>';
    const withDate = !isOneDay(first, last);
    // Newest first, so that it is the oldest that do not fit; shown in the order in which things happened.
    const blocks = newest.toReversed().map((entry) => entryBlock(entry, withDate));
    const { shown, left } = (0,size_limit/* within */.ux)(blocks, budget);
    const which = shown.length === entries
        ? `All ${(0,format/* counted */.hS)(entries, 'entry', 'entries')}`
        : `Newest ${(0,format/* grouped */.zD)(shown.length)} of ${(0,format/* counted */.hS)(entries, 'entry', 'entries')}`;
    const notes = [
        left === 0 ? '' : `${(0,format/* counted */.hS)(left, 'entry', 'entries')} fewer than asked for, to keep the summary small.`,
        requests.probes.total === 0 || shown.length === entries
            ? ''
            : `Health probes such as ${(0,html/* code */.aY)('GET /info')} come last in line.`,
    ].filter((note) => note !== '');
    const note = notes.length === 0 ? '' : `\n<p>${notes.join(' ')}</p>`;
    const frame = details(`${which}, newest last (UTC)`, shown.toReversed(), note);
    return isOpen ? frame.replace('<details>', '<details open>') : frame;
}
function details(summary, blocks, note = '') {
    return `<details>\n<summary>${summary}</summary>${note}\n<pre>${blocks.join('\n')}</pre>\n</details>`;
}
function isOneDay(first, last) {
    const day = (micros) => Math.floor((micros ?? 0) / 86_400_000_000);
    return day(first) === day(last);
}

// EXTERNAL MODULE: ./build/logs/statistics/requests.js + 1 modules
var statistics_requests = __webpack_require__(3160);
;// CONCATENATED MODULE: ./build/report/requests-table.js
// The requests that an endpoint answered, as a table.




const mostRows = 20;
const mostModels = 5;
/** One row a method and path pattern; health probes in one sentence below. Empty without requests. */
function requestsTable(requests) {
    const { kinds, probes } = requests;
    if (requests.total === 0)
        return '';
    const shown = kinds.slice(0, mostRows);
    const others = (kind) => (0,statistics_requests/* countOf */.p)(kind, 1) + (0,statistics_requests/* countOf */.p)(kind, 3);
    const hasOthers = shown.some((kind) => others(kind) > 0);
    const head = ['Request', 'Total', '2xx', ...(hasOthers ? ['other'] : []), '4xx', '5xx'];
    const rows = shown.map((kind) => [
        requestCell(kind),
        (0,format/* grouped */.zD)(kind.total),
        ofClass(kind, 2),
        ...(hasOthers ? [(0,format/* grouped */.zD)(others(kind))] : []),
        ofClass(kind, 4),
        ofClass(kind, 5),
    ]);
    const body = (0,table/* table */.t)({ head, rows, numbers: [1, 2, 3, 4, 5] });
    const sentences = [beyond(requests), probesSentence(probes)].filter((sentence) => sentence !== '');
    const notes = sentences.length === 0 ? '' : `<p>${sentences.join(' ')}</p>`;
    return ['### Requests', body, notes].filter((part) => part !== '').join('\n\n');
}
function beyond({ kinds, otherKinds }) {
    const hidden = kinds.slice(mostRows);
    const others = hidden.reduce((sum, kind) => sum + kind.total, otherKinds);
    return others === 0 ? '' : `${(0,format/* counted */.hS)(others, 'request')} of other kinds not listed.`;
}
function probesSentence({ total, kinds, unhealthy }) {
    if (total === 0)
        return '';
    const [most] = kinds;
    const which = most === undefined ? '' : ` (most of them ${(0,html/* code */.aY)(`${most.method} ${most.pattern}`)})`;
    const health = unhealthy === 0 ? 'all answered well' : `${(0,format/* grouped */.zD)(unhealthy)} of them answered with 4xx or 5xx`;
    return `Not listed: ${(0,format/* counted */.hS)(total, 'health probe')}${which}, ${health}.`;
}
/** A count, with the statuses where one may want to know which. */
function ofClass(kind, statusClass) {
    const count = (0,statistics_requests/* countOf */.p)(kind, statusClass);
    if (count === 0)
        return '0';
    if (statusClass === 2)
        return (0,format/* grouped */.zD)(count);
    const statuses = [...kind.statuses.keys()].filter((status) => Math.floor(status / 100) === statusClass);
    return `<b>${(0,format/* grouped */.zD)(count)}</b> (${statuses
        .sort((one, other) => one - other)
        .slice(0, 4)
        .join(', ')})`;
}
/** The pattern, and below it the models that it stands for. */
function requestCell({ method, pattern, models, moreModels }) {
    const request = (0,html/* code */.aY)(`${method} ${pattern}`);
    if (models.size === 0)
        return request;
    const shown = [...models].slice(0, mostModels).map((model) => (0,html/* code */.aY)(model));
    const hidden = models.size - shown.length;
    const more = hidden === 0 ? '' : ` and ${hidden}${moreModels ? ' or more' : ''} others`;
    return `${request}<br>${shown.join(', ')}${more}`;
}

;// CONCATENATED MODULE: ./build/report/statuses-table.js
// What the service said while a start was waited for that failed in the end.



const statuses_table_mostRows = 10;
/** How often each status was seen, in the order of their first appearance; empty after a start that went well. */
function statusesTable({ statuses, start }) {
    if (statuses === null || statuses.size === 0 || start === 'ready')
        return '';
    const rows = [...statuses].slice(0, statuses_table_mostRows).map(([status, seen]) => [(0,html/* code */.aY)(status), (0,format/* grouped */.zD)(seen)]);
    return ['### Seen while waiting', (0,table/* table */.t)({ head: ['Status', 'Times'], rows, numbers: [1] })].join('\n\n');
}

;// CONCATENATED MODULE: ./build/report/phases.js
/** The phases in order. Where a mark is missing, the next phase that has one covers the time. */
function phasesOf(data) {
    const { marks, start } = data;
    const { readyAt, usedUntilAt, teardownAt, endedAt } = marks;
    const phases = [];
    // What others started has a log from long before this step, which is no phase of it.
    const begunAt = start === 'none' ? (usedUntilAt ?? marks.begunAt) : marks.begunAt;
    let from = marks.createSentAt ?? begunAt;
    const add = ([name, section, to], failed = false) => {
        if (to === null || to <= from)
            return;
        phases.push({ name, section, from, to, failed });
        from = to;
    };
    for (const end of startPhases(data))
        add(end);
    if (readyAt === null && start !== 'none') {
        add([unfinished(marks), 'Start', usedUntilAt ?? teardownAt], start === 'failed');
    }
    add(['In use', 'Use', readyAt === null ? null : usedUntilAt]);
    add(['Reading the log', 'End', teardownAt]);
    add(['Teardown', 'End', endedAt]);
    return phases;
}
function startPhases({ marks, models, deployment }) {
    const { acceptedAt, replicasAt, endpointAt, readyAt } = marks;
    const loads = models.length > 0;
    const wasThere = deployment.origin === 'found';
    return [
        [wasThere ? 'Attach' : 'Create', 'Start', acceptedAt ?? (wasThere ? replicasAt : null)],
        ['Provisioning', 'Start', replicasAt],
        ['Endpoint warm-up', 'Start', endpointAt ?? (loads ? null : readyAt)],
        ['Loading models', 'Start', loads ? readyAt : null],
    ];
}
/** What was under way when the start ended. */
function unfinished({ acceptedAt, replicasAt, endpointAt }) {
    if (endpointAt !== null)
        return 'Loading models';
    if (replicasAt !== null)
        return 'Endpoint warm-up';
    return acceptedAt === null ? 'Create' : 'Provisioning';
}

;// CONCATENATED MODULE: ./build/report/timeline.js
// What took how long, drawn as a Mermaid gantt, with the numbers as a table.



/** Chart and table; empty where there is nothing to draw. */
function timeline(data) {
    const phases = phasesOf(data);
    if (phases.length === 0)
        return '';
    const rows = phases.map(({ name, from, to, failed }) => [
        failed ? `${name} (did not succeed)` : name,
        (0,format/* moment */.n$)(from).replace(' UTC', ''),
        (0,format/* duration */.p0)(to - from),
    ]);
    return [
        '### Timeline',
        ['```mermaid', gantt(phases), '```'].join('\n'),
        '<p>The chart is in your own time zone.</p>',
        (0,table/* table */.t)({ head: ['Phase', 'From (UTC)', 'Took'], rows, numbers: [2] }),
    ].join('\n\n');
}
const tags = { Start: '', Use: 'active, ', End: 'done, ' };
/** Only words and numbers of our own go into the chart: Mermaid has a syntax, and no escape from it. */
function gantt(phases) {
    const total = (phases.at(-1)?.to ?? 0) - (phases[0]?.from ?? 0);
    const lines = ['gantt', '  dateFormat x', `  axisFormat ${total < 5 * 60_000 ? '%H:%M:%S' : '%H:%M'}`];
    lines.push(`  tickInterval ${tickInterval(total)}`, '  todayMarker off');
    let section = '';
    for (const phase of phases) {
        if (phase.section !== section)
            lines.push(`  section ${phase.section}`);
        section = phase.section;
        const tag = phase.failed ? 'crit, ' : tags[phase.section];
        const took = (0,format/* duration */.p0)(phase.to - phase.from);
        lines.push(`  ${phase.name} (${took}) :${tag}${Math.round(phase.from)}, ${Math.ceil(phase.to)}`);
    }
    return lines.join('\n');
}
const ticks = [
    [1, 'second'],
    [5, 'second'],
    [10, 'second'],
    [30, 'second'],
    [1, 'minute'],
    [2, 'minute'],
    [5, 'minute'],
    [10, 'minute'],
    [30, 'minute'],
    [1, 'hour'],
    [2, 'hour'],
    [6, 'hour'],
];
const unitMs = { second: 1_000, minute: 60_000, hour: 3_600_000 };
/** As many ticks as have room for their labels. */
function tickInterval(totalMs) {
    const fits = ticks.find(([count, unit]) => totalMs / (count * (unitMs[unit] ?? 1)) <= 7);
    return fits === undefined ? '1day' : fits.join('');
}

;// CONCATENATED MODULE: ./build/report/summary.js
// The job summary: everything that a reader wants to know about the endpoint when it is gone.







/**
 * The summary as GitHub Markdown, at most `summaryBudget` bytes of UTF-8. Foreign text stands nowhere but in `<code>`
 * and `<pre>` inside of HTML blocks, escaped: GitHub reads no Markdown there, and makes no links of it.
 */
function renderSummary(data) {
    const requests = 'missing' in data.log ? '' : requestsTable(data.log.statistics.requests);
    const parts = [(0,headline/* headline */.P)(data), factsTable(data), timeline(data), statusesTable(data), requests];
    const before = parts.filter((part) => part !== '').join('\n\n');
    const log = logSection(data, size_limit/* summaryBudget */.qN - (0,size_limit/* bytesOf */.$$)(before));
    return `${before}\n\n${log}\n`;
}

;// CONCATENATED MODULE: ./build/report/write-summary.js


/** Writes the summary. Never throws: a summary that cannot be written is a warning, and no reason to stop. */
async function writeSummary(state, options) {
    const { job } = options;
    try {
        const data = summaryData(state, options);
        if (data !== null)
            await job.summarize(renderSummary(data));
    }
    catch (error) {
        job.warning(`The job summary could not be written: ${(0,error_message/* messageOf */.b)(error)}`);
    }
}
function summaryData(state, options) {
    const { run, clock, evidence, farewells, error, statuses, usedUntilAt, teardownAt } = options;
    const claim = state.claims.at(-1);
    if (claim === undefined)
        return null;
    const farewell = farewells.find((one) => one.claim.name === claim.name);
    const problems = farewells.flatMap(({ problem }) => problem ?? []);
    return {
        start: startOf(state, options.startedElsewhere),
        end: problems.length > 0 ? 'unverified' : endOf(farewell),
        error,
        problem: problems.length > 0 ? problems.join('\n') : null,
        deployment: { name: claim.name, id: claim.id, origin: claim.origin },
        endpoint: state.endpoint,
        fallbacks: state.fallbacks,
        expiresAt: state.expiresAt,
        models: state.models,
        marks: { ...state.marks, usedUntilAt, teardownAt, endedAt: clock.now() },
        run: { id: run.id, url: run.url },
        statuses,
        log: evidence ?? { missing: missing(state, claim.id) },
        apiUrl: state.apiUrl,
    };
}
function startOf({ outcome }, startedElsewhere) {
    if (startedElsewhere)
        return 'none';
    return outcome === 'starting' ? 'killed' : outcome;
}
function endOf(farewell) {
    return farewell === undefined ? 'gone' : farewell.outcome;
}
function missing({ outcome }, id) {
    if (id === null)
        return 'the service never confirmed the deployment';
    return outcome === 'cancelled' ? 'it was deleted at once when the step was cancelled' : 'it was not read';
}


/***/ }),

/***/ 8725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ bidFarewell),
/* harmony export */   e: () => (/* binding */ notVerified)
/* harmony export */ });
/* harmony import */ var _report_headline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2251);
/* harmony import */ var _delete_or_pause_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9303);


/** Does what is intended with the deployment of this claim. Never throws. */
async function bidFarewell({ claim, intent }, budget, options) {
    if (intent === 'keep' || intent === 'leave') {
        options.info(intent === 'keep'
            ? tellKept(claim, options.ledger.state)
            : `Deployment "${claim.name}" is left as it was found.`);
        options.ledger.put({ ...claim, removal: 'done' });
        return { claim, intent, outcome: intent === 'keep' ? 'kept' : 'left', problem: null };
    }
    const { api, ledger, clock, random, info } = options;
    const began = clock.now();
    const act = intent === 'delete' ? _delete_or_pause_js__WEBPACK_IMPORTED_MODULE_1__/* .remove */ .T : _delete_or_pause_js__WEBPACK_IMPORTED_MODULE_1__/* .pause */ .v;
    const teardown = await act(claim, {
        api,
        clock,
        random,
        deadline: began + budget.totalMs,
        verifyMs: budget.verifyMs,
        lookUntil: lookUntil(claim, began, budget.landingMs),
        requestTimeoutMs: budget.requestTimeoutMs,
        hurry: options.signal,
        onSent: () => {
            ledger.put({ ...claim, removal: 'sent' });
        },
    });
    if (teardown.outcome === 'unverified') {
        const problem = notVerified({ claim, intent }, teardown.problem, ledger.state);
        return { claim, intent, outcome: 'unverified', problem };
    }
    ledger.put({ ...claim, removal: 'done' });
    info(tell(claim, teardown, (clock.now() - began) / 1000));
    return { claim, intent, outcome: teardown.outcome, problem: null };
}
function tellKept({ name }, { settings, expiresAt }) {
    const end = expiresAt === null ? 'when its duration is over' : `at ${expiresAt}`;
    return settings.scope === 'run'
        ? `Deployment "${name}" is left running for the other jobs of this run: the stop Action removes it, or else the service ${end}.`
        : `Deployment "${name}" is kept: the service removes it ${end}; before that: roboflow deployment delete ${name}`;
}
/** What was killed while a create was under way cannot know when it was cut off: it looks for the whole time. */
function lookUntil({ id, unconfirmedAt }, now, landingMs) {
    if (unconfirmedAt === null)
        return now;
    return id === null ? now + landingMs : Math.min(now, unconfirmedAt) + landingMs;
}
function tell({ name }, teardown, seconds) {
    const after = `${seconds.toFixed(1)} s`;
    switch (teardown.outcome) {
        case 'gone':
            return `Deployment "${name}" is gone (verified after ${after}).`;
        case 'paused':
            return `Deployment "${name}" is paused (verified after ${after}).`;
        case 'never there':
            return `No deployment "${name}" appeared within ${after}: the create that got no answer never took effect.`;
        case 'not ours':
            return `Deployment "${name}" is another one by now (id ${teardown.id}) and not this step's: left alone.`;
    }
}
/** What to tell where a deployment is not verifiably as intended: which, why, how to end it by hand, when it ends. */
function notVerified({ claim, intent }, problem, { expiresAt, apiUrl }) {
    const { name, id } = claim;
    const wanted = intent === 'pause' ? 'paused' : 'deleted';
    return [
        `Deployment "${name}" (id ${id ?? 'unknown'}) may still be running and costing money: it is not verifiably ${wanted}. Last problem: ${problem.replace(/\.?$/, '.')}`,
        'To remove it by hand, either of:',
        ...(0,_report_headline_js__WEBPACK_IMPORTED_MODULE_0__/* .removalCommands */ .V)(name, apiUrl),
        `The service itself removes it ${expiresAt === null ? 'when its duration is over' : `at ${expiresAt}`}.`,
    ].join('\n');
}


/***/ }),

/***/ 5335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FX: () => (/* binding */ cancelledLogsMs),
/* harmony export */   T8: () => (/* binding */ graceTeardown),
/* harmony export */   Yt: () => (/* binding */ cancelledTeardown),
/* harmony export */   cG: () => (/* binding */ logsMs),
/* harmony export */   t_: () => (/* binding */ unhurriedTeardown)
/* harmony export */ });
/** A create that was cut off may land several seconds later; so long its name is looked up before it is given up. */
const landingMs = 10_000;
/** In the main step, after a start that failed, and in a post step with time. */
const unhurriedTeardown = {
    totalMs: 120_000,
    verifyMs: 60_000,
    landingMs,
    requestTimeoutMs: 10_000,
};
/** In a post step after a cancel: all post steps of the job share less than five minutes. */
const cancelledTeardown = {
    totalMs: 45_000,
    verifyMs: 20_000,
    landingMs,
    requestTimeoutMs: 10_000,
};
/** In a main step that was told to stop: the runner kills it 10 s after its first signal. */
const graceTeardown = {
    totalMs: 6_000,
    verifyMs: 6_000,
    landingMs: 6_000,
    requestTimeoutMs: 1_500,
};
/** Reading the log in a post step. */
const logsMs = 60_000;
/** The same after a cancel. */
const cancelledLogsMs = 15_000;


/***/ }),

/***/ 7219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ intentFor)
/* harmony export */ });
/**
 * The intent for one claim. `jobStatus` is the runner's word at the time of the post step (`success`, `failure`,
 * `cancelled`). What was not created here is put back as it was found; a shared one is not put to sleep under others.
 */
function intentFor(claim, { outcome, settings, claims }, jobStatus) {
    if (claim.origin === 'found')
        return claim.wasPaused && settings.scope === 'step' ? 'pause' : 'leave';
    if (claim !== claims.at(-1))
        return 'delete';
    if (outcome === 'ready')
        return jobStatus === 'failure' ? settings.teardownOnFailure : settings.teardown;
    // It never became ready: `keep` is for an endpoint that works. A cancelled job may share it with running ones.
    return settings.scope === 'run' && outcome !== 'failed' ? settings.teardown : 'delete';
}


/***/ })

};
