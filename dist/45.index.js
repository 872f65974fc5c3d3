export const id = 45;
export const ids = [45];
export const modules = {

/***/ 6860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   Sz: () => (/* binding */ MalformedAnswerError),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   fk: () => (/* binding */ RefusedError),
/* harmony export */   hD: () => (/* binding */ ApiError),
/* harmony export */   hG: () => (/* binding */ UnavailableError),
/* harmony export */   i5: () => (/* binding */ NoAnswerError),
/* harmony export */   q0: () => (/* binding */ soundsTaken)
/* harmony export */ });
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(471);
// What can go wrong with a call to the service, one small class a kind; each says goal, call, answer and remedy.

const remedies = {
    key: 'Check the input "api-key": it must be a Roboflow API key of the workspace, and the secret behind it must exist for this event (pull requests from forks get no secrets).',
    absent: 'Check the name: it may have expired, or have been deleted meanwhile.',
    refused: 'Correct what the service objects to: the same call would be refused again.',
    capacity: 'Name other types in "machine-type" (several, separated by commas, are tried in order), or run the job again later.',
    limited: 'The service limits how often this key may call; run fewer jobs at once, or try again later.',
    down: 'The service itself has a problem; try again later.',
    answer: 'This is not what its API page describes; check the input "api-url" and any proxy in between, then report it.',
};
/** Common to all: `message` is complete and fit to be shown; `remedy` is its last sentence. */
class ApiError extends Error {
    name = 'ApiError';
    call;
    answer;
    remedy;
    constructor(call, told) {
        super(`Could not ${call.goal}: ${call.method} ${call.path} ${told.answer}. ${told.remedy}`, told.cause === undefined ? undefined : { cause: told.cause });
        this.call = call;
        this.answer = told.answer;
        this.remedy = told.remedy;
    }
}
/** A definite no (4xx but 408 and 429): nothing took effect, and asking again changes nothing. */
class RefusedError extends ApiError {
    name = 'RefusedError';
    status;
    /** What the service said, one line. */
    said;
    constructor(call, { status, body }) {
        const said = (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(body, 300);
        const remedy = remedyFor(call, status, said);
        super(call, { answer: `answered ${status}: ${trimStop(said)}`, remedy });
        this.status = status;
        this.said = said;
    }
    /** The key is wrong, revoked, or of another workspace. */
    get isKeyRefused() {
        return this.status === 401 || this.status === 403;
    }
}
/** A passing no (408, 429, 5xx): a 5xx or 408 may have taken effect all the same, a 429 has not. */
class UnavailableError extends ApiError {
    name = 'UnavailableError';
    status;
    said;
    /** Milliseconds the service asked to wait, or null. */
    retryAfterMs;
    constructor(call, told) {
        const said = (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(told.body, 300);
        super(call, {
            answer: `answered ${told.status}: ${trimStop(said)}`,
            remedy: told.status === 429 ? remedies.limited : remedies.down,
        });
        this.status = told.status;
        this.said = said;
        this.retryAfterMs = told.retryAfterMs;
    }
}
/** No answer arrived: refused or lost connection, DNS, TLS, proxy, or our own timeout. The call may have taken effect. */
class NoAnswerError extends ApiError {
    name = 'NoAnswerError';
    constructor(call, told) {
        super(call, {
            answer: `got no answer (${told.reason})`,
            remedy: `Check that this runner reaches ${call.host}; behind a proxy, set HTTPS_PROXY and NO_PROXY.`,
            cause: told.cause,
        });
    }
}
/** An answer that is neither a yes nor a no: no JSON, cut off, a field missing, a status the API page does not name. */
class MalformedAnswerError extends ApiError {
    name = 'MalformedAnswerError';
    constructor(call, told) {
        super(call, { answer: `answered ${told.status} with ${told.problem}`, remedy: remedies.answer });
    }
}
/** Whether the same call may succeed a moment later. */
function isTransient(error) {
    return (error instanceof UnavailableError ||
        error instanceof NoAnswerError ||
        error instanceof MalformedAnswerError);
}
/** Why a request got no answer, in words: the innermost cause's code and message, never empty. */
function reasonOf(error) {
    if (!(error instanceof Error))
        return String(error);
    if (error instanceof AggregateError && error.errors.length > 0)
        return reasonOf(error.errors[0]);
    if (error.cause instanceof Error)
        return reasonOf(error.cause);
    const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
    if (error.message === '')
        return code || error.name;
    return code === '' || error.message.includes(code) ? error.message : `${code}: ${error.message}`;
}
/** Whether a refused `/add` speaks of a name in use. The API page gives no code for it, so its words decide. */
function soundsTaken(error) {
    if (!(error instanceof RefusedError) || error.call.path !== '/add')
        return false;
    return error.status === 409 || /exist|taken|in use|already|duplicate|unique/i.test(error.said);
}
function remedyFor({ path }, status, said) {
    if (status === 401 || status === 403)
        return remedies.key;
    if (status === 404)
        return remedies.absent;
    // How the service words a want of capacity is not documented.
    const isForWantOfOne = /capacity|quota|exhaust|unavailable|not available|machine.?type/i.test(said);
    return path === '/add' && isForWantOfOne ? remedies.capacity : remedies.refused;
}
function trimStop(text) {
    return text.replace(/[.\s]+$/, '');
}


/***/ }),

