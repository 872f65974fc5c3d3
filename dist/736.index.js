export const id = 736;
export const ids = [736];
export const modules = {

/***/ 5736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect)
});

// EXTERNAL MODULE: ./build/api/errors.js
var errors = __webpack_require__(6860);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/parse.js + 1 modules
var parse = __webpack_require__(3945);
// EXTERNAL MODULE: ./build/text/sanitize.js + 1 modules
var sanitize = __webpack_require__(471);
// EXTERNAL MODULE: ./build/api/retry.js
var retry = __webpack_require__(4269);
;// CONCATENATED MODULE: ./build/api/interpret.js
// What an answer of the service or an endpoint means: a 200 is checked JSON, everything else an error of its own kind.




/**
 * The value of a 200, checked; everything else is an error, at the service in plain text (API page, "Notices"), made
 * harmless and free of keys here. Throws RefusedError, UnavailableError or MalformedAnswerError.
 */
function interpret(call, answer, { schema, redact, serviceNow }) {
    const { status } = answer;
    const body = status === 200 ? answer.body : redact((0,sanitize/* harmless */.Is)(answer.body));
    if (status === 408 || status === 429 || status >= 500) {
        const retryAfterMs = (0,retry/* parseRetryAfter */.mu)(answer.header('retry-after'), serviceNow);
        throw new errors/* UnavailableError */.hG(call, { status, body, retryAfterMs });
    }
    const isKeyRefused = status === 401 || status === 403;
    if (status >= 400 && isWebPage(body) && !isKeyRefused)
        throw foreignPage(call, status);
    if (status >= 400)
        throw new errors/* RefusedError */.fk(call, { status, body });
    if (status !== 200) {
        throw new errors/* MalformedAnswerError */.Sz(call, { status, problem: 'a status that its API page does not name' });
    }
    const parsed = parse/* safeParse */.xL(schema, parseJson(call, body));
    if (parsed.success)
        return parsed.data;
    throw new errors/* MalformedAnswerError */.Sz(call, {
        status,
        problem: `JSON that is not as described (${fieldsOf(parsed.error)})`,
    });
}
/** The fields that are missing or of the wrong kind; the values are not shown, they may be anything. */
function fieldsOf({ issues }) {
    const names = new Set(issues.map(({ path }) => path.join('.')).filter((name) => name !== ''));
    return names.size === 0 ? 'of another shape' : `wrong or missing: ${[...names].join(', ')}`;
}
/** What JSON.parse complains of quotes the body, and that may echo the key: so its error is not kept. */
function parseJson(call, body) {
    try {
        return JSON.parse(body);
    }
    catch {
        if (isWebPage(body))
            throw foreignPage(call, 200);
        throw new errors/* MalformedAnswerError */.Sz(call, { status: 200, problem: 'something that is not whole JSON' });
    }
}
/** Something in between spoke, not the service, whose errors are plain text: a 404 of it says nothing about a name. */
function foreignPage(call, status) {
    return new errors/* MalformedAnswerError */.Sz(call, { status, problem: 'a web page instead of JSON or plain text' });
}
function isWebPage(body) {
    return /^\s*<(!doctype|html|head|\?xml)/i.test(body);
}

;// CONCATENATED MODULE: ./build/api/version.js
// The version of the Action, as it introduces itself to the service.
/** The same as in package.json; a test holds them together. */
const version = '0.1.0';

;// CONCATENATED MODULE: ./build/api/transport.js

/** Our own time ran out before the answer was complete. */
class TimeoutError extends Error {
    name = 'TimeoutError';
    constructor(timeoutMs) {
        super(`no complete answer within ${Math.round(timeoutMs / 100) / 10} s`);
    }
}
/**
 * Sends one request and reads its whole answer (at most `maxAnswerBytes`). Throws TimeoutError when `timeoutMs` have
 * passed, `signal.reason` when aborted, and undici's own error when the connection fails.
 */
