export const id = 937;
export const ids = [937];
export const modules = {

/***/ 7350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}


/***/ }),

/***/ 7227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ removalCommands)
/* harmony export */ });
function removalCommands(name, apiUrl) {
    const body = JSON.stringify({ api_key: 'YOUR_KEY', deployment_name: name });
    return [
        `roboflow deployment delete ${name}`,
        `curl -X POST ${apiUrl.replace(/\/+$/, '')}/delete -H "Content-Type: application/json" -d '${body}'`,
    ];
}


/***/ }),

/***/ 3896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gs: () => (/* binding */ logOf),
/* harmony export */   cd: () => (/* binding */ showsUse),
/* harmony export */   cp: () => (/* binding */ readDeploymentLog),
/* harmony export */   w$: () => (/* binding */ lastLines)
/* harmony export */ });
/* harmony import */ var _text_error_message_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1898);
/* harmony import */ var _collect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8589);
/* harmony import */ var _entries_payload_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4983);
/* harmony import */ var _statistics_requests_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1381);
/* harmony import */ var _statistics_statistics_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3272);





const attempts = 3;
const leastKept = 10;
function logOf({ marks, settings, }) {
    return {
        from: marks.begunAt,
        newestEntries: settings.summaryLogEntries,
        ownUntil: marks.readyAt ?? Number.POSITIVE_INFINITY,
    };
}
async function readDeploymentLog({ id, name }, { context, from, newestEntries, ownUntil, budgetMs }) {
    if (id === null)
        return null;
    const { api, clock, job, redact, signal } = context;
    const deadline = clock.now() + budgetMs;
    try {
        const statistics = (0,_statistics_statistics_js__WEBPACK_IMPORTED_MODULE_3__/* .createLogStatistics */ .W)({
            newest: Math.max(leastKept, newestEntries),
            read: (0,_entries_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .createPayloadReader */ .W)(redact),
            ...(ownUntil === undefined ? {} : { ownUntil }),
        });
        const collected = await (0,_collect_js__WEBPACK_IMPORTED_MODULE_0__/* .collectLog */ .x)({
            fetchLog: (query, halt) => api.getLog(name, query, { attempts, deadline, signal: halt }),
            sink: statistics.add,
            clock,
            from,
            deadline,
            signal,
        });
        return { statistics: statistics.result(), collected };
    }
    catch (error) {
        job.warning(`The log could not be read: ${(0,_text_error_message_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .b)(error)}`);
        return null;
    }
}
function showsUse(log) {
    if (log === null)
        return false;
    const { kinds, own } = log.statistics.requests;
    return [...kinds, ...own.kinds].some((kind) => (0,_statistics_requests_js__WEBPACK_IMPORTED_MODULE_2__/* .countOf */ .p)(kind, 2) > 0);
}
function lastLines({ statistics }, most) {
    const lines = statistics.newest.flatMap(({ text }) => text.split('\n')).slice(-most);
    return lines.length === 0 ? [] : ['The log said last:', ...lines.map((line) => `  ${line}`)];
}


/***/ }),

/***/ 9337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Bg: () => (/* binding */ resultOf),
  q0: () => (/* binding */ writeRefusedStart),
  Sy: () => (/* binding */ writeSummary)
});

// UNUSED EXPORTS: summaryDataOf

// EXTERNAL MODULE: ./build/text/error-message.js
var error_message = __webpack_require__(1898);
// EXTERNAL MODULE: ./build/text/format.js
var format = __webpack_require__(3387);
// EXTERNAL MODULE: ./build/text/html.js
var html = __webpack_require__(1961);
;// CONCATENATED MODULE: ./build/report/answers.js


function answers({ statistics, collected }, context) {
    if (statistics.entries === 0)
        return collected.leftOut.length > 0 ? '' : 'The log is empty.';
    const { requests } = statistics;
    const { findings } = context;
    const sentences = [
        answered(requests, context),
        times(requests.latency),
        coldStarts(requests),
        others(findings),
    ];
    return sentences.filter((sentence) => sentence !== '').join(' ');
}
function answered({ probes }, { findings, url, isAcquitted }) {
    const { sent, refusedCount, showsRequests } = findings;
    const failedCount = findings.failedCount - findings.probesFailed;
    if (sent === 0)
        return sentNothing(showsRequests ? probes.total : null, url);
    const bad = [
        refusedCount > 0 ? `${(0,format/* grouped */.zD)(refusedCount)} with 4xx` : '',
        failedCount > 0 ? `${(0,format/* grouped */.zD)(failedCount)} with 5xx` : '',
    ].filter((part) => part !== '');
    if (failedCount === sent || refusedCount === sent) {
        return `It answered ${(0,format/* counted */.hS)(sent, 'request')}, ${sent === 1 ? 'with' : 'all with'} ${failedCount > 0 ? '5xx' : '4xx'}.`;
    }
    if (bad.length > 0)
        return `It answered ${(0,format/* counted */.hS)(sent, 'request')}, ${bad.join(' and ')}.`;
    if (!isAcquitted)
        return `It answered ${(0,format/* counted */.hS)(sent, 'request')}.`;
    const none = sent === 1 ? 'Its only answer was not' : `None of its ${(0,format/* grouped */.zD)(sent)} answers was`;
    return `${none} 4xx or 5xx, and it was there to the end.`;
}
function sentNothing(probes, url) {
    const only = probes === null || probes === 0 ? '' : ` but ${(0,format/* counted */.hS)(probes, 'health probe')}`;
    const seen = probes === null ? 'Its log shows no requests.' : `It was sent nothing${only}.`;
    return url === null ? seen : `${seen} Its address was ${(0,html/* code */.aY)(url)}: did the test use that one?`;
}
function times(measured) {
    if (measured === null || measured.count === 0)
        return '';
    const { p50, p95, max } = measured;
    return `Half of them took up to ${(0,format/* latency */.ZK)(p50)}, 95\u00a0% up to ${(0,format/* latency */.ZK)(p95)}, the longest ${(0,format/* latency */.ZK)(max)}.`;
}
function coldStarts({ coldStarts: { count, seconds } }) {
    if (count === 0)
        return '';
    const took = seconds === null ? '' : `, which took ${(0,format/* duration */.p0)(seconds * 1000)} in all`;
    return `${(0,format/* counted */.hS)(count, 'request')} had to wait for a model to be loaded${took}.`;
}
function others({ earlyErrors, errorCount }) {
    const early = earlyErrors.reduce((sum, { count }) => sum + count, 0);
    if (early === 0)
        return '';
    const more = errorCount > 0 ? ' more' : '';
    return `${(0,format/* counted */.hS)(early, 'error')}${more} in its log ${early === 1 ? 'is' : 'are'} from before it was ready.`;
}

;// CONCATENATED MODULE: ./build/report/evidence-items.js


