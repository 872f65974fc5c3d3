export const id = 971;
export const ids = [971,55];
export const modules = {

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

/***/ 6055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   nothingStarted: () => (/* binding */ nothingStarted)
/* harmony export */ });
// The state of a main step that has not started anything yet.
/** What main saves before it reads its inputs: from then on, no other step can put a state in its place. */
const nothingStarted = 'nothing started';


/***/ }),

/***/ 8971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ parseState),
/* harmony export */   M: () => (/* binding */ createLedger)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3619);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3945);
/* harmony import */ var _nothing_started_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6055);
// What main hands to post: one versioned JSON value, written before and after everything that could leak. No secrets.


const teardown = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['delete', 'pause', 'keep']);
const moment = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig());
/** `sent`: a delete or pause was taken by the service; `done`: verified, or put back as it was found. */
const removal = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['due', 'sent', 'done']);
const createdSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    origin: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('created'),
    name: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** Null until the service confirmed the create. */
    id: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    /** A generated name belongs to this step alone; a given or shared one may be anybody's. */
    hasGeneratedName: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    /** How many creates under this name were sent and not answered: each may have taken effect, or do so later. */
    unansweredCreates: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    /** When a create was last sent (ms since the epoch). */
    lastSentAt: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    /** When the service confirmed the create (ms since the epoch). */
    confirmedAt: moment,
    /** Whether a read has shown it since: until then, reads may lag behind the create. */
    wasShown: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    /** What was asked for, to tell our deployment from another of that name. */
    request: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        machineType: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        creatorEmail: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        durationHours: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        fingerprintHours: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    }),
    /** Ids seen under this name before anything was sent: never ours. */
    knownBefore: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    removal,
});
const foundSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    origin: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('found'),
    name: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    id: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** It was found paused, and is to be paused again. */
    wasPaused: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    /** When it was last asked to resume (ms since the epoch); null: never. */
    resumedAt: moment,
    /** It may have come of a create of this step whose answer was lost: it is not touched, and its end is told. */
    mayBeOurs: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    removal,
});
const claimSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('origin', [createdSchema, foundSchema]);
const endpointSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    domain: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    url: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    machineType: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    inferenceVersion: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    numReplicas: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    workspaceUrl: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});
const stateSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    version: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(2),
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
    /** The models that were loaded, as far as the state has room for them. */
    models: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), seconds: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() })),
    /** How many more were loaded. */
    moreModels: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
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
/**
 * Reads what main saved; null where main had not started anything when it last did. Throws an Error on a value that is
 * not ours.
 */
function parseState(text) {
    if (text === _nothing_started_js__WEBPACK_IMPORTED_MODULE_1__.nothingStarted)
        return null;
    const parsed = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xL(stateSchema, parseJson(text));
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
/**
 * Characters of JSON above which the list of models is left out: Linux starts no process with a variable of 128 KiB or
 * more, and post reads its state from one.
 */
const mostStateLength = 60_000;
/** The state as text, with fewer models where they would make it too long. */
function serialize(state) {
    const whole = JSON.stringify(state);
    if (whole.length <= mostStateLength)
        return whole;
    const moreModels = state.moreModels + state.models.length;
    return JSON.stringify({ ...state, models: [], moreModels });
}
/** Keeps `initial` in memory and hands each new version to `save`, which must have written it when it returns. */
function createLedger(initial, save) {
    let state = initial;
    let tell = null;
    const set = (next) => {
        state = next;
        try {
            save(serialize(state));
        }
        catch (error) {
            if (tell === null)
                throw error;
            tell(error);
            tell = () => { };
        }
    };
    return {
        get state() {
            return state;
        },
        change: (patch) => set({ ...state, ...patch }),
        mark: (marks) => set({ ...state, marks: { ...state.marks, ...marks } }),
        put: (claim, inPlaceOf = claim.name) => {
            const isNew = !state.claims.some(({ name }) => name === inPlaceOf);
            const replaced = state.claims.map((old) => (old.name === inPlaceOf ? claim : old));
            set({ ...state, claims: isNew ? [...replaced, claim] : replaced });
            return claim;
        },
        drop: (claim) => set({ ...state, claims: state.claims.filter(({ name }) => name !== claim.name) }),
        tolerateLosses: (listener) => {
            tell = listener;
        },
    };
}


/***/ }),

