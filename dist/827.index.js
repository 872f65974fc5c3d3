export const id = 827;
export const ids = [827];
export const modules = {

/***/ 2661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ lookUp),
/* harmony export */   e: () => (/* binding */ lookUpInList)
/* harmony export */ });
/* harmony import */ var _statuses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4642);

async function lookUp(name, api, limits) {
    const found = await api.get(name, limits);
    const named = found?.name === name ? found : null;
    if (named !== null && !(0,_statuses_js__WEBPACK_IMPORTED_MODULE_0__/* .isGone */ .ST)(named))
        return named;
    return (await lookUpInList({ name, isIt: (one) => !(0,_statuses_js__WEBPACK_IMPORTED_MODULE_0__/* .isGone */ .ST)(one) }, api, limits)) ?? named;
}
async function lookUpInList({ name, id = null, isIt = () => true }, api, limits) {
    const { deployments, unreadable } = await api.list(limits);
    const isName = (shown) => shown.toLowerCase() === name.toLowerCase();
    const alike = deployments.filter((deployment) => isName(deployment.name) || deployment.id === id);
    const found = alike.find(isIt) ?? alike[0];
    if (found !== undefined)
        return found;
    const unread = unreadable.find((entry) => entry.name === null || isName(entry.name));
    if (unread !== undefined)
        throw new Error(`GET /list has an entry that cannot be read (${unread.problem})`);
    return null;
}


/***/ }),

/***/ 1738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ol: () => (/* binding */ mayBeOfRepository),
/* harmony export */   SR: () => (/* binding */ runIdOf),
/* harmony export */   Xb: () => (/* binding */ runScopedName),
/* harmony export */   Zu: () => (/* binding */ generateName),
/* harmony export */   _u: () => (/* binding */ namePattern)
/* harmony export */ });
const namePattern = /^[a-z][a-z0-9-]{4,14}$/;
const longest = 15;
const leastTail = 2;
const chanceFirst = 5;
const mostRepositoryMark = 4;
function generateName(run, random) {
    const { prefix, mark, room } = partsOf(run);
    const chance = Array.from({ length: room - mark.length }, () => Math.floor(random() * 36).toString(36));
    return prefix + mark + chance.join('');
}
function runScopedName(run) {
    const { prefix, mark, room } = partsOf(run);
    const whole = `${hash(`${run.server}/${run.repository}`)}${hash(`${run.repository}#${run.id}`)}`;
    return prefix + (mark + whole.slice(mark.length)).slice(0, room);
}
function runIdOf(name) {
    const match = /^ci-([1-9a-z][0-9a-z]{0,8})-[0-9a-z]+$/.exec(name);
    if (!match?.[1] || name.length !== longest)
        return null;
    const runId = Number.parseInt(match[1], 36);
    return Number.isSafeInteger(runId) ? runId : null;
}
function mayBeOfRepository(name, run) {
    const id = runIdOf(name);
    if (id === null)
        return false;
    const { prefix, mark } = partsOf({ ...run, id });
    return name.startsWith(prefix + mark);
}
function partsOf({ id, server, repository }) {
    const prefix = `ci-${id.toString(36)}-`;
    const room = longest - prefix.length;
    if (room < leastTail) {
        throw new RangeError(`The run id ${id} (GITHUB_RUN_ID) is too long to be part of a deployment's name, which has ${longest} characters.`);
    }
    const markLength = Math.min(mostRepositoryMark, Math.max(0, room - chanceFirst));
    return { prefix, mark: hash(`${server}/${repository}`).slice(0, markLength), room };
}
function hash(text) {
    let value = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text.toLowerCase())) {
        value = Math.imul(value ^ byte, 0x01000193) >>> 0;
    }
    return value.toString(36).padStart(7, '0');
}


/***/ }),

