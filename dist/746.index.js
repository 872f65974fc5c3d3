export const id = 746;
export const ids = [746];
export const modules = {

/***/ 4902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ messageOf)
/* harmony export */ });
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 2746:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _finish_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4427);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9233);
/* harmony import */ var _serve_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7236);
/* harmony import */ var _start_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9242);




if (process.argv[2] === 'serve')
    (0,_serve_js__WEBPACK_IMPORTED_MODULE_2__/* .serve */ .w)();
else if ((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readState */ .un)('started') === '')
    await (0,_start_js__WEBPACK_IMPORTED_MODULE_3__/* .start */ .n)();
else
    await (0,_finish_js__WEBPACK_IMPORTED_MODULE_0__/* .finish */ .O)();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 4427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ finish)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4343);
/* harmony import */ var _src_text_error_message_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4902);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4514);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9233);





const requestTimeoutMs = 5_000;
const exitTimeoutMs = 3_000;
const stateSchema = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    alive: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    paused: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    deployments: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J()),
    requests: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(),
});
async function finish() {
    const url = (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readState */ .un)('url');
    if (url === '')
        return (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .say */ .cv)('No simulator was started.');
    try {
        const response = await fetch(`${url}/__simulator/state`, {
            signal: AbortSignal.timeout(requestTimeoutMs),
        });
        tell(stateSchema.parse(await response.json()), (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readState */ .un)('onLeftAlive'));
    }
    catch (error) {
        (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .annotate */ .fz)('warning', `The simulator does not answer, so what it left alive is not known: ${(0,_src_text_error_message_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(error)}`);
    }
    await end(url, Number((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readState */ .un)('pid')));
}
function tell({ alive, paused, deployments, requests }, reaction) {
    (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .say */ .cv)(`The simulator was asked ${requests} times; ${deployments.length} deployments were created.`);
    const lines = (0,_statement_js__WEBPACK_IMPORTED_MODULE_4__/* .statement */ .q)({ alive, paused });
    for (const line of lines)
        (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .say */ .cv)(line);
    if (alive.length === 0 || reaction === 'ignore')
        return;
    const real = 'The real service would go on billing for it.';
    (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .annotate */ .fz)(reaction === 'fail' ? 'error' : 'warning', `In the simulator, ${lines[0]}. ${real}`);
}
async function end(url, pid) {
    const signal = AbortSignal.timeout(requestTimeoutMs);
    await fetch(`${url}/__simulator/stop`, { method: 'POST', signal }).catch(() => undefined);
    for (let waitedMs = 0; waitedMs < exitTimeoutMs; waitedMs += 50) {
        if (!isRunning(pid))
            return;
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(50);
    }
    try {
        process.kill(pid, 'SIGKILL');
    }
    catch {
    }
}
function isRunning(pid) {
    try {
        return pid > 0 && process.kill(pid, 0);
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 9441:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ko: () => (/* binding */ readInputs),
/* harmony export */   dh: () => (/* binding */ serviceSchema)
/* harmony export */ });
/* unused harmony exports reactions, inputNames, outputNames */
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4343);
/* harmony import */ var _src_text_error_message_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4902);
/* harmony import */ var _endpoint_known_models_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7197);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1632);




const serviceSchema = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    port: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr(),
    readyAfterSeconds: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(),
    models: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    logForm: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['uvicorn', 'structured']),
    endpointUrl: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    apiKey: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
});
const reactions = ['warn', 'fail', 'ignore'];
const inputNames = (/* unused pure expression or super */ null && ([
    'ready-after',
    'models',
    'endpoint',
    'log-format',
    'port',
    'api-key',
    'on-left-alive',
]));
const outputNames = (/* unused pure expression or super */ null && (['api-url', 'api-key']));
function readInputs(read) {
    const problems = [];
    const take = (name, parse) => {
        try {
            return parse(read(name));
        }
        catch (error) {
            problems.push(`"${name}": ${(0,_src_text_error_message_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(error)}`);
            return undefined;
        }
    };
    const readyAfterSeconds = take('ready-after', (text) => numberIn(text, { most: 86_400, isWhole: false }));
    const models = take('models', modelLines);
    const endpointUrl = take('endpoint', (text) => (text === '' ? undefined : (0,_options_js__WEBPACK_IMPORTED_MODULE_1__/* .parseEndpointUrl */ .yN)(text)));
    const logForm = take('log-format', _options_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLogForm */ .eU);
    const port = take('port', (text) => numberIn(text, { most: 65_535, isWhole: true }));
    const apiKey = take('api-key', parseKey);
    const onLeftAlive = take('on-left-alive', parseReaction);
    if (endpointUrl !== undefined && models !== undefined && models.length > 0) {
        problems.push('"models": must be empty beside "endpoint", whose server has models of its own');
    }
    if (problems.length > 0 || onLeftAlive === undefined) {
        throw new Error(['Bad input:', ...problems].join('\n'));
    }
    const service = { port, readyAfterSeconds, models, logForm, endpointUrl, apiKey };
    return { service: serviceSchema.parse(withoutUndefined(service)), onLeftAlive };
}
function numberIn(text, { most, isWhole }) {
    const value = text === '' ? Number.NaN : Number(text);
    if (value >= 0 && value <= most && (Number.isInteger(value) || !isWhole))
        return value;
    throw new Error(`must be a ${isWhole ? 'whole ' : ''}number from 0 to ${most}, got '${text}'`);
}
function modelLines(text) {
    const lines = text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
    for (const line of lines)
        (0,_endpoint_known_models_js__WEBPACK_IMPORTED_MODULE_0__/* .parseModel */ .Xh)(line);
    return lines;
}
function parseKey(text) {
    if (/\s/.test(text))
        throw new Error('must be a key without white space in it');
    return text === '' ? undefined : text;
}
function parseReaction(text) {
    const known = reactions.find((reaction) => reaction === text);
    if (known === undefined)
        throw new Error(`must be one of ${reactions.join(', ')}, got '${text}'`);
    return known;
}
function withoutUndefined(values) {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}


/***/ }),

/***/ 9233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fz: () => (/* binding */ annotate),
  sD: () => (/* binding */ hand),
  R5: () => (/* binding */ readInput),
  un: () => (/* binding */ readState),
  cv: () => (/* binding */ say)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/simulator/src/text/html-page.js
function html_page_isHtmlPage(text) {
    return /<(?:!doctype\s+html|html|head|body|title)[\s>]/i.test(text);
}
const hiddenElements = new Set(['script', 'style', 'svg', 'noscript', 'template']);
function html_page_textOfPage(page) {
    let title = '';
    let body = '';
    let open = '';
    for (const piece of page.split(/(<[^<>]{0,2000}>)/)) {
        if (piece.startsWith('<'))
            open = elementAfter(open, piece);
        else if (open === 'title')
            title += ` ${piece}`;
        else if (!hiddenElements.has(open))
            body += ` ${piece}`;
    }
    title = plainText(title);
    body = plainText(body);
    if (title === '' || body.startsWith(title))
        return body;
    return body === '' ? title : `${title}: ${body}`;
}
function elementAfter(open, tag) {
    const parts = /^<(\/?)([a-z][a-z0-9]*)/i.exec(tag);
    if (parts === null)
        return open;
    const name = parts[2]?.toLowerCase() ?? '';
    const closes = parts[1] === '/';
    if (hiddenElements.has(open))
        return closes && name === open ? '' : open;
    return closes ? '' : name;
}
const entities = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
};
function plainText(text) {
    const decoded = text
        .replace(/&#(\d{1,5});/g, (_, code) => String.fromCodePoint(Number(code)))
        .replace(/&#x([0-9a-f]{1,4});/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
        .replace(/&([a-z]{2,4});/g, (whole, name) => entities[name] ?? whole);
    return decoded.replace(/\s+/g, ' ').trim();
}

;// CONCATENATED MODULE: ./build/simulator/src/text/sanitize.js

const terminalSequence = new RegExp([
    '(?:\\x1b\\]|\\x9d)[^\\x07\\x1b\\x9c\\x9d\\n]*(?:\\x07|\\x1b\\\\|\\x9c)',
    '\\x1b[PX^_][^\\x1b\\x9c\\n]*(?:\\x1b\\\\|\\x9c)',
    '(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]?',
    '\\x1b[ -/]*[0-~]',
].join('|'), 'g');
const sanitize_plainText = /^[\t\n\x20-\x7e]*$/;
const anyLineEnd = /\r\n|[\r\v\f\x85\u2028\u2029]/g;
const invisibleCharacter = /(?![\t\n])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;
function harmless(text) {
    if (sanitize_plainText.test(text))
        return text;
    return text
        .replace(terminalSequence, '')
        .replace(anyLineEnd, '\n')
        .replace(invisibleCharacter, '')
        .toWellFormed();
}
function logLines(text) {
    return harmless(text)
        .split('\n')
        .map((line) => line.replaceAll('##[', '##\\[').replace(/^(\s*)::/, '$1\\::'));
}
const longestPage = 65_536;
function readable(text) {
    const head = harmless(text.slice(0, longestPage));
    return isHtmlPage(head) ? harmless(textOfPage(head)) : harmless(text);
}
function excerpt(text, maxChars = 300) {
    const line = readable(text.slice(0, longestPage)).replace(/\s+/g, ' ').trim();
    if (line === '')
        return 'an empty answer';
    const chars = [...line.slice(0, maxChars * 2 + 2)];
    return chars.length <= maxChars && line.length <= maxChars * 2
        ? line
        : `${chars.slice(0, maxChars - 1).join('')}…`;
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/action/runner-files.js


function readInput(name) {
    return (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}
function readState(name) {
    return process.env[`STATE_${name}`] ?? '';
}
function hand(file, values) {
    const path = process.env[file];
    if (path === undefined || path === '')
        throw new Error(`${file} is not set: this is to be run by a runner`);
    const lines = Object.entries(values).map(([name, value]) => `${name}=${value.replace(/[\r\n]+/g, ' ')}\n`);
    (0,external_node_fs_.appendFileSync)(path, lines.join(''));
}
function say(text) {
    for (const line of logLines(text))
        console.log(line);
}
function annotate(level, text) {
    const data = harmless(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
    console.log(`::${level}::${data}`);
    if (level === 'error')
        process.exitCode = 1;
}


/***/ }),

/***/ 7236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ serve)
});

// EXTERNAL MODULE: ./build/simulator/src/text/error-message.js
var error_message = __webpack_require__(4902);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/simulator/test/simulator/http/call.js
function json(value, more = {}) {
    return { status: 200, body: JSON.stringify(value), contentType: 'application/json', ...more };
}
function call_text(status, body) {
    return { status, body, contentType: 'text/plain; charset=utf-8' };
}
const titles = {
    401: '401 Authorization Required',
    403: '403 Forbidden',
    404: '404 Not Found',
    502: '502 Bad Gateway',
    503: '503 Service Temporarily Unavailable',
    504: '504 Gateway Time-out',
};
function errorPage(status) {
    const title = titles[status] ?? `${status} Error`;
    const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
    return { status, body, contentType: 'text/html', fromIngress: true };
}
function asObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value))
        : null;
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
;// CONCATENATED MODULE: ./build/simulator/test/simulator/log/server-lines.js

