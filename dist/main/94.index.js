export const id = 94;
export const ids = [94];
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
/* unused harmony export lacksCapacity */
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(471);
// What can go wrong with a call to the service, one small class a kind; each says goal, call, answer and remedy.

const remedies = {
    key: 'Check the input "api-key": it must be a Roboflow API key of the workspace, and the secret behind it must exist for this event (pull requests from forks get no secrets). A key of the EU is refused at the address of the US, and the reverse.',
    plan: "The key is accepted, but the plan, its quota or its billing does not allow this: see the workspace's plan and billing pages.",
    absent: 'Check the name: it may have expired, or have been deleted meanwhile.',
    address: 'Check the path in "api-url": nothing at that address creates or lists deployments.',
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
/** A definite no (4xx but 408 and 429): nothing took effect, and asking again at once changes nothing. */
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
    /** The key is wrong, revoked, or of another workspace; not where the answer speaks of plan, quota or billing. */
    get isKeyRefused() {
        return this.status === 401 || (this.status === 403 && !speaksOfPlan(this.status, this.said));
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
/** No answer arrived: refused or lost connection, DNS, TLS, proxy, or our own timeout. */
class NoAnswerError extends ApiError {
    name = 'NoAnswerError';
    /** No connection came about, so the call was certainly not sent; any other may have taken effect. */
    wasNeverSent;
    constructor(call, told) {
        super(call, {
            answer: `got no answer (${told.reason})`,
            remedy: remedyForNoAnswer(call.host, codesOf(told.cause)),
            cause: told.cause,
        });
        const codes = codesOf(told.cause);
        this.wasNeverSent = codes.length > 0 && codes.every((code) => unsentCodes.has(code) || isTls(code));
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
/** Codes of a connection that did not come about (Node's `dns`, `net` and undici). */
const unsentCodes = new Set([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'EADDRNOTAVAIL',
    'UND_ERR_CONNECT_TIMEOUT',
]);
/** A certificate that is not trusted, or a handshake that failed: nothing is sent before that succeeds. */
function isTls(code) {
    return /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|EPROTO$)/.test(code);
}
/** The codes of the innermost causes: one for each address that was tried. */
function codesOf(error) {
    if (!(error instanceof Error))
        return [];
    if (error instanceof AggregateError && error.errors.length > 0)
        return error.errors.flatMap(codesOf);
    if (error.cause instanceof Error)
        return codesOf(error.cause);
    return ['code' in error && typeof error.code === 'string' ? error.code : ''];
}
function remedyForNoAnswer(host, codes) {
    if (codes.some(isTls)) {
        return `The certificate of ${host} is not trusted here: where a proxy or server of your own signs it, set NODE_EXTRA_CA_CERTS to the file of its authority.`;
    }
    if (codes.includes('ENOTFOUND')) {
        return `Check the spelling of ${host} in "api-url", and that this runner resolves it; behind a proxy, set HTTPS_PROXY and NO_PROXY.`;
    }
    return `Check that this runner reaches ${host}; behind a proxy, set HTTPS_PROXY and NO_PROXY.`;
}
/** Whether a refused `/add` speaks of a name in use. The API page gives no code for it, so its words decide. */
function soundsTaken(error) {
    if (!(error instanceof RefusedError) || error.call.path !== '/add')
        return false;
    if (error.status === 409)
        return true;
    const speaksOfAbsence = /n[o']t (be )?(exist|found)|no such|unknown|invalid/i.test(error.said);
    return !speaksOfAbsence && /exists|taken|in use|duplicate|not unique|must be unique/i.test(error.said);
}
/** Whether `/add` was refused for want of capacity or by a quota: the same call may succeed later, or for another type. */
function lacksCapacity(error) {
    if (!(error instanceof RefusedError || error instanceof UnavailableError))
        return false;
    if (error.call.path !== '/add')
        return false;
    return capacityWords.test(error.said) || (error.status === 402 && /quota|limit/i.test(error.said));
}
/** How the service words a want of capacity is not documented. */
const capacityWords = /capacity|quota|exhaust|unavailable|not available|too many|no (more )?(gpus?|machines?)|limit reached/i;
function speaksOfPlan(status, said) {
    if (status === 402 || status === 423)
        return true;
    return status === 403 && /\b(plan|quota|billing|subscription|credits?|upgrade|payment|limit)/i.test(said);
}
function remedyFor({ path }, status, said) {
    if (path === '/add' && (capacityWords.test(said) || /machine.?type/i.test(said)))
        return remedies.capacity;
    // A locked deployment is a passing state of it; a locked workspace is what 423 means for all other calls.
    if (path === '/add' || path === '/list'
        ? speaksOfPlan(status, said)
        : speaksOfPlan(status, said) && status !== 423) {
        return remedies.plan;
    }
    if (status === 401 || status === 403)
        return remedies.key;
    if (status === 404)
        return path === '/add' || path === '/list' ? remedies.address : remedies.absent;
    return remedies.refused;
}
function trimStop(text) {
    return text.replace(/[.\s]+$/, '');
}


/***/ }),

/***/ 4269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   a2: () => (/* binding */ retryDelay),
/* harmony export */   mu: () => (/* binding */ parseRetryAfter)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6860);

const baseDelayMs = 500;
const longestDelayMs = 8_000;
const longestRetryAfterMs = 30_000;
/**
 * Milliseconds to wait before attempt `attempt + 1`: what the service asked for (at most 30 s, without jitter), else
 * exponential backoff with full jitter.
 */
function retryDelay(error, attempt, random) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UnavailableError */ .hG && error.retryAfterMs !== null) {
        return Math.min(error.retryAfterMs, longestRetryAfterMs);
    }
    return random() * Math.min(longestDelayMs, baseDelayMs * 2 ** (attempt - 1));
}
/**
 * Runs `attempt` until it succeeds, fails for good, or the budget is spent; then throws its last error untouched.
 * An abort ends the wait at once, and `signal.reason` is thrown.
 */
async function retry(time, budget, attempt) {
    for (let made = 1;; made++) {
        try {
            return await attempt();
        }
        catch (error) {
            budget.signal?.throwIfAborted();
            if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isTransient */ .dg)(error) || made >= budget.attempts)
                throw error;
            const delay = retryDelay(error, made, time.random);
            if (time.clock.now() + delay >= budget.deadline)
                throw error;
            await time.clock.sleep(delay, budget.signal);
            budget.signal?.throwIfAborted();
        }
    }
}
/** `Retry-After` in milliseconds (RFC 9110, 10.2.3: seconds or a date), or null where it is absent or makes no sense. */
function parseRetryAfter(value, serviceNow) {
    if (value === null)
        return null;
    if (/^\s*\d+(\.\d+)?\s*$/.test(value))
        return Number(value) * 1000;
    // Date.parse takes "-5" and much else for a date; those of HTTP begin with the name of a day.
    const date = /^\s*[A-Za-z]{3}/.test(value) ? Date.parse(value) : Number.NaN;
    return Number.isNaN(date) ? null : Math.max(0, date - serviceNow);
}


/***/ }),

/***/ 94:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./build/deployment/names.js
var names = __webpack_require__(1738);
// EXTERNAL MODULE: ./build/deployment/state.js
var state = __webpack_require__(8971);
// EXTERNAL MODULE: ./build/api/errors.js
var errors = __webpack_require__(6860);
;// CONCATENATED MODULE: ./build/deployment/ownership.js
/** Hours below which a duration is changed upwards, so as not to fall below a minimum the service may have. */
const changeDownAbove = 0.2;
const fingerprintUnit = 1e-6;
const mostFingerprints = 999;
/**
 * The duration to send: up to 3.6 s off, as a fingerprint. The service echoes the float, and nothing else in a request
 * could tell our create, its answer lost, from a stranger's of the same name.
 */
function fingerprintDuration(hours, random) {
    const change = (1 + Math.floor(random() * mostFingerprints)) * fingerprintUnit;
    return Number((hours > changeDownAbove ? hours - change : hours + change).toFixed(6));
}
/** A claim for a create that is about to be sent. */
function claimFor(request, about) {
    return {
        origin: 'created',
        name: request.name,
        id: null,
        hasGeneratedName: about.hasGeneratedName,
        unansweredCreates: 1,
        lastSentAt: about.now,
        confirmedAt: null,
        wasShown: false,
        request: {
            machineType: request.machineType,
            creatorEmail: request.creatorEmail,
            durationHours: about.durationHours,
            fingerprintHours: request.durationHours,
        },
        knownBefore: about.knownBefore,
        removal: 'due',
    };
}
/** A claim on a deployment that was there already. */
function claimOfFound(deployment, about = {}) {
    return {
        origin: 'found',
        name: deployment.name,
        id: deployment.id,
        wasPaused: about.wasPaused ?? false,
        resumedAt: null,
        mayBeOurs: about.mayBeOurs ?? false,
        removal: 'due',
    };
}
/**
 * Whether this deployment is one the claim speaks of: by its id; by the fingerprint, which every create of this step
 * carries (two of them may land, one after the other); or by a generated name, unless the fingerprint is another one's,
 * as two legs of a matrix might happen to generate the same name.
 */
function isOurs(claim, deployment) {
    if (deployment.id === claim.id)
        return true;
    if (claim.origin === 'found' || claim.knownBefore.includes(deployment.id))
        return false;
    if (hasFingerprint(claim, deployment))
        return true;
    return claim.hasGeneratedName && isRounded(deployment.durationHours, claim.request.durationHours);
}
/** Whether it carries the fingerprint of this claim's creates. */
function hasFingerprint({ request }, { durationHours }) {
    return durationHours !== null && isClose(durationHours, request.fingerprintHours);
}
/**
 * Whether a deployment under the name of an unconfirmed create looks like it, but for the fingerprint: a service that
 * rounds the duration would show ours so, and a stranger's may look the same. It is told, and never touched.
 */
function mayBeOurs(claim, deployment) {
    if (claim.origin === 'found')
        return claim.mayBeOurs;
    const { id, knownBefore, request, unansweredCreates } = claim;
    if (id !== null || unansweredCreates === 0 || knownBefore.includes(deployment.id))
        return false;
    return (isRounded(deployment.durationHours, request.durationHours) &&
        deployment.machineType === request.machineType &&
        deployment.creatorEmail.toLowerCase() === request.creatorEmail.toLowerCase());
}
/** Hours by which a service may round a duration. */
const mostRounding = 1;
/**
 * Whether `shown` may be what a service made of `asked` hours: left out, without the fingerprint, or rounded to whole
 * seconds or thousandths of an hour, which no fingerprint is.
 */
function isRounded(shown, asked) {
    if (shown === null || isClose(shown, asked))
        return true;
    return [1000, 3600].some((parts) => isWhole(shown * parts)) && Math.abs(shown - asked) <= mostRounding;
}
function isClose(a, b) {
    return Math.abs(a - b) < fingerprintUnit / 2;
}
function isWhole(value) {
    return Math.abs(value - Math.round(value)) < 1e-4;
}

;// CONCATENATED MODULE: ./build/deployment/statuses.js
const gone = new Set(['deleted', 'expired', 'removed', 'terminated', 'destroyed']);
const leaving = new Set(['deleting', 'terminating', 'removing', 'expiring', 'destroying']);
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

// EXTERNAL MODULE: ./build/cancellation.js
var cancellation = __webpack_require__(2529);
;// CONCATENATED MODULE: ./build/poll.js
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

// EXTERNAL MODULE: ./build/text/error-message.js
var error_message = __webpack_require__(1898);
;// CONCATENATED MODULE: ./build/teardown/next-action.js