/***/ 4642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hd: () => (/* binding */ isTerminal),
/* harmony export */   LK: () => (/* binding */ isAsleep),
/* harmony export */   ST: () => (/* binding */ isGone),
/* harmony export */   Xi: () => (/* binding */ isLeaving),
/* harmony export */   lP: () => (/* binding */ isPaused),
/* harmony export */   qd: () => (/* binding */ isPausing),
/* harmony export */   uH: () => (/* binding */ hasReplicas)
/* harmony export */ });
const gone = new Set(['deleted', 'expired', 'removed', 'terminated', 'destroyed']);
const leaving = new Set(['deleting', 'terminating', 'removing', 'expiring', 'destroying']);
const isGone = ({ status }) => gone.has(status);
const isLeaving = ({ status }) => leaving.has(status);
const paused = new Set(['paused', 'sleeping', 'asleep', 'suspended', 'stopped', 'hibernated', 'hibernating']);
const pausing = new Set(['pausing', 'suspending', 'stopping']);
const denial = new Set(['not', 'failed', 'error']);
function isPaused({ status }) {
    const words = wordsOf(status);
    return words.some((word) => paused.has(word)) && !words.some((word) => denial.has(word));
}
function isPausing({ status }) {
    return wordsOf(status).some((word) => pausing.has(word));
}
function wordsOf(status) {
    return status.split(/[^a-z]+/);
}
const awake = new Set(['', 'pending', 'ready', 'failed']);
function isAsleep(deployment) {
    return deployment.numReplicas === 0 && !awake.has(deployment.status) && !isLeaving(deployment);
}
const isTerminal = (deployment) => deployment.status === 'failed' || isGone(deployment);
function hasReplicas(deployment, wanted) {
    const ends = [isTerminal, isLeaving, isPaused, isPausing];
    return (!ends.some((holds) => holds(deployment)) && deployment.domain !== '' && deployment.numReplicas >= wanted);
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

function readAnswer(window, answer, { full, lastTry }) {
    const entries = withMoments(answer, window);
    const { hi, lo, delivered } = window;
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
const steepest = 3;
function splitOff(window, parts, span) {
    const { lo, hi } = window;
    const factor = Math.min(steepest, ((hi - lo) / span) ** (1 / parts));
    const bounds = Array.from({ length: parts - 1 }, (_, i) => hi - Math.ceil(span * factor ** (i + 1)));
    window.lo = bounds[0] ?? lo;
    return bounds.map((end, i) => ({ lo: bounds[i + 1] ?? lo, hi: end, delivered: new Set(), skipped: 0 }));
}

;// CONCATENATED MODULE: ./build/logs/paging.js



const wrongClockMs = 24 * 3_600_000;
const dateToleranceMs = 2_000;
const margins = [0, 1, 1_000, 1_000_000];
const lastMargin = margins.length - 1;
const largerAnswers = [1_000, 10_000];
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
function wholeWindow({ lowest }) {
    return { lo: lowest - 1, hi: Number.POSITIVE_INFINITY, delivered: new Set(), skipped: 0 };
}
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
function learnTime(paging, window, serviceTime) {
    if (paging.serviceAhead !== null)
        return;
    const ahead = (serviceTime ?? paging.clock.now()) - paging.clock.now();
    paging.serviceAhead = Math.abs(ahead) > wrongClockMs ? 0 : ahead;
    paging.lowest = Math.floor((paging.from + paging.serviceAhead - dateToleranceMs) * 1000);
    window.lo = paging.lowest - 1;
}
function stretch({ from, clock, serviceAhead }, { lo, hi }) {
    const ahead = serviceAhead ?? 0;
    const to = Number.isFinite(hi) ? hi : Math.floor((clock.now() + ahead) * 1000);
    return { from: Math.min(to, Math.max(lo + 1, Math.floor((from + ahead) * 1000))), to };
}
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



const worthSharing = 20;
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
function cutOffBursts({ bursts, oldest, paging }) {
    return bursts
        .filter(({ from, length }) => length >= paging.maxEntries || oldest < from)
        .map(({ from, to }) => ({ from, to, reason: 'burst', detail: null }));
}
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
async function takeIn(session, window, reading) {
    const { fresh, progress, length } = reading;
    if (fresh.length > 0) {
        session.entries += fresh.length;
        window.skipped = 0;
        session.oldest = Math.min(session.oldest, fresh.at(-1)?.micros ?? Number.POSITIVE_INFINITY);
        await session.sink(fresh, { serviceAhead: session.paging.serviceAhead ?? 0 });
    }
    if (progress === 'stuck') {
        session.bursts.push({ ...skipMoment(session.paging, window), length });
    }
    return progress !== 'done' && window.hi > window.lo;
}
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

/***/ 8890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J9: () => (/* binding */ accessOfRecord),
/* harmony export */   Tb: () => (/* binding */ isProbe),
/* harmony export */   ef: () => (/* binding */ isPreload),
/* harmony export */   zS: () => (/* binding */ readAccess)
/* harmony export */ });
const uvicornLine = /^\s{0,40}(?:INFO:?\s{1,40})?[\w.:[\]%-]{1,80} - "([A-Z]{3,10}) ([^\s?#]{1,8192})(?:[?#]\S{0,8192})? HTTP\/[\d.]{1,3}" ([1-5]\d\d)\b/;
const bareLine = /^\s{0,40}(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (\/[^\s?#]{0,8192})(?:[?#]\S{0,8192})? ([1-5]\d\d)\s{0,9}$/;
function readAccess(line) {
    const parts = uvicornLine.exec(line) ?? bareLine.exec(line);
    if (parts === null)
        return null;
    const [, method = '', path = '', status = ''] = parts;
    return { method, path, status: Number(status) };
}
function accessOfRecord({ fields }) {
    const { method = '', path = '', status_code: status = 0 } = fields;
    if (!/^[A-Z]{3,10}$/.test(method) || !/^\/\S{0,8192}$/.test(path))
        return null;
    if (!Number.isInteger(status) || status < 100 || status > 599)
        return null;
    const access = { method, path: path.replace(/[?#].*$/, ''), status };
    const { model_id: model, request_id: requestId, processing_time: seconds } = fields;
    if (model !== undefined && model !== '')
        access.model = model.slice(0, 200);
    if (requestId !== undefined && requestId !== '')
        access.requestId = requestId.slice(0, 100);
    if (isDuration(seconds))
        access.milliseconds = seconds * 1000;
    if (String(fields.model_cold_start) === 'true') {
        access.coldStart = isDuration(fields.model_load_time) ? fields.model_load_time : null;
    }
    return access;
}
function isDuration(seconds) {
    return seconds !== undefined && seconds >= 0 && seconds < 1e6;
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
function isProbe({ method, path }) {
    if (method !== 'GET' && method !== 'HEAD')
        return false;
    return probedPaths.has(path) || path.startsWith('/static/') || path.startsWith('/_next/');
}
function isPreload({ method, path }) {
    return (method === 'POST' && path === '/model/add') || (method === 'GET' && path === '/model/registry');
}


/***/ }),

/***/ 9920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   Il: () => (/* binding */ isChainLine),
/* harmony export */   KH: () => (/* binding */ exceptionOfRecord),
/* harmony export */   KJ: () => (/* binding */ exceptionOfLines),
/* harmony export */   Mg: () => (/* binding */ withoutMiddle),
/* harmony export */   NK: () => (/* binding */ exceptionOfLine),
/* harmony export */   ZN: () => (/* binding */ detailLines),
/* harmony export */   pf: () => (/* binding */ asPython),
/* harmony export */   qt: () => (/* binding */ isFrame)
/* harmony export */ });
/* harmony import */ var _read_whole_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7187);
/* harmony import */ var _severity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1982);


const mostFrames = 10;
const mostCauseFrames = 3;
const mostCauses = 5;
const longestMessage = 2_000;
function exceptionOfRecord({ fields }, read) {
    const { exception, exc_info, traceback } = fields;
    if (typeof exception === 'object') {
        const { stacktrace, type, message } = exception;
        const frames = stacktrace.frames.map(({ filename, lineno, function: name, code }) => ({
            file: read(filename).slice(0, 500),
            line: lineno ?? null,
            function: read(name).slice(0, 200),
            code: read(code ?? '').slice(0, 300),
        }));
        const part = { type: read(type).slice(0, 200), message: (0,_read_whole_js__WEBPACK_IMPORTED_MODULE_1__/* .readWhole */ .oD)(read, message), frames };
        return report([part], stacktrace.hidden);
    }
    const text = exception ?? exc_info ?? traceback;
    return text === undefined ? null : exceptionOfLines((0,_read_whole_js__WEBPACK_IMPORTED_MODULE_1__/* .readWhole */ .oD)(read, text).split('\n'));
}
function exceptionOfLines(lines, { hasBegun = false } = {}) {
    const parts = sections(lines, hasBegun && isFrame(lines[0] ?? '')).map(partOf);
    const readable = parts.filter(({ type, frames }) => type !== '' || frames.length > 0);
    return readable.length === 0 ? null : report(readable);
}
function sections(lines, hasBegun) {
    const found = hasBegun ? [[]] : [];
    let isInside = hasBegun;
    for (const line of lines) {
        if ((0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .isTracebackLine */ .vu)(line))
            found.push([]);
        else if (isInside && !isChainLine(line))
            found.at(-1)?.push(line);
        isInside = (0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .isTracebackLine */ .vu)(line) || (isInside && !isChainLine(line));
    }
    return found;
}
function exceptionOfLine(line) {
    return (0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .isErrorLine */ .Br)(line) ? report([{ ...typeAndMessage([line]), frames: [] }]) : null;
}
function report(parts, notKept = 0) {
    const raised = parts.at(-1);
    if (raised === undefined)
        return null;
    const causes = parts.slice(0, -1).reverse().slice(0, mostCauses);
    return {
        type: raised.type,
        message: withoutMiddle(raised.message, longestMessage),
        frames: raised.frames.slice(-mostFrames).reverse(),
        hiddenFrames: Math.max(0, raised.frames.length - mostFrames) + notKept,
        causes: causes.map(({ type, message, frames }) => ({
            type,
            message: withoutMiddle(message, longestMessage),
            frames: frames.slice(-mostCauseFrames).reverse(),
        })),
    };
}
function isChainLine(line) {
    return /^(?:[ |+]{0,40})(?:The above exception was the direct cause of|During handling of the above exception,)/.test(line);
}
const frameLine = /^\s{0,40}File "([^"]{1,500})", line (\d{1,9})(?:, in (.{1,200}))?/;
function isFrame(line) {
    return frameLine.test(line.replace(/^\s{0,40}\| {0,4}/, '  ')) || /^\s{2,400}[\^~]{2}[\s^~]*$/.test(line);
}
function partOf(lines) {
    const bare = lines.map(withoutGroupMargin);
    const frames = [];
    let next = 0;
    for (; next < bare.length; next += 1) {
        const line = bare[next] ?? '';
        const [, file, number, name = ''] = frameLine.exec(line) ?? [];
        const frame = frames.at(-1);
        if (file !== undefined)
            frames.push({ file, line: Number(number), function: name.trim(), code: '' });
        else if (line !== '' && !/^\s/.test(line))
            break;
        else if (frame?.code === '' && !/^[\s^~]*$/.test(line))
            frame.code = line.trim().slice(0, 300);
    }
    return { ...typeAndMessage(bare.slice(next)), frames };
}
function withoutGroupMargin(line) {
    return line.replace(/^\s{0,40}[|+](?: \||[-+]{1,40}| )?/, '');
}
function typeAndMessage(lines) {
    const [first = '', ...others] = lines;
    const [, type = '', begin = ''] = /^([\w.]{1,200})(?::\s?(.*))?$/.exec(first) ?? ['', '', first];
    return { type, message: [begin, ...others].join('\n').trim() };
}
function withoutMiddle(text, most) {
    if (text.length <= most)
        return text;
    const half = Math.floor((most - 5) / 2);
    return `${text.slice(0, half)} ... ${text.slice(text.length - half)}`.toWellFormed();
}
function titleOf({ type, message }) {
    const line = message.replace(/\s+/g, ' ').trim();
    if (type === '')
        return line === '' ? 'an exception whose type the log does not tell' : line;
    return line === '' ? type : `${type}: ${line}`;
}
const shownFrames = 6;
function detailLines({ frames, hiddenFrames, causes }) {
    const shown = frames.slice(0, shownFrames);
    const hidden = frames.length - shown.length + hiddenFrames;
    return [
        ...shown.flatMap(frameLines),
        ...(hidden === 0 ? [] : [`  … and ${hidden} frames further out`]),
        ...causes.flatMap((cause) => [
            `Caused by ${titleOf(cause)}`,
            ...cause.frames.slice(0, 2).flatMap(frameLines),
        ]),
    ];
}
function asPython({ type, message, frames, hiddenFrames, causes }) {
    const traceback = [
        'Traceback (most recent call last):',
        ...(hiddenFrames === 0 ? [] : [`  … ${hiddenFrames} frames`]),
        ...frames.toReversed().flatMap((frame) => frameLines(frame)),
        ...`${type}: ${message}`.split('\n'),
    ];
    const before = causes
        .toReversed()
        .flatMap((cause) => [
        ...asPython({ ...cause, hiddenFrames: 0, causes: [] }),
        '',
        'The above exception led to the following one:',
        '',
    ]);
    return [...before, ...traceback];
}
function frameLines({ file, line, function: name, code }) {
    const place = file.replace(/^.{0,300}\/(?:site|dist)-packages\//, '');
    const where = `  File "${place}"${line === null ? '' : `, line ${line}`}${name === '' ? '' : `, in ${name}`}`;
    return code === '' ? [where] : [where, `    ${code}`];
}


/***/ }),

/***/ 4983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ createPayloadReader)
/* harmony export */ });
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(471);
/* harmony import */ var _exception_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9920);
/* harmony import */ var _read_whole_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7187);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9068);