const longestMessage = 400;
const longestStack = 6_000;
const mostReasons = 3;
function requestItem(kind, context) {
    const { by, method, pattern, model, status, count } = kind;
    const path = model === null ? pattern : pattern.replace(/\{\w+\}\/\{\w+\}/, () => model);
    const of = model === null || path.includes(model) ? '' : ` ${(0,html/* code */.aY)(model)}`;
    const whose = by === 'probe' ? ' (health probe)' : '';
    const head = `<b>${(0,format/* grouped */.zD)(count)}× ${status}</b> ${(0,html/* code */.aY)(`${method} ${path}`)}${of}${whose}, ${span(kind, context)}`;
    const reasons = kind.reasons.slice(0, mostReasons).map((reason) => ({
        ...reason,
        problem: context.problems.find(({ title }) => title === reason.text),
    }));
    const lines = reasons.map(({ text, count: times, isCertain, problem }) => {
        const often = times === count ? '' : `${(0,format/* grouped */.zD)(times)}× `;
        const stack = problem === undefined || context.shown.has(problem) ? '' : stackOf(problem);
        return `${often}${isCertain ? '' : 'probably because of '}${message(text)}${stack}`;
    });
    return {
        html: `<li>${[head, ...lines].join('<br>').replaceAll('</details><br>', '</details>')}</li>`,
        tells: reasons.flatMap(({ problem }) => problem ?? []),
    };
}
function errorItem(problem, context) {
    const { count, severity, title, exception } = problem;
    const what = exception === null ? severity : 'exception';
    const head = `<b>${(0,format/* grouped */.zD)(count)}× ${what}</b>, ${span(problem, context)}`;
    return { html: `<li>${head}<br>${message(title)}${stackOf(problem)}</li>`, tells: [problem] };
}
function modelItem(failure, context) {
    const { model, cause, count } = failure;
    const which = model === null ? 'a model' : (0,html/* code */.aY)(model);
    const head = `<b>${(0,format/* grouped */.zD)(count)}×</b> ${which}, ${span(failure, context)}`;
    return { html: `<li>${head}<br>${message(cause)}</li>`, tells: [] };
}
function span({ first, last }, { withDate }) {
    const [start, end] = [(0,format/* moment */.n$)(first / 1000, withDate), (0,format/* moment */.n$)(last / 1000, withDate)];
    return start === end ? start : `${start.replace(' UTC', '')} to ${end}`;
}
function message(text) {
    return (0,html/* code */.aY)((0,format/* cutInMiddle */.zz)(text, longestMessage));
}
function stackOf({ exception, text }) {
    const lines = text.split('\n').slice(1);
    if (lines.length === 0)
        return '';
    const stack = (0,format/* cutInMiddle */.zz)(lines.join('\n'), longestStack).split('\n');
    return `\n<details>\n<summary>${briefly(exception)}</summary>\n<pre>${(0,html/* preLines */.zf)(stack)}</pre>\n</details>`;
}
function briefly(exception) {
    if (exception === null)
        return 'the rest of it';
    const [frame] = exception.frames;
    const root = exception.causes.at(-1);
    const parts = [
        frame === undefined ? '' : `in ${(0,html/* code */.aY)(place(frame))}`,
        root === undefined ? '' : `because of ${(0,html/* code */.aY)((0,format/* cutInMiddle */.zz)(`${root.type}: ${root.message}`, 160))}`,
    ].filter((part) => part !== '');
    return parts.length === 0 ? 'the rest of it' : parts.join(', ');
}
function place({ file, line, function: name }) {
    const end = file.split(/[\\/]/).at(-1) ?? '';
    return `${name}, ${end}${line === null ? '' : `:${line}`}`;
}

// EXTERNAL MODULE: ./build/logs/entries/severity.js
var entries_severity = __webpack_require__(1982);
;// CONCATENATED MODULE: ./build/report/findings.js

function findingsOf({ statistics, collected }, readyAt) {
    const { problems, requests } = statistics;
    const readyMicros = readyAt === null ? Number.NEGATIVE_INFINITY : (readyAt + collected.serviceAhead) * 1000;
    const all = problems.groups.filter(({ kind }) => kind === 'error');
    const isEarly = ({ last }) => last <= readyMicros;
    const earlyErrors = all.filter((group) => !group.isCallers && isEarly(group));
    const errors = all.filter((group) => !group.isCallers && !isEarly(group));
    const errorCount = Math.max(0, problems.errors - problems.callerErrors - sum(earlyErrors));
    const exceptionCount = unexplaining(errors.filter(({ exception }) => exception !== null));
    return {
        ...requestFindings(requests, isEarly),
        errors,
        errorCount,
        exceptionCount,
        otherErrorCount: Math.max(0, errorCount - sum(errors) + unexplaining(errors) - exceptionCount),
        hasFatalErrors: errors.some(isFatal),
        callersErrors: all.filter(({ isCallers }) => isCallers),
        earlyErrors,
        warnings: problems.groups.filter(({ kind }) => kind === 'warning'),
        modelFailures: problems.modelFailures,
    };
}
function requestFindings({ kinds, otherKinds, total, failing, clientErrors, serverErrors }, isEarly) {
    const against = failing.filter((kind) => kind.status >= 500 && speaksAgainstEndpoint(kind));
    const probes = against.filter(({ by }) => by === 'probe');
    const early = probes.filter(isEarly);
    return {
        sent: kinds.reduce((count, kind) => count + kind.total, otherKinds),
        showsRequests: total > 0,
        failed: against.filter((kind) => !early.includes(kind)),
        failedCount: serverErrors - sum(early),
        probesFailed: sum(probes) - sum(early),
        refused: failing.filter(({ by, status }) => by === 'user' && status < 500),
        refusedCount: clientErrors,
    };
}
function speaksAgainstEndpoint({ by, pattern }) {
    return by !== 'action' && pattern !== '/readiness';
}
function isFatal({ exception, severity }) {
    return exception !== null || (0,entries_severity/* rankOf */.IQ)(severity) >= (0,entries_severity/* rankOf */.IQ)('CRITICAL');
}
function unexplaining(problems) {
    const failed = ({ statuses }) => [...statuses].reduce((total, [status, times]) => (status >= 500 ? total + times : total), 0);
    return problems.reduce((total, problem) => total + Math.max(0, problem.count - failed(problem)), 0);
}
function sum(kinds) {
    return kinds.reduce((total, { count }) => total + count, 0);
}
function isOneDay({ first, last }) {
    const day = (micros) => Math.floor((micros ?? 0) / 86_400_000_000);
    return day(first) === day(last);
}

// EXTERNAL MODULE: ./build/logs/gaps.js
var gaps = __webpack_require__(381);
;// CONCATENATED MODULE: ./build/report/gaps-list.js



const mostWindows = 5;
function leftOutList(leftOut, entries) {
    if (leftOut.length === 0)
        return '';
    const items = leftOut.slice(0, mostWindows).map(sentence);
    const hidden = leftOut.length - items.length;
    if (hidden > 0)
        items.push(`<li>and ${(0,format/* counted */.hS)(hidden, 'more stretch', 'more stretches')} of time.</li>`);
    const title = entries === 0 ? 'Nothing of the log could be read.' : 'The log is not complete.';
    return `<p>⚠️ <b>${title}</b> Missing:</p>\n<ul>\n${items.join('\n')}\n</ul>`;
}
function sentence({ from, to, reason, detail }) {
    const said = detail === null ? '' : `: ${(0,html/* code */.aY)(detail)}`;
    return `<li>${stretch(from, to)}: ${gaps/* leftOutReasons */.H[reason]}${said}</li>`;
}
function stretch(from, to) {
    const [start, end] = [(0,format/* moment */.n$)(from / 1000, true), (0,format/* moment */.n$)(to / 1000, true)];
    if (start === end)
        return `around ${start}`;
    const day = start.slice(0, 11);
    return `${start.replace(' UTC', '')} to ${end.startsWith(day) ? end.slice(day.length) : end}`;
}

// EXTERNAL MODULE: ./build/report/size-limit.js
var size_limit = __webpack_require__(2656);
// EXTERNAL MODULE: ./build/text/sanitize.js + 1 modules
var sanitize = __webpack_require__(471);
;// CONCATENATED MODULE: ./build/report/verdict.js



