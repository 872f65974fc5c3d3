export const id = 130;
export const ids = [130];
export const modules = {

/***/ 4805:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ foundAtEnd)
/* harmony export */ });
/* harmony import */ var _deployment_statuses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4642);

const earlyMs = 60_000;
function foundAtEnd(found, { id, expiresAt, now }) {
    const isThere = found !== null && (id === null || found.id === id);
    if (isThere && !(0,_deployment_statuses_js__WEBPACK_IMPORTED_MODULE_0__/* .isGone */ .ST)(found) && !(0,_deployment_statuses_js__WEBPACK_IMPORTED_MODULE_0__/* .isLeaving */ .Xi)(found)) {
        return (0,_deployment_statuses_js__WEBPACK_IMPORTED_MODULE_0__/* .isPaused */ .lP)(found) && !/sleep|hibernat/.test(found.status) ? 'paused' : 'alive';
    }
    const isOver = expiresAt !== null && now >= Date.parse(expiresAt) - earlyMs;
    return isOver || (isThere && found.status === 'expired') ? 'expired' : 'gone';
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

const mostAheadMs = 86_400_000;
const mostDifference = 0.01;
function noteAccepted({ claim, deployment }, options) {
    const { ledger, context } = options;
    const { api, clock, job } = context;
    noteEndpoint(deployment, options);
    if (claim.origin === 'found')
        return;
    const aheadMs = api.serviceNow() - clock.now();
    const createdAt = claim.confirmedAt ?? api.serviceNow();
    const { durationHours: askedHours, fingerprintHours } = claim.request;
    const hours = (deployment.durationHours ?? 0) > 0 ? deployment.durationHours : null;
    const expiresAt = isoOrNull(createdAt + (hours ?? fingerprintHours) * 3_600_000);
    ledger.change({ expiresAt: Math.abs(aheadMs) > mostAheadMs ? null : expiresAt });
    if (hours !== null && Math.abs(hours - askedHours) > mostDifference) {
        job.warning(`The service gave deployment "${deployment.name}" a duration of ${hours} h instead of the ${askedHours} h asked for.`);
    }
    ledger.mark({ acceptedAt: clock.now() });
    const end = ledger.state.expiresAt === null ? 'when its duration is over' : `at ${ledger.state.expiresAt}`;
    job.info(`Created deployment "${deployment.name}" (id ${deployment.id}, ${deployment.machineType}) at ${deployment.domain}; the service removes it ${end} at the latest.`);
}
function noteShown({ claim: { name } }, ledger) {
    const claim = ledger.state.claims.find((one) => one.name === name);
    if (claim?.origin === 'created' && !claim.wasShown)
        ledger.put({ ...claim, wasShown: true });
}
function noteEndpoint(deployment, { request, ledger }) {
    const { domain, machineType, inferenceVersion, numReplicas, workspaceUrl } = deployment;
    const url = urlOf(domain, request.apiUrl);
    ledger.change({ endpoint: { domain, url, machineType, inferenceVersion, numReplicas, workspaceUrl } });
}
function urlOf(domain, apiUrl) {
    const api = new URL(apiUrl);
    return `${(0,_api_loopback_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U)(api.hostname) ? api.protocol : 'https:'}//${domain}`;
}
function isoOrNull(ms) {
    return ms <= 8.64e15 ? new Date(ms).toISOString() : null;
}


/***/ }),

/***/ 8130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   stop: () => (/* binding */ stop)
/* harmony export */ });
/* unused harmony export stopOutputNames */
/* harmony import */ var _deployment_look_up_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2661);
/* harmony import */ var _deployment_names_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1738);
/* harmony import */ var _deployment_ownership_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4827);
/* harmony import */ var _deployment_statuses_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4642);
/* harmony import */ var _logs_deployment_log_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3896);
/* harmony import */ var _poll_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(7887);
/* harmony import */ var _report_found_at_end_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4805);
/* harmony import */ var _report_write_summary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9337);
/* harmony import */ var _start_facts_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(5332);
/* harmony import */ var _teardown_apply_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8725);
/* harmony import */ var _teardown_budgets_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5335);
/* harmony import */ var _teardown_problems_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8889);
/* harmony import */ var _text_error_message_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1898);