function createPayloadReader(redact) {
    const clean = (text) => redact((0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .harmless */ .Is)(text)).trimEnd();
    const read = (payload) => {
        if (payload.length > _read_whole_js__WEBPACK_IMPORTED_MODULE_3__/* .longestRead */ .b9)
            return (0,_record_js__WEBPACK_IMPORTED_MODULE_2__/* .readRecord */ .aE)(payload) === null ? cut(payload) : cutRecord(payload);
        const text = clean(payload);
        const record = (0,_record_js__WEBPACK_IMPORTED_MODULE_2__/* .readRecord */ .aE)(text);
        return record === null ? text : clean(readable(record, clean)) || text;
    };
    const cut = (payload) => {
        const text = clean(Buffer.from(payload.slice(0, _read_whole_js__WEBPACK_IMPORTED_MODULE_3__/* .longestRead */ .b9)).toString());
        const kept = text.slice(0, Math.max(0, text.length - _read_whole_js__WEBPACK_IMPORTED_MODULE_3__/* .cutMargin */ .l2));
        return `${kept}… (${payload.length - kept.length} more characters)`;
    };
    const cutRecord = (payload) => {
        const record = (0,_record_js__WEBPACK_IMPORTED_MODULE_2__/* .readRecord */ .aE)(clean(payload));
        return record === null ? cut(payload) : (0,_read_whole_js__WEBPACK_IMPORTED_MODULE_3__/* .readWhole */ .oD)(clean, readable(record, clean));
    };
    return read;
}
function readable(record, clean) {
    const { all, message } = record;
    const exception = (0,_exception_js__WEBPACK_IMPORTED_MODULE_1__/* .exceptionOfRecord */ .KH)(record, clean);
    const shownBelow = exception === null ? [] : ['exception', 'exc_info', 'traceback'];
    const name = (0,_record_js__WEBPACK_IMPORTED_MODULE_2__/* .messageName */ .fe)(all);
    const others = Object.entries(all).filter(([key]) => key !== name && !(0,_record_js__WEBPACK_IMPORTED_MODULE_2__/* .isEnvelope */ .XT)(key) && !shownBelow.includes(key));
    const isLong = ([, value]) => typeof value === 'string' && value.includes('\n');
    const short = others.filter((field) => !isLong(field)).map(([key, value]) => `${key}=${inline(value)}`);
    const long = others.filter(isLong).map(([key, value]) => `${key}:\n${indented(String(value))}`);
    const line = [message ?? '', short.join(' ')].filter((part) => part !== '').join('  ');
    const traceback = exception === null ? '' : indented((0,_exception_js__WEBPACK_IMPORTED_MODULE_1__/* .asPython */ .pf)(exception).join('\n'));
    return [line, ...long, traceback].filter((part) => part !== '').join('\n');
}
function inline(value) {
    return typeof value === 'string' && /^\S*$/.test(value) ? value : JSON.stringify(value);
}
function indented(text) {
    return (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .harmless */ .Is)(text)
        .trimEnd()
        .split('\n')
        .map((line) => `  ${line}`)
        .join('\n');
}


/***/ }),

/***/ 7187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b9: () => (/* binding */ longestRead),
/* harmony export */   l2: () => (/* binding */ cutMargin),
/* harmony export */   oD: () => (/* binding */ readWhole)
/* harmony export */ });
const longestRead = 16_384;
const cutMargin = 512;
function readWhole(read, text) {
    if (text.length <= longestRead)
        return read(text);
    const half = longestRead / 2;
    return `${read(text.slice(0, half)).slice(0, -cutMargin)} ... ${read(text.slice(-half)).slice(cutMargin)}`;
}


/***/ }),

/***/ 9068:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XT: () => (/* binding */ isEnvelope),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   fe: () => (/* binding */ messageName)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4343);

const text = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["catch"] */ .MfU(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()), undefined);
const frameSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    filename: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), ''),
    lineno: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["catch"] */ .MfU(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr()), null),
    function: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), ''),
    code: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["catch"] */ .MfU(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()), ''),
});
const readFrames = 10;
const stackSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi((stack) => {
    const frames = Array.isArray(stack) ? stack : [];
    return { frames: frames.slice(-readFrames), hidden: Math.max(0, frames.length - readFrames) };
}), zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ frames: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["catch"] */ .MfU(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(frameSchema), []), hidden: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }));
const exceptionSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    type: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    message: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["catch"] */ .MfU(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), ''),
    stacktrace: stackSchema,
});
const numeric = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["catch"] */ .MfU(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(Number))])), undefined);
const recordSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    severity: text,
    level: text,
    levelname: text,
    log_level: text,
    request_id: text,
    method: text,
    path: text,
    status_code: numeric,
    processing_time: numeric,
    model_id: text,
    model_cold_start: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["catch"] */ .MfU(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY()])), undefined),
    model_load_time: numeric,
    exception: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["catch"] */ .MfU(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), exceptionSchema])), undefined),
    exc_info: text,
    traceback: text,
});
const longestParsed = 262_144;
const messageNames = ['message', 'msg', 'event', 'text', 'textPayload', 'log'];
const envelope = new Set(['severity', 'level', 'levelname', 'timestamp', 'time', 'asctime', 'stream']);
function isEnvelope(name) {
    return envelope.has(name.toLowerCase());
}
function messageName(fields) {
    return messageNames.find((name) => typeof fields[name] === 'string');
}
function readRecord(payload) {
    if (payload.length > longestParsed || !/^\s{0,9}\{/.test(payload))
        return null;
    const parsed = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()).safeParse(parseJson(payload));
    if (!parsed.success)
        return null;
    const all = parsed.data;
    const fields = recordSchema.parse(all);
    const name = messageName(all);
    const message = name === undefined ? undefined : all[name];
    return {
        fields,
        all,
        message: typeof message === 'string' ? message : null,
        severity: knownWord(fields.severity ?? fields.level ?? fields.levelname ?? fields.log_level),
        isPlain: name !== undefined && Object.keys(all).every((key) => key === name || isEnvelope(key)),
    };
}
function parseJson(payload) {
    try {
        return JSON.parse(payload);
    }
    catch {
        return undefined;
    }
}
const knownWords = /^(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERR|ERROR|EXCEPTION|FATAL|CRITICAL|ALERT|EMERGENCY)$/;
function knownWord(word) {
    const capitals = word?.slice(0, 20).toUpperCase() ?? '';
    return knownWords.test(capitals) ? capitals : null;
}


/***/ }),