const probePaths = new Set(['/', '/info', '/healthz', '/ready', '/readiness', '/live', '/liveness']);
const repeatedHeaders = {
    request_id: 'x-request-id',
    model_cold_start: 'x-model-cold-start',
    model_cold_start_count: 'x-model-cold-start-count',
    model_load_time: 'x-model-load-time',
    model_id: 'x-model-id',
    workflow_id: 'x-workflow-id',
    workspace_id: 'x-workspace-id',
};
function createServerLines({ write, form, habits, now, random }) {
    const json = (severity, line) => write([
        {
            payload: JSON.stringify(line),
            severity: habits.severityJson === 'own' ? severity : habits.severityJson,
        },
    ]);
    return {
        text(...payloads) {
            write(payloads.map((payload) => ({ payload, severity: textSeverity(payload, habits) })));
        },
        structured(severity, requestId, fields) {
            json(severity, { request_id: requestId, severity, timestamp: loggerTime(now()), ...fields });
        },
        access(call, answer) {
            if (form === 'structured') {
                if (!probePaths.has(call.path))
                    json('INFO', structuredAccess(call, answer, now()));
                return;
            }
            const peer = `10.18.0.38:${30_000 + Math.floor(random() * 30_000)}`;
            const request = `"${call.method} ${call.target} HTTP/1.1"`;
            const payload = `INFO:     ${peer} - ${request} ${answer.status} ${external_node_http_.STATUS_CODES[answer.status] ?? ''}`;
            write([{ payload, severity: habits.severityAccess }]);
        },
    };
}
function structuredAccess({ method, path }, answer, now) {
    const headers = Object.entries(repeatedHeaders).flatMap(([field, header]) => {
        const value = answer.headers?.[header];
        return value === undefined ? [] : [[field, value]];
    });
    return {
        method,
        path,
        status_code: answer.status,
        ...Object.fromEntries(headers),
        severity: 'INFO',
        timestamp: loggerTime(now),
        filename: 'http_api.py',
        func_name: 'structured_access_log',
        lineno: 1517,
        message: `${method} ${path} ${answer.status}`,
    };
}
function textSeverity(payload, { severityStderr }) {
    if (severityStderr !== 'by word')
        return severityStderr;
    if (/^(ERROR|CRITICAL):|^Traceback /.test(payload))
        return 'ERROR';
    return 'INFO';
}
function loggerTime(ms) {
    const [date = '', time = ''] = new Date(ms).toISOString().slice(0, 19).split('T');
    return `${date} ${time.slice(0, 5)}.${time.slice(6)}`;
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/random.js
function seeded(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/service/lifecycle.js
function stateAt(life, now, seenUntil = now) {
    const event = life.events.findLast((candidate) => candidate.at <= seenUntil);
    if (!event)
        return undefined;
    if (event.kind === 'delete')
        return { status: now < event.goneAt ? 'deleting' : 'deleted', numReplicas: 0 };
    if (now >= life.expiresAt)
        return { status: 'expired', numReplicas: 0 };
    if (event.kind === 'pause')
        return { status: 'paused', numReplicas: 0 };
    return startedState(life, event, now);
}
function startedState(life, start, now) {
    if (now < start.readyAt)
        return { status: 'pending', numReplicas: 0 };
    if (start.fails)
        return { status: 'failed', numReplicas: 0 };
    const up = life.replicaMs > 0 ? 1 + Math.floor((now - start.readyAt) / life.replicaMs) : life.minReplicas;
    return { status: 'ready', numReplicas: Math.min(life.minReplicas, up) };
}
function uptimes(life, now) {
    return life.events.flatMap((event, index) => {
        if (event.kind !== 'start')
            return [];
        const end = life.events[index + 1]?.at ?? Number.POSITIVE_INFINITY;
        return [{ upAt: event.readyAt, downAt: Math.min(end, life.expiresAt, now), fails: event.fails }];
    });
}

// EXTERNAL MODULE: ./build/simulator/test/simulator/options.js + 2 modules
var simulator_options = __webpack_require__(1632);
;// CONCATENATED MODULE: ./build/simulator/test/simulator/endpoint/forward.js


const ofTheConnection = new Set([
    'connection',
    'content-encoding',
    'content-length',
    'content-type',
    'date',
    'expect',
    'host',
    'keep-alive',
    'transfer-encoding',
]);
const longestMs = 600_000;
async function forward(call, settings) {
    const { method, headers, bytes, target } = withoutMadeUpKey(call);
    const body = ['GET', 'HEAD'].includes(method) ? {} : { body: Uint8Array.from(bytes) };
    try {
        const response = await fetch(new URL(target, settings.endpointUrl), {
            method,
            headers,
            ...body,
            redirect: 'manual',
            signal: AbortSignal.any([settings.closing, AbortSignal.timeout(longestMs)]),
        });
        const content = new Uint8Array(await response.arrayBuffer());
        return {
            status: response.status,
            body: Buffer.from(content).toString(),
            bytes: content,
            contentType: response.headers.get('content-type') ?? 'application/octet-stream',
            headers: Object.fromEntries([...response.headers].filter(([name]) => !ofTheConnection.has(name))),
        };
    }
    catch {
        return errorPage(502);
    }
}
function withoutMadeUpKey(call) {
    const [path = '', search = ''] = call.target.split('?');
    const query = search.split('&').filter((pair) => pair !== '' && pair !== `api_key=${simulator_options/* dummyApiKey */.Gy}`);
    const isBearer = call.headers['authorization'] === `Bearer ${simulator_options/* dummyApiKey */.Gy}`;
    const headers = Object.entries(call.headers).flatMap(([name, value]) => {
        const isDropped = name !== 'content-type' && ofTheConnection.has(name);
        return value === undefined || isDropped || (name === 'authorization' && isBearer)
            ? []
            : [[name, String(value)]];
    });
    return {
        method: call.method,
        target: query.length > 0 ? `${path}?${query.join('&')}` : path,
        headers: Object.fromEntries(headers),
        bytes: bodyWithoutKey(call),
    };
}
function bodyWithoutKey({ body, bytes }) {
    if (body?.['api_key'] !== simulator_options/* dummyApiKey */.Gy)
        return bytes;
    const { api_key: _madeUp, ...rest } = body;
    return Buffer.from(JSON.stringify(rest));
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/endpoint/metrics.js
const windowMs = 10_000;
const requestSeconds = 0.035;
const inferenceSeconds = 0.031;
function createTraffic(now) {
    const tallies = new Map();
    const inferences = [];
    const startedAt = now();
    const recent = (modelId, failed) => inferences.filter((one) => one.modelId === modelId && one.failed === failed && now() - one.at < windowMs)
        .length;
    return {
        answered(request) {
            const { method, handler, status, sizes } = request;
            const labels = `handler="${handler}",method="${method}",status="${Math.floor(status / 100)}xx"`;
            const before = tallies.get(labels) ?? { labels, handler, count: 0, requestBytes: 0, responseBytes: 0 };
            tallies.set(labels, {
                ...before,
                count: before.count + 1,
                requestBytes: before.requestBytes + sizes[0],
                responseBytes: before.responseBytes + sizes[1],
            });
        },
        inferred(modelId, failed) {
            inferences.push({ modelId, at: now(), failed });
        },
        text(modelIds) {
            return [
                ...pythonMetrics(),
                ...processMetrics(startedAt / 1000),
                ...modelIds.flatMap((modelId) => modelMetrics(modelId, recent)),
                ...totals(modelIds, recent),
                ...pipelineMetrics(),
                ...requestMetrics([...tallies.values()], startedAt / 1000),
            ]
                .map(written)
                .join('');
        },
    };
}
const generations = (values) => values.map((value, generation) => `{generation="${generation}"} ${metrics_float(value)}`);
function pythonMetrics() {
    const collector = 'python_gc';
    const info = '{implementation="CPython",major="3",minor="11",patchlevel="14",version="3.11.14"} 1.0';
    return [
        counter(`${collector}_objects_collected_total`, 'Objects collected during gc', generations([14_385, 3112, 616])),
        counter(`${collector}_objects_uncollectable_total`, 'Uncollectable objects found during GC', generations([0, 0, 0])),
        counter(`${collector}_collections_total`, 'Number of times this generation was collected', generations([1900, 172, 15])),
        { name: 'python_info', type: 'gauge', help: 'Python platform information', samples: [info] },
    ];
}
function processMetrics(startSeconds) {
    return [
        gauge('process_virtual_memory_bytes', 'Virtual memory size in bytes.', 4_500_000_000),
        gauge('process_resident_memory_bytes', 'Resident memory size in bytes.', 1_100_000_000),
        gauge('process_start_time_seconds', 'Start time of the process since unix epoch in seconds.', startSeconds),
        counter('process_cpu_seconds_total', 'Total user and system CPU time spent in seconds.', [' 21.4']),
        gauge('process_open_fds', 'Number of open file descriptors.', 42),
        gauge('process_max_fds', 'Maximum number of open file descriptors.', 1_048_576),
    ];
}
function modelMetrics(modelId, recent) {
    const sane = modelId.replace(/\W/g, '_');
    const done = recent(modelId, false);
    const time = 'Average inference time (over inferences completed in 10s) to infer this model';
    return [
        gauge(`num_inferences_${sane}`, 'Number of inferences made in 10s', done),
        gauge(`avg_inference_time_${sane}`, time, done > 0 ? inferenceSeconds : 0),
        gauge(`num_errors_${sane}`, 'Number of errors in 10s', recent(modelId, true)),
    ];
}
function totals(modelIds, recent) {
    const sum = (failed) => modelIds.reduce((total, id) => total + recent(id, failed), 0);
    const time = 'Average inference time (over inferences completed in 10s) to infer all models.';
    const busy = modelIds.filter((id) => recent(id, false) > 0).length;
    return [
        gauge('num_inferences_total', 'Total number of inferences made in 10s', sum(false)),
        gauge('avg_inference_time_total', time, busy * inferenceSeconds),
        gauge('num_errors_total', 'Total number of errors in 10s', sum(true)),
    ];
}
function pipelineMetrics() {
    const none = (name, help) => ({ name, type: 'gauge', help, samples: [] });
    return [
        none('inference_pipeline_inference_fps', 'Inference throughput FPS'),
        none('inference_pipeline_camera_fps', 'Camera source FPS'),
        none('inference_pipeline_frame_decoding_latency', 'Average frame decoding latency (seconds)'),
        none('inference_pipeline_inference_latency', 'Average inference latency (seconds)'),
        none('inference_pipeline_e2e_latency', 'Average end-to-end latency (seconds)'),
        gauge('inference_pipeline_active_streams', 'Number of active inference pipelines', 0),
    ];
}
function requestMetrics(tallies, startSeconds) {
    const size = (name, help, bytesOf) => {
        const samples = tallies.flatMap((tally) => [
            `_count{handler="${tally.handler}"} ${metrics_float(tally.count)}`,
            `_sum{handler="${tally.handler}"} ${metrics_float(bytesOf(tally))}`,
        ]);
        return [{ name, type: 'summary', help, samples }, created(name, help, startSeconds)];
    };
    const total = 'Total number of requests by method, status and handler.';
    const counts = tallies.map(({ labels, count }) => `{${labels}} ${metrics_float(count)}`);
    const all = tallies.reduce((sum, { count }) => sum + count, 0);
    const perHandler = tallies.flatMap(({ handler, count }) => buckets(count, `handler="${handler}"`));
    return [
        counter('http_requests_total', total, counts),
        created('http_requests', total, startSeconds),
        ...size('http_request_size_bytes', 'Content length of incoming requests by handler.', (one) => one.requestBytes),
        ...size('http_response_size_bytes', 'Content length of outgoing responses by handler.', (one) => one.responseBytes),
        ...duration('http_request_duration_highr_seconds', buckets(all, ''), startSeconds),
        ...duration('http_request_duration_seconds', perHandler, startSeconds),
    ];
}
function duration(name, samples, startSeconds) {
    const help = 'Latency of requests.';
    return [{ name, type: 'histogram', help, samples }, created(name, help, startSeconds)];
}
function buckets(count, label) {
    const inner = label === '' ? '' : `${label},`;
    const outer = label === '' ? '' : `{${label}}`;
    return [
        ...['0.1', '0.5', '1.0', '+Inf'].map((limit) => `_bucket{${inner}le="${limit}"} ${metrics_float(count)}`),
        `_count${outer} ${metrics_float(count)}`,
        `_sum${outer} ${count * requestSeconds}`,
    ];
}
function created(name, help, startSeconds) {
    return gauge(`${name}_created`, help, startSeconds);
}
function gauge(name, help, value) {
    return { name, type: 'gauge', help, samples: [` ${metrics_float(value)}`] };
}
function counter(name, help, samples) {
    return { name, type: 'counter', help, samples };
}
const metrics_float = (value) => (Number.isInteger(value) ? `${value}.0` : String(value));
function written({ name, type, help, samples }) {
    const lines = [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} ${type}`,
        ...samples.map((sample) => `${name}${sample}`),
    ];
    return `${lines.join('\n')}\n`;
}

// EXTERNAL MODULE: ./build/simulator/test/simulator/endpoint/known-models.js
var known_models = __webpack_require__(7197);
;// CONCATENATED MODULE: ./build/simulator/test/simulator/endpoint/server-errors.js
const server_errors_packages = '/usr/local/lib/python3.11/site-packages/';
const wrapper = [
    'inference/core/interfaces/http/error_handlers.py',
    188,
    'wrapped_route',
    'return route(*args, **kwargs)',
];
const registry = [
    ['inference/core/managers/base.py', 192, 'add_model', 'model_class = self.model_registry.get_model('],
    ['inference/core/registries/roboflow.py', 336, 'get_model', 'model_type = get_model_type('],
];
function resourceNotFound() {
    return {
        type: 'RoboflowAPINotNotFoundError',
        message: 'Could not find requested Roboflow resource. Check that the provided dataset and version are correct, and check that the provided Roboflow API key has the correct permissions.',
        status: 404,
        body: {
            message: 'Requested Roboflow resource not found. Make sure that workspace, project or model you referred in request exists.',
        },
        line: 363,
        frames: [
            ...registry,
            ['inference/core/roboflow_api.py', 274, 'wrapper', 'error_handler(error)'],
            [
                'inference/core/roboflow_api.py',
                201,
                'raise_from_lambda',
                'raise exception_type(message) from inner_error',
            ],
        ],
    };
}
function invalidModelId(modelId) {
    const message = `Model ID: \`${modelId}\` is invalid.`;
    return {
        type: 'InvalidModelIDError',
        message,
        status: 400,
        body: { message: 'Invalid Model ID sent in request.' },
        line: 239,
        frames: [
            ...registry,
            [
                'inference/core/utils/roboflow.py',
                15,
                'get_model_id_chunks',
                'raise InvalidModelIDError(f"Model ID: `{model_id}` is invalid.")',
            ],
        ],
    };
}
function unsafeModelId(modelId) {
    return internalError('ValueError', `Model ID '${modelId}' contains an unsafe or ambiguous path segment.`, [
        ...registry,
        ['inference/core/cache/model_artifacts.py', 514, 'validate_model_id_for_cache', 'raise ValueError('],
    ]);
}
function weightsOutOfReach() {
    const help = 'https://inference-models.roboflow.com/errors/file-download/#retryerror';
    return internalError('RetryError', `Connectivity error - VISIT ${help} FOR FURTHER SUPPORT`, [
        ['inference/core/managers/base.py', 219, 'add_model', 'model = model_class('],
        [
            'inference_models/weights_providers/roboflow.py',
            347,
            'get_one_page_of_model_metadata',
            'raise RetryError(',
        ],
    ]);
}
function weightsBroken(modelId, packageId) {
    const help = 'https://inference-models.roboflow.com/errors/model-loading/#modelpackagealternativesexhaustederror';
    const file = `/tmp/cache/models/${modelId.replace('/', '-')}/${packageId}/weights.onnx`;
    const message = [
        `Could not load any of model package candidate for model ${modelId}. This may be caused several issues. If you see this warning after manually specifying model package to be loaded - make sure that all required dependencies are installed. If that warning is displayed when the model package was auto-selected - there is most likely a bug in \`inference-models\` and you should raise an issue providing full context of the event. https://github.com/roboflow/inference/issues`,
        '',
        'Here is the summary of errors for specific model packages:',
        `\t* model_package_id=${packageId} error=[ONNXRuntimeError] : 7 : INVALID_PROTOBUF : Load model from ${file} failed:Protobuf parsing failed. error_type=InvalidProtobuf`,
        '',
        ` - VISIT ${help} FOR FURTHER SUPPORT`,
    ].join('\n');
    return {
        type: 'ModelPackageAlternativesExhaustedError',
        message,
        status: 500,
        body: {
            message: `Model loading failed: ${message}`,
            help_url: help,
        },
        line: 458,
        frames: [
            ['inference/core/managers/base.py', 219, 'add_model', 'model = model_class('],
            [
                'inference_models/models/auto_loaders/core.py',
                2094,
                'from_pretrained',
                'raise ModelPackageAlternativesExhaustedError(',
            ],
        ],
    };
}
function imageNotLoaded(message, cause) {
    return {
        type: 'InputImageLoadError',
        message,
        status: 400,
        body: { message: `Could not load input image. Cause: ${cause}` },
        line: 214,
        frames: [
            ['inference/core/utils/image_utils.py', 72, 'load_image_bgr', 'np_image, is_bgr = load_image('],
            ['inference/core/utils/image_utils.py', 306, 'load_image_base64', 'raise InputImageLoadError('],
        ],
    };
}
function contentTypeMissing() {
    return {
        type: 'ContentTypeMissing',
        message: 'Request must include a Content-Type header',
        status: 400,
        body: { message: 'Content-Type header not provided with request.' },
        line: 202,
        frames: [
            [
                'inference/core/interfaces/http/http_api.py',
                4994,
                'legacy_infer_from_request',
                'raise ContentTypeMissing(',
            ],
        ],
    };
}
function featureRemoved(feature) {
    const reason = 'MediaPipe dependency removed from inference; endpoint is a 410 stub.';
    const message = `Feature '${feature}' has been removed from inference. Reason: ${reason}. Removed in end of Q2 2026. No drop-in replacement is provided; contact Roboflow if you require this capability.`;
    return {
        type: 'FeatureDeprecatedError',
        message,
        status: 410,
        body: {
            message,
            error_type: 'FeatureDeprecatedError',
            feature,
            removal_release: 'end of Q2 2026',
            replacement: null,
            reason,
        },
        line: 633,
        frames: [],
        severity: 'WARNING',
    };
}
function internalError(type, message, frames) {
    return { type, message, status: 500, body: { message: 'Internal error.' }, line: 645, frames };
}
function errorLine({ type, message, line, frames, severity }) {
    const stacktrace = [wrapper, ...frames].map(([filename, lineno, fn, code]) => ({
        filename: `${server_errors_packages}${filename}`,
        lineno,
        function: fn,
        code,
    }));
    return {
        ...(severity === 'WARNING' ? {} : { exception: { type, message, stacktrace } }),
        filename: 'error_handlers.py',
        func_name: 'wrapped_route',
        lineno: line,
        message: `${type}: ${message}`,
    };
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/endpoint/models.js


const foundationModels = [
    'clip',
    'sam',
    'sam2',
    'doctr',
    'gaze',
    'grounding_dino',
    'owlv2',
    'trocr',
    'yolo_world',
    'easy_ocr',
    'perception_encoder',
    'depth-anything-v2',
    'smolvlm2',
    'moondream2',
];
const noGpu = {
    total_vram_bytes: null,
    gpu_memory_used: null,
    gpu_memory_total: null,
    torch_cuda_allocated: null,
    torch_cuda_reserved: null,
    torch_cuda_allocator_cache: null,
    non_torch_gpu_memory: null,
};
function createModels(settings, lines) {
    const loaded = new Map();
    const loading = new Map();
    async function load(model, { registeredAs, requestId }) {
        await settings.sleep(settings.modelLoadMs);
        loaded.set(registeredAs, { model, aliases: new Set(), paths: new Set() });
        loading.delete(registeredAs);
        lines.text(`Loaded model ${model.id} with backend onnx (package ${packageId})`);
        const seconds = (settings.modelLoadMs / 1000).toFixed(2);
        const facts = `load_time=${seconds}s, task_type=${model.task}, vram_bytes=None`;
        lines.structured('INFO', requestId, {
            filename: 'base.py',
            func_name: 'add_model',
            lineno: 258,
            message: `Model loaded: model_id=${registeredAs}, ${facts}`,
        });
    }
    function remember(wish) {
        const entry = loaded.get(wish.registeredAs);
        if (wish.id !== wish.registeredAs)
            entry?.aliases.add(wish.id);
        if (wish.askedFor !== wish.registeredAs)
            entry?.aliases.add(wish.askedFor);
        entry?.paths.add(wish.path);
    }
    return {
        async require(wish) {
            const there = loaded.get(wish.registeredAs);
            const model = there?.model ?? existing(wish.id, settings);
            if (model === undefined)
                return refusalOf(wish.id);
            if (model.isBroken)
                return weightsBroken(wish.id, packageId);
            if (there === undefined) {
                const under = loading.get(wish.registeredAs) ?? load(model, wish);
                loading.set(wish.registeredAs, under);
                await under;
            }
            remember(wish);
            return { model, loadSeconds: there === undefined ? settings.modelLoadMs / 1000 : null };
        },
        remove(requested, requestId) {
            const modelId = (0,known_models/* resolveAlias */.Zg)(requested);
            const entry = loaded.get(modelId);
            if (!loaded.delete(modelId))
                return;
            const facts = `task_type=${entry?.model.task}, vram_bytes=None, remaining_models=${loaded.size}`;
            lines.structured('INFO', requestId, {
                filename: 'base.py',
                func_name: 'remove',
                lineno: 787,
                message: `Model unloaded: model_id=${modelId}, ${facts}`,
            });
        },
        clear: () => loaded.clear(),
        ids: () => [...loaded.keys()],
        describe: () => ({
            models: [...loaded].map(([id, { model, aliases, paths }]) => ({
                model_id: id,
                task_type: model.task,
                batch_size: null,
                input_height: model.inputSize,
                input_width: model.inputSize,
                vram_bytes: null,
                request_aliases: [...aliases].sort(),
                request_paths: [...paths].sort(),
            })),
            ...noGpu,
        }),
    };
}
const packageId = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
function existing(modelId, { models, takesAnyModel }) {
    const known = models.find(({ id }) => id === modelId);
    return known ?? (takesAnyModel && /^[\w-]+\/\d+$/.test(modelId) ? (0,known_models/* parseModel */.Xh)(modelId) : undefined);
}
function refusalOf(modelId) {
    if (modelId === '')
        return unsafeModelId(modelId);
    const parts = modelId.split('/');
    if (parts.length > 2)
        return invalidModelId(modelId);
    return foundationModels.includes(parts[0]?.toLowerCase() ?? '') ? weightsOutOfReach() : resourceNotFound();
}

// EXTERNAL MODULE: ./node_modules/image-size/dist/esm/index.js + 25 modules
var esm = __webpack_require__(2013);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js
var schemas = __webpack_require__(4343);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/simulator/test/simulator/endpoint/png.js

const signatureBytes = 8;
const chunkBytes = 12;
const samples = new Map([
    [0, 1],
    [2, 3],
    [3, 1],
    [4, 2],
    [6, 4],
]);
function isWholePng(bytes) {
    const data = Buffer.from(bytes);
    const pixels = [];
    let header;
    for (let at = signatureBytes; at + chunkBytes <= data.length;) {
        const length = data.readUInt32BE(at);
        const end = at + chunkBytes + length;
        if (end > data.length || (0,external_node_zlib_.crc32)(data.subarray(at + 4, end - 4)) !== data.readUInt32BE(end - 4))
            return false;
        const type = data.toString('latin1', at + 4, at + 8);
        const content = data.subarray(at + 8, end - 4);
        if (type === 'IHDR')
            header = content;
        if (type === 'IDAT')
            pixels.push(content);
        if (type === 'IEND')
            return header !== undefined && holdsPixels(Buffer.concat(pixels), header);
        at = end;
    }
    return false;
}
function holdsPixels(compressed, header) {
    const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
    const bits = (header[8] ?? 8) * (samples.get(header[9] ?? 0) ?? 1);
    const isInterlaced = header[12] === 1;
    const wanted = isInterlaced ? 1 : height * (1 + Math.ceil((width * bits) / 8));
    try {
        return (0,external_node_zlib_.inflateSync)(compressed).length >= wanted;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/endpoint/images.js




const imageReference = schemas/* object */.Ikc({ type: schemas/* string */.YjP(), value: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* unknown */.L5J())) });
const decodable = new Set(['bmp', 'gif', 'j2c', 'jp2', 'jpg', 'png', 'pnm', 'tiff', 'webp']);
const fetchTimeoutMs = 10_000;
const mostBytes = 64 * 1024 * 1024;
async function readReference({ type, value }) {
    switch (type.toLowerCase()) {
        case 'base64':
            return readBase64(typeof value === 'string' ? value : '');
        case 'url':
            return readUrl(String(value));
        case 'numpy':
            return unsupported('NumPy image type is not supported in this configuration of `inference`.');
        default:
            return unsupported('Image declaration contains not recognised image type.');
    }
}
function readBase64(text) {
    const encoded = text.replace(/^data:image\/[a-z]+;base64,/, '').replace(/[^A-Za-z0-9+/=]/g, '');
    const bytes = Buffer.from(encoded, 'base64');
    const log = 'Could not load valid image from base64 string.';
    if (bytes.length === 0 && encoded === '')
        return imageNotLoaded(log, 'Empty image payload.');
    return readBytes(bytes) ?? imageNotLoaded(log, 'Malformed base64 input image.');
}
function readBytes(bytes) {
    try {
        const { type = '', width, height, orientation = 1 } = (0,esm/* imageSize */.R9)(bytes);
        if (!decodable.has(type) || !(width > 0 && height > 0))
            return undefined;
        if (type === 'png' && !isWholePng(bytes))
            return undefined;
        return orientation >= 5 ? { bytes, width: height, height: width } : { bytes, width, height };
    }
    catch {
        return undefined;
    }
}
async function readForm(bytes, contentType) {
    const missing = "Expected image to be send in part named 'file' of multipart/form-data request";
    const form = await new Response(Uint8Array.from(bytes), { headers: { 'content-type': contentType } })
        .formData()
        .catch(() => null);
    const file = form?.get('file');
    if (file === null || file === undefined)
        return imageNotLoaded(missing, missing);
    const content = typeof file === 'string' ? Buffer.from(file) : new Uint8Array(await file.arrayBuffer());
    return readBase64(Buffer.from(content).toString('base64'));
}
async function readUrl(url) {
    const refusal = urlRefusal(url);
    if (refusal !== null)
        return unsupported(refusal);
    const notDecoded = 'Data pointed by URL could not be decoded into image.';
    try {
        const response = await fetch(url, { signal: AbortSignal.timeout(fetchTimeoutMs) });
        const bytes = new Uint8Array(await response.arrayBuffer());
        if (!response.ok || bytes.length > mostBytes)
            throw new Error(`${response.status}`);
        return readBytes(bytes) ?? imageNotLoaded('Could not decode bytes as image.', 'Data is not image.');
    }
    catch (error) {
        return imageNotLoaded(`Could not load image from url: ${url}. Details: ${String(error)}`, notDecoded);
    }
}
function urlRefusal(text) {
    if (!URL.canParse(text))
        return 'Provided image URL is invalid';
    const { protocol, hostname } = new URL(text);
    if (protocol !== 'https:') {
        return 'Providing images via non https:// URL is not supported in this configuration of `inference`.';
    }
    if (!/^[\w-]+(\.[\w-]+)*\.[a-z]{2,}$/i.test(hostname)) {
        return 'Providing images via URL without FQDN is not supported in this configuration of `inference`.';
    }
    return null;
}
const unsupported = (message) => imageNotLoaded(message, message);

;// CONCATENATED MODULE: ./build/simulator/test/simulator/endpoint/predictions.js

const keypointNames = ['nose', 'left_eye', 'right_eye', 'left_shoulder', 'right_shoulder'];
const certain = { least: 0.85, most: 0.97 };
const doubtful = { least: 0.1, most: 0.39 };
const anywhere = { least: 0.05, most: 0.85 };
function detect({ bytes, width, height }, model, wanted) {
    const draw = drawsFrom(bytes, model.id);
    const count = 3 + Math.floor(draw() * 3);
    return Array.from({ length: count }, (_, index) => detection(index, { width, height, model, draw }))
        .sort((a, b) => b.confidence - a.confidence)
        .filter(({ confidence }) => confidence >= wanted.confidence)
        .filter(({ className }) => wanted.classFilter?.includes(className) ?? true)
        .slice(0, wanted.maxDetections)
        .map((found) => ({
        ...found,
        keypoints: found.keypoints.filter((point) => point.confidence >= wanted.keypointConfidence),
    }));
}
function classify({ bytes }, model) {
    const draw = drawsFrom(bytes, model.id);
    const weights = model.classes.map(() => draw() ** 4 + 0.01);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return model.classes
        .map((name, index) => ({
        class: name,
        class_id: index,
        confidence: Number(((weights[index] ?? 0) / sum).toFixed(4)),
    }))
        .sort((a, b) => b.confidence - a.confidence);
}
function detection(index, { width, height, model, draw }) {
    const boxWidth = Math.fround(width * (0.1 + draw() * 0.4));
    const boxHeight = Math.fround(height * (0.1 + draw() * 0.4));
    const x = Math.fround(boxWidth / 2 + draw() * (width - boxWidth));
    const y = Math.fround(boxHeight / 2 + draw() * (height - boxHeight));
    const classId = Math.floor(draw() * model.classes.length);
    const { least, most } = [certain, doubtful][index] ?? anywhere;
    const box = { x, y, width: boxWidth, height: boxHeight };
    return {
        ...box,
        confidence: Math.fround(least + draw() * (most - least)),
        className: model.classes[classId] ?? String(classId),
        classId,
        points: model.task === 'instance-segmentation' ? outline(box) : [],
        keypoints: model.task === 'keypoint-detection' ? keypointsIn(box, draw) : [],
    };
}
function outline({ x, y, width, height }) {
    return Array.from({ length: 8 }, (_, corner) => ({
        x: Math.round(x + (Math.cos((corner * Math.PI) / 4) * width) / 2),
        y: Math.round(y + (Math.sin((corner * Math.PI) / 4) * height) / 2),
    }));
}
function keypointsIn({ x, y, width, height }, draw) {
    return keypointNames.map((name, index) => ({
        x: Math.fround(x + (draw() - 0.5) * width),
        y: Math.fround(y + (draw() - 0.5) * height),
        confidence: Math.fround(0.05 + draw() * 0.95),
        class: name,
        class_id: index,
    }));
}
function drawsFrom(bytes, modelId) {
    let block = (0,external_node_crypto_.createHash)('sha256').update(modelId).update('\0').update(bytes).digest();
    let offset = 0;
    return () => {
        if (offset + 4 > block.length) {
            block = (0,external_node_crypto_.createHash)('sha256').update(block).digest();
            offset = 0;
        }
        const value = block.readUInt32BE(offset) / 2 ** 32;
        offset += 4;
        return value;
    };
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/endpoint/turn.js


async function requireModel(turn, { id, registeredAs = id, askedFor = registeredAs, }) {
    const { server, call, requestId } = turn;
    turn.modelIds.add(registeredAs);
    const ready = await server.models.require({ id, registeredAs, askedFor, path: call.path, requestId });
    if ('status' in ready)
        return ready;
    if (ready.loadSeconds !== null)
        turn.loads.push({ modelId: registeredAs, seconds: ready.loadSeconds });
    return ready.model;
}
function refuse({ server, requestId }, error) {
    server.lines.structured(error.severity ?? 'ERROR', requestId, errorLine(error));
    return json(error.body, { status: error.status });
}
function uuid(random) {
    const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
    return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/endpoint/responses.js



const seconds = 0.031;
function inferenceResponse(inferred) {
    const { image, model, inferenceId } = inferred;
    const head = {
        inference_id: inferenceId,
        time: seconds,
        resolved_model: {
            model_id: model.id,
            model_package_id: packageId,
            backend: 'onnx',
            quantization: 'fp32',
        },
        image: { width: image.width, height: image.height },
    };
    return { ...head, ...(model.task === 'classification' ? classified(inferred) : detected(inferred)) };
}
function classified({ image, model, selection }) {
    const predictions = classify(image, model).filter(({ confidence }) => confidence >= selection.confidence);
    const [top] = predictions;
    return { predictions, top: top?.class ?? '', confidence: top?.confidence ?? 0 };
}
function detected({ image, model, selection, random }) {
    return {
        predictions: detect(image, model, selection).map((found) => ({
            ...boxFields(found),
            class: found.className,
            class_id: found.classId,
            detection_id: uuid(random),
            ...extraFields(model.task, found),
        })),
    };
}
function boxFields({ x, y, width, height, confidence }) {
    return { x, y, width, height, confidence };
}
function extraFields(task, { points, keypoints }) {
    if (task === 'instance-segmentation')
        return { points, mask_format: 'polygon' };
    return task === 'keypoint-detection' ? { keypoints } : {};
}
function stepResult(inferred, parent) {
    const { image, model, selection, inferenceId, random } = inferred;
    const base = { inference_id: inferenceId, model_id: model.id };
    if (model.task === 'classification') {
        const types = { prediction_type: 'classification', parent_id: parent, root_parent_id: parent };
        return { ...base, predictions: { ...inferenceResponse(inferred), ...types } };
    }
    const predictions = detect(image, model, selection).map((found) => ({
        width: found.width,
        height: found.height,
        x: found.x,
        y: found.y,
        confidence: found.confidence,
        class_id: found.classId,
        ...(model.task === 'instance-segmentation' ? { points: found.points } : {}),
        class: found.className,
        detection_id: uuid(random),
        parent_id: parent,
        ...(model.task === 'keypoint-detection' ? { keypoints: found.keypoints } : {}),
    }));
    const size = predictions.length > 0 ? { width: image.width, height: image.height } : { width: null, height: null };
    return { ...base, predictions: { image: size, predictions } };
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/endpoint/validation.js

function unprocessable(problems) {
    return json({ detail: problems }, { status: 422 });
}
function bodyProblem({ body, bytes, headers }) {
    const text = Buffer.from(bytes).toString();
    if (text === '')
        return { type: 'missing', loc: ['body'], msg: 'Field required', input: null };
    const isJson = /^application\/([\w.+-]*\+)?json/.test(String(headers['content-type'] ?? 'application/json'));
    if (body !== null && isJson)
        return undefined;
    if (isJson && parses(text) === false)
        return jsonProblem(text);
    const msg = 'Input should be a valid dictionary or object to extract fields from';
    return { type: 'model_attributes_type', loc: ['body'], msg, input: text };
}
function missingFields(body, fields, input = body) {
    return fields
        .filter((field) => body[field] === undefined)
        .map((field) => ({ type: 'missing', loc: ['body', field], msg: 'Field required', input }));
}
function stringFields(body, fields) {
    return fields
        .filter((field) => body[field] !== undefined && typeof body[field] !== 'string')
        .map((field) => ({
        type: 'string_type',
        loc: ['body', field],
        msg: 'Input should be a valid string',
        input: body[field],
    }));
}
function parses(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}
function jsonProblem(text) {
    const noQuotes = /^\{\s*[^"\s}]/.test(text);
    const error = noQuotes ? 'Expecting property name enclosed in double quotes' : 'Expecting value';
    return {
        type: 'json_invalid',
        loc: ['body', noQuotes ? 1 : 0],
        msg: 'JSON decode error',
        input: {},
        ctx: { error },
    };
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/endpoint/infer.js







const defaultConfidence = 0.4;
const defaultDetections = 300;
const leastConfidence = 0.01;
async function inferFromBody(turn) {
    const { call, server } = turn;
    const problem = bodyProblem(call);
    if (problem !== undefined || call.body === null)
        return unprocessable(problem ? [problem] : []);
    const body = call.body;
    const id = typeof body['id'] === 'string' ? body['id'] : uuid(server.settings.random);
    const problems = [
        ...missingFields(body, ['model_id', 'image'], { ...body, id }),
        ...stringFields(body, ['model_id']),
        ...imageProblems(body['image']),
        ...confidenceProblems(body['confidence'], ['body', 'confidence']),
    ];
    if (problems.length > 0)
        return unprocessable(problems);
    const askedFor = String(body['model_id']);
    const model = await requireModel(turn, { id: (0,known_models/* resolveAlias */.Zg)(askedFor), registeredAs: askedFor });
    if ('status' in model)
        return refuse(turn, model);
    const images = [];
    for (const reference of [body['image']].flat()) {
        const image = await readReference(imageReference.parse(reference));
        if ('status' in image)
            return refuse(turn, image);
        images.push(image);
    }
    const selection = selectionOf(body);
    const isShown = body['visualize_predictions'] === true;
    const responses = images.map((image) => ({
        ...inferenceResponse({ image, model, selection, inferenceId: id, random: server.settings.random }),
        ...(isShown ? { visualization: visualisation(image) } : {}),
    }));
    return json(Array.isArray(body['image']) ? responses : responses[0]);
}
async function inferFromPath(turn, modelId) {
    const { call, server } = turn;
    const { query } = call;
    const problems = confidenceProblems(query.get('confidence') ?? undefined, ['query', 'confidence']);
    if (problems.length > 0)
        return unprocessable(problems);
    if (!query.has('image') && call.headers['content-type'] === undefined)
        return refuse(turn, contentTypeMissing());
    const model = await requireModel(turn, { id: modelId });
    if ('status' in model)
        return refuse(turn, model);
    const image = await pictureOf(turn);
    if ('status' in image)
        return refuse(turn, image);
    const given = Number(query.get('confidence') ?? defaultConfidence);
    const confidence = Number.isNaN(given) ? defaultConfidence : given >= 1 ? given / 100 : given;
    const selection = {
        confidence: Math.max(leastConfidence, confidence),
        keypointConfidence: Number(query.get('keypoint_confidence') ?? 0),
        maxDetections: Number(query.get('max_detections') ?? defaultDetections),
        classFilter: null,
    };
    const { random } = server.settings;
    const format = query.get('format') ?? 'json';
    if (format === 'image') {
        return { status: 200, body: '', bytes: image.bytes, contentType: 'image/jpeg' };
    }
    return json({
        ...inferenceResponse({ image, model, selection, inferenceId: uuid(random), random }),
        ...(format === 'image_and_json' ? { visualization: visualisation(image) } : {}),
    });
}
const visualisation = ({ bytes }) => Buffer.from(bytes).toString('base64');
async function pictureOf({ call }) {
    const url = call.query.get('image');
    if (url !== null)
        return readUrl(url);
    const contentType = String(call.headers['content-type'] ?? '');
    if (contentType.includes('multipart/form-data'))
        return readForm(call.bytes, contentType);
    const imageType = call.query.get('image_type') ?? 'base64';
    if (imageType !== 'base64')
        return readReference({ type: imageType, value: null });
    const text = Buffer.from(call.bytes).toString();
    if (!text.includes('\uFFFD'))
        return readBase64(text);
    return imageNotLoaded('Could not decode image bytes as base64 string - the payload appears to be raw image bytes, not a base64-encoded string.', 'Invalid base64 input: the image payload contains raw bytes instead of a base64-encoded string. Please base64-encode the image before sending.');
}
function selectionOf(body) {
    return {
        confidence: numberOr(body['confidence'], defaultConfidence),
        keypointConfidence: numberOr(body['keypoint_confidence'], 0),
        maxDetections: numberOr(body['max_detections'], defaultDetections),
        classFilter: Array.isArray(body['class_filter']) ? body['class_filter'].map(String) : null,
    };
}
function numberOr(value, fallback) {
    const given = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value ?? Number.NaN);
    return Number.isNaN(given) ? fallback : given;
}
function imageProblems(image) {
    if (image === undefined)
        return [];
    const references = Array.isArray(image) ? image : [image];
    return references.every((one) => imageReference.safeParse(one).success)
        ? []
        : [
            {
                type: 'model_attributes_type',
                loc: ['body', 'image', 'InferenceRequestImage'],
                msg: 'Input should be a valid dictionary or object to extract fields from',
                input: image,
            },
        ];
}
function confidenceProblems(value, loc) {
    if (value === undefined || value === null || value === 'best' || value === 'default')
        return [];
    if (typeof value === 'number' ||
        (typeof value === 'string' && !Number.isNaN(numberOr(value, Number.NaN)))) {
        return [];
    }
    const number = 'Input should be a valid number, unable to parse string as a number';
    const expected = "'best' or 'default'";
    return [
        { type: 'float_parsing', loc: [...loc, 'float'], msg: number, input: value },
        {
            type: 'literal_error',
            loc: [...loc, "literal['best','default']"],
            msg: `Input should be ${expected}`,
            input: value,
            ctx: { expected },
        },
    ];
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var errors = __webpack_require__(7428);
;// CONCATENATED MODULE: ./build/simulator/test/simulator/endpoint/workflow-errors.js
const compilation = 'workflow_compilation | workflow_definition_parsing';
const graph = 'workflow_compilation | execution_graph_construction';
const runtimeInput = 'workflow_execution | runtime_input_validation';
const execution = 'workflow_execution | step_execution';
function doesNotParse(details, steps) {
    const message = 'Could not parse workflow definition. Details provided in inner error.';
    return workflowError('WorkflowSyntaxError', message, {
        context: compilation,
        inner_error_type: 'ValidationError',
        inner_error_message: details,
        blocks_errors: steps.map(({ name, type }) => blockError({ block_id: name, block_type: type })),
        ...pythonBlocks,
    });
}
function unknownReference(selector) {
    const what = selector.startsWith('$inputs.') ? 'input parameter' : 'block';
    const message = `Workflow references '${selector}' which points to a non-existent ${what}.`;
    return workflowError('InvalidReferenceTargetError', message, {
        context: graph,
        inner_error_type: 'None',
        inner_error_message: 'None',
        blocks_errors: [blockError({ property_details: `Invalid reference to ${selector}` })],
        ...pythonBlocks,
    });
}
function inputMissing(name, type) {
    const kind = "(of kind `['image']`)";
    const message = `Detected runtime parameter \`${name}\` defined as \`${type}\` ${kind}, but value is not provided.`;
    return runtimeInputError(message);
}
function inputNotAnImage(name) {
    const what = `Detected runtime parameter \`${name}\` defined as \`WorkflowImage\` that is invalid.`;
    const details = 'Failed on input validation. Details: NumPy image type is not supported in this configuration of `inference`.';
    return runtimeInputError(`Failed to assemble \`${name}\`. Could not successfully use any deserializer for declared kinds. Details: \nKind: \`image\` - Error: ${what} ${details}`);
}
function stepFailed(step, cause) {
    const details = `details of error: ${cause.message}`;
    const message = cause.status === 404
        ? `Could not find requested Roboflow resource while execution of step ${step} - ${details}. This error usually mean the problem with not existing model.`
        : `Problem with Workflow Block configuration - ${cause.message}`;
    const error = workflowError('ClientCausedStepExecutionError', message, {
        context: execution,
        inner_error_type: cause.type,
        inner_error_message: cause.message,
        blocks_errors: [blockError({ block_id: step })],
        ...pythonBlocks,
    });
    return { ...error, status: cause.status === 404 ? 404 : 400 };
}
function stepNotSimulated(step, type) {
    const message = `The simulator runs steps that are models only: step ${step} is a ${type}. Put a real inference server behind it with --endpoint.`;
    return { ...workflowError('NotImplementedError', message, { context: execution }), status: 501 };
}
function runtimeInputError(message) {
    const details = { context: runtimeInput, inner_error_type: null, inner_error_message: 'None' };
    return workflowError('RuntimeInputError', message, details);
}
const pythonBlocks = { python_blocks_output_streams: null, python_blocks_debug_traces: null };
function workflowError(type, message, details) {
    return {
        type,
        message,
        status: 400,
        body: { message, error_type: type, ...details },
        line: 270,
        frames: [],
    };
}
function blockError(known) {
    return {
        block_id: null,
        block_type: null,
        block_details: null,
        property_name: null,
        property_details: null,
        block_traceback: null,
        ...known,
    };
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/endpoint/workflows.js









const modelSteps = new Map([
    ['roboflow_core/roboflow_object_detection_model', 'object-detection'],
    ['roboflow_core/roboflow_instance_segmentation_model', 'instance-segmentation'],
    ['roboflow_core/roboflow_keypoint_detection_model', 'keypoint-detection'],
    ['roboflow_core/roboflow_classification_model', 'classification'],
    ['RoboflowObjectDetectionModel', 'object-detection'],
    ['ObjectDetectionModel', 'object-detection'],
    ['RoboflowInstanceSegmentationModel', 'instance-segmentation'],
    ['InstanceSegmentationModel', 'instance-segmentation'],
    ['RoboflowKeypointDetectionModel', 'keypoint-detection'],
    ['KeypointsDetectionModel', 'keypoint-detection'],
    ['RoboflowClassificationModel', 'classification'],
    ['ClassificationModel', 'classification'],
]);
const named = schemas/* looseObject */._H3({ type: schemas/* string */.YjP(), name: schemas/* string */.YjP() });
const specificationSchema = schemas/* object */.Ikc({
    version: schemas/* string */.YjP(),
    inputs: schemas/* array */.YOg(schemas/* looseObject */._H3({ type: schemas/* string */.YjP(), name: schemas/* string */.YjP(), default_value: schemas/* optional */.lqM(schemas/* unknown */.L5J()) })),
    steps: schemas/* array */.YOg(named),
    outputs: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), selector: schemas/* string */.YjP() })),
});
async function runSpecification(turn) {
    const body = readBody(turn, ['inputs', 'specification']);
    return 'status' in body ? body : run(turn, body.fields, body.fields['specification']);
}
async function runSaved(turn, workflowId) {
    const body = readBody(turn, ['inputs']);
    if ('status' in body)
        return body;
    const saved = turn.server.settings.workflows[workflowId];
    return saved === undefined ? refuse(turn, resourceNotFound()) : run(turn, body.fields, saved);
}
function validate(turn) {
    const body = readBody(turn, ['specification']);
    if ('status' in body)
        return body;
    const problem = readSpecification(body.fields['specification']);
    return 'status' in problem ? refuse(turn, problem) : json({ status: 'ok' });
}
function describeBlocks() {
    return [...modelSteps.keys()]
        .filter((type) => type.startsWith('roboflow_core/'))
        .map((type) => ({ manifest_type_identifier: `${type}@v2`, manifest_type_identifier_aliases: [] }));
}
function readBody({ call }, required) {
    const problem = bodyProblem(call);
    if (problem !== undefined || call.body === null)
        return unprocessable(problem ? [problem] : []);
    const problems = missingFields(call.body, required);
    return problems.length > 0 ? unprocessable(problems) : { fields: call.body };
}
function readSpecification(given) {
    const read = specificationSchema.safeParse(given);
    if (!read.success)
        return doesNotParse(errors/* prettifyError */.S1(read.error), []);
    const unknown = read.data.steps.filter(({ type }) => taskOf(type) === undefined);
    const [first] = unknown;
    if (first === undefined)
        return read.data;
    return /^roboflow_(core|enterprise)\//.test(first.type)
        ? stepNotSimulated(first.name, first.type)
        : doesNotParse(`steps: '${first.type}' is not a block`, unknown);
}
const taskOf = (type) => modelSteps.get(type.replace(/@v\d+$/, ''));
async function run(turn, body, given) {
    const specification = readSpecification(given);
    if ('status' in specification)
        return refuse(turn, specification);
    const lost = lostReference(specification);
    if (lost !== null)
        return refuse(turn, unknownReference(lost));
    const inputs = await readInputs(specification, body['inputs']);
    if ('status' in inputs)
        return refuse(turn, inputs);
    const excluded = new Set(Array.isArray(body['excluded_fields']) ? body['excluded_fields'] : []);
    const outputs = [];
    for (const values of inputs.batch) {
        for (const step of specification.steps) {
            const result = await runStep(turn, step, values);
            if ('status' in result)
                return refuse(turn, result);
            values.steps.set(step.name, result.output);
        }
        const wanted = specification.outputs.filter(({ name }) => !excluded.has(name));
        outputs.push(Object.fromEntries(wanted.map(({ name, selector }) => [name, shown(lookUp(selector, values))])));
    }
    return json({ outputs, profiler_trace: [] });
}
function lostReference({ inputs, steps, outputs }) {
    const known = new Set([
        ...inputs.map(({ name }) => `$inputs.${name}`),
        ...steps.map(({ name }) => `$steps.${name}`),
    ]);
    const references = [
        ...steps.flatMap((step) => Object.values(step)),
        ...outputs.map(({ selector }) => selector),
    ];
    const lost = references.find((value) => typeof value === 'string' &&
        /^\$(inputs|steps)\./.test(value) &&
        !known.has(value.split('.').slice(0, 2).join('.')));
    return typeof lost === 'string' ? lost : null;
}
async function readInputs({ inputs }, given) {
    const values = new Map(Object.entries(Object(given)));
    const columns = new Map();
    for (const { name, type, default_value } of inputs) {
        const value = values.get(name) ?? default_value;
        if (!/Image$/.test(type)) {
            columns.set(name, [value]);
            continue;
        }
        if (value === undefined || value === null)
            return inputMissing(name, type);
        const pictures = [];
        for (const one of [value].flat()) {
            const picture = await readPicture(one);
            if ('status' in picture)
                return inputNotAnImage(name);
            pictures.push(picture);
        }
        columns.set(name, pictures);
    }
    const size = Math.max(1, ...[...columns.values()].map((column) => column.length));
    return {
        batch: Array.from({ length: size }, (_, index) => ({
            inputs: new Map([...columns].map(([name, column]) => [name, column[column.length === 1 ? 0 : index]])),
            steps: new Map(),
        })),
    };
}
async function readPicture(given) {
    if (typeof given === 'string')
        return /^https?:/.test(given) ? readUrl(given) : readBase64(given);
    return readReference(imageReference.safeParse(given).data ?? { type: typeof given });
}
async function runStep(turn, step, values) {
    const fields = Object.fromEntries(Object.entries(step).map(([key, value]) => [key, lookUp(value, values)]));
    const modelId = String(fields['model_id']);
    const model = await requireModel(turn, { id: modelId });
    if ('status' in model)
        return stepFailed(step.name, model);
    const source = typeof step['images'] === 'string' ? step['images'] : String(step['image']);
    const image = lookUp(source, values);
    if (!isImage(image))
        return unknownReference(source);
    const random = turn.server.settings.random;
    const inferred = { image, model, selection: selectionOf(fields), inferenceId: uuid(random), random };
    return { output: stepResult(inferred, source.split('.')[1] ?? source) };
}
function lookUp(value, { inputs, steps }) {
    if (typeof value !== 'string' || !value.startsWith('$'))
        return value;
    const [root, name = '', property = '*'] = value.split('.');
    if (root === '$inputs')
        return inputs.get(name);
    const result = steps.get(name);
    return property === '*' ? result : result?.[property];
}
function isImage(value) {
    return typeof value === 'object' && value !== null && 'bytes' in value && 'width' in value;
}
function shown(value) {
    if (!isImage(value))
        return value ?? null;
    return { type: 'base64', value: Buffer.from(value.bytes).toString('base64'), video_metadata: null };
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/endpoint/routes.js







const page = (title) => ({
    status: 200,
    body: `<!DOCTYPE html><html lang="en"><head><title>${title}</title></head><body></body></html>`,
    contentType: 'text/html; charset=utf-8',
});
const routes = new Map([
    ['GET /', () => page('Roboflow Inference')],
    ['GET /docs', () => page('Roboflow Inference Server - Swagger UI')],
    ['GET /redoc', () => page('Roboflow Inference Server - ReDoc')],
    ['GET /openapi.json', openApi],
    ['GET /info', info],
    ['GET /healthz', () => json({ status: 'healthy' })],
    ['GET /readiness', () => json({ status: 'ready' })],
    ['GET /metrics', metrics],
    ['GET /device/stats', deviceStats],
    ['GET /logs', () => json({ detail: 'Logs endpoint not available' }, { status: 404 })],
    ['GET /model/registry', ({ server }) => json(server.models.describe())],
    ['POST /model/add', addModel],
    ['POST /model/remove', removeModel],
    ['POST /model/clear', clearModels],
    ['POST /infer/object_detection', inferFromBody],
    ['POST /infer/instance_segmentation', inferFromBody],
    ['POST /infer/semantic_segmentation', inferFromBody],
    ['POST /infer/keypoints_detection', inferFromBody],
    ['POST /infer/classification', inferFromBody],
    ['POST /workflows/run', runSpecification],
    ['POST /infer/workflows', runSpecification],
    ['POST /workflows/validate', validate],
    ['GET /workflows/execution_engine/versions', () => json({ versions: ['1.17.0'] })],
    ['GET /workflows/blocks/describe', () => json({ blocks: describeBlocks() })],
    ['POST /gaze/gaze_detection', (turn) => refuse(turn, featureRemoved('/gaze/gaze_detection'))],
    ['GET /clear_cache', clearCache],
]);
const foundationRoutes = new Map([
    ['/clip/embed_image', { modelId: 'clip/ViT-B-16', required: ['image'] }],
    ['/clip/embed_text', { modelId: 'clip/ViT-B-16', required: ['text'] }],
    ['/clip/compare', { modelId: 'clip/ViT-B-16', required: ['subject', 'prompt'] }],
    ['/perception_encoder/embed_image', { modelId: 'perception_encoder/PE-Core-L14-336', required: ['image'] }],
    ['/perception_encoder/embed_text', { modelId: 'perception_encoder/PE-Core-L14-336', required: ['text'] }],
    [
        '/perception_encoder/compare',
        { modelId: 'perception_encoder/PE-Core-L14-336', required: ['subject', 'prompt'] },
    ],
    ['/grounding_dino/infer', { modelId: 'grounding_dino/default', required: ['image', 'text'] }],
    ['/yolo_world/infer', { modelId: 'yolo_world/l', required: ['image', 'text'] }],
    ['/doctr/ocr', { modelId: 'doctr/default', required: ['image'] }],
    ['/easy_ocr/ocr', { modelId: 'easy_ocr/english_g2', required: ['image'] }],
    ['/ocr/trocr', { modelId: 'trocr/trocr-base-printed', required: ['image'] }],
    ['/infer/depth-estimation', { modelId: 'depth-anything-v2/small', required: ['image'] }],
    ['/infer/lmm', { modelId: 'moondream2/moondream2_2b_jul24', required: ['model_id', 'image'] }],
]);
const openApiPaths = [...routes.keys(), ...[...foundationRoutes.keys()].map((path) => `POST ${path}`)];
async function answerInference(turn) {
    const { method, path } = turn.call;
    const route = routes.get(`${method} ${path}`);
    if (route !== undefined)
        return route(turn);
    const foundation = method === 'POST' ? foundationRoutes.get(path) : undefined;
    if (foundation !== undefined)
        return foundationModel(turn, foundation);
    const saved = /^\/infer\/workflows\/[^/]+\/([^/]+)$|^\/[^/]+\/workflows\/([^/]+)$/.exec(path);
    if (saved !== null && method === 'POST')
        return runSaved(turn, saved[1] ?? saved[2] ?? '');
    return remaining(turn);
}
function remaining(turn) {
    const { method, path } = turn.call;
    const pair = /^\/([^/]+)\/([^/]+)$/.exec(path);
    if (pair !== null && pair[1] !== 'static' && ['GET', 'POST'].includes(method)) {
        return inferFromPath(turn, `${pair[1]}/${pair[2]}`);
    }
    if (!['GET', 'HEAD'].includes(method)) {
        return json({ detail: 'Method Not Allowed' }, { status: 405, headers: { allow: 'GET, HEAD' } });
    }
    if (path.startsWith('/static/'))
        return json({ detail: 'Not Found' }, { status: 404 });
    return { ...page('404: This page could not be found.'), status: 404 };
}
function info({ server }) {
    return json({
        name: 'Roboflow Inference Server',
        version: server.record.inferenceVersion,
        uuid: server.id,
    });
}
function openApi({ server }) {
    const paths = {};
    for (const route of openApiPaths) {
        const [method = '', path = ''] = route.split(' ');
        paths[path] = { ...paths[path], [method.toLowerCase()]: {} };
    }
    const about = { title: 'Roboflow Inference Server', description: 'Roboflow inference server' };
    return json({ openapi: '3.1.0', info: { ...about, version: server.record.inferenceVersion }, paths });
}
function metrics({ server }) {
    return {
        status: 200,
        body: server.traffic.text(server.models.ids()),
        contentType: 'text/plain; version=1.0.0; charset=utf-8',
    };
}
function deviceStats() {
    const hint = 'Mount the Docker socket and point its location when running the docker container to collect device stats (i.e. `docker run ... -v /var/run/docker.sock:/var/run/docker.sock -e DOCKER_SOCKET_PATH=/var/run/docker.sock ...`).';
    return json({ error: 'Device statistics endpoint is not enabled.', hint }, { status: 404 });
}
async function addModel(turn) {
    const { server, requestId } = turn;
    const body = modelIdIn(turn);
    if ('status' in body)
        return body;
    const id = (0,known_models/* resolveAlias */.Zg)(body.modelId);
    server.lines.structured('INFO', requestId, {
        filename: 'http_api.py',
        func_name: 'model_add',
        lineno: 2001,
        message: `Loading model: ${id}`,
    });
    const model = await requireModel(turn, { id });
    return 'status' in model ? refuse(turn, model) : json(server.models.describe());
}
function removeModel(turn) {
    const body = modelIdIn(turn);
    if ('status' in body)
        return body;
    turn.server.models.remove(body.modelId, turn.requestId);
    return json(turn.server.models.describe());
}
function modelIdIn({ call }) {
    const problem = bodyProblem(call);
    if (problem !== undefined || call.body === null)
        return unprocessable(problem ? [problem] : []);
    const problems = [...missingFields(call.body, ['model_id']), ...stringFields(call.body, ['model_id'])];
    return problems.length > 0 ? unprocessable(problems) : { modelId: String(call.body['model_id']) };
}
function clearModels({ server }) {
    server.models.clear();
    return json(server.models.describe());
}
function clearCache({ server }) {
    server.models.clear();
    return json('Cache Cleared');
}
async function foundationModel(turn, { modelId, required }) {
    const problem = bodyProblem(turn.call);
    if (problem !== undefined || turn.call.body === null)
        return unprocessable(problem ? [problem] : []);
    const problems = missingFields(turn.call.body, required);
    if (problems.length > 0)
        return unprocessable(problems);
    const given = turn.call.body['model_id'];
    const model = await requireModel(turn, { id: typeof given === 'string' ? given : modelId });
    return refuse(turn, 'status' in model ? model : weightsOutOfReach());
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/endpoint/endpoint.js









const openPaths = ['/', '/docs', '/redoc', '/info', '/healthz', '/readiness', '/metrics', '/openapi.json'];
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
function endpointSurface(record, settings, logs) {
    const own = { ...settings, random: seeded(hashed(record.id)) };
    const lines = createServerLines({
        write: (entries) => logs.add(record.id, entries),
        form: settings.logForm,
        habits: settings.habits,
        now: settings.now,
        random: settings.random,
    });
    const newProcess = () => {
        const server = {
            id: drawn(6, letters, own.random),
            record,
            settings: own,
            lines,
            models: createModels(settings, lines),
            traffic: createTraffic(settings.now),
        };
        return { server, flapping: [...settings.endpointFlapping], start: lastStart(record) };
    };
    let process = newProcess();
    return {
        prefix: 'endpoint:',
        deploymentName: record.name,
        async answer(call) {
            if (process.start !== lastStart(record))
                process = newProcess();
            const page = ingressRefusal(record, settings, process.flapping);
            if (page !== undefined)
                return page;
            const key = keyIn(call);
            const isOpen = needsNoKey(call);
            if (!isOpen && (key === undefined || !settings.apiKeys.has(key)))
                return unauthorized();
            if (settings.endpointUrl !== undefined)
                return forward(call, settings);
            return served(process.server, call, isOpen);
        },
        answered(call, answer) {
            lines.access(call, answer);
            const handler = /^\/[^/]+\/\d+$/.test(call.path) ? '/{dataset_id}/{version_id:str}' : call.path;
            const { method } = call;
            const sizes = [call.bytes.length, answer.bytes?.length ?? answer.body.length];
            process.server.traffic.answered({ method, handler, status: answer.status, sizes });
        },
    };
}
async function served(server, call, isOpen) {
    const requestId = drawn(32, '0123456789abcdef', server.settings.random);
    const turn = { server, call, requestId, modelIds: new Set(), loads: [] };
    const answer = await answerInference(turn);
    for (const modelId of turn.modelIds)
        server.traffic.inferred(modelId, answer.status >= 400);
    const workspace = isOpen ? {} : { 'x-workspace-id': workspaceUrl };
    return {
        ...answer,
        headers: { ...answer.headers, 'x-request-id': requestId, ...workspace, ...modelHeaders(turn) },
    };
}
const workspaceUrl = 'simulated-workspace';
const engine = { server: 'uvicorn', 'x-inference-engine': 'inference-models' };
function modelHeaders({ modelIds, loads }) {
    const seconds = loads.reduce((sum, load) => sum + load.seconds, 0);
    const details = JSON.stringify(loads.map((load) => ({ m: load.modelId, t: load.seconds })));
    return {
        ...engine,
        'x-model-cold-start': String(loads.length > 0),
        'x-model-cold-start-count': String(loads.length),
        ...(modelIds.size > 0 ? { 'x-model-id': [...modelIds].sort().join(',') } : {}),
        ...(loads.length > 0 ? { 'x-model-load-time': String(seconds), 'x-model-load-details': details } : {}),
    };
}
function unauthorized() {
    const headers = { ...engine, 'x-model-cold-start': 'false', 'x-model-cold-start-count': '0' };
    return json({ status: 401, message: 'Unauthorized api_key' }, { status: 401, headers });
}
const lastStart = (record) => record.events.findLast((event) => event.kind === 'start');
function ingressRefusal(record, settings, flapping) {
    const { status } = stateAt(record, settings.now()) ?? { status: 'deleted' };
    const lagMs = settings.habits.domainLagsDeletionSeconds * 1000;
    const last = record.events.at(-1);
    if (last?.kind === 'delete' && settings.now() < last.at + lagMs)
        return undefined;
    if (status === 'deleted' || status === 'expired')
        return errorPage(404);
    const upAt = lastStart(record)?.readyAt ?? 0;
    if (status !== 'ready' || settings.now() < upAt + settings.warmUpMs)
        return errorPage(503);
    const flap = flapping.shift() ?? 200;
    return flap === 200 ? undefined : errorPage(flap);
}
function needsNoKey(call) {
    const open = openPaths.includes(call.path) || /^\/(static|_next)\//.test(call.path);
    return open || !['GET', 'POST'].includes(call.method);
}
function keyIn(call) {
    const isJson = String(call.headers['content-type']).startsWith('application/json');
    const inBody = isJson ? call.body?.['api_key'] : undefined;
    return call.query.get('api_key') ?? bearer(call) ?? (typeof inBody === 'string' ? inBody : undefined);
}
function bearer(call) {
    const header = call.headers['authorization'];
    return typeof header === 'string' ? /^Bearer (.+)$/i.exec(header)?.[1] : undefined;
}
const hashed = (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest().readUInt32BE(0);
function drawn(length, alphabet, random) {
    return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/endpoint/endpoints.js

function createEndpoints(serverFor) {
    const servers = new Map();
    let ended = false;
    async function listen(record, server) {
        server.listen(0, '127.0.0.1');
        await (0,external_node_events_.once)(server, 'listening');
        const address = server.address();
        if (typeof address === 'object' && address)
            record.domain = `127.0.0.1:${address.port}`;
    }
    return {
        async open(record) {
            const open = servers.get(record.id);
            if (open || ended)
                return open?.listening;
            const server = serverFor(record);
            const listening = listen(record, server);
            servers.set(record.id, { server, listening });
            return listening;
        },
        async close(record) {
            const open = servers.get(record.id);
            if (!open)
                return;
            servers.delete(record.id);
            await open.listening;
            await closeServer(open.server);
        },
        count: () => servers.size,
        async closeAll() {
            ended = true;
            const open = [...servers.values()];
            servers.clear();
            await Promise.all(open.map(({ server, listening }) => listening.then(() => closeServer(server))));
        },
    };
}
async function closeServer(server) {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(3305);
;// CONCATENATED MODULE: ./build/simulator/test/simulator/http/faults.js

const effect = schemas/* optional */.lqM(schemas/* union */.KCZ([schemas/* boolean */.zMY(), schemas/* object */.Ikc({ afterMs: schemas/* number */.aig() })]));
const faultSchema = schemas/* discriminatedUnion */.gMt('kind', [
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('status'), status: schemas/* int */.Whr(), text: schemas/* optional */.lqM(schemas/* string */.YjP()), effect }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('html'), status: schemas/* int */.Whr(), effect }),
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz('rate-limit'),
        retryAfterSeconds: schemas/* optional */.lqM(schemas/* number */.aig()),
        asDate: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
    }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('reset'), effect }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('hang'), effect }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('delay'), ms: schemas/* number */.aig() }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('drip'), chunkBytes: schemas/* int */.Whr().check(api/* _positive */.NC()), everyMs: schemas/* number */.aig() }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('truncated') }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('wrong-types') }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('nulls'), fields: schemas/* array */.YOg(schemas/* string */.YjP()) }),
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz('body'),
        status: schemas/* int */.Whr(),
        body: schemas/* string */.YjP(),
        contentType: schemas/* optional */.lqM(schemas/* string */.YjP()),
    }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('stale'), ms: schemas/* number */.aig() }),
]);
const injectionSchema = schemas/* object */.Ikc({
    path: schemas/* string */.YjP(),
    fault: faultSchema,
    deploymentName: schemas/* optional */.lqM(schemas/* string */.YjP()),
    times: schemas/* optional */.lqM(schemas/* int */.Whr().check(api/* _nonnegative */.UI())),
    forMs: schemas/* optional */.lqM(schemas/* number */.aig()),
    skip: schemas/* optional */.lqM(schemas/* int */.Whr().check(api/* _nonnegative */.UI())),
    probability: schemas/* optional */.lqM(schemas/* number */.aig()),
});
function createFaults(random, now) {
    let injections = [];
    return {
        inject(injection) {
            const left = injection.times ?? Number.POSITIVE_INFINITY;
            injections.push({ ...injection, left, toSkip: injection.skip ?? 0, endsAt: null });
        },
        clear() {
            injections = [];
        },
        take(path, deploymentName) {
            for (const injection of injections) {
                if (isOver(injection, now()) || !matches(injection, path, deploymentName))
                    continue;
                if (injection.toSkip-- > 0)
                    continue;
                if (random() >= (injection.probability ?? 1))
                    continue;
                injection.left -= 1;
                injection.endsAt ??= now() + (injection.forMs ?? Number.POSITIVE_INFINITY);
                return injection.fault;
            }
            return undefined;
        },
    };
}
function isOver({ left, endsAt }, now) {
    return left <= 0 || (endsAt !== null && now >= endsAt);
}
function matches(injection, path, deploymentName) {
    if (injection.deploymentName !== undefined && injection.deploymentName !== deploymentName)
        return false;
    if (injection.path === path)
        return true;
    return injection.path === (path.startsWith('endpoint:') ? 'endpoint:*' : '*');
}
function withNulls(value, fields) {
    if (Array.isArray(value))
        return value.map((entry) => withNulls(entry, fields));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [
        key,
        fields.includes(key) ? null : withNulls(inner, fields),
    ]));
}
function withWrongTypes(value) {
    if (typeof value === 'string')
        return value.length;
    if (typeof value === 'number')
        return String(value);
    if (Array.isArray(value))
        return value.map(withWrongTypes);
    if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withWrongTypes(inner)]));
    }
    return null;
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/http/wire.js

