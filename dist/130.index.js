export const id = 130;
export const ids = [130];
export const modules = {

/***/ 2224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ logWarning)
/* harmony export */ });
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3387);
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(471);


/** The message of one `::warning`, with the counts and the first message; null where there is nothing to warn of. */
function logWarning({ problems, requests }) {
    const { serverErrors, firstServerError } = requests;
    if (problems.errors === 0 && serverErrors === 0)
        return null;
    const counts = [
        problems.errors > 0 ? (0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(problems.errors, 'error') : '',
        serverErrors > 0 ? `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(serverErrors, 'request')} answered with 5xx` : '',
    ].filter((part) => part !== '');
    const errors = problems.groups.filter(({ kind }) => kind === 'error');
    const [first] = errors.sort((one, other) => one.first - other.first);
    const said = first !== undefined
        ? (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(first.text, 300)
        : firstServerError === null
            ? ''
            : (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(`${firstServerError.method} ${firstServerError.pattern} was answered with ${firstServerError.status}`);
    return `The endpoint's log has ${counts.join(' and ')}. The first: ${said}`;
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

/***/ 8130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   stop: () => (/* binding */ stop)
/* harmony export */ });
/* harmony import */ var _deployment_names_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1738);
/* harmony import */ var _deployment_ownership_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4827);
/* harmony import */ var _deployment_statuses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4642);
/* harmony import */ var _logs_deployment_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5743);
/* harmony import */ var _report_log_warning_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2224);
/* harmony import */ var _report_write_summary_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6381);
/* harmony import */ var _start_facts_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5332);
/* harmony import */ var _teardown_apply_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8725);
/* harmony import */ var _teardown_budgets_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5335);
/* harmony import */ var _teardown_problems_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8889);










/** Hours of a log that are read where the service does not say how long a deployment may live. */
const assumedHours = 24;
/** Stops the deployment and sets `stopped`. Nothing there is success. Throws the client's errors where it cannot look. */
async function stop(request, context) {
    const { job, clock } = context;
    const name = request.deploymentName || (0,_deployment_names_js__WEBPACK_IMPORTED_MODULE_6__/* .runScopedName */ .Xb)(context.run);
    const found = await lookUp(name, context);
    if (found === null || (0,_deployment_statuses_js__WEBPACK_IMPORTED_MODULE_0__/* .isGone */ .ST)(found) || (request.mode === 'pause' && (0,_deployment_statuses_js__WEBPACK_IMPORTED_MODULE_0__/* .isPaused */ .lP)(found))) {
        job.output('stopped', 'false');
        return tellNothingToStop({ name, found, request }, job);
    }
    const { mode, onTeardownError, summaryLogEntries } = request;
    const state = stateOf(found, request, clock.now());
    const log = await (0,_logs_deployment_log_js__WEBPACK_IMPORTED_MODULE_1__/* .readDeploymentLog */ .cp)(found, {
        context,
        from: state.marks.begunAt,
        newestEntries: summaryLogEntries,
        budgetMs: _teardown_budgets_js__WEBPACK_IMPORTED_MODULE_5__/* .logsMs */ .cG,
    });
    const flag = log === null ? null : (0,_report_log_warning_js__WEBPACK_IMPORTED_MODULE_2__/* .logWarning */ .F)(log.statistics);
    if (flag !== null)
        job.warning(flag);
    const teardownAt = clock.now();
    const claim = (0,_deployment_ownership_js__WEBPACK_IMPORTED_MODULE_7__/* .claimOfFound */ .Ye)(found);
    const results = await (0,_teardown_apply_js__WEBPACK_IMPORTED_MODULE_4__/* .applyPolicy */ .VC)([claim], {
        context,
        facts: { apiUrl: request.apiUrl, expiresAt: null, isShared: request.deploymentName === '' },
        record: () => { },
        budget: _teardown_budgets_js__WEBPACK_IMPORTED_MODULE_5__/* .unhurriedTeardown */ .t_,
        policyOf: () => mode,
    });
    (0,_teardown_problems_js__WEBPACK_IMPORTED_MODULE_8__/* .tellProblems */ .s)(results, job, onTeardownError);
    const known = { log, results, usedUntilAt: teardownAt, teardownAt, error: null, statuses: null };
    await (0,_report_write_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .writeSummary */ .S)(state, { context, ...known, startedElsewhere: true });
    job.output('stopped', String(results.every(({ problem }) => problem === null)));
}
/** The deployment of that name; null only where neither `/get` nor `/list` shows one. */
async function lookUp(name, { api, signal }) {
    const found = await api.get(name, { signal });
    if (found !== null)
        return found;
    const { deployments, unreadable } = await api.list({ signal });
    const unread = unreadable.find((entry) => entry.name === name);
    if (unread !== undefined)
        throw new Error(`Deployment "${name}" cannot be read in GET /list: ${unread.problem}.`);
    return deployments.find((deployment) => deployment.name === name) ?? null;
}
/** A name that was given and does not exist is more likely misspelt than stopped already. */
function tellNothingToStop({ name, found, request }, job) {
    const message = `Nothing to ${request.mode}: deployment "${name}" is ${found === null ? 'not there' : found.status}.`;
    if (found === null && request.deploymentName !== '')
        job.warning(`${message} Check "deployment-name".`);
    else
        job.info(message);
}
/** What the summary tells of a deployment that other steps started. */
function stateOf(found, { apiUrl }, now) {
    const { name, id, domain, machineType, inferenceVersion, numReplicas, workspaceUrl, durationHours } = found;
    return {
        apiUrl,
        claims: [{ name, id, origin: 'created' }],
        outcome: 'ready',
        expiresAt: null,
        endpoint: {
            domain,
            url: (0,_start_facts_js__WEBPACK_IMPORTED_MODULE_9__/* .urlOf */ .rs)(domain, apiUrl),
            machineType,
            inferenceVersion,
            numReplicas,
            workspaceUrl,
        },
        fallbacks: [],
        models: [],
        moreModels: 0,
        // The API tells no creation time; it cannot have lived longer than its duration.
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
/**
 * Fails the step or warns, as `on-teardown-error` says, for what is not verifiably as it should be. A create that got no
 * answer and did not show is a warning in any case: nobody knows of anything that runs.
 */
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
