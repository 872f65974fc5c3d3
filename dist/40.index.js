export const id = 40;
export const ids = [40,325];
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

/***/ 8040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readLogsInputs: () => (/* binding */ readLogsInputs),
/* harmony export */   readStopInputs: () => (/* binding */ readStopInputs),
/* harmony export */   readSweepInputs: () => (/* binding */ readSweepInputs)
/* harmony export */ });
/* unused harmony exports stopFields, logsFields, sweepFields */
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4343);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(817);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2325);



const stopFields = {
    'api-key': _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .apiKey */ .Kz,
    'on-missing-key': _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .onMissingKey */ .rA,
    'deployment-name': _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .name */ .UU,
    mode: (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)(['delete', 'pause']),
    'on-teardown-error': (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)(['fail', 'warn']),
    'summary-log-entries': _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .mainFields */ .DJ['summary-log-entries'],
    region: _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .region */ .Ny,
    'api-url': _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .apiUrl */ .y0,
};
function readStopInputs(read) {
    const given = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readFields */ .qU)((0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .withMissingKey */ .Ue)(stopFields, read), read, _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .regionContradictions */ .BP);
    return {
        apiKey: given['api-key'],
        deploymentName: given['deployment-name'],
        mode: given.mode,
        onTeardownError: given['on-teardown-error'],
        summaryLogEntries: given['summary-log-entries'],
        apiUrl: (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .addressOf */ .ci)(given),
    };
}
const mostMinutes = 525_600;
const logsFields = {
    'api-key': _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .apiKey */ .Kz,
    'on-missing-key': _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .onMissingKey */ .rA,
    'deployment-name': _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .name */ .UU,
    'since-minutes': {
        schema: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .decimal */ ._)((minutes) => minutes > 0 && minutes <= mostMinutes),
        accepts: `a number of minutes above 0, at most ${mostMinutes} (a year)`,
    },
    format: (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)(['text', 'ndjson']),
    path: { schema: _fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq, accepts: 'the path of the file to write' },
    region: _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .region */ .Ny,
    'api-url': _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .apiUrl */ .y0,
};
function readLogsInputs(read) {
    const given = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readFields */ .qU)((0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .withMissingKey */ .Ue)(logsFields, read), read, _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .regionContradictions */ .BP);
    return {
        apiKey: given['api-key'],
        deploymentName: given['deployment-name'],
        sinceMinutes: given['since-minutes'],
        format: given.format,
        path: given.path,
        apiUrl: (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .addressOf */ .ci)(given),
    };
}
const sweepFields = {
    'api-key': _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .apiKey */ .Kz,
    'on-missing-key': _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .onMissingKey */ .rA,
    'github-token': {
        schema: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^\S+$/),
        accepts: 'a token that may read the runs of this repository (permissions: actions: read)',
        secret: true,
    },
    'dry-run': {
        schema: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)(['true', 'false']), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .transform */ .pdi((word) => word === 'true')),
        accepts: '"true" or "false"',
    },
    region: _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .region */ .Ny,
    'api-url': _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .apiUrl */ .y0,
};
function readSweepInputs(read) {
    const given = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readFields */ .qU)((0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .withMissingKey */ .Ue)(sweepFields, read), read, _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .regionContradictions */ .BP);
    return {
        apiKey: given['api-key'],
        githubToken: given['github-token'],
        dryRun: given['dry-run'],
        apiUrl: (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .addressOf */ .ci)(given),
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


/***/ })

};
