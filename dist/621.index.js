export const id = 621;
export const ids = [621];
export const modules = {

/***/ 6860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   RT: () => (/* binding */ refusesMachineType),
/* harmony export */   Sz: () => (/* binding */ MalformedAnswerError),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   fk: () => (/* binding */ RefusedError),
/* harmony export */   hD: () => (/* binding */ ApiError),
/* harmony export */   hG: () => (/* binding */ UnavailableError),
/* harmony export */   hg: () => (/* binding */ lacksCapacity),
/* harmony export */   i5: () => (/* binding */ NoAnswerError),
/* harmony export */   q0: () => (/* binding */ soundsTaken)
/* harmony export */ });
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(471);

const remedies = {
    key: 'Check the input "api-key": it must be a Roboflow API key of the workspace, and the secret behind it must exist for this event (pull requests from forks get no secrets). A key of the EU is refused at the address of the US, and the reverse: check "region", too.',
    page: 'The service answers in plain text, so this web page comes from a proxy, firewall or gateway on the way to it: have that let the call through. If it is the service all the same, check the input "api-key".',
    plan: "The key is accepted, but the plan, its quota or its billing does not allow this: see the workspace's plan and billing pages.",
    absent: 'Check the name: it may have expired, or have been deleted meanwhile.',
    address: 'Check the path in "api-url": nothing at that address creates or lists deployments.',
    redirect: 'The service does not redirect, so something else answers at this address: check the input "api-url".',
    refused: 'Correct what the service objects to: the same call would be refused again.',
    capacity: 'Name other types in "machine-type" (several, separated by commas, are tried in order), or run the job again later.',
    limited: 'The service limits how often this key may call; run fewer jobs at once, or try again later.',
    down: 'The service itself has a problem; try again later.',
    answer: 'This is not what its API page describes; check the input "api-url" and any proxy in between, then report it.',
};
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
class RefusedError extends ApiError {
    name = 'RefusedError';
    status;
    serverMessage;
    isPage;
    constructor(call, told) {
        const { status, isPage = false } = told;
        const serverMessage = (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(told.body, 300);
        const itsRemedy = isPage ? remedies.page : remedyFor(call, status, serverMessage);
        const remedy = [itsRemedy, told.more].filter(Boolean).join(' ');
        super(call, { answer: `answered ${status}: ${trimStop(serverMessage)}`, remedy });
        this.status = status;
        this.serverMessage = serverMessage;
        this.isPage = isPage;
    }
    get isKeyRefused() {
        return this.status === 401 || (this.status === 403 && !speaksOfPlan(this.status, this.serverMessage));
    }
}
class UnavailableError extends ApiError {
    name = 'UnavailableError';
    status;
    serverMessage;
    body;
    retryAfterMs;
    constructor(call, told) {
        const serverMessage = (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(told.body, 300);
        super(call, {
            answer: `answered ${told.status}: ${trimStop(serverMessage)}`,
            remedy: told.status === 429 ? remedies.limited : remedies.down,
        });
        this.status = told.status;
        this.serverMessage = serverMessage;
        this.body = told.body;
        this.retryAfterMs = told.retryAfterMs;
    }
}
class NoAnswerError extends ApiError {
    name = 'NoAnswerError';
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
class MalformedAnswerError extends ApiError {
    name = 'MalformedAnswerError';
    constructor(call, told) {
        super(call, { answer: `answered ${told.status} with ${told.problem}`, remedy: remedies.answer });
    }
}
function isTransient(error) {
    return (error instanceof UnavailableError ||
        error instanceof NoAnswerError ||
        error instanceof MalformedAnswerError);
}
function reasonOf(error) {
    if (!(error instanceof Error))
        return String(error);
    if (error instanceof AggregateError && error.errors.length > 0)
        return reasonOf(error.errors[0]);
    if (error.cause instanceof Error)
        return reasonOf(error.cause);
    const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
    const message = error.message.replace(/\s+/g, ' ').trim();
    if (message === '')
        return code || error.name;
    return code === '' || message.includes(code) ? message : `${code}: ${message}`;
}
const proxyRefusal = 'proxy refusal';
const connectTimeout = 'UND_ERR_CONNECT_TIMEOUT';
const unsentCodes = new Set([
    proxyRefusal,
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'EHOSTDOWN',
    'ENETUNREACH',
    'ENETDOWN',
    'EADDRNOTAVAIL',
    connectTimeout,
]);
function isTls(code) {
    return /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|EPROTO$)/.test(code);
}
function codesOf(error) {
    if (!(error instanceof Error))
        return [];
    if (error instanceof AggregateError && error.errors.length > 0)
        return error.errors.flatMap(codesOf);
    if (error.cause instanceof Error)
        return codesOf(error.cause);
    const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
    if (code === 'UND_ERR_ABORTED' && error.message.startsWith('Proxy response ('))
        return [proxyRefusal];
    if (code === 'ETIMEDOUT' && 'syscall' in error && error.syscall === 'connect')
        return [connectTimeout];
    return [code];
}
function remedyForNoAnswer(host, codes) {
    if (codes.includes('ERR_SSL_WRONG_VERSION_NUMBER')) {
        return `Something else than https answers at ${host}: check the port in "api-url", and any proxy on the way.`;
    }
    if (codes.some(isTls)) {
        return `The certificate of ${host} is not trusted here: where a proxy or server of your own signs it, set NODE_EXTRA_CA_CERTS to the file of its authority.`;
    }
    if (codes.includes(proxyRefusal)) {
        return `The proxy did not connect to ${host}: check that HTTPS_PROXY names the right one and that it allows this host, or leave it out with NO_PROXY.`;
    }
    if (codes.includes('ENOTFOUND')) {
        return `Check the spelling of ${host} in "api-url", and that this runner resolves it; behind a proxy, set HTTPS_PROXY and NO_PROXY.`;
    }
    return `Check that this runner reaches ${host}; behind a proxy, set HTTPS_PROXY and NO_PROXY.`;
}
function soundsTaken(error) {
    if (!(error instanceof RefusedError) || error.call.path !== '/add')
        return false;
    if (error.status === 409)
        return true;
    const { serverMessage } = error;
    const speaksOfAbsence = /n[o']t (be )?(exist|found)|no such|unknown|invalid/i.test(serverMessage);
    return !speaksOfAbsence && /exists|taken|in use|duplicate|not unique|must be unique/i.test(serverMessage);
}
function refusesMachineType(error) {
    if (!(error instanceof RefusedError) || error.call.path !== '/add')
        return false;
    return /machine.?type/i.test(error.serverMessage);
}
function lacksCapacity(error) {
    if (!(error instanceof RefusedError || error instanceof UnavailableError))
        return false;
    if (error.call.path !== '/add')
        return false;
    const { status, serverMessage } = error;
    return capacityWords.test(serverMessage) || (status === 402 && /quota|limit/i.test(serverMessage));
}
const capacityWords = /capacity|quota|exhaust|unavailable|not available|too many|no (more )?(gpus?|machines?)|limit reached/i;
function speaksOfPlan(status, serverMessage) {
    if (status === 402 || status === 423)
        return true;
    const planWords = /\b(plan|quota|billing|subscription|credits?|upgrade|payment|limit)/i;
    return status === 403 && planWords.test(serverMessage);
}
function speaksOfKey(status, serverMessage) {
    return status === 401 || status === 403 || (status === 404 && /workspace/i.test(serverMessage));
}
function remedyFor({ path }, status, serverMessage) {
    const isAboutMachine = capacityWords.test(serverMessage) || /machine.?type/i.test(serverMessage);
    if (path === '/add' && isAboutMachine)
        return remedies.capacity;
    const isAboutWorkspace = path === '/add' || path === '/list';
    if (speaksOfPlan(status, serverMessage) && (isAboutWorkspace || status !== 423))
        return remedies.plan;
    if (speaksOfKey(status, serverMessage))
        return remedies.key;
    if (status === 404)
        return isAboutWorkspace ? remedies.address : remedies.absent;
    return remedies.refused;
}
function trimStop(text) {
    return text.replace(/[.\s]+$/, '');
}


/***/ }),

/***/ 4827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   QE: () => (/* binding */ soughtFor),
/* harmony export */   UN: () => (/* binding */ mayBeOurs),
/* harmony export */   VW: () => (/* binding */ hasFingerprint),
/* harmony export */   XY: () => (/* binding */ fingerprintDuration),
/* harmony export */   Ye: () => (/* binding */ claimOfFound),
/* harmony export */   l1: () => (/* binding */ looksLikeOurs),
/* harmony export */   sI: () => (/* binding */ claimFor)
/* harmony export */ });
const changeDownAbove = 0.2;
const fingerprintUnit = 1e-7;
const mostFingerprints = 9_999;
function fingerprintDuration(hours, random) {
    const change = (1 + Math.floor(random() * mostFingerprints)) * fingerprintUnit;
    return Number((hours > changeDownAbove ? hours - change : hours + change).toFixed(7));
}
function claimFor(request, about) {
    return {
        origin: 'created',
        name: request.name,
        id: null,
        hasGeneratedName: about.hasGeneratedName,
        unansweredCreates: 1,
        lastSentAt: about.moment.at,
        confirmedAt: null,
        aheadMs: about.moment.aheadMs,
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
function claimOfFound(deployment, about = {}) {
    return {
        origin: 'found',
        name: deployment.name,
        id: deployment.id,
        wasPaused: about.wasPaused ?? false,
        resumedAt: null,
        mayBeOurs: about.mayBeOurs ?? false,
        unanswered: about.unanswered ?? null,
        removal: 'due',
    };
}
function isOurs(claim, deployment) {
    if (deployment.id === claim.id)
        return true;
    if (claim.origin === 'found' || claim.knownBefore.includes(deployment.id))
        return false;
    if (hasFingerprint(claim, deployment))
        return true;
    const isSoNamed = claim.hasGeneratedName && deployment.name === claim.name;
    return isSoNamed && isRounded(deployment.durationHours, claim.request.durationHours);
}
function soughtFor(claim) {
    return { name: claim.name, id: claim.id, isIt: (deployment) => isOurs(claim, deployment) };
}
function hasFingerprint({ request }, { durationHours }) {
    return durationHours !== null && isClose(durationHours, request.fingerprintHours);
}
function mayBeOurs(claim, deployment) {
    if (claim.origin === 'found')
        return claim.mayBeOurs && claim.id === deployment.id;
    return claim.unansweredCreates > 0 && looksLikeOurs(claim, deployment);
}
function looksLikeOurs(claim, deployment) {
    if (claim.origin === 'found')
        return false;
    const { id, knownBefore, request } = claim;
    if (id === deployment.id || knownBefore.includes(deployment.id))
        return false;
    return (isRounded(deployment.durationHours, request.durationHours) &&
        mayMean(deployment.machineType, request.machineType) &&
        mayMean(deployment.creatorEmail, request.creatorEmail));
}
function mayMean(shown, asked) {
    return shown === '' || shown.toLowerCase() === asked.toLowerCase();
}
function isRounded(shown, asked) {
    if (shown === null || isClose(shown, asked))
        return true;
    return [1000, 3600].some((parts) => isWhole(shown * parts));
}
function isClose(a, b) {
    return Math.abs(a - b) < fingerprintUnit / 2;
}
function isWhole(value) {
    return Math.abs(value - Math.round(value)) < 1e-5;
}


/***/ }),

