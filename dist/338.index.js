export const id = 338;
export const ids = [338];
export const modules = {

/***/ 5332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CQ: () => (/* binding */ noteAccepted),
/* harmony export */   ce: () => (/* binding */ noteShown),
/* harmony export */   gj: () => (/* binding */ noteEndpoint),
/* harmony export */   rs: () => (/* binding */ urlOf)
/* harmony export */ });
/* harmony import */ var _api_loopback_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7350);

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

/***/ 9338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  stop: () => (/* binding */ stop)
});

// EXTERNAL MODULE: ./build/deployment/names.js
var names = __webpack_require__(1738);
// EXTERNAL MODULE: ./build/deployment/ownership.js
var ownership = __webpack_require__(4827);
// EXTERNAL MODULE: ./build/deployment/statuses.js
var statuses = __webpack_require__(4642);
// EXTERNAL MODULE: ./build/logs/deployment-log.js
var deployment_log = __webpack_require__(3896);
;// CONCATENATED MODULE: ./build/report/found-at-end.js

const earlyMs = 60_000;
function foundAtEnd(found, { id, expiresAt, now }) {
    const isThere = found !== null && (id === null || found.id === id);
    if (isThere && !(0,statuses/* isGone */.ST)(found) && !(0,statuses/* isLeaving */.Xi)(found)) {
        return (0,statuses/* isPaused */.lP)(found) && !/sleep|hibernat/.test(found.status) ? 'paused' : 'alive';
    }
    const isOver = expiresAt !== null && now >= Date.parse(expiresAt) - earlyMs;
    return isOver || (isThere && found.status === 'expired') ? 'expired' : 'gone';
}

// EXTERNAL MODULE: ./build/report/write-summary.js + 19 modules
var write_summary = __webpack_require__(9337);
// EXTERNAL MODULE: ./build/start/facts.js
var facts = __webpack_require__(5332);
// EXTERNAL MODULE: ./build/teardown/apply.js
var apply = __webpack_require__(8725);
// EXTERNAL MODULE: ./build/teardown/budgets.js
var budgets = __webpack_require__(5335);
// EXTERNAL MODULE: ./build/teardown/problems.js
var problems = __webpack_require__(8889);
;// CONCATENATED MODULE: ./build/steps/stop.js










const assumedHours = 24;
async function stop(request, context) {
    const { job, clock } = context;
    const name = request.deploymentName || (0,names/* runScopedName */.Xb)(context.run);
    const found = await lookUp(name, context);
    if (found === null || (0,statuses/* isGone */.ST)(found) || (request.mode === 'pause' && (0,statuses/* isPaused */.lP)(found))) {
        job.output('stopped', 'false');
        return tellNothingToStop({ name, found, request }, job);
    }
    const { mode, onTeardownError, summaryLogEntries } = request;
    const state = stateOf(found, request, clock.now());
    const log = await (0,deployment_log/* readDeploymentLog */.cp)(found, {
        context,
        from: state.marks.begunAt,
        newestEntries: summaryLogEntries,
        budgetMs: budgets/* logsMs */.cG,
    });
    const teardownAt = clock.now();
    const claim = (0,ownership/* claimOfFound */.Ye)(found);
    const results = await (0,apply/* applyPolicy */.VC)([claim], {
        context,
        facts: { apiUrl: request.apiUrl, expiresAt: null, isShared: request.deploymentName === '' },
        record: () => { },
        budget: budgets/* unhurriedTeardown */.t_,
        policyOf: () => mode,
    });
    (0,problems/* tellProblems */.s)(results, job, onTeardownError);
    await (0,write_summary/* writeSummary */.Sy)(state, {
        context,
        log,
        results,
        foundAtEnd: foundAtEnd(found, { id: found.id, expiresAt: null, now: teardownAt }),
        jobResult: null,
        isShared: false,
        usedUntilAt: teardownAt,
        teardownAt,
        error: null,
        brokenModel: null,
        statuses: null,
        startedElsewhere: true,
    });
    job.output('stopped', String(results.every(({ problem }) => problem === null)));
}
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
function tellNothingToStop({ name, found, request }, job) {
    const message = `Nothing to ${request.mode}: deployment "${name}" is ${found === null ? 'not there' : found.status}.`;
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
            url: (0,facts/* urlOf */.rs)(domain, apiUrl),
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
