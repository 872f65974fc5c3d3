export const id = 590;
export const ids = [590,55];
export const modules = {

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

/***/ 817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   WQ: () => (/* binding */ whole),
/* harmony export */   _: () => (/* binding */ decimal),
/* harmony export */   qU: () => (/* binding */ readFields),
/* harmony export */   wC: () => (/* binding */ matching),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
/* unused harmony export InputError */
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4196);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4343);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3305);

class InputError extends Error {
    name = 'InputError';
    problems;
    constructor(problems) {
        super(problems.length === 1
            ? `Bad input: ${problems[0]}`
            : `${problems.length} bad inputs:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
        this.problems = problems;
    }
}
function readFields(fields, read, together = () => []) {
    const problems = [];
    const values = {};
    for (const [name, field] of Object.entries(fields)) {
        const text = read(name).trim();
        const parsed = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xL(field.schema, text);
        if (parsed.success)
            Object.assign(values, { [name]: parsed.data });
        else
            problems.push(describe(name, text, field));
    }
    problems.push(...together(values));
    if (problems.length > 0 || !isComplete(fields, values))
        throw new InputError(problems);
    return values;
}
function isComplete(fields, values) {
    return Object.keys(fields).every((name) => name in values);
}
function describe(name, text, field) {
    const came = text === '' ? 'nothing' : field.secret ? aboutSecret(text) : quote(text);
    const hint = text === '' && field.hint ? ` (${field.hint})` : '';
    return `"${name}" must be ${field.accepts}, got ${came}${hint}`;
}
function aboutSecret(text) {
    if (/[\r\n]/.test(text))
        return 'text with a line break in it: copy the secret alone, on one line';
    return /\s/.test(text) ? 'text with white space in it: copy the secret alone' : 'something else';
}
function quote(text) {
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
const text = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._minLength */ .m9(1));
const matching = (pattern) => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._regex */ .Fk(pattern));
const oneOf = (words) => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(words);
const decimal = (holds) => numeral(/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i, (value) => Number.isFinite(value) && holds(value));
const whole = (least, most = Number.MAX_SAFE_INTEGER) => numeral(/^\d+$/, (value) => value >= least && value <= most);
function numeral(form, holds) {
    return zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._regex */ .Fk(form), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .refine */ .YPB((text) => holds(Number(text)))), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((text) => Number(text)));
}


/***/ }),

/***/ 2325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ regionContradictions),
/* harmony export */   DJ: () => (/* binding */ mainFields),
/* harmony export */   Kz: () => (/* binding */ apiKey),
/* harmony export */   Ny: () => (/* binding */ region),
/* harmony export */   UU: () => (/* binding */ name),
/* harmony export */   Ue: () => (/* binding */ withMissingKey),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   _J: () => (/* binding */ readPostInputs),
/* harmony export */   ci: () => (/* binding */ addressOf),
/* harmony export */   rA: () => (/* binding */ onMissingKey),
/* harmony export */   readMainInputs: () => (/* binding */ readMainInputs),
/* harmony export */   y0: () => (/* binding */ apiUrl)
/* harmony export */ });
/* unused harmony export regions */
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4343);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3305);
/* harmony import */ var _api_loopback_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7350);
/* harmony import */ var _deployment_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1738);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(817);




const teardowns = ['delete', 'pause', 'keep'];
const words = (list) => list.map((word) => `"${word}"`).join(', ');
const choice = (list) => ({
    schema: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)(list),
    accepts: `one of ${words(list)}`,
});
const choiceOrEmpty = (list) => ({
    schema: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)(['', ...list]),
    accepts: `one of ${words(list)}, or empty`,
});
const apiKey = {
    schema: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^\S+$/),
    accepts: 'a Roboflow API key',
    hint: 'is the secret set, and available to this event? Pull requests from forks get none',
    secret: true,
};
const onMissingKey = choice(['fail', 'skip']);
function withMissingKey(fields, read) {
    if (read('on-missing-key').trim() !== 'skip' || read('api-key').trim() !== '')
        return fields;
    return { ...fields, 'api-key': { ...apiKey, schema: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() } };
}
const regions = { us: 'https://roboflow.cloud', eu: 'https://eu.roboflow.cloud' };
const region = choiceOrEmpty(['us', 'eu']);
const apiUrl = {
    schema: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .refine */ .YPB((given) => given === '' || isAcceptableApiUrl(given))), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((given) => {
        if (given === '')
            return '';
        const { origin, pathname } = new URL(given);
        return (origin + pathname).replace(/\/+$/, '');
    })),
    accepts: 'an https URL without credentials, query or fragment (http only for a loopback host), or empty',
};
function addressOf({ region, 'api-url': address }) {
    return address || regions[region || 'us'];
}
function regionContradictions({ region, 'api-url': address }) {
    if (!region || !address)
        return [];
    const { host } = new URL(address);
    const other = region === 'us' ? 'eu' : 'us';
    if (host !== new URL(regions[other]).host)
        return [];
    return [
        `"api-url" must be empty under "region: ${region}", or at least not the address of the other region, got ${address}`,
    ];
}
const newName = {
    schema: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .refine */ .YPB((given) => given === '' || (_deployment_names_js__WEBPACK_IMPORTED_MODULE_2__/* .namePattern */ ._u.test(given) && !given.startsWith('ci-')))),
    accepts: '5 to 15 characters of a-z, 0-9 and -, the first a letter, or empty; not beginning with "ci-", as the names do that the sweep removes',
};
const name = {
    schema: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .refine */ .YPB((given) => given === '' || _deployment_names_js__WEBPACK_IMPORTED_MODULE_2__/* .namePattern */ ._u.test(given))),
    accepts: '5 to 15 characters of a-z, 0-9 and -, the first a letter, or empty',
};
const modelId = /^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/;
const mainFields = {
    'api-key': apiKey,
    'on-missing-key': onMissingKey,
    'creator-email': {
        schema: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^[^\s@]+@[^\s@]+$/),
        accepts: 'the e-mail address of a member of the workspace',
    },
    'machine-type': {
        schema: list(/^[^\s,]+$/, 1, 20),
        accepts: 'a machine type such as dev-gpu, or up to 20 separated by commas or line breaks',
    },
    'deployment-name': newName,
    duration: { schema: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .decimal */ ._)((hours) => hours > 0), accepts: 'a number of hours above 0' },
    'inference-version': { schema: _fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq, accepts: 'a version such as 1.5.0, or latest' },
    'min-replicas': { schema: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)(0), accepts: 'a whole number of at least 0' },
    'max-replicas': { schema: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)(1), accepts: 'a whole number of at least 1' },
    'capacity-wait-minutes': {
        schema: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .decimal */ ._)((minutes) => minutes >= 0),
        accepts: 'a number of minutes from 0 up',
    },
    'max-running': {
        schema: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([
            zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(''), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi(() => null)),
            (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)(1),
        ]),
        accepts: 'a whole number of at least 1, or empty',
    },
    scope: choice(['step', 'run']),
    'if-exists': choiceOrEmpty(['fail', 'reuse', 'replace']),
    teardown: choiceOrEmpty(teardowns),
    'teardown-on-failure': choiceOrEmpty(teardowns),
    'on-teardown-error': choice(['fail', 'warn']),
    'ready-replicas': { schema: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)(1), accepts: 'a whole number of at least 1' },
    'ready-timeout-minutes': {
        schema: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .decimal */ ._)((minutes) => minutes > 0),
        accepts: 'a number of minutes above 0',
    },
    'poll-interval-seconds': {
        schema: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .decimal */ ._)((seconds) => seconds >= 1),
        accepts: 'a number of seconds of at least 1',
    },
    'health-path': {
        schema: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^(\/(?!\/)[^\s#\\]*)?$/),
        accepts: 'a path that begins with one /, or empty',
    },
    'preload-models': {
        schema: list(modelId, 0),
        accepts: 'model ids such as my-project/3, separated by commas or line breaks',
    },
    'summary-log-entries': { schema: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)(0, 10_000), accepts: 'a whole number from 0 to 10000' },
    region,
    'api-url': apiUrl,
    'job-status': { schema: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), accepts: 'left alone: the runner sets it' },
};
function readMainInputs(read) {
    const given = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readFields */ .qU)(withMissingKey(mainFields, read), read, contradictions);
    const isShared = given.scope === 'run';
    const teardown = given.teardown || (isShared ? 'keep' : 'delete');
    return {
        apiKey: given['api-key'],
        creatorEmail: given['creator-email'],
        machineTypes: given['machine-type'],
        deploymentName: given['deployment-name'],
        durationHours: given.duration,
        inferenceVersion: given['inference-version'],
        minReplicas: given['min-replicas'],
        maxReplicas: given['max-replicas'],
        capacityWaitMinutes: given['capacity-wait-minutes'],
        maxRunning: given['max-running'],
        scope: given.scope,
        ifExists: given['if-exists'] || (isShared ? 'reuse' : 'fail'),
        teardown,
        teardownOnFailure: given['teardown-on-failure'] || teardown,
        onTeardownError: given['on-teardown-error'],
        readyReplicas: given['ready-replicas'],
        readyTimeoutMinutes: given['ready-timeout-minutes'],
        pollIntervalSeconds: given['poll-interval-seconds'],
        healthPath: given['health-path'],
        preloadModels: given['preload-models'],
        summaryLogEntries: given['summary-log-entries'],
        apiUrl: addressOf(given),
    };
}
function contradictions(values) {
    const most = values['max-replicas'] ?? Number.POSITIVE_INFINITY;
    const tooMany = ['min-replicas', 'ready-replicas'].filter((name) => (values[name] ?? 0) > most);
    const problems = tooMany.map((name) => `"${name}" must be at most "max-replicas", got ${values[name]} and ${most}`);
    if (values.scope === 'run' && (values['deployment-name'] ?? '') !== '') {
        problems.push('"deployment-name" must be empty under "scope: run", which derives the name from the run (to share a name of your own, use "if-exists: reuse" and "teardown: keep")');
    }
    if (values.scope === 'run' && values['if-exists'] === 'replace') {
        problems.push('"if-exists" must not be "replace" under "scope: run", where each job of the run would take the deployment from the others');
    }
    problems.push(...regionContradictions(values));
    return problems;
}
function readPostInputs(read) {
    const given = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readFields */ .qU)({ 'api-key': apiKey, region, 'api-url': apiUrl, 'job-status': mainFields['job-status'] }, read, regionContradictions);
    return { apiKey: given['api-key'], apiUrl: addressOf(given), jobStatus: given['job-status'] };
}
function isAcceptableApiUrl(given) {
    if (!URL.canParse(given))
        return false;
    const url = new URL(given);
    if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
        return false;
    return url.protocol === 'https:' || (url.protocol === 'http:' && (0,_api_loopback_js__WEBPACK_IMPORTED_MODULE_3__/* .isLoopback */ .U)(url.hostname));
}
function list(pattern, least, most = Number.MAX_SAFE_INTEGER) {
    return zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((given) => given
        .split(/[,\r\n]/)
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''))), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(pattern)).check(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ._minLength */ .m9(least), zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ._maxLength */ .Eb(most)));
}


/***/ }),

/***/ 4805:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ foundAtEnd)
/* harmony export */ });
/* harmony import */ var _deployment_statuses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4642);

const earlyMs = 60_000;
function foundAtEnd(found, { id, expiresAt, now }) {
    const isThere = found !== null && (id === null || found.id === id);
    if (isThere && !(0,_deployment_statuses_js__WEBPACK_IMPORTED_MODULE_0__/* .isGone */ .ST)(found) && !(0,_deployment_statuses_js__WEBPACK_IMPORTED_MODULE_0__/* .isLeaving */ .Xi)(found)) {
        return (0,_deployment_statuses_js__WEBPACK_IMPORTED_MODULE_0__/* .isPaused */ .lP)(found) && !/sleep|hibernat/.test(found.status) ? 'paused' : 'alive';
    }
    const isOver = expiresAt !== null && now >= Date.parse(expiresAt) - earlyMs;
    return isOver || (isThere && found.status === 'expired') ? 'expired' : 'gone';
}


/***/ }),

/***/ 2590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  endStarted: () => (/* binding */ endStarted)
});

// EXTERNAL MODULE: ./build/deployment/state.js
var deployment_state = __webpack_require__(8971);
// EXTERNAL MODULE: ./build/github/inputs.js
var github_inputs = __webpack_require__(2325);
// EXTERNAL MODULE: ./build/text/error-message.js
var error_message = __webpack_require__(1898);
// EXTERNAL MODULE: ./build/teardown/apply.js
var apply = __webpack_require__(8725);
// EXTERNAL MODULE: ./build/teardown/policy.js
var teardown_policy = __webpack_require__(7219);
;// CONCATENATED MODULE: ./build/teardown/missing-key.js



class StrandedError extends Error {
    name = 'StrandedError';
}
function orTellStranded(state, job, prepare) {
    try {
        return prepare();
    }
    catch (cause) {
        const message = tellStranded(state, (0,error_message/* messageOf */.b)(cause));
        if (state.settings.onTeardownError === 'fail')
            throw new StrandedError(message, { cause });
        job.warning(message);
        return null;
    }
}
function tellStranded(state, problem) {
    const open = state.claims.filter(({ removal }) => removal !== 'done');
    const messages = open.map((claim) => tellOne(claim, state));
    return [problem, ...messages.filter((message) => message !== null)].join('\n');
}
function tellOne(claim, state) {
    const policy = (0,teardown_policy/* policyFor */.KV)(claim, state, '');
    if (policy === 'delete' || policy === 'pause') {
        return (0,apply/* notVerified */.et)({ claim, policy }, 'this step cannot call the service', state);
    }
    return (0,apply/* doubtOf */.kv)(claim, { ...(0,apply/* factsOf */.xS)(state), now: null })?.problem ?? null;
}

// EXTERNAL MODULE: ./build/deployment/look-up.js
var look_up = __webpack_require__(2661);
// EXTERNAL MODULE: ./build/logs/deployment-log.js
var deployment_log = __webpack_require__(3896);
// EXTERNAL MODULE: ./build/report/found-at-end.js
var found_at_end = __webpack_require__(4805);
// EXTERNAL MODULE: ./build/report/write-summary.js + 19 modules
var write_summary = __webpack_require__(9337);
// EXTERNAL MODULE: ./build/teardown/budgets.js
var budgets = __webpack_require__(5335);
// EXTERNAL MODULE: ./build/teardown/problems.js
var problems = __webpack_require__(8889);
;// CONCATENATED MODULE: ./build/steps/post.js








async function post({ state, jobStatus }, context) {
    const { job, clock } = context;
    const begunAt = clock.now();
    const open = state.claims.filter(({ removal }) => removal !== 'done');
    if (open.length === 0) {
        return job.info('Nothing left to do: the main step has seen to what it had started.');
    }
    const isHurried = jobStatus === 'cancelled' || state.outcome === 'cancelled';
    const [found, log] = await Promise.all([
        lookAtEnd(state, context),
        readLogOfUse(state, context, isHurried ? budgets/* cancelledLogsMs */.FX : budgets/* logsMs */.cG),
    ]);
    const teardownAt = clock.now();
    const results = await (0,apply/* applyPolicy */.VC)(open, {
        context,
        facts: (0,apply/* factsOf */.xS)(state),
        record: () => { },
        budget: isHurried ? budgets/* cancelledTeardown */.Yt : budgets/* unhurriedTeardown */.t_,
        policyOf: (claim) => (0,teardown_policy/* policyFor */.KV)(claim, state, jobStatus),
        isSameKey: isSameKey(state, context),
        sparesWhatIsUp: hasFailed(state) && (0,teardown_policy/* isWaitedFor */.sx)(state),
    });
    (0,problems/* tellProblems */.s)(results, job, state.settings.onTeardownError);
    if (hasFailed(state))
        return;
    const usedUntilAt = state.outcome === 'ready' ? begunAt : null;
    await (0,write_summary/* writeSummary */.Sy)(state, {
        context,
        log,
        results,
        foundAtEnd: found,
        jobResult: (0,write_summary/* resultOf */.Bg)(jobStatus),
        isShared: state.settings.scope === 'run',
        usedUntilAt,
        teardownAt,
        error: null,
        brokenModel: null,
        statuses: null,
        startedElsewhere: false,
    });
}
function isSameKey(state, { keyDigest }) {
    return keyDigest(String(state.marks.begunAt)) === state.keyDigest;
}
function hasFailed({ outcome }) {
    return outcome === 'failed' || outcome === 'gave up';
}
const lookMs = 5_000;
async function lookAtEnd(state, context) {
    const { api, clock, signal } = context;
    const claim = state.claims.at(-1);
    if (state.outcome !== 'ready' || claim === undefined || claim.removal !== 'due')
        return 'unknown';
    const { expiresAt } = state;
    try {
        const found = await (0,look_up/* lookUp */.T)(claim.name, api, {
            attempts: 2,
            timeoutMs: lookMs,
            deadline: clock.now() + 2 * lookMs,
            signal,
        });
        if (found === null && !isSameKey(state, context))
            return 'unknown';
        return (0,found_at_end/* foundAtEnd */.h)(found, { id: claim.id, expiresAt, now: clock.now() });
    }
    catch {
        return 'unknown';
    }
}
async function readLogOfUse(state, context, budgetMs) {
    const claim = state.claims.at(-1);
    if (claim?.removal !== 'due' || hasFailed(state))
        return null;
    return await (0,deployment_log/* readDeploymentLog */.cp)(claim, { context, ...(0,deployment_log/* logOf */.Gs)(state), budgetMs });
}

;// CONCATENATED MODULE: ./build/steps/end-started.js




const noState = 'The main step has left no state: it was cut off, or is still ending. Whether it created a deployment is not known. If it did, its duration or the sweep removes it; to look for yourself: roboflow deployment list (generated names begin with "ci-").';
async function endStarted(saved, tools) {
    if (saved === '')
        return tools.job.warning(noState);
    const state = (0,deployment_state/* parseState */.B)(saved);
    if (state === null || state.claims.length === 0) {
        return tools.job.info('Nothing to take away: no deployment was created.');
    }
    const inputs = orTellStranded(state, tools.job, () => readInputs(state, tools));
    if (inputs === null)
        return;
    const { apiUrl, apiKey, jobStatus } = inputs;
    const context = await tools.connect({ apiUrl, apiKey, orWithoutProxy: true });
    await post({ state, jobStatus }, context);
}
function readInputs(state, { read }) {
    const inputs = (0,github_inputs/* readPostInputs */._J)(read);
    if (inputs.apiUrl === state.apiUrl)
        return inputs;
    throw new Error(`The service's address ("api-url", or else "region") is ${inputs.apiUrl} now, and was ${state.apiUrl} in the main step: the key is not sent to an address that changed`);
}


/***/ }),

/***/ 8889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ tellProblems)
/* harmony export */ });
function tellProblems(results, job, onTeardownError) {
    for (const { problem, isKnownToLive } of results) {
        if (problem === null)
            continue;
        if (isKnownToLive && onTeardownError === 'fail')
            job.fail(problem);
        else
            job.warning(problem);
    }
}


/***/ })

};