const notRemoved = 'Endpoint may still be running and costing money';
function verdictOf(facts) {
    const { proof, ...judgement } = judge(facts);
    const { title, why, level } = judgement;
    const reasons = [why, proof].filter((text) => text !== null).map((text) => (0,sanitize/* excerpt */.Kb)(text, 300));
    const annotation = level === null ? null : [title, ...reasons].join(': ');
    if (facts.end !== 'unverified')
        return { ...judgement, annotation };
    return { title: notRemoved, why: null, light: 'red', annotation, level };
}
function blameOf(facts) {
    return judge(facts);
}
function judge(facts) {
    const { log, marks } = facts;
    const findings = 'missing' in log ? null : findingsOf(log, facts.start === 'ready' ? marks.readyAt : null);
    const given = { ...facts, findings };
    for (const rule of rules) {
        const judgement = rule(given);
        if (judgement !== null)
            return judgement;
    }
    return healthy(given);
}
const rules = [
    notStarted,
    notThere,
    failed,
    unread,
    refused,
    troubled,
    uncertain,
    unused,
];
function notStarted(given) {
    const { start, findings } = given;
    if (start === 'ready' || start === 'none')
        return null;
    if (start === 'cancelled')
        return silent('Start of the endpoint was cancelled');
    if (start === 'killed')
        return silent('Step was killed while the endpoint was starting');
    const common = { light: 'red', level: 'error', proof: null };
    const isLeft = given.end === 'kept' || given.end === 'left';
    const title = isLeft ? 'This job could not use the endpoint' : 'Endpoint did not start';
    const model = brokenModel(given);
    if (model !== null)
        return { ...common, title: `${title}, as a model cannot be loaded`, ...model };
    const [worst] = given.marks.endpointAt === null ? (findings?.errors ?? []) : [];
    const why = worst?.title ?? firstSentence(given.error);
    return { title, why, ...common };
}
function brokenModel({ brokenModel: told, findings }) {
    if (told !== null)
        return { why: told.id, proof: told.said };
    const [logged] = findings?.modelFailures ?? [];
    if (logged === undefined)
        return null;
    const { model, cause } = logged;
    return model === null ? { why: cause, proof: null } : { why: model, proof: cause };
}
function firstSentence(text) {
    const [whole = ''] = text?.split('\n', 1) ?? [];
    const line = whole.replace(/^Could not [a-z ]{1,40}"[^"]{1,80}": (?=\S)/, '');
    return line === '' ? null : (/^.{15,}?\.(?=\s)/.exec(line)?.[0] ?? line);
}
function silent(title) {
    return { title, why: null, proof: null, light: 'grey', level: null };
}
const absences = {
    expired: 'gone before the job ended: its duration was over',
    gone: 'gone before the job ended: deleted from outside this job',
    'gone or expired': 'gone before the job ended: its duration was over, or it was deleted from outside this job',
    paused: 'paused before the job ended, from outside this job',
};
function notThere({ foundAtEnd, end, expiresAt, findings }) {
    const found = end === 'not ours' && foundAtEnd === 'unknown' ? 'gone' : foundAtEnd;
    if (found === 'alive' || found === 'unknown')
        return null;
    const absence = found === 'gone' && expiresAt === null ? 'gone or expired' : found;
    const [before = null] = findings === null ? [] : failures(findings);
    return {
        title: `Endpoint was ${absences[absence]}${before === null ? '' : `; before that ${before}`}`,
        why: null,
        proof: null,
        light: 'red',
        level: 'warning',
    };
}
function failed(given) {
    const { findings } = given;
    if (findings === null)
        return null;
    const parts = failures(findings);
    const [worst] = parts;
    if (worst === undefined)
        return null;
    const model = brokenModel(given);
    if (model !== null) {
        const title = `Endpoint failed: ${worst}, as a model cannot be loaded`;
        return { title, ...model, light: 'red', level: 'warning' };
    }
    const proof = findings.errors[0]?.title ?? requestOf(findings.failed[0]);
    return { title: `Endpoint failed: ${parts.join(', ')}`, why: null, proof, light: 'red', level: 'warning' };
}
function failures(findings) {
    const { failed, sent, failedCount, probesFailed, exceptionCount, otherErrorCount: others } = findings;
    if (failedCount === 0 && !findings.hasFatalErrors)
        return [];
    const users = failedCount - probesFailed;
    const ofUsers = failed.filter(({ by }) => by === 'user');
    const parts = [
        users > 0 ? `${ofAll(users, sent)} got ${classOf(ofUsers)}` : '',
        probesFailed > 0 ? `${(0,format/* counted */.hS)(probesFailed, 'health probe')} got 5xx` : '',
        exceptionCount > 0 ? (0,format/* counted */.hS)(exceptionCount, 'exception') : '',
        others > 0 ? (0,format/* counted */.hS)(others, exceptionCount > 0 ? 'other error' : 'error') : '',
    ];
    return parts.filter((part) => part !== '');
}
function unread({ log, jobResult }) {
    const isEmpty = 'statistics' in log && log.statistics.entries === 0;
    if (!('missing' in log || isEmpty))
        return null;
    const wasRead = 'collected' in log && log.collected.leftOut.length === 0;
    const title = wasRead
        ? "No verdict: the endpoint's log is empty"
        : "No verdict: the endpoint's log could not be read";
    return doubtful(title, jobResult);
}
function refused({ findings, log, jobResult }) {
    if (findings === null || findings.refused.length === 0)
        return null;
    const { refused, refusedCount, sent } = findings;
    const isAboutKey = refused.every(({ status }) => status === 401 || status === 403);
    const part = isIncomplete(log) ? ', as far as its log could be read' : '';
    return {
        title: `Requests were refused: ${ofAll(refusedCount, sent)} got ${byStatus(refused)}${part}; look at ${isAboutKey ? 'the API key that the test sent' : 'what the test sent'}`,
        why: null,
        proof: requestOf(refused[0]),
        light: 'yellow',
        level: jobResult === 'success' ? 'notice' : 'warning',
    };
}
function troubled({ findings, jobResult }) {
    if (findings === null || findings.errorCount === 0)
        return null;
    const { errorCount, errors, sent } = findings;
    const title = `Endpoint logged ${(0,format/* counted */.hS)(errorCount, 'error')}, though ${sent > 0 ? 'no request failed' : 'nothing was sent to it'}: look at both`;
    const proof = errors[0]?.title ?? null;
    return { title, why: null, proof, light: 'yellow', level: jobResult === 'success' ? 'notice' : 'warning' };
}
function uncertain({ log, foundAtEnd, jobResult }) {
    if (isIncomplete(log))
        return doubtful("No failure seen, but the endpoint's log is not complete", jobResult);
    if (foundAtEnd !== 'unknown')
        return null;
    return doubtful('No failure seen, but nobody knows whether the endpoint was there to the end', jobResult);
}
function unused({ findings, jobResult }) {
    if (findings === null || findings.sent > 0)
        return null;
    const title = findings.showsRequests
        ? 'Endpoint healthy, but nothing was sent to it: look at the test'
        : "Endpoint's log shows no request: look whether the test reached it";
    const level = jobResult === 'success' ? 'notice' : 'warning';
    return { title, why: null, proof: null, light: 'yellow', level };
}
function healthy({ findings, jobResult }) {
    const answered = `answered all ${(0,format/* counted */.hS)(findings?.sent ?? 0, 'request')}`;
    const titles = {
        failure: 'Endpoint healthy: look at the test',
        success: `Endpoint healthy: ${answered}`,
        cancelled: `Endpoint healthy: ${answered}`,
    };
    const title = jobResult === null
        ? `Endpoint healthy: ${answered}; if a test failed, look at the test`
        : titles[jobResult];
    return { title, why: null, proof: null, light: 'green', level: jobResult === 'failure' ? 'notice' : null };
}
function doubtful(title, jobResult) {
    const level = jobResult === 'failure' ? 'warning' : null;
    return { title, why: null, proof: null, light: 'grey', level };
}
function isIncomplete(log) {
    return 'missing' in log || log.collected.leftOut.length > 0;
}
function ofAll(count, all) {
    return all > count ? `${(0,format/* grouped */.zD)(count)} of ${(0,format/* counted */.hS)(all, 'request')}` : (0,format/* counted */.hS)(count, 'request');
}
function classOf(requests) {
    const [first, ...others] = new Set(requests.map(({ status }) => status));
    return first === undefined || others.length > 0 ? '5xx' : String(first);
}
function byStatus(requests) {
    const counts = new Map();
    for (const { status, count } of requests)
        counts.set(status, (counts.get(status) ?? 0) + count);
    const [first = 0] = counts.keys();
    if (counts.size === 1)
        return String(first);
    const sorted = [...counts].sort(([, one], [, other]) => other - one);
    return sorted.map(([status, count]) => `${status} (${(0,format/* grouped */.zD)(count)})`).join(', ');
}
function requestOf(request) {
    return request === undefined ? null : `${request.method} ${request.pattern}`;
}

;// CONCATENATED MODULE: ./build/report/evidence.js








