export const id = 325;
export const ids = [325];
export const modules = {

/***/ 7350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
// Which hosts are this very machine: plain http is safe there, and a simulator lives there.
/** localhost, 127.0.0.0/8 and ::1. `URL` has already normalised other spellings such as 127.1. */
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}


/***/ }),

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
/* harmony export */   readMainInputs: () => (/* binding */ readMainInputs),
/* harmony export */   readPostInputs: () => (/* binding */ readPostInputs),
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
    'deployment-name': name,
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
    const given = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readFields */ .qU)({ 'api-key': apiKey, 'job-status': mainFields['job-status'] }, read);
    return { apiKey: given['api-key'], jobStatus: given['job-status'] };
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


/***/ })

};
