export const id = 351;
export const ids = [351];
export const modules = {

/***/ 2251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ headline),
/* harmony export */   V: () => (/* binding */ removalCommands)
/* harmony export */ });
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3387);
/* harmony import */ var _text_html_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1961);


/** A heading, one or two sentences, and what to do by hand where something is left to be done. */
function headline(data) {
    const parts = [`## ${icon(data)} ${title(data)}`];
    const { error, problem, end } = data;
    if (error !== null)
        parts.push((0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .pre */ .AS)(shortened(error)));
    if (problem !== null)
        parts.push((0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .pre */ .AS)(shortened(problem)));
    if (data.start !== 'ready' && data.start !== 'none')
        parts.push(`<p>${longEnds[end]}</p>`);
    if (end === 'kept' || end === 'paused')
        parts.push(byHand(data));
    const verdict = verdictOf(data);
    if (verdict !== null)
        parts.push(`<p>${verdict}</p>`);
    return parts.join('\n\n');
}
function icon({ start, end }) {
    if (end === 'unverified')
        return '⛔';
    if (start === 'failed')
        return '❌';
    if (start === 'cancelled' || start === 'killed')
        return '⏹️';
    if (end === 'kept')
        return '🟢';
    return end === 'paused' ? '⏸️' : '✅';
}
function title(data) {
    const { start, end, marks } = data;
    const { begunAt, readyAt, usedUntilAt } = marks;
    if (end === 'unverified')
        return 'The endpoint may still be running, and cost money';
    if (start === 'failed')
        return `The endpoint did not start (given up after ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(marks.teardownAt - begunAt)})`;
    if (start === 'cancelled')
        return 'The start of the endpoint was cancelled';
    if (start === 'killed')
        return 'The step was killed while the endpoint was starting';
    if (start === 'none')
        return `The endpoint is ${shortEnds[end]}`;
    const ready = readyAt === null ? 'ready' : `ready after ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(readyAt - begunAt)}`;
    const used = readyAt === null || usedUntilAt === null ? '' : `, in use for ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(usedUntilAt - readyAt)}`;
    return `Endpoint ${ready}${used}, now ${shortEnds[end]}`;
}
const shortEnds = {
    gone: 'removed',
    paused: 'paused',
    kept: 'left running',
    left: 'left as it was found',
    'never there': 'nowhere to be found',
    'not ours': 'another one of the same name, which is left alone',
    unverified: 'not verifiably removed',
};
const longEnds = {
    gone: 'The deployment is removed, and that is verified: it costs nothing any more.',
    paused: 'The deployment is paused, and that is verified: it costs nothing while it is.',
    kept: 'The deployment is left running, as asked for.',
    left: 'The deployment was there before this step and is left as it was found.',
    'never there': 'The service never created a deployment: nothing is left.',
    'not ours': 'The name belongs to another deployment by now, which is left alone.',
    unverified: 'The deployment is not verifiably removed.',
};
function byHand({ deployment, end, expiresAt, apiUrl }) {
    const until = expiresAt === null ? 'when its duration is over' : `at ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .moment */ .n$)(Date.parse(expiresAt), true)}`;
    const cost = end === 'paused' ? 'It is not billed while it is paused.' : 'It is billed as long as it runs.';
    return [
        `<p>${cost} The service itself removes it ${until}. To remove it before that:</p>`,
        (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .pre */ .AS)(removalCommands(deployment.name, apiUrl)),
    ].join('\n');
}
/** How to delete a deployment by hand, a command a line. */
function removalCommands(name, apiUrl) {
    const body = JSON.stringify({ api_key: 'YOUR_KEY', deployment_name: name });
    return [
        `roboflow deployment delete ${name}`,
        `curl -X POST ${apiUrl.replace(/\/+$/, '')}/delete -H "Content-Type: application/json" -d '${body}'`,
    ];
}
/** Was it the endpoint or the test? Null without a log. */
function verdictOf({ log }) {
    if ('missing' in log || log.statistics.entries === 0)
        return null;
    const { problems, requests } = log.statistics;
    const { errors } = problems;
    const isWell = errors === 0 && requests.serverErrors === 0;
    const reported = errors === 0 ? 'no errors' : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(errors, 'error');
    const [worst] = problems.groups.filter(({ kind }) => kind === 'error');
    const example = worst === undefined ? '' : ` The worst: ${(0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(firstLine(worst.text))}`;
    const verdict = `${isWell ? '🟢' : '🔴'} <b>The endpoint reported ${reported}.</b>`;
    return `${verdict} ${answered(requests)}${example}`;
}
function answered({ total, probes, serverErrors }) {
    const used = total - probes.total;
    const failed = serverErrors === 0 ? 'none' : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(serverErrors);
    if (used > 0)
        return `It answered ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(used, 'request')}, ${failed} of them with 5xx.`;
    const unwell = serverErrors === 0 ? '' : `, and answered ${failed} of them with 5xx`;
    return total > 0 ? `It was sent nothing but health probes${unwell}.` : 'Its log shows no requests.';
}
function firstLine(text) {
    const line = text.split('\n', 1)[0] ?? '';
    return line.length > 200 ? `${line.slice(0, 199).toWellFormed()}…` : line;
}
const mostLines = 40;
const widestLine = 100;
function shortened(text) {
    const lines = text.slice(0, 8_000).toWellFormed().split('\n').flatMap(wrapped);
    return lines.length > mostLines ? [...lines.slice(0, mostLines), '…'] : lines;
}
/** Sentences are broken to be read without scrolling; a command stays in one line, to be copied. */
function wrapped(line) {
    if (line.length <= widestLine || line.includes('curl '))
        return [line];
    const lines = [''];
    for (const word of line.split(' ')) {
        const last = lines.at(-1) ?? '';
        if (last !== '' && last.length + word.length >= widestLine)
            lines.push(`  ${word}`);
        else
            lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    }
    return lines;
}


