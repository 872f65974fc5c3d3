export const id = 710;
export const ids = [710];
export const modules = {

/***/ 710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect),
  noProxies: () => (/* binding */ noProxies)
});

// EXTERNAL MODULE: ./build/text/sanitize.js + 1 modules
var sanitize = __webpack_require__(471);
// EXTERNAL MODULE: ./build/api/errors.js
var errors = __webpack_require__(6860);
// EXTERNAL MODULE: ./build/api/interpret.js
var interpret = __webpack_require__(7446);
// EXTERNAL MODULE: ./build/api/retry.js
var retry = __webpack_require__(4269);
// EXTERNAL MODULE: ./build/api/transport.js + 1 modules
var api_transport = __webpack_require__(4706);
;// CONCATENATED MODULE: ./build/api/caller.js




const requestTimeoutMs = 10_000;
const defaultAttempts = 5;
function createCaller(options) {
    const { baseUrl, redact, debug, random } = options;
    const { clock } = options.transport;
    const { host } = new URL(baseUrl);
    let serviceAheadMs = null;
    const serviceNow = () => clock.now() + (serviceAheadMs ?? 0);
    const once = async (spec, limits = {}) => {
        const { goal, method, path, schema } = spec;
        const call = { goal, method, path, host };
        const began = clock.now();
        const logResult = (result) => debug(`${method} ${path}: ${result} in ${Math.round(clock.now() - began)} ms`);
        const answer = await send(spec, limits, options).catch((error) => {
            const reason = redact((0,errors/* reasonOf */.A3)(error));
            logResult(reason);
            limits.signal?.throwIfAborted();
            throw new errors/* NoAnswerError */.i5(call, { reason, cause: error });
        });
        logResult(String(answer.status));
        const serviceTime = timeOf(answer);
        if (serviceTime !== null)
            serviceAheadMs = serviceTime - clock.now();
        return { value: (0,interpret/* interpret */.U)(call, answer, { schema, redact, serviceNow: serviceNow() }), serviceTime };
    };
    return {
        once,
        retrying: (spec, limits = {}) => {
            const { attempts = defaultAttempts, deadline = Infinity, signal } = limits;
            return (0,retry/* retry */.L5)({ clock, random }, { attempts, deadline, signal }, () => once(spec, limits));
        },
        serviceNow,
        serviceAheadMs: () => serviceAheadMs,
    };
}
function send({ method, path, fields, mostBytes = 8 * 1024 * 1024 }, { timeoutMs = requestTimeoutMs, deadline = Infinity, signal }, { baseUrl, apiKey, transport }) {
    const url = new URL(baseUrl.replace(/\/+$/, '') + path);
    const parameters = { api_key: apiKey, ...fields };
    if (method === 'GET') {
        for (const [name, value] of Object.entries(parameters))
            url.searchParams.set(name, String(value));
    }
    return (0,api_transport/* exchange */.c)(transport, {
        method,
        url,
        ...(method === 'POST' ? { body: parameters } : {}),
        timeoutMs: Math.max(1, Math.min(timeoutMs, deadline - transport.clock.now())),
        signal,
        mostBytes,
    });
}
function timeOf(answer) {
    const date = Date.parse(answer.header('date') ?? '');
    return Number.isNaN(date) ? null : date;
}

// EXTERNAL MODULE: ./build/api/schemas.js
var schemas = __webpack_require__(4015);
;// CONCATENATED MODULE: ./build/api/client.js




