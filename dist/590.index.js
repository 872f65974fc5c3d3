export const id = 590;
export const ids = [590,55];
export const modules = {

/***/ 6055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   nothingStarted: () => (/* binding */ nothingStarted)
/* harmony export */ });
// The state of a main step that has not started anything yet.
/** What main saves before it reads its inputs: from then on, no other step can put a state in its place. */
const nothingStarted = 'nothing started';


/***/ }),

/***/ 8971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ parseState),
/* harmony export */   M: () => (/* binding */ createLedger)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3619);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3945);
/* harmony import */ var _nothing_started_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6055);
// What main hands to post: one versioned JSON value, written before and after everything that could leak. No secrets.


const teardown = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['delete', 'pause', 'keep']);
const moment = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig());
/** `sent`: a delete or pause was taken by the service; `done`: verified, or put back as it was found. */
const removal = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['due', 'sent', 'done']);
const createdSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    origin: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('created'),
    name: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** Null until the service confirmed the create. */
    id: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    /** A generated name belongs to this step alone; a given or shared one may be anybody's. */
    hasGeneratedName: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    /** How many creates under this name were sent and not answered: each may have taken effect, or do so later. */
    unansweredCreates: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    /** When a create was last sent (ms since the epoch). */
    lastSentAt: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    /** When the service confirmed the create (ms since the epoch). */
    confirmedAt: moment,
    /** Whether a read has shown it since: until then, reads may lag behind the create. */
    wasShown: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    /** What was asked for, to tell our deployment from another of that name. */
    request: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        machineType: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        creatorEmail: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        durationHours: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        fingerprintHours: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    }),
    /** Ids seen under this name before anything was sent: never ours. */
    knownBefore: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    removal,
});
const foundSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    origin: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('found'),
    name: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    id: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** It was found paused, and is to be paused again. */
    wasPaused: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    /** When it was last asked to resume (ms since the epoch); null: never. */
    resumedAt: moment,
    /** It may have come of a create of this step whose answer was lost: it is not touched, and its end is told. */
    mayBeOurs: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
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
    settings: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        scope: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['step', 'run']),
        teardown,
        teardownOnFailure: teardown,
        onTeardownError: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['fail', 'warn']),
        summaryLogEntries: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        durationHours: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    }),
    /** The last one is the deployment that is or was being started; earlier ones are half-made attempts to be removed. */
    claims: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(claimSchema),
    /** How main ended; `starting` when it was killed. `failed` and `cancelled`: it tore down what it could. */
    outcome: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['starting', 'ready', 'failed', 'cancelled']),
    /** ISO 8601; null for what this step did not create. */
    expiresAt: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    endpoint: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(endpointSchema),
    /** Why it is not the first machine type asked for; empty when it is. */
    fallbacks: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ machineType: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), reason: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() })),
    /** The models that were loaded, as far as the state has room for them. */
    models: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), seconds: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() })),
    /** How many more were loaded. */
    moreModels: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    /** Milliseconds since the epoch, the runner's clock. */
    marks: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        begunAt: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        createSentAt: moment,
        acceptedAt: moment,
        replicasAt: moment,
        endpointAt: moment,
        readyAt: moment,
    }),
});
/**
 * Reads what main saved; null where main had not started anything when it last did. Throws an Error on a value that is
 * not ours.
 */
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
/**
 * Characters of JSON above which the list of models is left out: Linux starts no process with a variable of 128 KiB or
 * more, and post reads its state from one.
 */
const mostStateLength = 60_000;
/** The state as text, with fewer models where they would make it too long. */
function serialize(state) {
    const whole = JSON.stringify(state);
    if (whole.length <= mostStateLength)
        return whole;
    const moreModels = state.moreModels + state.models.length;
    return JSON.stringify({ ...state, models: [], moreModels });
}
/** Keeps `initial` in memory and hands each new version to `save`, which must have written it when it returns. */
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
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3945);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3619);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3305);
// Reading inputs: every field checked by its own schema, every problem told in one error.