/***/ 4827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   UN: () => (/* binding */ mayBeOurs),
/* harmony export */   Ye: () => (/* binding */ claimOfFound),
/* harmony export */   ec: () => (/* binding */ markDuration),
/* harmony export */   sI: () => (/* binding */ claimFor)
/* harmony export */ });
/** Hours below which a duration is marked upwards, so as not to fall below a minimum the service may have. */
const markDownAbove = 0.2;
const markUnit = 1e-6;
const mostMarks = 999;
/**
 * The duration to send under a name that others may use too: up to 3.6 s off, as a fingerprint. The service echoes the
 * float, and nothing else in a request could tell our create, its answer lost, from a stranger's of the same name.
 */
function markDuration(hours, random) {
    const mark = (1 + Math.floor(random() * mostMarks)) * markUnit;
    return Number((hours > markDownAbove ? hours - mark : hours + mark).toFixed(6));
}
/** A claim for a create that is about to be sent. */
function claimFor(request, about) {
    return {
        name: request.name,
        origin: 'created',
        id: null,
        isPrivateName: about.isPrivateName,
        wasPaused: false,
        unconfirmedAt: about.now,
        confirmedAt: null,
        request: {
            machineType: request.machineType,
            creatorEmail: request.creatorEmail,
            durationHours: about.durationHours,
            markedHours: request.durationHours,
        },
        knownBefore: about.knownBefore,
        removal: 'due',
    };
}
/** A claim on a deployment that was there already; `wasPaused` when it is about to be resumed. */
function claimOfFound(deployment, wasPaused = false) {
    return {
        name: deployment.name,
        origin: 'found',
        id: deployment.id,
        isPrivateName: false,
        wasPaused,
        unconfirmedAt: null,
        confirmedAt: null,
        request: null,
        knownBefore: [],
        removal: 'due',
    };
}
/**
 * Whether this deployment is one the claim speaks of: by its id; by a name of our own making; or by the marked
 * duration, which every create of this step carries (two of them may land, one after the other).
 */
function isOurs(claim, deployment) {
    if (deployment.id === claim.id)
        return true;
    if (claim.knownBefore.includes(deployment.id))
        return false;
    return claim.isPrivateName || isClose(deployment.durationHours, claim.request?.markedHours);
}
/**
 * Whether a deployment under the name of an unconfirmed create looks like it, but for the mark: a service that does
 * not echo the mark would show ours so, and a stranger's may look the same. It is told, and never touched.
 */
function mayBeOurs({ id, knownBefore, request }, deployment) {
    if (id !== null || request === null || knownBefore.includes(deployment.id))
        return false;
    return (isClose(deployment.durationHours, request.durationHours) &&
        deployment.machineType === request.machineType &&
        deployment.creatorEmail.toLowerCase() === request.creatorEmail.toLowerCase());
}
function isClose(a, b) {
    return b !== undefined && Math.abs(a - b) < markUnit / 2;
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
/* harmony export */   uH: () => (/* binding */ hasReplicas)
/* harmony export */ });
const gone = new Set(['deleted', 'expired']);
const leaving = new Set(['deleting', 'terminating']);
/** It does not exist any more, and costs nothing. */
const isGone = ({ status }) => gone.has(status);
/** It is on its way out. */
const isLeaving = ({ status }) => leaving.has(status);
/** It costs nothing while it sleeps, and can be resumed. The word for it is nowhere documented: "paused" is a guess. */
function isPaused({ status }) {
    return /paus|sleep|suspend|stop|hibernat/.test(status);
}
const awake = new Set(['', 'pending', 'ready', 'failed']);
/** After a pause was taken: no replicas, and a word that is none of the known ones for another state. */
function isAsleep(deployment) {
    return deployment.numReplicas === 0 && !awake.has(deployment.status) && !isLeaving(deployment);
}
/** It will never become ready: waiting on is in vain. */
const isTerminal = (deployment) => deployment.status === 'failed' || isGone(deployment);
/** Enough replicas are up, it can be addressed, and no word says otherwise. */
function hasReplicas(deployment, wanted) {
    const isOut = isTerminal(deployment) || isLeaving(deployment) || isPaused(deployment);
    return !isOut && deployment.domain !== '' && deployment.numReplicas >= wanted;
}