/** Milliseconds after a confirmed create in which reads may not show it yet. */
const staleReadsMs = 60_000;
/** Milliseconds after which a command that was taken, but shows no effect, is given again. */
const againAfterMs = 5_000;
/** The same for a delete that was answered with "none of that name". */
const againAfterAbsenceMs = 1_000;
/** What follows from a look. */
function nextAction(situation, { shown, listed }) {
    const { claim } = situation;
    for (const found of [shown, listed]) {
        if (isDeployment(found) && isOurs(claim, found))
            return onOurs(situation, found);
    }
    const other = [shown, listed].filter(isDeployment).find((found) => !isGone(found));
    return other === undefined ? onAbsence(situation, { shown, listed }) : onOther(situation, other);
}
function isDeployment(sighting) {
    return typeof sighting === 'object' && sighting !== null;
}
/** Ours is shown: it is at its end, on its way there, or told to go. */
function onOurs({ command, claim, progress, now, lookUntil }, found) {
    const { takenAt } = progress;
    const isAtRest = isPaused(found) || (takenAt !== null && isAsleep(found));
    const end = isGone(found)
        ? { outcome: 'gone' }
        : command === 'pause' && isAtRest
            ? { outcome: 'paused' }
            : null;
    if (end !== null)
        return now < lookUntil ? 'wait' : { end };
    const isUnderWay = takenAt !== null && now - takenAt <= againAfterMs;
    if (isUnderWay || isLeaving(found))
        return 'wait';
    // What failed to start cannot be paused, and there is nothing in it to keep.
    return claim.origin === 'created' && found.status === 'failed' ? 'delete' : command;
}
/** Another deployment has the name: ours is gone, or was never there, or is what is shown and cannot be told apart. */
function onOther({ claim, progress, now, lookUntil }, other) {
    const isFresh = claim.origin === 'created' && isJustConfirmed(claim, now) && progress.takenAt === null;
    if (now < lookUntil || isFresh)
        return 'wait';
    if (!mayBeOurs(claim, other))
        return { end: { outcome: 'not ours', id: other.id } };
    const problem = `a create got no answer, and deployment ${other.id} may have come of it`;
    return { end: { outcome: 'unverified', problem } };
}
/**
 * Nothing of that name is shown. That alone proves nothing: reads lag behind writes, gateways speak for the service, and
 * a create without an answer may yet land. Gone is what a taken delete was followed by, or what `/list` does not show.
 */
function onAbsence(situation, { shown, listed }) {
    const { claim, progress, now, lookUntil } = situation;
    const mayLandLater = now < lookUntil;
    if (progress.takenAt !== null && shown === null)
        return mayLandLater ? 'wait' : { end: { outcome: 'gone' } };
    if (listed === 'not asked')
        return 'list';
    if (mustDeleteUnseen(situation, listed))
        return isDueAgain(progress, now) ? 'delete' : 'wait';
    if (listed === 'no answer' || mayLandLater)
        return 'wait';
    const wasNeverSeen = claim.id === null && !progress.wasSeen;
    return { end: { outcome: wasNeverSeen ? 'not found' : 'gone' } };
}
/**
 * Whether to delete what nothing shows: where reads may not show it yet or do not answer, and where nobody else can have
 * the name, so that a delete can do no harm.
 */
function mustDeleteUnseen({ command, claim, progress, now }, listed) {
    if (command !== 'delete' || claim.origin === 'found' || progress.wasOtherSeen)
        return false;
    if (isJustConfirmed(claim, now))
        return true;
    return claim.hasGeneratedName && listed === 'no answer';
}
/** Whether a delete may be given again: none was lately taken, or answered with "none of that name". */
function isDueAgain({ takenAt, toldAbsentAt }, now) {
    const isUnderWay = takenAt !== null && now - takenAt <= againAfterMs;
    return !isUnderWay && (toldAbsentAt === null || now - toldAbsentAt > againAfterAbsenceMs);
}
/** Confirmed so lately that reads may not show it yet; none has so far. */
function isJustConfirmed({ confirmedAt, wasShown }, now) {
    return !wasShown && confirmedAt !== null && now - confirmedAt < staleReadsMs;
}

;// CONCATENATED MODULE: ./build/teardown/delete-or-pause.js






/** Milliseconds one request may take once the process is told to stop. */
const cancelledRequestMs = 1_500;
/** Milliseconds below which an attempt could only tell of its own timeout. */
const leastAttemptMs = 1_000;
/** The same for what is told as the problem, where there is an earlier one. */
const leastTellingMs = 2_000;
/** Milliseconds that are kept for one last whole attempt, however long the service asks to wait. */
const lastAttemptMs = 15_000;
/** The longest pause after failures in a row, in ms. */
const longestPauseMs = 5_000;
/**
 * Gives the command to what the claim names, as long as that is still ours, and looks until it is gone or at rest. It
 * never gives up before `deadline`, whatever is answered: nobody else will try again. Never throws.
 */
async function deleteOrPause(command, claim, options) {
    const teardown = createTeardown(command, claim, options);
    for (;;) {
        const end = await teardown.attempt();
        if (end !== null)
            return end;
        if (teardown.leftMs() < leastAttemptMs)
            return { outcome: 'unverified', problem: teardown.problem() };
        await teardown.pause();
    }
}
function createTeardown(command, claim, options) {
    const { api, clock, cancelSignal } = options;
    const began = clock.now();
    const pauseMs = watchfulPause(options.random);
    let progress = {
        // The service accepted main's command: an absence now suffices; what is still there is told again.
        takenAt: claim.removal === 'sent' ? began - againAfterMs - 1 : null,
        toldAbsentAt: null,
        wasSeen: false,
        wasOtherSeen: false,
    };
    let firstTakenAt = null;
    /** The latest failure, and how many attempts in a row have failed. */
    let failure = null;
    let failuresBefore = 0;
    let problem = 'the time allowed for it ran out';
    const deadline = () => Math.min(options.deadline, (0,cancellation/* graceDeadline */.f)(cancelSignal));
    const leftMs = () => deadline() - clock.now();
    const limits = () => ({
        attempts: 1,
        deadline: deadline(),
        timeoutMs: Math.min(options.requestTimeoutMs, cancelSignal.aborted ? cancelledRequestMs : Infinity),
        // The first signal cuts short what is under way; what follows goes on in the grace that is left.
        signal: cancelSignal.aborted ? undefined : cancelSignal,
    });
    /** In the few seconds after a cancel, the delete of what only this step can have is not kept waiting for a look. */
    let isUrgent = () => cancelSignal.aborted && command === 'delete' && claim.origin === 'created' && claim.hasGeneratedName;
    const noteFailure = (error) => {
        if (error === cancelSignal.reason)
            return;
        const isCutShort = failure !== null && error instanceof errors/* NoAnswerError */.i5 && leftMs() < leastTellingMs;
        if (!isCutShort)
            problem = (0,error_message/* messageOf */.b)(error);
        failure = { error, inARow: failuresBefore + 1 };
    };
    const seen = (found) => {
        if (found === null || found === 'no answer')
            return found;
        if (!isOurs(claim, found))
            progress = { ...progress, wasOtherSeen: true };
        else if (!progress.wasSeen) {
            progress = { ...progress, wasSeen: true };
            options.onSeen?.(found);
        }
        return found;
    };
    const unanswered = (error) => {
        noteFailure(error);
        return 'no answer';
    };
    const look = async () => seen(await api.get(claim.name, limits()).catch(unanswered));
    const lookInList = async () => seen(await listed(claim, api, limits()).catch(unanswered));
    const decide = (shown) => nextAction({ command, claim, progress, now: clock.now(), lookUntil: options.lookUntil() }, shown);
    const give = async (chosen) => {
        const answer = await api[chosen](claim.name, limits());
        const now = clock.now();
        if (answer === 'absent') {
            progress = { ...progress, toldAbsentAt: now };
            return;
        }
        progress = { ...progress, takenAt: now };
        firstTakenAt ??= now;
        options.onSent?.();
    };
    const choose = async () => {
        if (isUrgent()) {
            isUrgent = () => false;
            return 'delete';
        }
        const shown = await look();
        const action = decide({ shown, listed: 'not asked' });
        return action === 'list' && leftMs() > 0 ? decide({ shown, listed: await lookInList() }) : action;
    };
    const noteProgress = () => {
        failure = null;
        if (firstTakenAt === null)
            return;
        problem = `it was still there ${Math.round((clock.now() - firstTakenAt) / 1000)} s after the ${command} was taken`;
    };
    return {
        leftMs,
        problem: () => problem,
        /** One look and what follows from it; the end, or null. */
        attempt: async () => {
            const before = failure;
            failuresBefore = failure?.inARow ?? 0;
            const action = await choose();
            if (typeof action === 'object')
                return action.end;
            if (action === 'delete' || action === 'pause')
                await give(action).catch(noteFailure);
            if (failure === before)
                noteProgress();
            return null;
        },
        /** Waits as long as the service asked for or failures in a row suggest, but for the time of a last attempt. */
        pause: async () => {
            const asked = failure?.error instanceof errors/* UnavailableError */.hG ? (failure.error.retryAfterMs ?? 0) : 0;
            const backoff = failure === null ? 0 : Math.min(longestPauseMs, 100 * 2 ** failure.inARow);
            const left = leftMs();
            const reserve = Math.min(lastAttemptMs, left / 2);
            const waitMs = Math.min(Math.max(pauseMs(clock.now() - began), backoff, asked), left - reserve);
            await clock.sleep(Math.max(waitMs, Math.min(200, left)), cancelSignal.aborted ? undefined : cancelSignal);
        },
    };
}
/** What `/list` shows under the claim's name; its own id first. Throws where an entry of that name cannot be read. */
async function listed(claim, api, limits) {
    const { deployments, unreadable } = await api.list(limits);
    const named = deployments.filter(({ name, id }) => name === claim.name || id === claim.id);
    const found = named.find((deployment) => isOurs(claim, deployment)) ?? named[0];
    if (found !== undefined)
        return found;
    const unread = unreadable.find(({ name }) => name === null || name === claim.name);
    if (unread !== undefined)
        throw new Error(`GET /list has an entry that cannot be read (${unread.problem})`);
    return null;
}

// EXTERNAL MODULE: ./build/api/retry.js
var retry = __webpack_require__(4269);
;// CONCATENATED MODULE: ./build/start/errors.js
/** What remedies a taken name where the person gave it. */
const takenNameRemedy = 'Choose another "deployment-name" or leave it empty for a generated one, or say with "if-exists" whether to "reuse" or "replace" it.';
/** The name belongs to a living deployment that is not ours. */
class NameTakenError extends Error {
    name = 'NameTakenError';
    existing;
    constructor(existing, remedy) {
        super(`Deployment "${existing.name}" exists already (id ${existing.id}, status ${existing.status}) and was not created by this step. ${remedy}`);
        this.existing = existing;
    }
}
/** It will not become ready, or did not in time. `message` says what was seen, how often, and what to do. */
class NotReadyError extends Error {
    name = 'NotReadyError';
    /** The same in a few words. */
    short;
    /** How often each status or probe answer was seen. */
    seen;
    /** False where only what this step asked for is wrong: the deployment may serve others well. */
    isDeploymentAtFault;
    constructor(message, told) {
        super(message);
        this.short = told.short;
        this.seen = told.seen ?? new Map();
        this.isDeploymentAtFault = told.isDeploymentAtFault ?? true;
    }
}
/** A failed attempt could not be taken away: no other machine type is tried, for two would cost twice. */
class AttemptLeftError extends Error {
    name = 'AttemptLeftError';
    /** What was read and tried already; it need not be done again. */
    ended;
    constructor(cause, ended) {
        super('What a failed attempt created could not be taken away', { cause });
        this.ended = ended;
    }
}
/** The start did not succeed; `message` says why, what the log said last, and what became of the deployment. */
class StartError extends Error {
    name = 'StartError';
}

