export const id = 922;
export const ids = [922];
export const modules = {

/***/ 7350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
// Which hosts are this very machine: plain http is safe there, and a simulator lives there.
/** localhost, 127.0.0.0/8 and ::1. `URL` has already normalised other spellings such as 127.1. */
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
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

/***/ 6922:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  start: () => (/* binding */ start)
});

// EXTERNAL MODULE: ./build/api/loopback.js
var loopback = __webpack_require__(7350);
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
;// CONCATENATED MODULE: ./build/start/create.js





/** The name belongs to a living deployment that is not ours. */
class NameTakenError extends Error {
    name = 'NameTakenError';
    existing;
    constructor(existing, remedy) {
        super(`Deployment "${existing.name}" exists already (id ${existing.id}, status ${existing.status}) and was not created by this step. ${remedy}`);
        this.existing = existing;
    }
}
/** What remedies a taken name where the person gave it. */
const takenNameRemedy = 'Choose another "deployment-name" or leave it empty for a generated one, or say with "if-exists" whether to "reuse" or "replace" it.';
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
async function create(creation, options) {
    const { ledger, clock, signal, info } = options;
    // One of that name may have been lost in an earlier round.
    let lostAt = lostBefore(ledger, creation.request.name)?.unconfirmedAt ?? null;
    for (let made = 1;; made++) {
        signal.throwIfAborted();
        const claim = ledger.put((0,ownership/* claimFor */.sI)(creation.request, { ...creation, now: clock.now() }));
        ledger.mark({ createSentAt: ledger.state.marks.createSentAt ?? clock.now() });
        const sent = await send(creation.request, options);
        if ('deployment' in sent)
            return settleOn(claim, sent.deployment, { lostAt, options });
        if (sent.effect === 'unknown')
            lostAt = clock.now();
        if (lostAt === null)
            ledger.drop(claim);
        else
            ledger.put({ ...claim, unconfirmedAt: lostAt });
        signal.throwIfAborted();
        const adopted = await lookFor(claim, { error: sent.error, isUnresolved: lostAt !== null }, options);
        if (adopted) {
            info(`The answer to the create was lost, but "${adopted.name}" is there: going on with it.`);
            return settleOn(claim, adopted, { lostAt, options });
        }
        if (sent.effect === 'none' || made >= mostAttempts)
            throw sent.error;
        const delayMs = (0,retry/* retryDelay */.a2)(sent.error, made, options.random);
        info(`The create ${answerOf(sent.error)}; trying again in ${(delayMs / 1000).toFixed(1)} s (${made + 1} of ${mostAttempts}).`);
        await clock.sleep(delayMs, signal);
    }
}
/** The claim of an earlier create under this name whose outcome is unknown. */
function lostBefore({ state }, name) {
    return state.claims.find((claim) => claim.name === name && claim.id === null);
}
/** One `/add`. An abort leaves the answer a moment to arrive, because it tells the id. */
async function send(request, { api, clock, signal }) {
    const patience = patient(signal, clock);
    try {
        return { deployment: await api.add(request, { signal: patience.signal }) };
    }
    catch (error) {
        return { error, effect: effectOf(error) };
    }
    finally {
        patience.end();
    }
}
function answerOf(error) {
    return error instanceof errors/* ApiError */.hD ? error.answer : 'was not confirmed';
}
/** Writes the id down. A create that was lost before may still land, once the name is free again. */
function settleOn(claim, deployment, { lostAt, options }) {
    const confirmed = { ...claim, id: deployment.id, unconfirmedAt: lostAt, confirmedAt: options.clock.now() };
    return { claim: options.ledger.put(confirmed), deployment };
}
function effectOf(error) {
    if (error instanceof errors/* RefusedError */.fk)
        return 'none';
    if (error instanceof errors/* UnavailableError */.hG && error.status === 429)
        return 'none yet';
    return 'unknown';
}
/**
 * Looks the name up: for 5 s while a create may be about to land or a refusal says that the name is in use, else once.
 * Returns what is ours, null where nothing is; throws NameTakenError where it is another's.
 */