/***/ 527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ serviceNowOf),
/* harmony export */   j: () => (/* binding */ noteMoment)
/* harmony export */ });
function noteMoment({ api, clock }) {
    const aheadMs = api.serviceAheadMs() ?? 0;
    return { at: clock.now() + aheadMs, aheadMs };
}
function serviceNowOf(claim, { api, clock }) {
    const noted = claim.origin === 'created' ? claim.aheadMs : 0;
    return clock.now() + (api.serviceAheadMs() ?? noted);
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
function growingPause(longestMs, random) {
    return (waitedMs) => {
        const most = Math.min(longestMs, Math.max(waitedMs / 10, (shortestPauseMs * 4) / 3));
        const least = Math.min(most, Math.max(shortestPauseMs, most * 0.75));
        const isFirst = waitedMs < shortestPauseMs;
        const phase = isFirst ? random() * Math.min(longestMs, shortestPauseMs) : 0;
        return Math.min(longestMs, phase + least + random() * (most - least));
    };
}
function doublingPause(firstMs, longestMs, random) {
    let next = firstMs;
    return () => {
        const pause = next * (0.75 + random() * 0.25);
        next = Math.min(longestMs, next * 2);
        return pause;
    };
}
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
const summaryBudget = 256 * 1024;
function bytesOf(text) {
    return Buffer.byteLength(text);
}
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
function table({ head, rows, numbers = [] }) {
    if (rows.length === 0)
        return '';
    const align = (column) => (numbers.includes(column) ? ' align="right"' : '');
    const line = (tag, cells) => `<tr>${cells.map((cell, i) => `<${tag}${align(i)}>${cell}</${tag}>`).join('')}</tr>`;
    return ['<table>', line('th', head), ...rows.map((cells) => line('td', cells)), '</table>'].join('\n');
}
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
const unhurriedTeardown = {
    totalMs: 120_000,
    lateCreateMs: 75_000,
    leastLookMs: 60_000,
    mostLookMs: 75_000,
    requestTimeoutMs: 10_000,
};
const failedStartTeardown = { ...unhurriedTeardown, mostLookMs: 10_000 };
const cancelledTeardown = {
    totalMs: 45_000,
    lateCreateMs: 75_000,
    leastLookMs: 20_000,
    mostLookMs: 25_000,
    requestTimeoutMs: 10_000,
};
const graceTeardown = {
    totalMs: 5_200,
    lateCreateMs: 75_000,
    leastLookMs: 5_200,
    mostLookMs: 5_200,
    requestTimeoutMs: 1_500,
};
const logsMs = 60_000;
const cancelledLogsMs = 15_000;


/***/ }),