;// CONCATENATED MODULE: ./build/start/create.js






const mostAttempts = 4;
/** Milliseconds for which the name is looked up before a create is sent again. */
const adoptionMs = 5_000;
/** Milliseconds a cancelled step still waits for the answer to a create that is under way: it tells the id. */
const answerGraceMs = 2_000;
/**
 * Sends `/add` until the service says yes or no for certain, adopting what a lost answer left behind. The claim is in
 * the ledger before the first request; it is dropped where the service certainly created nothing. Throws
 * NameTakenError, the client's errors, or `signal.reason`.
 */
async function create(spec, options) {
    const { ledger, context } = options;
    const { clock, signal, random, job } = context;
    /** The first failure that left the outcome open: a later "already exists" may only speak of what came of that. */
    let open = null;
    for (let made = 1;; made++) {
        signal.throwIfAborted();
        const sending = ledger.put(claimOfNext(spec, options));
        ledger.mark({ createSentAt: ledger.state.marks.createSentAt ?? clock.now() });
        const sent = await send(spec.request, context);
        if ('deployment' in sent)
            return create_confirm(sending, sent.deployment, options);
        const failure = { error: sent.error, effect: effectOf(sent.error), open };
        const adopted = await adoptAfter(sending, failure, options);
        if (adopted !== null)
            return adopted;
        if (failure.effect === 'unknown')
            open ??= sent;
        if (failure.effect === 'none' || made >= mostAttempts)
            throw sent.error;
        const delayMs = (0,retry/* retryDelay */.a2)(sent.error, made, random);
        job.info(`The create ${answerOf(sent.error)}; trying again in ${(delayMs / 1000).toFixed(1)} s (${made + 1} of ${mostAttempts}).`);
        await clock.sleep(delayMs, signal);
    }
}
/** What came of a create that was not confirmed, or null where nothing shows. Throws where the name is another's. */
async function adoptAfter(sending, failure, options) {
    const { ledger, context } = options;
    const { effect } = failure;
    const claim = effect === 'none' || effect === 'none yet' ? takeBack(sending, ledger) : sending;
    context.signal.throwIfAborted();
    const found = await lookAfter(claim, effect, options);
    // A name that is taken may be a sibling's: without a create of ours that got no answer, only the fingerprint tells.
    const mayGoByName = effect !== 'taken' || claim.unansweredCreates > 1;
    if (found !== null && (mayGoByName ? isOurs(claim, found) : hasFingerprint(claim, found))) {
        context.job.info(`The answer to the create was lost, but "${found.name}" is there: going on with it.`);
        return adopt(claim, found, options);
    }
    if (found !== null)
        throw refusedFor(found, claim, { ...failure, ledger });
    if (effect === 'taken')
        throw contested(claim, { ...failure, ledger });
    return null;
}
/** The claim of earlier creates under this name whose outcome is unknown. */
function unansweredBefore({ state }, name) {
    return state.claims
        .filter((claim) => claim.origin === 'created')
        .find((claim) => claim.name === name && claim.id === null && claim.unansweredCreates > 0);
}
/** What is ours although the answer to its create never arrived. */
function adopt(claim, deployment, { ledger, context }) {
    const unansweredCreates = Math.max(0, claim.unansweredCreates - 1);
    const confirmedAt = context.clock.now();
    const adopted = { ...claim, id: deployment.id, unansweredCreates, confirmedAt, wasShown: true };
    return { claim: ledger.put(adopted), deployment };
}
/** The claim that the next `/add` needs to be written down. */
function claimOfNext(spec, { ledger, context }) {
    const first = claimFor(spec.request, { ...spec, now: context.clock.now() });
    const before = unansweredBefore(ledger, spec.request.name);
    return before === undefined ? first : { ...first, unansweredCreates: before.unansweredCreates + 1 };
}
/** The create just sent certainly had no effect. */
function takeBack(claim, ledger) {
    const earlier = { ...claim, unansweredCreates: claim.unansweredCreates - 1 };
    if (earlier.unansweredCreates > 0)
        return ledger.put(earlier);
    ledger.drop(claim);
    return earlier;
}
function effectOf(error) {
    if (error instanceof errors/* RefusedError */.fk)
        return (0,errors/* soundsTaken */.q0)(error) ? 'taken' : 'none';
    const isUnsent = error instanceof errors/* NoAnswerError */.i5 && error.wasNeverSent;
    const isLimited = error instanceof errors/* UnavailableError */.hG && error.status === 429;
    return isUnsent || isLimited ? 'none yet' : 'unknown';
}
/** One `/add`. An abort leaves the answer a moment to arrive, because it tells the id. */
async function send(request, { api, clock, signal }) {
    const delayed = delayedSignal(signal, clock);
    try {
        return { deployment: await api.add(request, { signal: delayed.signal }) };
    }
    catch (error) {
        return { error };
    }
    finally {
        delayed.end();
    }
}
function answerOf(error) {
    return error instanceof errors/* ApiError */.hD ? error.answer : 'was not confirmed';
}
/** Writes down the id and the name that the service answered with: they are what exists, whatever was asked for. */
function create_confirm(claim, deployment, { ledger, context }) {
    if (claim.knownBefore.includes(deployment.id)) {
        takeBack(claim, ledger);
        throw new NameTakenError(deployment, takenNameRemedy);
    }
    const confirmed = {
        ...claim,
        name: deployment.name,
        id: deployment.id,
        hasGeneratedName: claim.hasGeneratedName && deployment.name === claim.name,
        unansweredCreates: claim.unansweredCreates - 1,
        confirmedAt: context.clock.now(),
    };
    if (deployment.name === claim.name)
        return { claim: ledger.put(confirmed), deployment };
    context.job.info(`The service named the deployment "${deployment.name}" instead of "${claim.name}".`);
    if (confirmed.unansweredCreates === 0)
        return { claim: ledger.put(confirmed, claim.name), deployment };
    // Earlier creates without an answer are still looked for under the name that was asked for.
    ledger.put({ ...claim, unansweredCreates: confirmed.unansweredCreates });
    return { claim: ledger.put({ ...confirmed, unansweredCreates: 0 }), deployment };
}
/**
 * Looks the name up after a create that was not confirmed: for 5 s where one may be about to show, once where it was
 * refused for another reason. Returns what has the name, null where nothing is shown. Throws what ends the search.
 */
async function lookAfter(claim, effect, { context }) {
    const { api, clock, random, signal } = context;
    if (claim.unansweredCreates === 0)
        return null;
    const deadline = clock.now() + adoptionMs;
    const { outcome } = await poll({
        check: async () => {
            const found = await api
                .get(claim.name, { attempts: 1, deadline: clock.now() + adoptionMs, signal })
                .catch(unlessFinal);
            const isAnother = found !== null && (isGone(found) || claim.knownBefore.includes(found.id));
            return found === null || isAnother ? { pending: 'absent' } : { done: found };
        },
        pauseMs: doublingPause(250, 1_000, random),
        deadline: effect === 'none' ? clock.now() : deadline,
        clock,
        signal,
    });
    return outcome === 'timed out' ? null : outcome.done;
}
/** Another deployment has the name: the error to throw. What may be ours all the same stays in the ledger. */
function refusedFor(found, claim, { error, effect, open, ledger }) {
    if (mayBeOurs(claim, found))
        return contested(claim, { error, effect, open, ledger }, found);
    if (effect === 'taken')
        takeBack(claim, ledger);
    return new NameTakenError(found, takenNameRemedy);
}
/**
 * The name is in use, and what has it may be ours or not. A generated name is then no longer known to be this step's
 * alone: what shows under it later is ours only with our fingerprint, and told otherwise.
 */
function contested(claim, { error, open, ledger }, found) {
    ledger.put({ ...claim, hasGeneratedName: false });
    return open?.error ?? (found === undefined ? error : new NameTakenError(found, takenNameRemedy));
}
/** A look that fails for a passing reason found nothing yet; any other failure ends the search. */
function unlessFinal(error) {
    if ((0,errors/* isTransient */.dg)(error))
        return null;
    throw error;
}
/** A signal that follows another after the grace given to an answer that is under way. */
function delayedSignal(signal, clock) {
    const later = new AbortController();
    const ended = new AbortController();
    const follow = async () => {
        await clock.sleep(answerGraceMs, ended.signal);
        if (!ended.signal.aborted)
            later.abort(signal.reason);
    };
    signal.addEventListener('abort', () => void follow(), { once: true, signal: ended.signal });
    return { signal: later.signal, end: () => ended.abort() };
}

;// CONCATENATED MODULE: ./build/start/acquire.js







const mostNames = 3;
/** Milliseconds for which a name that is said to be taken is looked for again. */
const roundsMs = 60_000;
/** Milliseconds that a deployment of that name may take to go before the name is used. */
const leavingMs = 60_000;
/**
 * Creates or attaches. Every claim is in the ledger before the service could act upon it. Throws NameTakenError and
 * whatever `create` throws.
 */
