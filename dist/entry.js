import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 3311:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 99:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:sqlite");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 7830:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/web");

/***/ }),

/***/ 7997:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 2529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ CancelledError),
/* harmony export */   f: () => (/* binding */ graceDeadline)
/* harmony export */ });
// Being told to stop: when that was, and how long there is left to put things right.
/** The job was cancelled or the step ran out of time: the runner asked this process to stop. */
class CancelledError extends Error {
    name = 'CancelledError';
    /** Milliseconds since the epoch. */
    at;
    constructor(signalName, at) {
        super(`Cancelled (${signalName})`);
        this.at = at;
    }
}
/** The runner kills the process 10 s after its first signal; this leaves two for the end of it. */
const graceMs = 8_000;
/** Until when everything must be done (ms since the epoch): infinity as long as nobody told us to stop. */
function graceDeadline(signal) {
    return signal.reason instanceof CancelledError ? signal.reason.at + graceMs : Number.POSITIVE_INFINITY;
}


/***/ }),

/***/ 1898:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ messageOf)
/* harmony export */ });
// What an error says, whatever it was that was thrown.
/** Its message; of what is no Error, the text of it. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Kb: () => (/* binding */ excerpt),
  Is: () => (/* binding */ harmless),
  OG: () => (/* binding */ logLines)
});

;// CONCATENATED MODULE: ./build/text/html-page.js
// An HTML page, such as a proxy answers with when the service is down, as the text that a reader would see.
/** Whether `text` is a page rather than a message. */
function isHtmlPage(text) {
    return /<(?:!doctype\s+html|html|head|body|title)[\s>]/i.test(text);
}
const unread = new Set(['script', 'style', 'svg', 'noscript', 'template']);
/** The title and the text of a page, each once, in one line. Takes time in proportion to the page. */
function textOfPage(page) {
    let title = '';
    let body = '';
    let open = '';
    for (const piece of page.split(/(<[^<>]{0,2000}>)/)) {
        if (piece.startsWith('<'))
            open = elementAfter(open, piece);
        else if (open === 'title')
            title += ` ${piece}`;
        else if (!unread.has(open))
            body += ` ${piece}`;
    }
    title = plainText(title);
    body = plainText(body);
    if (title === '' || body.startsWith(title))
        return body;
    return body === '' ? title : `${title}: ${body}`;
}
/** Which element the text after `tag` belongs to; what is not read ends with its own tag only. */
function elementAfter(open, tag) {
    const parts = /^<(\/?)([a-z][a-z0-9]*)/i.exec(tag);
    if (parts === null)
        return open;
    const name = parts[2]?.toLowerCase() ?? '';
    const closes = parts[1] === '/';
    if (unread.has(open))
        return closes && name === open ? '' : open;
    return closes ? '' : name;
}
const entities = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
};
function plainText(text) {
    const decoded = text
        .replace(/&#(\d{1,5});/g, (_, code) => String.fromCodePoint(Number(code)))
        .replace(/&([a-z]{2,4});/g, (whole, name) => entities[name] ?? whole);
    return decoded.replace(/\s+/g, ' ').trim();
}

;// CONCATENATED MODULE: ./build/text/sanitize.js
// Foreign text made harmless: nothing invisible in it, and no line of it is a command to the runner.

/** Colours and other terminal sequences; an operating system command (title, link) only where it is closed. */
const terminalSequence = new RegExp([
    '(?:\\x1b\\]|\\x9d)[^\\x07\\x1b\\x9c\\x9d\\n]*(?:\\x07|\\x1b\\\\|\\x9c)',
    '\\x1b[PX^_][^\\x1b\\x9c\\n]*(?:\\x1b\\\\|\\x9c)',
    '(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]?',
    '\\x1b[ -/]*[0-~]',
].join('|'), 'g');
/** Nearly every text; worth a look of its own, for properties of characters are slow to look up. */
const sanitize_plainText = /^[\t\n\x20-\x7e]*$/;
const anyLineEnd = /\r\n|[\r\v\f\x85\u2028\u2029]/g;
/** Control, format (bidirectional, zero-width) and other characters without a sight; not tab and line feed. */
const invisibleCharacter = /(?![\t\n])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;
/**
 * Removes terminal sequences, control characters and everything invisible, makes every kind of line end `\n`, and
 * replaces half characters (lone surrogates) by U+FFFD. The first thing to happen to any foreign text.
 */
function harmless(text) {
    if (sanitize_plainText.test(text))
        return text;
    return text
        .replace(terminalSequence, '')
        .replace(anyLineEnd, '\n')
        .replace(invisibleCharacter, '')
        .toWellFormed();
}
/**
 * The lines of `text` for stdout, none of which the runner takes for a command: it looks for `##[` anywhere in a line
 * and for `::` after leading blanks of any alphabet (runner-semantics.md section 4). What is broken is broken by a
 * backslash that can be seen.
 */
function logLines(text) {
    return harmless(text)
        .split('\n')
        .map((line) => line.replaceAll('##[', '##\\[').replace(/^(\s*)::/, '$1\\::'));
}
/**
 * One line of at most `maxChars` characters of a text that may be anything: an HTML error page becomes its title and
 * text, blanks collapse, what is cut is marked by an ellipsis. Never empty. Redact before, not after.
 */
function excerpt(text, maxChars = 300) {
    const head = harmless(text.slice(0, 65_536));
    const readable = isHtmlPage(head) ? harmless(textOfPage(head)) : head;
    const line = readable.replace(/\s+/g, ' ').trim();
    if (line === '')
        return 'an empty answer';
    const chars = [...line.slice(0, maxChars * 2 + 2)];
    return chars.length <= maxChars && line.length <= maxChars * 2
        ? line
        : `${chars.slice(0, maxChars - 1).join('')}…`;
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ runStep)
});