async function lookFor(claim, after, options) {
    const { api, clock, random, signal } = options;
    const refusal = after.error instanceof errors/* RefusedError */.fk ? after.error : null;
    if (!after.isUnresolved && (refusal === null || refusal.isKeyRefused))
        return null;
    const deadline = clock.now() + (after.isUnresolved || (0,errors/* soundsTaken */.q0)(after.error) ? adoptionMs : 0);
    const { outcome } = await (0,poll/* poll */.wt)({
        check: async () => {
            const found = await api
                .get(claim.name, { attempts: 1, deadline: clock.now() + adoptionMs, signal })
                .catch(unlessFinal);
            return found === null || (0,statuses/* isGone */.ST)(found) || claim.knownBefore.includes(found.id)
                ? { pending: 'absent' }
                : { done: found };
        },
        pauseMs: (0,poll/* doublingPause */.zS)(250, 1_000, random),
        deadline,
        clock,
        signal,
    });
    if (outcome === 'timed out')
        return null;
    if (after.isUnresolved && (0,ownership/* isOurs */.MU)(claim, outcome.done))
        return outcome.done;
    throw new NameTakenError(outcome.done, takenNameRemedy);
}
/** A look that fails for a passing reason found nothing yet; any other failure ends the search. */
function unlessFinal(error) {
    if ((0,errors/* isTransient */.dg)(error))
        return null;
    throw error;
}
/** A signal that follows another after the grace given to an answer that is under way. */
function patient(signal, clock) {
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






const mostNames = 5;
/** Milliseconds for which a name that is said to be taken is looked for again. */
const roundsMs = 60_000;
/** Milliseconds that a deployment of that name may take to go before the name is used. */
const leavingMs = 60_000;
/**
 * Creates or attaches. Every claim is in the ledger before the service could act upon it. Throws NameTakenError and
 * whatever `create` throws.
 */
async function acquire(wanted, options) {
    if (wanted.name === null)
        return createPrivate(wanted, options);
    const { name } = wanted;
    const { clock, signal } = options;
    const givesUpAt = clock.now() + roundsMs;
    for (let round = 1;; round++) {
        const existing = await settled(name, options);
        if (existing !== null)
            return await attach(existing, wanted, options);
        try {
            return await createNamed(wanted, { name, knownBefore: [] }, options);
        }
        catch (error) {
            // Somebody else was faster, as the jobs of one run are when they all start at once: look again.
            const isTaken = error instanceof NameTakenError || (0,errors/* soundsTaken */.q0)(error);
            if (!isTaken || wanted.ifExists === 'fail' || clock.now() >= givesUpAt)
                throw error;
            // What was seen is attached to at once; what is only said to be there may take a moment to show.
            if (round > 1 || !(error instanceof NameTakenError))
                await clock.sleep(1_000, signal);
            signal.throwIfAborted();
        }
    }
}
/** Creates under a generated name; one that happens to be taken is replaced by another. */
async function createPrivate(wanted, options) {
    const { durationHours } = wanted.request;
    for (let made = 1;; made++) {
        const name = (0,names/* generateName */.Zu)(wanted.runId, options.random);
        const request = { ...wanted.request, name };
        try {
            return await create({ request, durationHours, isPrivateName: true, knownBefore: [] }, options);
        }
        catch (error) {
            // The word of the service is enough, unless a create of ours that was lost may be what has the name.
            const isTaken = error instanceof NameTakenError || ((0,errors/* soundsTaken */.q0)(error) && !lostBefore(options.ledger, name));
            if (!isTaken || made >= mostNames)
                throw error;
            options.info(`The name "${name}" is taken; trying another.`);
        }
    }
}
/** Creates under a name that others may use, too; `knownBefore` are the ids that were seen under it. */
function createNamed(wanted, { name, knownBefore }, options) {
    const { durationHours } = wanted.request;
    const markedHours = lostBefore(options.ledger, name)?.request?.markedHours ?? (0,ownership/* markDuration */.ec)(durationHours, options.random);
    const request = { ...wanted.request, name, durationHours: markedHours };
    return create({ request, durationHours, isPrivateName: false, knownBefore }, options);
}
/** What lives under the name, after one that is on its way out has gone; null where nothing does. */
async function settled(name, { api, clock, signal, info }) {
    const deadline = clock.now() + leavingMs;
    for (let looks = 1;; looks++) {
        const found = await api.get(name, { signal });
        if (found === null || (0,statuses/* isGone */.ST)(found))
            return null;
        if (!(0,statuses/* isLeaving */.Xi)(found) || clock.now() >= deadline)
            return found;
        if (looks === 1)
            info(`A deployment "${name}" is being deleted; waiting for it to go.`);
        await clock.sleep(1_000, signal);
    }
}
async function attach(existing, wanted, options) {
    if (wanted.ifExists === 'fail')
        throw new NameTakenError(existing, takenNameRemedy);
    if (wanted.ifExists === 'replace')
        return await replace(existing, wanted, options);
    if (existing.status === 'failed' || (0,statuses/* isLeaving */.Xi)(existing)) {
        throw new NameTakenError(existing, 'It cannot be reused: delete it, or say "if-exists: replace".');
    }
    const { api, ledger, clock, signal, info } = options;
    const wasPaused = (0,statuses/* isPaused */.lP)(existing);
    const found = (0,ownership/* claimOfFound */.Ye)(existing, wasPaused);
    const claim = ledger.put({ ...found, unconfirmedAt: wasPaused ? clock.now() : null });
    info(`Using deployment "${existing.name}" (id ${existing.id}, ${existing.status}), which this step did not create.`);
    if (wasPaused) {
        info('It was paused; resuming it.');
        // Another job may have been faster; whether it comes up is what the wait for readiness finds out.
        await api.resume(existing.name, { signal }).catch(unlessKeyRefused);
        return { claim: ledger.put({ ...claim, unconfirmedAt: clock.now() }), deployment: existing };
    }
    return { claim, deployment: existing };
}
async function replace(existing, wanted, options) {
    const { api, clock, random, info } = options;
    info(`Replacing deployment "${existing.name}" (id ${existing.id}, ${existing.status}).`);
    const now = clock.now();
    const teardown = await (0,delete_or_pause/* remove */.T)((0,ownership/* claimOfFound */.Ye)(existing), {
        api,
        clock,
        random,
        deadline: now + leavingMs,
        verifyMs: leavingMs,
        lookUntil: now,
        requestTimeoutMs: 10_000,
        hurry: options.signal,
    });
    if (teardown.outcome !== 'gone') {
        const problem = teardown.outcome === 'unverified' ? teardown.problem : 'another of that name has appeared';
        throw new NameTakenError(existing, `It could not be replaced: ${problem}`);
    }
    return await createNamed(wanted, { name: existing.name, knownBefore: [existing.id] }, options);
}
function unlessKeyRefused(error) {
    if (!(error instanceof errors/* RefusedError */.fk) || error.isKeyRefused)
        throw error;
}

// EXTERNAL MODULE: ./build/logs/deployment-log.js + 4 modules
var deployment_log = __webpack_require__(5743);
// EXTERNAL MODULE: ./build/teardown/apply.js
var apply = __webpack_require__(8725);
// EXTERNAL MODULE: ./build/teardown/budgets.js
var budgets = __webpack_require__(5335);
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





/** It will not become ready, or did not in time. `message` says what was seen, how often, and what to do. */
class NotReadyError extends Error {
    name = 'NotReadyError';
    /** The same in a few words. */
    short;
    /** How often each status or probe answer was seen. */
    seen;
    constructor(message, { short, seen }) {
        super(message);
        this.short = short;
        this.seen = seen ?? new Map();
    }
}
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
function lookAt(claim, wanted, { api, clock, signal, deadline }) {
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
        throw new NotReadyError(`The endpoint refuses GET ${path} with ${probe.status}: ${probe.said}. The probe is sent without the key: choose a "health-path" that needs none, such as /info, or leave it empty for no probe.`, { short: `refused the probe with ${probe.status}`, seen: new Map([[String(probe.status), 1]]) });
    }
    return `answers ${probe.status} on GET ${path}`;
}
function timedOut(what, { seen, lastSeen, waitedMs }) {
    const counts = [...seen].map(([reason, times]) => `${reason} (${times}×)`).join('; ');
    return new NotReadyError(`${what} within ${Math.round(waitedMs / 1000)} s. Seen: ${counts || 'nothing'}. ${timeoutRemedy(lastSeen ?? '')}`, { short: 'was not ready in time', seen });
}
function timeoutRemedy(lastSeen) {
    if (lastSeen.startsWith('GET /get ')) {
        return 'The service itself was the problem to the end: check that this runner reaches it, or try again later.';
    }
    if (lastSeen.startsWith('no answer')) {
        return 'Check that this runner reaches it; behind a proxy, set HTTPS_PROXY and NO_PROXY.';
    }
    return 'Raise "ready-timeout-minutes" if it is only slow; otherwise its log (below, and in the summary) may tell why.';
}

