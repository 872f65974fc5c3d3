export const id = 130;
export const ids = [130,415];
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

/***/ 9415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  finish: () => (/* binding */ finish)
});

// EXTERNAL MODULE: ./build/deployment/state.js
var deployment_state = __webpack_require__(8971);
// EXTERNAL MODULE: ./build/logs/deployment-log.js + 4 modules
var deployment_log = __webpack_require__(5743);
// EXTERNAL MODULE: ./build/text/format.js
var format = __webpack_require__(3387);
// EXTERNAL MODULE: ./build/text/sanitize.js + 1 modules
var sanitize = __webpack_require__(471);
;// CONCATENATED MODULE: ./build/report/log-warning.js


/** The message of one `::warning`, with the counts and the first message; null where there is nothing to warn of. */
function logWarning({ problems, requests }) {
    const { serverErrors, firstServerError } = requests;
    if (problems.errors === 0 && serverErrors === 0)
        return null;
    const counts = [
        problems.errors > 0 ? (0,format/* counted */.hS)(problems.errors, 'error') : '',
        serverErrors > 0 ? `${(0,format/* counted */.hS)(serverErrors, 'request')} answered with 5xx` : '',
    ].filter((part) => part !== '');
    const errors = problems.groups.filter(({ kind }) => kind === 'error');
    const [first] = errors.sort((one, other) => one.first - other.first);
    const said = first !== undefined
        ? (0,sanitize/* excerpt */.Kb)(first.text, 300)
        : firstServerError === null
            ? ''
            : (0,sanitize/* excerpt */.Kb)(`${firstServerError.method} ${firstServerError.pattern} was answered with ${firstServerError.status}`);
    return `The endpoint's log has ${counts.join(' and ')}. The first: ${said}`;
}

// EXTERNAL MODULE: ./build/report/write-summary.js + 10 modules
var write_summary = __webpack_require__(5692);
// EXTERNAL MODULE: ./build/teardown/apply.js
var apply = __webpack_require__(8725);
// EXTERNAL MODULE: ./build/teardown/budgets.js
var budgets = __webpack_require__(5335);
// EXTERNAL MODULE: ./build/teardown/policy.js
var policy = __webpack_require__(7219);
// EXTERNAL MODULE: ./build/text/error-message.js
var error_message = __webpack_require__(1898);
;// CONCATENATED MODULE: ./build/steps/post.js








/**
 * Ends what main began. Each part is on its own: whatever happens to the logs or the summary, the teardown runs; what
 * cannot be verified fails the step or warns, as `on-teardown-error` says. Never throws; returns what became of each.
 */
async function finish(state, deps) {
    const { job, clock, jobStatus } = deps;
    const begunAt = clock.now();
    const open = state.claims.filter((claim) => isOpen(claim, begunAt));
    if (open.length === 0) {
        job.info('Nothing left to take away: the main step tore down what it had started.');
        return [];
    }
    const isHurried = jobStatus === 'cancelled' || state.outcome === 'cancelled';
    const evidence = await readLog(state, deps, isHurried ? budgets/* cancelledLogsMs */.FX : budgets/* logsMs */.cG);
    const teardownAt = clock.now();
    const farewells = await takeAway(open, state, { ...deps, isHurried });
    for (const { problem } of farewells) {
        if (problem === null)
            continue;
        if (state.settings.onTeardownError === 'warn')
            job.warning(problem);
        else
            job.fail(problem);
    }
    // A start that failed has its summary from the main step, where the log was still to be had.
    if (state.outcome !== 'failed') {
        const about = { usedUntilAt: state.outcome === 'ready' ? begunAt : null, error: null, statuses: null };
        await (0,write_summary/* writeSummary */.S)(state, { ...deps, ...about, evidence, farewells, teardownAt });
    }
    return farewells;
}
/** Milliseconds after which a lost create is not looked for again once it was not found. */
const lateMs = 30_000;
/** Still to be taken away or put back; or lately lost a create, which is worth one more look. */
function isOpen({ removal, unconfirmedAt }, now) {
    return removal !== 'done' || (unconfirmedAt !== null && now - unconfirmedAt < lateMs);
}
/** The log of the deployment that was in use, null where there is none to be had; errors in it raise a flag. */
async function readLog(state, deps, budgetMs) {
    const claim = state.claims.at(-1);
    const mayHaveLog = claim !== undefined && claim.id !== null && claim.removal === 'due';
    if (!mayHaveLog || state.outcome === 'failed')
        return null;
    try {
        const evidence = await (0,deployment_log/* gatherEvidence */.h)(claim, { ...deps, state, deadline: deps.clock.now() + budgetMs });
        const flag = logWarning(evidence.statistics);
        if (flag !== null)
            deps.job.warning(flag);
        return evidence;
    }
    catch (error) {
        deps.job.warning(`The log could not be read: ${(0,error_message/* messageOf */.b)(error)}`);
        return null;
    }
}
function takeAway(claims, state, deps) {
    // What happens in post is read by nobody later: its ledger only carries the state along.
    const ledger = (0,deployment_state/* createLedger */.M)(state, () => { });
    return Promise.all(claims.map((claim) => (0,apply/* bidFarewell */.W)({ claim, intent: (0,policy/* intentFor */.W)(claim, state, deps.jobStatus) }, deps.isHurried ? budgets/* cancelledTeardown */.Yt : budgets/* unhurriedTeardown */.t_, { ...deps, ledger, info: deps.job.info })));
}


