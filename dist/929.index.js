export const id = 929;
export const ids = [929];
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

/***/ 1738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ol: () => (/* binding */ mayBeOfRepository),
/* harmony export */   SR: () => (/* binding */ runIdOf),
/* harmony export */   Xb: () => (/* binding */ runScopedName),
/* harmony export */   Zu: () => (/* binding */ generateName),
/* harmony export */   _u: () => (/* binding */ namePattern)
/* harmony export */ });
/** What the service accepts: 5 to 15 characters, `a-z 0-9 -`, first a letter. */
const namePattern = /^[a-z][a-z0-9-]{4,14}$/;
const longest = 15;
const leastTail = 2;
/** Characters of a step's name that are left to chance before any are given to the repository. */
const chanceFirst = 5;
const mostRepositoryMark = 4;
/**
 * A name for one step: `ci-<run id, base 36>-<tail>`, always 15 characters. The tail is random, so that matrix legs,
 * re-runs and two uses in a job differ; where ids are short, as on a Gitea or a new GitHub Enterprise Server, it begins
 * with a mark of the repository, because run ids count per server there.
 */
function generateName(run, random) {
    const { prefix, mark, room } = partsOf(run);
    const chance = Array.from({ length: room - mark.length }, () => Math.floor(random() * 36).toString(36));
    return prefix + mark + chance.join('');
}
/** The name that all jobs of a workflow run share (`scope: run`): its tail is the mark of server, repository and run. */
function runScopedName(run) {
    const { prefix, mark, room } = partsOf(run);
    const whole = `${hash(`${run.server}/${run.repository}`)}${hash(`${run.repository}#${run.id}`)}`;
    return prefix + (mark + whole.slice(mark.length)).slice(0, room);
}
/** The run id a generated name carries, or null for a name that this Action would not have made. */
function runIdOf(name) {
    const match = /^ci-([1-9a-z][0-9a-z]{0,8})-[0-9a-z]+$/.exec(name);
    if (!match?.[1] || name.length !== longest)
        return null;
    const runId = Number.parseInt(match[1], 36);
    return Number.isSafeInteger(runId) ? runId : null;
}
/** Whether a generated name may be of this repository: where it carries a mark of one, it must be this one's. */
function mayBeOfRepository(name, run) {
    const id = runIdOf(name);
    if (id === null)
        return false;
    const { prefix, mark } = partsOf({ ...run, id });
    return name.startsWith(prefix + mark);
}
/** Throws RangeError for a run id that leaves no room for a tail (36^9 or more). */
function partsOf({ id, server, repository }) {
    const prefix = `ci-${id.toString(36)}-`;
    const room = longest - prefix.length;
    if (room < leastTail) {
        throw new RangeError(`The run id ${id} (GITHUB_RUN_ID) is too long to be part of a deployment's name, which has ${longest} characters.`);
    }
    const markLength = Math.min(mostRepositoryMark, Math.max(0, room - chanceFirst));
    return { prefix, mark: hash(`${server}/${repository}`).slice(0, markLength), room };
}
/** Seven characters of base 36 that follow from a text (FNV-1a, 32 bits): to tell repositories apart, not to hide them. */
function hash(text) {
    let value = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text.toLowerCase())) {
        value = Math.imul(value ^ byte, 0x01000193) >>> 0;
    }
    return value.toString(36).padStart(7, '0');
}


/***/ }),

/***/ 4827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   UN: () => (/* binding */ mayBeOurs),
/* harmony export */   VW: () => (/* binding */ hasFingerprint),
/* harmony export */   XY: () => (/* binding */ fingerprintDuration),
/* harmony export */   Ye: () => (/* binding */ claimOfFound),
/* harmony export */   sI: () => (/* binding */ claimFor)
/* harmony export */ });
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

/***/ 5335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FX: () => (/* binding */ cancelledLogsMs),
/* harmony export */   T8: () => (/* binding */ graceTeardown),
/* harmony export */   Yt: () => (/* binding */ cancelledTeardown),
/* harmony export */   ae: () => (/* binding */ failedStartTeardown),
/* harmony export */   cG: () => (/* binding */ logsMs),
/* harmony export */   t_: () => (/* binding */ unhurriedTeardown)
/* harmony export */ });
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


/***/ }),

/***/ 9303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ deleteOrPause)
});

// EXTERNAL MODULE: ./build/api/errors.js
var errors = __webpack_require__(6860);
// EXTERNAL MODULE: ./build/cancellation.js
var cancellation = __webpack_require__(2529);
// EXTERNAL MODULE: ./build/deployment/ownership.js
var ownership = __webpack_require__(4827);
// EXTERNAL MODULE: ./build/poll.js
var poll = __webpack_require__(7887);
// EXTERNAL MODULE: ./build/text/error-message.js
var error_message = __webpack_require__(1898);
// EXTERNAL MODULE: ./build/deployment/statuses.js
var statuses = __webpack_require__(4642);
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
        if (isDeployment(found) && (0,ownership/* isOurs */.MU)(claim, found))
            return onOurs(situation, found);
    }
    const other = [shown, listed].filter(isDeployment).find((found) => !(0,statuses/* isGone */.ST)(found));
    return other === undefined ? onAbsence(situation, { shown, listed }) : onOther(situation, other);
}
function isDeployment(sighting) {
    return typeof sighting === 'object' && sighting !== null;
}
/** Ours is shown: it is at its end, on its way there, or told to go. */
function onOurs({ command, claim, progress, now, lookUntil }, found) {
    const { takenAt } = progress;
    const isAtRest = (0,statuses/* isPaused */.lP)(found) || (takenAt !== null && (0,statuses/* isAsleep */.LK)(found));
    const end = (0,statuses/* isGone */.ST)(found)
        ? { outcome: 'gone' }
        : command === 'pause' && isAtRest
            ? { outcome: 'paused' }
            : null;
    if (end !== null)
        return now < lookUntil ? 'wait' : { end };
    const isUnderWay = takenAt !== null && now - takenAt <= againAfterMs;
    if (isUnderWay || (0,statuses/* isLeaving */.Xi)(found))
        return 'wait';
    // What failed to start cannot be paused, and there is nothing in it to keep.
    return claim.origin === 'created' && found.status === 'failed' ? 'delete' : command;
}
/** Another deployment has the name: ours is gone, or was never there, or is what is shown and cannot be told apart. */
function onOther({ claim, progress, now, lookUntil }, other) {
    const isFresh = claim.origin === 'created' && isJustConfirmed(claim, now) && progress.takenAt === null;
    if (now < lookUntil || isFresh)
        return 'wait';
    if (!(0,ownership/* mayBeOurs */.UN)(claim, other))
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
    const pauseMs = (0,poll/* watchfulPause */.$k)(options.random);
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
        if (!(0,ownership/* isOurs */.MU)(claim, found))
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
    const found = named.find((deployment) => (0,ownership/* isOurs */.MU)(claim, deployment)) ?? named[0];
    if (found !== undefined)
        return found;
    const unread = unreadable.find(({ name }) => name === null || name === claim.name);
    if (unread !== undefined)
        throw new Error(`GET /list has an entry that cannot be read (${unread.problem})`);
    return null;
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