async function acquire(asked, options) {
    const { name } = asked;
    if (name === null)
        return createUnderGeneratedName(asked, options);
    const { clock, signal } = options.context;
    const givesUpAt = clock.now() + roundsMs;
    for (let round = 1;; round++) {
        const existing = await settled(name, options);
        if (existing !== null)
            return await attach(existing, asked, options);
        try {
            return await createNamed(asked, { name, knownBefore: [] }, options);
        }
        catch (error) {
            // Somebody else was faster, as the jobs of one run are when they all start at once: look again.
            const isTaken = error instanceof NameTakenError || (0,errors/* soundsTaken */.q0)(error);
            if (!isTaken || asked.ifExists === 'fail' || clock.now() >= givesUpAt)
                throw error;
            // What was seen is attached to at once; what is only said to be there may take a moment to show.
            if (round > 1 || !(error instanceof NameTakenError))
                await clock.sleep(1_000, signal);
            signal.throwIfAborted();
        }
    }
}
/** Creates under a generated name; one that happens to be taken is replaced by another. */
async function createUnderGeneratedName({ request }, options) {
    const { run, random, job } = options.context;
    for (let made = 1;; made++) {
        const spec = withFingerprint({ ...request, name: (0,names/* generateName */.Zu)(run, random) }, options);
        try {
            return await create({ ...spec, hasGeneratedName: true, knownBefore: [] }, options);
        }
        catch (error) {
            const isTaken = error instanceof NameTakenError || (0,errors/* soundsTaken */.q0)(error);
            if (!isTaken || made >= mostNames)
                throw error;
            job.info(`The name "${spec.request.name}" is taken; trying another.`);
        }
    }
}
/** Creates under a name that others may use, too; `knownBefore` are the ids that were seen under it. */
function createNamed({ request }, { name, knownBefore }, options) {
    const spec = withFingerprint({ ...request, name }, options);
    return create({ ...spec, hasGeneratedName: false, knownBefore }, options);
}
/** All creates of this step under one name carry the same fingerprint. */
function withFingerprint(request, { context, ledger }) {
    const { durationHours } = request;
    const fingerprintHours = unansweredBefore(ledger, request.name)?.request.fingerprintHours ??
        fingerprintDuration(durationHours, context.random);
    return { request: { ...request, durationHours: fingerprintHours }, durationHours };
}
/** What lives under the name, after one that is on its way out has gone; null where nothing does. */
async function settled(name, { context }) {
    const { api, clock, signal, job } = context;
    const deadline = clock.now() + leavingMs;
    for (let looks = 1;; looks++) {
        const found = await api.get(name, { signal });
        if (found === null || isGone(found))
            return null;
        if (!isLeaving(found) || clock.now() >= deadline)
            return found;
        if (looks === 1)
            job.info(`A deployment "${name}" is being deleted; waiting for it to go.`);
        await clock.sleep(1_000, signal);
        signal.throwIfAborted();
    }
}
async function attach(existing, asked, options) {
    const { api, clock, signal, job } = options.context;
    const { ledger } = options;
    const unanswered = unansweredBefore(ledger, existing.name);
    if (unanswered !== undefined && hasFingerprint(unanswered, existing)) {
        job.info(`An earlier create of "${existing.name}" got no answer, but took effect: going on with it.`);
        return adopt(unanswered, existing, options);
    }
    if (asked.ifExists === 'fail')
        throw new NameTakenError(existing, takenNameRemedy);
    if (asked.ifExists === 'replace')
        return await replace(existing, asked, options);
    if (existing.status === 'failed' || isLeaving(existing)) {
        throw new NameTakenError(existing, 'It cannot be reused: delete it, or say "if-exists: replace".');
    }
    const wasPaused = isPaused(existing);
    const isUncertain = unanswered !== undefined && mayBeOurs(unanswered, existing);
    const found = claimOfFound(existing, { wasPaused, mayBeOurs: isUncertain });
    const claim = ledger.put({ ...found, resumedAt: wasPaused ? clock.now() : null });
    job.info(`Using deployment "${existing.name}" (id ${existing.id}, ${existing.status}), which ${isUncertain ? 'may have come of a create without an answer' : 'this step did not create'}.`);
    if (!wasPaused)
        return { claim, deployment: existing };
    job.info('It was paused; resuming it.');
    // Another job may have been faster; whether it comes up is what the wait for readiness finds out.
    await api.resume(existing.name, { signal }).catch(unlessKeyRefused);
    return { claim: ledger.put({ ...claim, resumedAt: clock.now() }), deployment: existing };
}
async function replace(existing, asked, options) {
    const { api, clock, random, signal, job } = options.context;
    job.info(`Replacing deployment "${existing.name}" (id ${existing.id}, ${existing.status}).`);
    const now = clock.now();
    const teardown = await deleteOrPause('delete', claimOfFound(existing), {
        api,
        clock,
        random,
        deadline: now + leavingMs,
        lookUntil: () => now,
        requestTimeoutMs: 10_000,
        cancelSignal: signal,
    });
    if (teardown.outcome !== 'gone') {
        const problem = teardown.outcome === 'unverified' ? teardown.problem : 'another of that name has appeared';
        throw new NameTakenError(existing, `It could not be replaced: ${problem}`);
    }
    return await createNamed(asked, { name: existing.name, knownBefore: [existing.id] }, options);
}
function unlessKeyRefused(error) {
    if (!(error instanceof errors/* RefusedError */.fk) || error.isKeyRefused)
        throw error;
}

// EXTERNAL MODULE: ./build/api/loopback.js
var loopback = __webpack_require__(7350);
;// CONCATENATED MODULE: ./build/start/facts.js
// What the service told of a new deployment, written down and told: its address, and when its time is over.

/** Notes what was acquired; of what this step created also when the service removes it at the latest. */
function noteAccepted({ claim, deployment }, options) {
    const { ledger, context } = options;
    const { api, clock, job } = context;
    noteEndpoint(deployment, options);
    if (claim.origin === 'found')
        return;
    const createdAt = api.serviceNow() - (clock.now() - (claim.confirmedAt ?? clock.now()));
    ledger.change({ expiresAt: isoOrNull(createdAt + claim.request.fingerprintHours * 3_600_000) });
    ledger.mark({ acceptedAt: clock.now() });
    const { expiresAt } = ledger.state;
    job.info(`Created deployment "${deployment.name}" (id ${deployment.id}, ${deployment.machineType}) at ${deployment.domain}; the service removes it ${expiresAt === null ? 'when its duration is over' : `at ${expiresAt}`} at the latest.`);
}
/** Notes that reads show what was created: from then on, an absence says more. */
function noteShown({ claim: { name } }, ledger) {
    const claim = ledger.state.claims.find((one) => one.name === name);
    if (claim?.origin === 'created' && !claim.wasShown)
        ledger.put({ ...claim, wasShown: true });
}
/** Notes the endpoint as the service now describes it. */
function noteEndpoint(deployment, { request, ledger }) {
    const { domain, machineType, inferenceVersion, numReplicas, workspaceUrl } = deployment;
    const url = urlOf(domain, request.apiUrl);
    ledger.change({ endpoint: { domain, url, machineType, inferenceVersion, numReplicas, workspaceUrl } });
}
/** `https://<domain>`; under a loopback API its own scheme, so that a simulator works without TLS. */
function urlOf(domain, apiUrl) {
    const api = new URL(apiUrl);
    return `${(0,loopback/* isLoopback */.U)(api.hostname) ? api.protocol : 'https:'}//${domain}`;
}
/** Null for a moment beyond any calendar: a duration may be any number of hours. */
function isoOrNull(ms) {
    return ms <= 8.64e15 ? new Date(ms).toISOString() : null;
}

;// CONCATENATED MODULE: ./build/logs/gaps.js
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

;// CONCATENATED MODULE: ./build/logs/timestamps.js
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
            parseMicros(entry.timestamp) ?? previous ?? firstMoment(answer) ?? (Number.isFinite(hi) ? hi : lo + 1);
        return { entry, micros: previous };
    });
}
function firstMoment(answer) {
    for (const { timestamp } of answer) {
        const micros = parseMicros(timestamp);
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
    const query = { fromTimestamp: formatMicros(paging.lowest), maxEntries: most };
    if (Number.isFinite(window.hi))
        query.toTimestamp = formatMicros(window.hi + later);
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
    const leftOut = joinLeftOut([...session.leftOut, ...cutOffBursts(session)]);
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

;// CONCATENATED MODULE: ./build/logs/statistics/access-line.js
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

;// CONCATENATED MODULE: ./build/logs/statistics/severity.js
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
                severity: severityOf(entry),
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
            all.sort((one, other) => rankOf(other.severity) - rankOf(one.severity) || other.count - one.count || one.first - other.first);
            return { errors: totals.error, warnings: totals.warning, groups: all, notGrouped };
        },
    };
}

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
            if (!count(isProbe(access) ? probed : used, access, path))
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

;// CONCATENATED MODULE: ./build/logs/statistics/statistics.js






/** No logger has so many; a hostile one must not fill the memory. */
const mostSeverities = 20;
/** Takes pages in any order (see LogSink) and tells the same in the end. */
function createLogStatistics({ newest, read }) {
    const bySeverity = new Map();
    const requests = createRequestStatistics(read);
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
        const severity = severityOf(entry);
        const listed = bySeverity.has(severity) || bySeverity.size < mostSeverities ? severity : 'OTHER';
        bySeverity.set(listed, (bySeverity.get(listed) ?? 0) + 1);
        const kind = problemOf(severity);
        if (kind !== null)
            problems.add(timed, severity, kind);
        const access = accessOf(entry);
        if (access !== null)
            requests.add(access, micros);
        kept.add(timed, access !== null && isProbe(access) && access.status < 400);
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
    return (readAccess(payload) ?? (payload.includes('\x1b') ? readAccess((0,sanitize/* harmless */.Is)(payload.slice(0, 10_000))) : null));
}

;// CONCATENATED MODULE: ./build/logs/deployment-log.js




/** Attempts for one page of the log. */
const attempts = 3;
/** Entries of a failed start that are worth showing even where the summary is to show none. */
const leastKept = 10;
/** What of the log a step's state asks for. */
function logOf({ marks, settings }) {
    return { from: marks.begunAt, newestEntries: settings.summaryLogEntries };
}
/**
 * Reads the log and counts what is in it. Null where the service never confirmed a deployment, or where
 * reading failed as a whole, which is told as a warning. Never throws.
 */
async function readDeploymentLog({ id, name }, { context, from, newestEntries, budgetMs }) {
    if (id === null)
        return null;
    const { api, clock, job, redact, signal } = context;
    const deadline = clock.now() + budgetMs;
    try {
        const statistics = createLogStatistics({
            newest: Math.max(leastKept, newestEntries),
            read: createPayloadReader(redact),
        });
        const collected = await collectLog({
            fetchLog: (query, halt) => api.getLog(name, query, { attempts, deadline, signal: halt }),
            sink: statistics.add,
            clock,
            from,
            deadline,
            signal,
        });
        return { statistics: statistics.result(), collected };
    }
    catch (error) {
        job.warning(`The log could not be read: ${(0,error_message/* messageOf */.b)(error)}`);
        return null;
    }
}
/** The newest lines, for an error message; empty where there are none. */
function lastLines({ statistics }, most) {
    const lines = statistics.newest.flatMap(({ text }) => text.split('\n')).slice(-most);
    return lines.length === 0 ? [] : ['The log said last:', ...lines.map((line) => `  ${line}`)];
}

;// CONCATENATED MODULE: ./build/deployment/by-hand.js
// How a person removes a deployment by hand.
/** How to delete the deployment of this name, a command a line. */
function removalCommands(name, apiUrl) {
    const body = JSON.stringify({ api_key: 'YOUR_KEY', deployment_name: name });
    return [
        `roboflow deployment delete ${name}`,
        `curl -X POST ${apiUrl.replace(/\/+$/, '')}/delete -H "Content-Type: application/json" -d '${body}'`,
    ];
}

;// CONCATENATED MODULE: ./build/teardown/apply.js
// Carrying out a policy: tearing down, writing down how far it came, and telling it once.


