export const id = 877;
export const ids = [877];
export const modules = {

/***/ 4877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sweep: () => (/* binding */ sweep)
});

// UNUSED EXPORTS: sweepOutputNames

// EXTERNAL MODULE: ./build/text/format.js
var format = __webpack_require__(3387);
// EXTERNAL MODULE: ./build/text/html.js
var html = __webpack_require__(1961);
// EXTERNAL MODULE: ./build/report/size-limit.js
var size_limit = __webpack_require__(2656);
// EXTERNAL MODULE: ./build/report/table.js
var table = __webpack_require__(1799);
;// CONCATENATED MODULE: ./build/report/sweep-table.js
// The summary of a sweep: what was decided about each deployment, and why.




const icons = {
    deleted: '🗑️ deleted',
    'would delete': '👀 would delete',
    kept: 'kept',
    failed: '⛔ failed',
};
/** As GitHub Markdown, at most `summaryBudget` bytes; rows in the order given. */
function renderSweepTable(rows) {
    const count = (decision) => rows.filter((row) => row.decision === decision).length;
    const [deleted, wouldDelete, failed] = [count('deleted'), count('would delete'), count('failed')];
    const did = wouldDelete > 0 ? `${wouldDelete} to be deleted (dry run)` : `${deleted} deleted`;
    const title = `## ${failed > 0 ? '⛔' : '🧹'} Sweep: ${did}, ${count('kept')} kept${failed > 0 ? `, ${failed} failed` : ''}`;
    if (rows.length === 0)
        return `${title}\n\n<p>The workspace has no living deployment.</p>\n`;
    const lines = [];
    let bytes = 2_000;
    for (const row of rows) {
        const cells = cellsOf(row);
        bytes += (0,size_limit/* bytesOf */.$$)(cells.join('')) + 100;
        if (bytes > size_limit/* summaryBudget */.qN)
            break;
        lines.push(cells);
    }
    const left = rows.length - lines.length;
    const body = (0,table/* table */.t)({
        head: ['Deployment', 'Machine type', 'Status', 'Run', 'Decision', 'Reason'],
        rows: lines,
    });
    const rest = left === 0 ? '' : `\n\n<p>${(0,format/* counted */.hS)(left, 'more deployment')} not listed.</p>`;
    return `${title}\n\n${body}${rest}\n`;
}
function cellsOf({ name, machineType, status, runId, decision, reason }) {
    const run = runId === null ? '' : String(runId);
    return [(0,html/* code */.aY)(name), (0,html/* code */.aY)(machineType), (0,html/* code */.aY)(status), run, icons[decision], (0,html/* code */.aY)(reason)];
}

// EXTERNAL MODULE: ./build/deployment/names.js
var names = __webpack_require__(1738);
// EXTERNAL MODULE: ./build/deployment/ownership.js
var ownership = __webpack_require__(4827);
// EXTERNAL MODULE: ./build/deployment/statuses.js
var statuses = __webpack_require__(4642);
// EXTERNAL MODULE: ./build/text/error-message.js
var error_message = __webpack_require__(1898);
// EXTERNAL MODULE: ./build/teardown/budgets.js
var budgets = __webpack_require__(5335);
// EXTERNAL MODULE: ./build/teardown/delete-or-pause.js + 1 modules
var delete_or_pause = __webpack_require__(9303);
;// CONCATENATED MODULE: ./build/teardown/orphans.js






/** How many deployments, and how many runs, are dealt with at a time. */
const sideBySide = 16;
/**
 * Looks at every living deployment of the workspace and deletes those that a finished run of this repository left
 * behind. One failure does not stop the rest: it becomes a row. Throws where the list cannot be had, or where the token
 * does not even show the run that the sweep is part of: it would find every run unknown, and keep everything for ever.
 */
