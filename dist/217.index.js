export const id = 217;
export const ids = [217];
export const modules = {

/***/ 2661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ lookUp),
/* harmony export */   e: () => (/* binding */ lookUpInList)
/* harmony export */ });
/* harmony import */ var _statuses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4642);

async function lookUp(name, api, limits) {
    const found = await api.get(name, limits);
    const named = found?.name === name ? found : null;
    if (named !== null && !(0,_statuses_js__WEBPACK_IMPORTED_MODULE_0__/* .isGone */ .ST)(named))
        return named;
    return (await lookUpInList({ name, isIt: (one) => !(0,_statuses_js__WEBPACK_IMPORTED_MODULE_0__/* .isGone */ .ST)(one) }, api, limits)) ?? named;
}
async function lookUpInList({ name, id = null, isIt = () => true }, api, limits) {
    const { deployments, unreadable } = await api.list(limits);
    const isName = (shown) => shown.toLowerCase() === name.toLowerCase();
    const alike = deployments.filter((deployment) => isName(deployment.name) || deployment.id === id);
    const found = alike.find(isIt) ?? alike[0];
    if (found !== undefined)
        return found;
    const unread = unreadable.find((entry) => entry.name === null || isName(entry.name));
    if (unread !== undefined)
        throw new Error(`GET /list has an entry that cannot be read (${unread.problem})`);
    return null;
}


/***/ }),

/***/ 1738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ol: () => (/* binding */ mayBeOfRepository),
/* harmony export */   SR: () => (/* binding */ runIdOf),
/* harmony export */   Xb: () => (/* binding */ runScopedName),
/* harmony export */   Zu: () => (/* binding */ generateName),
/* harmony export */   _u: () => (/* binding */ namePattern)
/* harmony export */ });
const namePattern = /^[a-z][a-z0-9-]{4,14}$/;
const longest = 15;
const leastTail = 2;
const chanceFirst = 5;
const mostRepositoryMark = 4;
function generateName(run, random) {
    const { prefix, mark, room } = partsOf(run);
    const chance = Array.from({ length: room - mark.length }, () => Math.floor(random() * 36).toString(36));
    return prefix + mark + chance.join('');
}
function runScopedName(run) {
    const { prefix, mark, room } = partsOf(run);
    const whole = `${hash(`${run.server}/${run.repository}`)}${hash(`${run.repository}#${run.id}`)}`;
    return prefix + (mark + whole.slice(mark.length)).slice(0, room);
}
function runIdOf(name) {
    const match = /^ci-([1-9a-z][0-9a-z]{0,8})-[0-9a-z]+$/.exec(name);
    if (!match?.[1] || name.length !== longest)
        return null;
    const runId = Number.parseInt(match[1], 36);
    return Number.isSafeInteger(runId) ? runId : null;
}
function mayBeOfRepository(name, run) {
    const id = runIdOf(name);
    if (id === null)
        return false;
    const { prefix, mark } = partsOf({ ...run, id });
    return name.startsWith(prefix + mark);
}
function partsOf({ id, server, repository }) {
    const prefix = `ci-${id.toString(36)}-`;
    const room = longest - prefix.length;
    if (room < leastTail) {
        throw new RangeError(`The run id ${id} (GITHUB_RUN_ID) is too long to be part of a deployment's name, which has ${longest} characters.`);
    }
    const markLength = Math.min(mostRepositoryMark, Math.max(0, room - chanceFirst));
    return { prefix, mark: hash(`${server}/${repository}`).slice(0, markLength), room };
}
function hash(text) {
    let value = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text.toLowerCase())) {
        value = Math.imul(value ^ byte, 0x01000193) >>> 0;
    }
    return value.toString(36).padStart(7, '0');
}


/***/ }),

/***/ 4642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hd: () => (/* binding */ isTerminal),
/* harmony export */   LK: () => (/* binding */ isAsleep),
/* harmony export */   ST: () => (/* binding */ isGone),
/* harmony export */   Xi: () => (/* binding */ isLeaving),
/* harmony export */   lP: () => (/* binding */ isPaused),
/* harmony export */   qd: () => (/* binding */ isPausing),
/* harmony export */   uH: () => (/* binding */ hasReplicas)
/* harmony export */ });
const gone = new Set(['deleted', 'expired', 'removed', 'terminated', 'destroyed']);
const leaving = new Set(['deleting', 'terminating', 'removing', 'expiring', 'destroying']);
const isGone = ({ status }) => gone.has(status);
const isLeaving = ({ status }) => leaving.has(status);
const paused = new Set(['paused', 'sleeping', 'asleep', 'suspended', 'stopped', 'hibernated', 'hibernating']);
const pausing = new Set(['pausing', 'suspending', 'stopping']);
const denial = new Set(['not', 'failed', 'error']);
function isPaused({ status }) {
    const words = wordsOf(status);
    return words.some((word) => paused.has(word)) && !words.some((word) => denial.has(word));
}
function isPausing({ status }) {
    return wordsOf(status).some((word) => pausing.has(word));
}
function wordsOf(status) {
    return status.split(/[^a-z]+/);
}
const awake = new Set(['', 'pending', 'ready', 'failed']);
function isAsleep(deployment) {
    return deployment.numReplicas === 0 && !awake.has(deployment.status) && !isLeaving(deployment);
}
const isTerminal = (deployment) => deployment.status === 'failed' || isGone(deployment);
function hasReplicas(deployment, wanted) {
    const ends = [isTerminal, isLeaving, isPaused, isPausing];
    return (!ends.some((holds) => holds(deployment)) && deployment.domain !== '' && deployment.numReplicas >= wanted);
}