function writeHead(response, answer, now, more = {}) {
    response.sendDate = false;
    response.writeHead(answer.status, {
        ...(now === null ? {} : { Date: new Date(now).toUTCString() }),
        'Content-Type': answer.contentType,
        ...answer.headers,
        ...more,
    });
}
async function send(response, answer, now) {
    if (response.destroyed)
        return;
    const sent = new Promise((resolve) => response.once('finish', resolve).once('close', resolve));
    const content = answer.bytes ?? Buffer.from(answer.body);
    writeHead(response, answer, now, { 'Content-Length': String(content.length) });
    response.end(content);
    await sent;
}
async function readCall(request, staleMs) {
    const chunks = [];
    try {
        for await (const chunk of request)
            chunks.push(Buffer.from(chunk));
    }
    catch {
        return null;
    }
    const bytes = Buffer.concat(chunks);
    const target = request.url ?? '/';
    const [path = '', ...search] = target.split('?');
    return {
        method: request.method ?? 'GET',
        path,
        target,
        query: new URLSearchParams(search.join('?')),
        headers: request.headers,
        body: jsonObject(bytes.toString()),
        bytes,
        staleMs,
    };
}
function jsonObject(body) {
    try {
        return asObject(JSON.parse(body));
    }
    catch {
        return null;
    }
}
function nameIn(call) {
    const name = call.query.get('deployment_name') ?? call.body?.['deployment_name'];
    return typeof name === 'string' ? name : undefined;
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/http/wrong-answer.js

const texts = {
    401: 'Unauthorized: api_key is missing or not valid',
    403: 'Forbidden',
    404: 'Not found',
    500: 'Internal server error',
    502: 'Bad gateway',
    503: 'Service unavailable',
    504: 'Gateway timeout',
};
function wrongAnswer(fault, now = 0) {
    switch (fault.kind) {
        case 'status':
            return call_text(fault.status, fault.text ?? texts[fault.status] ?? `Error ${fault.status}`);
        case 'html':
            return errorPage(fault.status);
        case 'rate-limit':
            return { ...call_text(429, 'Too many requests'), headers: retryAfter(fault, now) };
        case 'body':
            return {
                status: fault.status,
                body: fault.body,
                contentType: fault.contentType ?? 'application/json',
            };
    }
}
function retryAfter({ retryAfterSeconds, asDate }, now) {
    if (retryAfterSeconds === undefined)
        return {};
    const date = new Date(now + retryAfterSeconds * 1000).toUTCString();
    return { 'Retry-After': asDate ? date : String(retryAfterSeconds) };
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/http/exchange.js




function createExchangeServer(exchanges, surface) {
    return (0,external_node_http_.createServer)((request, response) => {
        follow(exchanges, converse(exchanges, surface, request, response), () => response.destroy());
    });
}
function follow({ underWay }, work, onError) {
    const followed = work
        .catch((error) => {
        process.emitWarning(`simulator: ${String(error)}`);
        onError?.();
    })
        .finally(() => underWay.delete(followed));
    underWay.add(followed);
}
async function converse(exchanges, surface, request, response) {
    const call = await readCall(request, exchanges.settings.staleReadsMs);
    if (!call)
        return;
    const aside = surface.aside?.(call);
    if (aside)
        return send(response, aside, exchanges.settings.now());
    const path = surface.prefix + withoutKeys(call.path, exchanges.settings);
    const record = exchanges.transcript.open(call.method, path, surface.deploymentName ?? nameIn(call));
    await exchanges.transcript.reach('received', record);
    const latency = exchanges.settings.latencyMs() / 2;
    await exchanges.settings.sleep(latency);
    if (exchanges.closing.aborted)
        return;
    const fault = exchanges.faults.take(path, record.deploymentName);
    const turn = { exchanges, surface, call, record, response, latency };
    await (fault ? goWrong(turn, fault) : goRight(turn));
    await exchanges.transcript.reach('answered', record);
}
async function goRight(turn, deliver = (a) => deliverAnswer(turn, a)) {
    const answer = await takeEffect(turn);
    await turn.exchanges.settings.sleep(turn.latency);
    await deliver(answer);
}
async function takeEffect(turn) {
    const answer = await turn.surface.answer(turn.call);
    turn.record.effect ||= answer.effect ?? false;
    await turn.exchanges.transcript.reach('effect', turn.record);
    return answer;
}
async function goWrong(turn, fault) {
    switch (fault.kind) {
        case 'stale':
            turn.call = { ...turn.call, staleMs: Math.max(turn.call.staleMs, fault.ms) };
            return goRight(turn);
        case 'delay':
            return goRight(turn, async (answer) => {
                await turn.exchanges.settings.sleep(fault.ms);
                await deliverAnswer(turn, answer);
            });
        case 'drip':
            return goRight(turn, (answer) => drip(turn, answer, fault));
        case 'truncated':
            return goRight(turn, (answer) => deliverAnswer(turn, withBody(answer, answer.body.slice(0, Math.ceil(answer.body.length / 2)))));
        case 'wrong-types':
            return goRight(turn, (answer) => deliverAnswer(turn, remade(answer, withWrongTypes)));
        case 'nulls':
            return goRight(turn, (answer) => deliverAnswer(turn, remade(answer, (value) => withNulls(value, fault.fields))));
        case 'body':
            return goRight(turn, (answer) => deliverAnswer(turn, { ...withBody(answer, ''), ...wrongAnswer(fault) }));
        default:
            return fail(turn, fault);
    }
}
async function fail(turn, fault) {
    const effect = fault.kind === 'rate-limit' ? false : (fault.effect ?? false);
    if (effect === true)
        await takeEffect(turn);
    await turn.exchanges.settings.sleep(turn.latency);
    if (fault.kind === 'reset')
        exchange_reset(turn);
    else if (fault.kind === 'hang')
        turn.record.status = 'hang';
    else
        await deliverAnswer(turn, wrongAnswer(fault, turn.exchanges.settings.now()));
    if (typeof effect === 'object')
        follow(turn.exchanges, landLate(turn, effect.afterMs));
}
async function landLate(turn, afterMs) {
    const { settings, closing } = turn.exchanges;
    await settings.sleep(afterMs);
    if (!closing.aborted)
        await takeEffect(turn);
}
function exchange_reset(turn) {
    turn.record.status = 'reset';
    turn.response.socket?.resetAndDestroy();
}
async function deliverAnswer(turn, answer) {
    turn.record.status = answer.status;
    if (!answer.fromIngress)
        turn.surface.answered?.(turn.call, answer);
    await send(turn.response, withHabits(turn, answer), dateOf(turn));
}
async function drip(turn, answer, { chunkBytes, everyMs }) {
    turn.record.status = answer.status;
    if (!answer.fromIngress)
        turn.surface.answered?.(turn.call, answer);
    const bytes = answer.bytes ?? Buffer.from(answer.body);
    writeHead(turn.response, withHabits(turn, answer), dateOf(turn));
    for (let sent = 0; sent < bytes.length; sent += chunkBytes) {
        if (turn.response.destroyed || turn.exchanges.closing.aborted)
            return;
        turn.response.write(bytes.subarray(sent, sent + chunkBytes));
        await turn.exchanges.settings.sleep(everyMs);
    }
    turn.response.end();
}
function dateOf({ exchanges: { settings }, surface }) {
    return surface.prefix !== '' || settings.habits.headerDate ? settings.now() : null;
}
function withHabits({ exchanges: { settings }, surface }, answer) {
    if (surface.prefix !== '')
        return answer;
    return { ...answer, headers: { ...settings.habits.headersRateLimit, ...answer.headers } };
}
function withBody({ bytes: _replaced, ...answer }, body) {
    return { ...answer, body };
}
function remade(answer, remake) {
    if (answer.contentType !== 'application/json')
        return answer;
    return withBody(answer, JSON.stringify(remake(JSON.parse(answer.body))));
}
const withoutKeys = (path, { apiKeys }) => [...apiKeys].reduce((clean, key) => clean.replaceAll(key, '***'), path);

;// CONCATENATED MODULE: ./build/simulator/test/simulator/http/transcript.js
function createTranscript(now) {
    const requests = [];
    const hooks = new Set();
    return {
        requests: () => requests.map((request) => ({ ...request })),
        count: () => requests.length,
        open(method, path, deploymentName) {
            const request = {
                at: now(),
                method,
                path,
                deploymentName,
                status: 'open',
                effect: false,
            };
            requests.push(request);
            return request;
        },
        onRequest(hook) {
            hooks.add(hook);
            return () => hooks.delete(hook);
        },
        async reach(moment, request) {
            for (const hook of hooks)
                await hook(moment, request);
        },
    };
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/log/timestamps.js
const iso8601 = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
function parseMicros(text) {
    const match = iso8601.exec(text);
    if (!match)
        return null;
    const [, date, minutes = '00:00', seconds = '00', fraction = '', offset = 'Z'] = match;
    const zone = /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset;
    const wholeMs = Date.parse(`${date}T${minutes}:${seconds}${zone}`);
    if (Number.isNaN(wholeMs))
        return null;
    return wholeMs * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}
function formatMicros(micros) {
    const wholeSeconds = Math.floor(micros / 1_000_000);
    const fraction = String(micros - wholeSeconds * 1_000_000).padStart(6, '0');
    return `${new Date(wholeSeconds * 1000).toISOString().slice(0, 19)}.${fraction}+00:00`;
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/log/log-store.js


function createLogStore(now) {
    const logs = new Map();
    let sequence = 0;
    function stored(entry) {
        const given = entry.timestamp === undefined ? undefined : parseMicros(entry.timestamp);
        if (given === null)
            throw new Error(`'${entry.timestamp}' is not an ISO 8601 timestamp`);
        const micros = given ?? Math.round((entry.at ?? now()) * 1000) + (entry.at === undefined ? sequence : 0);
        sequence = (sequence + 1) % 1000;
        const insertId = entry.insertId ?? (0,external_node_crypto_.randomUUID)().replaceAll('-', '').slice(0, 16);
        return { insertId, payload: entry.payload, severity: entry.severity ?? 'INFO', micros };
    }
    return {
        add(deploymentId, entries) {
            const log = logs.get(deploymentId) ?? { entries: [], sorted: true };
            logs.set(deploymentId, log);
            for (const entry of entries) {
                const next = stored(entry);
                if (next.micros < (log.entries.at(-1)?.micros ?? 0))
                    log.sorted = false;
                log.entries.push(next);
            }
        },
        newest(deploymentId, { from, to, limit }) {
            const log = logs.get(deploymentId);
            if (!log)
                return [];
            if (!log.sorted)
                log.entries.sort((a, b) => a.micros - b.micros);
            log.sorted = true;
            const end = firstAfter(log.entries, to);
            const start = Math.max(firstAfter(log.entries, from - 1), end - limit);
            return log.entries.slice(start, Math.max(start, end)).reverse();
        },
    };
}
function firstAfter(entries, micros) {
    let low = 0;
    let high = entries.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((entries[middle]?.micros ?? 0) > micros)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}
function mergeNewest(one, other, limit) {
    return [...one, ...other].sort((a, b) => b.micros - a.micros).slice(0, limit);
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/service/admin.js



const placementSchema = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    status: schemas/* exactOptional */.yqP(schemas/* enum */.k5n(['pending', 'ready', 'failed', 'paused', 'deleting', 'deleted', 'expired'])),
    creatorEmail: schemas/* exactOptional */.yqP(schemas/* string */.YjP()),
    machineType: schemas/* exactOptional */.yqP(schemas/* string */.YjP()),
    durationHours: schemas/* exactOptional */.yqP(schemas/* number */.aig()),
});
function answerAdmin(simulator, call) {
    if (!call.path.startsWith('/__simulator/'))
        return undefined;
    switch (`${call.method} ${call.path.slice('/__simulator/'.length)}`) {
        case 'GET state':
            return json(state(simulator));
        case 'POST inject':
            return accept(injectionSchema, call, (injection) => simulator.inject(injection));
        case 'POST clear-faults':
            simulator.clearFaults();
            return json({ message: 'OK' });
        case 'POST stop':
            simulator.stop();
            return json({ message: 'OK' });
        case 'POST place':
            return accept(placementSchema, call, (placement) => simulator.place(placement));
        default:
            return call_text(404, 'expected GET state, or POST inject, clear-faults, place or stop');
    }
}
function state(simulator) {
    const deployments = simulator.deployments();
    const names = (...statuses) => deployments.filter(({ status }) => statuses.includes(status)).map(({ name }) => name);
    return {
        alive: names('pending', 'ready'),
        paused: names('paused'),
        deleted: names('deleting', 'deleted'),
        deployments,
        requests: simulator.requests().length,
    };
}
function accept(schema, call, act) {
    const read = schema.safeParse(call.body);
    if (!read.success)
        return call_text(400, errors/* prettifyError */.S1(read.error));
    try {
        act(read.data);
        return json({ message: 'OK' });
    }
    catch (error) {
        return call_text(400, String(error));
    }
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/log/start-up.js
const start_up_packages = '/usr/local/lib/python3.11/site-packages';
const uvicornStartUp = [
    'INFO:     Started server process [1]',
    'INFO:     Waiting for application startup.',
    'INFO:     Application startup complete.',
    'INFO:     Uvicorn running on http://0.0.0.0:9001 (Press CTRL+C to quit)',
];
function beforeUvicorn(timestamp) {
    const logged = (filename, lineno, message) => JSON.stringify({ severity: 'INFO', timestamp, filename, func_name: '<module>', lineno, message });
    return [
        `${start_up_packages}/inference/core/env.py:345: InferenceDeprecationWarning: CORE_MODEL_GAZE_ENABLED is True: POST /gaze/gaze_detection is registered as a deprecation stub returning HTTP 410 Gone. The stub and this flag will be removed end of Q2 2026. Set CORE_MODEL_GAZE_ENABLED=False to disable it now.`,
        '  warnings.warn(',
        logged('__init__.py', 22, 'Memory Cache initialised'),
        `${start_up_packages}/pydantic/_internal/_fields.py:198: UserWarning: Field name "schema" in "WorkflowsBlocksSchemaDescription" shadows an attribute in parent "BaseModel"`,
        '  warnings.warn(',
        logged('model_monitoring.py', 12, 'Model monitoring cache initialised with default cache backend (MemoryCache)'),
        `${start_up_packages}/deprecate/deprecation.py:319: FutureWarning: target=None is deprecated since \`v0.8\`; use \`TargetMode.NOTIFY\` instead. Will be removed in \`v1.0\`.`,
        '  return _callable_pack(source, _stacklevel + 1, _is_static)  # type: ignore[call-arg, arg-type]',
        `${start_up_packages}/roboflow_workflows/core_steps/visualizations/common/annotators/halo.py:52: FutureWarning: The \`ensure_cv2_image_for_annotation\` was deprecated since v0.27.0 in favor of \`supervision.utils.conversion.ensure_cv2_image_for_class_method\`. It will be removed in v0.31.0.`,
        '  @ensure_cv2_image_for_annotation',
        "Failed to load CPU gemm_4bit_forward from kernels-community: No module named 'kernels'. Please make sure you already `pip install kernels` and the kernels >= 0.11.1",
        `${start_up_packages}/inference/models/utils.py:564: ModelDependencyMissing: Your \`inference\` configuration does not support SAM model. Use pip install 'inference[sam]' to install missing requirements.To suppress this warning, set CORE_MODEL_SAM_ENABLED to False.`,
        '  warnings.warn(',
        '[transformers] `DepthProImageProcessorFast` is deprecated. The `Fast` suffix for image processors has been removed; use `DepthProImageProcessor` instead.',
        'Adding job tentatively -- it will be properly scheduled when the scheduler starts',
        'Added job "PingbackInfo.post_data" to job store "default"',
        'Scheduler started',
    ];
}
const failedStartUp = [
    'Process Process-1:',
    'Traceback (most recent call last):',
    '  File "/usr/local/lib/python3.11/multiprocessing/process.py", line 314, in _bootstrap',
    '    self.run()',
    '  File "/usr/local/lib/python3.11/socketserver.py", line 472, in server_bind',
    '    self.socket.bind(self.server_address)',
    'OSError: [Errno 98] Address already in use',
];

;// CONCATENATED MODULE: ./build/simulator/test/simulator/log/server-log.js




const probeEveryMicros = 60_000_000;
function serverEntries(record, window, settings) {
    const to = Math.min(window.to, settings.now() * 1000);
    const showsProbes = settings.platformProbes && settings.logForm === 'uvicorn';
    return uptimes(record, settings.now())
        .flatMap((uptime) => [
        ...startEntries(record.id, uptime, settings),
        ...(showsProbes && !uptime.fails ? probeEntries(record.id, uptime, { ...window, to }) : []),
    ])
        .filter((entry) => entry.micros >= window.from && entry.micros <= to)
        .sort((a, b) => b.micros - a.micros)
        .slice(0, window.limit);
}
const startUpMicros = 300_000;
function startEntries(id, { upAt, downAt, fails }, settings) {
    if (upAt > downAt)
        return [];
    const { wholeStartUp, habits } = settings;
    const startedAt = upAt * 1000 - startUpMicros;
    const before = wholeStartUp ? beforeUvicorn(loggerTime(upAt)) : [];
    const last = ['ERROR:    Application startup failed. Exiting.'];
    const lines = fails ? [...before, ...(wholeStartUp ? failedStartUp : []), ...last] : uvicornStartUp;
    const tail = lines.map((line, index) => {
        const micros = fails ? upAt * 1000 - (lines.length - 1 - index) * 100 : startedAt + index * 100_000;
        return entry(id, micros, line, severityOf(line, habits));
    });
    const head = fails
        ? []
        : before.map((line, index) => entry(id, startedAt - (before.length - index) * 1000, line, severityOf(line, habits)));
    return [...head, ...tail];
}
function severityOf(line, habits) {
    if (!line.startsWith('{'))
        return textSeverity(line, habits);
    return habits.severityJson === 'own' ? 'INFO' : habits.severityJson;
}
function probeEntries(id, { upAt, downAt }, { from, to, limit }) {
    const start = upAt * 1000;
    const last = Math.floor((Math.min(to, downAt * 1000) - start) / probeEveryMicros);
    const first = Math.max(1, Math.floor((from - start) / probeEveryMicros), last - limit);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index).flatMap((minute) => {
        const at = start + minute * probeEveryMicros;
        const port = 30_000 + ((minute * 7919) % 30_000);
        return [probe(id, at - 728, port), probe(id, at, port + 16)];
    });
}
const probe = (id, micros, port) => entry(id, micros, `INFO:     10.18.0.38:${port} - "GET /info HTTP/1.1" 200 OK`);
function entry(id, micros, payload, severity = 'INFO') {
    const insertId = (0,external_node_crypto_.createHash)('sha256').update(`${id} ${micros} ${payload}`).digest('hex').slice(0, 16);
    return { insertId, payload, severity, micros };
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/log/log-page.js




const defaultEntries = 50;
const hourMicros = 3_600_000_000;
function readLog({ settings, logs }, record, query) {
    const now = settings.now();
    const asked = query.get('max_entries') ?? String(defaultEntries);
    if (!/^[1-9]\d*$/.test(asked))
        return call_text(400, `max_entries '${asked}' is not a positive integer`);
    const from = bound(query, 'from_timestamp', now * 1000 - hourMicros);
    if (typeof from !== 'number')
        return from;
    const to = bound(query, 'to_timestamp', Math.floor(now * 1000) + 999);
    if (typeof to !== 'number')
        return to;
    const limit = Math.min(Number(asked), settings.logAnswerCap);
    const window = { from, to, limit };
    const own = serverEntries(record, window, settings);
    const entries = mergeNewest(logs.newest(record.id, window), own, limit);
    if (settings.habits.logOrder === 'oldest first')
        entries.reverse();
    return json(entries.map(({ insertId, payload, severity, micros }) => ({
        insert_id: insertId,
        payload,
        severity,
        timestamp: formatMicros(micros),
    })));
}
function bound(query, name, fallback) {
    const given = query.get(name);
    if (given === null)
        return fallback;
    return parseMicros(given) ?? call_text(400, `${name} '${given}' is not an ISO 8601 timestamp`);
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/service/refusals.js

function refusal({ status, body }, named = {}) {
    const values = new Map(Object.entries(named));
    return call_text(status, body.replace(/\{(\w+)\}/g, (whole, key) => values.get(key) ?? whole));
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/service/add-request.js


const namePattern = /^[a-z][a-z0-9-]{4,14}$/;
function readAddRequest(body, settings) {
    for (const field of ['deployment_name', 'machine_type', 'creator_email']) {
        if (typeof body[field] !== 'string' || body[field] === '') {
            return call_text(400, `${field} is required and must be a string`);
        }
    }
    const wanted = {
        name: String(body['deployment_name']),
        machineType: String(body['machine_type']),
        creatorEmail: String(body['creator_email']),
        durationHours: add_request_numberOr(body['duration'], 3),
        inferenceVersion: String(body['inference_version'] ?? 'latest'),
        minReplicas: add_request_numberOr(body['min_replicas'], 1),
        maxReplicas: add_request_numberOr(body['max_replicas'], 1),
        deleteOnExpiration: body['delete_on_expiration'] !== false,
        createdAt: settings.now(),
    };
    return fault(wanted, settings) ?? wanted;
}
function fault(wanted, settings) {
    const { name, creatorEmail, minReplicas, maxReplicas } = wanted;
    const { habits } = settings;
    if (!namePattern.test(name))
        return refusal(habits.refusalBadName, { name });
    if (!(settings.members?.includes(creatorEmail) ?? creatorEmail.includes('@'))) {
        return refusal(habits.refusalWrongEmail, { email: creatorEmail });
    }
    const duration = durationFault(wanted.durationHours, settings);
    if (duration !== undefined)
        return duration;
    const whole = Number.isInteger(minReplicas) && Number.isInteger(maxReplicas);
    if (!whole || minReplicas < 0 || maxReplicas < 1 || minReplicas > maxReplicas) {
        return call_text(400, 'min_replicas and max_replicas must be integers with 0 <= min <= max and max >= 1');
    }
    return machineTypeFault(wanted.machineType, settings);
}
function durationFault(hours, { habits }) {
    if (!(hours > 0) || hours < habits.shortestDurationHours)
        return refusal(habits.refusalShortDuration);
    const isTooLong = hours > (habits.longestDurationHours ?? Number.POSITIVE_INFINITY);
    return isTooLong && habits.refusalLongDuration !== null ? refusal(habits.refusalLongDuration) : undefined;
}
function machineTypeFault(machineType, { machineTypes, habits }) {
    const known = machineTypes.get(machineType);
    if (known === undefined) {
        const types = [...machineTypes.keys()].join(', ');
        return refusal(habits.refusalUnknownType, { type: machineType, types });
    }
    if (known === 'no-capacity')
        return refusal(habits.refusalNoCapacity, { type: machineType });
    return typeof known === 'object' ? call_text(known.status, known.text) : undefined;
}
function add_request_numberOr(value, fallback) {
    if (value === undefined || value === null)
        return fallback;
    return typeof value === 'number' ? value : Number.NaN;
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/service/records.js



const goneStatuses = ['deleted', 'expired'];
function createRecords(settings) {
    const all = [];
    const byName = new Map();
    const holdsName = (record) => {
        const state = stateAt(record, settings.now());
        if (state === undefined)
            return false;
        const last = record.events.at(-1);
        const freeAt = last?.kind === 'delete' ? last.at + settings.habits.nameFreeAfterSeconds * 1000 : 0;
        return !goneStatuses.includes(state.status) || settings.now() < freeAt;
    };
    const living = (name) => byName.get(name)?.findLast(holdsName);
    function insert(wanted, madeBy, events) {
        const { deleteOnExpiration, createdAt, ...rest } = wanted;
        const record = {
            ...rest,
            id: randomId(settings.random),
            subdomain: freeSubdomain(wanted.name, settings),
            domain: '',
            inferenceVersion: wanted.inferenceVersion === 'latest' ? simulator_options/* latestInferenceVersion */.dF : wanted.inferenceVersion,
            madeBy,
            events,
            expiresAt: deleteOnExpiration ? createdAt + wanted.durationHours * 3_600_000 : Number.POSITIVE_INFINITY,
            replicaMs: settings.replicaMs,
        };
        all.push(record);
        byName.set(record.name, [...(byName.get(record.name) ?? []), record]);
        return record;
    }
    return {
        all: () => all,
        living,
        named: (name) => living(name) ?? byName.get(name)?.at(-1) ?? all.findLast(({ subdomain }) => subdomain === name),
        add: (wanted) => insert(wanted, 'add', [startOf(settings, wanted)]),
        place(placement) {
            if (living(placement.name))
                throw new Error(`a deployment named '${placement.name}' is there already`);
            const { status = 'ready', ...given } = placement;
            const wanted = { ...placementDefaults(settings), ...given };
            if (status === 'expired')
                wanted.createdAt = settings.now() - wanted.durationHours * 3_600_000 - 1;
            return insert(wanted, 'place', eventsFor(status, wanted.createdAt, settings));
        },
        restart(record) {
            record.events.push(startOf(settings, { ...record, createdAt: settings.now(), isResume: true }));
        },
    };
}
function snapshot(record, now) {
    const { id, name, machineType, creatorEmail, inferenceVersion, durationHours, domain, madeBy, expiresAt } = record;
    const state = stateAt(record, now) ?? { status: 'pending', numReplicas: 0 };
    const known = { id, name, machineType, creatorEmail, inferenceVersion, durationHours, domain, madeBy };
    return {
        ...known,
        ...state,
        createdAt: record.events[0]?.at ?? now,
        expiresAt,
        deletedAt: record.events.find((event) => event.kind === 'delete')?.at ?? null,
    };
}
function creatorId(email) {
    return (0,external_node_crypto_.createHash)('sha256').update(email).digest('base64url').slice(0, 28);
}
function startOf(settings, { machineType, createdAt, isResume = false }) {
    const fails = settings.machineTypes.get(machineType) === 'failing';
    const readyAt = createdAt + settings.startMs(isResume);
    return { kind: 'start', at: createdAt, readyAt, fails };
}
function placementDefaults(settings) {
    return {
        machineType: 'dev-gpu',
        creatorEmail: 'somebody@example.com',
        durationHours: 3,
        inferenceVersion: 'latest',
        minReplicas: 1,
        maxReplicas: 1,
        deleteOnExpiration: true,
        createdAt: settings.now(),
    };
}
function eventsFor(status, at, settings) {
    const start = { kind: 'start', at, readyAt: at, fails: status === 'failed' };
    switch (status) {
        case 'pending':
            return [{ ...start, readyAt: at + settings.startMs() }];
        case 'paused':
            return [start, { kind: 'pause', at }];
        case 'deleting':
            return [start, { kind: 'delete', at, goneAt: at + settings.deletionMs }];
        case 'deleted':
            return [start, { kind: 'delete', at, goneAt: at }];
        default:
            return [start];
    }
}
const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
function randomId(random, length = 20, alphabet = alphanumeric) {
    return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
}
function freeSubdomain(name, { takenSubdomains, random, habits }) {
    const [, literals = '-', count = '5'] = /^(.*)\[a-z0-9\]\{(\d+)\}$/.exec(habits.subdomainSuffix) ?? [];
    let subdomain = name;
    while (takenSubdomains.has(subdomain)) {
        subdomain = `${name}${literals}${randomId(random, Number(count), alphanumeric.slice(26))}`;
    }
    return subdomain;
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/service/usage.js



function workspaceUsage(records, query, now) {
    const window = windowOf(query, now);
    if ('status' in window)
        return window;
    return json({ ...shownWindow(window), usage: records.map((record) => usageOf(record, window, now)) });
}
function deploymentUsage(record, query, now) {
    const window = windowOf(query, now);
    if ('status' in window)
        return window;
    return json({ ...shownWindow(window), ...usageOf(record, window, now) });
}
function windowOf(query, now) {
    const from = parseMicros(query.get('from_timestamp') ?? formatMicros((now - 86_400_000) * 1000));
    const to = parseMicros(query.get('to_timestamp') ?? formatMicros(now * 1000));
    if (from === null || to === null)
        return call_text(400, 'from_timestamp and to_timestamp must be ISO 8601');
    return { from: from / 1000, to: to / 1000 };
}
const shownWindow = ({ from, to }) => ({
    from_timestamp: formatMicros(from * 1000),
    to_timestamp: formatMicros(to * 1000),
});
function usageOf(record, { from, to }, now) {
    const ms = uptimes(record, now).reduce((sum, { upAt, downAt }) => sum + Math.max(0, Math.min(downAt, to) - Math.max(upAt, from)), 0);
    return {
        deployment_id: record.id,
        deployment_name: record.name,
        machine_type: record.machineType,
        minutes: Math.ceil(ms / 60_000),
    };
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/service/control-plane.js







function wordFor({ events }, status, habits) {
    const isResumed = events.some(({ kind }) => kind === 'pause');
    const words = {
        pending: isResumed ? habits.wordResuming : habits.wordPending,
        ready: habits.wordReady,
        failed: habits.wordFailed,
        paused: habits.wordPaused,
        deleting: habits.wordDeleting,
        deleted: habits.wordDeleted,
        expired: habits.wordExpired,
    };
    return words[status];
}
const okMessage = { message: 'OK' };
const workspace = { workspace_id: 'simulatedWorkspace01', workspace_url: 'simulated-workspace' };
const control_plane_routes = new Map([
    ['/add', { method: 'POST', handle: add }],
    ['/list', { method: 'GET', handle: list }],
    ['/get', { method: 'GET', handle: get }],
    ['/get_log', { method: 'GET', handle: getLog }],
    ['/pause', { method: 'POST', handle: pause }],
    ['/resume', { method: 'POST', handle: resume }],
    ['/delete', { method: 'POST', handle: remove }],
    ['/machine_types', { method: 'GET', handle: machineTypes }],
    ['/usage_workspace', { method: 'GET', handle: usageOfWorkspace }],
    ['/usage_deployment', { method: 'GET', handle: usageOfDeployment }],
]);
async function answerControlPlane(service, call) {
    const route = control_plane_routes.get(call.path);
    if (!route)
        return call_text(404, 'Not found');
    if (route.method !== call.method)
        return call_text(405, `Method not allowed: ${call.path} takes ${route.method}`);
    if (route.method === 'POST' && call.body === null)
        return call_text(400, 'the request body must be a JSON object');
    const key = route.method === 'GET' ? call.query.get('api_key') : call.body?.['api_key'];
    if (typeof key !== 'string' || !service.settings.apiKeys.has(key)) {
        return refusal(service.settings.habits.refusalBadKey);
    }
    return route.handle(service, call);
}
async function add({ settings, records, endpoints }, call) {
    const wanted = readAddRequest(call.body ?? {}, settings);
    if ('status' in wanted)
        return wanted;
    if (records.living(wanted.name))
        return refusal(settings.habits.refusalTakenName, { name: wanted.name });
    const record = records.add(wanted);
    await endpoints.open(record);
    return json(control_plane_shown(record, { status: 'pending', numReplicas: 0 }, settings), { effect: true });
}
function list({ settings, records }, call) {
    const wants = (flag) => call.query.get(flag)?.toLowerCase() === 'true';
    const hidden = new Set([
        ...(wants('show_expired') ? [] : ['expired']),
        ...(wants('show_deleted') ? [] : ['deleted']),
    ]);
    const deployments = records.all().flatMap((record) => {
        const state = listedState(record, settings, call.staleMs);
        return state && !hidden.has(state.status) ? [control_plane_shown(record, state, settings)] : [];
    });
    return json(settings.listShape === 'array' ? deployments : { deployments });
}
function listedState(record, { now, habits }, staleMs) {
    const state = stateAt(record, now(), now() - staleMs);
    const last = record.events.at(-1);
    if (state?.status !== 'deleted' || last?.kind !== 'delete')
        return state;
    const isListed = now() < last.at + habits.listLagsDeletionSeconds * 1000;
    return isListed ? { status: 'deleting', numReplicas: 0 } : state;
}
async function get(service, call) {
    const seen = visible(service, call, call.query.get('deployment_name'));
    if ('body' in seen)
        return seen;
    if (['pending', 'ready', 'paused'].includes(seen.state.status))
        await service.endpoints.open(seen.record);
    return json(control_plane_shown(seen.record, seen.state, service.settings));
}
function getLog(service, call) {
    const seen = visible(service, call, call.query.get('deployment_name'));
    return 'body' in seen ? seen : readLog(service, seen.record, call.query);
}
function pause(service, call) {
    const now = service.settings.now();
    const found = visible(service, { ...call, staleMs: 0 }, call.body?.['deployment_name']);
    if ('body' in found)
        return found;
    const { record, state } = found;
    if (state.status === 'paused')
        return json(okMessage);
    if (state.status !== 'ready' && state.status !== 'pending')
        return wrongStatus(record, state, 'paused');
    record.events.push({ kind: 'pause', at: now + service.settings.pauseMs });
    return json(okMessage, { effect: true });
}
async function resume(service, call) {
    const found = visible(service, { ...call, staleMs: 0 }, call.body?.['deployment_name']);
    if ('body' in found)
        return found;
    const { record, state } = found;
    if (state.status === 'ready' || state.status === 'pending')
        return json(okMessage);
    if (state.status !== 'paused')
        return wrongStatus(record, state, 'resumed');
    service.records.restart(record);
    await service.endpoints.open(record);
    return json(okMessage, { effect: true });
}
async function remove(service, call) {
    const now = service.settings.now();
    const found = visible(service, { ...call, staleMs: 0 }, call.body?.['deployment_name']);
    if ('body' in found)
        return found;
    const { record, state } = found;
    if (state.status === 'deleted')
        return notFound(record.name, service.settings);
    if (state.status === 'deleting')
        return json(okMessage);
    record.events.push({ kind: 'delete', at: now, goneAt: now + service.settings.deletionMs });
    await closeEndpoint(service, record);
    return json(okMessage, { effect: true });
}
async function closeEndpoint({ settings, endpoints }, record) {
    if (settings.habits.domainLagsDeletionSeconds === 0)
        await endpoints.close(record);
}
function machineTypes({ settings }) {
    const types = [...settings.machineTypes.keys()];
    return json({ machine_types: types.map((name) => ({ name, description: `Simulated ${name}` })) });
}
function usageOfWorkspace({ settings, records }, call) {
    return workspaceUsage(records.all(), call.query, settings.now());
}
function usageOfDeployment(service, call) {
    const seen = visible(service, call, call.query.get('deployment_name'));
    return 'body' in seen ? seen : deploymentUsage(seen.record, call.query, service.settings.now());
}
function visible({ settings, records }, call, name) {
    if (typeof name !== 'string' || name === '')
        return call_text(400, 'deployment_name is required');
    const record = records.named(name);
    const now = settings.now();
    const state = record && stateAt(record, now, now - call.staleMs);
    if (!record || !state)
        return notFound(name, settings);
    if (state.status === 'deleted' && settings.afterDeletion === 'absent')
        return notFound(name, settings);
    return { record, state };
}
const notFound = (name, { habits }) => refusal(habits.refusalUnknownDeployment, { name });
function wrongStatus(record, state, done) {
    return call_text(400, `deployment '${record.name}' is ${state.status} and cannot be ${done}`);
}
function control_plane_shown(record, state, { habits }) {
    const { durationDecimals: decimals, nameKeepsAsAsked } = habits;
    return {
        deployment_id: record.id,
        deployment_name: nameKeepsAsAsked ? record.name : record.subdomain,
        machine_type: record.machineType,
        creator_email: record.creatorEmail,
        creator_id: creatorId(record.creatorEmail),
        subdomain: record.subdomain,
        domain: record.domain || `${record.subdomain}.invalid`,
        duration: decimals === null ? record.durationHours : Number(record.durationHours.toFixed(decimals)),
        inference_version: record.inferenceVersion,
        max_replicas: record.maxReplicas,
        min_replicas: record.minReplicas,
        num_replicas: state.numReplicas,
        status: wordFor(record, state.status, habits),
        ...workspace,
    };
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/simulator.js











async function startSimulator(options = {}) {
    const closing = new AbortController();
    (0,external_node_events_.setMaxListeners)(0, closing.signal);
    const settings = (0,simulator_options/* settingsFrom */.ms)(options, closing.signal);
    const exchanges = {
        settings,
        faults: createFaults(settings.random, settings.now),
        transcript: createTranscript(settings.now),
        underWay: new Set(),
        closing: closing.signal,
    };
    const records = createRecords(settings);
    const logs = createLogStore(settings.now);
    const endpoints = createEndpoints((record) => createExchangeServer(exchanges, endpointSurface(record, settings, logs)));
    const service = { settings, records, logs, endpoints };
    const simulator = withoutServer(service, exchanges);
    const server = createExchangeServer(exchanges, {
        prefix: '',
        answer: (call) => answerControlPlane(service, call),
        aside: (call) => answerAdmin(simulator, call),
    });
    const url = await listen(server, options.port ?? 0);
    return {
        ...simulator,
        url,
        apiKey: [options.apiKey ?? simulator_options/* dummyApiKey */.Gy].flat()[0] ?? '',
        async close() {
            closing.abort();
            await Promise.all([closeServer(server), endpoints.closeAll()]);
        },
    };
}
function withoutServer(service, exchanges) {
    const { settings, records, logs, endpoints } = service;
    const { promise: stopWanted, resolve: stop } = Promise.withResolvers();
    const deployments = () => records.all().map((record) => snapshot(record, settings.now()));
    return {
        deployments,
        alive: () => deployments().filter(({ status }) => status === 'pending' || status === 'ready'),
        paused: () => deployments().filter(({ status }) => status === 'paused'),
        place: (placement) => snapshot(records.place(placement), settings.now()),
        requests: exchanges.transcript.requests,
        inject: exchanges.faults.inject,
        clearFaults: exchanges.faults.clear,
        onRequest: exchanges.transcript.onRequest,
        log(name, entries) {
            const record = records.named(name);
            if (!record)
                throw new Error(`there is no deployment named '${name}' to log for`);
            logs.add(record.id, entries);
        },
        async settled() {
            while (exchanges.underWay.size > 0)
                await Promise.all(exchanges.underWay);
        },
        openEndpoints: endpoints.count,
        stop,
        stopWanted,
    };
}
async function listen(server, port) {
    server.listen(port, '127.0.0.1');
    await (0,external_node_events_.once)(server, 'listening');
    const address = server.address();
    if (typeof address !== 'object' || !address)
        throw new Error('the simulator has no port');
    return `http://127.0.0.1:${address.port}`;
}

// EXTERNAL MODULE: ./build/simulator/test/simulator/statement.js
var statement = __webpack_require__(4514);
// EXTERNAL MODULE: ./build/simulator/test/simulator/action/inputs.js
var inputs = __webpack_require__(9441);
;// CONCATENATED MODULE: ./build/simulator/test/simulator/action/serve.js




const longestIdleMs = 6 * 3_600_000;
const lookEveryMs = 60_000;
function serve() {
    process.once('message', (message) => {
        serve_run(inputs/* serviceSchema */.dh.parse(message)).catch((error) => {
            console.error((0,error_message/* messageOf */.b)(error));
            process.exit(1);
        });
    });
}
async function serve_run(inputs) {
    const simulator = await startSimulator({
        port: inputs.port,
        provisioning: { seconds: inputs.readyAfterSeconds },
        logForm: inputs.logForm,
        wholeStartUp: true,
        knownModels: inputs.models.length > 0 ? inputs.models : 'public',
        ...(inputs.endpointUrl === undefined ? {} : { endpointUrl: inputs.endpointUrl }),
        ...(inputs.apiKey === undefined ? {} : { apiKey: inputs.apiKey }),
    });
    let lastRequestAt = Date.now();
    simulator.onRequest((moment, request) => {
        lastRequestAt = Date.now();
        if (moment === 'answered')
            console.log((0,statement/* requestLine */.u)(request));
    });
    const idle = setInterval(() => {
        if (Date.now() - lastRequestAt > longestIdleMs)
            simulator.stop();
    }, lookEveryMs);
    process.send?.({ url: simulator.url, apiKey: simulator.apiKey });
    await simulator.stopWanted;
    clearInterval(idle);
    const names = (deployments) => deployments.map(({ name }) => name);
    for (const line of (0,statement/* statement */.q)({ alive: names(simulator.alive()), paused: names(simulator.paused()) })) {
        console.log(line);
    }
    await simulator.close();
}


/***/ }),

/***/ 9242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ start)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8474);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6760);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4343);
/* harmony import */ var _src_text_error_message_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4902);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9441);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9233);









const startTimeoutMs = 20_000;
const startedSchema = zod_mini__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ url: zod_mini__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), apiKey: zod_mini__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP() });
async function start() {
    (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_6__/* .hand */ .sD)('GITHUB_STATE', { started: 'true' });
    try {
        const { service, onLeftAlive } = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .readInputs */ .Ko)(_runner_files_js__WEBPACK_IMPORTED_MODULE_6__/* .readInput */ .R5);
        (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_6__/* .hand */ .sD)('GITHUB_STATE', { onLeftAlive });
        const { child, url, apiKey } = await startService(service);
        (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_6__/* .hand */ .sD)('GITHUB_STATE', { url, pid: String(child.pid) });
        const outputs = { 'api-url': url, 'api-key': apiKey };
        (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_6__/* .hand */ .sD)('GITHUB_OUTPUT', outputs);
        (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_6__/* .say */ .cv)(`A simulator of Roboflow Dedicated Deployments listens at ${url} until the job ends.`);
        if (service.endpointUrl !== undefined)
            (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_6__/* .say */ .cv)(`Its deployments lead to ${service.endpointUrl}.`);
    }
    catch (error) {
        (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_6__/* .annotate */ .fz)('error', (0,_src_text_error_message_js__WEBPACK_IMPORTED_MODULE_8__/* .messageOf */ .b)(error));
    }
}
async function startService(service) {
    const logFile = (0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)((0,node_fs__WEBPACK_IMPORTED_MODULE_2__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)(process.env['RUNNER_TEMP'] ?? (0,node_os__WEBPACK_IMPORTED_MODULE_3__.tmpdir)(), 'simulator-')), 'log.txt');
    const log = (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.openSync)(logFile, 'w');
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(process.execPath, [process.argv[1] ?? '', 'serve'], {
        detached: true,
        stdio: ['ignore', log, log, 'ipc'],
        windowsHide: true,
    });
    child.send(service);
    const started = await Promise.race([
        (0,node_events__WEBPACK_IMPORTED_MODULE_1__.once)(child, 'message', { signal: AbortSignal.timeout(startTimeoutMs) }).then(([message]) => message),
        (0,node_events__WEBPACK_IMPORTED_MODULE_1__.once)(child, 'exit').then(() => null),
    ]).catch(() => null);
    const told = startedSchema.safeParse(started);
    if (!told.success) {
        child.kill('SIGKILL');
        throw new Error(`The simulator did not start: ${(0,node_fs__WEBPACK_IMPORTED_MODULE_2__.readFileSync)(logFile, 'utf8').trim() || 'it said nothing'}`);
    }
    child.disconnect();
    child.unref();
    return { child, ...told.data };
}