async function sweepOrphans(options) {
    const { api, run } = options.context;
    const { deployments, unreadable } = await api.list();
    if ((await options.runStatus(run.id).catch(toError)) === 'unknown') {
        throw new Error(`"github-token" does not show the runs of ${run.repository}: GitHub answers 404 even for the run of this sweep. Give it the permission "actions: read" (of a private repository also "contents: read").`);
    }
    const living = deployments.filter((deployment) => !(0,statuses/* isGone */.ST)(deployment));
    const runs = new Map();
    const runIds = [...new Set(living.flatMap(({ name }) => (0,names/* runIdOf */.SR)(name) ?? []))];
    await inLanes(runIds, async (runId) => {
        runs.set(runId, await options.runStatus(runId).catch(toError));
    });
    const rows = unreadable.map(rowOfUnreadable);
    await inLanes(living, async (deployment) => {
        rows.push(await sweepOne(deployment, runs, options));
    });
    return rows.sort((a, b) => order(a) - order(b) || a.name.localeCompare(b.name));
}
function rowOfUnreadable({ name, problem }) {
    const runId = name === null ? null : (0,names/* runIdOf */.SR)(name);
    const isForeign = name !== null && runId === null;
    return {
        name: name ?? '(no name)',
        status: '',
        machineType: '',
        runId,
        decision: isForeign ? 'kept' : 'failed',
        reason: isForeign ? 'not a name of this Action' : `its entry in the list cannot be read (${problem})`,
    };
}
async function sweepOne(deployment, runs, options) {
    const { context, dryRun } = options;
    const { name, status, machineType } = deployment;
    const runId = (0,names/* runIdOf */.SR)(name);
    const row = (decision, reason) => ({
        name,
        status,
        machineType,
        runId,
        decision,
        reason,
    });
    if (runId === null)
        return row('kept', 'not a name of this Action');
    if (!(0,names/* mayBeOfRepository */.Ol)(name, context.run))
        return row('kept', 'its name carries the mark of another repository');
    const kept = reasonToKeep(runId, runs.get(runId));
    if (kept !== null)
        return row(...kept);
    if ((0,statuses/* isLeaving */.Xi)(deployment))
        return row('kept', 'being deleted already');
    if (dryRun)
        return row('would delete', `run ${runId} is over`);
    if (context.signal.aborted)
        return row('failed', 'the sweep was cancelled before its turn came');
    // The run may have been started again meanwhile: the last word is asked for right before the delete.
    const lastWord = reasonToKeep(runId, await options.runStatus(runId).catch(toError));
    if (lastWord !== null)
        return row(...lastWord);
    return row(...(await remove(deployment, runId, context)));
}
function reasonToKeep(runId, run) {
    if (run instanceof Error)
        return ['failed', `its run could not be looked up: ${run.message}`];
    if (run === 'running')
        return ['kept', `run ${runId} is still going on`];
    return run === 'completed' ? null : ['kept', `run ${runId} is not of this repository`];
}
async function remove(deployment, runId, { api, clock, random, signal }) {
    const now = clock.now();
    const { totalMs, requestTimeoutMs } = budgets/* unhurriedTeardown */.t_;
    const teardown = await (0,delete_or_pause/* deleteOrPause */.X)('delete', (0,ownership/* claimOfFound */.Ye)(deployment), {
        api,
        clock,
        random,
        deadline: now + totalMs,
        lookUntil: () => now,
        requestTimeoutMs,
        cancelSignal: signal,
    });
    if (teardown.outcome === 'unverified')
        return ['failed', teardown.problem];
    return teardown.outcome === 'not ours'
        ? ['kept', `another deployment has taken the name (id ${teardown.id})`]
        : ['deleted', `run ${runId} is over`];
}
/** Works on all items, a bounded number at a time; `work` must not throw. */
async function inLanes(items, work) {
    const waiting = items.values();
    const lane = async () => {
        for (const item of waiting)
            await work(item);
    };
    await Promise.all(Array.from({ length: sideBySide }, lane));
}
/** Failures first, then what was done, then what was kept. */
function order({ decision }) {
    return ['failed', 'deleted', 'would delete', 'kept'].indexOf(decision);
}
function toError(error) {
    return error instanceof Error ? error : new Error((0,error_message/* messageOf */.b)(error));
}

;// CONCATENATED MODULE: ./build/steps/sweep.js
// The sweep step: removes what lost runners left behind, and tells it as log lines, summary, outputs and verdict.



/** The names of the outputs of sweep/. */
const sweepOutputNames = ['deleted', 'kept', 'failed'];
/** Sweeps and tells. Throws an Error naming each failure, after everything else was done. */
async function sweep(request, context) {
    const { job } = context;
    const rows = await sweepOrphans({ ...request, context });
    const count = (decision) => rows.filter((row) => row.decision === decision).length;
    for (const row of rows) {
        if (row.decision !== 'kept')
            job.info(`${row.name}: ${row.decision}, ${row.reason}`);
    }
    const did = request.dryRun ? `${count('would delete')} would be deleted` : `${count('deleted')} deleted`;
    const seen = `${(0,format/* counted */.hS)(rows.length, 'deployment')} seen: ${did}, ${count('kept')} kept, ${count('failed')} failed.`;
    job.info(request.dryRun ? `Dry run: ${seen}` : seen);
    for (const name of sweepOutputNames)
        job.output(name, String(count(name)));
    await job.summarize(renderSweepTable(rows));
    const failed = rows.filter((row) => row.decision === 'failed');
    if (failed.length > 0) {
        throw new Error(`${(0,format/* counted */.hS)(failed.length, 'deployment')} could not be swept:\n${failed.map((row) => `${row.name}: ${row.reason}`).join('\n')}`);
    }
}


/***/ })

};