;// CONCATENATED MODULE: ./build/clock.js
// Time as a dependency: what the wall says, and how to wait.
/** The real clock. Monotonic, so that a corrected system time neither ends a wait nor prolongs it. */
const systemClock = {
    now: () => performance.timeOrigin + performance.now(),
    sleep: (ms, signal) => new Promise((resolve) => {
        if (signal?.aborted)
            return resolve();
        const done = () => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', done);
            resolve();
        };
        const timer = setTimeout(done, ms);
        signal?.addEventListener('abort', done, { once: true });
    }),
};

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: ./build/github/commands.js
// How a process speaks to the runner: variables in, commands on stdout and lines in files out.
//
// The toolkit (@actions/core) does the same, but loads an HTTP client and undici with it, for tokens that we never ask for.


/** An input's text, trimmed; '' where there is none. */
function readInput(name) {
    return process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`]?.trim() ?? '';
}
/** What an earlier stage of this step saved under `name`; '' where it saved nothing. */
function readState(name) {
    return process.env[`STATE_${name}`] ?? '';
}
/** Whether the job runs in debug mode. */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/** A line of the log. */
function print(line) {
    process.stdout.write(`${line}\n`);
}
/** A command to the runner with its message, of any number of lines. */
function command(name, message) {
    const escaped = message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
    print(`::${name}::${escaped}`);
}
/** Sets an output or saves a state; written when it returns. Throws an Error where the runner gave no file for it. */
function commands_assign(file, name, value) {
    // Nobody can guess it, so no value can end its own block.
    const delimiter = `ghadelimiter_${(0,external_node_crypto_.randomUUID)()}`;
    append(file, `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
}
/** Appends to a file of the runner's, named by a variable. Throws an Error where that is not set, or no such file. */
function append(variable, text) {
    const path = process.env[variable];
    if (!path)
        throw new Error(`This Action must run in a GitHub Actions job: ${variable} is missing.`);
    // Never made anew: nobody would read it.
    const file = (0,external_node_fs_namespaceObject.openSync)(path, external_node_fs_namespaceObject.constants.O_APPEND | external_node_fs_namespaceObject.constants.O_WRONLY);
    try {
        (0,external_node_fs_namespaceObject.writeFileSync)(file, text);
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(file);
    }
}

