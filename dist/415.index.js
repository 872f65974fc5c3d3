export const id = 415;
export const ids = [415];
export const modules = {

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


/***/ })

};