/***/ 5332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CQ: () => (/* binding */ noteAccepted),
/* harmony export */   ce: () => (/* binding */ noteShown),
/* harmony export */   gj: () => (/* binding */ noteEndpoint),
/* harmony export */   rs: () => (/* binding */ urlOf)
/* harmony export */ });
/* harmony import */ var _api_loopback_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7350);
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
    return `${(0,_api_loopback_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U)(api.hostname) ? api.protocol : 'https:'}//${domain}`;
}
/** Null for a moment beyond any calendar: a duration may be any number of hours. */
function isoOrNull(ms) {
    return ms <= 8.64e15 ? new Date(ms).toISOString() : null;
}


/***/ }),

/***/ 2971:
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
// EXTERNAL MODULE: ./build/deployment/ownership.js
var ownership = __webpack_require__(4827);
// EXTERNAL MODULE: ./build/deployment/statuses.js
var statuses = __webpack_require__(4642);
// EXTERNAL MODULE: ./build/teardown/delete-or-pause.js + 1 modules
var delete_or_pause = __webpack_require__(9303);
// EXTERNAL MODULE: ./build/api/retry.js
var retry = __webpack_require__(4269);
// EXTERNAL MODULE: ./build/poll.js
var poll = __webpack_require__(7887);
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
    if (found !== null && (mayGoByName ? (0,ownership/* isOurs */.MU)(claim, found) : (0,ownership/* hasFingerprint */.VW)(claim, found))) {
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
    const first = (0,ownership/* claimFor */.sI)(spec.request, { ...spec, now: context.clock.now() });
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
    const { outcome } = await (0,poll/* poll */.wt)({
        check: async () => {
            const found = await api
                .get(claim.name, { attempts: 1, deadline: clock.now() + adoptionMs, signal })
                .catch(unlessFinal);
            const isAnother = found !== null && ((0,statuses/* isGone */.ST)(found) || claim.knownBefore.includes(found.id));
            return found === null || isAnother ? { pending: 'absent' } : { done: found };
        },
        pauseMs: (0,poll/* doublingPause */.zS)(250, 1_000, random),
        deadline: effect === 'none' ? clock.now() : deadline,
        clock,
        signal,
    });
    return outcome === 'timed out' ? null : outcome.done;
}
/** Another deployment has the name: the error to throw. What may be ours all the same stays in the ledger. */
function refusedFor(found, claim, { error, effect, open, ledger }) {
    if ((0,ownership/* mayBeOurs */.UN)(claim, found))
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
        (0,ownership/* fingerprintDuration */.XY)(durationHours, context.random);
    return { request: { ...request, durationHours: fingerprintHours }, durationHours };
}
/** What lives under the name, after one that is on its way out has gone; null where nothing does. */
async function settled(name, { context }) {
    const { api, clock, signal, job } = context;
    const deadline = clock.now() + leavingMs;
    for (let looks = 1;; looks++) {
        const found = await api.get(name, { signal });
        if (found === null || (0,statuses/* isGone */.ST)(found))
            return null;
        if (!(0,statuses/* isLeaving */.Xi)(found) || clock.now() >= deadline)
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
    if (unanswered !== undefined && (0,ownership/* hasFingerprint */.VW)(unanswered, existing)) {
        job.info(`An earlier create of "${existing.name}" got no answer, but took effect: going on with it.`);
        return adopt(unanswered, existing, options);
    }
    if (asked.ifExists === 'fail')
        throw new NameTakenError(existing, takenNameRemedy);
    if (asked.ifExists === 'replace')
        return await replace(existing, asked, options);
    if (existing.status === 'failed' || (0,statuses/* isLeaving */.Xi)(existing)) {
        throw new NameTakenError(existing, 'It cannot be reused: delete it, or say "if-exists: replace".');
    }
    const wasPaused = (0,statuses/* isPaused */.lP)(existing);
    const isUncertain = unanswered !== undefined && (0,ownership/* mayBeOurs */.UN)(unanswered, existing);
    const found = (0,ownership/* claimOfFound */.Ye)(existing, { wasPaused, mayBeOurs: isUncertain });
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
    const teardown = await (0,delete_or_pause/* deleteOrPause */.X)('delete', (0,ownership/* claimOfFound */.Ye)(existing), {
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

// EXTERNAL MODULE: ./build/start/facts.js
var facts = __webpack_require__(5332);
// EXTERNAL MODULE: ./build/logs/deployment-log.js + 4 modules
var deployment_log = __webpack_require__(5743);
// EXTERNAL MODULE: ./build/teardown/apply.js
var apply = __webpack_require__(8725);
// EXTERNAL MODULE: ./build/teardown/budgets.js
var budgets = __webpack_require__(5335);
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
    const log = await (0,deployment_log/* readDeploymentLog */.cp)(claim, { context, ...(0,deployment_log/* logOf */.Gs)(ledger.state), budgetMs: budgets/* cancelledLogsMs */.FX });
    for (const line of log === null ? [] : (0,deployment_log/* lastLines */.w$)(log, 10))
        context.job.info(line);
    const policyOf = () => 'delete';
    const [result] = await (0,apply/* applyPolicy */.VC)([claim], {
        context,
        ...(0,apply/* tracked */.rX)(ledger),
        budget: budgets/* failedStartTeardown */.ae,
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
    return (0,poll/* poll */.wt)({ check, pauseMs: (0,poll/* growingPause */.aq)(pollIntervalMs, random), deadline, clock, signal, onPending });
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
        if (found !== null && (0,ownership/* isOurs */.MU)(claim, found)) {
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
    if ((0,statuses/* isTerminal */.Hd)(found)) {
        throw new NotReadyError(`Deployment "${found.name}" ended as "${found.status}" instead of becoming ready. Its log (below, and in the summary) may tell why; check "machine-type" and "inference-version", then run the job again.`, { short: `ended as "${found.status}"`, seen: new Map([[found.status, 1]]) });
    }
    if ((0,statuses/* hasReplicas */.uH)(found, wanted))
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

// EXTERNAL MODULE: ./build/report/write-summary.js + 11 modules
var write_summary = __webpack_require__(6381);
// EXTERNAL MODULE: ./build/teardown/policy.js
var policy = __webpack_require__(7219);
// EXTERNAL MODULE: ./build/text/error-message.js
var error_message = __webpack_require__(1898);
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
    const log = ended?.log ?? (await (0,deployment_log/* readDeploymentLog */.cp)(current, { context, ...(0,deployment_log/* logOf */.Gs)(ledger.state), budgetMs: budgets/* logsMs */.cG }));
    const teardownAt = context.clock.now();
    const results = await tearDownRest(claims, ended?.result ?? null, options);
    await (0,write_summary/* writeSummary */.S)(ledger.state, {
        context,
        log,
        results,
        usedUntilAt: null,
        teardownAt,
        error: message,
        statuses: cause instanceof NotReadyError ? cause.seen : null,
        startedElsewhere: false,
    });
    const tail = log === null ? [] : (0,deployment_log/* lastLines */.w$)(log, 10);
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
    const policyOf = (claim) => (0,policy/* policyFor */.K)(claim, ledger.state, 'cancelled');
    const results = await (0,apply/* applyPolicy */.VC)(ledger.state.claims, {
        context,
        ...(0,apply/* tracked */.rX)(ledger),
        budget: budgets/* graceTeardown */.T8,
        policyOf,
    });
    const isOpen = results.some(({ problem }) => problem !== null);
    const rest = isOpen ? ' The post step goes on with what is not verified yet.' : '';
    return new StartError(`Cancelled while the deployment was starting.${rest}`);
}
/** All but what was tried a moment ago: with that the post step goes on. */
async function tearDownRest(claims, ended, { context, ledger }) {
    const rest = claims.filter(({ name }) => name !== ended?.claim.name);
    const policyOf = (claim) => (0,policy/* policyFor */.K)(claim, ledger.state, 'failure');
    const results = await (0,apply/* applyPolicy */.VC)(rest, {
        context,
        ...(0,apply/* tracked */.rX)(ledger),
        budget: budgets/* failedStartTeardown */.ae,
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
    const ledger = (0,state/* createLedger */.M)(initialState(request, clock.now()), job.saveState);
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
    (0,facts/* noteAccepted */.CQ)(acquired, attempt);
    const pollIntervalMs = request.pollIntervalSeconds * 1000;
    const onShown = () => (0,facts/* noteShown */.ce)(acquired, ledger);
    const options = { ...context, info: job.info, deadline, pollIntervalMs, onShown };
    const deployment = await waitForReplicas(acquired.claim, request.readyReplicas, options);
    (0,facts/* noteEndpoint */.gj)(deployment, attempt);
    ledger.mark({ replicasAt: clock.now() });
    job.info(`${deployment.numReplicas} of ${request.readyReplicas} replicas up; status ${deployment.status}.`);
    await warmUp({ ...acquired, deployment }, options, attempt);
    ledger.mark({ readyAt: clock.now() });
    return { claim: acquired.claim, deployment };
}
/** The endpoint's own gates: it answers, and the models are in memory. */
async function warmUp({ claim, deployment }, options, { request, ledger, context }) {
    const endpoint = context.endpointAt((0,facts/* urlOf */.rs)(deployment.domain, request.apiUrl));
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


/***/ }),

/***/ 7219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ policyFor)
/* harmony export */ });
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


/***/ })

};