const mostItems = 6;
function evidence(data, budget) {
    const { log, start, marks } = data;
    const shown = new Set();
    if ('missing' in log)
        return { html: `<p>The log is not shown: ${(0,html/* escapeHtml */.ZD)(log.missing)}.</p>`, shown };
    const findings = findingsOf(log, start === 'ready' ? marks.readyAt : null);
    const context = { withDate: !isOneDay(log.statistics), problems: log.statistics.problems.groups, shown };
    const list = (title, kinds, itemOf) => {
        const items = kinds.slice(0, mostItems).map((kind) => itemOf(kind, context));
        const fitting = (0,size_limit/* within */.ux)(items.map(({ html }) => html), budget / 4).shown;
        for (const { tells } of items.slice(0, fitting.length))
            for (const problem of tells)
                shown.add(problem);
        return listed(title, fitting, kinds.length - fitting.length);
    };
    const parts = [
        leftOutList(log.collected.leftOut, log.statistics.entries),
        list('Models that cannot be loaded', untold(findings, data.error), modelItem),
        list('Failed', findings.failed, requestItem),
        list('Errors in its log', findings.errors.filter((problem) => !shown.has(problem) && !isTold(problem.title, data.error)), errorItem),
        list('Refused', findings.refused, requestItem),
        answersOf(data, log, findings),
    ];
    return { html: parts.filter((part) => part !== '').join('\n\n'), shown };
}
function answersOf(data, log, findings) {
    if (data.start === 'failed' && findings.sent === 0 && log.statistics.entries > 0)
        return '';
    const url = data.endpoint?.url ?? null;
    const text = answers(log, { findings, url, isAcquitted: verdictOf(data).light === 'green' });
    return text === '' ? '' : `<p>${text}</p>`;
}
function untold({ modelFailures, failed }, error) {
    const told = [error, ...failed.flatMap(({ reasons }) => reasons.map(({ text }) => text))];
    return modelFailures.filter(({ cause }) => !told.some((text) => isTold(cause, text)));
}
function isTold(message, text) {
    const end = message.replace(/[.\s]+$/, '').slice(-80);
    return end.length >= 40 && text !== null && text.includes(end);
}
function listed(title, items, left) {
    if (items.length + left === 0)
        return '';
    const rest = left === 0 ? [] : [`<li>and ${(0,format/* counted */.hS)(left, 'other kind')}, further down</li>`];
    return `<p><b>${title}</b></p>\n<ul>\n${[...items, ...rest].join('\n')}\n</ul>`;
}

;// CONCATENATED MODULE: ./build/report/billing.js

const creditsPerHour = { gpu: 1, cpu: 0.25 };
const ratesPage = 'https://docs.roboflow.com/deploy/dedicated-deployments';
function estimate(machineType, from, to) {
    const minutes = Math.max(1, Math.ceil((to - from) / 60_000));
    const type = machineType.toLowerCase();
    const kind = type.includes('gpu') ? 'gpu' : type.includes('cpu') ? 'cpu' : null;
    return { minutes, kind, credits: kind === null ? null : (minutes / 60) * creditsPerHour[kind] };
}
function billingFact(data) {
    const { deployment, endpoint, marks, end, foundAtEnd } = data;
    const from = marks.acceptedAt ?? marks.createSentAt;
    if (deployment.origin === 'found' || endpoint === null || from === null)
        return null;
    if (end === 'not found')
        return null;
    const { minutes, credits, kind } = estimate(endpoint.machineType, from, billedUntil(data));
    const soFar = end === 'kept' || end === 'unverified' ? ' so far' : '';
    const atMost = foundAtEnd === 'gone' || foundAtEnd === 'paused' ? 'at most ' : '';
    const time = `${atMost}${(0,format/* counted */.hS)(minutes, 'minute')}${soFar}`;
    if (credits === null || kind === null) {
        return `${time}; no estimate of credits, for the machine type says neither GPU nor CPU`;
    }
    const rate = (0,format/* counted */.hS)(creditsPerHour[kind], 'credit').replace(/^0 /, `${creditsPerHour[kind]} `);
    return `${time}, ${amount(credits)} (estimate: <a href="${ratesPage}">${kind.toUpperCase()} ${rate} an hour</a>, by the minute)`;
}
function billedUntil({ foundAtEnd, expiresAt, marks }) {
    const isOver = foundAtEnd === 'expired' && expiresAt !== null;
    return isOver ? Math.min(Date.parse(expiresAt), marks.endedAt) : marks.endedAt;
}
function amount(credits) {
    if (credits < 0.01)
        return 'less than 0.01 credits';
    const rounded = credits.toFixed(2).replace(/\.?0+$/, '');
    return rounded === '1' ? 'about 1 credit' : `about ${rounded} credits`;
}

;// CONCATENATED MODULE: ./build/report/folded.js
function folded(summary, body) {
    return body === '' ? '' : `<details>\n<summary>${summary}</summary>\n${body}\n</details>`;
}

// EXTERNAL MODULE: ./build/report/table.js
var table = __webpack_require__(1799);
;// CONCATENATED MODULE: ./build/report/facts.js





function factsTable(data) {
    const { deployment, endpoint, models, end, expiresAt } = data;
    const rows = [];
    if (endpoint !== null) {
        rows.push(['Endpoint', (0,html/* code */.aY)(endpoint.url)]);
        rows.push(['Machine type', machine(data, endpoint.machineType)]);
        rows.push(['Inference version', (0,html/* code */.aY)(endpoint.inferenceVersion)]);
        if (endpoint.numReplicas > 1)
            rows.push(['Replicas', (0,format/* grouped */.zD)(endpoint.numReplicas)]);
    }
    rows.push(['Deployment', deploymentFact(deployment)]);
    if (models.length > 0)
        rows.push(['Models preloaded', models.map(modelFact).join('<br>')]);
    const billing = billingFact(data);
    if (billing !== null)
        rows.push(['Billed', billing]);
    const isAlive = end === 'kept' || end === 'paused' || end === 'unverified';
    if (isAlive && expiresAt !== null)
        rows.push(['Removed by the service', (0,format/* moment */.n$)(Date.parse(expiresAt), true)]);
    return folded('Endpoint: machine, version, cost', (0,table/* facts */.I)(rows));
}
function machine({ fallbacks }, machineType) {
    const tried = fallbacks.map((fallback) => `<br>${(0,html/* code */.aY)(fallback.machineType)} was not to be had: ${(0,html/* code */.aY)(fallback.reason.slice(0, 300))}`);
    return `${(0,html/* code */.aY)(machineType)}${tried.join('')}`;
}
function deploymentFact({ name, id, origin }) {
    const known = id === null ? '' : ` (id ${(0,html/* code */.aY)(id)})`;
    return `${(0,html/* code */.aY)(name)}${known}${origin === 'found' ? ', was there before this step' : ''}`;
}
function modelFact({ id, seconds }) {
    return `${(0,html/* code */.aY)(id)} in ${(0,format/* duration */.p0)(seconds * 1000)}`;
}

;// CONCATENATED MODULE: ./build/report/prose.js


const mostLines = 30;
const mostChars = 8_000;
const longestLine = 480;
function prose(text) {
    const lines = text
        .slice(0, mostChars)
        .toWellFormed()
        .split('\n')
        .filter((line) => line.trim() !== '');
    const shown = lines.slice(0, mostLines);
    if (lines.length > mostLines)
        shown.push('…');
    return runsOf(shown)
        .map(({ isCommand, lines }) => (isCommand ? (0,html/* pre */.AS)(lines) : paragraph(lines)))
        .join('\n');
}
function paragraph(lines) {
    const parts = lines.flatMap((line) => sentencesOf(line.trim()));
    return `<p>${parts.map((part) => (0,html/* code */.aY)((0,format/* cutInMiddle */.zz)(part, longestLine))).join('<br>')}</p>`;
}
function sentencesOf(line) {
    return line.length <= longestLine ? [line] : line.split(/(?<=\.) (?=[A-Z])/);
}
function runsOf(lines) {
    const runs = [];
    for (const line of lines) {
        const isCommand = /^\s*(?:curl|roboflow) /.test(line);
        const last = runs.at(-1);
        if (last?.isCommand === isCommand)
            last.lines.push(line);
        else
            runs.push({ isCommand, lines: [line] });
    }
    return runs;
}

;// CONCATENATED MODULE: ./build/report/headline.js




