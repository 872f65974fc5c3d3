export const id = 18;
export const ids = [18];
export const modules = {

/***/ 1018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   githubRuns: () => (/* binding */ githubRuns)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2413);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3619);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3945);
/* harmony import */ var _text_error_message_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1898);
// What GitHub knows of the workflow runs of this repository.



const mostAttempts = 4;
/** A limit that lasts longer than this is told instead of waited for. */
const longestWaitMs = 60_000;
const failureSchema = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    status: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
    message: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    response: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ headers: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J()) })),
});
/**
 * Asks for a run by its id. 404 is a run that this repository does not have; 403 and 429 wait as GitHub says in
 * `retry-after` or `x-ratelimit-reset`; 5xx and lost connections are tried again. Throws an Error otherwise.
 */
function githubRuns(options) {
    const { token, repository, apiUrl, clock } = options;
    const [owner = '', repo = ''] = repository.split('/');
    const octokit = (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, { baseUrl: apiUrl });
    const ask = async (runId) => {
        const { data } = await octokit.rest.actions.getWorkflowRun({ owner, repo, run_id: runId });
        return data.status === 'completed' ? 'completed' : 'running';
    };
    return async (runId) => {
        for (let made = 1;; made++) {
            try {
                return await ask(runId);
            }
            catch (error) {
                const { status, headers } = failureOf(error);
                if (status === 404)
                    return 'unknown';
                const waitMs = waitFor(status, headers, { now: clock.now(), made });
                if (waitMs === null || made >= mostAttempts)
                    throw told(runId, status, error);
                await clock.sleep(waitMs);
            }
        }
    };
}
/** The status and headers of GitHub's answer; null where there was none. */
function failureOf(error) {
    const { data } = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xL(failureSchema, error);
    // Octokit says 500 of a lost connection, too; only an answer has headers.
    if (data?.response === undefined)
        return { status: null, headers: {} };
    return { status: data.status, headers: data.response.headers };
}
/** Milliseconds to wait before asking again, or null where that would be in vain. */
function waitFor(status, headers, { now, made }) {
    const backoffMs = 500 * 2 ** made;
    if (status === null || status >= 500)
        return backoffMs;
    if (status !== 403 && status !== 429)
        return null;
    const retryAfter = Number(headers['retry-after']);
    if (retryAfter > 0)
        return retryAfter * 1000 <= longestWaitMs ? retryAfter * 1000 : null;
    if (headers['x-ratelimit-remaining'] === '0') {
        const waitMs = Number(headers['x-ratelimit-reset']) * 1000 - now;
        return waitMs <= longestWaitMs ? Math.max(1_000, waitMs) : null;
    }
    return status === 429 ? backoffMs : null;
}
function told(runId, status, cause) {
    const answer = status === null ? 'GitHub did not answer' : `GitHub answered ${status}`;
    const message = (0,_text_error_message_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(cause);
    const remedy = status === 401 || status === 403
        ? 'Check the input "github-token": the job needs the permission "actions: read", and rate limits pass with time.'
        : 'Nothing was deleted on its account; the next sweep looks again.';
    return new Error(`run ${runId}: ${answer} (${message}). ${remedy}`, { cause });
}


/***/ })

};