/***/ }),

/***/ 8130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   stop: () => (/* binding */ stop)
/* harmony export */ });
/* harmony import */ var _deployment_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1738);
/* harmony import */ var _deployment_ownership_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4827);
/* harmony import */ var _deployment_statuses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4642);
/* harmony import */ var _post_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9415);




/** Stops the deployment and sets `stopped`. Nothing there is success. Throws the client's errors where it cannot look. */
async function stop(request, deps) {
    const { job, api, signal } = deps;
    const name = request.deploymentName || (0,_deployment_names_js__WEBPACK_IMPORTED_MODULE_2__/* .runScopedName */ .Xb)(deps.run.id);
    const found = await api.get(name, { signal });
    const isDone = found === null || (0,_deployment_statuses_js__WEBPACK_IMPORTED_MODULE_0__/* .isGone */ .ST)(found) || (request.mode === 'pause' && (0,_deployment_statuses_js__WEBPACK_IMPORTED_MODULE_0__/* .isPaused */ .lP)(found));
    if (isDone) {
        job.output('stopped', 'false');
        return job.info(`Nothing to ${request.mode}: deployment "${name}" is ${found === null ? 'not there' : found.status}.`);
    }
    const farewells = await (0,_post_js__WEBPACK_IMPORTED_MODULE_1__.finish)(stateOf(found, request, deps.clock.now()), {
        ...deps,
        jobStatus: 'success',
        startedElsewhere: true,
    });
    job.output('stopped', String(farewells.every(({ problem }) => problem === null)));
}
/** The deployment as if this step had made it: whoever asks for a stop answers for what is stopped. */
function stateOf(found, request, now) {
    const { mode, onTeardownError, summaryLogEntries, apiUrl } = request;
    return {
        version: 1,
        apiUrl,
        settings: {
            scope: 'run',
            teardown: mode,
            teardownOnFailure: mode,
            onTeardownError,
            summaryLogEntries,
            durationHours: found.durationHours,
        },
        claims: [{ ...(0,_deployment_ownership_js__WEBPACK_IMPORTED_MODULE_3__/* .claimOfFound */ .Ye)(found), origin: 'created' }],
        outcome: 'ready',
        expiresAt: null,
        endpoint: {
            domain: found.domain,
            url: `https://${found.domain}`,
            machineType: found.machineType,
            inferenceVersion: found.inferenceVersion,
            numReplicas: found.numReplicas,
            workspaceUrl: found.workspaceUrl,
        },
        fallbacks: [],
        models: [],
        // The API tells no creation time; it cannot have lived longer than its duration.
        marks: {
            begunAt: now - found.durationHours * 3_600_000,
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