/***/ }),

/***/ 7887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $k: () => (/* binding */ watchfulPause),
/* harmony export */   aq: () => (/* binding */ growingPause),
/* harmony export */   wt: () => (/* binding */ poll),
/* harmony export */   zS: () => (/* binding */ doublingPause)
/* harmony export */ });
/** Polls, one check at a time. Throws what `check` throws, and `signal.reason` when aborted. */
async function poll(options) {
    const { check, pauseMs, deadline, clock, signal, onPending } = options;
    const began = clock.now();
    const seen = new Map();
    let lastSeen = null;
    for (;;) {
        signal?.throwIfAborted();
        const verdict = await check();
        const waitedMs = clock.now() - began;
        if ('done' in verdict)
            return { outcome: verdict, seen, lastSeen, waitedMs };
        signal?.throwIfAborted();
        lastSeen = verdict.pending;
        seen.set(lastSeen, (seen.get(lastSeen) ?? 0) + 1);
        onPending?.(lastSeen, waitedMs);
        const left = deadline - clock.now();
        if (left <= 0)
            return { outcome: 'timed out', seen, lastSeen, waitedMs };
        await clock.sleep(Math.min(pauseMs(waitedMs), left), signal);
    }
}
const shortestPauseMs = 1_000;
/**
 * The pause while a deployment starts: a tenth of the time waited, at least 1 s, at most `longestMs`, spread over its
 * upper quarter. The first is up to a second longer, so that steps that begin together do not look together.
 */
function growingPause(longestMs, random) {
    return (waitedMs) => {
        const most = Math.min(longestMs, Math.max(waitedMs / 10, (shortestPauseMs * 4) / 3));
        const least = Math.min(most, Math.max(shortestPauseMs, most * 0.75));
        const isFirst = waitedMs < shortestPauseMs;
        const phase = isFirst ? random() * Math.min(longestMs, shortestPauseMs) : 0;
        return Math.min(longestMs, phase + least + random() * (most - least));
    };
}
/** The pause while something short is awaited: doubling from `firstMs` up to `longestMs`, with a quarter of jitter. */
function doublingPause(firstMs, longestMs, random) {
    let next = firstMs;
    return () => {
        const pause = next * (0.75 + random() * 0.25);
        next = Math.min(longestMs, next * 2);
        return pause;
    };
}
/** The pause while a teardown is watched: a twentieth of the time waited, from 0.2 s to 1 s, so that little is added. */
function watchfulPause(random) {
    return (waitedMs) => Math.min(1_000, Math.max(200, waitedMs / 20)) * (0.75 + random() * 0.25);
}


/***/ }),

/***/ 9303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ pause),
  T: () => (/* binding */ remove)
});

// EXTERNAL MODULE: ./build/api/errors.js
var errors = __webpack_require__(6860);
// EXTERNAL MODULE: ./build/cancellation.js
var cancellation = __webpack_require__(2529);
// EXTERNAL MODULE: ./build/poll.js
var poll = __webpack_require__(7887);
// EXTERNAL MODULE: ./build/text/error-message.js
var error_message = __webpack_require__(1898);
// EXTERNAL MODULE: ./build/deployment/ownership.js
var ownership = __webpack_require__(4827);
// EXTERNAL MODULE: ./build/deployment/statuses.js
var statuses = __webpack_require__(4642);
;// CONCATENATED MODULE: ./build/teardown/next-action.js