const mostLogBytes = 16 * 1024 * 1024;
function createClient(options) {
    const { once, retrying, serviceNow, serviceAheadMs } = createCaller(options);
    const checked = (deployment, sent) => withoutKeys(deployment, sent, options);
    const command = async (verb, name, limits) => {
        const fields = { deployment_name: name };
        const goal = `${verb} deployment "${name}"`;
        await retrying({ method: 'POST', path: `/${verb}`, goal, fields, schema: schemas/* messageSchema */.HQ }, limits);
    };
    return {
        add: async (request, limits) => {
            const goal = `create deployment "${request.name}"`;
            const fields = fieldsOf(request);
            const spec = { method: 'POST', path: '/add', goal, fields, schema: schemas/* deploymentSchema */.fP };
            return checked((await once(spec, limits)).value, spec);
        },
        list: async (limits) => {
            const goal = 'list the deployments';
            const spec = { method: 'GET', path: '/list', goal, schema: schemas/* deploymentListSchema */.DZ };
            const { deployments, unreadable } = (await retrying(spec, limits)).value;
            return { unreadable, deployments: deployments.map((deployment) => checked(deployment, spec)) };
        },
        get: (name, limits) => {
            const goal = `look up deployment "${name}"`;
            const fields = { deployment_name: name };
            const spec = { method: 'GET', path: '/get', goal, fields, schema: schemas/* deploymentSchema */.fP };
            return orNull(async () => checked((await retrying(spec, limits)).value, spec));
        },
        getLog: async (name, { fromTimestamp, toTimestamp, maxEntries }, limits) => {
            const goal = `read the log of deployment "${name}"`;
            const fields = {
                deployment_name: name,
                max_entries: maxEntries,
                from_timestamp: fromTimestamp,
                ...(toTimestamp === undefined ? {} : { to_timestamp: toTimestamp }),
            };
            const spec = { method: 'GET', path: '/get_log', goal, fields, schema: schemas/* logEntriesSchema */.k1 };
            const { value, serviceTime } = await retrying({ ...spec, mostBytes: mostLogBytes }, limits);
            return { entries: value, serviceTime };
        },
        machineTypes: async (limits) => {
            const goal = 'list the machine types';
            const spec = { method: 'GET', path: '/machine_types', goal, schema: schemas/* machineTypesSchema */.c5 };
            return (await once(spec, limits)).value.map((type) => (0,sanitize/* excerpt */.Kb)(options.redact(type), 60));
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
        serviceAheadMs,
    };
}
function withoutKeys(deployment, sent, { redact, baseUrl }) {
    const { id, name, domain, machineType, creatorEmail, subdomain } = deployment;
    const { inferenceVersion, status, workspaceUrl } = deployment;
    if ([id, name, domain].some((text) => redact(text) !== text)) {
        const call = { ...sent, host: new URL(baseUrl).host };
        const problem = 'an id, name or domain that contains a key';
        throw new errors/* MalformedAnswerError */.Sz(call, { status: 200, problem });
    }
    return {
        ...deployment,
        machineType: redact(machineType),
        creatorEmail: redact(creatorEmail),
        subdomain: redact(subdomain),
        inferenceVersion: redact(inferenceVersion),
        status: redact(status).toLowerCase(),
        workspaceUrl: redact(workspaceUrl),
    };
}
function fieldsOf(request) {
    return {
        deployment_name: request.name,
        machine_type: request.machineType,
        creator_email: request.creatorEmail,
        duration: request.durationHours,
        delete_on_expiration: true,
        inference_version: request.inferenceVersion,
        min_replicas: request.minReplicas,
        max_replicas: request.maxReplicas,
    };
}
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
function isAbsent({ status, serverMessage }) {
    return status === 404 || status === 410 || (status === 400 && speaksOfNoDeployment(serverMessage));
}
function speaksOfNoDeployment(words) {
    if (!/not (be )?found|not exist|no such|unknown deployment/i.test(words))
        return false;
    return /deployment/i.test(words) || !/e-?mail|creator|user|workspace|machine|key/i.test(words);
}

// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(6752);
;// CONCATENATED MODULE: ./build/api/dispatcher.js

const connectTimeout = 5_000;
function createDispatcher({ httpProxy, httpsProxy, noProxy }) {
    if (httpProxy === null && httpsProxy === null)
        return new undici.Agent({ connectTimeout });
    return new undici.EnvHttpProxyAgent({
        connectTimeout,
        httpProxy: proxyUrl('HTTP_PROXY', httpProxy),
        httpsProxy: proxyUrl('HTTPS_PROXY', httpsProxy),
        noProxy: noProxy ?? '',
    });
}
function proxyUrl(variable, value) {
    if (value === null)
        return '';
    const url = value.includes('://') ? value : `http://${value}`;
    if (/^https?:\/\//i.test(url) && URL.canParse(url))
        return url;
    throw new Error(`The environment variable ${variable} must be the URL of an HTTP proxy, such as http://proxy.example.com:3128.`);
}

// EXTERNAL MODULE: ./build/api/endpoint.js
var endpoint = __webpack_require__(4618);
;// CONCATENATED MODULE: ./build/api/connect.js



const noProxies = { httpProxy: null, httpsProxy: null, noProxy: null };
function connect({ apiUrl, apiKey, proxies, dispatcherFor = createDispatcher, clock, random, redact, debug, }) {
    const dispatcher = dispatcherFor(proxies);
    const common = { apiKey, transport: { dispatcher, clock }, redact };
    return {
        api: createClient({ ...common, baseUrl: apiUrl, random, debug }),
        endpointAt: (url) => (0,endpoint/* createEndpoint */.U)({ ...common, url }),
        close: () => dispatcher.destroy(),
    };
}


/***/ }),

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