/***/ 7230:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ deleteOrPause)
});

// EXTERNAL MODULE: ./build/cancellation.js
var cancellation = __webpack_require__(2529);
// EXTERNAL MODULE: ./build/deployment/look-up.js
var look_up = __webpack_require__(2661);
// EXTERNAL MODULE: ./build/deployment/ownership.js
var ownership = __webpack_require__(4827);
// EXTERNAL MODULE: ./build/deployment/service-time.js
var service_time = __webpack_require__(527);
// EXTERNAL MODULE: ./build/deployment/statuses.js
var statuses = __webpack_require__(4642);
// EXTERNAL MODULE: ./build/poll.js
var poll = __webpack_require__(7887);
;// CONCATENATED MODULE: ./build/teardown/next-action.js


const staleReadsMs = 60_000;
const staleCopyMs = 30_000;
const foundMs = 10_000;
const againAfterMs = 5_000;
const onItsWayMs = 15_000;
const againUnseenMs = 1_000;
const lastingAbsenceMs = 10_000;
const lastingAnswersMs = 30_000;
function nextAction(situation, { shown, listed }) {
    const { claim } = situation;
    const seen = [shown, listed].filter(isDeployment);
    const ours = seen.find((found) => (0,ownership/* isOurs */.MU)(claim, found));
    const other = seen.find((found) => !(0,statuses/* isGone */.ST)(found) && !(0,ownership/* isOurs */.MU)(claim, found));
    if (ours === undefined) {
        return other === undefined ? onAbsence(situation, { shown, listed }) : onOther(situation, other, listed);
    }
    if (situation.progress.wasOtherSeen && listed === 'not asked')
        return 'list';
    return other === undefined ? onOurs(situation, { shown: ours, listed }) : onBoth(situation, other);
}
function isDeployment(sighting) {
    return typeof sighting === 'object' && sighting !== null;
}
function onOurs(situation, look) {
    const { command, claim, progress, now, lookUntil } = situation;
    const { shown } = look;
    const end = endShown(situation, look);
    if (end === 'list')
        return 'list';
    if (end !== null)
        return now < lookUntil ? 'wait' : { end };
    const { takenAt, begunAt } = progress;
    if (takenAt !== null && now - takenAt <= againAfterMs)
        return 'wait';
    const isOnItsWay = (0,statuses/* isLeaving */.Xi)(shown) || (command === 'pause' && (0,statuses/* isPausing */.qd)(shown));
    if (isOnItsWay && (takenAt !== null || now - begunAt < onItsWayMs))
        return 'wait';
    if (situation.sparesWhatIsUp && (0,statuses/* hasReplicas */.uH)(shown, 1))
        return { end: { outcome: 'spared' } };
    return claim.origin === 'created' && shown.status === 'failed' ? 'delete' : command;
}
function endShown({ command, progress }, { shown, listed }) {
    const { takenAt, toldAbsentAt } = progress;
    if ((0,statuses/* isGone */.ST)(shown))
        return { outcome: 'gone' };
    if (command === 'pause') {
        const isAtRest = (0,statuses/* isPaused */.lP)(shown) || (takenAt !== null && (0,statuses/* isAsleep */.LK)(shown));
        return isAtRest ? { outcome: 'paused' } : null;
    }
    const mayHaveEnded = takenAt !== null && toldAbsentAt !== null && shown.numReplicas === 0;
    if (!mayHaveEnded)
        return null;
    if (listed === 'not asked')
        return 'list';
    return listed === null ? { outcome: 'gone' } : null;
}
function onBoth(situation, other) {
    if (isJustConfirmed(situation))
        return 'wait';
    const problem = `deployment ${other.id} has the same name, and a delete by name could be its end instead`;
    return { end: { outcome: 'unverified', problem } };
}
function onOther(situation, other, listed) {
    const { claim, progress, now, lookUntil } = situation;
    const wasNeverShown = claim.origin === 'created' && !claim.wasShown && progress.takenAt === null;
    const isFresh = wasNeverShown && isJustConfirmed(situation);
    if (now < lookUntil || isFresh)
        return 'wait';
    if (claim.id !== null && listed === 'not asked')
        return 'list';
    if (claim.id !== null && listed === 'no answer')
        return 'wait';
    if (!(0,ownership/* mayBeOurs */.UN)(claim, other)) {
        return { end: { outcome: 'not ours', id: other.id, isAlike: (0,ownership/* looksLikeOurs */.l1)(claim, other) } };
    }
    const problem = `a create was not confirmed, and deployment ${other.id} may have come of it`;
    return { end: { outcome: 'unverified', problem } };
}
function onAbsence(situation, { shown, listed }) {
    const { command, claim, progress, now, lookUntil } = situation;
    const mayLandLater = now < lookUntil;
    const isOver = command === 'delete' && shown === null && isDeleted(situation, listed);
    if (isOver && !mayLandLater)
        return endOfAbsent(situation);
    if (listed === 'not asked')
        return 'list';
    if (isOver)
        return 'wait';
    const isDeleteTaken = command === 'delete' && progress.takenAt !== null;
    const isUnwitnessed = shown === 'no answer' && !isDeleteTaken && progress.toldAbsentAt === null;
    const isUnknown = listed === 'no answer' || isUnwitnessed;
    if (mayDeleteUnseen(situation, isUnknown))
        return isDueAgain(progress, now) ? 'delete' : 'wait';
    if (isUnknown || mayLandLater || isJustConfirmed(situation))
        return 'wait';
    const wasNeverSeen = claim.id === null && !progress.wasSeen;
    return wasNeverSeen ? { end: { outcome: 'not found' } } : endOfAbsent(situation);
}
function isDeleted(situation, listed) {
    const { claim, now } = situation;
    const { takenAt, firstTakenAt, absentSince, wasKnownWhenTaken, wasSeen } = situation.progress;
    const wasShown = wasKnownWhenTaken || (claim.origin === 'created' && claim.wasShown);
    const isKnown = wasShown || (!wasSeen && !isJustConfirmed(situation));
    if (takenAt !== null && isKnown)
        return true;
    if (listed !== null)
        return false;
    const answeredSince = firstTakenAt ?? absentSince ?? now;
    return (takenAt !== null && isLastinglyAbsent(situation)) || now - answeredSince >= lastingAnswersMs;
}
function isLastinglyAbsent({ progress: { absentSince }, now }) {
    return absentSince !== null && now - absentSince >= lastingAbsenceMs;
}
function endOfAbsent({ progress, isSameKey }) {
    if (isSameKey || progress.wasSeen)
        return { end: { outcome: 'gone' } };
    const problem = 'the API key is not the one that the main step had, and shows no deployment of that name';
    return { end: { outcome: 'unverified', problem } };
}
function mayDeleteUnseen(situation, isUnknown) {
    const { command, claim, progress } = situation;
    if (command !== 'delete' || claim.origin === 'found' || progress.wasOtherSeen)
        return false;
    const { wasSeen, takenAt, toldAbsentAt } = progress;
    const isToldAbsent = claim.wasShown ? toldAbsentAt !== null : isLastinglyAbsent(situation);
    const isUntried = claim.id !== null && !wasSeen && takenAt === null && !isToldAbsent;
    if (claim.hasGeneratedName)
        return isUntried || isUnknown || isJustConfirmed(situation);
    return !isUnknown && takenAt === null && isJustConfirmed(situation);
}
function isDueAgain({ takenAt, toldAbsentAt }, now) {
    return now - Math.max(takenAt ?? 0, toldAbsentAt ?? 0) > againUnseenMs;
}
function isJustConfirmed({ claim, progress, now, serviceNow }) {
    if (claim.origin === 'found')
        return now - progress.begunAt < foundMs;
    if (claim.confirmedAt === null)
        return false;
    return serviceNow - claim.confirmedAt < (claim.wasShown ? staleCopyMs : staleReadsMs);
}