/** The facts that a step's state holds. */
function factsOf({ apiUrl, expiresAt, settings }) {
    return { apiUrl, expiresAt, isShared: settings.scope === 'run' };
}
/** The facts of a ledger's state, each change of a claim recorded in it. */
function tracked(ledger) {
    return { facts: factsOf(ledger.state), record: (claim) => void ledger.put(claim) };
}
/** Applies the policy to each claim, side by side. Never throws, as long as `record` does not. */
function applyPolicy(claims, options) {
    return Promise.all(claims.map((claim) => applyToOne(claim, options.policyOf(claim), options)));
}
async function applyToOne(claim, policy, options) {
    if (policy === 'keep' || policy === 'leave')
        return leaveAlone(claim, policy, options);
    const { context, facts, budget } = options;
    const { clock } = context;
    const began = clock.now();
    let current = claim;
    const record = (next) => {
        current = next;
        options.record(next);
    };
    const teardown = await deleteOrPause(policy, claim, {
        ...context,
        deadline: began + budget.totalMs,
        lookUntil: () => lateEffectDeadline(current, began, budget),
        requestTimeoutMs: budget.requestTimeoutMs,
        cancelSignal: context.signal,
        onSeen: ({ id }) => {
            if (current.origin === 'found' || current.id !== null)
                return;
            const unansweredCreates = Math.max(0, current.unansweredCreates - 1);
            record({ ...current, id, unansweredCreates, wasShown: true });
        },
        onSent: () => record({ ...current, removal: 'sent' }),
    });
    const result = { claim: current, policy, outcome: teardown.outcome };
    if (teardown.outcome === 'unverified') {
        const problem = notVerified(result, teardown.problem, facts);
        return { ...result, problem, isKnownToLive: true };
    }
    if (teardown.outcome === 'not found') {
        return { ...result, problem: notFound(current, facts), isKnownToLive: false };
    }
    record({ ...current, removal: 'done' });
    context.job.info(tell(current, teardown, (clock.now() - began) / 1000));
    return { ...result, problem: null, isKnownToLive: false };
}
function leaveAlone(claim, policy, options) {
    const { context, facts, record } = options;
    record({ ...claim, removal: 'done' });
    const result = { claim, policy, outcome: policy === 'keep' ? 'kept' : 'left' };
    if (claim.origin === 'found' && claim.mayBeOurs) {
        const cause = `the service does not tell whether it came of this step's own create, whose answer was lost, so it was not touched`;
        const problem = notVerified({ claim, policy: 'delete' }, cause, facts);
        return { ...result, problem, isKnownToLive: true };
    }
    context.job.info(policy === 'keep' ? tellKept(claim, facts) : `Deployment "${claim.name}" is left as it was found.`);
    return { ...result, problem: null, isKnownToLive: false };
}
function tellKept({ name, id }, { isShared, expiresAt }) {
    const end = expiresAt === null ? 'when its duration is over' : `at ${expiresAt}`;
    const stop = `the stop Action removes it, or else the service ${end}`;
    if (id === null)
        return `Whether deployment "${name}" was created is not known. Other jobs of this run may be using it: ${stop}.`;
    return isShared
        ? `Deployment "${name}" is left running for the other jobs of this run: ${stop}.`
        : `Deployment "${name}" is kept: the service removes it ${end}; before that: roboflow deployment delete ${name}`;
}
/** Milliseconds after which a resume whose answer was lost takes effect no more. */
const lateResumeMs = 10_000;
/** Until when a create or resume of this claim may still take effect, as far as the budget allows to look for it. */
function lateEffectDeadline(claim, now, { lateCreateMs, mostLookMs }) {
    const lateAt = claim.origin === 'found'
        ? (claim.resumedAt ?? 0) + lateResumeMs
        : claim.unansweredCreates > 0
            ? claim.lastSentAt + lateCreateMs
            : now;
    return Math.max(now, Math.min(lateAt, now + mostLookMs));
}
function tell({ name }, teardown, seconds) {
    const after = `${seconds.toFixed(1)} s`;
    switch (teardown.outcome) {
        case 'gone':
            return `Deployment "${name}" is gone (verified after ${after}).`;
        case 'paused':
            return `Deployment "${name}" is paused (verified after ${after}).`;
        case 'not ours':
            return `Deployment "${name}" is another one by now (id ${teardown.id}) and not this step's: left alone.`;
    }
}
/** What to tell where a deployment is not verifiably as it should be: which, why, how to end it by hand, when it ends. */
function notVerified({ claim, policy }, problem, facts) {
    const { name, id } = claim;
    const intended = policy === 'pause' ? 'paused' : 'deleted';
    return [
        `Deployment "${name}" (id ${id ?? 'unknown'}) may still be running and costing money: it is not verifiably ${intended}. Last problem: ${problem.replace(/\.?$/, '.')}`,
        ...howItEnds(name, facts),
    ].join('\n');
}
/** The same for a create that got no answer and did not show. */
function notFound({ name }, facts) {
    return [
        `A create of deployment "${name}" got no answer. The service does not show it so far, but may still carry it out.`,
        ...howItEnds(name, facts),
    ].join('\n');
}
function howItEnds(name, { expiresAt, apiUrl }) {
    return [
        'To remove it by hand, either of:',
        ...removalCommands(name, apiUrl),
        `The service itself removes it ${expiresAt === null ? 'when its duration is over' : `at ${expiresAt}`}.`,
    ];
}

;// CONCATENATED MODULE: ./build/teardown/budgets.js
// How long a teardown, and the reading of the log before it, may take.
/** In a post step with time. */
const unhurriedTeardown = {
    totalMs: 120_000,
    lateCreateMs: 75_000,
    mostLookMs: 75_000,
    requestTimeoutMs: 10_000,
};
/** In a main step whose start failed: its post step looks for a create without an answer for the rest of the time. */
const failedStartTeardown = { ...unhurriedTeardown, mostLookMs: 10_000 };
/** In a post step after a cancel: all post steps of the job share less than five minutes. */
const cancelledTeardown = {
    totalMs: 45_000,
    lateCreateMs: 75_000,
    mostLookMs: 25_000,
    requestTimeoutMs: 10_000,
};
/** In a main step that was told to stop. */
const graceTeardown = {
    totalMs: 5_800,
    lateCreateMs: 75_000,
    mostLookMs: 5_800,
    requestTimeoutMs: 1_500,
};
/** Milliseconds for the log in a post step. */
const logsMs = 60_000;
/** The same after a cancel, and before another machine type is tried. */
const cancelledLogsMs = 15_000;

;// CONCATENATED MODULE: ./build/start/machine-types.js
// Machine types in order: the next one is tried when one is not to be had or does not start.





/** Times that a step which attached to a shared deployment looks again after that failed: its creator may start another. */
const mostAttachments = 5;
/** Milliseconds that the creator of a shared deployment is given to take a failed one away. */
const creatorNeedsMs = 5_000;
/**
 * Starts with the first machine type that works; what another left half made is deleted before the next is tried.
 * Throws the error of the last one tried, or AttemptLeftError around it.
 */
async function startOnFirstWorkingType(machineTypes, options, start) {
    const { ledger, context } = options;
    const untried = [...machineTypes];
    for (;;) {
        const machineType = untried.shift() ?? '';
        try {
            return await startOrFollow(machineType, options, start);
        }
        catch (error) {
            const isOver = context.signal.aborted || untried.length === 0 || isAttached(ledger);
            if (isOver || !mayGoBetterElsewhere(error))
                throw error;
            const ended = await endAttempt(options);
            if (ended?.result.outcome === 'unverified')
                throw new AttemptLeftError(error, ended);
            const reason = shortly(error);
            context.job.warning(`Machine type "${machineType}": ${reason}. Trying "${untried[0]}" instead.`);
            ledger.change({ fallbacks: [...ledger.state.fallbacks, { machineType, reason }] });
        }
    }
}
/**
 * One machine type. A step that only attached to a shared deployment does not fall back by itself when that fails: the
 * job that created it does, so this one looks again.
 */
async function startOrFollow(machineType, { ledger, context }, start) {
    const { clock, signal, job } = context;
    for (let attachments = 1;; attachments++) {
        try {
            return await start(machineType);
        }
        catch (error) {
            const isOver = signal.aborted || attachments >= mostAttachments;
            if (isOver || !mayBeReplaced(error, ledger))
                throw error;
            job.info('The shared deployment did not start; the job that created it may try another machine type.');
            for (const claim of ledger.state.claims)
                if (claim.origin === 'found')
                    ledger.drop(claim);
            await clock.sleep(creatorNeedsMs * attachments, signal);
            signal.throwIfAborted();
        }
    }
}
/** Whether the job that created a shared deployment may put another in the place of the failed one. */
function mayBeReplaced(error, ledger) {
    if (ledger.state.settings.scope !== 'run')
        return false;
    if (error instanceof NameTakenError)
        return error.existing.status === 'failed';
    return error instanceof NotReadyError && error.isDeploymentAtFault && isAttached(ledger);
}
function isAttached({ state }) {
    return state.claims.at(-1)?.origin === 'found';
}
function shortly(error) {
    if (error instanceof errors/* ApiError */.hD)
        return `${error.call.method} ${error.call.path} ${error.answer}`;
    return error instanceof NotReadyError ? error.short : String(error);
}
/** Another machine type helps where this one was refused or did not come up, not where key or name are wrong. */
function mayGoBetterElsewhere(error) {
    if (error instanceof errors/* RefusedError */.fk)
        return !error.isKeyRefused && error.call.path === '/add';
    return error instanceof NotReadyError || (error instanceof errors/* UnavailableError */.hG && error.call.path === '/add');
}
/** Its log first, for it tells why it failed; then away with it. Null where nothing is left of it. */
async function endAttempt({ ledger, context }) {
    const claim = ledger.state.claims.at(-1);
    if (claim === undefined || claim.removal === 'done')
        return null;
    const log = await readDeploymentLog(claim, { context, ...logOf(ledger.state), budgetMs: cancelledLogsMs });
    for (const line of log === null ? [] : lastLines(log, 10))
        context.job.info(line);
    const policyOf = () => 'delete';
    const [result] = await applyPolicy([claim], {
        context,
        ...tracked(ledger),
        budget: failedStartTeardown,
        policyOf,
    });
    return result === undefined ? null : { log, result };
}

;// CONCATENATED MODULE: ./build/start/outputs.js
/** The names of the outputs, in the order of action.yml. */
const outputNames = (/* unused pure expression or super */ null && ([
    'domain',
    'url',
    'deployment-name',
    'deployment-id',
    'subdomain',
    'status',
    'machine-type',
    'inference-version',
    'num-replicas',
    'workspace-url',
    'created',
    'ready-seconds',
    'expires-at',
]));
/** The outputs for a deployment that is ready. `expires-at` is empty where the service made it for somebody else. */
function outputsOf(deployment, { state, claim, readySeconds }) {
    return {
        domain: deployment.domain,
        url: state.endpoint?.url ?? '',
        'deployment-name': deployment.name,
        'deployment-id': deployment.id,
        subdomain: deployment.subdomain,
        status: deployment.status,
        'machine-type': deployment.machineType,
        'inference-version': deployment.inferenceVersion,
        'num-replicas': String(deployment.numReplicas),
        'workspace-url': deployment.workspaceUrl,
        created: String(claim.origin === 'created'),
        'ready-seconds': readySeconds.toFixed(1),
        'expires-at': state.expiresAt ?? '',
    };
}

;// CONCATENATED MODULE: ./build/start/preload.js


/** A model that the server will not load; its id comes first. */
class ModelRefusedError extends Error {
    name = 'ModelRefusedError';
    constructor(modelId, cause) {
        const remedy = cause.isKeyRefused
            ? 'The endpoint does not accept the key: it must be of the workspace that owns the deployment, and may use models.'
            : 'Check its id, and that it belongs to the workspace of the key or is public.';
        super(`Model "${modelId}" in "preload-models" cannot be loaded: ${cause.answer}. ${remedy}`, { cause });
    }
}
const sideBySide = 2;
/** Milliseconds one load may take: weights are downloaded, and large ones take minutes. */
const loadTimeoutMs = 300_000;
/**
 * Loads the models, two at a time, retrying what may pass until the deadline. Throws ModelRefusedError at once for a
 * model that is refused, a client error otherwise.
 */
async function preload(modelIds, options) {
    const waiting = [...new Set(modelIds)];
    const loaded = [];
    let inMemory = [];
    const failed = new AbortController();
    const signal = AbortSignal.any([options.signal, failed.signal]);
    const lane = async () => {
        for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
            const { listed, ...model } = await load(id, { ...options, signal });
            loaded.push(model);
            inMemory = listed;
        }
    };
    try {
        await Promise.all(Array.from({ length: sideBySide }, lane));
    }
    catch (error) {
        failed.abort(error);
        throw error;
    }
    await preload_confirm(modelIds, inMemory, options);
    return modelIds.flatMap((id) => loaded.find((model) => model.id === id) ?? []);
}
/** `listed`: the ids that the server's answer says are in memory. */
async function load(id, { endpoint, clock, random, signal, deadline, info }) {
    const began = clock.now();
    const attempt = () => {
        const timeoutMs = Math.max(1, Math.min(loadTimeoutMs, deadline - clock.now()));
        return endpoint.loadModel(id, { timeoutMs, signal });
    };
    try {
        const listed = await (0,retry/* retry */.L5)({ clock, random }, { attempts: Infinity, deadline, signal }, attempt);
        const seconds = Math.round((clock.now() - began) / 100) / 10;
        info(`Model ${id} loaded in ${seconds} s.`);
        return { id, seconds, listed };
    }
    catch (error) {
        throw error instanceof errors/* RefusedError */.fk ? new ModelRefusedError(id, error) : error;
    }
}
/**
 * The registry has the last word on what is in memory; where a server does not show it (one before August 2026 refuses
 * the header), what it said to the last load. An alias is listed under the id it stands for: told, no error.
 */