/***/ 6860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   RT: () => (/* binding */ refusesMachineType),
/* harmony export */   Sz: () => (/* binding */ MalformedAnswerError),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   fk: () => (/* binding */ RefusedError),
/* harmony export */   hD: () => (/* binding */ ApiError),
/* harmony export */   hG: () => (/* binding */ UnavailableError),
/* harmony export */   hg: () => (/* binding */ lacksCapacity),
/* harmony export */   i5: () => (/* binding */ NoAnswerError),
/* harmony export */   q0: () => (/* binding */ soundsTaken)
/* harmony export */ });
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(471);

const remedies = {
    key: 'Check the input "api-key": it must be a Roboflow API key of the workspace, and the secret behind it must exist for this event (pull requests from forks get no secrets). A key of the EU is refused at the address of the US, and the reverse: check "region", too.',
    page: 'The service answers in plain text, so this web page comes from a proxy, firewall or gateway on the way to it: have that let the call through. If it is the service all the same, check the input "api-key".',
    plan: "The key is accepted, but the plan, its quota or its billing does not allow this: see the workspace's plan and billing pages.",
    absent: 'Check the name: it may have expired, or have been deleted meanwhile.',
    address: 'Check the path in "api-url": nothing at that address creates or lists deployments.',
    redirect: 'The service does not redirect, so something else answers at this address: check the input "api-url".',
    refused: 'Correct what the service objects to: the same call would be refused again.',
    capacity: 'Name other types in "machine-type" (several, separated by commas, are tried in order), or run the job again later.',
    limited: 'The service limits how often this key may call; run fewer jobs at once, or try again later.',
    down: 'The service itself has a problem; try again later.',
    answer: 'This is not what its API page describes; check the input "api-url" and any proxy in between, then report it.',
};
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
class RefusedError extends ApiError {
    name = 'RefusedError';
    status;
    serverMessage;
    isPage;
    constructor(call, told) {
        const { status, isPage = false } = told;
        const serverMessage = (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(told.body, 300);
        const itsRemedy = isPage ? remedies.page : remedyFor(call, status, serverMessage);
        const remedy = [itsRemedy, told.more].filter(Boolean).join(' ');
        super(call, { answer: `answered ${status}: ${trimStop(serverMessage)}`, remedy });
        this.status = status;
        this.serverMessage = serverMessage;
        this.isPage = isPage;
    }
    get isKeyRefused() {
        return this.status === 401 || (this.status === 403 && !speaksOfPlan(this.status, this.serverMessage));
    }
}
class UnavailableError extends ApiError {
    name = 'UnavailableError';
    status;
    serverMessage;
    body;
    retryAfterMs;
    constructor(call, told) {
        const serverMessage = (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(told.body, 300);
        super(call, {
            answer: `answered ${told.status}: ${trimStop(serverMessage)}`,
            remedy: told.status === 429 ? remedies.limited : remedies.down,
        });
        this.status = told.status;
        this.serverMessage = serverMessage;
        this.body = told.body;
        this.retryAfterMs = told.retryAfterMs;
    }
}
class NoAnswerError extends ApiError {
    name = 'NoAnswerError';
    wasNeverSent;
    constructor(call, told) {
        super(call, {
            answer: `got no answer (${told.reason})`,
            remedy: remedyForNoAnswer(call.host, codesOf(told.cause)),
            cause: told.cause,
        });
        const codes = codesOf(told.cause);
        this.wasNeverSent = codes.length > 0 && codes.every((code) => unsentCodes.has(code) || isTls(code));
    }
}
class MalformedAnswerError extends ApiError {
    name = 'MalformedAnswerError';
    constructor(call, told) {
        super(call, { answer: `answered ${told.status} with ${told.problem}`, remedy: remedies.answer });
    }
}
function isTransient(error) {
    return (error instanceof UnavailableError ||
        error instanceof NoAnswerError ||
        error instanceof MalformedAnswerError);
}
function reasonOf(error) {
    if (!(error instanceof Error))
        return String(error);
    if (error instanceof AggregateError && error.errors.length > 0)
        return reasonOf(error.errors[0]);
    if (error.cause instanceof Error)
        return reasonOf(error.cause);
    const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
    const message = error.message.replace(/\s+/g, ' ').trim();
    if (message === '')
        return code || error.name;
    return code === '' || message.includes(code) ? message : `${code}: ${message}`;
}
const proxyRefusal = 'proxy refusal';
const connectTimeout = 'UND_ERR_CONNECT_TIMEOUT';
const unsentCodes = new Set([
    proxyRefusal,
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'EHOSTDOWN',
    'ENETUNREACH',
    'ENETDOWN',
    'EADDRNOTAVAIL',
    connectTimeout,
]);
function isTls(code) {
    return /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|EPROTO$)/.test(code);
}
function codesOf(error) {
    if (!(error instanceof Error))
        return [];
    if (error instanceof AggregateError && error.errors.length > 0)
        return error.errors.flatMap(codesOf);
    if (error.cause instanceof Error)
        return codesOf(error.cause);
    const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
    if (code === 'UND_ERR_ABORTED' && error.message.startsWith('Proxy response ('))
        return [proxyRefusal];
    if (code === 'ETIMEDOUT' && 'syscall' in error && error.syscall === 'connect')
        return [connectTimeout];
    return [code];
}
function remedyForNoAnswer(host, codes) {
    if (codes.includes('ERR_SSL_WRONG_VERSION_NUMBER')) {
        return `Something else than https answers at ${host}: check the port in "api-url", and any proxy on the way.`;
    }
    if (codes.some(isTls)) {
        return `The certificate of ${host} is not trusted here: where a proxy or server of your own signs it, set NODE_EXTRA_CA_CERTS to the file of its authority.`;
    }
    if (codes.includes(proxyRefusal)) {
        return `The proxy did not connect to ${host}: check that HTTPS_PROXY names the right one and that it allows this host, or leave it out with NO_PROXY.`;
    }
    if (codes.includes('ENOTFOUND')) {
        return `Check the spelling of ${host} in "api-url", and that this runner resolves it; behind a proxy, set HTTPS_PROXY and NO_PROXY.`;
    }
    return `Check that this runner reaches ${host}; behind a proxy, set HTTPS_PROXY and NO_PROXY.`;
}
function soundsTaken(error) {
    if (!(error instanceof RefusedError) || error.call.path !== '/add')
        return false;
    if (error.status === 409)
        return true;
    const { serverMessage } = error;
    const speaksOfAbsence = /n[o']t (be )?(exist|found)|no such|unknown|invalid/i.test(serverMessage);
    return !speaksOfAbsence && /exists|taken|in use|duplicate|not unique|must be unique/i.test(serverMessage);
}
function refusesMachineType(error) {
    if (!(error instanceof RefusedError) || error.call.path !== '/add')
        return false;
    return /machine.?type/i.test(error.serverMessage);
}
function lacksCapacity(error) {
    if (!(error instanceof RefusedError || error instanceof UnavailableError))
        return false;
    if (error.call.path !== '/add')
        return false;
    const { status, serverMessage } = error;
    return capacityWords.test(serverMessage) || (status === 402 && /quota|limit/i.test(serverMessage));
}
const capacityWords = /capacity|quota|exhaust|unavailable|not available|too many|no (more )?(gpus?|machines?)|limit reached/i;
function speaksOfPlan(status, serverMessage) {
    if (status === 402 || status === 423)
        return true;
    const planWords = /\b(plan|quota|billing|subscription|credits?|upgrade|payment|limit)/i;
    return status === 403 && planWords.test(serverMessage);
}
function speaksOfKey(status, serverMessage) {
    return status === 401 || status === 403 || (status === 404 && /workspace/i.test(serverMessage));
}
function remedyFor({ path }, status, serverMessage) {
    const isAboutMachine = capacityWords.test(serverMessage) || /machine.?type/i.test(serverMessage);
    if (path === '/add' && isAboutMachine)
        return remedies.capacity;
    const isAboutWorkspace = path === '/add' || path === '/list';
    if (speaksOfPlan(status, serverMessage) && (isAboutWorkspace || status !== 423))
        return remedies.plan;
    if (speaksOfKey(status, serverMessage))
        return remedies.key;
    if (status === 404)
        return isAboutWorkspace ? remedies.address : remedies.absent;
    return remedies.refused;
}
function trimStop(text) {
    return text.replace(/[.\s]+$/, '');
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


/***/ })

};