/***/ 1982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $z: () => (/* binding */ hintOf),
/* harmony export */   Br: () => (/* binding */ isErrorLine),
/* harmony export */   IQ: () => (/* binding */ rankOf),
/* harmony export */   JJ: () => (/* binding */ worse),
/* harmony export */   TY: () => (/* binding */ isLastLine),
/* harmony export */   Wy: () => (/* binding */ labelOf),
/* harmony export */   Zw: () => (/* binding */ problemOf),
/* harmony export */   aQ: () => (/* binding */ withoutSeverity),
/* harmony export */   vt: () => (/* binding */ platformSeverity),
/* harmony export */   vu: () => (/* binding */ isTracebackLine),
/* harmony export */   xJ: () => (/* binding */ severityOf)
/* harmony export */ });
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(471);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9068);


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
function rankOf(severity) {
    return Object.hasOwn(ranks, severity) ? (ranks[severity] ?? 0) : 0;
}
function problemOf(severity) {
    const rank = rankOf(severity);
    if (rank >= errorRank)
        return 'error';
    return rank >= warningRank ? 'warning' : null;
}
function platformSeverity({ severity }) {
    return /^[A-Z0-9_-]{1,20}$/.test(severity) ? severity : 'OTHER';
}
const words = 'DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL';
const firstWord = new RegExp(`^\\[?(${words})\\b\\]?\\s{0,20}[:|\\]-]`, 'i');
const timeAndName = '\\[?[\\d/.-]{6,10}[T ][\\d:.,]{5,15}Z?\\]?[ |-]{1,8}(?:[\\w.]{1,80}[ |-]{1,8})?';
const afterTime = new RegExp(`^${timeAndName}\\[?(${words})\\b`);
const firstLetter = /^(?:[\d :.-]{10,30}\[([VIWEF]):\w|\[([VIWEF]):\w|([IWEF])\d{4} \d\d:\d\d:\d\d\.\d)/;
const letterWords = {
    V: 'DEBUG',
    I: 'INFO',
    W: 'WARNING',
    E: 'ERROR',
    F: 'FATAL',
};
const pythonWarning = /^(?:\S{1,500}\.pyx?|<[\w .]{1,80}>):\d{1,7}: ([A-Z]\w{2,80}): /;
const seriousWarnings = new Set(['RuntimeWarning', 'ResourceWarning', 'BytesWarning']);
function labelOf(line) {
    const word = (firstWord.exec(line) ?? afterTime.exec(line))?.[1];
    if (word !== undefined)
        return word.toUpperCase();
    const letter = firstLetter.exec(line);
    if (letter !== null)
        return letterWords[letter[1] ?? letter[2] ?? letter[3] ?? ''] ?? null;
    const category = pythonWarning.exec(line)?.[1];
    if (category === undefined || category.endsWith('Error'))
        return null;
    return seriousWarnings.has(category) ? 'WARNING' : 'NOTICE';
}
function withoutSeverity(text, severity) {
    for (const label of repeated) {
        const [found, before = '', word = ''] = label.exec(text) ?? [];
        if (found !== undefined && word.toUpperCase() === severity)
            return before + text.slice(found.length);
    }
    return text;
}
const fieldsBefore = '\\{(?:"[^"\\\\]{1,80}": ?(?:"(?:[^"\\\\]|\\\\.){0,2000}"|[\\w.+-]{1,40}), ?){0,20}?';
const repeated = [
    new RegExp(`^()\\[?(${words})\\b(?:\\][ :|-]{0,5}|:)\\s{1,20}(?=\\S)`, 'i'),
    new RegExp(`^()(${words}):(?=[\\w.]{1,80}:)`),
    new RegExp(`^(${timeAndName})\\[?(${words})\\b\\]?[ |:-]{0,8}`),
    new RegExp(`^(${fieldsBefore})"(?:severity|level|levelname|log_level)": ?"(${words})", ?`, 'i'),
];
const crashLine = /^(?:Segmentation fault|Fatal Python error|terminate called|Killed$|Aborted\b|Bus error|double free|free\(\): )|\bCUDA (?:error|failure|out of memory)|\(core dumped\)/;
const exceptionName = '(?:[A-Za-z_]\\w{0,80}\\.){0,12}[A-Za-z_]\\w{0,80}(?:Error|Exception|Exit|Interrupt|Missing|Invalid|NotFound|NotAvailable|Unavailable|Argument|Failed|Failure|Timeout|Missmatch)';
const errorLine = new RegExp(`^(?:${exceptionName}|Exception|(?:[a-z_]\\w{0,80}\\.){1,12}error): \\S`);
const lastLine = /^(?:(?:[A-Za-z_]\w{0,80}\.){1,12}[A-Za-z_]\w{0,80}|[A-Z]\w{0,80}|[A-Za-z_]\w{0,80}(?=:))(?::(?:\s|$)|$)/;
function isErrorLine(line) {
    return errorLine.test(line);
}
function isLastLine(line) {
    return lastLine.test(line);
}
const tracebackLine = /^\s{0,40}(?:[+|] {0,4}){0,9}(?:Exception Group )?Traceback \(most recent call last\):/;
function isTracebackLine(line) {
    return tracebackLine.test(line);
}
function hintOf(line) {
    return isTracebackLine(line) || isErrorLine(line) || crashLine.test(line) ? 'ERROR' : null;
}
function worse(one, other) {
    return rankOf(other) > rankOf(one) ? other : one;
}
function severityOf(entry) {
    const record = (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .readRecord */ .aE)(entry.payload);
    const line = (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .harmless */ .Is)((record?.message ?? entry.payload).slice(0, 2_000)).split('\n', 1)[0] ?? '';
    const label = record?.severity ?? labelOf(line);
    if (label !== null)
        return label;
    const platform = platformSeverity(entry);
    const hint = hintOf(line);
    return hint === null ? platform : worse(platform, hint);
}


/***/ }),

/***/ 381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ leftOutReasons),
/* harmony export */   K: () => (/* binding */ joinLeftOut)
/* harmony export */ });
const leftOutReasons = {
    time: 'the time for reading the log was up',
    aborted: 'the step was told to stop',
    failed: 'the service did not answer',
    burst: 'the service gives no more entries of one moment; there may be more than are counted here',
};
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

/***/ 1381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ countOf),
  n: () => (/* binding */ createRequestStatistics)
});

// EXTERNAL MODULE: ./build/logs/entries/access-line.js
var access_line = __webpack_require__(8890);
;// CONCATENATED MODULE: ./build/logs/statistics/failing.js
const mostGroups = 200;
const mostReasons = 10;
const nobody = { explain: () => { }, model: null };
function createFailing() {
    const groups = new Map();
    let others = 0;
    return {
        add({ by, access, pattern, model, micros }) {
            const { method, status } = access;
            const key = JSON.stringify([by, method, pattern, model, status]);
            let group = groups.get(key);
            if (group === undefined) {
                if (groups.size >= mostGroups) {
                    others += 1;
                    return { ...nobody, model };
                }
                group = {
                    by,
                    method,
                    pattern,
                    model,
                    status,
                    count: 0,
                    first: micros,
                    last: micros,
                    reasons: new Map(),
                };
                groups.set(key, group);
            }
            group.count += 1;
            group.first = Math.min(group.first, micros);
            group.last = Math.max(group.last, micros);
            const { reasons } = group;
            return { explain: (reason, isCertain) => explain(reasons, reason, isCertain), model };
        },
        result() {
            const failing = [...groups.values()].map((group) => ({
                ...group,
                reasons: [...group.reasons]
                    .map(([{ title: text }, reason]) => ({ text, ...reason }))
                    .filter(({ text }) => text !== '')
                    .sort((one, other) => other.count - one.count || (one.text < other.text ? -1 : 1)),
            }));
            return { failing: failing.sort(worstFirst), otherFailing: others };
        },
    };
}
function explain(reasons, about, isCertain) {
    const reason = reasons.get(about);
    if (reason !== undefined) {
        reason.count += 1;
        reason.isCertain &&= isCertain;
    }
    else if (reasons.size < mostReasons) {
        reasons.set(about, { count: 1, isCertain });
    }
}
function worstFirst(one, other) {
    const rank = ({ by, status }) => (by === 'user' ? 2 : 0) + (status >= 500 ? 1 : 0);
    return rank(other) - rank(one) || other.count - one.count || one.first - other.first;
}

;// CONCATENATED MODULE: ./build/logs/statistics/latency.js
const step = 1.05;
const shortest = 0.01;
function createLatency() {
    const classes = new Map();
    let count = 0;
    let max = 0;
    return {
        add(milliseconds) {
            const place = Math.round(Math.log(Math.max(shortest, milliseconds)) / Math.log(step));
            classes.set(place, (classes.get(place) ?? 0) + 1);
            count += 1;
            max = Math.max(max, milliseconds);
        },
        result() {
            if (count === 0)
                return null;
            const sorted = [...classes].sort(([one], [other]) => one - other);
            const at = (share) => {
                let seen = 0;
                for (const [place, times] of sorted) {
                    seen += times;
                    if (seen >= share * count)
                        return Math.min(max, step ** place);
                }
                return max;
            };
            return { count, p50: at(0.5), p95: at(0.95), max };
        },
    };
}

;// CONCATENATED MODULE: ./build/logs/statistics/path-pattern.js
const ownRoutes = new Set(`clip doctr easy_ocr gaze grounding_dino infer inference_pipelines info legacy metrics model models notebook ocr
  owlv2 perception_encoder sam sam2 sam3 seg-preview server static stream trocr v1 v2 workflows yolo_world`.split(/\s+/));
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const longestPattern = 120;
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




