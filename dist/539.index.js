export const id = 539;
export const ids = [539,55];
export const modules = {

/***/ 4618:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ createEndpoint),
/* harmony export */   h: () => (/* binding */ isOfServer)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4343);
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(471);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6860);
/* harmony import */ var _interpret_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7446);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4706);





const registrySchema = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ models: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ model_id: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() })) });
function isOfServer(status) {
    return status < 502 || status > 504;
}
function createEndpoint(options) {
    const { url, apiKey, transport, redact } = options;
    const { host } = new URL(url);
    return {
        url,
        probe: async (path, { timeoutMs, signal }) => {
            const target = new URL(url + path);
            try {
                const sent = { method: 'GET', url: target, timeoutMs, signal, freshConnection: true };
                const { status, body } = await (0,_transport_js__WEBPACK_IMPORTED_MODULE_3__/* .exchange */ .c)(transport, sent);
                return { status, excerpt: (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(redact((0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .harmless */ .Is)(body)), 200) };
            }
            catch (error) {
                signal?.throwIfAborted();
                return { status: null, reason: redact((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonOf */ .A3)(error)) };
            }
        },
        loadModel: (modelId, limits) => {
            const call = { goal: `load model "${modelId}"`, method: 'POST', path: '/model/add', host };
            return models(call, { body: { model_id: modelId, api_key: apiKey }, ...limits }, options);
        },
        registry: (limits) => {
            const call = { goal: 'list the loaded models', method: 'GET', path: '/model/registry', host };
            return models(call, { bearer: apiKey, ...limits }, options);
        },
    };
}
async function models(call, sent, { url, transport, redact }) {
    const { method, path } = call;
    const target = new URL(url + path);
    const answer = await (0,_transport_js__WEBPACK_IMPORTED_MODULE_3__/* .exchange */ .c)(transport, { method, url: target, ...sent }).catch((error) => {
        sent.signal?.throwIfAborted();
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .NoAnswerError */ .i5(call, { reason: redact((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonOf */ .A3)(error)), cause: error });
    });
    const reading = { schema: registrySchema, redact, serviceNow: transport.clock.now() };
    return (0,_interpret_js__WEBPACK_IMPORTED_MODULE_2__/* .interpret */ .U)(call, answer, reading).models.map((model) => model.model_id);
}


/***/ }),

/***/ 7446:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ interpret)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4196);
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(471);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6860);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4269);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4015);





function interpret(call, answer, { schema, redact, serviceNow }) {
    const { status } = answer;
    const body = status === 200 ? answer.body : redact((0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .readable */ .HD)(answer.body));
    if (status === 408 || status === 429 || status >= 500) {
        const retryAfterMs = (0,_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRetryAfter */ .mu)(answer.header('retry-after'), serviceNow);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnavailableError */ .hG(call, { status, body, retryAfterMs });
    }
    const isPage = isWebPage(answer.body);
    const isKeyRefused = status === 401 || status === 403;
    if (status >= 400 && isPage && !isKeyRefused)
        throw foreignPage(call, status);
    if (status >= 400)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RefusedError */ .fk(call, { status, body, isPage });
    if (status !== 200) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .MalformedAnswerError */ .Sz(call, { status, problem: 'a status that its API page does not name' });
    }
    const parsed = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xL(schema, parseJson(call, body));
    if (parsed.success)
        return parsed.data;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .MalformedAnswerError */ .Sz(call, {
        status,
        problem: `JSON that is not as described (${(0,_schemas_js__WEBPACK_IMPORTED_MODULE_3__/* .fieldsOf */ .Pf)(parsed.error)})`,
    });
}
function parseJson(call, body) {
    try {
        return JSON.parse(body);
    }
    catch {
        if (isWebPage(body))
            throw foreignPage(call, 200);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .MalformedAnswerError */ .Sz(call, { status: 200, problem: 'something that is not whole JSON' });
    }
}
function foreignPage(call, status) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .MalformedAnswerError */ .Sz(call, { status, problem: 'a web page instead of JSON or plain text' });
}
function isWebPage(body) {
    return /^\s*<(!doctype|html|head|\?xml)/i.test(body);
}


/***/ }),

/***/ 4269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   a2: () => (/* binding */ retryDelay),
/* harmony export */   mu: () => (/* binding */ parseRetryAfter)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6860);

const baseDelayMs = 500;
const longestDelayMs = 8_000;
const longestRetryAfterMs = 30_000;
function retryDelay(error, attempt, random) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UnavailableError */ .hG && error.retryAfterMs !== null) {
        return Math.min(error.retryAfterMs, longestRetryAfterMs);
    }
    return random() * Math.min(longestDelayMs, baseDelayMs * 2 ** (attempt - 1));
}
async function retry(time, budget, attempt) {
    for (let made = 1;; made++) {
        try {
            return await attempt();
        }
        catch (error) {
            budget.signal?.throwIfAborted();
            if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isTransient */ .dg)(error) || made >= budget.attempts)
                throw error;
            const delay = retryDelay(error, made, time.random);
            if (time.clock.now() + delay >= budget.deadline)
                throw error;
            await time.clock.sleep(delay, budget.signal);
            budget.signal?.throwIfAborted();
        }
    }
}
function parseRetryAfter(value, serviceNow) {
    if (value === null)
        return null;
    if (/^\s*\d+(\.\d+)?\s*$/.test(value))
        return Number(value) * 1000;
    const date = /^\s*[A-Za-z]{3}/.test(value) ? Date.parse(value) : Number.NaN;
    return Number.isNaN(date) ? null : Math.max(0, date - serviceNow);
}


/***/ }),

/***/ 4015:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DZ: () => (/* binding */ deploymentListSchema),
/* harmony export */   HQ: () => (/* binding */ messageSchema),
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   c5: () => (/* binding */ machineTypesSchema),
/* harmony export */   fP: () => (/* binding */ deploymentSchema),
/* harmony export */   k1: () => (/* binding */ logEntriesSchema)
/* harmony export */ });
/* unused harmony export logEntrySchema */
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4343);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3305);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4196);

const longestText = 300;
const shownText = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["catch"] */ .MfU(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._maxLength */ .Eb(longestText)), '');
const identifier = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._minLength */ .m9(1), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._maxLength */ .Eb(longestText));
const domain = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["catch"] */ .MfU(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._maxLength */ .Eb(longestText), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._regex */ .Fk(/^([a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?)?$/i)), '');
const numeral = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._regex */ .Fk(/^\d+(\.\d+)?$/)), zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(Number));
const shownNumber = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["catch"] */ .MfU(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), numeral])), null);
const deploymentSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    deployment_id: identifier,
    deployment_name: identifier,
    machine_type: shownText,
    creator_email: shownText,
    subdomain: shownText,
    domain,
    duration: shownNumber,
    inference_version: shownText,
    num_replicas: shownNumber,
    status: shownText,
    workspace_url: shownText,
}), zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi((answer) => ({
    id: answer.deployment_id,
    name: answer.deployment_name.toLowerCase(),
    machineType: answer.machine_type,
    creatorEmail: answer.creator_email,
    subdomain: answer.subdomain,
    domain: answer.domain,
    durationHours: answer.duration,
    inferenceVersion: answer.inference_version,
    numReplicas: Math.max(0, Math.trunc(answer.num_replicas ?? 0)),
    status: answer.status,
    workspaceUrl: answer.workspace_url,
})));
const machineTypesSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ machine_types: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ name: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._maxLength */ .Eb(longestText)) })) }), zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(({ machine_types }) => machine_types.map(({ name }) => name)));
const wrappedList = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ deployments: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J() });
const named = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ deployment_name: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
const deploymentListSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi((answer) => {
    const wrapped = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xL(wrappedList, answer);
    return wrapped.success ? wrapped.data.deployments : answer;
}), zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J())), zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi((entries) => {
    const list = { deployments: [], unreadable: [] };
    for (const entry of entries) {
        const read = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xL(deploymentSchema, entry);
        if (read.success)
            list.deployments.push(read.data);
        else
            list.unreadable.push({
                name: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xL(named, entry).data?.deployment_name ?? null,
                problem: fieldsOf(read.error),
            });
    }
    return list;
}));
function fieldsOf({ issues }) {
    const names = new Set(issues.map(({ path }) => path.join('.')).filter((name) => name !== ''));
    return names.size === 0 ? 'of another shape' : `wrong or missing: ${[...names].join(', ')}`;
}
const logEntrySchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    insert_id: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    payload: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J(),
    severity: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["catch"] */ .MfU(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), 'DEFAULT'),
    timestamp: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
}), zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi((answer) => ({
    insertId: answer.insert_id,
    payload: typeof answer.payload === 'string' ? answer.payload : JSON.stringify(answer.payload ?? ''),
    severity: answer.severity.toUpperCase(),
    timestamp: answer.timestamp,
})));
const logEntriesSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(logEntrySchema);
const messageSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ message: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });


/***/ }),

/***/ 4706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ exchange)
});

// UNUSED EXPORTS: TimeoutError

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./build/text/error-message.js
var error_message = __webpack_require__(1898);
;// CONCATENATED MODULE: ./build/api/version.js
const version = '1.0.0';