/***/ }),

/***/ 8725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ bidFarewell),
/* harmony export */   e: () => (/* binding */ notVerified)
/* harmony export */ });
/* harmony import */ var _report_headline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2251);
/* harmony import */ var _delete_or_pause_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9303);


/** Does what is intended with the deployment of this claim. Never throws. */
async function bidFarewell({ claim, intent }, budget, options) {
    if (intent === 'keep' || intent === 'leave') {
        options.info(intent === 'keep'
            ? tellKept(claim, options.ledger.state)
            : `Deployment "${claim.name}" is left as it was found.`);
        options.ledger.put({ ...claim, removal: 'done' });
        return { claim, intent, outcome: intent === 'keep' ? 'kept' : 'left', problem: null };
    }
    const { api, ledger, clock, random, info } = options;
    const began = clock.now();
    const act = intent === 'delete' ? _delete_or_pause_js__WEBPACK_IMPORTED_MODULE_1__/* .remove */ .T : _delete_or_pause_js__WEBPACK_IMPORTED_MODULE_1__/* .pause */ .v;
    const teardown = await act(claim, {
        api,
        clock,
        random,
        deadline: began + budget.totalMs,
        verifyMs: budget.verifyMs,
        lookUntil: lookUntil(claim, began, budget.landingMs),
        requestTimeoutMs: budget.requestTimeoutMs,
        hurry: options.signal,
        onSent: () => {
            ledger.put({ ...claim, removal: 'sent' });
        },
    });
    if (teardown.outcome === 'unverified') {
        const problem = notVerified({ claim, intent }, teardown.problem, ledger.state);
        return { claim, intent, outcome: 'unverified', problem };
    }
    ledger.put({ ...claim, removal: 'done' });
    info(tell(claim, teardown, (clock.now() - began) / 1000));
    return { claim, intent, outcome: teardown.outcome, problem: null };
}
function tellKept({ name }, { settings, expiresAt }) {
    const end = expiresAt === null ? 'when its duration is over' : `at ${expiresAt}`;
    return settings.scope === 'run'
        ? `Deployment "${name}" is left running for the other jobs of this run: the stop Action removes it, or else the service ${end}.`
        : `Deployment "${name}" is kept: the service removes it ${end}; before that: roboflow deployment delete ${name}`;
}
/** What was killed while a create was under way cannot know when it was cut off: it looks for the whole time. */
function lookUntil({ id, unconfirmedAt }, now, landingMs) {
    if (unconfirmedAt === null)
        return now;
    return id === null ? now + landingMs : Math.min(now, unconfirmedAt) + landingMs;
}
function tell({ name }, teardown, seconds) {
    const after = `${seconds.toFixed(1)} s`;
    switch (teardown.outcome) {
        case 'gone':
            return `Deployment "${name}" is gone (verified after ${after}).`;
        case 'paused':
            return `Deployment "${name}" is paused (verified after ${after}).`;
        case 'never there':
            return `No deployment "${name}" appeared within ${after}: the create that got no answer never took effect.`;
        case 'not ours':
            return `Deployment "${name}" is another one by now (id ${teardown.id}) and not this step's: left alone.`;
    }
}
/** What to tell where a deployment is not verifiably as intended: which, why, how to end it by hand, when it ends. */
function notVerified({ claim, intent }, problem, { expiresAt, apiUrl }) {
    const { name, id } = claim;
    const wanted = intent === 'pause' ? 'paused' : 'deleted';
    return [
        `Deployment "${name}" (id ${id ?? 'unknown'}) may still be running and costing money: it is not verifiably ${wanted}. Last problem: ${problem.replace(/\.?$/, '.')}`,
        'To remove it by hand, either of:',
        ...(0,_report_headline_js__WEBPACK_IMPORTED_MODULE_0__/* .removalCommands */ .V)(name, apiUrl),
        `The service itself removes it ${expiresAt === null ? 'when its duration is over' : `at ${expiresAt}`}.`,
    ].join('\n');
}