async function exchange(transport, sent) {
    sent.signal?.throwIfAborted();
    const attempt = new AbortController();
    const finished = new AbortController();
    const signals = sent.signal ? AbortSignal.any([sent.signal, attempt.signal]) : attempt.signal;
    // undici's own timers are coarse (up to 0.7 s late), and only the handed-in clock can be simulated.
    void transport.clock.sleep(sent.timeoutMs, finished.signal).then(() => {
        if (!finished.signal.aborted)
            attempt.abort(new TimeoutError(sent.timeoutMs));
    });
    try {
        const answer = await transport.dispatcher.request({
            origin: sent.url.origin,
            path: sent.url.pathname + sent.url.search,
            method: sent.method,
            headers: {
                'user-agent': `roboflow-ephemeral-deployment/${version}`,
                accept: 'application/json, text/plain',
                ...(sent.bearer === undefined ? {} : { authorization: `Bearer ${sent.bearer}` }),
                ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
            },
            body: sent.body === undefined ? null : JSON.stringify(sent.body),
            reset: sent.freshConnection ?? false,
            signal: signals,
        });
        const body = await readText(answer.body);
        return {
            status: answer.statusCode,
            header: (name) => {
                const value = answer.headers[name];
                return value === undefined ? null : Array.isArray(value) ? (value[0] ?? null) : value;
            },
            body,
        };
    }
    finally {
        finished.abort();
    }
}
/** Bytes of one answer; the largest legitimate one is a page of log entries. */
const maxAnswerBytes = 64 * 1024 * 1024;
async function readText(body) {
    const decoder = new TextDecoder();
    let text = '';
    let bytes = 0;
    for await (const chunk of body) {
        bytes += chunk.byteLength;
        if (bytes > maxAnswerBytes)
            throw new Error(`the answer is larger than ${maxAnswerBytes} bytes`);
        text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
}

;// CONCATENATED MODULE: ./build/api/caller.js




/** Milliseconds one request may take. */
const requestTimeoutMs = 10_000;
const defaultAttempts = 5;
/** Builds the caller. It holds the key; nothing that it returns or throws contains it. */
function createCaller(options) {
    const { baseUrl, redact, debug, random } = options;
    const { clock } = options.transport;
    const { host } = new URL(baseUrl);
    let serviceAheadMs = 0;
    const serviceNow = () => clock.now() + serviceAheadMs;
    const once = async (wanted, limits = {}) => {
        const { goal, method, path, schema } = wanted;
        const call = { goal, method, path, host };
        const began = clock.now();
        const tell = (result) => debug(`${method} ${path}: ${result} in ${Math.round(clock.now() - began)} ms`);
        const answer = await send(wanted, limits, options).catch((error) => {
            const reason = redact((0,errors/* reasonOf */.A3)(error));
            tell(reason);
            limits.signal?.throwIfAborted();
            throw new errors/* NoAnswerError */.i5(call, { reason, cause: error });
        });
        tell(String(answer.status));
        const serviceTime = timeOf(answer);
        if (serviceTime !== null)
            serviceAheadMs = serviceTime - clock.now();
        return { value: interpret(call, answer, { schema, redact, serviceNow: serviceNow() }), serviceTime };
    };
    return {
        once,
        retrying: (wanted, limits = {}) => {
            const { attempts = defaultAttempts, deadline = Infinity, signal } = limits;
            return (0,retry/* retry */.L5)({ clock, random }, { attempts, deadline, signal }, () => once(wanted, limits));
        },
        serviceNow,
    };
}
/** One request, the key in its query or its body as the API page has it. */
function send({ method, path, fields }, { timeoutMs = requestTimeoutMs, deadline = Infinity, signal }, { baseUrl, apiKey, transport }) {
    const url = new URL(baseUrl.replace(/\/+$/, '') + path);
    const all = { api_key: apiKey, ...fields };
    if (method === 'GET') {
        for (const [name, value] of Object.entries(all))
            url.searchParams.set(name, String(value));
    }
    return exchange(transport, {
        method,
        url,
        ...(method === 'POST' ? { body: all } : {}),
        timeoutMs: Math.max(1, Math.min(timeoutMs, deadline - transport.clock.now())),
        signal,
    });
}
function timeOf(answer) {
    const date = Date.parse(answer.header('date') ?? '');
    return Number.isNaN(date) ? null : date;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 3 modules
var schemas = __webpack_require__(3619);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(3305);
;// CONCATENATED MODULE: ./build/api/schemas.js
// What the service answers: only the fields that are used, named as the API page names them and camelCased here.

const replicas = schemas/* int */.Whr().check(api/* _nonnegative */.UI());
/** host or host:port, as the API page's `domain`, or empty; anything else must not become part of a URL. */
const domain = schemas/* string */.YjP().check(api/* _regex */.Fk(/^([a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?)?$/i));
/** One entry of `/add`, `/get` and `/list` (API page, "Response Schema"). */
const deploymentSchema = schemas/* pipe */.FsL(schemas/* object */.Ikc({
    deployment_id: schemas/* string */.YjP().check(api/* _minLength */.m9(1)),
    deployment_name: schemas/* string */.YjP().check(api/* _minLength */.m9(1)),
    machine_type: schemas/* string */.YjP(),
    creator_email: schemas/* _default */.Rvf(schemas/* string */.YjP(), ''),
    subdomain: schemas/* _default */.Rvf(schemas/* string */.YjP(), ''),
    domain: schemas/* _default */.Rvf(domain, ''),
    duration: schemas/* number */.aig(),
    inference_version: schemas/* _default */.Rvf(schemas/* string */.YjP(), ''),
    num_replicas: replicas,
    status: schemas/* string */.YjP(),
    workspace_url: schemas/* _default */.Rvf(schemas/* string */.YjP(), ''),
}), schemas/* transform */.pdi((answer) => ({
    id: answer.deployment_id,
    name: answer.deployment_name,
    machineType: answer.machine_type,
    creatorEmail: answer.creator_email,
    subdomain: answer.subdomain,
    /** Empty as long as the service gives none. */
    domain: answer.domain,
    /** Hours until the service removes it. */
    durationHours: answer.duration,
    inferenceVersion: answer.inference_version,
    numReplicas: answer.num_replicas,
    status: answer.status.toLowerCase(),
    workspaceUrl: answer.workspace_url,
})));
const wrappedList = schemas/* object */.Ikc({ deployments: schemas/* unknown */.L5J() });
/** `/list`: a bare array on the API page, `{deployments: [...]}` on the newer SDK page. */
const deploymentListSchema = schemas/* pipe */.FsL(schemas/* transform */.pdi((answer) => {
    const wrapped = parse/* safeParse */.xL(wrappedList, answer);
    return wrapped.success ? wrapped.data.deployments : answer;
}), schemas/* array */.YOg(deploymentSchema));
/** One entry of `/get_log`. A payload is documented as a string, but structured loggers send objects. */
const logEntrySchema = schemas/* pipe */.FsL(schemas/* object */.Ikc({
    insert_id: schemas/* string */.YjP(),
    payload: schemas/* unknown */.L5J(),
    severity: schemas/* _default */.Rvf(schemas/* string */.YjP(), 'DEFAULT'),
    timestamp: schemas/* string */.YjP(),
}), schemas/* transform */.pdi((answer) => ({
    insertId: answer.insert_id,
    payload: typeof answer.payload === 'string' ? answer.payload : JSON.stringify(answer.payload ?? ''),
    severity: answer.severity.toUpperCase(),
    /** ISO 8601 with microseconds, as the service wrote it. */
    timestamp: answer.timestamp,
})));
/** `/get_log`: newest first. */
const logEntriesSchema = schemas/* array */.YOg(logEntrySchema);
/** `/pause`, `/resume`, `/delete`. */
const messageSchema = schemas/* object */.Ikc({ message: schemas/* string */.YjP() });

;// CONCATENATED MODULE: ./build/api/client.js
// The service's client: one method for each endpoint of the API page.



/** Builds the client. It holds the key; nothing that it returns or throws contains it. */
function createClient(options) {
    const { once, retrying, serviceNow } = createCaller(options);
    const command = async (verb, name, limits) => {
        const fields = { deployment_name: name };
        const goal = `${verb} deployment "${name}"`;
        await retrying({ method: 'POST', path: `/${verb}`, goal, fields, schema: messageSchema }, limits);
    };
    return {
        add: async (request, limits) => {
            const goal = `create deployment "${request.name}"`;
            const fields = client_fieldsOf(request);
            const told = await once({ method: 'POST', path: '/add', goal, fields, schema: deploymentSchema }, limits);
            return told.value;
        },
        list: async (limits) => {
            const goal = 'list the deployments';
            const told = await retrying({ method: 'GET', path: '/list', goal, schema: deploymentListSchema }, limits);
            return told.value;
        },
        get: (name, limits) => {
            const goal = `look up deployment "${name}"`;
            const fields = { deployment_name: name };
            const wanted = { method: 'GET', path: '/get', goal, fields, schema: deploymentSchema };
            return orNull(async () => (await retrying(wanted, limits)).value);
        },
        getLog: async (name, { fromTimestamp, toTimestamp, maxEntries }, limits) => {
            const goal = `read the log of deployment "${name}"`;
            const fields = {
                deployment_name: name,
                max_entries: maxEntries,
                from_timestamp: fromTimestamp,
                ...(toTimestamp === undefined ? {} : { to_timestamp: toTimestamp }),
            };
            const wanted = { method: 'GET', path: '/get_log', goal, fields, schema: logEntriesSchema };
            const { value, serviceTime } = await retrying(wanted, limits);
            return { entries: value, serviceTime };
        },
        pause: async (name, limits) => {
            await command('pause', name, limits);
            return 'taken';
        },
        resume: (name, limits) => command('resume', name, limits),
        delete: async (name, limits) => {
            const taken = await orNull(() => command('delete', name, limits).then(() => 'taken'));
            return taken ?? 'absent';
        },
        serviceNow,
    };
}
/** The body of `/add` as the API page names it. */
function client_fieldsOf(request) {
    return {
        deployment_name: request.name,
        machine_type: request.machineType,
        creator_email: request.creatorEmail,
        duration: request.durationHours,
        // Not on the API page, but the official client always sends it.
        delete_on_expiration: true,
        inference_version: request.inferenceVersion,
        min_replicas: request.minReplicas,
        max_replicas: request.maxReplicas,
    };
}
/** Turns "there is none of that name" into null. The API page names no status for it, so words count besides 404. */
async function orNull(lookUp) {
    try {
        return await lookUp();
    }
    catch (error) {
        if (error instanceof errors/* RefusedError */.fk && isAbsent(error))
            return null;
        throw error;
    }
}
function isAbsent({ status, said }) {
    return (status === 404 ||
        status === 410 ||
        (status === 400 && /not (be )?found|not exist|no such|unknown deployment/i.test(said)));
}

// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(6752);
;// CONCATENATED MODULE: ./build/api/dispatcher.js
// How requests leave this machine: directly, or through the proxies of the environment.

/** The dispatcher for these proxy settings. Throws an Error that names the variable when a proxy is not a URL. */
function createDispatcher(proxy) {
    if (proxy.httpProxy === null && proxy.httpsProxy === null)
        return new undici.Agent();
    for (const [variable, value] of [
        ['HTTP_PROXY', proxy.httpProxy],
        ['HTTPS_PROXY', proxy.httpsProxy],
    ]) {
        // The value may hold a password, so only its variable is named.
        if (value !== null && !(/^https?:\/\//i.test(value) && URL.canParse(value))) {
            throw new Error(`The environment variable ${variable} must be a URL such as http://proxy.example.com:3128.`);
        }
    }
    return new undici.EnvHttpProxyAgent({
        // An empty string, unlike undefined, keeps undici from reading the environment itself.
        httpProxy: proxy.httpProxy ?? '',
        httpsProxy: proxy.httpsProxy ?? '',
        noProxy: proxy.noProxy ?? '',
    });
}

;// CONCATENATED MODULE: ./build/api/endpoint.js
// The inference server on a deployment's own domain: is it answering, and are the models in its memory?





/** `GET /model/registry` and `POST /model/add` answer alike (inference, core/entities/responses/server_state.py). */
const registrySchema = schemas/* object */.Ikc({ models: schemas/* array */.YOg(schemas/* object */.Ikc({ model_id: schemas/* string */.YjP() })) });
/** Builds a client for the server at `url` (scheme and host, no path). */
function createEndpoint(options) {
    const { url, apiKey, transport, redact } = options;
    const { host } = new URL(url);
    return {
        url,
        probe: async (path, { timeoutMs, signal }) => {
            const target = new URL(url + path);
            try {
                const sent = { method: 'GET', url: target, timeoutMs, signal, freshConnection: true };
                const { status, body } = await exchange(transport, sent);
                return { status, said: (0,sanitize/* excerpt */.Kb)(redact((0,sanitize/* harmless */.Is)(body)), 200) };
            }
            catch (error) {
                signal?.throwIfAborted();
                return { status: null, reason: redact((0,errors/* reasonOf */.A3)(error)) };
            }
        },
        loadModel: (modelId, limits) => {
            const call = { goal: `load model "${modelId}"`, method: 'POST', path: '/model/add', host };
            return models(call, { body: { model_id: modelId, api_key: apiKey }, ...limits }, options);
        },
        registry: (limits) => {
            const call = { goal: 'list the loaded models', method: 'GET', path: '/model/registry', host };
            // In the query it would end up in the deployment's own access log.
            return models(call, { bearer: apiKey, ...limits }, options);
        },
    };
}
/** The ids that the server lists in its answer. */
async function models(call, sent, { url, transport, redact }) {
    const { method, path } = call;
    const target = new URL(url + path);
    const answer = await exchange(transport, { method, url: target, ...sent }).catch((error) => {
        sent.signal?.throwIfAborted();
        throw new errors/* NoAnswerError */.i5(call, { reason: redact((0,errors/* reasonOf */.A3)(error)), cause: error });
    });
    const reading = { schema: registrySchema, redact, serviceNow: transport.clock.now() };
    return interpret(call, answer, reading).models.map((model) => model.model_id);
}

;// CONCATENATED MODULE: ./build/api/connect.js



/** Builds them; nothing is sent yet. Throws an Error for proxy settings that are no URL. */
function connect({ apiUrl, apiKey, proxies, clock, random, redact, debug, }) {
    const dispatcher = createDispatcher(proxies);
    const common = { apiKey, transport: { dispatcher, clock }, redact };
    return {
        api: createClient({ ...common, baseUrl: apiUrl, random, debug }),
        endpointAt: (url) => createEndpoint({ ...common, url }),
        close: () => dispatcher.destroy(),
    };
}


/***/ }),

/***/ 6860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   Sz: () => (/* binding */ MalformedAnswerError),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   fk: () => (/* binding */ RefusedError),
/* harmony export */   hD: () => (/* binding */ ApiError),
/* harmony export */   hG: () => (/* binding */ UnavailableError),
/* harmony export */   i5: () => (/* binding */ NoAnswerError),
/* harmony export */   q0: () => (/* binding */ soundsTaken)
/* harmony export */ });
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(471);
// What can go wrong with a call to the service, one small class a kind; each says goal, call, answer and remedy.