const mostKinds = 100;
const mostRemembered = 1_000;
const mostModels = 50;
function createRequestStatistics(read) {
    const fold = createFolding(read);
    const counts = { user: createKinds(), action: createKinds(), probe: createKinds() };
    const models = createModels();
    const usage = createUsage();
    const failing = createFailing();
    let clientErrors = 0;
    let serverErrors = 0;
    let firstServerError = null;
    const countServerError = ({ method, status }, pattern, micros) => {
        serverErrors += 1;
        if (firstServerError !== null && firstServerError.micros <= micros)
            return;
        firstServerError = { micros, method, pattern, status };
    };
    const countUse = (access, model) => {
        usage.add(access);
        if (model !== null)
            models.add(model, access);
        if (isClientError(access))
            clientErrors += 1;
    };
    return {
        add(access, micros, isOwn = false) {
            const { pattern, model: folded } = fold(access.path);
            const model = access.model === undefined ? folded : read(access.model).slice(0, 120);
            const by = senderOf(access, isOwn);
            counts[by].add(access, { pattern, model });
            if (by === 'user')
                countUse(access, model);
            if (access.status < 400 || isStillLoading(access))
                return null;
            if (access.status >= 500 && by !== 'action')
                countServerError(access, pattern, micros);
            return failing.add({ by, access, pattern, model, micros });
        },
        result() {
            const [user, action, probe] = [counts.user.result(), counts.action.result(), counts.probe.result()];
            return {
                total: user.total + action.total + probe.total,
                kinds: user.kinds,
                otherKinds: user.others,
                own: { total: action.total, kinds: action.kinds },
                probes: {
                    total: probe.total,
                    kinds: probe.kinds,
                    unhealthy: sum(probe.kinds.map((kind) => countOf(kind, 1) + countOf(kind, 4) + countOf(kind, 5))),
                },
                ...models.result(),
                ...usage.result(),
                ...failing.result(),
                clientErrors,
                serverErrors,
                firstServerError,
            };
        },
    };
}
function senderOf(access, isOwn) {
    if ((0,access_line/* isProbe */.Tb)(access))
        return 'probe';
    return isOwn ? 'action' : 'user';
}
function isClientError({ status }) {
    return status >= 400 && status < 500;
}
function isStillLoading({ path, status }) {
    return path === '/readiness' && status >= 500;
}
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
function countOf({ statuses }, statusClass) {
    return sum([...statuses].map(([status, times]) => (Math.floor(status / 100) === statusClass ? times : 0)));
}
function createKinds() {
    const kinds = new Map();
    let total = 0;
    let others = 0;
    return {
        add(access, { pattern, model }) {
            const { method, status } = access;
            const key = `${method} ${pattern}`;
            total += 1;
            let kind = kinds.get(key);
            if (kind === undefined) {
                if (kinds.size >= mostKinds) {
                    others += 1;
                    return;
                }
                const nothing = { total: 0, statuses: new Map(), models: new Set(), moreModels: false };
                kind = { method, pattern, ...nothing, durations: createLatency() };
                kinds.set(key, kind);
            }
            kind.total += 1;
            increment(kind.statuses, status);
            if (access.milliseconds !== undefined)
                kind.durations.add(access.milliseconds);
            if (model === null || kind.models.has(model))
                return;
            if (kind.models.size < mostModels)
                kind.models.add(model);
            else
                kind.moreModels = true;
        },
        result: () => ({
            total,
            others,
            kinds: [...kinds.values()]
                .map(({ durations, ...kind }) => ({ ...kind, latency: durations.result() }))
                .sort((one, other) => other.total - one.total || (requestOf(one) < requestOf(other) ? -1 : 1)),
        }),
    };
}
function requestOf({ method, pattern }) {
    return `${pattern} ${method}`;
}
function createUsage() {
    const durations = createLatency();
    let count = 0;
    let seconds = null;
    return {
        add({ milliseconds, coldStart }) {
            if (milliseconds !== undefined)
                durations.add(milliseconds);
            if (coldStart === undefined)
                return;
            count += 1;
            if (coldStart !== null)
                seconds = (seconds ?? 0) + coldStart;
        },
        result: () => ({ latency: durations.result(), coldStarts: { count, seconds } }),
    };
}
function createModels() {
    const models = new Map();
    let otherModels = 0;
    return {
        add(names, access) {
            for (const name of new Set(names.split(',').slice(0, 10))) {
                const model = models.get(name) ?? { total: 0, statuses: new Map(), usage: createUsage() };
                if (!models.has(name) && models.size >= mostModels) {
                    otherModels += 1;
                    continue;
                }
                models.set(name, model);
                model.total += 1;
                increment(model.statuses, access.status);
                model.usage.add(access);
            }
        },
        result: () => ({
            models: [...models]
                .map(([model, { total, statuses, usage }]) => ({ model, total, statuses, ...usage.result() }))
                .sort((one, other) => other.total - one.total || (one.model < other.model ? -1 : 1)),
            otherModels,
        }),
    };
}
function increment(counts, key) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
}
function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0);
}


/***/ }),

/***/ 3272:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ createLogStatistics)
});

// EXTERNAL MODULE: ./build/logs/entries/access-line.js
var access_line = __webpack_require__(8890);
// EXTERNAL MODULE: ./build/text/sanitize.js + 1 modules
var sanitize = __webpack_require__(471);
// EXTERNAL MODULE: ./build/logs/entries/exception.js
var entries_exception = __webpack_require__(9920);
// EXTERNAL MODULE: ./build/logs/entries/read-whole.js
var read_whole = __webpack_require__(7187);
// EXTERNAL MODULE: ./build/logs/entries/record.js
var entries_record = __webpack_require__(9068);
// EXTERNAL MODULE: ./build/logs/entries/severity.js
var entries_severity = __webpack_require__(1982);
;// CONCATENATED MODULE: ./build/logs/entries/entry.js






const longestLine = 4_000;
function readEntry({ entry }, read) {
    const platform = (0,entries_severity/* platformSeverity */.vt)(entry);
    const found = (0,entries_record/* readRecord */.aE)(entry.payload);
    const record = found?.isPlain === false ? found : null;
    const text = (0,sanitize/* harmless */.Is)(found?.message ?? (found === null ? entry.payload : '')).trimEnd();
    const access = accessIn(record, text);
    const label = found?.severity ?? (access === null ? (0,entries_severity/* labelOf */.Wy)(text.slice(0, 2_000)) : severityOfAccess(platform));
    return { text: record === null ? shortened(text, read) : text, record, access, platform, label };
}
function accessIn(record, text) {
    return (record === null ? null : (0,access_line/* accessOfRecord */.J9)(record)) ?? (0,access_line/* readAccess */.zS)(text);
}
function severityOfAccess(platform) {
    return (0,entries_severity/* rankOf */.IQ)(platform) >= (0,entries_severity/* rankOf */.IQ)('WARNING') || platform === 'DEFAULT' ? 'INFO' : platform;
}
function shortened(text, read) {
    const isLine = !text.includes('\n');
    return isLine && text.length > longestLine ? (0,entries_exception/* withoutMiddle */.Mg)((0,read_whole/* readWhole */.oD)(read, text), longestLine) : text;
}

;// CONCATENATED MODULE: ./build/logs/statistics/loads.js
const timed = /^Model loaded: model_id=([^,\s]{1,200}), load_time=(\d{1,6}(?:\.\d{1,9})?)s\b/;
const untimed = /^Loaded model (\S{1,200}) with backend \S/;
const mostModels = 100;
function createLoads(clean) {
    const withTime = new Map();
    const withoutTime = new Map();
    return {
        add(message) {
            const [, name = '', seconds] = timed.exec(message) ?? untimed.exec(message) ?? [];
            if (name === '')
                return;
            const loads = seconds === undefined ? withoutTime : withTime;
            const model = clean(name);
            const load = loads.get(model) ?? { model, count: 0, seconds: null };
            if (!loads.has(model) && loads.size >= mostModels)
                return;
            loads.set(model, load);
            load.count += 1;
            if (seconds !== undefined)
                load.seconds = Math.max(load.seconds ?? 0, Number(seconds));
        },
        result: () => [...new Map([...withoutTime, ...withTime]).values()].sort((one, other) => one.model < other.model ? -1 : 1),
    };
}

;// CONCATENATED MODULE: ./build/logs/statistics/links.js
const mostIds = 2_000;
const nearby = 2_000_000;
function createLinks() {
    const byId = new Map();
    let error = null;
    let unexplained = null;
    let firstFailed = null;
    let anyError = false;
    let firstUncaught = null;
    const withId = (id) => {
        const known = byId.get(id) ?? { blocks: [], request: null };
        byId.set(id, known);
        const [oldest] = byId.keys();
        if (byId.size > mostIds && oldest !== undefined)
            byId.delete(oldest);
        return known;
    };
    const failedWithId = (requestId, request) => {
        const known = withId(requestId);
        known.request = request;
        for (const block of known.blocks)
            join(block, request, true);
        if (error !== null && known.blocks.includes(error))
            error = null;
    };
    const failedWithoutId = (request) => {
        if (error !== null && isNear(error, request)) {
            join(error, request, false);
            if (error === firstUncaught)
                firstUncaught = null;
            error = null;
            unexplained = null;
            return;
        }
        unexplained = request;
        if (!anyError)
            firstFailed ??= request;
    };
    return {
        error(block, { requestId, isException }) {
            if (requestId !== undefined) {
                const known = withId(requestId);
                if (known.blocks.length < 5)
                    known.blocks.push(block);
                if (known.request !== null)
                    return join(block, known.request, true);
            }
            if (!isException)
                return;
            error = block;
            anyError = true;
        },
        uncaught(block) {
            anyError = true;
            if (unexplained !== null && unexplained.status >= 500 && isNear(block, unexplained)) {
                join(block, unexplained, false);
                unexplained = null;
                return;
            }
            if (unexplained === null)
                firstUncaught ??= block;
            error = block;
        },
        failed({ requestId }, request) {
            if (requestId !== undefined)
                failedWithId(requestId, request);
            else
                failedWithoutId(request);
        },
        turn() {
            const ends = { firstFailed, firstUncaught, lastError: error, lastFailed: unexplained };
            error = null;
            firstUncaught = null;
            unexplained = null;
            firstFailed = null;
            anyError = false;
            return ends;
        },
    };
}
function joinLooseEnds({ lastError, lastFailed }, after) {
    const { firstFailed, firstUncaught } = after;
    if (lastError !== null && firstFailed !== null && isNear(lastError, firstFailed)) {
        join(lastError, firstFailed, false);
    }
    else if (lastFailed !== null && firstUncaught !== null && isNear(firstUncaught, lastFailed)) {
        if (lastFailed.status >= 500)
            join(firstUncaught, lastFailed, false);
    }
}
function isNear(block, { micros }) {
    return Math.abs(micros - block.last) <= nearby;
}
function join(block, { status, failure }, isCertain) {
    const whole = finalBlock(block);
    const link = { status, failure, isCertain };
    whole.links.push(link);
    if (whole.problem !== null)
        whole.problem.apply(link);
}
function finalBlock(block) {
    let whole = block;
    while (whole.continuedBy !== null)
        whole = whole.continuedBy;
    return whole;
}