;// CONCATENATED MODULE: ./build/start/machine-types.js
// Machine types in order: the next one is tried when one is not to be had or does not start.





/** What a failed start left half made could not be taken away: no other type is tried, for two would cost twice. */
class HalfMadeError extends Error {
    name = 'HalfMadeError';
    /** What was read and tried already; it need not be done again. */
    tried;
    constructor(cause, tried) {
        super('What the failed start left half made could not be taken away', { cause });
        this.tried = tried;
    }
}
/**
 * Starts with the first machine type that works; what another left half made is deleted before the next is tried.
 * Throws the error of the last one tried, or HalfMadeError around it.
 */
async function inOrder(machineTypes, attempt, start) {
    const { ledger, deps } = attempt;
    const untried = [...machineTypes];
    for (;;) {
        const machineType = untried.shift() ?? '';
        try {
            return await start(machineType);
        }
        catch (error) {
            const isFound = ledger.state.claims.at(-1)?.origin === 'found';
            const isOver = deps.signal.aborted || untried.length === 0 || isFound || !mayGoBetterElsewhere(error);
            if (isOver)
                throw error;
            const tried = await removeHalfMade(attempt);
            if (tried?.farewell.outcome === 'unverified')
                throw new HalfMadeError(error, tried);
            const reason = shortly(error);
            deps.job.warning(`Machine type "${machineType}": ${reason}. Trying "${untried[0]}" instead.`);
            ledger.change({ fallbacks: [...ledger.state.fallbacks, { machineType, reason }] });
        }
    }
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
async function removeHalfMade({ ledger, deps }) {
    const claim = ledger.state.claims.at(-1);
    if (claim === undefined || claim.removal === 'done')
        return null;
    const { job, clock } = deps;
    const deadline = clock.now() + budgets/* cancelledLogsMs */.FX;
    const evidence = claim.id === null ? null : await (0,deployment_log/* gatherEvidence */.h)(claim, { ...deps, state: ledger.state, deadline });
    for (const line of evidence === null ? [] : (0,deployment_log/* lastLines */.w)(evidence, 10))
        job.info(line);
    const options = { ...deps, ledger, info: job.info };
    const farewell = await (0,apply/* bidFarewell */.W)({ claim, intent: 'delete' }, budgets/* unhurriedTeardown */.t_, options);
    return { evidence, farewell };
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

// EXTERNAL MODULE: ./build/report/write-summary.js + 10 modules
var write_summary = __webpack_require__(5692);
// EXTERNAL MODULE: ./build/teardown/policy.js
var policy = __webpack_require__(7219);
// EXTERNAL MODULE: ./build/text/error-message.js
var error_message = __webpack_require__(1898);
;// CONCATENATED MODULE: ./build/start/rollback.js








/** The start did not succeed; `message` says why, what the log said last, and what became of the deployment. */
class StartError extends Error {
    name = 'StartError';
}
/** Tears down what the failed or cancelled start made. Never throws; returns the error to throw instead of `thrown`. */
async function withdraw(thrown, options) {
    const { ledger, deps } = options;
    const tried = thrown instanceof HalfMadeError ? thrown.tried : null;
    const cause = thrown instanceof HalfMadeError ? thrown.cause : thrown;
    if (deps.signal.aborted)
        return await withdrawInGrace(options);
    const isShared = ledger.state.settings.scope === 'run';
    // Other jobs may be using a shared deployment well; only one that did not come up is taken from them.
    ledger.change({ outcome: isShared && !(cause instanceof NotReadyError) ? 'cancelled' : 'failed' });
    const { claims } = ledger.state;
    const current = claims.at(-1);
    if (current === undefined)
        return cause;
    const message = (0,error_message/* messageOf */.b)(cause);
    const evidence = tried === null ? await readLog(current, options) : tried.evidence;
    const teardownAt = deps.clock.now();
    const farewells = await bidAll(claims, tried, options);
    await (0,write_summary/* writeSummary */.S)(ledger.state, {
        ...deps,
        evidence,
        farewells,
        usedUntilAt: null,
        teardownAt,
        error: message,
        statuses: cause instanceof NotReadyError ? cause.seen : null,
        startedElsewhere: false,
    });
    const tail = evidence === null ? [] : (0,deployment_log/* lastLines */.w)(evidence, 10);
    return new StartError([message, ...farewells.map(tellFarewell), ...tail].join('\n'), { cause });
}
/** The delete goes out at once; how far it came is in the state, and the post step makes sure of it. */
async function withdrawInGrace({ ledger, deps }) {
    deps.job.info('Cancelled: taking back what was started.');
    ledger.change({ outcome: 'cancelled' });
    const farewells = await Promise.all(ledger.state.claims.map((claim) => (0,apply/* bidFarewell */.W)({ claim, intent: (0,policy/* intentFor */.W)(claim, ledger.state, 'cancelled') }, budgets/* graceTeardown */.T8, {
        ...deps,
        ledger,
        info: deps.job.info,
    })));
    const open = farewells.filter(({ problem }) => problem !== null);
    const rest = open.length > 0 ? ' The post step goes on with what is not verified yet.' : '';
    return new StartError(`Cancelled while the deployment was starting.${rest}`);
}
async function readLog(claim, { ledger, deps }) {
    if (claim.id === null)
        return null;
    const deadline = deps.clock.now() + budgets/* logsMs */.cG;
    return await (0,deployment_log/* gatherEvidence */.h)(claim, { ...deps, state: ledger.state, deadline });
}
/** All but what was tried a moment ago: with that the post step goes on. */
function bidAll(claims, tried, { ledger, deps }) {
    const options = { ...deps, ledger, info: deps.job.info };
    const bid = async (claim) => {
        if (claim.name === tried?.farewell.claim.name)
            return tried.farewell;
        const intent = (0,policy/* intentFor */.W)(claim, ledger.state, 'failure');
        return await (0,apply/* bidFarewell */.W)({ claim, intent }, budgets/* unhurriedTeardown */.t_, options);
    };
    return Promise.all(claims.map(bid));
}
function tellFarewell({ claim, outcome }) {
    switch (outcome) {
        case 'gone':
            return `Deployment "${claim.name}" is gone.`;
        case 'unverified':
            return `Deployment "${claim.name}" could not be removed yet; the post step tries again.`;
        case 'never there':
            return `No deployment "${claim.name}" came of it.`;
        case 'paused':
            return `Deployment "${claim.name}" was paused again, as it was found.`;
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
async function start(request, deps) {
    const { job, clock } = deps;
    const ledger = (0,state/* createLedger */.M)(initialState(request, clock.now()), job.saveState);
    try {
        const { deployment, claim } = await inOrder(request.machineTypes, { ledger, deps }, (machineType) => startOne(machineType, { request, ledger, deps }));
        const readySeconds = (clock.now() - ledger.state.marks.begunAt) / 1000;
        ledger.change({ outcome: 'ready' });
        const outputs = outputsOf(deployment, { state: ledger.state, claim, readySeconds });
        for (const [name, value] of Object.entries(outputs))
            job.output(name, value);
        job.info(`Ready after ${readySeconds.toFixed(1)} s: ${outputs.url}`);
    }
    catch (error) {
        throw await withdraw(error, { ledger, deps });
    }
}
async function startOne(machineType, attempt) {
    const { request, ledger, deps } = attempt;
    const { job, clock } = deps;
    const name = request.scope === 'run' ? (0,names/* runScopedName */.Xb)(deps.run.id) : request.deploymentName || null;
    const deadline = clock.now() + request.readyTimeoutMinutes * 60_000;
    const acquired = await acquire({ name, ifExists: request.ifExists, runId: deps.run.id, request: { ...request, machineType } }, { ...deps, ledger, info: job.info });
    noteAccepted(acquired, attempt);
    const options = {
        ...deps,
        info: job.info,
        deadline,
        pollIntervalMs: request.pollIntervalSeconds * 1000,
    };
    const deployment = await waitForReplicas(acquired.claim, request.readyReplicas, options);
    noteEndpoint(deployment, attempt);
    ledger.mark({ replicasAt: clock.now() });
    job.info(`${deployment.numReplicas} of ${request.readyReplicas} replicas up; status ${deployment.status}.`);
    await warmUp({ ...acquired, deployment }, options, attempt);
    ledger.mark({ readyAt: clock.now() });
    return { claim: acquired.claim, deployment };
}
/** The endpoint's own gates: it answers, and the models are in memory. */
async function warmUp({ claim, deployment }, options, { request, ledger, deps }) {
    const endpoint = deps.endpointAt(urlOf(deployment.domain, request.apiUrl));
    if (request.healthPath !== '') {
        await waitForEndpoint({ claim, endpoint, path: request.healthPath }, options);
        ledger.mark({ endpointAt: deps.clock.now() });
        deps.job.info(`The endpoint answers GET ${request.healthPath}.`);
    }
    if (request.preloadModels.length > 0) {
        ledger.change({ models: await preload(request.preloadModels, { ...options, endpoint }) });
    }
}
function noteAccepted({ claim, deployment }, { request, ledger, deps }) {
    const { api, clock, job } = deps;
    noteEndpoint(deployment, { request, ledger });
    if (claim.origin === 'found')
        return;
    const createdAt = api.serviceNow() - (clock.now() - (claim.confirmedAt ?? clock.now()));
    ledger.change({ expiresAt: isoOrNull(createdAt + request.durationHours * 3_600_000) });
    ledger.mark({ acceptedAt: clock.now() });
    job.info(`Created deployment "${deployment.name}" (id ${deployment.id}, ${deployment.machineType}) at ${deployment.domain}; the service removes it ${ledger.state.expiresAt === null ? 'when its duration is over' : `at ${ledger.state.expiresAt}`} at the latest.`);
}
/** Null for a moment beyond any calendar: a duration may be any number of hours. */
function isoOrNull(ms) {
    return ms <= 8.64e15 ? new Date(ms).toISOString() : null;
}
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
function initialState(request, now) {
    const { scope, teardown, teardownOnFailure, onTeardownError, summaryLogEntries, durationHours } = request;
    return {
        version: 1,
        apiUrl: request.apiUrl,
        settings: { scope, teardown, teardownOnFailure, onTeardownError, summaryLogEntries, durationHours },
        claims: [],
        outcome: 'starting',
        expiresAt: null,
        endpoint: null,
        fallbacks: [],
        models: [],
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