const icons = { green: '🟢', yellow: '🟡', red: '🔴', grey: '⚪' };
const results = {
    success: 'job\u00a0succeeded',
    failure: 'job\u00a0failed',
    cancelled: 'job\u00a0cancelled',
};
const nobodyKnows = '<p>Whether it was the endpoint or the test cannot be told from this: look at what the test got as answers.</p>';
const longestReason = 150;
function headline(data) {
    const { error, problem, jobResult } = data;
    const verdict = verdictOf(data);
    const result = jobResult === null ? '' : ` ·\u00a0${results[jobResult]}`;
    const parts = [`<h2>${icons[verdict.light]} ${worded(verdict)}${result}</h2>`];
    if (problem !== null)
        parts.push(prose(problem));
    if (data.end === 'unverified')
        parts.push(`<p><b>${worded(blameOf(data))}.</b></p>`);
    if (verdict.light === 'grey' && data.start === 'ready' && jobResult === 'failure')
        parts.push(nobodyKnows);
    const rest = error === null ? '' : beyond(error, verdict.why);
    if (rest !== '')
        parts.push(prose(rest));
    return parts.join('\n\n');
}
function beyond(error, why) {
    if (why === null || why.length > longestReason)
        return error;
    const [first = ''] = error.split('\n', 1);
    const at = first.indexOf(why);
    const rest = error.slice(at + why.length);
    const isSentence = why.endsWith('.') || first.endsWith(why);
    return at >= 0 && isSentence && /^(?:\s|$)/.test(rest) ? rest.trim() : error;
}
function worded({ title, why }) {
    return why === null ? title : `${title}: ${(0,html/* code */.aY)((0,format/* cutInMiddle */.zz)(why, longestReason))}`;
}

;// CONCATENATED MODULE: ./build/report/log-lines.js



const log_lines_mostLines = 40;
const log_lines_mostChars = 4_000;
function entryBlock({ micros, severity, text }, withDate) {
    return block(`${timeOf(micros, withDate)} ${severity.padEnd(8)}`, (0,entries_severity/* withoutSeverity */.aQ)(text, severity));
}
function problemBlock({ count, severity, first, text }, withDate) {
    const lead = `${`${(0,format/* grouped */.zD)(count)}×`.padStart(5)} ${severity.padEnd(8)} ${timeOf(first, withDate)}`;
    return block(lead, (0,entries_severity/* withoutSeverity */.aQ)(text, severity));
}
function block(lead, text) {
    const [first = '', ...others] = shortened(text);
    const indent = ' '.repeat(4);
    return (0,html/* preLines */.zf)([`${lead} ${first}`, ...others.map((line) => indent + line)]);
}
function shortened(text) {
    const lines = text.slice(0, log_lines_mostChars).toWellFormed().split('\n');
    const hiddenLines = Math.max(0, lines.length - log_lines_mostLines);
    const shown = hiddenLines === 0 ? lines : lines.slice(0, log_lines_mostLines);
    if (text.length > log_lines_mostChars)
        shown.push(`… (${(0,format/* grouped */.zD)(text.length - log_lines_mostChars)} more characters)`);
    else if (hiddenLines > 0)
        shown.push(`… (${(0,format/* grouped */.zD)(hiddenLines)} more lines)`);
    return shown;
}
function timeOf(micros, withDate) {
    const ms = Math.floor(micros / 1000);
    if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15)
        return 'unknown time';
    const iso = new Date(ms).toISOString();
    return withDate ? iso.slice(0, -1).replace('T', ' ') : iso.slice(11, -1);
}

;// CONCATENATED MODULE: ./build/report/log-section.js






const frameBytes = 2_000;
const openLines = 12;
function logSection({ log, start }, shown, budget) {
    if ('missing' in log || log.statistics.entries === 0)
        return '';
    const { statistics } = log;
    const rest = budget - frameBytes;
    const problems = problemsPart(statistics, shown, rest * 0.6);
    const isOpen = start === 'failed' && statistics.problems.errors === 0;
    const newest = newestPart(statistics, rest - (0,size_limit/* bytesOf */.$$)(problems), isOpen);
    return [problems, newest].filter((part) => part !== '').join('\n\n');
}
function problemsPart({ problems, ...log }, shownAbove, budget) {
    const groups = problems.groups.filter((group) => !shownAbove.has(group));
    const { notGrouped } = problems;
    const total = log_section_sum(groups) + notGrouped.errors + notGrouped.warnings;
    if (total === 0)
        return '';
    const withDate = !isOneDay(log);
    const blocks = groups.map((group) => problemBlock(group, withDate));
    const { shown, left } = (0,size_limit/* within */.ux)(blocks, budget);
    const hidden = log_section_sum(groups.slice(groups.length - left)) + notGrouped.errors + notGrouped.warnings;
    const note = hidden === 0 ? '' : `<p>${(0,format/* grouped */.zD)(hidden)} more of other kinds not listed.</p>\n`;
    const title = `${titleOf(groups, { isRest: shownAbove.size > 0, hasMoreErrors: notGrouped.errors > 0 })}: ${(0,format/* grouped */.zD)(total)}`;
    return folded(title, `<p>Equal ones are counted together; the time is that of the first (UTC).</p>\n${note}<pre>${shown.join('\n')}</pre>`);
}
function titleOf(groups, { isRest, hasMoreErrors }) {
    const hasErrors = hasMoreErrors || groups.some(({ kind }) => kind === 'error');
    const hasWarnings = groups.some(({ kind }) => kind === 'warning');
    const what = [hasErrors ? 'errors' : '', hasWarnings ? 'warnings' : ''].filter((word) => word !== '');
    const words = `${isRest && hasErrors ? 'other ' : ''}${what.join(' and ')}`;
    return words.charAt(0).toUpperCase() + words.slice(1);
}
function newestPart(statistics, budget, isOpen) {
    const { newest, requests } = statistics;
    if (newest.length === 0)
        return `<p>${overview(statistics)} The entries themselves are not shown, as asked for.</p>`;
    const withDate = !isOneDay(statistics);
    const blocks = newest.toReversed().map((entry) => entryBlock(entry, withDate));
    const { shown, left } = (0,size_limit/* within */.ux)(blocks, budget);
    const entries = newest
        .slice(newest.length - shown.length)
        .reduce((total, entry) => total + entry.entries, 0);
    const isAll = entries === statistics.entries;
    const which = isAll
        ? `All ${(0,format/* counted */.hS)(entries, 'entry', 'entries')} of the log`
        : `Newest ${(0,format/* grouped */.zD)(entries)} of ${(0,format/* counted */.hS)(statistics.entries, 'entry', 'entries')} of the log`;
    const notes = [
        overview(statistics),
        left === 0 ? '' : `${(0,format/* counted */.hS)(left, 'entry', 'entries')} fewer than asked for, to keep the summary small.`,
        requests.probes.total === 0 || isAll
            ? ''
            : `Health probes such as ${(0,html/* code */.aY)('GET /info')} are left out first.`,
    ].filter((note) => note !== '');
    const inOrder = shown.toReversed();
    const whole = folded(`${which}, newest last (UTC)`, `<p>${notes.join(' ')}</p>\n<pre>${inOrder.join('\n')}</pre>`);
    if (!isOpen)
        return whole;
    const lines = inOrder.flatMap((block) => block.split('\n'));
    const last = lines.slice(-openLines).join('\n');
    const open = `<p><b>The log said last</b></p>\n<pre>${last}</pre>`;
    return lines.length <= openLines ? open : `${open}\n\n${whole}`;
}
function overview(statistics) {
    const { entries, first, last, bySeverity } = statistics;
    const severities = [...bySeverity]
        .sort(([, one], [, other]) => other - one)
        .map(([severity, count]) => `${(0,format/* grouped */.zD)(count)} ${(0,html/* escapeHtml */.ZD)(severity)}`);
    const start = (0,format/* moment */.n$)((first ?? 0) / 1000, true);
    const end = (0,format/* moment */.n$)((last ?? 0) / 1000, !isOneDay(statistics));
    return `${(0,format/* counted */.hS)(entries, 'entry', 'entries')} from ${start} to ${end}: ${severities.join(', ')}.`;
}
function log_section_sum(groups) {
    return groups.reduce((total, { count }) => total + count, 0);
}

// EXTERNAL MODULE: ./build/deployment/by-hand.js
var by_hand = __webpack_require__(7227);
;// CONCATENATED MODULE: ./build/report/outcome.js