const stopOutputNames = ['stopped', 'skipped'];
const assumedHours = 24;
const leastLookMs = 2_000;
async function stop(request, context) {
    const { job } = context;
    const isDerived = request.deploymentName === '';
    const name = isDerived ? (0,_deployment_names_js__WEBPACK_IMPORTED_MODULE_7__/* .runScopedName */ .Xb)(context.run) : request.deploymentName;
    try {
        await stopFound(await lookPatiently({ name, isDerived }, context), { ...request, name }, context);
    }
    catch (error) {
        if (!(error instanceof UnknownStateError))
            throw error;
        setOutputs(false, job);
        const told = [error.message, ...(0,_teardown_apply_js__WEBPACK_IMPORTED_MODULE_5__/* .howItEnds */ .ex)(name, { apiUrl: request.apiUrl, expiresAt: null })].join('\n');
        if (request.onTeardownError === 'fail')
            throw new Error(told, { cause: error });
        job.warning(told);
    }
}
class UnknownStateError extends Error {
    name = 'UnknownStateError';
    constructor(name, cause) {
        super(`${(0,_text_error_message_js__WEBPACK_IMPORTED_MODULE_8__/* .messageOf */ .b)(cause).replace(/\.?$/, '.')} Whether deployment "${name}" is running is not known.`, {
            cause,
        });
    }
}
async function stopFound(found, request, context) {
    const { job, clock } = context;
    if (found === null || (0,_deployment_statuses_js__WEBPACK_IMPORTED_MODULE_1__/* .isGone */ .ST)(found) || (request.mode === 'pause' && (0,_deployment_statuses_js__WEBPACK_IMPORTED_MODULE_1__/* .isPaused */ .lP)(found))) {
        setOutputs(false, job);
        return tellNothingToStop(found, request, job);
    }
    const { mode, onTeardownError, summaryLogEntries } = request;
    const state = stateOf(found, request, clock.now());
    const log = await (0,_logs_deployment_log_js__WEBPACK_IMPORTED_MODULE_2__/* .readDeploymentLog */ .cp)(found, {
        context,
        from: state.marks.begunAt,
        newestEntries: summaryLogEntries,
        budgetMs: _teardown_budgets_js__WEBPACK_IMPORTED_MODULE_6__/* .logsMs */ .cG,
    });
    const teardownAt = clock.now();
    const claim = (0,_deployment_ownership_js__WEBPACK_IMPORTED_MODULE_9__/* .claimOfFound */ .Ye)(found);
    const results = await (0,_teardown_apply_js__WEBPACK_IMPORTED_MODULE_5__/* .applyPolicy */ .VC)([claim], {
        context,
        facts: { apiUrl: request.apiUrl, expiresAt: null, isShared: request.deploymentName === '' },
        record: () => { },
        budget: _teardown_budgets_js__WEBPACK_IMPORTED_MODULE_6__/* .unhurriedTeardown */ .t_,
        policyOf: () => mode,
    });
    (0,_teardown_problems_js__WEBPACK_IMPORTED_MODULE_10__/* .tellProblems */ .s)(results, job, onTeardownError);
    await (0,_report_write_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .writeSummary */ .Sy)(state, {
        context,
        log,
        results,
        foundAtEnd: (0,_report_found_at_end_js__WEBPACK_IMPORTED_MODULE_3__/* .foundAtEnd */ .h)(found, { id: found.id, expiresAt: null, now: teardownAt }),
        jobResult: null,
        isShared: false,
        usedUntilAt: teardownAt,
        teardownAt,
        error: null,
        brokenModel: null,
        statuses: null,
        startedElsewhere: true,
    });
    setOutputs(results.every(({ problem }) => problem === null), job);
}
function setOutputs(isStopped, job) {
    const outputs = { stopped: String(isStopped), skipped: 'false' };
    for (const name of stopOutputNames)
        job.output(name, outputs[name]);
}
const patienceMs = 30_000;
async function lookPatiently({ name, isDerived }, context) {
    const { api, clock, random, signal } = context;
    const deadline = clock.now() + patienceMs;
    const pauseMs = (0,_poll_js__WEBPACK_IMPORTED_MODULE_11__/* .doublingPause */ .zS)(500, 5_000, random);
    for (;;) {
        const leftMs = () => deadline - leastLookMs - clock.now();
        const isLast = () => leftMs() <= 0;
        try {
            const found = await (0,_deployment_look_up_js__WEBPACK_IMPORTED_MODULE_0__/* .lookUp */ .T)(name, api, {
                deadline: Math.max(deadline, clock.now() + leastLookMs),
                signal,
            });
            const isThere = found !== null && !(0,_deployment_statuses_js__WEBPACK_IMPORTED_MODULE_1__/* .isGone */ .ST)(found);
            if (isThere || !isDerived || isLast())
                return found;
        }
        catch (error) {
            if (isLast() || signal.aborted)
                throw new UnknownStateError(name, error);
        }
        await clock.sleep(Math.min(pauseMs(), Math.max(0, leftMs())), signal);
        if (signal.aborted)
            throw new UnknownStateError(name, signal.reason);
    }
}
function tellNothingToStop(found, request, job) {
    const message = `Nothing to ${request.mode}: deployment "${request.name}" is ${found === null ? 'not there' : found.status}.`;
    if (found === null && request.deploymentName !== '')
        job.warning(`${message} Check "deployment-name".`);
    else
        job.info(message);
}
function stateOf(found, { apiUrl }, now) {
    const { name, id, domain, machineType, inferenceVersion, numReplicas, workspaceUrl, durationHours } = found;
    return {
        apiUrl,
        claims: [{ name, id, origin: 'created' }],
        outcome: 'ready',
        expiresAt: null,
        endpoint: {
            domain,
            url: (0,_start_facts_js__WEBPACK_IMPORTED_MODULE_12__/* .urlOf */ .rs)(domain, apiUrl),
            machineType,
            inferenceVersion,
            numReplicas,
            workspaceUrl,
        },
        fallbacks: [],
        models: [],
        moreModels: 0,
        marks: {
            begunAt: now - (durationHours ?? assumedHours) * 3_600_000,
            createSentAt: null,
            acceptedAt: null,
            replicasAt: null,
            endpointAt: null,
            readyAt: null,
        },
    };
}


/***/ }),

/***/ 8889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ tellProblems)
/* harmony export */ });
function tellProblems(results, job, onTeardownError) {
    for (const { problem, isKnownToLive } of results) {
        if (problem === null)
            continue;
        if (isKnownToLive && onTeardownError === 'fail')
            job.fail(problem);
        else
            job.warning(problem);
    }
}


/***/ })

};