/***/ }),

/***/ 7197:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W1: () => (/* binding */ publicModels),
/* harmony export */   Xh: () => (/* binding */ parseModel),
/* harmony export */   Zg: () => (/* binding */ resolveAlias)
/* harmony export */ });
/* unused harmony export tasks */
const tasks = [
    'object-detection',
    'instance-segmentation',
    'keypoint-detection',
    'classification',
];
const aliases = new Map([
    ['yolov8n-640', 'coco/3'],
    ['yolov8s-640', 'coco/6'],
    ['yolov11n-640', 'coco/25'],
    ['yolov11s-640', 'coco/26'],
    ['yolo26n-640', 'coco/41'],
    ['yolo26s-640', 'coco/42'],
    ['yolov11n-seg-640', 'coco-dataset-vdnr1/19'],
    ['yolo26n-seg-640', 'coco-dataset-vdnr1/27'],
    ['yolo26n-pose-640', 'coco-pose-detection/12'],
]);
const cocoClasses = ['person', 'bicycle', 'car', 'motorcycle', 'airplane', 'bus', 'train', 'truck'];
const soccerClasses = ['ball', 'goalkeeper', 'player', 'referee'];
const publicModels = [
    ...[...new Set(aliases.values())].map((id) => modelNamed(id, cocoTask(id), cocoClasses)),
    modelNamed('soccer-players-5fuqs/1', 'object-detection', soccerClasses),
    modelNamed('vehicle-classification-eapcd/2', 'classification', ['bus', 'car', 'truck']),
];
function resolveAlias(modelId) {
    return aliases.get(modelId) ?? modelId;
}
function parseModel(text) {
    const [id = '', task = 'object-detection', classes = ''] = text.split(':');
    const isBroken = task === 'broken';
    const known = isBroken ? 'object-detection' : tasks.find((candidate) => candidate === task);
    if (!/^[\w-]+(\/[\w-]+)?$/.test(id)) {
        throw new Error(`a model is named ID[:task[:class,...]] with an ID such as my-project/3, not '${text}'`);
    }
    if (known === undefined)
        throw new Error(`the task of a model is one of ${tasks.join(', ')}, or broken, not '${task}'`);
    const named = classes.split(',').filter((name) => name !== '');
    return { ...modelNamed(resolveAlias(id), known, named.length > 0 ? named : soccerClasses), isBroken };
}
function modelNamed(id, task, classes) {
    return { id, task, classes, inputSize: 640, isBroken: false };
}
function cocoTask(id) {
    if (id.startsWith('coco-dataset'))
        return 'instance-segmentation';
    return id.startsWith('coco-pose') ? 'keypoint-detection' : 'object-detection';
}