/** Milliseconds after a confirmed create in which a read may not show it yet. */
const staleReadsMs = 10_000;
/** Milliseconds for which an absence must be shown to be believed, where no delete was taken. */
const absentForMs = 1_000;
/** Milliseconds after which a command that was taken, but shows no effect, is given again. */
const againAfterMs = 5_000;
/** What follows from what a look found; null: the service knows none of that name. */
function decide(situation, found) {
    const { command, claim, progress, now, lookUntil } = situation;
    if (found === null || !(0,ownership/* isOurs */.MU)(claim, found)) {
        return decideOnAbsence(situation, found === null || (0,statuses/* isGone */.ST)(found) ? null : found);
    }
    progress.absentSince = null;
    const end = endOf(command, found, progress.takenAt !== null);
    if (end !== null)
        return now < lookUntil ? 'wait' : end;
    const isUnderWay = progress.takenAt !== null && now - progress.takenAt <= againAfterMs;
    if (isUnderWay || (0,statuses/* isLeaving */.Xi)(found))
        return 'wait';
    // What failed to start cannot be paused, and there is nothing in it to keep.
    return claim.origin === 'created' && found.status === 'failed' ? 'delete' : command;
}
/** The look failed. What can only be ours, by a name of our own making, is told to go all the same. */
function mayDeleteBlindly({ command, claim, progress }) {
    return command === 'delete' && claim.isPrivateName && progress.takenAt === null;
}
/** The outcome that this look shows, if any. */
function endOf(command, found, wasTaken) {
    if ((0,statuses/* isGone */.ST)(found))
        return { outcome: 'gone' };
    const isAtRest = (0,statuses/* isPaused */.lP)(found) || (wasTaken && (0,statuses/* isAsleep */.LK)(found));
    return command === 'pause' && isAtRest ? { outcome: 'paused' } : null;
}
/** Nothing of ours is shown. That alone proves little: reads lag behind writes, and a lost create may yet land. */
function decideOnAbsence(situation, other) {
    const { claim, progress, now, lookUntil } = situation;
    progress.absentSince ??= now;
    const unproven = progress.takenAt === null && claim.id !== null ? seekProof(situation, other) : null;
    if (unproven !== null)
        return unproven;
    if (now < lookUntil)
        return 'wait';
    if (other !== null)
        return outcomeOf(claim, other);
    return claim.id === null && progress.takenAt === null ? { outcome: 'never there' } : { outcome: 'gone' };
}
/** A confirmed deployment is not shown, and no delete was taken. What to do to be sure of it; null when it is sure. */
function seekProof({ command, claim, progress, now }, other) {
    const { toldAbsentAt } = progress;
    const mayDelete = command === 'delete' && other === null;
    const isTold = toldAbsentAt !== null && now - toldAbsentAt < absentForMs;
    if (isFresh(claim, now))
        return mayDelete && !isTold ? command : 'wait';
    // Under a name of our own making a delete can do no harm, and its answer is the better proof.
    if (mayDelete && claim.isPrivateName && toldAbsentAt === null)
        return command;
    return now - (progress.absentSince ?? now) < absentForMs ? 'wait' : null;
}
/** Another deployment has the name. */
function outcomeOf(claim, other) {
    if (!(0,ownership/* mayBeOurs */.UN)(claim, other))
        return { outcome: 'not ours', id: other.id };
    return {
        outcome: 'unverified',
        problem: `a create got no answer, and deployment ${other.id} may have come of it`,
    };
}
/** Confirmed so lately that a read may not show it yet. */
function isFresh({ confirmedAt }, now) {
    return confirmedAt !== null && now - confirmedAt < staleReadsMs;
}

;// CONCATENATED MODULE: ./build/teardown/delete-or-pause.js





