export const id = 55;
export const ids = [55];
export const modules = {

/***/ 6055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   nothingStarted: () => (/* binding */ nothingStarted)
/* harmony export */ });
// The state of a main step that has not started anything yet.
/** What main saves before it reads its inputs: from then on, no other step can put a state in its place. */
const nothingStarted = 'nothing started';


/***/ })

};