;// CONCATENATED MODULE: ./build/api/transport.js



class TimeoutError extends Error {
    name = 'TimeoutError';
    constructor(timeoutMs) {
        super(`no complete answer within ${Math.round(timeoutMs / 100) / 10} s`);
    }
}
async function exchange(transport, sent) {
    sent.signal?.throwIfAborted();
    const attempt = new AbortController();
    const finished = new AbortController();
    const signals = sent.signal ? AbortSignal.any([sent.signal, attempt.signal]) : attempt.signal;
    void transport.clock.sleep(sent.timeoutMs, finished.signal).then(() => {
        if (!finished.signal.aborted)
            attempt.abort(new TimeoutError(sent.timeoutMs));
    });
    try {
        return await receive(transport.dispatcher, {
            sent,
            signal: signals,
            mostBytes: sent.mostBytes ?? 8 * 1024 * 1024,
        });
    }
    finally {
        finished.abort();
    }
}
const noHeaders = {};
function receive(dispatcher, { sent, signal, mostBytes }) {
    return new Promise((resolve, reject) => {
        const decoder = new TextDecoder();
        const answer = { status: 0, headers: noHeaders, bytes: 0, body: '' };
        const encoded = [];
        let encoding = '';
        let controller = null;
        const abort = () => {
            reject(signal.reason);
            controller?.abort(signal.reason);
        };
        signal.addEventListener('abort', abort, { once: true });
        dispatcher.dispatch(requestOf(sent), {
            onRequestStart(started) {
                controller = started;
                if (signal.aborted)
                    started.abort(signal.reason);
            },
            onResponseStart(_, status, headers) {
                answer.status = status;
                answer.headers = headers;
                encoding = encodingOf(headers);
            },
            onResponseData(started, piece) {
                answer.bytes += piece.byteLength;
                if (answer.bytes > mostBytes)
                    started.abort(tooLarge(mostBytes));
                else if (encoding === '')
                    answer.body += decoder.decode(piece, { stream: true });
                else
                    encoded.push(Buffer.from(piece));
            },
            onResponseEnd() {
                signal.removeEventListener('abort', abort);
                const { status, headers } = answer;
                const header = (name) => firstOf(headers[name]);
                try {
                    const rest = encoding === '' ? decoder.decode() : decompressed(encoded, { encoding, mostBytes });
                    resolve({ status, header, body: answer.body + rest });
                }
                catch (error) {
                    reject(error);
                }
            },
            onResponseError(_, error) {
                signal.removeEventListener('abort', abort);
                reject(error);
            },
        });
    });
}
function requestOf(sent) {
    return {
        origin: sent.url.origin,
        path: sent.url.pathname + sent.url.search,
        method: sent.method,
        headers: {
            'user-agent': `roboflow-ephemeral-deployment/${version}`,
            accept: 'application/json, text/plain',
            'accept-encoding': 'identity',
            ...(sent.bearer === undefined ? {} : { authorization: `Bearer ${sent.bearer}` }),
            ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: sent.body === undefined ? null : JSON.stringify(sent.body),
        reset: sent.freshConnection ?? false,
    };
}
function firstOf(value) {
    return (Array.isArray(value) ? value[0] : value) ?? null;
}
function encodingOf(headers) {
    const named = firstOf(headers['content-encoding'])?.toLowerCase() ?? '';
    return named === 'identity' ? '' : named;
}
function decompressed(pieces, { encoding, mostBytes }) {
    if (pieces.length === 0)
        return '';
    const decompress = encoding === 'br' ? external_node_zlib_.brotliDecompressSync : external_node_zlib_.unzipSync;
    try {
        return decompress(Buffer.concat(pieces), { maxOutputLength: mostBytes }).toString('utf8');
    }
    catch (error) {
        if (error instanceof RangeError)
            throw tooLarge(mostBytes);
        throw new Error(`the answer is compressed and cannot be read: ${(0,error_message/* messageOf */.b)(error)}`);
    }
}
function tooLarge(mostBytes) {
    return new Error(`the answer is larger than ${mostBytes} bytes`);
}


/***/ }),

/***/ 6055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   nothingStarted: () => (/* binding */ nothingStarted)
/* harmony export */ });
const nothingStarted = 'nothing started';


/***/ }),

/***/ 8971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ parseState),
/* harmony export */   M: () => (/* binding */ createLedger)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4343);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4196);
/* harmony import */ var _nothing_started_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6055);