/***/ }),

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




const decisions = {
    deleted: '🗑️ deleted',
    'would delete': '👀 would delete',
    kept: 'kept',
    failed: '⛔ failed',
};
function renderSweepTable(rows, runsUrl = null) {
    const count = (decision) => rows.filter((row) => row.decision === decision).length;
    const [deleted, wouldDelete, failed] = [count('deleted'), count('would delete'), count('failed')];
    const did = wouldDelete > 0 ? `${wouldDelete} to be deleted (dry run)` : `${deleted} deleted`;
    const not = failed > 0 ? `${failed} could not be deleted, ` : '';
    const title = `## ${failed > 0 ? '⛔' : '🧹'} Sweep: ${not}${did}, ${count('kept')} kept`;
    if (rows.length === 0)
        return `${title}\n\n<p>The workspace has no living deployment.</p>\n`;
    const lines = [];
    let bytes = 2_000;
    for (const row of rows) {
        const cells = cellsOf(row, runsUrl);
        bytes += (0,size_limit/* bytesOf */.$$)(cells.join('')) + 100;
        if (bytes > size_limit/* summaryBudget */.qN)
            break;
        lines.push(cells);
    }
    const left = rows.length - lines.length;
    const body = (0,table/* table */.t)({
        head: ['Decision', 'Deployment', 'Why'],
        rows: lines,
    });
    const rest = left === 0 ? '' : `\n\n<p>${(0,format/* counted */.hS)(left, 'more deployment')} not listed.</p>`;
    return `${title}\n\n${body}${rest}\n`;
}
function cellsOf({ name, machineType, status, runId, isOwnRun, decision, reason }, runsUrl) {
    const run = runId === null ? null : `run ${linkedRun(runId, isOwnRun === true ? runsUrl : null)}`;
    const saysRun = run !== null && reason.startsWith(`run ${runId} `);
    const why = saysRun ? `${run} ${(0,html/* code */.aY)(reason.slice(`run ${runId} `.length))}` : (0,html/* code */.aY)(reason);
    const about = [machineType, status].filter((text) => text !== '').map(html/* code */.aY);
    const deployment = [(0,html/* code */.aY)(name), about.join(', '), saysRun ? '' : (run ?? '')];
    return [decisions[decision], deployment.filter((line) => line !== '').join('<br>'), why];
}
function linkedRun(runId, runsUrl) {
    if (runsUrl === null || !/^https?:\/\/[\w.:/-]+$/.test(runsUrl))
        return String(runId);
    return `<a href="${(0,html/* escapeHtml */.ZD)(`${runsUrl}/${runId}`)}">${runId}</a>`;
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
// EXTERNAL MODULE: ./build/teardown/delete-or-pause.js + 2 modules
var delete_or_pause = __webpack_require__(7230);
;// CONCATENATED MODULE: ./build/teardown/orphans.js






const sideBySide = 16;
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
        isOwnRun: false,
        decision: isForeign ? 'kept' : 'failed',
        reason: isForeign ? 'not a name of this Action' : `its entry in the list cannot be read (${problem})`,
    };
}
async function sweepOne(deployment, runs, options) {
    const { context, dryRun } = options;
    const { name, status, machineType } = deployment;
    const runId = (0,names/* runIdOf */.SR)(name);
    const run = runId === null ? undefined : runs.get(runId);
    const row = (decision, reason) => ({
        name,
        status,
        machineType,
        runId,
        isOwnRun: run === 'completed' || run === 'running',
        decision,
        reason,
    });
    if (runId === null)
        return row('kept', 'not a name of this Action');
    if (!(0,names/* mayBeOfRepository */.Ol)(name, context.run))
        return row('kept', 'its name carries the mark of another repository');
    const kept = reasonToKeep(runId, run);
    if (kept !== null)
        return row(...kept);
    if (dryRun)
        return row('would delete', `run ${runId} is over`);
    if (context.signal.aborted)
        return row('failed', 'the sweep was cancelled before its turn came');
    return row(...(await remove(deployment, runId, options)));
}
function reasonToKeep(runId, run) {
    if (run instanceof Error)
        return ['failed', `its run could not be looked up: ${run.message}`];
    if (run === 'running')
        return ['kept', `run ${runId} is still going on`];
    return run === 'completed' ? null : ['kept', `run ${runId} is not of this repository`];
}
async function remove(deployment, runId, { context, runStatus }) {
    const { api, clock, random, signal } = context;
    const now = clock.now();
    const { totalMs, requestTimeoutMs } = budgets/* unhurriedTeardown */.t_;
    const last = { word: null, wasSent: false };
    const teardown = await (0,delete_or_pause/* deleteOrPause */.X)('delete', (0,ownership/* claimOfFound */.Ye)(deployment), {
        api,
        clock,
        random,
        deadline: now + totalMs,
        lookUntil: () => now,
        requestTimeoutMs,
        cancelSignal: signal,
        mayGive: async () => {
            last.word = reasonToKeep(runId, await runStatus(runId).catch(toError));
            last.wasSent ||= last.word === null;
            return last.word === null;
        },
    });
    if (last.word !== null)
        return calledOff(last.word, last.wasSent);
    if (teardown.outcome === 'unverified')
        return ['failed', teardown.problem];
    return teardown.outcome === 'not ours'
        ? ['kept', `another deployment has taken the name (id ${teardown.id})`]
        : ['deleted', `run ${runId} is over`];
}
function calledOff([decision, reason], wasSent) {
    if (!wasSent)
        return [decision, reason];
    return ['failed', `a delete was sent, and not sent again when it showed no effect: ${reason}`];
}
async function inLanes(items, work) {
    const waiting = items.values();
    const lane = async () => {
        for (const item of waiting)
            await work(item);
    };
    await Promise.all(Array.from({ length: sideBySide }, lane));
}
function order({ decision }) {
    return ['failed', 'deleted', 'would delete', 'kept'].indexOf(decision);
}
function toError(error) {
    return error instanceof Error ? error : new Error((0,error_message/* messageOf */.b)(error));
}