;// CONCATENATED MODULE: ./build/logs/statistics/newest.js

const longPayload = 2_000;
function createNewest(limit, read) {
    const used = createBuffer(limit);
    const probes = createBuffer(limit);
    return {
        add({ entry, micros }, { arrival, isProbe, place }) {
            const buffer = isProbe ? probes : used;
            if (!buffer.wants(micros))
                return;
            const long = entry.payload.length > longPayload;
            const text = long ? read(entry.payload) : null;
            buffer.add({ entry: long ? { ...entry, payload: '' } : entry, micros, arrival, text, place });
        },
        entries(isWorthless) {
            const others = used.newestFirst();
            const room = limit - others.length;
            const chosen = [...others, ...probes.newestFirst().slice(0, room)].sort(newestFirst).reverse();
            return joined(chosen).map((group) => {
                const { micros, place } = group[0];
                const { severity, isDoubtful } = finalPlace(place);
                return {
                    micros,
                    severity: isDoubtful && isWorthless(severity) ? 'DEFAULT' : severity,
                    text: textOf(group, read),
                    entries: group.length,
                };
            });
        },
    };
}
function joined(oldestFirst) {
    const groups = new Map();
    for (const kept of oldestFirst) {
        const place = finalPlace(kept.place);
        const group = groups.get(place);
        if (group === undefined)
            groups.set(place, [kept]);
        else
            group.push(kept);
    }
    return [...groups.values()];
}
function finalPlace(place) {
    return 'continuedBy' in place ? finalBlock(place) : place;
}
function textOf(group, read) {
    const isShort = group.every(({ text, entry }) => text === null && !entry.payload.startsWith('{'));
    if (isShort)
        return read(group.map(({ entry }) => entry.payload).join('\n'));
    return group.map(({ entry, text }) => text ?? read(entry.payload)).join('\n');
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
        wants: (micros) => limit > 0 && micros >= oldestWanted,
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

;// CONCATENATED MODULE: ./build/logs/entries/blocks.js


function createBlock(line, { slot, begins, record = null }) {
    return {
        slot,
        begins,
        lines: [line],
        entries: 1,
        first: line.micros,
        last: line.micros,
        record,
        links: [],
        problem: null,
        continuedBy: null,
        ...severityOfHead(line),
    };
}
function severityOfHead({ text, platform, label }) {
    if (label !== null)
        return { severity: label, isDoubtful: false };
    const hint = (0,entries_severity/* hintOf */.$z)(text);
    if (hint !== null)
        return { severity: (0,entries_severity/* worse */.JJ)(hint, platform), isDoubtful: false };
    return { severity: platform, isDoubtful: (0,entries_severity/* problemOf */.Zw)(platform) !== null };
}
const mostLines = 400;
function append(block, line) {
    block.lines.push(line);
    if (block.lines.length > mostLines)
        block.lines.splice(mostLines / 4, 1);
    block.entries += 1;
    block.last = Math.max(block.last, line.micros);
    return block;
}
const longestPause = 10_000_000;
function createAssembler(onBlock) {
    let head = null;
    let trace = null;
    let phase = 'done';
    let latest = null;
    const close = (slot) => {
        const block = slot === 'head' ? head : trace;
        if (slot === 'head')
            head = null;
        else
            trace = null;
        if (latest === block)
            latest = null;
        if (block !== null)
            onBlock(block);
    };
    const closeStale = ({ micros }) => {
        if (head !== null && micros - head.last > longestPause)
            close('head');
        if (trace !== null && micros - trace.last > longestPause)
            close('trace');
    };
    const begin = (line, slot, begins) => {
        close(slot);
        const block = createBlock(line, { slot, begins });
        if (slot === 'head')
            head = block;
        else
            trace = block;
        return block;
    };
    const toTrace = (line, next) => {
        phase = next;
        if (trace !== null)
            return append(trace, line);
        const block = begin(line, 'trace', false);
        raise(block, line);
        return block;
    };
    const traceback = (line) => {
        if (trace !== null && phase === 'chained')
            return toTrace(line, 'frames');
        if (head !== null && head === latest && announcesTraceback(head)) {
            const block = head;
            head = null;
            close('trace');
            trace = { ...block, slot: 'trace' };
            raise(trace, line);
            block.continuedBy = trace;
            phase = 'frames';
            return append(trace, line);
        }
        close('trace');
        return toTrace(line, 'frames');
    };
    const indented = (line) => {
        if (trace !== null && (phase === 'frames' || trace === latest))
            return toTrace(line, phase);
        if ((0,entries_exception/* isFrame */.qt)(line.text))
            return toTrace(line, 'frames');
        if (head !== null)
            return append(head, line);
        return begin(line, 'head', false);
    };
    const unindented = (line) => {
        const isLast = line.label === null && (0,entries_severity/* isLastLine */.TY)(line.text);
        if (isLast && trace !== null && phase === 'frames')
            return toTrace(line, 'done');
        if (!isLast || (0,entries_severity/* hintOf */.$z)(line.text) === null)
            return begin(line, 'head', true);
        close('trace');
        return toTrace(line, 'done');
    };
    const take = (line) => {
        const { text } = line;
        if ((0,entries_severity/* isTracebackLine */.vu)(text))
            return traceback(line);
        if ((0,entries_exception/* isChainLine */.Il)(text))
            return toTrace(line, 'chained');
        if (text.trim() === '' && trace !== null && trace === latest)
            return toTrace(line, phase);
        return /^\s|^$/.test(text) ? indented(line) : unindented(line);
    };
    return {
        feed(line) {
            closeStale(line);
            latest = take(line);
            return latest;
        },
        open: () => [head, trace].filter((block) => block !== null),
        close,
    };
}
function raise(block, line) {
    if (block.lines[0]?.label !== null)
        return;
    block.severity = (0,entries_severity/* worse */.JJ)('ERROR', line.platform);
    block.isDoubtful = false;
}
function announcesTraceback({ lines, severity }) {
    const [line] = lines;
    if (line === undefined || lines.length > 3)
        return false;
    if (line.label !== null)
        return (0,entries_severity/* rankOf */.IQ)(severity) >= (0,entries_severity/* rankOf */.IQ)('WARNING');
    return /:$/.test(line.text.trimEnd()) || /\bexception\b/i.test(line.text);
}

;// CONCATENATED MODULE: ./build/logs/entries/pages.js


const mostHeld = 4_000_000;
function createPages(record) {
    let edges = [];
    let held = 0;
    let order = 0;
    const begin = () => {
        const leading = [];
        const sealed = new Set();
        const assembler = createAssembler((block) => {
            if (!block.begins && !sealed.has(block.slot))
                leading.push(block);
            else
                record(block);
            sealed.add(block.slot);
        });
        return {
            feed: assembler.feed,
            end(newest, ends) {
                const trailing = [];
                for (const block of assembler.open()) {
                    const isLeading = !block.begins && !sealed.has(block.slot);
                    (isLeading ? leading : trailing).push(block);
                    if (!isLeading)
                        sealed.add(block.slot);
                }
                const blocks = [...leading, ...trailing];
                held += blocks.flatMap(({ lines }) => lines).reduce((total, { text }) => total + text.length, 0);
                if (held > mostHeld) {
                    blocks.forEach(record);
                    return;
                }
                order += 1;
                edges.push({ newest, order, leading, trailing, sealed, ends });
            },
        };
    };
    return {
        begin,
        finish() {
            const sorted = edges.sort((one, other) => one.newest - other.newest || other.order - one.order);
            edges = [];
            held = 0;
            const assembler = createAssembler(record);
            let before = null;
            for (const { leading, trailing, sealed, ends } of sorted) {
                refeed(assembler.feed, leading);
                for (const slot of sealed)
                    assembler.close(slot);
                refeed(assembler.feed, trailing);
                if (before !== null)
                    joinLooseEnds(before, ends);
                before = ends;
            }
            assembler.close('head');
            assembler.close('trace');
        },
    };
}
function refeed(feed, blocks) {
    const lines = blocks.flatMap((block) => block.lines.map((line) => ({ line, block })));
    lines.sort((one, other) => one.line.order - other.line.order);
    for (const { line, block } of lines) {
        const isFirst = line === block.lines[0];
        const taker = feed(line);
        if (!isFirst)
            continue;
        taker.links.push(...block.links);
        taker.entries += block.entries - block.lines.length;
        block.continuedBy = taker;
    }
}

;// CONCATENATED MODULE: ./build/logs/entries/severities.js
const mostSeverities = 20;
function createSeverities() {
    const sure = new Map();
    const doubtful = new Map();
    const contradicted = new Set();
    const isContradicted = (severity) => contradicted.has(severity);
    return {
        add({ severity, isDoubtful }, entries) {
            count(isDoubtful ? doubtful : sure, severity, entries);
        },
        contradict(platform) {
            contradicted.add(platform);
        },
        isContradicted,
        result() {
            const bySeverity = new Map(sure);
            let all = 0;
            for (const [severity, entries] of doubtful) {
                all += entries;
                count(bySeverity, isContradicted(severity) ? 'DEFAULT' : severity, entries);
            }
            return { bySeverity, doubtful: all };
        },
    };
}
function count(counts, severity, entries) {
    const listed = counts.has(severity) || counts.size < mostSeverities ? severity : 'OTHER';
    counts.set(listed, (counts.get(listed) ?? 0) + entries);
}

;// CONCATENATED MODULE: ./build/logs/statistics/model-failures.js
const types = new Set(`ModelLoadingError ModelPackageAlternativesExhaustedError MissingModelInitParameterError
  InvalidModelInitParameterError InsecureModelIdentifierError DirectLocalStorageAccessError
  ForbiddenLocalCodePackageAccessError ModelImplementationNotFoundError CorruptedModelPackageError
  ModelPackageRestrictedError DependencyModelParametersValidationError ModelPipelineInitializationError
  ModelPipelineNotFound ModelArtefactError CannotInitialiseModelError`.split(/\s+/));
function modelFailuresAmong(problems) {
    return problems.filter(isModelFailure).map(({ title, exception, model, count, first, last }) => {
        const cause = exception === null || exception.message === '' ? title : exception.message;
        return { model, cause, count, first, last };
    });
}
function isModelFailure({ title, exception }) {
    const type = exception?.type.split('.').at(-1) ?? '';
    return types.has(type) || /\bModel loading failed\b/i.test(title);
}

;// CONCATENATED MODULE: ./build/logs/statistics/sameness.js
const longestCompared = 1_000;
const differing = [
    [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?:[:.]\d\d)?(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?/g, '<time>'],
    [/\b\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\b/g, '<time>'],
    [/\b((?:request|execution|trace|span|correlation|insert)_?id"?[=:] ?"?)[\w-]{1,100}/gi, '$1<id>'],
    [/\b((?:api_?)?(?:key|token)"?[=:] ?"?)[^\s&"']{1,200}/gi, '$1<key>'],
    [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<id>'],
    [/\b0x[0-9a-f]{1,16}\b/gi, '<address>'],
    [/\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b(?:(?::|'?, )\d{1,5}\b)?/g, '<address>'],
    [/\[[0-9a-f:]{2,40}:[0-9a-f:]{0,40}\](?::\d{1,5})?/gi, '<address>'],
    [/(?<=[a-z0-9]):\d{4,5}\b/gi, ':<port>'],
    [/\b(port|pid|process)([ =:]{1,3}\[?)\d{1,10}\b/gi, '$1$2<number>'],
    [/\[\d{2,10}\]/g, '[<number>]'],
    [/\b\d{1,12}(?:\.\d{1,20})? ?(?:ns|us|µs|ms|s|secs?|seconds?|mins?|minutes?|h|hours?)\b/g, '<duration>'],
    [/\b(?=[a-f]{0,40}\d)[0-9a-f]{8,64}\b/g, '<id>'],
    [/\b[A-Za-z0-9]{16,64}\b/g, '<word>'],
];
function withoutParticulars(text) {
    let rest = text.slice(0, longestCompared);
    for (const [pattern, name] of differing) {
        rest =
            name === '<word>'
                ? rest.replace(pattern, (word) => (looksLikeId(word) ? '<id>' : word))
                : rest.replace(pattern, name);
    }
    return rest;
}
function looksLikeId(word) {
    return /\d/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word);
}

;// CONCATENATED MODULE: ./build/logs/statistics/problems.js





const mostGroups = 100;
const longestText = 8_000;
function createProblems(read) {
    const tallies = new Map();
    const tallyOf = (kind, doubt) => {
        const key = `${kind} ${doubt ?? ''}`;
        const tally = tallies.get(key) ?? { groups: new Map(), events: 0, entries: 0, notGrouped: 0 };
        tallies.set(key, tally);
        return tally;
    };
    return {
        add(block) {
            const { severity, isDoubtful, entries } = block;
            const kind = (0,entries_severity/* problemOf */.Zw)(severity);
            if (kind === null)
                return false;
            const tally = tallyOf(kind, isDoubtful ? severity : null);
            tally.events += 1;
            tally.entries += entries;
            const key = `${severity} ${groupKey(block)}`;
            const group = tally.groups.get(key) ?? newGroup(block, kind);
            if (!tally.groups.has(key) && tally.groups.size >= mostGroups) {
                tally.notGrouped += 1;
                return true;
            }
            tally.groups.set(key, group);
            countIn(group, block);
            const apply = ({ status, failure, isCertain }) => {
                failure?.explain(group, isCertain);
                group.model ??= failure?.model ?? null;
                group.statuses.set(status, (group.statuses.get(status) ?? 0) + 1);
            };
            block.problem = { apply };
            for (const link of block.links)
                apply(link);
            return true;
        },
        result(isWorthless) {
            const isBlamed = (key) => !isWorthless(key.split(' ')[1] ?? '');
            const blamed = [...tallies].filter(([key]) => isBlamed(key));
            const sum = (kind, value) => blamed.reduce((total, [key, tally]) => (key.startsWith(kind) ? total + value(tally) : total), 0);
            const kept = blamed.flatMap(([, tally]) => [...tally.groups.values()]);
            const groups = kept.map((group) => finished(group, read)).sort(worstFirst);
            const callers = groups.filter(({ kind, isCallers }) => kind === 'error' && isCallers);
            return {
                errors: sum('error', ({ events }) => events),
                callerErrors: callers.reduce((total, { count }) => total + count, 0),
                warnings: sum('warning', ({ events }) => events),
                groups: groups.map(({ model, ...problem }) => problem),
                notGrouped: {
                    errors: sum('error', ({ notGrouped }) => notGrouped),
                    warnings: sum('warning', ({ notGrouped }) => notGrouped),
                },
                modelFailures: modelFailuresAmong(groups),
                unblamed: [...tallies].reduce((total, [key, { entries }]) => total + (isBlamed(key) ? 0 : entries), 0),
            };
        },
    };
}
function newGroup({ severity, first, last, ...block }, kind) {
    const { lines, record, slot } = block;
    const times = { count: 0, entries: 0, first, last };
    return {
        kind,
        severity,
        title: '',
        ...times,
        oldest: { lines, record, slot },
        statuses: new Map(),
        model: null,
    };
}
function countIn(group, { entries, first, last, lines, record, slot }) {
    if (first < group.first)
        group.oldest = { lines, record, slot };
    group.count += 1;
    group.entries += entries;
    group.first = Math.min(group.first, first);
    group.last = Math.max(group.last, last);
}
function finished(group, read) {
    const { oldest, ...counted } = group;
    const description = describe(oldest, read);
    group.title = description.title;
    const statuses = [...group.statuses.keys()];
    const isCallers = statuses.length > 0 && statuses.every((status) => status >= 400 && status < 500);
    return { ...counted, ...description, isCallers };
}
function worstFirst(one, other) {
    return (0,entries_severity/* rankOf */.IQ)(other.severity) - (0,entries_severity/* rankOf */.IQ)(one.severity) || other.count - one.count || one.first - other.first;
}
function groupKey(block) {
    const { record, lines } = block;
    const exception = record?.fields.exception;
    if (typeof exception !== 'object')
        return keyOf(describe(block, (text) => text));
    const { filename = '', function: name = '' } = exception.stacktrace.frames.at(-1) ?? {};
    const message = record?.message ?? lines[0]?.text ?? '';
    const title = (0,entries_exception/* titleOf */.Gg)({ type: exception.type, message: exception.message.slice(0, longestText) });
    return `${withoutParticulars(title)} ${filename} ${name} ${withoutParticulars(message)}`;
}
function keyOf({ text, exception }) {
    if (exception === null)
        return withoutParticulars(text);
    const [frame] = exception.frames;
    return `${withoutParticulars((0,entries_exception/* titleOf */.Gg)(exception))} ${frame?.file ?? ''} ${frame?.function ?? ''}`;
}
function describe(block, read) {
    const { record, lines } = block;
    const raw = lines.map(({ text }) => text).join('\n');
    if (record !== null) {
        const exception = (0,entries_exception/* exceptionOfRecord */.KH)(record, read);
        const text = read(JSON.stringify(withoutNoise(record.all))).trim();
        if (exception !== null)
            return described(exception, record.message === null ? '' : (0,read_whole/* readWhole */.oD)(read, record.message));
        const message = (0,read_whole/* readWhole */.oD)(read, record.message ?? raw);
        return plain(message, text, (0,entries_exception/* exceptionOfLine */.NK)(firstLine(message)));
    }
    const clean = (0,read_whole/* readWhole */.oD)(read, raw).trim();
    const exception = (0,entries_exception/* exceptionOfLines */.KJ)(clean.split('\n'), { hasBegun: block.slot === 'trace' });
    if (exception !== null)
        return described(exception, contextOf(clean));
    return plain(clean, clean, (0,entries_exception/* exceptionOfLine */.NK)(firstLine(clean)));
}
const noise = new Set(['request_id', 'execution_id', 'trace_id', 'filename', 'func_name', 'lineno']);
function withoutNoise(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([name]) => !noise.has(name)));
}
function plain(message, text, exception) {
    const title = (0,entries_exception/* withoutMiddle */.Mg)(firstLine(message.trim()), longestText / 4);
    return { title, text: (0,entries_exception/* withoutMiddle */.Mg)(text, longestText), exception };
}
function described(exception, context) {
    const title = (0,entries_exception/* titleOf */.Gg)(exception);
    const repeatsTitle = context.replace(/\s+/g, ' ').trim() === title;
    const above = context.trim() === '' || repeatsTitle ? [] : [context.trim()];
    const text = [title, ...above, ...(0,entries_exception/* detailLines */.ZN)(exception)].join('\n');
    return { title, exception, text: (0,entries_exception/* withoutMiddle */.Mg)(text, longestText) };
}
function contextOf(text) {
    const [context = ''] = text.split(/^\s{0,40}(?:[+|] {0,4}){0,9}(?:Exception Group )?Traceback \(most/m, 1);
    return context.replace(/^[A-Z]{4,9}:\s{1,40}/, '');
}
function firstLine(text) {
    return text.split('\n', 1)[0] ?? '';
}

;// CONCATENATED MODULE: ./build/logs/statistics/placement.js






function createPlacement(read) {
    const problems = createProblems(read);
    const severities = createSeverities();
    const links = createLinks();
    const accounted = { problems: 0, other: 0 };
    const record = (block) => {
        severities.add(block, block.entries);
        if (!problems.add(block))
            accounted.other += block.entries;
        else if (!block.isDoubtful)
            accounted.problems += block.entries;
        block.lines = [];
    };
    const pages = createPages(record);
    return {
        isContradicted: severities.isContradicted,
        contradict: severities.contradict,
        beginPage: pages.begin,
        endPage: (reader, micros) => reader.end(micros, links.turn()),
        place: ({ timed, about, failure }, order, reader) => {
            const { access, text, platform, label } = about;
            const { micros } = timed;
            if (access !== null) {
                if (failure !== null)
                    links.failed(access, { status: access.status, micros, failure });
                const rated = { severity: label ?? platform, isDoubtful: false };
                severities.add(rated, 1);
                return rated;
            }
            const line = { micros, order, text, platform, label };
            const isWhole = about.record !== null || (text.includes('\n') && !/^\s/.test(text));
            if (!isWhole)
                return addLine(line, reader, links);
            const block = wholeBlock(about, line, timed.entry.payload);
            linkWhole(block, about, links);
            record(block);
            return block;
        },
        result: () => {
            pages.finish();
            const found = problems.result(severities.isContradicted);
            const { bySeverity, doubtful } = severities.result();
            return {
                problems: found,
                bySeverity,
                accounted: {
                    problems: accounted.problems + doubtful - found.unblamed,
                    other: accounted.other + found.unblamed,
                },
            };
        },
    };
}
const uncaughtException = 'Exception in ASGI application';
function wholeBlock({ text, record: object }, line, payload) {
    const whole = { ...line, text: object === null ? text : payload };
    const block = createBlock(whole, { slot: 'head', begins: true, record: object });
    if (line.label === null && tellsException(text, object)) {
        block.severity = (0,entries_severity/* worse */.JJ)('ERROR', line.platform);
        block.isDoubtful = false;
    }
    return block;
}
function linkWhole(block, { text, record: object }, links) {
    if ((0,entries_severity/* problemOf */.Zw)(block.severity) === null)
        return;
    if (object === null && text.includes(uncaughtException)) {
        links.uncaught(block);
    }
    else {
        const isException = tellsException(text, object) || (0,entries_severity/* isErrorLine */.Br)(text);
        links.error(block, { requestId: object?.fields.request_id, isException });
    }
}
function addLine(line, reader, links) {
    const block = reader.feed(line);
    const isFirst = block.lines[0] === line;
    if (isFirst && (0,entries_severity/* isErrorLine */.Br)(line.text))
        links.error(block, { requestId: undefined, isException: true });
    if (isFirst && line.text.includes(uncaughtException))
        links.uncaught(block);
    return block;
}
function tellsException(text, object) {
    if (object !== null)
        return object.fields.exception !== undefined;
    return text.split('\n', 50).some(entries_severity/* isTracebackLine */.vu);
}

// EXTERNAL MODULE: ./build/logs/statistics/requests.js + 3 modules
var statistics_requests = __webpack_require__(1381);
;// CONCATENATED MODULE: ./build/logs/statistics/statistics.js







const clockTolerance = 1_000_000;
function createLogStatistics({ newest, read, ownUntil }) {
    const requests = (0,statistics_requests/* createRequestStatistics */.n)(read);
    const placement = createPlacement(read);
    const loads = createLoads(read);
    const kept = createNewest(newest, read);
    let requested = 0;
    let entries = 0;
    let first = Number.POSITIVE_INFINITY;
    let last = Number.NEGATIVE_INFINITY;
    const countRequest = (access, { micros }, serviceAhead) => {
        requested += 1;
        const until = ownUntil === undefined ? null : (ownUntil + serviceAhead) * 1000 + clockTolerance;
        return requests.add(access, micros, until !== null && micros <= until && (0,access_line/* isPreload */.ef)(access));
    };
    const count = (timed, about, serviceAhead) => {
        const { access, platform, label, text } = about;
        entries += 1;
        first = Math.min(first, timed.micros);
        last = Math.max(last, timed.micros);
        if (label !== null && (0,entries_severity/* rankOf */.IQ)(label) < (0,entries_severity/* rankOf */.IQ)(platform))
            placement.contradict(platform);
        if (access !== null)
            return countRequest(access, timed, serviceAhead);
        loads.add(text);
        return null;
    };
    return {
        add(page, { serviceAhead } = { serviceAhead: 0 }) {
            const [newestEntry] = page;
            if (newestEntry === undefined)
                return;
            const reader = placement.beginPage();
            const arrivals = entries + page.length;
            for (const [order, timed] of page.toReversed().entries()) {
                const about = readEntry(timed, read);
                const failure = count(timed, about, serviceAhead);
                const { access } = about;
                const isProbed = access !== null && (0,access_line/* isProbe */.Tb)(access) && access.status < 400;
                const place = placement.place({ timed, about, failure }, order, reader);
                kept.add(timed, { arrival: arrivals - order, isProbe: isProbed, place });
            }
            placement.endPage(reader, newestEntry.micros);
        },
        result() {
            const { problems, bySeverity, accounted } = placement.result();
            return {
                entries,
                first: entries === 0 ? null : first,
                last: entries === 0 ? null : last,
                bySeverity,
                newest: kept.entries(placement.isContradicted),
                problems,
                requests: requests.result(),
                loads: loads.result(),
                accounted: { requests: requested, ...accounted },
            };
        },
    };
}


/***/ }),

/***/ 4313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ parseMicros),
/* harmony export */   t: () => (/* binding */ formatMicros)
/* harmony export */ });
const isoForm = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,](\d{1,12}))?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
function parseMicros(timestamp) {
    const micros = timestamp.length === 32 && timestamp.endsWith('+00:00') ? parseOwnForm(timestamp) : Number.NaN;
    return Number.isNaN(micros) ? parseAnyForm(timestamp) : micros;
}
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
function formatMicros(micros) {
    const ms = Math.floor(micros / 1000);
    const rest = String(micros - ms * 1000).padStart(3, '0');
    return new Date(ms).toISOString().replace('Z', `${rest}+00:00`);
}