/***/ }),

/***/ 1632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Gy: () => (/* binding */ dummyApiKey),
  dF: () => (/* binding */ latestInferenceVersion),
  yN: () => (/* binding */ parseEndpointUrl),
  eU: () => (/* binding */ parseLogForm),
  ms: () => (/* binding */ settingsFrom)
});

// UNUSED EXPORTS: knownMachineTypes

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/simulator/test/simulator/endpoint/known-models.js
var known_models = __webpack_require__(7197);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js
var schemas = __webpack_require__(4343);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(3305);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/iso.js
var iso = __webpack_require__(3102);
;// CONCATENATED MODULE: ./build/simulator/test/simulator/profile.json
const profile_namespaceObject = /*#__PURE__*/JSON.parse('{"version":1,"habits":{"wordPending":{"value":"pending","source":"documented"},"wordReady":{"value":"ready","source":"documented"},"wordFailed":{"value":"failed","source":"documented"},"wordPaused":{"value":"paused","source":"assumed"},"wordResuming":{"value":"pending","source":"assumed"},"wordDeleting":{"value":"deleting","source":"assumed"},"wordDeleted":{"value":"deleted","source":"assumed"},"wordExpired":{"value":"expired","source":"assumed"},"refusalBadKey":{"value":{"status":401,"body":"Unauthorized: api_key is missing or not valid"},"source":"assumed"},"refusalUnknownDeployment":{"value":{"status":404,"body":"deployment \'{name}\' not found"},"source":"assumed"},"refusalTakenName":{"value":{"status":409,"body":"deployment_name \'{name}\' is already in use in this workspace"},"source":"assumed"},"refusalBadName":{"value":{"status":400,"body":"deployment_name \'{name}\' is invalid: it must contain 5-15 lowercase characters, digits or dashes, and the first character must be a letter"},"source":"assumed"},"refusalUnknownType":{"value":{"status":400,"body":"machine_type \'{type}\' is unknown, expected one of: {types}"},"source":"assumed"},"refusalNoCapacity":{"value":{"status":400,"body":"no capacity is available for machine_type \'{type}\', try again later"},"source":"assumed"},"refusalWrongEmail":{"value":{"status":400,"body":"creator_email \'{email}\' is not a member of this workspace"},"source":"assumed"},"refusalShortDuration":{"value":{"status":400,"body":"duration must be a positive number of hours"},"source":"assumed"},"refusalLongDuration":{"value":null,"source":"assumed"},"shortestDurationHours":{"value":0,"source":"assumed"},"longestDurationHours":{"value":null,"source":"assumed"},"durationDecimals":{"value":null,"source":"assumed"},"subdomainSuffix":{"value":"-[a-z0-9]{5}","source":"assumed"},"nameKeepsAsAsked":{"value":true,"source":"documented"},"afterDeletion":{"value":"absent","source":"assumed"},"deletingSeconds":{"value":0,"source":"assumed"},"listLagsDeletionSeconds":{"value":0,"source":"assumed"},"domainLagsDeletionSeconds":{"value":0,"source":"assumed"},"nameFreeAfterSeconds":{"value":0,"source":"assumed"},"readLagsWriteSeconds":{"value":0,"source":"assumed"},"logCap":{"value":300,"source":"assumed"},"logOrder":{"value":"newest first","source":"documented"},"logForm":{"value":"uvicorn","source":"documented"},"severityAccess":{"value":"INFO","source":"documented"},"severityStderr":{"value":"by word","source":"assumed"},"severityJson":{"value":"own","source":"assumed"},"headerDate":{"value":true,"source":"assumed"},"headersRateLimit":{"value":{},"source":"assumed"},"readySeconds":{"value":120,"source":"assumed"},"pauseSeconds":{"value":0,"source":"assumed"},"resumeSeconds":{"value":90,"source":"assumed"}}}');
;// CONCATENATED MODULE: ./build/simulator/test/simulator/profile.js