/***/ }),

/***/ 2351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   stranded: () => (/* binding */ stranded)
/* harmony export */ });
/* unused harmony export StrandedError */
/* harmony import */ var _text_error_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1898);
/* harmony import */ var _apply_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8725);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7219);
// A post step without its key: nothing can be taken away, so all that is left is to say so in full.



/** The inputs cannot be used; `message` names every deployment that is still to be taken away. */
class StrandedError extends Error {
    name = 'StrandedError';
}
/**
 * Returns what `readInputs` returns. What it throws is rethrown with the deployments it strands; under
 * `on-teardown-error: warn` that is a warning, and the return value is null.
 */
function stranded(state, job, readInputs) {
    try {
        return readInputs();
    }
    catch (cause) {
        const problem = (0,_text_error_message_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .b)(cause);
        const messages = state.claims
            .filter((claim) => claim.removal !== 'done')
            .map((claim) => ({ claim, intent: (0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .intentFor */ .W)(claim, state, '') }))
            .filter(({ intent }) => intent === 'delete' || intent === 'pause')
            .map((left) => (0,_apply_js__WEBPACK_IMPORTED_MODULE_0__/* .notVerified */ .e)(left, problem, state));
        const message = messages.length > 0 ? messages.join('\n') : problem;
        if (state.settings.onTeardownError === 'fail')
            throw new StrandedError(message, { cause });
        job.warning(message);
        return null;
    }
}


/***/ }),

/***/ 7219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ intentFor)
/* harmony export */ });
/**
 * The intent for one claim. `jobStatus` is the runner's word at the time of the post step (`success`, `failure`,
 * `cancelled`). What was not created here is put back as it was found; a shared one is not put to sleep under others.
 */
function intentFor(claim, { outcome, settings, claims }, jobStatus) {
    if (claim.origin === 'found')
        return claim.wasPaused && settings.scope === 'step' ? 'pause' : 'leave';
    if (claim !== claims.at(-1))
        return 'delete';
    if (outcome === 'ready')
        return jobStatus === 'failure' ? settings.teardownOnFailure : settings.teardown;
    // It never became ready: `keep` is for an endpoint that works. A cancelled job may share it with running ones.
    return settings.scope === 'run' && outcome !== 'failed' ? settings.teardown : 'delete';
}


/***/ })

};