;// CONCATENATED MODULE: ./build/steps/sweep.js




const sweepOutputNames = ['deleted', 'kept', 'failed', 'skipped'];
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
    const outputs = {
        deleted: String(count('deleted')),
        kept: String(count('kept')),
        failed: String(count('failed')),
        skipped: 'false',
    };
    for (const name of sweepOutputNames)
        job.output(name, outputs[name]);
    await job
        .summarize(renderSweepTable(rows, runsUrlOf(context.run)))
        .catch((error) => job.warning(`The summary could not be written: ${(0,error_message/* messageOf */.b)(error)}`));
    const failed = rows.filter((row) => row.decision === 'failed');
    if (failed.length > 0) {
        throw new Error(`${(0,format/* counted */.hS)(failed.length, 'deployment')} could not be swept:\n${failed.map((row) => `${row.name}: ${row.reason}`).join('\n')}`);
    }
}
function runsUrlOf({ url, repository }) {
    return repository === '' ? null : url.replace(/\/\d+\/attempts\/\d+$/, '');
}


/***/ }),

/***/ 3387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZK: () => (/* binding */ latency),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   n$: () => (/* binding */ moment),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   zD: () => (/* binding */ grouped),
/* harmony export */   zz: () => (/* binding */ cutInMiddle)
/* harmony export */ });
function duration(ms) {
    if (!Number.isFinite(ms))
        return 'unknown';
    const tenths = Math.round(Math.max(0, ms) / 100);
    if (tenths < 100)
        return tenths % 10 === 0 ? `${tenths / 10} s` : `${(tenths / 10).toFixed(1)} s`;
    const seconds = Math.round(Math.max(0, ms) / 1000);
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    if (seconds < 3600)
        return parts([minutes, 'min'], [seconds % 60, 's']);
    const wholeMinutes = Math.round(seconds / 60);
    return parts([Math.floor(wholeMinutes / 60), 'h'], [wholeMinutes % 60, 'min']);
}
function latency(ms) {
    return ms < 1_000 && ms >= 0 ? `${Math.round(ms)} ms` : duration(ms);
}
function parts(large, small) {
    return [large, small]
        .filter(([value]) => value > 0)
        .map(([value, unit]) => `${value} ${unit}`)
        .join(' ');
}
function grouped(count) {
    return String(Math.trunc(count)).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
function counted(count, one, many = `${one}s`) {
    return `${grouped(count)} ${count === 1 ? one : many}`;
}
function moment(ms, withDate = false) {
    if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15)
        return 'an unknown time';
    const iso = new Date(ms).toISOString();
    const time = `${iso.slice(-13, -5)} UTC`;
    return withDate ? `${iso.slice(0, -14)} ${time}` : time;
}
function cutInMiddle(text, most) {
    if (text.length <= most)
        return text;
    const head = Math.floor((most - 3) / 3);
    return `${text.slice(0, head)} … ${text.slice(text.length - (most - 3 - head))}`.toWellFormed();
}


/***/ })

};