/** Every bad input at once, one line each; a person's to mend, so it is shown without a stack trace. */
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
/**
 * Reads the named inputs through `read` (a name to its text) and checks each; `together` adds what is wrong between
 * fields, given those that are right on their own. Throws InputError.
 */
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
    const came = text === '' ? 'nothing' : field.secret ? 'something else' : quote(text);
    return `"${name}" must be ${field.accepts}, got ${came}${field.hint ? ` (${field.hint})` : ''}`;
}
function quote(text) {
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
/** Text that is not blank. */
const text = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._minLength */ .m9(1));
/** Text of which `pattern` is true. */
const matching = (pattern) => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._regex */ .Fk(pattern));
/** One of the given words. */
const oneOf = (words) => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(words);
/** A decimal number for which `holds`; never Infinity, NaN, hexadecimal or blank. */
const decimal = (holds) => numeral(/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i, (value) => Number.isFinite(value) && holds(value));
/** A whole number from `least` to `most`, in plain decimal digits. */
const whole = (least, most = Number.MAX_SAFE_INTEGER) => numeral(/^\d+$/, (value) => value >= least && value <= most);
function numeral(form, holds) {
    return zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._regex */ .Fk(form), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .refine */ .YPB((text) => holds(Number(text)))), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((text) => Number(text)));
}


/***/ }),

/***/ 2325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DJ: () => (/* binding */ mainFields),
/* harmony export */   Kz: () => (/* binding */ apiKey),
/* harmony export */   UU: () => (/* binding */ name),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   _J: () => (/* binding */ readPostInputs),
/* harmony export */   readMainInputs: () => (/* binding */ readMainInputs),
/* harmony export */   y0: () => (/* binding */ apiUrl)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3619);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3305);
/* harmony import */ var _api_loopback_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7350);
/* harmony import */ var _deployment_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1738);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(817);
// The inputs of every Action here: read once, in one place, into one typed value.




const teardowns = ['delete', 'pause', 'keep'];
const words = (list) => list.map((word) => `"${word}"`).join(', ');
const choice = (list) => ({
    schema: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)(list),
    accepts: `one of ${words(list)}`,
});
/** Empty stands for the default that another input decides. */
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
const apiUrl = {
    schema: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .refine */ .YPB(isAcceptableApiUrl)), 
    // In its normal form, and so that a path can be added to it.
    zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((given) => {
        const { origin, pathname } = new URL(given);
        return (origin + pathname).replace(/\/+$/, '');
    })),
    accepts: 'an https URL without credentials, query or fragment (http only for a loopback host)',
};
/** A name for a new deployment: not one that the sweep could take for a generated one. */
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
/** The root Action's inputs, in the order of action.yml. */
const mainFields = {
    'api-key': apiKey,
    'creator-email': {
        schema: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^[^\s@]+@[^\s@]+$/),
        accepts: 'the e-mail address of a member of the workspace',
    },
    'machine-type': {
        schema: list(/,/, /^[^\s,]+$/, 1),
        accepts: 'a machine type such as dev-gpu, or several separated by commas',
    },
    'deployment-name': newName,
    duration: { schema: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .decimal */ ._)((hours) => hours > 0), accepts: 'a number of hours above 0' },
    'inference-version': { schema: _fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq, accepts: 'a version such as 1.5.0, or latest' },
    'min-replicas': { schema: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)(0), accepts: 'a whole number of at least 0' },
    'max-replicas': { schema: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)(1), accepts: 'a whole number of at least 1' },
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
    'preload-models': { schema: list(/\n/, modelId, 0), accepts: 'model ids such as my-project/3, one a line' },
    'summary-log-entries': { schema: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)(0, 10_000), accepts: 'a whole number from 0 to 10000' },
    'api-url': apiUrl,
    'job-status': { schema: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), accepts: 'left alone: the runner sets it' },
};
/** Reads and checks all inputs of the root Action; the units are in the names. Throws InputError naming every bad one. */
function readMainInputs(read) {
    const given = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readFields */ .qU)(mainFields, read, contradictions);
    const isShared = given.scope === 'run';
    const teardown = given.teardown || (isShared ? 'keep' : 'delete');
    return {
        apiKey: given['api-key'],
        creatorEmail: given['creator-email'],
        machineTypes: given['machine-type'],
        /** Empty: to be generated. */
        deploymentName: given['deployment-name'],
        durationHours: given.duration,
        inferenceVersion: given['inference-version'],
        minReplicas: given['min-replicas'],
        maxReplicas: given['max-replicas'],
        scope: given.scope,
        ifExists: given['if-exists'] || (isShared ? 'reuse' : 'fail'),
        teardown,
        teardownOnFailure: given['teardown-on-failure'] || teardown,
        onTeardownError: given['on-teardown-error'],
        readyReplicas: given['ready-replicas'],
        readyTimeoutMinutes: given['ready-timeout-minutes'],
        pollIntervalSeconds: given['poll-interval-seconds'],
        /** Empty: no probe. */
        healthPath: given['health-path'],
        preloadModels: given['preload-models'],
        summaryLogEntries: given['summary-log-entries'],
        apiUrl: given['api-url'],
    };
}
/** What is wrong between inputs that are right on their own. */
function contradictions(values) {
    const most = values['max-replicas'] ?? Number.POSITIVE_INFINITY;
    const tooMany = ['min-replicas', 'ready-replicas'].filter((name) => (values[name] ?? 0) > most);
    const problems = tooMany.map((name) => `"${name}" must be at most "max-replicas", got ${values[name]} and ${most}`);
    if (values.scope === 'run' && (values['deployment-name'] ?? '') !== '') {
        problems.push('"deployment-name" must be empty under "scope: run", which derives the name from the run (to share a name of your own, use "if-exists: reuse" and "teardown: keep")');
    }
    return problems;
}
/** The post step reads only these afresh; everything else it takes from state. */
function readPostInputs(read) {
    const given = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readFields */ .qU)({ 'api-key': apiKey, 'api-url': apiUrl, 'job-status': mainFields['job-status'] }, read);
    return { apiKey: given['api-key'], apiUrl: given['api-url'], jobStatus: given['job-status'] };
}
function isAcceptableApiUrl(given) {
    if (!URL.canParse(given))
        return false;
    const url = new URL(given);
    if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
        return false;
    return url.protocol === 'https:' || (url.protocol === 'http:' && (0,_api_loopback_js__WEBPACK_IMPORTED_MODULE_3__/* .isLoopback */ .U)(url.hostname));
}
/** Entries separated by `separator`, trimmed, blank ones dropped, each of which `pattern` is true; at least `least`. */
function list(separator, pattern, least) {
    return zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((given) => given
        .split(separator)
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''))), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(pattern)).check(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ._minLength */ .m9(least)));
}