async function preload_confirm(modelIds, inMemory, { endpoint, signal, info }) {
    const registered = await endpoint.registry({ timeoutMs: 10_000, signal }).catch((error) => {
        if (error instanceof errors/* RefusedError */.fk || (0,errors/* isTransient */.dg)(error))
            return inMemory;
        throw error;
    });
    const unlisted = modelIds.filter((id) => !registered.includes(id));
    if (unlisted.length > 0)
        info(`Not in the registry under the id asked for: ${unlisted.join(', ')}; it lists ${registered.join(', ') || 'nothing'}.`);
}

;// CONCATENATED MODULE: ./build/start/progress.js
// Telling how a wait goes: a line at every change and one every 30 s, never one a poll.
const heartbeatMs = 30_000;
/** What flaps between two states is not told at every turn. */
const leastMs = 10_000;
/**
 * Says what `what` is when that changes, or 30 s after it was last said; one that comes and goes at most every 10 s.
 * Takes the reason and the ms waited so far.
 */
function progressOf(what, info) {
    const saidAt = new Map();
    let last = null;
    return (reason, waitedMs) => {
        const since = waitedMs - (saidAt.get(reason) ?? Number.NEGATIVE_INFINITY);
        if (since < (reason === last ? heartbeatMs : leastMs))
            return;
        info(`${what}: ${reason} (${Math.round(waitedMs / 1000)} s)`);
        last = reason;
        saidAt.set(reason, waitedMs);
    };
}

;// CONCATENATED MODULE: ./build/start/readiness.js






/** Milliseconds for which a read may not show a deployment that exists. */
const absentMs = 30_000;
/** Milliseconds one probe may take: a hung one must not cost more than a few polls. */
const probeTimeoutMs = 5_000;
/** Milliseconds between the first good probe and the one that must confirm it. */
const confirmAfterMs = 100;
/** Milliseconds between looks at the status while the endpoint is being probed. */
const statusEveryMs = 15_000;
/** Waits until `wanted` replicas are up. Throws NotReadyError, a client error that will not pass, or `signal.reason`. */
async function waitForReplicas(claim, wanted, options) {
    const look = lookAt(claim, wanted, options);
    const waited = await pollStart(look, progressOf('Status', options.info), options);
    if (waited.outcome !== 'timed out')
        return waited.outcome.done;
    throw timedOut(`Deployment "${claim.name}" did not have ${wanted === 1 ? '1 replica' : `${wanted} replicas`} up`, waited);
}
/**
 * Waits until `path` on the endpoint answers 200 twice in a row, looking at the status now and then. Throws
 * NotReadyError at once where the endpoint refuses the probe (401, 403) or the deployment is gone.
 */
async function waitForEndpoint({ claim, endpoint, path }, options) {
    const { clock, signal } = options;
    const look = lookAt(claim, 1, options);
    let lookedAt = clock.now();
    let inARow = 0;
    const check = async () => {
        if (clock.now() - lookedAt > statusEveryMs) {
            lookedAt = clock.now();
            await look();
        }
        for (;;) {
            const timeoutMs = lastLookMs(options.deadline - clock.now(), probeTimeoutMs);
            const probe = await endpoint.probe(path, { timeoutMs, signal });
            if (probe.status !== 200) {
                inARow = 0;
                return { pending: tellProbe(path, probe) };
            }
            if (++inARow >= 2)
                return { done: true };
            await clock.sleep(confirmAfterMs, signal);
            signal.throwIfAborted();
        }
    };
    const waited = await pollStart(check, progressOf('Endpoint', options.info), options);
    if (waited.outcome === 'timed out') {
        throw timedOut(`The endpoint ${endpoint.url} of deployment "${claim.name}" did not answer GET ${path} with 200 twice in a row`, waited);
    }
}
function pollStart(check, onPending, { clock, random, signal, deadline, pollIntervalMs }) {
    return poll({ check, pauseMs: growingPause(pollIntervalMs, random), deadline, clock, signal, onPending });
}
/** What is begun before the deadline may end a little after it: cut to nothing it would only tell of its own timeout. */
function lastLookMs(leftMs, mostMs) {
    return Math.min(mostMs, Math.max(2_000, leftMs));
}
/** One look at the status. Throws where it can only get worse; what may pass is "not yet". */
function lookAt(claim, wanted, { api, clock, signal, deadline, onShown }) {
    let seenAt = clock.now();
    return async () => {
        let found;
        try {
            found = await api.get(claim.name, {
                attempts: 1,
                signal,
                timeoutMs: lastLookMs(deadline - clock.now(), 10_000),
            });
        }
        catch (error) {
            if (!(0,errors/* isTransient */.dg)(error))
                throw error;
            return { pending: tellTransient(error) };
        }
        if (found !== null && isOurs(claim, found)) {
            seenAt = clock.now();
            onShown?.();
            return judge(found, wanted);
        }
        if (clock.now() - seenAt < absentMs)
            return { pending: 'not shown yet' };
        throw lost(claim, found);
    };
}
function judge(found, wanted) {
    if (isTerminal(found)) {
        throw new NotReadyError(`Deployment "${found.name}" ended as "${found.status}" instead of becoming ready. Its log (below, and in the summary) may tell why; check "machine-type" and "inference-version", then run the job again.`, { short: `ended as "${found.status}"`, seen: new Map([[found.status, 1]]) });
    }
    if (hasReplicas(found, wanted))
        return { done: found };
    return { pending: `${found.status || 'no status'}, ${found.numReplicas} of ${wanted} replicas` };
}
function lost({ name }, found) {
    const what = found === null ? 'is gone' : `has become another one (id ${found.id})`;
    return new NotReadyError(`Deployment "${name}" ${what}: somebody deleted it while it was starting. Run the job again, and find out who or what removes deployments in this workspace.`, { short: 'was deleted while it was starting' });
}
function tellTransient(error) {
    return error instanceof errors/* ApiError */.hD ? `GET /get ${error.answer}` : String(error);
}
/** What a probe showed. The server lets anybody see `/info`: a 401 or 403 is an answer, and waiting does not change it. */
function tellProbe(path, probe) {
    if (probe.status === null)
        return `no answer yet (${probe.reason})`;
    if (probe.status === 401 || probe.status === 403) {
        throw new NotReadyError(`The endpoint refuses GET ${path} with ${probe.status}: ${probe.said}. The probe is sent without the key: choose a "health-path" that needs none, such as /info, or leave it empty for no probe.`, {
            short: `refused the probe with ${probe.status}`,
            seen: new Map([[String(probe.status), 1]]),
            isDeploymentAtFault: false,
        });
    }
    return `answers ${probe.status} on GET ${path}`;
}
function timedOut(what, { seen, lastSeen, waitedMs }) {
    const counts = [...seen].map(([reason, times]) => `${reason} (${times}×)`).join('; ');
    return new NotReadyError(`${what} within ${Math.round(waitedMs / 1000)} s. Seen: ${counts || 'nothing'}. ${timeoutRemedy(lastSeen ?? '')}`, { short: 'was not ready in time', seen, isDeploymentAtFault: !answeredWith4xx(lastSeen ?? '') });
}
/** The server is up and does not know the path: others may be using it well. */
function answeredWith4xx(lastSeen) {
    return /^answers 4\d\d on GET/.test(lastSeen);
}
function timeoutRemedy(lastSeen) {
    if (lastSeen.startsWith('GET /get ')) {
        return 'The service itself was the problem to the end: check that this runner reaches it, or try again later.';
    }
    if (lastSeen.startsWith('no answer')) {
        return 'Check that this runner reaches it; behind a proxy, set HTTPS_PROXY and NO_PROXY.';
    }
    if (answeredWith4xx(lastSeen))
        return 'Check "health-path": the server answers, but does not know that path.';
    return 'Raise "ready-timeout-minutes" if it is only slow; otherwise its log (below, and in the summary) may tell why.';
}

;// CONCATENATED MODULE: ./build/text/format.js
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