const sources = ['assumed', 'documented', 'seen'];
const word = schemas/* string */.YjP().check(api/* _minLength */.m9(1));
const seconds = schemas/* number */.aig().check(api/* _nonnegative */.UI());
const refusal = schemas/* strictObject */.rej({ status: schemas/* int */.Whr(), body: schemas/* string */.YjP() });
const severity = schemas/* string */.YjP().check(api/* _regex */.Fk(/^[A-Z]+$/));
const habitsSchema = schemas/* strictObject */.rej({
    wordPending: word,
    wordReady: word,
    wordFailed: word,
    wordPaused: word,
    wordResuming: word,
    wordDeleting: word,
    wordDeleted: word,
    wordExpired: word,
    refusalBadKey: refusal,
    refusalUnknownDeployment: refusal,
    refusalTakenName: refusal,
    refusalBadName: refusal,
    refusalUnknownType: refusal,
    refusalNoCapacity: refusal,
    refusalWrongEmail: refusal,
    refusalShortDuration: refusal,
    refusalLongDuration: schemas/* nullable */.mee(refusal),
    shortestDurationHours: schemas/* number */.aig().check(api/* _nonnegative */.UI()),
    longestDurationHours: schemas/* nullable */.mee(schemas/* number */.aig().check(api/* _positive */.NC())),
    durationDecimals: schemas/* nullable */.mee(schemas/* int */.Whr().check(api/* _nonnegative */.UI())),
    subdomainSuffix: schemas/* string */.YjP().check(api/* _regex */.Fk(/^[\w-]*\[a-z0-9\]\{\d+\}$/)),
    nameKeepsAsAsked: schemas/* boolean */.zMY(),
    afterDeletion: schemas/* enum */.k5n(['absent', 'deleted']),
    deletingSeconds: seconds,
    listLagsDeletionSeconds: seconds,
    domainLagsDeletionSeconds: seconds,
    nameFreeAfterSeconds: seconds,
    readLagsWriteSeconds: seconds,
    logCap: schemas/* int */.Whr().check(api/* _positive */.NC()),
    logOrder: schemas/* enum */.k5n(['newest first', 'oldest first']),
    logForm: schemas/* enum */.k5n(['uvicorn', 'structured']),
    severityAccess: severity,
    severityStderr: schemas/* union */.KCZ([schemas/* literal */.euz('by word'), severity]),
    severityJson: schemas/* union */.KCZ([schemas/* literal */.euz('own'), severity]),
    headerDate: schemas/* boolean */.zMY(),
    headersRateLimit: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
    readySeconds: seconds,
    pauseSeconds: seconds,
    resumeSeconds: seconds,
});
const habit = schemas/* strictObject */.rej({ value: schemas/* unknown */.L5J(), source: schemas/* enum */.k5n(sources), seenOn: schemas/* optional */.lqM(iso/* date */.p6()) })
    .check(schemas/* refine */.YPB(({ source, seenOn }) => (source === 'seen') === (seenOn !== undefined), {
    error: 'seenOn goes with the source "seen", and with no other',
}));
const profileSchema = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    habits: schemas/* record */.g1P(schemas/* keyof */.ZEF(habitsSchema), habit),
});
function habitsOf({ habits }) {
    return habitsSchema.parse(Object.fromEntries(Object.entries(habits).map(([name, { value }]) => [name, value])));
}
const profile = profileSchema.parse(profile_namespaceObject);
const profile_habits = habitsOf(profile);
function changedHabits(changes) {
    return habitsSchema.parse({ ...profile_habits, ...z.record(z.string(), z.unknown()).parse(changes) });
}