/***/ }),

/***/ 2224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ logWarning)
/* harmony export */ });
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3387);
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(471);


/** The message of one `::warning`, with the counts and the first message; null where there is nothing to warn of. */
function logWarning({ problems, requests }) {
    const { serverErrors, firstServerError } = requests;
    if (problems.errors === 0 && serverErrors === 0)
        return null;
    const counts = [
        problems.errors > 0 ? (0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(problems.errors, 'error') : '',
        serverErrors > 0 ? `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(serverErrors, 'request')} answered with 5xx` : '',
    ].filter((part) => part !== '');
    const errors = problems.groups.filter(({ kind }) => kind === 'error');
    const [first] = errors.sort((one, other) => one.first - other.first);
    const said = first !== undefined
        ? (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(first.text, 300)
        : firstServerError === null
            ? ''
            : (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(`${firstServerError.method} ${firstServerError.pattern} was answered with ${firstServerError.status}`);
    return `The endpoint's log has ${counts.join(' and ')}. The first: ${said}`;
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
var policy = __webpack_require__(7219);
;// CONCATENATED MODULE: ./build/teardown/missing-key.js



/** The service cannot be called; `message` names every deployment that is still to be taken away. */
class StrandedError extends Error {
    name = 'StrandedError';
}
/**
 * Returns what `prepare` returns. What it throws is rethrown with the deployments it strands; under
 * `on-teardown-error: warn` that is a warning, and the return value is null.
 */
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
/** The problem with every deployment it strands; the problem alone where it strands none. */
function tellStranded(state, problem) {
    const messages = state.claims
        .filter((claim) => claim.removal !== 'done')
        .map((claim) => ({ claim, policy: (0,policy/* policyFor */.K)(claim, state, '') }))
        .filter(({ policy }) => policy === 'delete' || policy === 'pause')
        .map((stranded) => (0,apply/* notVerified */.et)(stranded, problem, state));
    return messages.length > 0 ? messages.join('\n') : problem;
}

// EXTERNAL MODULE: ./build/logs/deployment-log.js + 4 modules
var deployment_log = __webpack_require__(5743);
// EXTERNAL MODULE: ./build/report/log-warning.js
var log_warning = __webpack_require__(2224);
// EXTERNAL MODULE: ./build/report/write-summary.js + 11 modules
var write_summary = __webpack_require__(6381);
// EXTERNAL MODULE: ./build/teardown/budgets.js
var budgets = __webpack_require__(5335);
// EXTERNAL MODULE: ./build/teardown/problems.js
var problems = __webpack_require__(8889);
;// CONCATENATED MODULE: ./build/steps/post.js







/**
 * Ends what main began. Each part is on its own: whatever happens to the logs or the summary, the teardown runs; what
 * cannot be verified fails the step or warns, as `on-teardown-error` says. Never throws.
 */
async function post({ state, jobStatus }, context) {
    const { job, clock } = context;
    const begunAt = clock.now();
    const open = state.claims.filter(isOpen);
    if (open.length === 0) {
        return job.info('Nothing left to take away: the main step tore down what it had started.');
    }
    const isHurried = jobStatus === 'cancelled' || state.outcome === 'cancelled';
    const log = await readLogOfUse(state, context, isHurried ? budgets/* cancelledLogsMs */.FX : budgets/* logsMs */.cG);
    const teardownAt = clock.now();
    const results = await (0,apply/* applyPolicy */.VC)(open, {
        context,
        facts: (0,apply/* factsOf */.xS)(state),
        // What happens in post is read by nobody later.
        record: () => { },
        budget: isHurried ? budgets/* cancelledTeardown */.Yt : budgets/* unhurriedTeardown */.t_,
        policyOf: (claim) => (0,policy/* policyFor */.K)(claim, state, jobStatus),
    });
    (0,problems/* tellProblems */.s)(results, job, state.settings.onTeardownError);
    // A start that failed has its summary from the main step, where the log was still to be had.
    if (state.outcome === 'failed')
        return;
    const usedUntilAt = state.outcome === 'ready' ? begunAt : null;
    const known = { log, results, usedUntilAt, teardownAt, error: null, statuses: null };
    await (0,write_summary/* writeSummary */.S)(state, { context, ...known, startedElsewhere: false });
}
/** Still to be taken away or put back; or a create got no answer, which may take effect late. */
function isOpen(claim) {
    return claim.removal !== 'done' || (claim.origin === 'created' && claim.unansweredCreates > 0);
}
/** The log of the deployment that was in use, null where there is none to be had; errors in it raise a flag. */
async function readLogOfUse(state, context, budgetMs) {
    const claim = state.claims.at(-1);
    if (claim?.removal !== 'due' || state.outcome === 'failed')
        return null;
    const log = await (0,deployment_log/* readDeploymentLog */.cp)(claim, { context, ...(0,deployment_log/* logOf */.Gs)(state), budgetMs });
    const flag = log === null ? null : (0,log_warning/* logWarning */.F)(log.statistics);
    if (flag !== null)
        context.job.warning(flag);
    return log;
}

;// CONCATENATED MODULE: ./build/steps/end-started.js
// The way into the post step: from the text that main saved and the inputs of now to what is to be ended.




/** Main saves a state before all else, so without one it was cut off at once, or has not ended yet. */
const noState = 'The main step has left no state: it was cut off, or is still ending. Whether it created a deployment is not known. If it did, its duration or the sweep removes it; to look for yourself: roboflow deployment list (generated names begin with "ci-").';
/** Ends what `saved` tells of. Throws an Error where that, or an input, cannot be used. */
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
/** The inputs of now; the key goes to no address that is not among them, whatever the state says. */
function readInputs(state, { read }) {
    const inputs = (0,github_inputs/* readPostInputs */._J)(read);
    if (inputs.apiUrl === state.apiUrl)
        return inputs;
    throw new Error(`"api-url" is ${inputs.apiUrl} now, and was ${state.apiUrl} in the main step: the key is not sent to an address that changed`);
}


/***/ }),

/***/ 7219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ policyFor)
/* harmony export */ });
/**
 * The policy for one claim. What was not created here is put back as it was found; a shared one is not put to sleep
 * under the other jobs that use it.
 */
function policyFor(claim, state, jobStatus) {
    const { outcome, settings, claims } = state;
    if (claim.origin === 'found')
        return claim.wasPaused && settings.scope === 'step' ? 'pause' : 'leave';
    if (claim.name !== claims.at(-1)?.name)
        return 'delete';
    if (outcome === 'ready')
        return jobStatus === 'failure' ? settings.teardownOnFailure : settings.teardown;
    // Deleted even under `keep`, for it never became ready; except a shared one that works: other jobs may be using it.
    return settings.scope === 'run' && outcome !== 'failed' ? settings.teardown : 'delete';
}


/***/ }),

/***/ 8889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ tellProblems)
/* harmony export */ });
/**
 * Fails the step or warns, as `on-teardown-error` says, for what is not verifiably as it should be. A create that got no
 * answer and did not show is a warning in any case: nobody knows of anything that runs.
 */
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