function outcome(data) {
    if (data.end === 'unverified')
        return '';
    if (isLeftForOthers(data))
        return shared(data);
    const { end, deployment, apiUrl } = data;
    const sentences = [spent(data), ends[end], cost(data)].filter((sentence) => sentence !== '');
    const text = `<p>${sentences.join(' ')}</p>`;
    if (end !== 'kept' && end !== 'paused')
        return text;
    return `${text}\n${(0,html/* pre */.AS)((0,by_hand/* removalCommands */.V)(deployment.name, apiUrl))}`;
}
function isLeftForOthers({ isShared, end }) {
    return isShared && (end === 'kept' || end === 'left');
}
function shared(data) {
    const { deployment, endpoint } = data;
    const isThere = data.foundAtEnd === 'alive' || data.foundAtEnd === 'unknown';
    const did = deployment.origin === 'found' ? 'attached to' : 'started';
    const which = (0,html/* code */.aY)(endpoint?.url ?? deployment.name);
    const whose = `<p>This job ${did} the endpoint that the jobs of this run share, ${which}: requests of all of them count here.</p>`;
    if (!isThere)
        return whose;
    return [
        whose,
        `<p>It is left running for the other jobs. The <code>stop</code> step of the run removes it and tells the rest; without one the service does, ${until(data)}.</p>`,
    ].join('\n');
}
function spent({ start, foundAtEnd, marks }) {
    const { begunAt, readyAt, usedUntilAt, teardownAt } = marks;
    if (start === 'failed')
        return `Given up after ${(0,format/* duration */.p0)(teardownAt - begunAt)}.`;
    if (readyAt === null)
        return '';
    const ready = `Ready after ${(0,format/* duration */.p0)(readyAt - begunAt)}`;
    const isKnown = usedUntilAt !== null && (foundAtEnd === 'alive' || foundAtEnd === 'unknown');
    return isKnown ? `${ready}, in use for ${(0,format/* duration */.p0)(usedUntilAt - readyAt)}.` : `${ready}.`;
}
function absence(data) {
    const text = tooEarly(data);
    return text === '' ? '' : `<p>${text}</p>`;
}
function tooEarly({ foundAtEnd, expiresAt, marks }) {
    const endedAt = (0,format/* moment */.n$)(marks.usedUntilAt ?? marks.teardownAt, true);
    if (foundAtEnd === 'expired') {
        const over = expiresAt === null ? '' : ` at ${(0,format/* moment */.n$)(Date.parse(expiresAt), true)}`;
        return `Its time was over${over}, and the job ended at ${endedAt}. Give it a longer <code>duration</code>.`;
    }
    if (foundAtEnd === 'gone') {
        const unknown = `At ${endedAt} the service knew no such deployment`;
        if (expiresAt === null) {
            return `${unknown}, and this job had not removed it. Look for what did: its <code>duration</code>, a <code>stop</code> step of this run, another workflow, a <code>sweep</code>, somebody in the workspace.`;
        }
        return `${unknown}, though its time was not over and this job had not removed it. Look for what did: another workflow, a <code>sweep</code>, somebody in the workspace.`;
    }
    if (foundAtEnd !== 'paused')
        return '';
    return `At ${endedAt} it was paused, and not by this job. The <code>dev</code> types pause by themselves after an hour without a request.`;
}
const ends = {
    gone: 'The deployment is removed; that is verified, and it costs nothing any more.',
    paused: 'The deployment is paused; that is verified.',
    kept: 'The deployment is left running, as asked for.',
    left: 'The deployment was there before this step and is left as it was found.',
    'not found': 'A create was not confirmed: whether a deployment came of it is not known.',
    'not ours': 'The name belongs to another deployment by now, which is left alone.',
    unverified: '',
};
function cost(data) {
    if (data.end === 'paused')
        return `It is not billed while it is paused. The service removes it ${until(data)}; to do so before that:`;
    if (data.end === 'kept')
        return `It is billed until the service removes it, ${until(data)}, or until somebody does:`;
    return '';
}
function until({ expiresAt }) {
    return expiresAt === null ? 'when its duration is over' : `at ${(0,format/* moment */.n$)(Date.parse(expiresAt), true)}`;
}

// EXTERNAL MODULE: ./build/logs/statistics/requests.js + 3 modules
var statistics_requests = __webpack_require__(1381);
;// CONCATENATED MODULE: ./build/report/requests-table.js





const mostRows = 20;
const mostModels = 5;
const mostStatuses = 4;
function requestsTable(requests) {
    const { kinds, probes, own } = requests;
    if (requests.total === 0)
        return '';
    const shown = kinds.slice(0, mostRows);
    const hasOthers = shown.some((kind) => (0,statistics_requests/* countOf */.p)(kind, 2) < kind.total);
    const hasTimes = shown.some((kind) => kind.latency !== null);
    const numbers = [
        'Total',
        ...(hasOthers ? ['Not 2xx'] : []),
        ...(hasTimes ? ['Half, 95 %, all within'] : []),
    ];
    const rows = shown.map((kind) => [
        (0,format/* grouped */.zD)(kind.total),
        ...(hasOthers ? [othersOf(kind)] : []),
        ...(hasTimes ? [timesOf(kind)] : []),
        requestCell(kind),
    ]);
    const body = (0,table/* table */.t)({ head: [...numbers, 'Request'], rows, numbers: [...numbers.keys()] });
    const sentences = [requests_table_beyond(requests), ownSentence(own.total), probesSentence(probes)].filter((sentence) => sentence !== '');
    const notes = sentences.length === 0 ? '' : `<p>${sentences.join(' ')}</p>`;
    const sent = kinds.reduce((sum, { total }) => sum + total, requests.otherKinds);
    return folded(`Requests: ${(0,format/* grouped */.zD)(sent)}`, [body, notes].filter((part) => part !== '').join('\n'));
}
function timesOf({ latency: measured }) {
    return measured === null ? '' : [measured.p50, measured.p95, measured.max].map(format/* latency */.ZK).join('<br>');
}
function ownSentence(total) {
    return total === 0
        ? ''
        : `Not listed: ${(0,format/* counted */.hS)(total, 'request')} of this Action itself while it started.`;
}
function requests_table_beyond({ kinds, otherKinds }) {
    const hidden = kinds.slice(mostRows);
    const others = hidden.reduce((sum, kind) => sum + kind.total, otherKinds);
    return others === 0 ? '' : `${(0,format/* counted */.hS)(others, 'request')} of other kinds not listed.`;
}
function probesSentence({ total, kinds, unhealthy }) {
    if (total === 0)
        return '';
    const [most] = kinds;
    const which = most === undefined ? '' : ` (most of them ${(0,html/* code */.aY)(`${most.method} ${most.pattern}`)})`;
    const health = unhealthy === 0 ? 'all answered well' : `${(0,format/* grouped */.zD)(unhealthy)} of them answered with 4xx or 5xx`;
    return `Not listed: ${(0,format/* counted */.hS)(total, 'health probe')}${which}, ${health}.`;
}
function othersOf({ statuses }) {
    const others = [...statuses].filter(([status]) => Math.floor(status / 100) !== 2);
    const sorted = others.sort(([one, times], [other, otherTimes]) => otherTimes - times || one - other);
    const lines = sorted.slice(0, mostStatuses).map(([status, times]) => `<b>${(0,format/* grouped */.zD)(times)}×</b> ${status}`);
    const hidden = sorted.slice(mostStatuses).reduce((sum, [, times]) => sum + times, 0);
    return [...lines, ...(hidden > 0 ? [`${(0,format/* grouped */.zD)(hidden)}× others`] : [])].join('<br>');
}
function requestCell({ method, pattern, models, moreModels }) {
    const request = (0,html/* code */.aY)(`${method} ${pattern}`);
    if (models.size === 0)
        return request;
    const shown = [...models].slice(0, mostModels).map((model) => (0,html/* code */.aY)(model));
    const hidden = models.size - shown.length;
    const more = hidden === 0 ? '' : ` and ${hidden}${moreModels ? ' or more' : ''} others`;
    return `${request}<br>${shown.join(', ')}${more}`;
}

;// CONCATENATED MODULE: ./build/report/statuses-table.js




