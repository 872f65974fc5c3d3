export const id = 877;
export const ids = [877];
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

/***/ 4877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sweepStep: () => (/* binding */ sweepStep)
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
// EXTERNAL MODULE: ./build/teardown/budgets.js
var budgets = __webpack_require__(5335);
// EXTERNAL MODULE: ./build/teardown/delete-or-pause.js + 1 modules
var delete_or_pause = __webpack_require__(9303);
;// CONCATENATED MODULE: ./build/teardown/orphans.js





/** How many deployments, and how many runs, are dealt with at a time. */
const sideBySide = 16;
/**
 * Looks at every living deployment of the workspace and deletes those that a finished run of this repository left
 * behind. One failure does not stop the rest: it becomes a row. Throws only where the list cannot be had.
 */
async function sweep(options) {
    const living = (await options.api.list()).filter((deployment) => !(0,statuses/* isGone */.ST)(deployment));
    const runIds = [...new Set(living.flatMap(({ name }) => (0,names/* runIdOf */.SR)(name) ?? []))];
    const runs = new Map();
    await inLanes(runIds, async (runId) => {
        runs.set(runId, await options.runStatus(runId).catch(toError));
    });
    const rows = [];
    await inLanes(living, async (deployment) => {
        rows.push(await sweepOne(deployment, runs, options));
    });
    return rows.sort((a, b) => order(a) - order(b) || a.name.localeCompare(b.name));
}
async function sweepOne(deployment, runs, { api, clock, random, dryRun, signal }) {
    const runId = (0,names/* runIdOf */.SR)(deployment.name);
    const { name, status, machineType } = deployment;
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
    const run = runs.get(runId);
    if (run instanceof Error)
        return row('failed', `its run could not be looked up: ${run.message}`);
    if (run === 'running')
        return row('kept', `run ${runId} is still going on`);
    if (run !== 'completed')
        return row('kept', `run ${runId} is not of this repository`);
    if ((0,statuses/* isLeaving */.Xi)(deployment))
        return row('kept', 'being deleted already');
    if (dryRun)
        return row('would delete', `run ${runId} is over`);
    if (signal.aborted)
        return row('failed', 'the sweep was cancelled before its turn came');
    const now = clock.now();
    const { totalMs, verifyMs, requestTimeoutMs } = budgets/* unhurriedTeardown */.t_;
    const teardown = await (0,delete_or_pause/* remove */.T)((0,ownership/* claimOfFound */.Ye)(deployment), {
        api,
        clock,
        random,
        deadline: now + totalMs,
        verifyMs,
        lookUntil: now,
        requestTimeoutMs,
        hurry: signal,
    });
    if (teardown.outcome === 'unverified')
        return row('failed', teardown.problem);
    if (teardown.outcome === 'not ours')
        return row('kept', `another deployment has taken the name (id ${teardown.id})`);
    return row('deleted', `run ${runId} is over`);
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
    return error instanceof Error ? error : new Error(String(error));
}

;// CONCATENATED MODULE: ./build/steps/sweep.js



/** The names of the outputs of sweep/. */
const sweepOutputNames = ['deleted', 'kept', 'failed'];
/** Sweeps and tells. Throws an Error naming each failure, after everything else was done. */
async function sweepStep(options) {
    const { job } = options;
    const rows = await sweep(options);
    const count = (decision) => rows.filter((row) => row.decision === decision).length;
    for (const row of rows) {
        if (row.decision !== 'kept')
            job.info(`${row.name}: ${row.decision}, ${row.reason}`);
    }
    const did = options.dryRun ? `${count('would delete')} would be deleted` : `${count('deleted')} deleted`;
    const seen = `${(0,format/* counted */.hS)(rows.length, 'deployment')} seen: ${did}, ${count('kept')} kept, ${count('failed')} failed.`;
    job.info(options.dryRun ? `Dry run: ${seen}` : seen);
    for (const name of sweepOutputNames)
        job.output(name, String(count(name)));
    await job.summarize(renderSweepTable(rows));
    const failed = rows.filter((row) => row.decision === 'failed');
    if (failed.length > 0) {
        throw new Error(`${(0,format/* counted */.hS)(failed.length, 'deployment')} could not be swept:\n${failed.map((row) => `${row.name}: ${row.reason}`).join('\n')}`);
    }
}


/***/ }),

/***/ 5335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FX: () => (/* binding */ cancelledLogsMs),
/* harmony export */   T8: () => (/* binding */ graceTeardown),
/* harmony export */   Yt: () => (/* binding */ cancelledTeardown),
/* harmony export */   cG: () => (/* binding */ logsMs),
/* harmony export */   t_: () => (/* binding */ unhurriedTeardown)
/* harmony export */ });
/** A create that was cut off may land several seconds later; so long its name is looked up before it is given up. */
const landingMs = 10_000;
/** In the main step, after a start that failed, and in a post step with time. */
const unhurriedTeardown = {
    totalMs: 120_000,
    verifyMs: 60_000,
    landingMs,
    requestTimeoutMs: 10_000,
};
/** In a post step after a cancel: all post steps of the job share less than five minutes. */
const cancelledTeardown = {
    totalMs: 45_000,
    verifyMs: 20_000,
    landingMs,
    requestTimeoutMs: 10_000,
};
/** In a main step that was told to stop: the runner kills it 10 s after its first signal. */
const graceTeardown = {
    totalMs: 6_000,
    verifyMs: 6_000,
    landingMs: 6_000,
    requestTimeoutMs: 1_500,
};
/** Reading the log in a post step. */
const logsMs = 60_000;
/** The same after a cancel. */
const cancelledLogsMs = 15_000;


/***/ })

};
