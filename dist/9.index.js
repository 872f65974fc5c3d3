export const id = 9;
export const ids = [9];
export const modules = {

/***/ 9009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readProxySettings: () => (/* binding */ readProxySettings),
/* harmony export */   readRun: () => (/* binding */ readRun)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3619);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3305);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3945);
// The workflow run this process belongs to, and the proxies it must use, from the environment.

const environment = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    GITHUB_RUN_ID: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._regex */ .Fk(/^\d{1,15}$/)), zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi((digits) => Number(digits))),
    GITHUB_REPOSITORY: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._regex */ .Fk(/^[^/\s]+\/[^/\s]+$/)),
    GITHUB_SERVER_URL: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), 'https://github.com'),
    GITHUB_API_URL: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), 'https://api.github.com'),
    GITHUB_RUN_ATTEMPT: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), '1'),
});
/** Reads the run's identity from the variables the runner sets. Throws an Error where one is missing. */
function readRun(env) {
    const parsed = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xL(environment, env);
    if (!parsed.success) {
        const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
        throw new Error(`This Action must run in a GitHub Actions job: ${names} is missing or malformed.`);
    }
    const { GITHUB_RUN_ID: id, GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server, GITHUB_RUN_ATTEMPT: attempt, } = parsed.data;
    return {
        id,
        repository,
        url: `${server}/${repository}/actions/runs/${id}/attempts/${attempt}`,
        githubApiUrl: parsed.data.GITHUB_API_URL,
    };
}
/** The proxy variables; lower case wins, as curl and undici have it, and an empty one counts as not set. */
function readProxySettings(env) {
    const read = (name) => env[name.toLowerCase()] || env[name] || null;
    return { httpProxy: read('HTTP_PROXY'), httpsProxy: read('HTTPS_PROXY'), noProxy: read('NO_PROXY') };
}


/***/ })

};
