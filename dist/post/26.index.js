export const id = 26;
export const ids = [26];
export const modules = {

/***/ 26:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   stranded: () => (/* binding */ stranded)
/* harmony export */ });
/* unused harmony export StrandedError */
/* harmony import */ var _farewell_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5144);
/* harmony import */ var _intent_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(937);


/** The inputs cannot be used; `message` names every deployment that is still to be taken away. */
class StrandedError extends Error {
    name = 'StrandedError';
}
/**
 * Returns what `readInputs` returns. What it throws is rethrown with the deployments it strands; under
 * `on-teardown-error: warn` that is a warning, and the return value is null.
 */
function stranded(state, job, readInputs) {
    try {
        return readInputs();
    }
    catch (cause) {
        const problem = cause instanceof Error ? cause.message : String(cause);
        const messages = state.claims
            .filter((claim) => claim.removal !== 'done')
            .map((claim) => ({ claim, intent: (0,_intent_js__WEBPACK_IMPORTED_MODULE_1__/* .intentFor */ .W)(claim, state, '') }))
            .filter(({ intent }) => intent === 'delete' || intent === 'pause')
            .map((left) => (0,_farewell_js__WEBPACK_IMPORTED_MODULE_0__/* .notVerified */ .e)(left, problem, state));
        const message = messages.length > 0 ? messages.join('\n') : problem;
        if (state.settings.onTeardownError === 'fail')
            throw new StrandedError(message, { cause });
        job.warning(message);
        return null;
    }
}


/***/ })

};
