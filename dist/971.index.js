export const id = 971;
export const ids = [971];
export const modules = {

/***/ 8971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ createLedger),
/* harmony export */   parseState: () => (/* binding */ parseState)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3619);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3945);
// What main hands to post: one versioned JSON value, written before and after everything that could leak. No secrets.

const teardown = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['delete', 'pause', 'keep']);
const moment = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig());
const claimSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    name: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** `created`: by this step, or perhaps about to be. `found`: it was there; to be put back as it was. */
    origin: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['created', 'found']),
    /** Null until the service confirmed the create. */
    id: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    /** A name of our own making belongs to this step alone; a given or shared one may be anybody's. */
    isPrivateName: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    /** It was found paused. */
    wasPaused: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    /** When a create or resume was last under way that may yet take effect (ms since the epoch); null: none was lost. */
    unconfirmedAt: moment,
    /** When the service confirmed the create (ms since the epoch). */
    confirmedAt: moment,
    /** What was asked for, to tell our deployment from another of that name. */
    request: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        machineType: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        creatorEmail: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        durationHours: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        markedHours: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    })),
    /** Ids seen under this name before anything was sent: never ours. */
    knownBefore: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    /** `sent`: a delete went out; `done`: verified gone, or put back. */
    removal: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['due', 'sent', 'done']),
});
const endpointSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    domain: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    url: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    machineType: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    inferenceVersion: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    numReplicas: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    workspaceUrl: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});
const stateSchema = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    version: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
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
    models: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), seconds: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() })),
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
/** Reads what main saved. Throws an Error on a value that is not ours. */
function parseState(text) {
    const parsed = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xL(stateSchema, parseJson(text));
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
/** Keeps `initial` in memory and hands each new version to `save`, which must have written it when it returns. */
function createLedger(initial, save) {
    let state = initial;
    const set = (next) => {
        state = next;
        save(JSON.stringify(state));
    };
    return {
        get state() {
            return state;
        },
        change: (patch) => set({ ...state, ...patch }),
        mark: (marks) => set({ ...state, marks: { ...state.marks, ...marks } }),
        put: (claim) => {
            const isNew = !state.claims.some(({ name }) => name === claim.name);
            const replaced = state.claims.map((old) => (old.name === claim.name ? claim : old));
            set({ ...state, claims: isNew ? [...replaced, claim] : replaced });
            return claim;
        },
        drop: (claim) => set({ ...state, claims: state.claims.filter(({ name }) => name !== claim.name) }),
    };
}


/***/ })

};