;// CONCATENATED MODULE: ./build/simulator/test/simulator/options.js



const dummyApiKey = 'rf_simulated_key_0000';
const knownMachineTypes = [
    'dev-cpu',
    'dev-gpu',
    'prod-cpu',
    'prod-gpu',
    'gpu-small',
    'gpu-medium',
];
const latestInferenceVersion = '1.8.3';
const defaults = {
    apiKey: dummyApiKey,
    provisioning: { seconds: 0 },
    endpointWarmUpSeconds: 0,
    endpointFlapping: [],
    machineTypes: {},
    takenSubdomains: [],
    modelLoadSeconds: 0,
    workflows: {},
    latencyMs: 0,
    platformProbes: true,
    wholeStartUp: false,
    realTimes: false,
    listShape: 'array',
    clock: { now: Date.now },
    random: Math.random,
};
function habitual(habits) {
    return {
        deletionSeconds: habits.deletingSeconds,
        afterDeletion: habits.afterDeletion,
        staleReadsMs: habits.readLagsWriteSeconds * 1000,
        logAnswerCap: habits.logCap,
        logForm: habits.logForm,
    };
}
function parseEndpointUrl(text) {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
        throw new Error(`an endpoint is an address such as http://127.0.0.1:9001, not '${text}'`);
    }
    return url.origin;
}
function parseLogForm(text) {
    if (text !== 'uvicorn' && text !== 'structured') {
        throw new Error(`a log format is uvicorn or structured, not '${text}'`);
    }
    return text;
}
function settingsFrom(options, closing) {
    const habits = { ...profile_habits, ...options.habits };
    const given = { ...defaults, ...habitual(habits), ...options };
    const { clock, random, provisioning } = given;
    const draw = (value) => (typeof value === 'number' ? value : value(random));
    const machineTypes = new Map(knownMachineTypes.map((type) => [type, 'available']));
    for (const [type, fate] of Object.entries(given.machineTypes))
        machineTypes.set(type, fate);
    return {
        ...given,
        habits,
        models: Array.isArray(given.knownModels) ? given.knownModels.map(known_models/* parseModel */.Xh) : known_models/* publicModels */.W1,
        takesAnyModel: given.knownModels === undefined,
        closing,
        apiKeys: new Set([given.apiKey].flat()),
        machineTypes,
        takenSubdomains: new Set(given.takenSubdomains),
        startMs: (isResume = false) => {
            const seconds = given.realTimes ? (isResume ? habits.resumeSeconds : habits.readySeconds) : null;
            return ((seconds ?? draw(provisioning.seconds)) + random() * (provisioning.jitter ?? 0)) * 1000;
        },
        pauseMs: given.realTimes ? habits.pauseSeconds * 1000 : 0,
        replicaMs: (provisioning.replicaSeconds ?? 0) * 1000,
        warmUpMs: given.endpointWarmUpSeconds * 1000,
        deletionMs: given.deletionSeconds * 1000,
        modelLoadMs: given.modelLoadSeconds * 1000,
        latencyMs: () => draw(given.latencyMs),
        now: () => Math.floor(clock.now()),
        sleep: async (ms) => {
            if (ms <= 0)
                return;
            if (clock.sleep)
                return clock.sleep(ms);
            await (0,promises_.setTimeout)(ms, undefined, { signal: closing }).catch(() => undefined);
        },
    };
}


/***/ }),

/***/ 4514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ statement),
/* harmony export */   u: () => (/* binding */ requestLine)
/* harmony export */ });
function statement({ alive, paused }) {
    const named = (what, names) => `${names.length} ${names.length === 1 ? 'deployment' : 'deployments'} ${what}${names.length ? `: ${names.join(', ')}` : ''}`;
    const lines = [named('left alive', alive)];
    if (paused.length)
        lines.push(named('left paused', paused));
    return lines;
}
function requestLine({ at, method, path, deploymentName, status, effect }) {
    const time = new Date(at).toISOString().slice(11, 23);
    const said = `${time} ${method} ${path} ${deploymentName ?? '-'} -> ${status}`;
    return effect ? `${said} (took effect)` : said;
}


/***/ })

};