;// CONCATENATED MODULE: ./build/text/html.js
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
    return (0,sanitize/* harmless */.Is)(text).replace(/[&<>"'`]/g, (char) => entities[char] ?? char);
}
/** Characters of a `<code>` in running text. */
const longestCode = 500;
/**
 * `text` in one line of `<code>`, at most 500 characters of it, for use inside an HTML block (`<table>`, `<p>`):
 * Markdown reads nothing there, and GitHub makes no mention, issue link or emoji out of what is in `<code>`.
 */
function code(text) {
    const line = (0,sanitize/* harmless */.Is)(text)
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
    if (end === 'not found')
        return null;
    const { minutes, credits, kind } = estimate(endpoint.machineType, from, marks.endedAt);
    const soFar = end === 'kept' || end === 'unverified' ? ' so far' : '';
    const time = `${counted(minutes, 'minute')}${soFar}`;
    if (credits === null || kind === null) {
        return `${time}; no estimate of credits, for the machine type says neither GPU nor CPU`;
    }
    const rate = counted(creditsPerHour[kind], 'credit').replace(/^0 /, `${creditsPerHour[kind]} `);
    return `${time}, ${amount(credits)} (estimate: <a href="${ratesPage}">${kind.toUpperCase()} ${rate} an hour</a>, by the minute)`;
}
/** A minute of the cheapest type is 0.004 credits. */
function amount(credits) {
    if (credits < 0.01)
        return 'less than 0.01 credits';
    const rounded = credits.toFixed(2).replace(/\.?0+$/, '');
    return rounded === '1' ? 'about 1 credit' : `about ${rounded} credits`;
}

;// CONCATENATED MODULE: ./build/report/table.js
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

;// CONCATENATED MODULE: ./build/report/facts.js
// The facts of a deployment as a table.




/** Endpoint, machine, version, replicas, models, cost, ids; what is not known is left out. */
function factsTable(data) {
    const { deployment, endpoint, models, run, end, expiresAt } = data;
    const rows = [];
    if (endpoint !== null) {
        rows.push(['Endpoint', code(endpoint.url)]);
        rows.push(['Machine type', machine(data, endpoint.machineType)]);
        rows.push(['Inference version', code(endpoint.inferenceVersion)]);
        rows.push(['Replicas', grouped(endpoint.numReplicas)]);
    }
    rows.push(['Deployment', deploymentFact(deployment)]);
    if (endpoint !== null && endpoint.workspaceUrl !== '')
        rows.push(['Workspace', code(endpoint.workspaceUrl)]);
    if (models.length > 0)
        rows.push(['Models preloaded', models.map(modelFact).join('<br>')]);
    const billing = billingFact(data);
    if (billing !== null)
        rows.push(['Billed', billing]);
    const alive = end === 'kept' || end === 'paused' || end === 'unverified';
    if (alive && expiresAt !== null)
        rows.push(['Removed by the service', moment(Date.parse(expiresAt), true)]);
    rows.push(['Workflow run', runFact(run)]);
    return facts(rows);
}
function machine({ fallbacks }, machineType) {
    const tried = fallbacks.map((fallback) => `<br>${code(fallback.machineType)} was not to be had: ${code(fallback.reason.slice(0, 300))}`);
    return `${code(machineType)}${tried.join('')}`;
}
function deploymentFact({ name, id, origin }) {
    const known = id === null ? '' : ` (id ${code(id)})`;
    return `${code(name)}${known}${origin === 'found' ? ', was there before this step' : ''}`;
}
function modelFact({ id, seconds }) {
    return `${code(id)} in ${duration(seconds * 1000)}`;
}
/** The address is the runner's own, but checked all the same: a link is the one thing that acts in a summary. */
function runFact({ id, url }) {
    return /^https?:\/\/[\w.:/-]+$/.test(url) ? `<a href="${escapeHtml(url)}">${id}</a>` : String(id);
}

;// CONCATENATED MODULE: ./build/report/headline.js
// The first lines of a summary: what became of the endpoint, and whether it was to blame.



/** A heading, one or two sentences, and what to do by hand where something is left to be done. */
function headline(data) {
    const parts = [`## ${icon(data)} ${title(data)}`];
    const { error, problem, end } = data;
    if (error !== null)
        parts.push(pre(shortened(error)));
    if (problem !== null)
        parts.push(pre(shortened(problem)));
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
        return `The endpoint did not start (given up after ${duration(marks.teardownAt - begunAt)})`;
    if (start === 'cancelled')
        return 'The start of the endpoint was cancelled';
    if (start === 'killed')
        return 'The step was killed while the endpoint was starting';
    if (start === 'none')
        return `The endpoint is ${shortEnds[end]}`;
    const ready = readyAt === null ? 'ready' : `ready after ${duration(readyAt - begunAt)}`;
    const used = readyAt === null || usedUntilAt === null ? '' : `, in use for ${duration(usedUntilAt - readyAt)}`;
    return `Endpoint ${ready}${used}, now ${shortEnds[end]}`;
}
const shortEnds = {
    gone: 'removed',
    paused: 'paused',
    kept: 'left running',
    left: 'left as it was found',
    'not found': 'nowhere to be found',
    'not ours': 'another one of the same name, which is left alone',
    unverified: 'not verifiably removed',
};
const longEnds = {
    gone: 'The deployment is removed, and that is verified: it costs nothing any more.',
    paused: 'The deployment is paused, and that is verified: it costs nothing while it is.',
    kept: 'The deployment is left running, as asked for.',
    left: 'The deployment was there before this step and is left as it was found.',
    'not found': 'A create got no answer: whether a deployment came of it is not known.',
    'not ours': 'The name belongs to another deployment by now, which is left alone.',
    unverified: 'The deployment is not verifiably removed.',
};
function byHand({ deployment, end, expiresAt, apiUrl }) {
    const until = expiresAt === null ? 'when its duration is over' : `at ${moment(Date.parse(expiresAt), true)}`;
    const cost = end === 'paused' ? 'It is not billed while it is paused.' : 'It is billed as long as it runs.';
    return [
        `<p>${cost} The service itself removes it ${until}. To remove it before that:</p>`,
        pre(removalCommands(deployment.name, apiUrl)),
    ].join('\n');
}
/** Was it the endpoint or the test? Null without a log. */
function verdictOf({ log }) {
    if ('missing' in log || log.statistics.entries === 0)
        return null;
    const { problems, requests } = log.statistics;
    const { errors } = problems;
    const isWell = errors === 0 && requests.serverErrors === 0;
    const reported = errors === 0 ? 'no errors' : counted(errors, 'error');
    const [worst] = problems.groups.filter(({ kind }) => kind === 'error');
    const example = worst === undefined ? '' : ` The worst: ${code(firstLine(worst.text))}`;
    const verdict = `${isWell ? '🟢' : '🔴'} <b>The endpoint reported ${reported}.</b>`;
    return `${verdict} ${answered(requests)}${example}`;
}
function answered({ total, probes, serverErrors }) {
    const used = total - probes.total;
    const failed = serverErrors === 0 ? 'none' : grouped(serverErrors);
    if (used > 0)
        return `It answered ${counted(used, 'request')}, ${failed} of them with 5xx.`;
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
        items.push(`<li>and ${counted(hidden, 'more stretch', 'more stretches')} of time.</li>`);
    return `<p>⚠️ <b>The log is not complete.</b> Missing:</p>\n<ul>\n${items.join('\n')}\n</ul>`;
}
function sentence({ from, to, reason, detail }) {
    const said = detail === null ? '' : `: ${code(detail)}`;
    return `<li>${gaps_list_stretch(from, to)}: ${leftOutReasons[reason]}${said}</li>`;
}
function gaps_list_stretch(from, to) {
    const [start, end] = [moment(from / 1000, true), moment(to / 1000, true)];
    return start === end ? `around ${start}` : `${start} to ${end}`;
}

;// CONCATENATED MODULE: ./build/report/log-lines.js


/** Lines and characters of one entry that are shown; the rest is counted. */
const log_lines_mostLines = 40;
const mostChars = 4_000;
/** `13:22:14.209 INFO     text`, further lines of the text below it, as HTML. `withDate` for a log of several days. */
function entryBlock({ micros, severity, text }, withDate) {
    return block(`${timeOf(micros, withDate)} ${severity.padEnd(8)}`, withoutSeverity(text, severity));
}
/** `  12× ERROR    13:22:14.209 text`: the time is that of the first one. */
function problemBlock({ count, severity, first, text }, withDate) {
    const lead = `${`${grouped(count)}×`.padStart(5)} ${severity.padEnd(8)} ${timeOf(first, withDate)}`;
    return block(lead, withoutSeverity(text, severity));
}
/** uvicorn begins its lines with what the column before says already: `INFO:     `. */
function withoutSeverity(text, severity) {
    return text.startsWith(`${severity}: `) ? text.slice(severity.length + 1).trimStart() : text;
}
function block(lead, text) {
    const [first = '', ...others] = log_lines_shortened(text);
    const indent = ' '.repeat(4);
    return preLines([`${lead} ${first}`, ...others.map((line) => indent + line)]);
}
function log_lines_shortened(text) {
    const lines = text.slice(0, mostChars).toWellFormed().split('\n');
    const hiddenLines = Math.max(0, lines.length - log_lines_mostLines);
    const shown = hiddenLines === 0 ? lines : lines.slice(0, log_lines_mostLines);
    if (text.length > mostChars)
        shown.push(`… (${grouped(text.length - mostChars)} more characters)`);
    else if (hiddenLines > 0)
        shown.push(`… (${grouped(hiddenLines)} more lines)`);
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

;// CONCATENATED MODULE: ./build/report/size-limit.js
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
        return `### Log\n\n<p>The log is not shown: ${escapeHtml(log.missing)}.</p>`;
    const { statistics, collected } = log;
    const missing = leftOutList(collected.leftOut);
    const head = ['### Log', `<p>${overview(statistics, collected.leftOut.length > 0)}</p>`, missing];
    let rest = budget - frameBytes - head.reduce((sum, part) => sum + bytesOf(part), 0);
    const problems = problemsPart(statistics, rest * 0.6);
    rest -= bytesOf(problems);
    const newest = newestPart(statistics, rest, start === 'failed');
    return [...head, problems, newest].filter((part) => part !== '').join('\n\n');
}
function overview({ entries, first, last, bySeverity }, incomplete) {
    if (entries === 0)
        return incomplete ? 'No entry could be read.' : 'The log is empty.';
    const severities = [...bySeverity]
        .sort(([, one], [, other]) => other - one)
        .map(([severity, count]) => `${grouped(count)} ${escapeHtml(severity)}`);
    const start = moment((first ?? 0) / 1000, true);
    const end = moment((last ?? 0) / 1000, !isOneDay(first, last));
    return `${counted(entries, 'entry', 'entries')} from ${start} to ${end}: ${severities.join(', ')}.`;
}
function problemsPart({ problems, first, last }, budget) {
    const { errors, warnings, groups, notGrouped } = problems;
    if (errors + warnings === 0)
        return '';
    const withDate = !isOneDay(first, last);
    const blocks = groups.map((group) => problemBlock(group, withDate));
    const { shown, left } = within(blocks, budget);
    const open = shown.slice(0, openProblems);
    const folded = shown.slice(openProblems);
    const hidden = groups.slice(groups.length - left).reduce((sum, { count }) => sum + count, 0);
    const others = hidden + notGrouped.errors + notGrouped.warnings;
    const title = [
        errors > 0 ? counted(errors, 'error') : '',
        warnings > 0 ? counted(warnings, 'warning') : '',
    ];
    return [
        `<p><b>${title.filter((part) => part !== '').join(', ')}</b>, equal ones counted together, the time of the first (UTC):</p>`,
        open.length === 0 ? '' : `<pre>${open.join('\n')}</pre>`,
        folded.length === 0
            ? ''
            : details(`${counted(folded.length, 'other kind')} of errors and warnings`, folded),
        others === 0
            ? ''
            : `<p>${counted(others, 'more error or warning', 'more errors and warnings')} of other kinds not listed.</p>`,
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
    const { shown, left } = within(blocks, budget);
    const which = shown.length === entries
        ? `All ${counted(entries, 'entry', 'entries')}`
        : `Newest ${grouped(shown.length)} of ${counted(entries, 'entry', 'entries')}`;
    const notes = [
        left === 0 ? '' : `${counted(left, 'entry', 'entries')} fewer than asked for, to keep the summary small.`,
        requests.probes.total === 0 || shown.length === entries
            ? ''
            : `Health probes such as ${code('GET /info')} come last in line.`,
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

;// CONCATENATED MODULE: ./build/report/requests-table.js
// The requests that an endpoint answered, as a table.




const mostRows = 20;
const requests_table_mostModels = 5;
/** One row a method and path pattern; health probes in one sentence below. Empty without requests. */
function requestsTable(requests) {
    const { kinds, probes } = requests;
    if (requests.total === 0)
        return '';
    const shown = kinds.slice(0, mostRows);
    const others = (kind) => countOf(kind, 1) + countOf(kind, 3);
    const hasOthers = shown.some((kind) => others(kind) > 0);
    const head = ['Request', 'Total', '2xx', ...(hasOthers ? ['other'] : []), '4xx', '5xx'];
    const rows = shown.map((kind) => [
        requestCell(kind),
        grouped(kind.total),
        ofClass(kind, 2),
        ...(hasOthers ? [grouped(others(kind))] : []),
        ofClass(kind, 4),
        ofClass(kind, 5),
    ]);
    const body = table({ head, rows, numbers: [1, 2, 3, 4, 5] });
    const sentences = [beyond(requests), probesSentence(probes)].filter((sentence) => sentence !== '');
    const notes = sentences.length === 0 ? '' : `<p>${sentences.join(' ')}</p>`;
    return ['### Requests', body, notes].filter((part) => part !== '').join('\n\n');
}
function beyond({ kinds, otherKinds }) {
    const hidden = kinds.slice(mostRows);
    const others = hidden.reduce((sum, kind) => sum + kind.total, otherKinds);
    return others === 0 ? '' : `${counted(others, 'request')} of other kinds not listed.`;
}
function probesSentence({ total, kinds, unhealthy }) {
    if (total === 0)
        return '';
    const [most] = kinds;
    const which = most === undefined ? '' : ` (most of them ${code(`${most.method} ${most.pattern}`)})`;
    const health = unhealthy === 0 ? 'all answered well' : `${grouped(unhealthy)} of them answered with 4xx or 5xx`;
    return `Not listed: ${counted(total, 'health probe')}${which}, ${health}.`;
}
/** A count, with the statuses where one may want to know which. */
function ofClass(kind, statusClass) {
    const count = countOf(kind, statusClass);
    if (count === 0)
        return '0';
    if (statusClass === 2)
        return grouped(count);
    const statuses = [...kind.statuses.keys()].filter((status) => Math.floor(status / 100) === statusClass);
    return `<b>${grouped(count)}</b> (${statuses
        .sort((one, other) => one - other)
        .slice(0, 4)
        .join(', ')})`;
}
/** The pattern, and below it the models that it stands for. */
function requestCell({ method, pattern, models, moreModels }) {
    const request = code(`${method} ${pattern}`);
    if (models.size === 0)
        return request;
    const shown = [...models].slice(0, requests_table_mostModels).map((model) => code(model));
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
    const rows = [...statuses].slice(0, statuses_table_mostRows).map(([status, seen]) => [code(status), grouped(seen)]);
    return ['### Seen while waiting', table({ head: ['Status', 'Times'], rows, numbers: [1] })].join('\n\n');
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
        moment(from).replace(' UTC', ''),
        duration(to - from),
    ]);
    return [
        '### Timeline',
        ['```mermaid', gantt(phases), '```'].join('\n'),
        '<p>The chart is in your own time zone.</p>',
        table({ head: ['Phase', 'From (UTC)', 'Took'], rows, numbers: [2] }),
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
        const took = duration(phase.to - phase.from);
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
    const parts = [headline(data), factsTable(data), timeline(data), statusesTable(data), requests];
    const before = parts.filter((part) => part !== '').join('\n\n');
    const log = logSection(data, summaryBudget - bytesOf(before));
    return `${before}\n\n${log}\n`;
}

;// CONCATENATED MODULE: ./build/report/write-summary.js


/** Writes the summary. Never throws: a summary that cannot be written is a warning, and no reason to stop. */
async function writeSummary(state, options) {
    const { job } = options.context;
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
    const { context, log, results, error, statuses, usedUntilAt, teardownAt } = options;
    const claim = state.claims.at(-1);
    if (claim === undefined)
        return null;
    const result = results.find((one) => one.claim.name === claim.name);
    const problems = results.flatMap(({ problem }) => problem ?? []);
    return {
        start: startOf(state, options.startedElsewhere),
        end: results.some(({ isKnownToLive }) => isKnownToLive) ? 'unverified' : endOf(result),
        error,
        problem: problems.length > 0 ? problems.join('\n') : null,
        deployment: { name: claim.name, id: claim.id, origin: claim.origin },
        endpoint: state.endpoint,
        fallbacks: state.fallbacks,
        expiresAt: state.expiresAt,
        models: state.models,
        marks: { ...state.marks, usedUntilAt, teardownAt, endedAt: context.clock.now() },
        run: { id: context.run.id, url: context.run.url },
        statuses,
        log: log ?? { missing: missing(state, claim.id) },
        apiUrl: state.apiUrl,
    };
}
function startOf({ outcome }, startedElsewhere) {
    if (startedElsewhere)
        return 'none';
    return outcome === 'starting' ? 'killed' : outcome;
}
function endOf(result) {
    return result === undefined ? 'gone' : result.outcome;
}
function missing({ outcome }, id) {
    if (id === null)
        return 'the service never confirmed the deployment';
    return outcome === 'cancelled' ? 'it was deleted at once when the step was cancelled' : 'it was not read';
}

;// CONCATENATED MODULE: ./build/teardown/policy.js
/**
 * The policy for one claim. What was not created here is put back as it was found; a shared one is not put to sleep
 * under the other jobs that use it.
 */
function policyFor(claim, state, jobStatus) {
    const { outcome, settings, claims } = state;
    if (claim.origin === 'found')
        return claim.wasPaused && settings.scope === 'step' ? 'pause' : 'leave';
    if (claim.name !== claims.at(-1)?.name)
        return 'delete';
    if (outcome === 'ready')
        return jobStatus === 'failure' ? settings.teardownOnFailure : settings.teardown;
    // Deleted even under `keep`, for it never became ready; except a shared one that works: other jobs may be using it.
    return settings.scope === 'run' && outcome !== 'failed' ? settings.teardown : 'delete';
}

;// CONCATENATED MODULE: ./build/start/rollback.js







/** Tears down what the failed or cancelled start made. Never throws; returns the error to throw instead of `thrown`. */
async function rollBack(thrown, options) {
    const { context, ledger } = options;
    // A disk that is full must not keep the delete from being sent: post then goes by the last state that was saved.
    ledger.tolerateLosses((error) => context.job.warning(`The state for the post step could not be saved: ${(0,error_message/* messageOf */.b)(error)}`));
    if (context.signal.aborted)
        return await rollBackInGrace(options);
    const ended = thrown instanceof AttemptLeftError ? thrown.ended : null;
    const cause = thrown instanceof AttemptLeftError ? thrown.cause : thrown;
    ledger.change({ outcome: mayServeOthers(cause, ledger) ? 'cancelled' : 'failed' });
    const { claims } = ledger.state;
    const current = claims.at(-1);
    if (current === undefined)
        return cause;
    const message = (0,error_message/* messageOf */.b)(cause);
    const log = ended?.log ?? (await readDeploymentLog(current, { context, ...logOf(ledger.state), budgetMs: logsMs }));
    const teardownAt = context.clock.now();
    const results = await tearDownRest(claims, ended?.result ?? null, options);
    await writeSummary(ledger.state, {
        context,
        log,
        results,
        usedUntilAt: null,
        teardownAt,
        error: message,
        statuses: cause instanceof NotReadyError ? cause.seen : null,
        startedElsewhere: false,
    });
    const tail = log === null ? [] : lastLines(log, 10);
    return new StartError([message, ...results.map(tellResult), ...tail].join('\n'), { cause });
}
/** Other jobs may be using a shared deployment well; only one that did not come up is taken from them. */
function mayServeOthers(cause, { state }) {
    const isDeploymentAtFault = cause instanceof NotReadyError && cause.isDeploymentAtFault;
    return state.settings.scope === 'run' && !isDeploymentAtFault;
}
/** The delete goes out at once; how far it came is in the state, and the post step makes sure of it. */
async function rollBackInGrace({ context, ledger }) {
    context.job.info('Cancelled: taking back what was started.');
    ledger.change({ outcome: 'cancelled' });
    const policyOf = (claim) => policyFor(claim, ledger.state, 'cancelled');
    const results = await applyPolicy(ledger.state.claims, {
        context,
        ...tracked(ledger),
        budget: graceTeardown,
        policyOf,
    });
    const isOpen = results.some(({ problem }) => problem !== null);
    const rest = isOpen ? ' The post step goes on with what is not verified yet.' : '';
    return new StartError(`Cancelled while the deployment was starting.${rest}`);
}
/** All but what was tried a moment ago: with that the post step goes on. */
async function tearDownRest(claims, ended, { context, ledger }) {
    const rest = claims.filter(({ name }) => name !== ended?.claim.name);
    const policyOf = (claim) => policyFor(claim, ledger.state, 'failure');
    const results = await applyPolicy(rest, {
        context,
        ...tracked(ledger),
        budget: failedStartTeardown,
        policyOf,
    });
    return ended === null ? results : [...results, ended];
}
function tellResult({ claim, outcome }) {
    switch (outcome) {
        case 'gone':
            return `Deployment "${claim.name}" is gone.`;
        case 'unverified':
            return `Deployment "${claim.name}" could not be removed yet; the post step tries again.`;
        case 'not found':
            return `Deployment "${claim.name}" does not show so far; the post step looks again.`;
        case 'paused':
            return `Deployment "${claim.name}" was paused again, as it was found.`;
        case 'kept':
            return `Deployment "${claim.name}" is left running for the other jobs of this run.`;
        default:
            return `Deployment "${claim.name}" was left as it is.`;
    }
}

;// CONCATENATED MODULE: ./build/steps/main.js
// The main step: come by a deployment, wait until it is ready, hand out its URL; or take everything back.









/**
 * Starts a deployment and sets the outputs. Where that fails or is cancelled, takes back what it can, then throws the
 * cause (complete, fit to be shown).
 */
async function main(request, context) {
    const { job, clock } = context;
    const ledger = (0,state/* createLedger */.M5)(initialState(request, clock.now()), job.saveState);
    try {
        const { deployment, claim } = await startOnFirstWorkingType(request.machineTypes, { ledger, context }, (machineType) => startOne(machineType, { request, ledger, context }));
        const readySeconds = (clock.now() - ledger.state.marks.begunAt) / 1000;
        const outputs = outputsOf(deployment, { state: ledger.state, claim, readySeconds });
        for (const [name, value] of Object.entries(outputs))
            job.output(name, value);
        ledger.change({ outcome: 'ready' });
        job.info(`Ready after ${readySeconds.toFixed(1)} s: ${outputs.url}`);
    }
    catch (error) {
        throw await rollBack(error, { ledger, context });
    }
}
/** One machine type: create or attach, wait for replicas, for the endpoint, for the models. */
async function startOne(machineType, attempt) {
    const { request, ledger, context } = attempt;
    const { job, clock, run } = context;
    const name = request.scope === 'run' ? (0,names/* runScopedName */.Xb)(run) : request.deploymentName || null;
    const deadline = clock.now() + request.readyTimeoutMinutes * 60_000;
    const acquired = await acquire({ name, ifExists: request.ifExists, request: { ...request, machineType } }, { context, ledger });
    noteAccepted(acquired, attempt);
    const pollIntervalMs = request.pollIntervalSeconds * 1000;
    const onShown = () => noteShown(acquired, ledger);
    const options = { ...context, info: job.info, deadline, pollIntervalMs, onShown };
    const deployment = await waitForReplicas(acquired.claim, request.readyReplicas, options);
    noteEndpoint(deployment, attempt);
    ledger.mark({ replicasAt: clock.now() });
    job.info(`${deployment.numReplicas} of ${request.readyReplicas} replicas up; status ${deployment.status}.`);
    await warmUp({ ...acquired, deployment }, options, attempt);
    ledger.mark({ readyAt: clock.now() });
    return { claim: acquired.claim, deployment };
}
/** The endpoint's own gates: it answers, and the models are in memory. */
async function warmUp({ claim, deployment }, options, { request, ledger, context }) {
    const endpoint = context.endpointAt(urlOf(deployment.domain, request.apiUrl));
    if (request.healthPath !== '') {
        await waitForEndpoint({ claim, endpoint, path: request.healthPath }, options);
        ledger.mark({ endpointAt: context.clock.now() });
        context.job.info(`The endpoint answers GET ${request.healthPath}.`);
    }
    if (request.preloadModels.length > 0) {
        ledger.change({ models: await preload(request.preloadModels, { ...options, endpoint }) });
    }
}
function initialState(request, now) {
    const { scope, teardown, teardownOnFailure, onTeardownError, summaryLogEntries, durationHours } = request;
    return {
        version: 2,
        apiUrl: request.apiUrl,
        settings: { scope, teardown, teardownOnFailure, onTeardownError, summaryLogEntries, durationHours },
        claims: [],
        outcome: 'starting',
        expiresAt: null,
        endpoint: null,
        fallbacks: [],
        models: [],
        moreModels: 0,
        marks: {
            begunAt: now,
            createSentAt: null,
            acceptedAt: null,
            replicasAt: null,
            endpointAt: null,
            readyAt: null,
        },
    };
}


/***/ })

};