// EXTERNAL MODULE: ./build/api/errors.js
var errors = __webpack_require__(6860);
// EXTERNAL MODULE: ./build/text/error-message.js
var error_message = __webpack_require__(1898);
;// CONCATENATED MODULE: ./build/teardown/setbacks.js


const leastTellingMs = 2_000;
const lastAttemptMs = 15_000;
const furtherAttemptsMs = 30_000;
const longestPauseMs = 5_000;
const shortestPauseMs = 200;
function createSetbacks() {
    let failure = null;
    let before = null;
    let problem = null;
    return {
        note: (error, leftMs) => {
            const isCutShort = problem !== null && error instanceof errors/* NoAnswerError */.i5 && leftMs < leastTellingMs;
            if (!isCutShort)
                problem = (0,error_message/* messageOf */.b)(error);
            failure = { error, inARow: (before?.inARow ?? 0) + 1 };
        },
        beginAttempt: () => {
            before = failure;
        },
        hasFailed: () => failure !== before,
        noteProgress: (remaining) => {
            failure = null;
            problem = remaining ?? problem;
        },
        problem: () => problem ?? 'the time allowed for it ran out',
        waitMs: (leastMs, leftMs) => {
            const backoff = failure === null ? 0 : Math.min(longestPauseMs, 100 * 2 ** failure.inARow);
            const asked = Math.min(retryAfterMs(failure?.error), Math.max(leftMs - furtherAttemptsMs, leftMs / 4));
            const reserve = Math.min(lastAttemptMs, leftMs / 2);
            const waitMs = Math.min(Math.max(leastMs, backoff, asked), leftMs - reserve);
            return Math.max(waitMs, Math.min(shortestPauseMs, leftMs));
        },
    };
}
function retryAfterMs(error) {
    return error instanceof errors/* UnavailableError */.hG ? (error.retryAfterMs ?? 0) : 0;
}