const teardown = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['delete', 'pause', 'keep']);
const moment = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig());
const removal = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['due', 'sent', 'done']);
const createdSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    origin: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('created'),
    name: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    id: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    hasGeneratedName: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    unansweredCreates: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    lastSentAt: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    confirmedAt: moment,
    aheadMs: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    wasShown: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    request: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        machineType: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        creatorEmail: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        durationHours: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        fingerprintHours: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    }),
    knownBefore: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    removal,
});
const foundSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    origin: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('found'),
    name: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    id: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    wasPaused: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    resumedAt: moment,
    mayBeOurs: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    unanswered: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(createdSchema),
    removal,
});
const claimSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('origin', [createdSchema, foundSchema]);
const endpointSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    domain: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    url: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    machineType: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    inferenceVersion: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    numReplicas: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    workspaceUrl: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});
const stateSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    version: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(2),
    apiUrl: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    keyDigest: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    settings: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        scope: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['step', 'run']),
        teardown,
        teardownOnFailure: teardown,
        onTeardownError: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['fail', 'warn']),
        summaryLogEntries: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        durationHours: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    }),
    claims: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(claimSchema),
    outcome: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['starting', 'ready', 'failed', 'gave up', 'cancelled']),
    expiresAt: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    endpoint: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(endpointSchema),
    fallbacks: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ machineType: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), reason: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() })),
    models: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), seconds: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() })),
    moreModels: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    marks: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        begunAt: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        createSentAt: moment,
        acceptedAt: moment,
        replicasAt: moment,
        endpointAt: moment,
        readyAt: moment,
    }),
});
function parseState(text) {
    if (text === _nothing_started_js__WEBPACK_IMPORTED_MODULE_1__.nothingStarted)
        return null;
    const parsed = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xL(stateSchema, parseJson(text));
    if (parsed.success)
        return parsed.data;
    throw new Error('The state that the main step saved is not readable, so nothing can be taken away. Look for a deployment of this run in the workspace (roboflow deployment list; generated names begin with "ci-") and delete it, or leave it to the sweep or to its duration.', { cause: parsed.error });
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
const mostStateLength = 60_000;
function serialize(state) {
    const whole = JSON.stringify(state);
    if (whole.length <= mostStateLength)
        return whole;
    const moreModels = state.moreModels + state.models.length;
    return JSON.stringify({ ...state, models: [], moreModels });
}
function createLedger(initial, save) {
    let state = initial;
    let tell = null;
    const set = (next) => {
        state = next;
        try {
            save(serialize(state));
        }
        catch (error) {
            if (tell === null)
                throw error;
            tell(error);
            tell = () => { };
        }
    };
    return {
        get state() {
            return state;
        },
        change: (patch) => set({ ...state, ...patch }),
        mark: (marks) => set({ ...state, marks: { ...state.marks, ...marks } }),
        put: (claim, inPlaceOf = claim.name) => {
            const isNew = !state.claims.some(({ name }) => name === inPlaceOf);
            const replaced = state.claims.map((old) => (old.name === inPlaceOf ? claim : old));
            set({ ...state, claims: isNew ? [...replaced, claim] : replaced });
            return claim;
        },
        drop: (claim) => set({ ...state, claims: state.claims.filter(({ name }) => name !== claim.name) }),
        tolerateLosses: (listener) => {
            tell = listener;
        },
    };
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

/***/ 539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./build/deployment/names.js
var names = __webpack_require__(1738);
// EXTERNAL MODULE: ./build/deployment/state.js
var state = __webpack_require__(8971);
// EXTERNAL MODULE: ./build/api/errors.js
var errors = __webpack_require__(6860);
// EXTERNAL MODULE: ./build/deployment/ownership.js
var ownership = __webpack_require__(4827);
// EXTERNAL MODULE: ./build/deployment/statuses.js
var statuses = __webpack_require__(4642);
// EXTERNAL MODULE: ./build/teardown/delete-or-pause.js + 2 modules
var delete_or_pause = __webpack_require__(7230);
// EXTERNAL MODULE: ./build/api/retry.js
var retry = __webpack_require__(4269);
// EXTERNAL MODULE: ./build/deployment/service-time.js
var service_time = __webpack_require__(527);
// EXTERNAL MODULE: ./build/poll.js
var poll = __webpack_require__(7887);
// EXTERNAL MODULE: ./build/text/format.js
var format = __webpack_require__(3387);
;// CONCATENATED MODULE: ./build/start/errors.js

const takenNameRemedy = 'Choose another "deployment-name" or leave it empty for a generated one, or say with "if-exists" whether to "reuse" or "replace" it.';
const whoseWords = {
    another: 'was not created by this step',
    'perhaps ours': 'may or may not have come of a create of this step',
    'deleted by us': 'is still shown, although the service took the delete that this step sent for it',
};
class NameTakenError extends Error {
    name = 'NameTakenError';
    existing;
    constructor(existing, remedy, holder = 'another') {
        const { name, id, status } = existing;
        super(`Deployment "${name}" exists already (id ${id}, status ${status}) and ${whoseWords[holder]}. ${remedy}`);
        this.existing = existing;
    }
}
class NameContestedError extends Error {
    name = 'NameContestedError';
    constructor(cause) {
        super('The name is in use after a create without an answer', { cause });
    }
    static told(error) {
        return error instanceof NameContestedError ? error.cause : error;
    }
}
class NotReadyError extends Error {
    name = 'NotReadyError';
    short;
    seen;
    isDeploymentAtFault;
    isOver;
    probed;
    constructor(message, { short, seen = new Map(), isDeploymentAtFault = true, isOver = false, probed = null }) {
        super(message);
        this.short = short;
        this.seen = seen;
        this.isDeploymentAtFault = isDeploymentAtFault;
        this.isOver = isOver;
        this.probed = probed;
    }
}
class AttemptLeftError extends Error {
    name = 'AttemptLeftError';
    ended;
    constructor(cause, ended) {
        super('What a failed attempt created could not be taken away', { cause });
        this.ended = ended;
    }
}
class NoCapacityError extends Error {
    name = 'NoCapacityError';
    refusals;
    constructor(refusals) {
        super('No machine type is to be had', { cause: refusals.at(-1)?.error });
        this.refusals = refusals;
    }
}
const mostNamed = 20;
class CapReachedError extends Error {
    name = 'CapReachedError';
    short;
    lines;
    constructor(maxRunning, running) {
        const short = `"max-running" is ${maxRunning}, and ${(0,format/* counted */.hS)(running.length, 'deployment')} with generated names ${running.length === 1 ? 'is' : 'are'} alive`;
        const named = running.slice(0, mostNamed).map(({ name, about }) => `- ${name}: ${about}`);
        const more = running.length - named.length;
        const lines = more > 0 ? [...named, `- and ${more} more`] : named;
        super([
            `No deployment was created: ${short}:`,
            ...lines,
            'Say with "capacity-wait-minutes" how long to wait for one to go, or raise "max-running"; the sweep Action removes what lost runners left.',
        ].join('\n'));
        this.short = short;
        this.lines = lines;
    }
}
class StartError extends Error {
    name = 'StartError';
}

;// CONCATENATED MODULE: ./build/start/create.js







const mostAttempts = 4;
const unreachableMs = 20_000;
const adoptionMs = 5_000;
const answerGraceMs = 2_000;
async function create(spec, options) {
    const { ledger, context } = options;
    const { clock, signal, random, job } = context;
    const beganAt = clock.now();
    let open = null;
    for (let made = 1;; made++) {
        signal.throwIfAborted();
        const sending = ledger.put(claimOfNext(spec, options));
        ledger.mark({ createSentAt: ledger.state.marks.createSentAt ?? clock.now() });
        const sent = await send(spec.request, context);
        if ('deployment' in sent)
            return create_confirm(sending, sent.deployment, options);
        const failure = { error: sent.error, effect: effectOf(sent.error), open };
        const adopted = await adoptAfter(sending, failure, options);
        if (adopted !== null)
            return adopted;
        if (failure.effect === 'unknown')
            open ??= sent;
        if (!mayTryAgain(failure, made, clock.now() - beganAt))
            throw sent.error;
        const delayMs = (0,retry/* retryDelay */.a2)(sent.error, made, random);
        if (clock.now() + delayMs >= options.deadline)
            throw sent.error;
        const count = wasNeverSent(sent.error) ? '' : ` (${made + 1} of ${mostAttempts})`;
        job.info(`The create ${answerOf(sent.error)}; trying again in ${(delayMs / 1000).toFixed(1)} s${count}.`);
        await clock.sleep(delayMs, signal);
    }
}
function mayTryAgain({ error, effect }, made, sinceMs) {
    if (effect === 'none' || effect === 'withheld')
        return false;
    return wasNeverSent(error) ? sinceMs < unreachableMs : made < mostAttempts;
}
async function adoptAfter(sending, failure, options) {
    const { ledger, context } = options;
    const { effect } = failure;
    const claim = effect === 'none' || effect === 'none yet' ? takeBack(sending, ledger) : sending;
    const mayGoByName = effect !== 'taken' || claim.unansweredCreates > 1;
    if (!mayGoByName)
        ledger.put({ ...claim, hasGeneratedName: false });
    context.signal.throwIfAborted();
    const found = await lookAfter(claim, effect, options);
    if (found !== null && (mayGoByName ? (0,ownership/* isOurs */.MU)(claim, found) : (0,ownership/* hasFingerprint */.VW)(claim, found))) {
        context.job.info(`The answer to the create was lost, but "${found.name}" is there: going on with it.`);
        return adopt(claim, found, options);
    }
    if (found !== null)
        throw refusedFor(found, claim, { ...failure, ledger });
    if (effect === 'taken')
        throw contested(claim, { ...failure, ledger });
    return null;
}
function claimedBefore({ state }, name) {
    const claim = state.claims
        .map((one) => (one.origin === 'created' ? one : one.unanswered))
        .find((one) => one?.name === name);
    if (claim == null)
        return undefined;
    if (claim.id === null)
        return claim;
    return { ...claim, id: null, knownBefore: [...claim.knownBefore, claim.id] };
}
function adopt(claim, deployment, options) {
    const unansweredCreates = Math.max(0, claim.unansweredCreates - 1);
    return settle({ ...claim, unansweredCreates, wasShown: true }, deployment, options);
}
function claimOfNext(spec, { ledger, context }) {
    const first = (0,ownership/* claimFor */.sI)(spec.request, { ...spec, moment: (0,service_time/* noteMoment */.j)(context) });
    const before = claimedBefore(ledger, spec.request.name);
    if (before === undefined)
        return first;
    return {
        ...first,
        unansweredCreates: before.unansweredCreates + 1,
        knownBefore: [...new Set([...before.knownBefore, ...first.knownBefore])],
    };
}
function takeBack(claim, ledger) {
    const earlier = { ...claim, unansweredCreates: claim.unansweredCreates - 1 };
    if (earlier.unansweredCreates > 0)
        return ledger.put(earlier);
    ledger.drop(claim);
    return earlier;
}
function effectOf(error) {
    if (error instanceof errors/* RefusedError */.fk && error.isPage)
        return 'withheld';
    if (error instanceof errors/* RefusedError */.fk)
        return (0,errors/* soundsTaken */.q0)(error) ? 'taken' : 'none';
    const isLimited = error instanceof errors/* UnavailableError */.hG && error.status === 429;
    return wasNeverSent(error) || isLimited ? 'none yet' : 'unknown';
}
function wasNeverSent(error) {
    return error instanceof errors/* NoAnswerError */.i5 && error.wasNeverSent;
}
async function send(request, { api, clock, signal }) {
    const delayed = delayedSignal(signal, clock);
    try {
        return { deployment: await api.add(request, { signal: delayed.signal }) };
    }
    catch (error) {
        return { error };
    }
    finally {
        delayed.end();
    }
}
function answerOf(error) {
    return error instanceof errors/* ApiError */.hD ? error.answer : 'was not confirmed';
}
function create_confirm(claim, deployment, options) {
    if (claim.knownBefore.includes(deployment.id)) {
        takeBack(claim, options.ledger);
        throw new NameTakenError(deployment, takenNameRemedy);
    }
    return settle({ ...claim, unansweredCreates: claim.unansweredCreates - 1 }, deployment, options);
}
function settle(claim, deployment, { ledger, context }) {
    const { at, aheadMs } = (0,service_time/* noteMoment */.j)(context);
    const settled = {
        ...claim,
        name: deployment.name,
        id: deployment.id,
        hasGeneratedName: claim.hasGeneratedName && deployment.name === claim.name,
        confirmedAt: at,
        aheadMs,
    };
    if (deployment.name === claim.name)
        return { claim: ledger.put(settled), deployment };
    context.job.info(`The service named the deployment "${deployment.name}" instead of "${claim.name}".`);
    if (settled.unansweredCreates === 0)
        return { claim: ledger.put(settled, claim.name), deployment };
    ledger.put(claim);
    return { claim: ledger.put({ ...settled, unansweredCreates: 0 }), deployment };
}
async function lookAfter(claim, effect, { context }) {
    const { api, clock, random, signal } = context;
    if (claim.unansweredCreates === 0)
        return null;
    const deadline = clock.now() + adoptionMs;
    const { outcome } = await (0,poll/* poll */.wt)({
        check: async () => {
            const found = await api
                .get(claim.name, { attempts: 1, deadline: clock.now() + adoptionMs, signal })
                .catch(unlessFinal);
            const isAnother = found !== null && ((0,statuses/* isGone */.ST)(found) || claim.knownBefore.includes(found.id));
            return found === null || isAnother ? { pending: 'absent' } : { done: found };
        },
        pauseMs: (0,poll/* doublingPause */.zS)(250, 1_000, random),
        deadline: effect === 'none' ? clock.now() : deadline,
        clock,
        signal,
    });
    return outcome === 'timed out' ? null : outcome.done;
}
function refusedFor(found, claim, { error, effect, open, ledger }) {
    if ((0,ownership/* mayBeOurs */.UN)(claim, found))
        return contested(claim, { error, effect, open, ledger }, found);
    if (effect === 'taken')
        takeBack(claim, ledger);
    return new NameTakenError(found, takenNameRemedy);
}
function contested(claim, { error, open, ledger }, found) {
    const isProof = found === undefined && claim.unansweredCreates > 1;
    ledger.put({ ...claim, hasGeneratedName: isProof && claim.hasGeneratedName });
    if (open !== null)
        return new NameContestedError(open.error);
    return found === undefined ? error : new NameTakenError(found, takenNameRemedy, 'perhaps ours');
}
function unlessFinal(error) {
    if ((0,errors/* isTransient */.dg)(error) || (error instanceof errors/* RefusedError */.fk && error.isPage))
        return null;
    throw error;
}
function delayedSignal(signal, clock) {
    const later = new AbortController();
    const ended = new AbortController();
    const follow = async () => {
        await clock.sleep(answerGraceMs, ended.signal);
        if (!ended.signal.aborted)
            later.abort(signal.reason);
    };
    signal.addEventListener('abort', () => void follow(), { once: true, signal: ended.signal });
    return { signal: later.signal, end: () => ended.abort() };
}

;// CONCATENATED MODULE: ./build/start/running-cap.js




async function requireRoom({ maxRunning, name }, options) {
    if (maxRunning === null)
        return;
    const { context, ledger } = options;
    const list = await context.api.list({ signal: context.signal });
    const own = new Set([name, ...ledger.state.claims.filter(isOwnOrAttached).map((claim) => claim.name)]);
    const running = runningIn(list, context.run.id).filter((one) => !own.has(one.name));
    if (running.length < maxRunning)
        return;
    throw new CapReachedError(maxRunning, running);
}
function isOwnOrAttached(claim) {
    return claim.origin === 'found' || claim.id !== null || claim.hasGeneratedName;
}
function runningIn({ deployments, unreadable }, ownRunId) {
    const alive = deployments.filter((deployment) => !(0,statuses/* isGone */.ST)(deployment) && !(0,statuses/* isPaused */.lP)(deployment));
    const listed = alive.map((deployment) => ({ name: deployment.name, about: stateOf(deployment) }));
    const unread = unreadable.map(({ name, problem }) => ({
        name: name ?? '',
        about: `its entry in the list cannot be read (${problem})`,
    }));
    return [...listed, ...unread].flatMap(({ name, about }) => {
        const runId = (0,names/* runIdOf */.SR)(name);
        if (runId === null)
            return [];
        return [{ name, about: `run ${runId}${runId === ownRunId ? ' (this one)' : ''}, ${about}` }];
    });
}
function stateOf({ status, machineType, durationHours }) {
    const time = durationHours === null ? '' : `for ${(0,format/* duration */.p0)(durationHours * 3_600_000)} at most`;
    return [status, machineType, time].filter((part) => part !== '').join(', ');
}

;// CONCATENATED MODULE: ./build/start/acquire.js








const mostNames = 3;
const roundsMs = 60_000;
const leavingMs = 60_000;
async function acquire(asked, options) {
    const { name } = asked;
    return name === null ? createUnderGeneratedName(asked, options) : acquireNamed(asked, name, options);
}
async function acquireNamed(asked, name, options) {
    const { clock, signal } = options.context;
    const givesUpAt = clock.now() + roundsMs;
    let contested = null;
    for (let round = 1;; round++) {
        const existing = await settled(name, options);
        if (existing !== null)
            return await attach(existing, asked, options);
        await requireRoom(asked, options);
        const created = await createUnlessTaken(asked, name, options);
        if ('claim' in created)
            return created;
        const { taken } = created;
        if (taken instanceof NameContestedError)
            contested ??= taken;
        if (clock.now() >= givesUpAt)
            throw NameContestedError.told(contested ?? taken);
        if (round > 1 || !(taken instanceof NameTakenError))
            await clock.sleep(1_000, signal);
        signal.throwIfAborted();
    }
}
async function createUnlessTaken(asked, name, options) {
    try {
        return await createNamed(asked, { name, knownBefore: [] }, options);
    }
    catch (error) {
        if (!mayLookAgain(error, asked))
            throw NameContestedError.told(error);
        return { taken: error };
    }
}
function mayLookAgain(error, { ifExists }) {
    if (ifExists === 'fail')
        return false;
    if (error instanceof NameContestedError)
        return ifExists === 'reuse';
    return error instanceof NameTakenError || (0,errors/* soundsTaken */.q0)(error);
}
async function createUnderGeneratedName(asked, options) {
    const { run, random, job } = options.context;
    await requireRoom(asked, options);
    let name = unansweredGeneratedName(options.ledger) ?? (0,names/* generateName */.Zu)(run, random);
    for (let made = 1;; made++) {
        const spec = withFingerprint({ ...asked.request, name }, options);
        try {
            return await create({ ...spec, hasGeneratedName: true, knownBefore: [] }, options);
        }
        catch (error) {
            const isTaken = error instanceof NameTakenError || (0,errors/* soundsTaken */.q0)(error);
            if (!isTaken || made >= mostNames)
                throw NameContestedError.told(error);
            job.info(`The name "${name}" is taken; trying another.`);
            name = (0,names/* generateName */.Zu)(run, random);
        }
    }
}
function unansweredGeneratedName({ state }) {
    return state.claims
        .filter((claim) => claim.origin === 'created')
        .findLast((claim) => {
        const { hasGeneratedName, id, unansweredCreates, removal } = claim;
        return hasGeneratedName && id === null && unansweredCreates > 0 && removal === 'due';
    })?.name;
}
function createNamed({ request }, { name, knownBefore }, options) {
    const spec = withFingerprint({ ...request, name }, options);
    return create({ ...spec, hasGeneratedName: false, knownBefore }, options);
}
function withFingerprint(request, { context, ledger }) {
    const { durationHours } = request;
    const fingerprintHours = claimedBefore(ledger, request.name)?.request.fingerprintHours ??
        (0,ownership/* fingerprintDuration */.XY)(durationHours, context.random);
    return { request: { ...request, durationHours: fingerprintHours }, durationHours };
}
async function settled(name, { context, ledger }) {
    const { api, clock, signal, job } = context;
    const deadline = clock.now() + leavingMs;
    for (let looks = 1;; looks++) {
        const found = await api.get(name, { signal });
        if (found === null || found.name !== name || (0,statuses/* isGone */.ST)(found))
            return null;
        const isOnItsWay = (0,statuses/* isLeaving */.Xi)(found) || (0,statuses/* isPausing */.qd)(found) || wasDeleted(found, ledger);
        if (!isOnItsWay || clock.now() >= deadline)
            return found;
        const waitsFor = (0,statuses/* isPausing */.qd)(found) ? 'paused; waiting until it is' : 'deleted; waiting for it to go';
        if (looks === 1)
            job.info(`A deployment "${name}" is being ${waitsFor}.`);
        await clock.sleep(1_000, signal);
        signal.throwIfAborted();
    }
}
function wasDeleted({ name, id }, ledger) {
    return claimedBefore(ledger, name)?.knownBefore.includes(id) ?? false;
}
async function attach(existing, asked, options) {
    const { api, clock, signal, job } = options.context;
    const { ledger } = options;
    if (wasDeleted(existing, ledger)) {
        throw new NameTakenError(existing, 'Run the job again when it has gone.', 'deleted by us');
    }
    const before = claimedBefore(ledger, existing.name);
    const unanswered = before !== undefined && before.unansweredCreates > 0 ? before : null;
    if (unanswered !== null && (0,ownership/* hasFingerprint */.VW)(unanswered, existing)) {
        job.info(`An earlier create of "${existing.name}" was not confirmed, but took effect: going on with it.`);
        return adopt(unanswered, existing, options);
    }
    const isUncertain = isPerhapsOurs(existing, ledger);
    const holder = isUncertain ? 'perhaps ours' : 'another';
    if (asked.ifExists === 'fail')
        throw new NameTakenError(existing, takenNameRemedy, holder);
    if (asked.ifExists === 'replace')
        return await replace({ existing, holder }, asked, options);
    if (existing.status === 'failed' || (0,statuses/* isLeaving */.Xi)(existing)) {
        const isShared = ledger.state.settings.scope === 'run';
        const remedy = isShared ? 'delete it with the stop Action' : 'delete it, or say "if-exists: replace"';
        throw new NameTakenError(existing, `It cannot be reused: ${remedy}.`, holder);
    }
    const wasPaused = (0,statuses/* isPaused */.lP)(existing);
    const found = (0,ownership/* claimOfFound */.Ye)(existing, { wasPaused, mayBeOurs: isUncertain, unanswered });
    const claim = ledger.put({ ...found, resumedAt: wasPaused ? clock.now() : null });
    job.info(`Using deployment "${existing.name}" (id ${existing.id}, ${existing.status}), which ${isUncertain ? 'may have come of a create without an answer' : 'this step did not create'}.`);
    if (!wasPaused)
        return { claim, deployment: existing };
    job.info('It was paused; resuming it.');
    await api.resume(existing.name, { signal }).catch(unlessKeyRefused);
    return { claim: ledger.put({ ...claim, resumedAt: clock.now() }), deployment: existing };
}
function isPerhapsOurs(existing, { state }) {
    return state.claims.some((claim) => claim.name === existing.name && (0,ownership/* mayBeOurs */.UN)(claim, existing));
}
async function replace({ existing, holder }, asked, options) {
    const { api, clock, random, signal, job } = options.context;
    await requireRoom(asked, options);
    job.info(`Replacing deployment "${existing.name}" (id ${existing.id}, ${existing.status}).`);
    const now = clock.now();
    const teardown = await (0,delete_or_pause/* deleteOrPause */.X)('delete', (0,ownership/* claimOfFound */.Ye)(existing), {
        api,
        clock,
        random,
        deadline: now + leavingMs,
        lookUntil: () => now,
        requestTimeoutMs: 10_000,
        cancelSignal: signal,
    });
    if (teardown.outcome !== 'gone') {
        const problem = teardown.outcome === 'unverified' ? teardown.problem : 'another of that name has appeared';
        throw new NameTakenError(existing, `It could not be replaced: ${problem}`, holder);
    }
    const created = createNamed(asked, { name: existing.name, knownBefore: [existing.id] }, options);
    return await created.catch((error) => {
        throw NameContestedError.told(error);
    });
}
function unlessKeyRefused(error) {
    if (!(error instanceof errors/* RefusedError */.fk) || error.isKeyRefused)
        throw error;
}

// EXTERNAL MODULE: ./build/start/facts.js
var facts = __webpack_require__(5332);
;// CONCATENATED MODULE: ./build/start/offered-types.js

const longestMs = 5_000;
const mostTypes = 30;
async function withOfferedTypes(error, { api, signal }) {
    if (signal.aborted || !(0,errors/* refusesMachineType */.RT)(error))
        return error;
    const more = await offeredTypes({ api, signal });
    if (more === '')
        return error;
    const { call, status, serverMessage } = error;
    return new errors/* RefusedError */.fk(call, { status, body: serverMessage, more });
}
async function offeredTypes({ api, signal }) {
    const types = await api.machineTypes({ timeoutMs: longestMs, signal }).catch(() => []);
    if (types.length === 0)
        return '';
    const rest = types.length > mostTypes ? `, and ${types.length - mostTypes} more` : '';
    return `The service has these: ${types.slice(0, mostTypes).join(', ')}${rest}.`;
}

;// CONCATENATED MODULE: ./build/start/outputs.js
const outputNames = (/* unused pure expression or super */ null && ([
    'domain',
    'url',
    'deployment-name',
    'deployment-id',
    'subdomain',
    'status',
    'machine-type',
    'inference-version',
    'num-replicas',
    'workspace-url',
    'created',
    'ready-seconds',
    'expires-at',
    'skipped',
]));
function outputsOf(deployment, { state, claim, readySeconds }) {
    return {
        domain: deployment.domain,
        url: state.endpoint?.url ?? '',
        'deployment-name': deployment.name,
        'deployment-id': deployment.id,
        subdomain: deployment.subdomain,
        status: deployment.status,
        'machine-type': deployment.machineType,
        'inference-version': deployment.inferenceVersion,
        'num-replicas': String(deployment.numReplicas),
        'workspace-url': deployment.workspaceUrl,
        created: String(claim.origin === 'created'),
        'ready-seconds': readySeconds.toFixed(1),
        'expires-at': state.expiresAt ?? '',
        skipped: 'false',
    };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js
var schemas = __webpack_require__(4343);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/parse.js
var parse = __webpack_require__(4196);
;// CONCATENATED MODULE: ./build/start/broken-model.js


const bodySchema = schemas/* object */.Ikc({ message: schemas/* string */.YjP() });
const opening = /^\s*Model loading failed\b/i;
const closing = /\s*-? VISIT \S+ FOR FURTHER SUPPORT\s*$/;
const longest = 300;
function loadingFailure(error) {
    if (!(error instanceof errors/* UnavailableError */.hG) || error.status !== 500)
        return null;
    const message = messageIn(error.body);
    if (!opening.test(message))
        return null;
    const line = message.replace(closing, '').replace(/\s+/g, ' ').trim();
    const chars = [...line];
    return chars.length <= longest
        ? line
        : `… ${chars
            .slice(-longest)
            .join('')
            .replace(/^\S*\s/, '')}`;
}
function messageIn(body) {
    try {
        const parsed = parse/* safeParse */.xL(bodySchema, JSON.parse(body));
        return parsed.success ? parsed.data.message : body;
    }
    catch {
        return body;
    }
}

;// CONCATENATED MODULE: ./build/start/preload.js



class ModelError extends Error {
    model;
    constructor(model, told) {
        const { answer, remedy, cause } = told;
        super(`Model "${model.id}" in "preload-models" cannot be loaded: ${answer}. ${remedy}`, { cause });
        this.model = model;
    }
}
class ModelRefusedError extends ModelError {
    name = 'ModelRefusedError';
    constructor(modelId, cause) {
        const remedy = cause.isKeyRefused
            ? 'The endpoint does not accept the key: it must be of the workspace that owns the deployment, and may use models.'
            : 'Check its id, and that it belongs to the workspace of the key or is public.';
        super({ id: modelId, said: cause.serverMessage }, { answer: cause.answer, remedy, cause });
    }
}
class ModelBrokenError extends ModelError {
    name = 'ModelBrokenError';
    constructor(modelId, { said, cause }) {
        const answer = `the endpoint answered ${mostFailures} times that its loading failed: ${said.replace(/[.\s]+$/, '')}`;
        const remedy = 'That is a fault of the model, not of the endpoint: check that it can be deployed (train or export it anew), and that this "inference-version" knows its kind; or take it out of "preload-models".';
        super({ id: modelId, said }, { answer, remedy, cause });
    }
}
const sideBySide = 2;
const loadTimeoutMs = 300_000;
const mostFailures = 3;
const heartbeatMs = 30_000;
async function preload(modelIds, options) {
    const waiting = [...new Set(modelIds)];
    const loaded = [];
    let inMemory = [];
    const failed = new AbortController();
    const signal = AbortSignal.any([options.signal, failed.signal]);
    const loading = new Map();
    const over = new AbortController();
    void tellLoading(loading, { ...options, signal: AbortSignal.any([signal, over.signal]) });
    const lane = async () => {
        for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
            const progress = { began: options.clock.now(), problem: null };
            loading.set(id, progress);
            const { listed, ...model } = await load(id, progress, { ...options, signal });
            loading.delete(id);
            loaded.push(model);
            inMemory = listed;
        }
    };
    try {
        await Promise.all(Array.from({ length: sideBySide }, lane));
    }
    catch (error) {
        failed.abort(error);
        throw error;
    }
    finally {
        over.abort();
    }
    await preload_confirm(modelIds, inMemory, options);
    return modelIds.flatMap((id) => loaded.find((model) => model.id === id) ?? []);
}
async function tellLoading(loading, { clock, signal, info }) {
    for (;;) {
        await clock.sleep(heartbeatMs, signal);
        if (signal.aborted)
            return;
        const each = [...loading].map(([id, { began, problem }]) => {
            const seconds = Math.round((clock.now() - began) / 1000);
            return `${id} (${seconds} s${problem === null ? '' : `; last try ${problem}`})`;
        });
        info(`Still loading: ${each.join(', ')}`);
    }
}
async function load(id, progress, { endpoint, clock, random, signal, deadline, info }) {
    const { began } = progress;
    let failures = 0;
    const attempt = async () => {
        const timeoutMs = Math.max(1, Math.min(loadTimeoutMs, deadline - clock.now()));
        try {
            return await endpoint.loadModel(id, { timeoutMs, signal });
        }
        catch (error) {
            const said = loadingFailure(error);
            if (said !== null)
                failures += 1;
            if (said !== null && failures >= mostFailures)
                throw new ModelBrokenError(id, { said, cause: error });
            progress.problem = error instanceof errors/* ApiError */.hD ? error.answer : null;
            throw error;
        }
    };
    try {
        const listed = await (0,retry/* retry */.L5)({ clock, random }, { attempts: Infinity, deadline, signal }, attempt);
        const seconds = Math.round((clock.now() - began) / 100) / 10;
        info(`Model ${id} loaded in ${seconds} s.`);
        return { id, seconds, listed };
    }
    catch (error) {
        throw error instanceof errors/* RefusedError */.fk ? new ModelRefusedError(id, error) : error;
    }
}
async function preload_confirm(modelIds, inMemory, { endpoint, signal, info }) {
    const registered = await endpoint.registry({ timeoutMs: 10_000, signal }).catch((error) => {
        if (error instanceof errors/* RefusedError */.fk || (0,errors/* isTransient */.dg)(error))
            return inMemory;
        throw error;
    });
    const unlisted = modelIds.filter((id) => !registered.includes(id));
    if (unlisted.length > 0)
        info(`Not in the registry under the id asked for: ${unlisted.join(', ')}; it lists ${registered.join(', ') || 'nothing'}.`);
}

// EXTERNAL MODULE: ./build/api/endpoint.js
var api_endpoint = __webpack_require__(4618);
// EXTERNAL MODULE: ./build/deployment/look-up.js
var look_up = __webpack_require__(2661);
;// CONCATENATED MODULE: ./build/start/progress.js
const progress_heartbeatMs = 30_000;
const leastMs = 10_000;
function progressOf(what, info) {
    const saidAt = new Map();
    let last = null;
    return (reason, waitedMs) => {
        const since = waitedMs - (saidAt.get(reason) ?? Number.NEGATIVE_INFINITY);
        if (since < (reason === last ? progress_heartbeatMs : leastMs))
            return;
        info(`${what}: ${reason} (${Math.round(waitedMs / 1000)} s)`);
        last = reason;
        saidAt.set(reason, waitedMs);
    };
}

;// CONCATENATED MODULE: ./build/start/readiness.js








const absentMs = 30_000;
const notYetShownMs = 60_000;
const probeTimeoutMs = 5_000;
const confirmAfterMs = 100;
const statusEveryMs = 15_000;
async function waitForReplicas(claim, wanted, options) {
    const wasShown = claim.origin === 'found' || claim.wasShown;
    const look = lookAt({ claim, wanted, wasShown }, options);
    const waited = await pollStart(look, progressOf('Status', options.info), options);
    if (waited.outcome !== 'timed out')
        return waited.outcome.done;
    throw timedOut(`Deployment "${claim.name}" did not have ${wanted === 1 ? '1 replica' : `${wanted} replicas`} up`, waited, { hasAnswered: false, probed: null });
}
async function waitForEndpoint({ claim, endpoint, path }, options) {
    const { clock, signal } = options;
    const look = lookAt({ claim, wanted: 1, wasShown: true }, options);
    let lookedAt = clock.now();
    let inARow = 0;
    let hasAnswered = false;
    const check = async () => {
        if (clock.now() - lookedAt > statusEveryMs) {
            lookedAt = clock.now();
            await look();
        }
        for (;;) {
            const timeoutMs = lastLookMs(options.deadline - clock.now(), probeTimeoutMs);
            const probe = await endpoint.probe(path, { timeoutMs, signal });
            if (probe.status !== 200) {
                inARow = 0;
                return { pending: tellProbe(path, probe) };
            }
            hasAnswered = true;
            if (++inARow >= 2)
                return { done: true };
            await clock.sleep(confirmAfterMs, signal);
            signal.throwIfAborted();
        }
    };
    const waited = await pollStart(check, progressOf('Endpoint', options.info), options);
    if (waited.outcome === 'timed out') {
        throw timedOut(`The endpoint ${endpoint.url} of deployment "${claim.name}" did not answer GET ${path} with 200 twice in a row`, waited, { hasAnswered, probed: { endpoint, path } });
    }
}
function pollStart(check, onPending, { clock, random, signal, deadline, pollIntervalMs }) {
    return (0,poll/* poll */.wt)({ check, pauseMs: (0,poll/* growingPause */.aq)(pollIntervalMs, random), deadline, clock, signal, onPending });
}
function lastLookMs(leftMs, mostMs) {
    return Math.min(mostMs, Math.max(2_000, leftMs));
}
function lookAt({ claim, wanted, wasShown }, { api, clock, signal, deadline, onShown }) {
    const beganAt = clock.now();
    let seenAt = wasShown ? beganAt : null;
    const limits = () => ({ attempts: 1, signal, timeoutMs: lastLookMs(deadline - clock.now(), 10_000) });
    const judgeShown = (found) => {
        seenAt = clock.now();
        onShown?.();
        return judge(found, wanted);
    };
    const lookInList = async (found) => {
        const listed = await (0,look_up/* lookUpInList */.e)((0,ownership/* soughtFor */.QE)(claim), api, limits()).catch(() => 'no answer');
        signal.throwIfAborted();
        if (listed === 'no answer')
            return { pending: 'not shown, and GET /list tells nothing' };
        if (listed !== null && (0,ownership/* isOurs */.MU)(claim, listed))
            return judgeShown(listed);
        throw seenAt === null ? neverShown(claim, found) : lost(claim, found);
    };
    return async () => {
        let found;
        try {
            found = await api.get(claim.name, limits());
        }
        catch (error) {
            if (!(0,errors/* isTransient */.dg)(error))
                throw error;
            return { pending: tellTransient(error) };
        }
        if (found !== null && (0,ownership/* isOurs */.MU)(claim, found))
            return judgeShown(found);
        const isAwaited = clock.now() < (seenAt === null ? beganAt + notYetShownMs : seenAt + absentMs);
        return isAwaited ? { pending: 'not shown yet' } : await lookInList(found);
    };
}
function judge(found, wanted) {
    if ((0,statuses/* isTerminal */.Hd)(found)) {
        throw new NotReadyError(`Deployment "${found.name}" ended as "${found.status}" instead of becoming ready. Its log (below, and in the summary) may tell why; check "machine-type" and "inference-version", then run the job again.`, { short: `ended as "${found.status}"`, seen: new Map([[found.status, 1]]), isOver: true });
    }
    if ((0,statuses/* hasReplicas */.uH)(found, wanted))
        return { done: found };
    const address = found.domain === '' && found.numReplicas > 0 ? ', no usable domain' : '';
    return { pending: `${found.status || 'no status'}, ${found.numReplicas} of ${wanted} replicas${address}` };
}
function lost({ name }, found) {
    const what = found === null ? 'is gone' : `has become another one (id ${found.id})`;
    return new NotReadyError(`Deployment "${name}" ${what}: somebody deleted it while it was starting. Run the job again, and find out who or what removes deployments in this workspace.`, { short: 'was deleted while it was starting', isOver: true });
}
function neverShown({ name }, found) {
    const shown = found === null ? 'shows no deployment of that name' : `shows another one (id ${found.id})`;
    return new NotReadyError(`The service confirmed the create of deployment "${name}", but ${shown} ${notYetShownMs / 1000} s later: its answers lag far behind, or somebody deleted it at once. Run the job again.`, { short: 'was not shown by the service', isOver: true });
}
function tellTransient(error) {
    return error instanceof errors/* ApiError */.hD ? `GET /get ${error.answer}` : String(error);
}
function tellProbe(path, probe) {
    if (probe.status === null)
        return `no answer yet (${probe.reason})`;
    if (probe.status === 401 || probe.status === 403) {
        throw new NotReadyError(`The endpoint refuses GET ${path} with ${probe.status}: ${probe.excerpt}. The probe is sent without the key: choose a "health-path" that needs none, such as /info, or leave it empty for no probe.`, {
            short: `refused the probe with ${probe.status}`,
            seen: new Map([[String(probe.status), 1]]),
            isDeploymentAtFault: false,
        });
    }
    return `answers ${probe.status} on GET ${path}`;
}
function timedOut(what, { seen, lastSeen, waitedMs }, { hasAnswered, probed }) {
    const counts = [...seen].map(([reason, times]) => `${reason} (${times}×)`);
    if (hasAnswered)
        counts.push('200 now and then');
    const isDeploymentAtFault = !hasAnswered && ![...seen.keys()].some(showsServer);
    return new NotReadyError(`${what} within ${Math.round(waitedMs / 1000)} s. Seen: ${counts.join('; ') || 'nothing'}. ${timeoutRemedy(lastSeen ?? '')}`, { short: 'was not ready in time', seen, isDeploymentAtFault, probed });
}
function showsServer(reason) {
    const status = /^answers (\d{3}) on GET/.exec(reason)?.[1];
    return status !== undefined && (0,api_endpoint/* isOfServer */.h)(Number(status));
}
function answeredWith4xx(lastSeen) {
    return /^answers 4\d\d on GET/.test(lastSeen);
}
function timeoutRemedy(lastSeen) {
    if (lastSeen.startsWith('GET /get ')) {
        return 'The service itself was the problem to the end: check that this runner reaches it, or try again later.';
    }
    if (lastSeen.startsWith('no answer')) {
        return 'Check that this runner reaches it; behind a proxy, set HTTPS_PROXY and NO_PROXY.';
    }
    if (answeredWith4xx(lastSeen))
        return 'Check "health-path": the server answers, but does not know that path.';
    return 'Raise "ready-timeout-minutes" if it is only slow; otherwise its log (below, and in the summary) may tell why.';
}

// EXTERNAL MODULE: ./build/logs/deployment-log.js
var deployment_log = __webpack_require__(3896);
// EXTERNAL MODULE: ./build/report/write-summary.js + 19 modules
var write_summary = __webpack_require__(9337);
// EXTERNAL MODULE: ./build/teardown/apply.js
var apply = __webpack_require__(8725);
// EXTERNAL MODULE: ./build/teardown/budgets.js
var budgets = __webpack_require__(5335);
// EXTERNAL MODULE: ./build/teardown/policy.js
var policy = __webpack_require__(7219);
// EXTERNAL MODULE: ./build/text/error-message.js
var error_message = __webpack_require__(1898);
;// CONCATENATED MODULE: ./build/start/use-by-others.js






function mayServeOthers(cause, { state }) {
    const isDeploymentAtFault = cause instanceof NotReadyError && cause.isDeploymentAtFault;
    return state.settings.scope === 'run' && !isDeploymentAtFault;
}
const probedForMs = 3_000;
async function staysForOthers(cause, { ledger, context, log }) {
    const { settings, claims } = ledger.state;
    const { isOver, probed } = cause instanceof NotReadyError ? cause : { isOver: false, probed: null };
    const isKept = (0,policy/* isLeftToOthers */.Ai)(settings) && settings.teardownOnFailure === 'keep';
    if (!isKept || isOver || claims.at(-1)?.origin !== 'created')
        return false;
    if ((0,deployment_log/* showsUse */.cd)(log) || context.signal.aborted)
        return true;
    if (probed === null)
        return false;
    return (await answersNow(probed, context)) || context.signal.aborted;
}
async function answersNow({ endpoint, path }, { clock, signal }) {
    const check = async () => {
        const { status } = await endpoint.probe(path, { timeoutMs: probeTimeoutMs, signal });
        return status !== null && (0,api_endpoint/* isOfServer */.h)(status) ? { done: true } : { pending: String(status) };
    };
    const deadline = clock.now() + probedForMs;
    const probing = (0,poll/* poll */.wt)({ check, pauseMs: () => 1_000, deadline, clock, signal });
    return await probing.then(({ outcome }) => outcome !== 'timed out', () => false);
}

;// CONCATENATED MODULE: ./build/start/rollback.js









async function rollBack(thrown, options) {
    const { context, ledger } = options;
    ledger.tolerateLosses((error) => context.job.warning(`The state for the post step could not be saved: ${(0,error_message/* messageOf */.b)(error)}`));
    if (context.signal.aborted)
        return await rollBackInGrace(options);
    const ended = thrown instanceof AttemptLeftError ? thrown.ended : null;
    const cause = thrown instanceof AttemptLeftError ? thrown.cause : thrown;
    const { claims } = ledger.state;
    const current = claims.at(-1);
    const message = (0,error_message/* messageOf */.b)(cause);
    if (current === undefined) {
        ledger.change({ outcome: 'failed' });
        await (0,write_summary/* writeRefusedStart */.q0)(message, { marks: ledger.state.marks, context });
        return cause;
    }
    const log = ended?.log ?? (await (0,deployment_log/* readDeploymentLog */.cp)(current, { context, ...(0,deployment_log/* logOf */.Gs)(ledger.state), budgetMs: budgets/* logsMs */.cG }));
    const isKept = async () => ended === null ? await staysForOthers(cause, { ledger, context, log }) : ended.result.outcome === 'kept';
    const mayBeInUse = mayServeOthers(cause, ledger) || (await isKept());
    ledger.change({ outcome: mayBeInUse ? 'gave up' : 'failed' });
    const teardownAt = context.clock.now();
    const results = await tearDownRest(claims, ended?.result ?? null, options);
    await (0,write_summary/* writeSummary */.Sy)(ledger.state, {
        context,
        log,
        results,
        usedUntilAt: null,
        teardownAt,
        error: message,
        brokenModel: cause instanceof ModelError ? cause.model : null,
        foundAtEnd: 'unknown',
        jobResult: 'failure',
        isShared: ledger.state.settings.scope === 'run',
        statuses: cause instanceof NotReadyError ? cause.seen : null,
        startedElsewhere: false,
    });
    const tail = log === null ? [] : (0,deployment_log/* lastLines */.w$)(log, 10);
    return new StartError([message, ...results.map(tellResult), ...tail].join('\n'), { cause });
}
async function rollBackInGrace({ context, ledger }) {
    context.job.info('Cancelled: taking back what was started.');
    ledger.change({ outcome: 'cancelled' });
    const policyOf = (claim) => (0,policy/* policyFor */.KV)(claim, ledger.state, 'cancelled');
    const results = await (0,apply/* applyPolicy */.VC)(ledger.state.claims, {
        context,
        ...(0,apply/* tracked */.rX)(ledger),
        budget: budgets/* graceTeardown */.T8,
        policyOf,
    });
    const isOpen = results.some(({ problem }) => problem !== null);
    const rest = isOpen ? ' The post step goes on with what is not verified yet.' : '';
    return new StartError(`Cancelled while the deployment was starting.${rest}`);
}
async function tearDownRest(claims, ended, { context, ledger }) {
    const rest = claims.filter(({ name }) => name !== ended?.claim.name);
    const policyOf = (claim) => (0,policy/* policyFor */.KV)(claim, ledger.state, 'failure');
    const results = await (0,apply/* applyPolicy */.VC)(rest, {
        context,
        ...(0,apply/* tracked */.rX)(ledger),
        budget: budgets/* failedStartTeardown */.ae,
        policyOf,
        sparesWhatIsUp: (0,policy/* isWaitedFor */.sx)(ledger.state),
        isToldByCaller: true,
    });
    return ended === null ? results : [...results, ended];
}
function tellResult({ claim, outcome }) {
    switch (outcome) {
        case 'gone':
            return `Deployment "${claim.name}" is gone.`;
        case 'unverified':
            return `Deployment "${claim.name}" could not be removed yet; the post step tries again.`;
        case 'not found':
            return `Deployment "${claim.name}" does not show so far; the post step looks again.`;
        case 'paused':
            return `Deployment "${claim.name}" ${claim.origin === 'found' ? 'was paused again, as it was found' : 'is paused'}.`;
        case 'kept':
            return `Deployment "${claim.name}" is left running for the other jobs of this run.`;
        default:
            return `Deployment "${claim.name}" was left as it is.`;
    }
}

;// CONCATENATED MODULE: ./build/start/machine-types.js







const mostAttachments = 5;
const creatorNeedsMs = 5_000;
async function startOnFirstWorkingType(machineTypes, options, start) {
    const { ledger, context } = options;
    const untried = [...machineTypes];
    const refusals = [];
    for (;;) {
        const machineType = untried.shift() ?? '';
        try {
            return await startOrFollow(machineType, options, start);
        }
        catch (error) {
            if ((0,errors/* lacksCapacity */.hg)(error))
                refusals.push({ machineType, error });
            if (refusals.length === machineTypes.length)
                throw new NoCapacityError(refusals);
            const [next] = untried;
            if (next === undefined || context.signal.aborted || !mayFallBack(error, ledger))
                throw error;
            await makeWay(error, { machineType, next }, options);
        }
    }
}
async function makeWay(error, { machineType, next }, options) {
    const { ledger, context, isAgain } = options;
    await takeAwayAttempt(error, options);
    const reason = shortly(error);
    if (!isAgain || !(0,errors/* lacksCapacity */.hg)(error)) {
        context.job.warning(`Machine type "${machineType}": ${reason}. Trying "${next}" instead.`);
    }
    ledger.change({ fallbacks: [...ledger.state.fallbacks, { machineType, reason }] });
}
async function takeAwayAttempt(error, options) {
    const ended = await endAttempt(error, options);
    const isLeft = ended?.result.outcome === 'unverified' || ended?.result.outcome === 'kept';
    if (ended !== null && isLeft)
        throw new AttemptLeftError(error, ended);
}
async function startOrFollow(machineType, { ledger, context }, start) {
    const { clock, signal, job } = context;
    for (let attachments = 1;; attachments++) {
        try {
            return await start(machineType);
        }
        catch (error) {
            const isOver = signal.aborted || attachments >= mostAttachments;
            if (isOver || !mayBeReplaced(error, ledger))
                throw error;
            job.info('The shared deployment did not start; the job that created it may try another machine type.');
            forgetOthers(ledger);
            await clock.sleep(creatorNeedsMs * attachments, signal);
            signal.throwIfAborted();
        }
    }
}
function forgetOthers(ledger) {
    for (const claim of ledger.state.claims) {
        if (claim.origin === 'created' || claim.mayBeOurs)
            continue;
        if (claim.unanswered === null)
            ledger.drop(claim);
        else
            ledger.put(claim.unanswered);
    }
}
function mayBeReplaced(error, ledger) {
    if (ledger.state.settings.scope !== 'run')
        return false;
    if (error instanceof NameTakenError)
        return error.existing.status === 'failed';
    return error instanceof NotReadyError && error.isDeploymentAtFault && isAttached(ledger);
}
function isAttached({ state }) {
    return state.claims.at(-1)?.origin === 'found';
}
function shortly(error) {
    if (error instanceof errors/* ApiError */.hD)
        return `${error.call.method} ${error.call.path} ${error.answer}`;
    return error instanceof NotReadyError ? error.short : String(error);
}
function mayFallBack(error, ledger) {
    const mayBeInUse = error instanceof NotReadyError && mayServeOthers(error, ledger);
    if (isAttached(ledger) || mayBeInUse)
        return false;
    if ((0,errors/* lacksCapacity */.hg)(error))
        return true;
    if (error instanceof errors/* RefusedError */.fk)
        return !error.isKeyRefused && error.call.path === '/add';
    return error instanceof NotReadyError || (error instanceof errors/* UnavailableError */.hG && error.call.path === '/add');
}
async function endAttempt(error, { ledger, context }) {
    const claim = ledger.state.claims.at(-1);
    if (claim?.origin !== 'created' || claim.removal === 'done')
        return null;
    const log = await (0,deployment_log/* readDeploymentLog */.cp)(claim, { context, ...(0,deployment_log/* logOf */.Gs)(ledger.state), budgetMs: budgets/* cancelledLogsMs */.FX });
    for (const line of log === null ? [] : (0,deployment_log/* lastLines */.w$)(log, 10))
        context.job.info(line);
    const stays = await staysForOthers(error, { ledger, context, log });
    const policyOf = () => (stays ? 'keep' : 'delete');
    const [result] = await (0,apply/* applyPolicy */.VC)([claim], {
        context,
        ...(0,apply/* tracked */.rX)(ledger),
        budget: budgets/* failedStartTeardown */.ae,
        policyOf,
        sparesWhatIsUp: (0,policy/* isWaitedFor */.sx)(ledger.state),
    });
    return result === undefined ? null : { log, result };
}

;// CONCATENATED MODULE: ./build/start/waiting-line.js






const firstPauseMs = 5_000;
const longestPauseMs = 60_000;
const lineEveryMs = 60_000;
async function startInLine({ machineTypes, capacityWaitMinutes }, options, start) {
    const { context, ledger } = options;
    let line = null;
    for (let rounds = 1;; rounds++) {
        try {
            return await startOnFirstWorkingType(machineTypes, { ...options, isAgain: line !== null }, start);
        }
        catch (error) {
            const mayWait = capacityWaitMinutes > 0 && !context.signal.aborted;
            const reason = mayWait ? reasonToWait(error) : null;
            if (reason === null)
                throw unwrapped(error);
            await takeAwayAttempt(unwrapped(error), options);
            line ??= enter(reason, capacityWaitMinutes, context);
            if (context.clock.now() >= line.endsAt)
                throw await waitedInVain({ reason, rounds, line }, context);
            await wait({ reason, rounds, line }, context);
            ledger.change({ fallbacks: [], marks: { ...ledger.state.marks, createSentAt: null } });
        }
    }
}
function reasonToWait(error) {
    if (error instanceof NoCapacityError) {
        const answers = error.refusals.map((refusal) => `${refusal.machineType}: ${shortly(refusal.error)}`);
        return {
            short: `no machine type is to be had (${answers.join('; ')})`,
            head: 'No machine type was to be had. The last answers:',
            lines: answers.map((answer) => `- ${answer}`),
            remedy: 'Name other types in "machine-type", raise "capacity-wait-minutes", or run the job again later.',
            isAboutTypes: true,
        };
    }
    if (error instanceof CapReachedError) {
        return {
            short: error.short,
            head: `No deployment was created: ${error.short}:`,
            lines: error.lines,
            remedy: 'Raise "capacity-wait-minutes" or "max-running"; the sweep Action removes what lost runners left.',
            isAboutTypes: false,
        };
    }
    if (!(error instanceof errors/* ApiError */.hD) || error.call.path !== '/list' || !(0,errors/* isTransient */.dg)(error))
        return null;
    return {
        short: `the deployments cannot be counted for "max-running" (${shortly(error)})`,
        head: `The deployments could not be counted for "max-running": ${shortly(error)}.`,
        lines: [],
        remedy: error.remedy,
        isAboutTypes: false,
    };
}
function unwrapped(error) {
    return error instanceof NoCapacityError ? error.cause : error;
}
function enter({ short }, minutes, { clock, random, job }) {
    const beganAt = clock.now();
    const mostMs = minutes * 60_000;
    job.info(`Waiting in line for ${(0,format/* duration */.p0)(mostMs)} at most: ${short}.`);
    const pauseMs = (0,poll/* doublingPause */.zS)(firstPauseMs, longestPauseMs, random);
    return { beganAt, endsAt: beganAt + mostMs, saidAt: beganAt, pauseMs };
}
async function wait({ reason, rounds, line }, { clock, signal, job }) {
    const dueAt = Math.min(clock.now() + line.pauseMs(), line.endsAt);
    for (;;) {
        const now = clock.now();
        if (now >= line.saidAt + lineEveryMs) {
            const after = (0,format/* duration */.p0)(now - line.beganAt);
            job.info(`Still in line after ${after} and ${(0,format/* counted */.hS)(rounds, 'round')}: ${reason.short}.`);
            line.saidAt = now;
        }
        if (now >= dueAt)
            return;
        await clock.sleep(Math.min(dueAt, line.saidAt + lineEveryMs) - now, signal);
        signal.throwIfAborted();
    }
}
async function waitedInVain({ reason, rounds, line }, context) {
    const { head, lines, remedy, isAboutTypes } = reason;
    const waited = `Waited in line for ${(0,format/* duration */.p0)(line.endsAt - line.beganAt)} (${(0,format/* counted */.hS)(rounds, 'round')}).`;
    const offered = isAboutTypes ? await offeredTypes(context) : '';
    return new StartError([head, ...lines, `${waited} ${remedy} ${offered}`.trimEnd()].join('\n'));
}

;// CONCATENATED MODULE: ./build/steps/main.js










async function main(request, context) {
    const { job, clock } = context;
    const ledger = (0,state/* createLedger */.M)(initialState(request, context), job.saveState);
    try {
        const { deployment, claim } = await startInLine(request, { ledger, context }, (machineType) => startOne(machineType, { request, ledger, context }));
        const readySeconds = (clock.now() - ledger.state.marks.begunAt) / 1000;
        const outputs = outputsOf(deployment, { state: ledger.state, claim, readySeconds });
        for (const [name, value] of Object.entries(outputs))
            job.output(name, value);
        ledger.change({ outcome: 'ready' });
        const extent = request.healthPath === '' ? ' (its replicas; no probe was asked for)' : '';
        job.info(`Ready after ${readySeconds.toFixed(1)} s${extent}: ${outputs.url}`);
    }
    catch (error) {
        throw await rollBack(await withOfferedTypes(error, context), { ledger, context });
    }
}
async function startOne(machineType, attempt) {
    const { request, ledger, context } = attempt;
    const { job, clock, run } = context;
    const name = request.scope === 'run' ? (0,names/* runScopedName */.Xb)(run) : request.deploymentName || null;
    const deadline = clock.now() + request.readyTimeoutMinutes * 60_000;
    const acquired = await acquire({
        name,
        ifExists: request.ifExists,
        maxRunning: request.maxRunning,
        request: { ...request, machineType },
    }, { context, ledger, deadline });
    (0,facts/* noteAccepted */.CQ)(acquired, attempt);
    const pollIntervalMs = request.pollIntervalSeconds * 1000;
    const onShown = () => (0,facts/* noteShown */.ce)(acquired, ledger);
    const options = { ...context, info: job.info, deadline, pollIntervalMs, onShown };
    const deployment = await waitForReplicas(acquired.claim, request.readyReplicas, options);
    (0,facts/* noteEndpoint */.gj)(deployment, attempt);
    ledger.mark({ replicasAt: clock.now() });
    job.info(`${deployment.numReplicas} of ${request.readyReplicas} replicas up; status ${deployment.status}.`);
    await warmUp({ ...acquired, deployment }, options, attempt);
    ledger.mark({ readyAt: clock.now() });
    return { claim: acquired.claim, deployment };
}
async function warmUp({ claim, deployment }, options, { request, ledger, context }) {
    const endpoint = context.endpointAt((0,facts/* urlOf */.rs)(deployment.domain, request.apiUrl));
    if (request.healthPath !== '') {
        await waitForEndpoint({ claim, endpoint, path: request.healthPath }, options);
        ledger.mark({ endpointAt: context.clock.now() });
        context.job.info(`The endpoint answers GET ${request.healthPath}.`);
    }
    if (request.preloadModels.length > 0) {
        ledger.change({ models: await preload(request.preloadModels, { ...options, endpoint }) });
    }
}
function initialState(request, { clock, keyDigest }) {
    const begunAt = clock.now();
    const { scope, teardown, teardownOnFailure, onTeardownError, summaryLogEntries, durationHours } = request;
    return {
        version: 2,
        apiUrl: request.apiUrl,
        keyDigest: keyDigest(String(begunAt)),
        settings: { scope, teardown, teardownOnFailure, onTeardownError, summaryLogEntries, durationHours },
        claims: [],
        outcome: 'starting',
        expiresAt: null,
        endpoint: null,
        fallbacks: [],
        models: [],
        moreModels: 0,
        marks: {
            begunAt,
            createSentAt: null,
            acceptedAt: null,
            replicasAt: null,
            endpointAt: null,
            readyAt: null,
        },
    };
}


/***/ })

};