// EXTERNAL MODULE: ./build/text/sanitize.js + 1 modules
var sanitize = __nccwpck_require__(471);
;// CONCATENATED MODULE: ./build/github/job.js


/** The name under which the runner keeps what main hands to post. */
const stateName = 'deployment';
/** What main saved last; '' where it saved nothing. */
function readSavedState() {
    return readState(stateName);
}
/**
 * Speaks to the runner that started this process. Everything goes to stdout, in order: the runner reads stderr first.
 * Texts are made harmless and free of keys here, whatever their origin; `output` and `saveState` write files at once.
 */
function createGithubJob(redaction) {
    const clean = (text) => redaction.redact((0,sanitize/* harmless */.Is)(text));
    return {
        mask: (secret) => {
            command('add-mask', secret);
            redaction.add(secret);
        },
        info: (text) => {
            for (const line of (0,sanitize/* logLines */.OG)(clean(text)))
                print(line);
        },
        debug: (line) => {
            if (isDebug())
                command('debug', clean(line));
        },
        notice: (message) => command('notice', clean(message)),
        warning: (message) => command('warning', clean(message)),
        error: (message) => command('error', clean(message)),
        fail: (message) => {
            process.exitCode = 1;
            command('error', clean(message));
        },
        output: (name, value) => commands_assign('GITHUB_OUTPUT', name, (0,sanitize/* harmless */.Is)(value).replace(/\s+/g, ' ')),
        saveState: (value) => commands_assign('GITHUB_STATE', stateName, value),
        summarize: async (markdown) => append('GITHUB_STEP_SUMMARY', `${redaction.redact(markdown)}\n`),
    };
}

// EXTERNAL MODULE: ./build/cancellation.js
var cancellation = __nccwpck_require__(2529);
;// CONCATENATED MODULE: ./build/github/signals.js
// Cancellation: the runner's signals as an AbortSignal.

/** The runner sends SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL; on Windows SIGTERM arrives as SIGBREAK. */
const names = ['SIGINT', 'SIGTERM', 'SIGBREAK', 'SIGHUP'];
/**
 * Listens for the rest of the process's life: the first signal aborts with a CancelledError, the later ones change
 * nothing, so that the delete that is under way is not cut off by our own default handler.
 */
function cancellationOf(process, clock) {
    const controller = new AbortController();
    for (const name of names)
        process.on(name, () => controller.abort(new cancellation/* CancelledError */.c(name, clock.now())));
    return controller.signal;
}