const statuses_table_mostRows = 10;
function statusesTable({ statuses, start }) {
    if (statuses === null || statuses.size === 0 || start === 'ready')
        return '';
    const rows = [...statuses].slice(0, statuses_table_mostRows).map(([status, seen]) => [(0,html/* code */.aY)(status), (0,format/* grouped */.zD)(seen)]);
    return folded('Statuses seen while waiting', (0,table/* table */.t)({ head: ['Status', 'Times'], rows, numbers: [1] }));
}

;// CONCATENATED MODULE: ./build/report/phases.js
const used = {
    alive: 'In use',
    unknown: 'In use',
    paused: 'In use, then paused',
    expired: 'In use, then gone',
    gone: 'In use, then gone',
};
function phasesOf(data) {
    const { marks, start } = data;
    const { readyAt, usedUntilAt, teardownAt, endedAt } = marks;
    const phases = [];
    const begunAt = start === 'none' ? (usedUntilAt ?? marks.begunAt) : marks.begunAt;
    let from = marks.createSentAt ?? begunAt;
    const add = ([name, section, to], failed = false) => {
        if (to === null || to <= from)
            return;
        phases.push({ name, section, from, to, failed });
        from = to;
    };
    for (const end of startPhases(data))
        add(end);
    if (readyAt === null && start !== 'none') {
        add([unfinished(marks), 'Start', usedUntilAt ?? teardownAt], start === 'failed');
    }
    add([used[data.foundAtEnd], 'Use', readyAt === null ? null : usedUntilAt]);
    add(['Reading the log', 'End', teardownAt]);
    add(['Teardown', 'End', endedAt]);
    return phases;
}
function startPhases({ marks, models, deployment }) {
    const { acceptedAt, replicasAt, endpointAt, readyAt } = marks;
    const loads = models.length > 0;
    const wasThere = deployment.origin === 'found';
    return [
        [wasThere ? 'Attach' : 'Create', 'Start', acceptedAt ?? (wasThere ? replicasAt : null)],
        ['Provisioning', 'Start', replicasAt],
        ['Endpoint warm-up', 'Start', endpointAt ?? (loads ? null : readyAt)],
        ['Loading models', 'Start', loads ? readyAt : null],
    ];
}
function unfinished({ acceptedAt, replicasAt, endpointAt }) {
    if (endpointAt !== null)
        return 'Loading models';
    if (replicasAt !== null)
        return 'Endpoint warm-up';
    return acceptedAt === null ? 'Create' : 'Provisioning';
}

;// CONCATENATED MODULE: ./build/report/timeline.js




function timeline(data) {
    const phases = phasesOf(data);
    const [first] = phases;
    const last = phases.at(-1);
    if (first === undefined || last === undefined)
        return '';
    const isOneDay = Math.floor(first.from / dayMs) === Math.floor(last.to / dayMs);
    const rows = phases.map(({ name, from, to, failed }) => [
        failed ? `${name} (did not succeed)` : name,
        (0,format/* moment */.n$)(from, !isOneDay).replace(' UTC', ''),
        (0,format/* duration */.p0)(to - from),
    ]);
    const body = (0,table/* table */.t)({ head: ['Phase', 'From (UTC)', 'Took'], rows, numbers: [2] });
    return folded(`Timeline: ${(0,format/* duration */.p0)(last.to - first.from)}`, body);
}
const dayMs = 86_400_000;

;// CONCATENATED MODULE: ./build/report/summary.js










const evidenceBudget = 64 * 1024;
function renderSummary(data) {
    if (isLeftForOthers(data))
        return joined(partsOfShared(data));
    const { html, shown } = evidence(data, evidenceBudget);
    const requests = 'missing' in data.log ? '' : requestsTable(data.log.statistics.requests);
    const before = [headline(data), absence(data), html, outcome(data), requests];
    const after = [timeline(data), statusesTable(data), factsTable(data)];
    const log = logSection(data, shown, size_limit/* summaryBudget */.qN - (0,size_limit/* bytesOf */.$$)(joined([...before, ...after])) - 10);
    return joined(data.start === 'failed' ? [...before, log, ...after] : [...before, ...after, log]);
}
function renderRefusedStart(error, marks) {
    const known = { start: 'failed', end: 'gone', foundAtEnd: 'unknown', jobResult: 'failure' };
    const unknown = { brokenModel: null, problem: null, expiresAt: null, log: { missing: 'there is none' } };
    const heading = headline({ ...known, ...unknown, error, marks });
    return joined([heading, '<p>Nothing was created.</p>']);
}
function partsOfShared(data) {
    const isWell = verdictOf(data).light === 'green';
    const proof = isWell ? '' : evidence(data, evidenceBudget).html;
    const parts = [headline(data), absence(data), proof, outcome(data)];
    return data.deployment.origin === 'found' ? parts : [...parts, timeline(data), factsTable(data)];
}
function joined(parts) {
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

;// CONCATENATED MODULE: ./build/report/write-summary.js



async function writeSummary(state, options) {
    const { job } = options.context;
    try {
        const data = summaryDataOf(state, options);
        if (data === null)
            return;
        const { annotation, level } = verdictOf(data);
        if (annotation !== null && level !== null && level !== 'error')
            job[level](annotation);
        await job.summarize(renderSummary(data));
    }
    catch (error) {
        job.warning(`The job summary could not be written: ${(0,error_message/* messageOf */.b)(error)}`);
    }
}
async function writeRefusedStart(error, { marks, context }) {
    const now = context.clock.now();
    try {
        const times = { ...marks, usedUntilAt: null, teardownAt: now, endedAt: now };
        await context.job.summarize(renderRefusedStart(error, times));
    }
    catch (problem) {
        context.job.warning(`The job summary could not be written: ${(0,error_message/* messageOf */.b)(problem)}`);
    }
}
function summaryDataOf(state, options) {
    const { context, log, results, error, statuses, usedUntilAt, teardownAt } = options;
    const claim = state.claims.at(-1);
    if (claim === undefined)
        return null;
    const result = results.find((one) => one.claim.name === claim.name);
    const problems = results.flatMap(({ problem }) => problem ?? []);
    return {
        start: startOf(state, options.startedElsewhere),
        end: results.some(({ isKnownToLive }) => isKnownToLive) ? 'unverified' : endOf(result),
        foundAtEnd: options.foundAtEnd,
        jobResult: options.jobResult,
        isShared: options.isShared,
        error,
        brokenModel: options.brokenModel,
        problem: problems.length > 0 ? problems.join('\n') : null,
        deployment: { name: claim.name, id: claim.id, origin: claim.origin },
        endpoint: state.endpoint,
        fallbacks: state.fallbacks,
        expiresAt: state.expiresAt,
        models: state.models,
        marks: { ...state.marks, usedUntilAt, teardownAt, endedAt: context.clock.now() },
        statuses,
        log: log ?? { missing: missing(state, claim.id) },
        apiUrl: state.apiUrl,
    };
}
function startOf({ outcome }, startedElsewhere) {
    if (startedElsewhere)
        return 'none';
    if (outcome === 'gave up')
        return 'failed';
    return outcome === 'starting' ? 'killed' : outcome;
}
function endOf(result) {
    return result === undefined ? 'gone' : result.outcome;
}
function resultOf(jobStatus) {
    const isKnown = jobStatus === 'success' || jobStatus === 'failure' || jobStatus === 'cancelled';
    return isKnown ? jobStatus : null;
}
function missing({ outcome }, id) {
    if (id === null)
        return 'the service never confirmed the deployment';
    return outcome === 'cancelled' ? 'it was deleted at once when the step was cancelled' : 'it was not read';
}


/***/ }),

/***/ 8725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VC: () => (/* binding */ applyPolicy),
/* harmony export */   et: () => (/* binding */ notVerified),
/* harmony export */   ex: () => (/* binding */ howItEnds),
/* harmony export */   kv: () => (/* binding */ doubtOf),
/* harmony export */   rX: () => (/* binding */ tracked),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* harmony import */ var _deployment_by_hand_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7227);
/* harmony import */ var _deployment_service_time_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(527);
/* harmony import */ var _delete_or_pause_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7230);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7219);