const remedies = {
    key: 'Check the input "api-key": it must be a Roboflow API key of the workspace, and the secret behind it must exist for this event (pull requests from forks get no secrets).',
    absent: 'Check the name: it may have expired, or have been deleted meanwhile.',
    refused: 'Correct what the service objects to: the same call would be refused again.',
    capacity: 'Name other types in "machine-type" (several, separated by commas, are tried in order), or run the job again later.',
    limited: 'The service limits how often this key may call; run fewer jobs at once, or try again later.',
    down: 'The service itself has a problem; try again later.',
    answer: 'This is not what its API page describes; check the input "api-url" and any proxy in between, then report it.',
};
/** Common to all: `message` is complete and fit to be shown; `remedy` is its last sentence. */
class ApiError extends Error {
    name = 'ApiError';
    call;
    answer;
    remedy;
    constructor(call, told) {
        super(`Could not ${call.goal}: ${call.method} ${call.path} ${told.answer}. ${told.remedy}`, told.cause === undefined ? undefined : { cause: told.cause });
        this.call = call;
        this.answer = told.answer;
        this.remedy = told.remedy;
    }
}
/** A definite no (4xx but 408 and 429): nothing took effect, and asking again changes nothing. */
class RefusedError extends ApiError {
    name = 'RefusedError';
    status;
    /** What the service said, one line. */
    said;
    constructor(call, { status, body }) {
        const said = (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(body, 300);
        const remedy = remedyFor(call, status, said);
        super(call, { answer: `answered ${status}: ${trimStop(said)}`, remedy });
        this.status = status;
        this.said = said;
    }
    /** The key is wrong, revoked, or of another workspace. */
    get isKeyRefused() {
        return this.status === 401 || this.status === 403;
    }
}
/** A passing no (408, 429, 5xx): a 5xx or 408 may have taken effect all the same, a 429 has not. */
class UnavailableError extends ApiError {
    name = 'UnavailableError';
    status;
    said;
    /** Milliseconds the service asked to wait, or null. */
    retryAfterMs;
    constructor(call, told) {
        const said = (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(told.body, 300);
        super(call, {
            answer: `answered ${told.status}: ${trimStop(said)}`,
            remedy: told.status === 429 ? remedies.limited : remedies.down,
        });
        this.status = told.status;
        this.said = said;
        this.retryAfterMs = told.retryAfterMs;
    }
}
/** No answer arrived: refused or lost connection, DNS, TLS, proxy, or our own timeout. The call may have taken effect. */
class NoAnswerError extends ApiError {
    name = 'NoAnswerError';
    constructor(call, told) {
        super(call, {
            answer: `got no answer (${told.reason})`,
            remedy: `Check that this runner reaches ${call.host}; behind a proxy, set HTTPS_PROXY and NO_PROXY.`,
            cause: told.cause,
        });
    }
}
/** An answer that is neither a yes nor a no: no JSON, cut off, a field missing, a status the API page does not name. */
class MalformedAnswerError extends ApiError {
    name = 'MalformedAnswerError';
    constructor(call, told) {
        super(call, { answer: `answered ${told.status} with ${told.problem}`, remedy: remedies.answer });
    }
}
/** Whether the same call may succeed a moment later. */
function isTransient(error) {
    return (error instanceof UnavailableError ||
        error instanceof NoAnswerError ||
        error instanceof MalformedAnswerError);
}
/** Why a request got no answer, in words: the innermost cause's code and message, never empty. */
function reasonOf(error) {
    if (!(error instanceof Error))
        return String(error);
    if (error instanceof AggregateError && error.errors.length > 0)
        return reasonOf(error.errors[0]);
    if (error.cause instanceof Error)
        return reasonOf(error.cause);
    const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
    if (error.message === '')
        return code || error.name;
    return code === '' || error.message.includes(code) ? error.message : `${code}: ${error.message}`;
}
/** Whether a refused `/add` speaks of a name in use. The API page gives no code for it, so its words decide. */
function soundsTaken(error) {
    if (!(error instanceof RefusedError) || error.call.path !== '/add')
        return false;
    return error.status === 409 || /exist|taken|in use|already|duplicate|unique/i.test(error.said);
}
function remedyFor({ path }, status, said) {
    if (status === 401 || status === 403)
        return remedies.key;
    if (status === 404)
        return remedies.absent;
    // How the service words a want of capacity is not documented.
    const isForWantOfOne = /capacity|quota|exhaust|unavailable|not available|machine.?type/i.test(said);
    return path === '/add' && isForWantOfOne ? remedies.capacity : remedies.refused;
}
function trimStop(text) {
    return text.replace(/[.\s]+$/, '');
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
/**
 * Milliseconds to wait before attempt `attempt + 1`: what the service asked for (at most 30 s, without jitter), else
 * exponential backoff with full jitter.
 */
function retryDelay(error, attempt, random) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UnavailableError */ .hG && error.retryAfterMs !== null) {
        return Math.min(error.retryAfterMs, longestRetryAfterMs);
    }
    return random() * Math.min(longestDelayMs, baseDelayMs * 2 ** (attempt - 1));
}
/**
 * Runs `attempt` until it succeeds, fails for good, or the budget is spent; then throws its last error untouched.
 * An abort ends the wait at once, and `signal.reason` is thrown.
 */
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
/** `Retry-After` in milliseconds (RFC 9110, 10.2.3: seconds or a date), or null where it is absent or makes no sense. */
function parseRetryAfter(value, serviceNow) {
    if (value === null)
        return null;
    if (/^\s*\d+(\.\d+)?\s*$/.test(value))
        return Number(value) * 1000;
    // Date.parse takes "-5" and much else for a date; those of HTTP begin with the name of a day.
    const date = /^\s*[A-Za-z]{3}/.test(value) ? Date.parse(value) : Number.NaN;
    return Number.isNaN(date) ? null : Math.max(0, date - serviceNow);
}


/***/ })

};