/***/ }),

/***/ 3387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZK: () => (/* binding */ latency),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   n$: () => (/* binding */ moment),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   zD: () => (/* binding */ grouped),
/* harmony export */   zz: () => (/* binding */ cutInMiddle)
/* harmony export */ });
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
function latency(ms) {
    return ms < 1_000 && ms >= 0 ? `${Math.round(ms)} ms` : duration(ms);
}
function parts(large, small) {
    return [large, small]
        .filter(([value]) => value > 0)
        .map(([value, unit]) => `${value} ${unit}`)
        .join(' ');
}
function grouped(count) {
    return String(Math.trunc(count)).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
function counted(count, one, many = `${one}s`) {
    return `${grouped(count)} ${count === 1 ? one : many}`;
}
function moment(ms, withDate = false) {
    if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15)
        return 'an unknown time';
    const iso = new Date(ms).toISOString();
    const time = `${iso.slice(-13, -5)} UTC`;
    return withDate ? `${iso.slice(0, -14)} ${time}` : time;
}
function cutInMiddle(text, most) {
    if (text.length <= most)
        return text;
    const head = Math.floor((most - 3) / 3);
    return `${text.slice(0, head)} … ${text.slice(text.length - (most - 3 - head))}`.toWellFormed();
}


/***/ })

};
