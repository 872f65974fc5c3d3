export const id = 18;
export const ids = [18];
export const modules = {

/***/ 1018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   githubRuns: () => (/* binding */ githubRuns)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1758);
/* harmony import */ var _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9735);
/* harmony import */ var _octokit_plugin_throttling__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6856);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4343);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4196);
/* harmony import */ var _text_error_message_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1898);





const mostRetries = 3;
const longestWait = 60;
const doNotRetry = [400, 401, 403, 404, 410, 422, 429, 451];
const failureSchema = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ status: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), response: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({})) });
function githubRuns(options) {
    const { token, repository, apiUrl, signal, secondMs = 1000, requestMs = 10_000 } = options;
    const bounded = async (url, init) => {
        const limit = AbortSignal.any([signal, AbortSignal.timeout(requestMs)]);
        try {
            return await fetch(url, { ...init, signal: limit });
        }
        catch (error) {
            throw signal.aborted ? new DOMException('the step was cancelled', 'AbortError') : error;
        }
    };
    const [owner = '', repo = ''] = repository.split('/');
    const isWorthIt = (seconds, _request, _octokit, retries) => seconds <= longestWait && retries < mostRetries;
    const settings = {
        baseUrl: apiUrl,
        request: { fetch: bounded },
        retry: { retries: mostRetries, retryAfterBaseValue: secondMs, doNotRetry },
        throttle: { onRateLimit: isWorthIt, onSecondaryRateLimit: isWorthIt, retryAfterBaseValue: secondMs },
    };
    const octokit = (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, settings, _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_2__/* .retry */ .L, _octokit_plugin_throttling__WEBPACK_IMPORTED_MODULE_3__/* .throttling */ .A);
    return async (runId) => {
        try {
            const { data } = await octokit.rest.actions.getWorkflowRun({ owner, repo, run_id: runId });
            return data.status === 'completed' ? 'completed' : 'running';
        }
        catch (error) {
            const status = statusOf(error);
            if (status === 404)
                return 'unknown';
            throw failureOf(runId, status, error);
        }
    };
}
function statusOf(error) {
    const { data } = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xL(failureSchema, error);
    return data?.response === undefined ? null : data.status;
}
function failureOf(runId, status, cause) {
    const answer = status === null ? 'GitHub did not answer' : `GitHub answered ${status}`;
    const message = (0,_text_error_message_js__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .b)(cause);
    const remedy = status === 401 || status === 403
        ? 'Check the input "github-token": the job needs the permission "actions: read", and rate limits pass with time.'
        : 'Nothing more is deleted on its account; the next sweep looks again.';
    return new Error(`run ${runId}: ${answer} (${message}). ${remedy}`, { cause });
}


/***/ })

};