;// CONCATENATED MODULE: ./build/teardown/delete-or-pause.js








const cancelledRequestMs = 1_500;
const leastAttemptMs = 1_000;
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
    const { api, clock, cancelSignal, isSameKey = true, sparesWhatIsUp = false } = options;
    const began = clock.now();
    const pauseMs = (0,poll/* watchfulPause */.$k)(options.random);
    const setbacks = createSetbacks();
    const takenBefore = claim.removal === 'sent' ? began - againAfterMs - 1 : null;
    let progress = {
        begunAt: began,
        firstTakenAt: takenBefore,
        takenAt: takenBefore,
        toldAbsentAt: null,
        absentSince: null,
        wasSeen: false,
        wasKnownWhenTaken: false,
        wasOtherSeen: false,
    };
    let wasGot = false;
    let toldAt = null;
    let askedMs = 0;
    const deadline = () => Math.min(options.deadline + askedMs, (0,cancellation/* graceDeadline */.f)(cancelSignal));
    const leftMs = () => deadline() - clock.now();
    const limits = () => ({
        attempts: 1,
        deadline: deadline(),
        timeoutMs: Math.min(options.requestTimeoutMs, cancelSignal.aborted ? cancelledRequestMs : Infinity),
        signal: cancelSignal.aborted ? undefined : cancelSignal,
    });
    const noteFailure = (error) => {
        if (error !== cancelSignal.reason)
            setbacks.note(error, leftMs());
    };
    let isUrgent = () => cancelSignal.aborted && command === 'delete' && claim.origin === 'created' && claim.hasGeneratedName;
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
    const look = async () => {
        const found = seen(await api.get(claim.name, limits()).catch(unanswered));
        if (found === null || found === 'no answer' || !(0,ownership/* isOurs */.MU)(claim, found))
            return found;
        wasGot = true;
        if (progress.takenAt !== null && (0,statuses/* isLeaving */.Xi)(found))
            progress = { ...progress, wasKnownWhenTaken: true };
        return found;
    };
    const sought = (0,ownership/* soughtFor */.QE)(claim);
    const lookInList = async () => seen(await (0,look_up/* lookUpInList */.e)(sought, api, limits()).catch(unanswered));
    const decide = (shown) => {
        const moments = {
            now: clock.now(),
            serviceNow: (0,service_time/* serviceNowOf */.J)(claim, options),
            lookUntil: options.lookUntil(),
        };
        return nextAction({ ...moments, command, claim, progress, isSameKey, sparesWhatIsUp }, shown);
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
    const isCalledOff = async () => {
        if (options.mayGive === undefined)
            return false;
        const askedAt = clock.now();
        const mayGo = await options.mayGive();
        askedMs += clock.now() - askedAt;
        return !mayGo;
    };
    const give = async (chosen) => {
        const answer = await api[chosen](claim.name, limits());
        const now = clock.now();
        if (answer === 'absent') {
            progress = { ...progress, toldAbsentAt: now, absentSince: progress.absentSince ?? now };
            return;
        }
        const firstTakenAt = progress.firstTakenAt ?? now;
        progress = { ...progress, firstTakenAt, takenAt: now, absentSince: null, wasKnownWhenTaken: wasGot };
        toldAt ??= now;
        options.onSent?.();
    };
    const remaining = () => {
        if (toldAt === null)
            return null;
        const seconds = Math.round((clock.now() - toldAt) / 1000);
        return `it was still there ${seconds} s after the ${command} was taken`;
    };
    return {
        leftMs,
        problem: setbacks.problem,
        attempt: async () => {
            setbacks.beginAttempt();
            const action = await choose();
            if (typeof action === 'object')
                return action.end;
            if (action === 'delete' || action === 'pause') {
                if (await isCalledOff())
                    return { outcome: 'unverified', problem: 'it was called off' };
                await give(action).catch(noteFailure);
            }
            if (!setbacks.hasFailed())
                setbacks.noteProgress(remaining());
            return null;
        },
        pause: async () => {
            const waitMs = setbacks.waitMs(pauseMs(clock.now() - began), leftMs());
            await clock.sleep(waitMs, cancelSignal.aborted ? undefined : cancelSignal);
        },
    };
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

const entities = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
    '`': '&#96;',
};
function escapeHtml(text) {
    return (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .harmless */ .Is)(text).replace(/[&<>"'`]/g, (char) => entities[char] ?? char);
}
const longestCode = 500;
function code(text) {
    const line = (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .harmless */ .Is)(text)
        .trim()
        .replace(/\s*\n\s*/g, ' ⏎ ');
    const shown = line.length > longestCode ? `${line.slice(0, longestCode - 1)}…` : line;
    return `<code>${shown === '' ? '(empty)' : escapeHtml(shown)}</code>`;
}
function pre(lines) {
    return `<pre>${preLines(lines)}</pre>`;
}
function preLines(lines) {
    return lines.map((line) => escapeHtml(line).replace(/^[ \t]*$/gm, '&#32;')).join('\n');
}


/***/ })

};