// EXTERNAL MODULE: ./build/text/error-message.js
var error_message = __nccwpck_require__(1898);
;// CONCATENATED MODULE: ./build/text/redact-by-shape.js
// Secrets that are known by their own shape, whatever stands around them.
/** Not within a word; `%22`, `\n` and the like are no part of one although they end in a letter or digit. */
const wordStart = '(?:(?<![A-Za-z0-9_-])|(?<=%[0-9A-Fa-f]{2})|(?<=\\\\[nrt]))';
/** Prefix, then enough characters that no word of a sentence is taken for it. Each run is scanned once. */
const prefixed = [
    'gh[pousr]_[A-Za-z0-9]{16,}',
    'github_pat_[A-Za-z0-9_]{16,}',
    'gl(?:pat|dt|rt|cbt|ft)-[A-Za-z0-9_-]{16,}',
    '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])',
    'AIza[A-Za-z0-9_-]{30,}',
    'ya29\\.[A-Za-z0-9_.-]{16,}',
    'hf_[A-Za-z0-9]{20,}',
    'rf_[A-Za-z0-9]{16,}',
    'sk-[A-Za-z0-9_-]{20,}',
    '[rs]k_(?:live|test)_[A-Za-z0-9]{16,}',
    'xox[abeoprs]-[A-Za-z0-9-]{10,}',
    'npm_[A-Za-z0-9]{30,}',
    'pypi-[A-Za-z0-9_-]{30,}',
    'dop_v1_[a-f0-9]{32,}',
];
const jwt = 'eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*)?';
const tokenShapes = new RegExp(`${wordStart}(?:${[...prefixed, jwt].join('|')})`, 'g');
/** A private key in PEM, whole or cut off, also with its line ends written as `\n`. */
const pemKey = /(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----)(?:[A-Za-z0-9+/=\s\\:,]|-(?!----)){0,20000}/g;
/** `Bearer` and a token, outside of any header that names it. */
const bearerToken = /\b(bearer|basic)((?:\s|%20|\+){1,4})([A-Za-z0-9._~+/=-]{12,})/gi;
/** What may hold `user:password@`, up to where the authority of a URL ends. */
const urlAuthority = /(:\/\/|%3A%2F%2F)([^\s/?#"'`<>\\]{1,1024})/gi;
/** Replaces what is a secret by its shape: tokens of well-known services, JWTs, PEM keys, passwords in URLs. */
function redactShapes(text) {
    return text
        .replace(tokenShapes, '***')
        .replace(pemKey, '$1***')
        .replace(bearerToken, (whole, scheme, gap, token) => looksRandom(token) ? `${scheme}${gap}***` : whole)
        .replace(urlAuthority, (_, start, authority) => `${start}${redactUserInfo(authority)}`);
}
/** Digits, humps or sheer length: what a token has and an English word has not. */
function looksRandom(word) {
    return /\d/.test(word) || /[a-z][A-Z]/.test(word) || word.length >= 20;
}
function redactUserInfo(authority) {
    const end = authority.search(/%2F|%3F|%23|$/i);
    const at = authority.lastIndexOf('@', end - 1);
    if (at < 0)
        return authority;
    const colon = /:|%3A/i.exec(authority.slice(0, at));
    const user = colon === null ? '' : authority.slice(0, colon.index + colon[0].length);
    return `${user}***${authority.slice(at)}`;
}

;// CONCATENATED MODULE: ./build/text/redact-by-name.js
// Secrets that are known by the name before them: api_key=..., "api_key": "...", Authorization: Bearer ...

const standingAlone = '(?:(?<![A-Za-z0-9_-])|(?<=%[0-9A-Fa-f]{2}))';
/** Names by kind; a prefix such as `ROBOFLOW_` is welcome, except where the name alone says little. */
const namesByKind = [
    ['key', 'api[ _.-]?key|(?:access|secret|private|subscription|account)[ _-]?key'],
    [
        'key',
        '(?:access|refresh|auth|api|id|client|session|security|hub|hf|github|gh|roboflow|bearer)[ _-]?token',
    ],
    ['password', 'password|passwd|passphrase|(?:client|app|shared)[_-]?secret'],
    ['header', '(?:proxy-)?authorization'],
    ['cookie', '(?:set-)?cookie'],
    [
        'vague',
        `${standingAlone}(?:token|secret|auth|signature|sig|pwd|credentials?)|x-(?:amz|goog)-(?:signature|credential)`,
    ],
];
const anyName = namesByKind.map(([, names]) => `(${names})(?![A-Za-z0-9_]|[-.][A-Za-z0-9])`).join('|');
/** A quotation mark: as it is, escaped for JSON (in JSON) or HTML; URL-encoded again and again; by its code. */
const quoteForms = [
    '\\\\{0,16}(?:["\'`]|&(?:quot|apos|#0?3[49]|#x2[27]);)',
    '(?:%(?:25){0,4}5C){0,8}%(?:25){0,4}2[27]',
    '\\\\{1,8}(?:u00|x)2[27]',
];
const anyQuote = `(?:${quoteForms.join('|')})`;
const anyBlank = '(?:[ \\t]|%(?:25){0,4}20|\\+){0,8}';
/** What leads from a name to its value. A comma counts between two quoted texts only: a tuple of headers. */
const leadForm = new RegExp(`(?<closing>${anyQuote})?(?:\\]|%5D)?${anyBlank}(?:(?<equals>=>?)|:|(?<encoded>%(?:25){0,4}3[AD])|(?<comma>,|%2C))${anyBlank}` +
    `(?:\\s{0,40}(?:[A-Za-z_.]{0,24}[([])?[bBuUrR]{0,2}(?<opening>${anyQuote}))?`, 'y');
const schemeForm = /(?:bearer|basic|token|api-?key|key|negotiate|ntlm)(?:\s|%20|\+){1,4}/iy;
const schemeWithFields = /^(?:digest|hawk|oauth|signature|aws4-hmac-sha256)$/i;
/** Ends of a value that is not quoted; the second also where what surrounds it is encoded. */
const bareEnd = /[\s&,;)\]}"'`<>|]|\\["'nrtu\\]/g;
const encodedEnd = new RegExp(`${bareEnd.source}|%(?:25){0,4}(?:0[AD]|2[0-367C9]|3[BCE]|5[CD]|7D)|&(?:quot|#)`, 'gi');
/** No value is longer than this (characters); it bounds the search for its end. */
const longestValue = 4096;
/** Words that stand for "no value" or describe one. */
const descriptions = [
    'none|null|nil|nan|undefined|empty|unset|missing|required|optional|invalid|redacted|hidden|true|false',
    'str|string|secretstr|bytes|int|integer|number|bool|boolean|object|array|any',
    'query|header|field|body|path',
    '(?:optional|union|annotated|literal)\\[.{0,20}|<.{0,20}>|\\.{2,}',
];
const describesValue = new RegExp(`^(?:${descriptions.join('|')})$`, 'i');
/** Code in a traceback (`api_key=self.api_key`, `token=get_token(`, `key=os.environ[`); a variable's name. */
const codeExpression = /^[A-Za-z_.]{0,60}(?:key|token|secret|password|passwd|environ|getenv|authorization)s?[([]?$/i;
const variableName = /^[A-Z_]{0,60}_(?:KEY|TOKEN|SECRET|PASSWORD)$/;
const plainWord = /^(?:[A-Z]?[a-z]{0,15}|[A-Z]{1,15})[.,:;!?]?$/;
/** Replaces every value that a telling name introduces by `***`; the name and the text around it stay. */
function redactNamed(text) {
    const names = new RegExp(anyName, 'gi');
    let result = '';
    let done = 0;
    for (let match = names.exec(text); match !== null; match = names.exec(text)) {
        const kind = namesByKind[match.slice(1).findIndex((group) => group !== undefined)]?.[0] ?? 'key';
        const value = findValue(text, names.lastIndex, kind);
        if (value === null)
            continue;
        result += `${text.slice(done, value.start)}***`;
        done = value.end;
        names.lastIndex = value.end;
    }
    return done === 0 ? text : result + text.slice(done);
}
function findValue(text, nameEnd, kind) {
    const lead = readLead(text, nameEnd, kind);
    if (lead === null)
        return null;
    const { start, opening, encoding, isBelow, ...evidence } = lead;
    const rest = text.slice(start, start + longestValue);
    const wholeLine = kind === 'cookie' || (kind === 'header' && !lead.scheme);
    // Decided by the beginning, so that a long harmless text is not read to its end for every name in it.
    if (rest.startsWith('***') || (wholeLine && opening === undefined && !beginsSecretLine(rest, kind)))
        return null;
    const quoted = opening === undefined ? null : quotedLength(rest, opening);
    const length = quoted ?? (wholeLine ? lineLength(rest) : bareLength(rest, encoding));
    const value = rest.slice(0, length).trim();
    // On a line of its own it may be the next name rather than the value of this one.
    if (isBelow && /^\S{1,20}[ \t]*:/.test(rest.slice(length)))
        return null;
    return isSecret(value, kind, { ...evidence, quoted: quoted !== null })
        ? { start, end: start + length }
        : null;
}
/** Where the value behind a name starts and how it is introduced; null where nothing introduces one. */
function readLead(text, nameEnd, kind) {
    leadForm.lastIndex = nameEnd;
    const groups = leadForm.exec(text)?.groups;
    if (groups === undefined)
        return null;
    const { closing, comma, encoded, equals, opening } = groups;
    if (comma !== undefined && (closing === undefined || opening === undefined))
        return null;
    schemeForm.lastIndex = leadForm.lastIndex;
    const scheme = (kind === 'header' || opening !== undefined) && schemeForm.test(text);
    return {
        start: scheme ? schemeForm.lastIndex : leadForm.lastIndex,
        opening,
        encoding: encoded ?? opening,
        isBelow: text.slice(nameEnd, leadForm.lastIndex).includes('\n'),
        scheme,
        comma: comma !== undefined,
        assigned: equals !== undefined || encoded !== undefined,
    };
}
function beginsSecretLine(rest, kind) {
    const first = /^[^\s"']{0,200}/.exec(rest)?.[0] ?? '';
    return kind === 'cookie' ? first.includes('=') : schemeWithFields.test(first) || !plainWord.test(first);
}
/** Up to the same mark again, or to the end of the line; null where neither comes. */
function quotedLength(rest, opening) {
    if (opening.length === 1) {
        const end = rest.search(new RegExp(`(?<!\\\\)(?:\\\\\\\\)*${opening}|\\n`));
        return end < 0 ? null : end + (/^\\*/.exec(rest.slice(end))?.[0].length ?? 0);
    }
    const end = rest.indexOf(opening);
    // Text that is encoded or escaped for HTML has no `<` of its own: there the element ends, if nothing before.
    const element = /[&%]/.test(opening) ? rest.indexOf('<') : -1;
    if (end < 0)
        return element < 0 ? null : element;
    return element < 0 ? end : Math.min(end, element);
}
function lineLength(rest) {
    const end = rest.search(/["'<\n]|\\[nr]/);
    return end < 0 ? rest.length : end;
}
function bareLength(rest, encoding) {
    const end = rest.search(encoding === undefined ? bareEnd : encodedEnd);
    return end < 0 ? rest.length : end;
}
function isSecret(value, kind, { quoted, scheme, comma, assigned }) {
    if (value === '' || describesValue.test(value) || (quoted ? variableName : codeExpression).test(value))
        return false;
    const words = value.split(/\s+/);
    if (kind === 'vague') {
        return value.length >= 8 && words.length === 1 && looksRandom(value) && !/^[\d.]+$/.test(value);
    }
    if (!words.every((word) => plainWord.test(word)))
        return true;
    if (kind === 'password' || scheme)
        return quoted || assigned;
    return words.length === 1 && kind === 'key' && (quoted ? !comma : assigned);
}

;// CONCATENATED MODULE: ./build/text/redact-by-value.js
// The shapes in which one known secret may turn up in foreign text.
/** Below this a fragment is too common a string to be taken for a part of the secret (characters). */
const shortestFragment = 8;
/**
 * Lists every spelling of `secret` that is to be replaced, longest first: as it is, each of its lines, URL-encoded
 * (once, twice, as a form), escaped for JSON, Python, HTML, in hex, and in base64 at the three byte offsets at which it
 * can sit inside a longer text (the runner masks the same ones: runner-semantics.md section 5).
 */
function secretForms(secret) {
    const lines = secret
        .split(/[\r\n]+/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
    if (lines.length === 0)
        return [];
    const forms = new Set([secret.trim(), ...lines]);
    for (const value of [...forms])
        for (const form of encodings(value))
            forms.add(form);
    return [...forms].sort((one, other) => other.length - one.length);
}
function encodings(value) {
    const wellFormed = value.toWellFormed();
    const encoded = encodeURIComponent(wellFormed);
    const strict = encoded.replace(/[!'()*]/g, (char) => `%${hex(char)}`);
    const exact = [
        encoded,
        strict,
        lowerPercent(strict),
        encoded.replaceAll('%20', '+'),
        encodeURI(wellFormed),
        encodeURIComponent(strict),
        JSON.stringify(value).slice(1, -1),
        JSON.stringify(JSON.stringify(value).slice(1, -1)).slice(1, -1),
        value.replaceAll('\\', '\\\\').replaceAll("'", "\\'"),
        escapeXml(value),
    ];
    const bytes = Buffer.from(wellFormed, 'utf8');
    const fragments = [...base64At(bytes), bytes.toString('hex'), bytes.toString('hex').toUpperCase()];
    return [...exact, ...fragments.filter((fragment) => fragment.length >= shortestFragment)];
}
/** What of the base64 text depends on `bytes` alone, for each offset of their first byte modulo 3. */
function base64At(bytes) {
    const fragments = [];
    for (const offset of [0, 1, 2]) {
        const start = (3 - offset) % 3;
        const whole = bytes.subarray(start, start + Math.floor((bytes.length - start) / 3) * 3);
        fragments.push(whole.toString('base64'), whole.toString('base64url'));
    }
    fragments.push(bytes.toString('base64'), bytes.toString('base64url'));
    return fragments;
}
function hex(char) {
    return char.charCodeAt(0).toString(16).toUpperCase();
}
function lowerPercent(encoded) {
    return encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}
function escapeXml(value) {
    return value
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#39;');
}

;// CONCATENATED MODULE: ./build/text/redaction.js
// Takes secrets out of text: the ones that are known by value, and whatever looks like one.



/** Logs of an endpoint hold other people's keys too: clients are told to put `api_key` in the URL (user-asks.md 23). */
function createRedaction() {
    let forms = [];
    return {
        add(secret) {
            forms = [...new Set([...forms, ...secretForms(secret)])].sort((one, other) => other.length - one.length);
        },
        redact(text) {
            let rest = text;
            for (const form of forms)
                rest = rest.replaceAll(form, '***');
            return redactNamed(redactShapes(proseKeys(rest)));
        },
    };
}
const inProse = /(api[ _-]?key(?:[ \t]+[a-z]{1,12}){0,5}[ \t(['"`:]{1,4})([A-Za-z0-9_-]{16,})/gi;
const inFormData = /(name=\\?"[\w-]{0,40}(?:key|token|secret|password)\\?"(?:\r?\n|\\r|\\n){2,4})([^\s\\]{1,4096})/gi;
const inElement = /(<[\w-]{0,40}(?:key|token|secret|password)>)([^<>\s]{1,4096})(?=<)/gi;
/** "The API key you provided (AbC123...) is invalid"; a part of a multipart form; XML. */
function proseKeys(text) {
    return text
        .replace(inProse, (whole, lead, key) => (/\d/.test(key) ? `${lead}***` : whole))
        .replace(inFormData, '$1***')
        .replace(inElement, '$1***');
}

;// CONCATENATED MODULE: ./build/entry.js






/** Each step reads its inputs first and loads the rest once they are good: bad input is told sooner. */
const steps = {
    main: async (tools) => {
        const { readMainInputs } = await Promise.all(/* import() */[__nccwpck_require__.e(619), __nccwpck_require__.e(325)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2325));
        const inputs = readMainInputs(tools.read);
        const { start } = await Promise.all(/* import() */[__nccwpck_require__.e(619), __nccwpck_require__.e(45), __nccwpck_require__.e(274), __nccwpck_require__.e(922)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6922));
        await start(inputs, { ...tools, ...(await tools.connect(inputs)) });
    },
    post: async (tools) => {
        const saved = readSavedState();
        if (saved === '')
            return tools.job.info('Nothing to take away: no deployment was created.');
        const { parseState } = await Promise.all(/* import() */[__nccwpck_require__.e(619), __nccwpck_require__.e(971)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8971));
        const state = parseState(saved);
        if (state.claims.length === 0)
            return tools.job.info('Nothing to take away: no deployment was created.');
        const { readPostInputs } = await Promise.all(/* import() */[__nccwpck_require__.e(619), __nccwpck_require__.e(325)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2325));
        const { stranded } = await Promise.all(/* import() */[__nccwpck_require__.e(45), __nccwpck_require__.e(351)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2351));
        const inputs = stranded(state, tools.job, () => readPostInputs(tools.read));
        if (inputs === null)
            return;
        const { apiKey, jobStatus } = inputs;
        const { finish } = await Promise.all(/* import() */[__nccwpck_require__.e(619), __nccwpck_require__.e(45), __nccwpck_require__.e(274), __nccwpck_require__.e(415)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9415));
        const connected = await tools.connect({ apiUrl: state.apiUrl, apiKey });
        await finish(state, { ...tools, ...connected, jobStatus, startedElsewhere: false });
    },
    stop: async (tools) => {
        const { readStopInputs } = await Promise.all(/* import() */[__nccwpck_require__.e(619), __nccwpck_require__.e(40)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8040));
        const inputs = readStopInputs(tools.read);
        const { stop } = await Promise.all(/* import() */[__nccwpck_require__.e(619), __nccwpck_require__.e(45), __nccwpck_require__.e(274), __nccwpck_require__.e(130)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8130));
        await stop(inputs, { ...tools, ...(await tools.connect(inputs)) });
    },
    logs: async (tools) => {
        const { readLogsInputs } = await Promise.all(/* import() */[__nccwpck_require__.e(619), __nccwpck_require__.e(40)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8040));
        const inputs = readLogsInputs(tools.read);
        const { saveLog } = await __nccwpck_require__.e(/* import() */ 409).then(__nccwpck_require__.bind(__nccwpck_require__, 8409));
        await saveLog(inputs, { ...tools, ...(await tools.connect(inputs)) });
    },
    sweep: async (tools) => {
        const { readSweepInputs } = await Promise.all(/* import() */[__nccwpck_require__.e(619), __nccwpck_require__.e(40)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8040));
        const { githubToken, dryRun, ...service } = readSweepInputs(tools.read);
        tools.job.mask(githubToken);
        const { sweepStep } = await Promise.all(/* import() */[__nccwpck_require__.e(45), __nccwpck_require__.e(877)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4877));
        const { githubRuns } = await Promise.all(/* import() */[__nccwpck_require__.e(619), __nccwpck_require__.e(752), __nccwpck_require__.e(413), __nccwpck_require__.e(18)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1018));
        const { api, run } = await tools.connect(service);
        const { repository, githubApiUrl: apiUrl } = run;
        const runStatus = githubRuns({ token: githubToken, repository, apiUrl, clock: tools.clock });
        await sweepStep({ ...tools, api, runStatus, dryRun });
    },
};
/**
 * Runs one step: masks the key before anything else happens; whatever the step throws fails it with its message, and
 * nothing keeps the process alive afterwards.
 */
async function runStep(name) {
    const { add, redact } = createRedaction();
    const job = createGithubJob({ add, redact });
    const apiKey = readInput('api-key');
    if (apiKey !== '')
        job.mask(apiKey);
    const time = { clock: systemClock, random: Math.random };
    const signal = cancellationOf(process, systemClock);
    const connections = [];
    const connectTo = async (service) => {
        const { connect } = await Promise.all(/* import() */[__nccwpck_require__.e(619), __nccwpck_require__.e(752), __nccwpck_require__.e(736)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5736));
        const { readProxySettings, readRun } = await Promise.all(/* import() */[__nccwpck_require__.e(619), __nccwpck_require__.e(9)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9009));
        const run = readRun(process.env);
        const proxies = readProxySettings(process.env);
        const connection = connect({ ...service, ...time, proxies, redact, debug: job.debug });
        connections.push(connection);
        return { ...connection, run };
    };
    try {
        await steps[name]({ ...time, job, signal, redact, read: readInput, connect: connectTo });
    }
    catch (error) {
        job.fail((0,error_message/* messageOf */.b)(error));
        if (error instanceof Error && error.stack !== undefined)
            job.debug(error.stack);
    }
    finally {
        for (const connection of connections)
            await connection.close();
    }
}

var __webpack_exports__runStep = __webpack_exports__.e;
export { __webpack_exports__runStep as runStep };
