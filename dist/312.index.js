export const id = 312;
export const ids = [312];
export const modules = {

/***/ 6312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  logs: () => (/* binding */ logs)
});

// UNUSED EXPORTS: logsOutputNames

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/deployment/look-up.js
var look_up = __webpack_require__(2661);
// EXTERNAL MODULE: ./build/deployment/names.js
var names = __webpack_require__(1738);
// EXTERNAL MODULE: ./build/text/sanitize.js + 1 modules
var sanitize = __webpack_require__(471);
// EXTERNAL MODULE: ./build/logs/collect.js + 2 modules
var collect = __webpack_require__(8589);
// EXTERNAL MODULE: ./build/logs/entries/payload.js
var payload = __webpack_require__(4983);
// EXTERNAL MODULE: ./build/logs/entries/record.js
var entries_record = __webpack_require__(9068);
// EXTERNAL MODULE: ./build/logs/entries/severity.js
var entries_severity = __webpack_require__(1982);
// EXTERNAL MODULE: ./build/logs/statistics/statistics.js + 11 modules
var statistics_statistics = __webpack_require__(3272);
// EXTERNAL MODULE: ./build/logs/timestamps.js
var timestamps = __webpack_require__(4313);
;// CONCATENATED MODULE: ./build/logs/file.js







async function writeLogFile(options) {
    const { format, redact, spool, write } = options;
    const pages = [];
    let end = 0;
    const statistics = (0,statistics_statistics/* createLogStatistics */.W)({ newest: 0, read: (0,payload/* createPayloadReader */.W)(redact) });
    const collected = await (0,collect/* collectLog */.x)({
        ...options,
        sink: async (entries, about) => {
            statistics.add(entries, about);
            const oldestFirst = entries.toReversed();
            const data = Buffer.from(oldestFirst.map((entry) => lineOf(entry, format, redact)).join(''));
            const page = {
                newest: entries[0]?.micros ?? 0,
                order: pages.length,
                position: end,
                length: data.length,
            };
            pages.push(page);
            end += data.length;
            await spool.write(data, page.position);
        },
    });
    pages.sort((one, other) => one.newest - other.newest || other.order - one.order);
    for (const { position, length } of pages)
        await write(await spool.read(position, length));
    return { ...collected, errors: statistics.result().problems.errors };
}
function lineOf({ entry, micros }, format, redact) {
    const clean = (text) => redact((0,sanitize/* harmless */.Is)(text));
    const severity = (0,entries_severity/* severityOf */.xJ)(entry);
    const timestamp = (0,timestamps/* formatMicros */.t)(micros);
    if (format === 'text') {
        const lines = (0,entries_severity/* withoutSeverity */.aQ)(clean(lineIn(entry.payload)), severity)
            .trimEnd()
            .replaceAll('\n', '\n    ');
        return `${timestamp} ${severity} ${lines}\n`;
    }
    const payload = clean(entry.payload);
    return `${JSON.stringify({ timestamp, severity, insert_id: clean(entry.insertId), payload })}\n`;
}
function lineIn(payload) {
    const record = (0,entries_record/* readRecord */.aE)(payload);
    return record?.isPlain === true ? (record.message ?? payload) : payload;
}

;// CONCATENATED MODULE: ./build/logs/folder.js


async function makeFolder(folder) {
    try {
        await (0,promises_.mkdir)(folder);
    }
    catch (error) {
        if (await isFolder(folder))
            return;
        const parent = (0,external_node_path_.dirname)(folder);
        if (parent === folder || (await isFolder(parent)))
            throw error;
        await makeFolder(parent);
        await (0,promises_.mkdir)(folder);
    }
}
async function isFolder(path) {
    return await (0,promises_.stat)(path).then((found) => found.isDirectory(), () => false);
}

// EXTERNAL MODULE: ./build/logs/gaps.js
var gaps = __webpack_require__(381);
;// CONCATENATED MODULE: ./build/logs/spool.js

async function openSpool(path) {
    const file = await (0,promises_.open)(path, 'w+', 0o600);
    return {
        write: async (data, position) => {
            await file.write(data, 0, data.length, position);
        },
        read: async (position, length) => {
            const data = Buffer.alloc(length);
            await file.read(data, 0, length, position);
            return data;
        },
        close: async () => {
            await file.close();
            await (0,promises_.rm)(path, { force: true });
        },
    };
}

// EXTERNAL MODULE: ./build/text/error-message.js
var error_message = __webpack_require__(1898);
// EXTERNAL MODULE: ./build/text/format.js
var format = __webpack_require__(3387);
;// CONCATENATED MODULE: ./build/steps/logs.js










const logsOutputNames = ['log-file', 'entries', 'errors', 'skipped'];
const longestMs = 600_000;
async function logs(request, context) {
    const { job, run, api, clock, signal } = context;
    const name = request.deploymentName || (0,names/* runScopedName */.Xb)(run);
    if ((await (0,look_up/* lookUp */.T)(name, api, { signal })) === null) {
        throw new Error(`There is no deployment "${name}", so there is no log to save. Check "deployment-name" (the output of that name of the step that created it; empty means the one that the jobs of this run share).`);
    }
    const path = (0,external_node_path_.resolve)(request.path);
    const began = clock.now();
    const file = await write(path, { ...request, name, from: began - request.sinceMinutes * 60_000 }, context);
    signal.throwIfAborted();
    const outputs = {
        'log-file': path,
        entries: String(file.entries),
        errors: String(file.errors),
        skipped: 'false',
    };
    for (const name of logsOutputNames)
        job.output(name, outputs[name]);
    job.info(`${(0,format/* counted */.hS)(file.entries, 'entry', 'entries')} of deployment "${name}" written to ${path} (${file.errors} errors).`);
    for (const { from, to, reason, detail } of file.leftOut) {
        const said = detail === null ? '' : ` (${detail})`;
        job.warning(`The log file may lack entries from ${iso(from)} to ${iso(to)}: ${gaps/* leftOutReasons */.H[reason]}${said}.`);
    }
}
async function write(path, { name, from, format }, { api, clock, signal, redact }) {
    const { target, spool } = await openFiles(path);
    const deadline = clock.now() + longestMs;
    try {
        return await writeLogFile({
            fetchLog: (query, halt) => api.getLog(name, query, { deadline, signal: halt }),
            clock,
            from,
            deadline,
            signal,
            format,
            redact,
            spool: {
                write: (data, position) => spool.write(data, position).catch(notWritten(spoolOf(path))),
                read: (position, length) => spool.read(position, length).catch(notWritten(spoolOf(path))),
            },
            write: async (data) => {
                await target.write(data).catch(notWritten(path));
            },
        });
    }
    finally {
        await spool.close();
        await target.close();
    }
}
async function openFiles(path) {
    if (await isFolder(path))
        cannotWrite(path, 'it is a folder; name a file in it');
    try {
        await makeFolder((0,external_node_path_.dirname)(path));
        const target = await (0,promises_.open)(path, 'w');
        try {
            return { target, spool: await openSpool(spoolOf(path)) };
        }
        catch (error) {
            await target.close();
            throw error;
        }
    }
    catch (error) {
        return cannotWrite(path, (0,error_message/* messageOf */.b)(error));
    }
}
function spoolOf(path) {
    return `${path}.part`;
}
function notWritten(path) {
    return (error) => cannotWrite(path, (0,error_message/* messageOf */.b)(error));
}
function cannotWrite(path, reason) {
    throw new Error(`"path" must be a file that can be written, and ${path} cannot: ${reason}.`);
}
function iso(micros) {
    return new Date(micros / 1000).toISOString();
}


/***/ })

};