/** A refusal may be a passing one, and nobody else will try again; so many in a row are final. */
const mostRefusals = 8;
/** Milliseconds one request may take once the process is told to stop. */
const hurriedRequestMs = 1_500;
/** Deletes what the claim names if it is still ours, and watches it go. Never throws. */
function remove(claim, options) {
    return settle('delete', claim, options);
}
/** Pauses what the claim names if it is still ours, and watches it come to rest. Never throws. */
function pause(claim, options) {
    return settle('pause', claim, options);
}
async function settle(command, claim, options) {
    const { clock } = options;
    const began = clock.now();
    const pauseMs = (0,poll/* watchfulPause */.$k)(options.random);
    const progress = {
        firstTakenAt: null,
        // What main was told is taken needs no more proof than an absence.
        takenAt: claim.removal === 'sent' ? began - againAfterMs - 1 : null,
        toldAbsentAt: null,
        absentSince: null,
        refusals: 0,
        deadline: options.deadline,
        problem: 'the time allowed for it ran out',
    };
    for (;;) {
        const step = await takeStep(command, claim, { options, progress }).catch((error) => error === options.hurry.reason ? 0 : noteProblem(progress, error));
        if (typeof step === 'object')
            return step;
        const left = Math.min(progress.deadline, (0,cancellation/* graceDeadline */.f)(options.hurry)) - clock.now();
        if (left <= 0)
            return { outcome: 'unverified', problem: progress.problem };
        const waitMs = Math.max(pauseMs(clock.now() - began), step);
        await clock.sleep(Math.min(waitMs, left), notYet(options.hurry));
    }
}
/** One look and what follows from it. Returns the outcome, or the least ms to wait before the next step. */
async function takeStep(command, claim, { options, progress }) {
    const { api, clock, lookUntil } = options;
    const limits = () => ({
        attempts: 1,
        deadline: Math.min(progress.deadline, (0,cancellation/* graceDeadline */.f)(options.hurry)),
        timeoutMs: Math.min(options.requestTimeoutMs, options.hurry.aborted ? hurriedRequestMs : Infinity),
        // The first signal cuts short what is under way; what follows goes on in the grace that is left.
        signal: notYet(options.hurry),
    });
    const situation = () => ({ command, claim, progress, now: clock.now(), lookUntil });
    const decision = await api.get(claim.name, limits()).then((found) => decide(situation(), found), (error) => blindly(situation(), error));
    if (typeof decision === 'object')
        return decision;
    if (decision !== 'wait') {
        const answer = await api[decision](claim.name, limits());
        if (answer === 'taken')
            noteTaken(progress, clock.now(), options);
        else
            progress.toldAbsentAt = clock.now();
    }
    if (progress.firstTakenAt !== null) {
        progress.problem = `it was still there ${seconds(clock.now() - progress.firstTakenAt)} after the ${command} was taken`;
    }
    return 0;
}
function blindly(situation, error) {
    if (isKeyRefused(error) || !mayDeleteBlindly(situation))
        throw error;
    return 'delete';
}
function noteTaken(progress, now, { verifyMs, onSent }) {
    progress.refusals = 0;
    progress.takenAt = now;
    progress.firstTakenAt ??= now;
    progress.deadline = Math.min(progress.deadline, progress.firstTakenAt + verifyMs);
    onSent?.();
}
/** Returns the verdict where trying on is in vain, else the least ms to wait before the next look. */
function noteProblem(progress, error) {
    progress.problem = (0,error_message/* messageOf */.b)(error);
    progress.refusals = error instanceof errors/* RefusedError */.fk ? progress.refusals + 1 : 0;
    if (isKeyRefused(error) || progress.refusals >= mostRefusals) {
        return { outcome: 'unverified', problem: progress.problem };
    }
    return error instanceof errors/* UnavailableError */.hG ? (error.retryAfterMs ?? 0) : 0;
}
/** The signal as long as it has not aborted: one that has would end everything before it begins. */
function notYet(signal) {
    return signal.aborted ? undefined : signal;
}
function isKeyRefused(error) {
    return error instanceof errors/* RefusedError */.fk && error.isKeyRefused;
}
function seconds(ms) {
    return `${Math.round(ms / 1000)} s`;
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


/***/ }),

/***/ 1961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AS: () => (/* binding */ pre),
/* harmony export */   ZD: () => (/* binding */ escapeHtml),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   zf: () => (/* binding */ preLines)
/* harmony export */ });
/* harmony import */ var _sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(471);
// Foreign text as HTML of the job summary.

const entities = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
    '`': '&#96;',
};
/** Escapes what HTML gives a meaning to, in text and in attributes alike, and what quotes; makes the text harmless. */
function escapeHtml(text) {
    return (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .harmless */ .Is)(text).replace(/[&<>"'`]/g, (char) => entities[char] ?? char);
}
/** Characters of a `<code>` in running text. */
const longestCode = 500;
/**
 * `text` in one line of `<code>`, at most 500 characters of it, for use inside an HTML block (`<table>`, `<p>`):
 * Markdown reads nothing there, and GitHub makes no mention, issue link or emoji out of what is in `<code>`.
 */
function code(text) {
    const line = (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .harmless */ .Is)(text)
        .trim()
        .replace(/\s*\n\s*/g, ' ⏎ ');
    const shown = line.length > longestCode ? `${line.slice(0, longestCode - 1)}…` : line;
    return `<code>${shown === '' ? '(empty)' : escapeHtml(shown)}</code>`;
}
/** `lines` as preformatted text. */
function pre(lines) {
    return `<pre>${preLines(lines)}</pre>`;
}
/** `lines` for the inside of a `<pre>`; a blank line would end the HTML block around it, so none is blank. */
function preLines(lines) {
    return lines.map((line) => escapeHtml(line).replace(/^[ \t]*$/gm, '&#32;')).join('\n');
}


/***/ })

};