function factsOf({ apiUrl, expiresAt, settings }) {
    return { apiUrl, expiresAt, isShared: (0,_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .isLeftToOthers */ .Ai)(settings) };
}
function tracked(ledger) {
    return { facts: factsOf(ledger.state), record: (claim) => void ledger.put(claim) };
}
function applyPolicy(claims, options) {
    return Promise.all(claims.map((claim) => applyToOne(claim, options.policyOf(claim), options)));
}
async function applyToOne(claim, policy, options) {
    if (policy === 'keep' || policy === 'leave')
        return leaveAlone(claim, policy, options);
    const { context, facts, budget } = options;
    const { clock } = context;
    const began = clock.now();
    let current = claim;
    const record = (next) => {
        current = next;
        options.record(next);
    };
    const teardown = await (0,_delete_or_pause_js__WEBPACK_IMPORTED_MODULE_0__/* .deleteOrPause */ .X)(policy, claim, {
        ...context,
        deadline: began + budget.totalMs,
        lookUntil: () => lateEffectDeadline(current, began, budget),
        requestTimeoutMs: budget.requestTimeoutMs,
        cancelSignal: context.signal,
        isSameKey: options.isSameKey ?? true,
        sparesWhatIsUp: options.sparesWhatIsUp ?? false,
        onSeen: ({ id }) => {
            if (current.origin === 'found' || current.id !== null)
                return;
            const unansweredCreates = Math.max(0, current.unansweredCreates - 1);
            const { at, aheadMs } = (0,_deployment_service_time_js__WEBPACK_IMPORTED_MODULE_2__/* .noteMoment */ .j)(context);
            const confirmed = current.confirmedAt === null ? { confirmedAt: at, aheadMs } : {};
            record({ ...current, id, unansweredCreates, ...confirmed });
        },
        onSent: () => record({ ...current, removal: 'sent' }),
    });
    if (teardown.outcome === 'spared')
        return leaveAlone(current, 'keep', options);
    const result = { claim: current, policy, outcome: teardown.outcome };
    if (teardown.outcome === 'unverified') {
        const problem = notVerified(result, teardown.problem, facts);
        return { ...result, problem, isKnownToLive: true };
    }
    if (teardown.outcome === 'not ours' && teardown.isAlike) {
        return { ...result, problem: lookalike(current, teardown.id, facts), isKnownToLive: false };
    }
    if (teardown.outcome === 'not found' || mayStillLand(current, youngestNow(current, context))) {
        return {
            ...result,
            outcome: 'not found',
            problem: unansweredCreate(current, facts),
            isKnownToLive: false,
        };
    }
    record({ ...current, removal: 'done' });
    const isSaidLater = options.isToldByCaller === true && teardown.outcome !== 'not ours';
    if (!isSaidLater)
        context.job.info(tell(current, teardown, (clock.now() - began) / 1000));
    return { ...result, problem: null, isKnownToLive: false };
}
function leaveAlone(claim, policy, options) {
    const { context, facts, record } = options;
    const result = { claim, policy, outcome: policy === 'keep' ? 'kept' : 'left' };
    const doubt = doubtOf(claim, { ...facts, now: youngestNow(claim, context) });
    if (doubt !== null)
        return { ...result, ...doubt };
    record({ ...claim, removal: 'done' });
    context.job.info(policy === 'keep' ? tellKept(claim, facts) : tellLeft(claim));
    return { ...result, problem: null, isKnownToLive: false };
}
function doubtOf(claim, facts) {
    if (claim.origin === 'created') {
        if (claim.unansweredCreates === 0)
            return null;
        return { problem: unansweredCreate(claim, facts), isKnownToLive: false };
    }
    const { unanswered, mayBeOurs } = claim;
    if (!mayBeOurs || facts.isShared) {
        const isOld = unanswered === null || (facts.now !== null && !mayStillLand(unanswered, facts.now));
        return isOld ? null : { problem: unansweredCreate(claim, facts), isKnownToLive: false };
    }
    const cause = `the service does not tell whether it came of this step's own create, whose answer was lost, so it was not touched`;
    return { problem: notVerified({ claim, policy: 'delete' }, cause, facts), isKnownToLive: true };
}
function tellKept({ name }, { isShared, expiresAt }) {
    const end = expiresAt === null ? 'when its duration is over' : `at ${expiresAt}`;
    const stop = `the stop Action removes it, or else the service ${end}`;
    return isShared
        ? `Deployment "${name}" is left running for the other jobs of this run: ${stop}.`
        : `Deployment "${name}" is kept: the service removes it ${end}; before that: roboflow deployment delete ${name}`;
}
function tellLeft(claim) {
    const wasWoken = claim.origin === 'found' && claim.resumedAt !== null;
    return wasWoken
        ? tellKept(claim, { isShared: true, expiresAt: null })
        : `Deployment "${claim.name}" is left as it was found.`;
}
const lateResumeMs = 10_000;
function lateEffectDeadline(claim, now, { lateCreateMs, leastLookMs, mostLookMs }) {
    const lateAt = claim.origin === 'found'
        ? (claim.resumedAt ?? 0) + lateResumeMs
        : claim.unansweredCreates > 0
            ? Math.max(claim.lastSentAt + lateCreateMs, now + leastLookMs)
            : now;
    return Math.max(now, Math.min(lateAt, now + mostLookMs));
}
const forgottenAfterMs = 300_000;
function youngestNow(claim, context) {
    return Math.min(context.clock.now(), (0,_deployment_service_time_js__WEBPACK_IMPORTED_MODULE_2__/* .serviceNowOf */ .J)(claim, context));
}
function mayStillLand(claim, now) {
    return (claim.origin === 'created' && claim.unansweredCreates > 0 && now < claim.lastSentAt + forgottenAfterMs);
}
function tell({ name }, teardown, seconds) {
    const after = `${seconds.toFixed(1)} s`;
    switch (teardown.outcome) {
        case 'gone':
            return `Deployment "${name}" is gone (verified after ${after}).`;
        case 'paused':
            return `Deployment "${name}" is paused (verified after ${after}).`;
        case 'not ours':
            return `Deployment "${name}" is another one by now (id ${teardown.id}) and not this step's: left alone.`;
    }
}
function notVerified({ claim, policy }, problem, facts) {
    const { name, id } = claim;
    const intended = policy === 'pause' ? 'paused' : 'deleted';
    return [
        `Deployment "${name}" (id ${id ?? 'unknown'}) may still be running and costing money: it is not verifiably ${intended}. Last problem: ${problem.replace(/\.?$/, '.')}`,
        ...howItEnds(name, facts),
    ].join('\n');
}
function unansweredCreate({ name }, facts) {
    return [
        `A create of deployment "${name}" was not confirmed, and the service may still carry it out.`,
        ...howItEnds(name, { ...facts, expiresAt: null }),
    ].join('\n');
}
function lookalike({ name }, id, facts) {
    return [
        `Deployment "${name}" is another one by now (id ${id}), asked for in the same words: by another job, or by this step, if its create was sent twice on the way. It is left alone.`,
        ...howItEnds(name, { ...facts, expiresAt: null }),
    ].join('\n');
}
function howItEnds(name, { expiresAt, apiUrl }) {
    return [
        'To remove it by hand, either of:',
        ...(0,_deployment_by_hand_js__WEBPACK_IMPORTED_MODULE_3__/* .removalCommands */ .V)(name, apiUrl),
        `The service itself removes it ${expiresAt === null ? 'when its duration is over' : `at ${expiresAt}`}.`,
    ];
}


/***/ }),

/***/ 7219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ isLeftToOthers),
/* harmony export */   KV: () => (/* binding */ policyFor),
/* harmony export */   sx: () => (/* binding */ isWaitedFor)
/* harmony export */ });
function policyFor(claim, state, jobStatus) {
    const { outcome, settings, claims } = state;
    if (claim.origin === 'found')
        return claim.wasPaused && settings.scope === 'step' ? 'pause' : 'leave';
    if (claim.name !== claims.at(-1)?.name)
        return 'delete';
    if (outcome === 'ready')
        return jobStatus === 'failure' ? settings.teardownOnFailure : settings.teardown;
    if (settings.scope === 'step' || outcome === 'failed')
        return 'delete';
    return outcome === 'gave up' ? settings.teardownOnFailure : settings.teardown;
}
function isLeftToOthers({ scope, teardown }) {
    return scope === 'run' && teardown === 'keep';
}
function isWaitedFor({ settings, marks }) {
    return isLeftToOthers(settings) && marks.replicasAt === null;
}


/***/ })

};
