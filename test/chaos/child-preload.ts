// Loaded into main and post before anything else (NODE_OPTIONS): makes chance repeatable, time jump, writes fatal or
// futile, and the machine as odd as it was drawn (machine-plan.ts, access-plan.ts).
import dns from 'node:dns';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import '../fakes/fast-clock.ts';
import { seeded } from '../simulator/random.ts';

const {
  CHAOS_SEED: seed = '1',
  CHAOS_KILL: kill = '',
  CHAOS_WRITES: spoiltWrites = '',
  CHAOS_MISSING: missing = '',
  CHAOS_UNSET: unset = '',
  CHAOS_UMASK: umask = '',
  CHAOS_NO_HOST: lostHost = '',
  GITHUB_STATE,
  GITHUB_OUTPUT,
  GITHUB_STEP_SUMMARY,
} = process.env;

const commandFiles = new Map([
  ['state', GITHUB_STATE],
  ['output', GITHUB_OUTPUT],
  ['step_summary', GITHUB_STEP_SUMMARY],
]);

Math.random = seeded(Number(seed));

if (missing !== '') fs.rmSync(commandFiles.get(missing) ?? '', { force: true });
for (const name of unset.split(',')) if (name !== '') delete process.env[name];
if (umask !== '') process.umask(Number.parseInt(umask, 8));

const [position, nth] = kill.split(':');
let writes = 0;
if (position) {
  const append = fs.appendFileSync;
  fs.appendFileSync = (file, data, options) => {
    const isFatal = file === GITHUB_STATE && ++writes === Number(nth);
    if (isFatal && position === 'before') die();
    if (isFatal && position === 'torn') append(file, String(data).slice(0, String(data).length / 2), options);
    else append(file, data, options);
    if (isFatal) die();
  };
}
if (spoiltWrites !== '') spoilWrites(spoiltWrites);
if (lostHost !== '') loseHost(lostHost);
syncBuiltinESMExports();

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** `file:code:nth:times:torn`, an empty file standing for all command files and empty times for all writes. */
function spoilWrites(told: string): void {
  const [file = '', code = '', first = '1', times = '', torn = ''] = told.split(':');
  const concerned = [...commandFiles]
    .filter(([name]) => file === '' || file === name)
    .map(([, path]) => path);
  const last = times === '' ? Number.POSITIVE_INFINITY : Number(first) + Number(times) - 1;
  let made = 0;
  const fails = (path: fs.PathOrFileDescriptor) => {
    if (typeof path !== 'string' || !concerned.includes(path)) return false;
    made += 1;
    return made >= Number(first) && made <= last;
  };
  const fault = (path: fs.PathOrFileDescriptor, data: unknown) => {
    if (torn !== '' && typeof path === 'string') append(path, String(data).slice(0, String(data).length / 2));
    return Object.assign(new Error(`${code}: the machine does not let us, write`), {
      code,
      syscall: 'write',
    });
  };
  const append = fs.appendFileSync;
  fs.appendFileSync = (path, data, options) => {
    if (fails(path)) throw fault(path, data);
    append(path, data, options);
  };
  const { appendFile, writeFile } = fs.promises;
  fs.promises.appendFile = async (path, data, options) => {
    if (typeof path === 'string' && fails(path)) throw fault(path, data);
    await appendFile(path, data, options);
  };
  fs.promises.writeFile = async (path, data, options) => {
    if (typeof path === 'string' && fails(path)) throw fault(path, data);
    await writeFile(path, data, options);
  };
}

/** `host:code:ms`: the host's name is not resolved, for so many ms or for ever; no question leaves this machine. */
function loseHost(told: string): void {
  const [host = '', code = '', forMs = ''] = told.split(':');
  const begun = process.hrtime.bigint();
  const isLost = () =>
    forMs === '' || process.hrtime.bigint() - begun < BigInt(Math.round(Number(forMs) * 1e6));
  const lookup = dns.lookup;
  const replaced = (asked: string, ...rest: unknown[]) => {
    const answer = rest.at(-1);
    if (!asked.endsWith(host) || !isLost() || typeof answer !== 'function') {
      return Reflect.apply(lookup, dns, [asked, ...rest]);
    }
    const error = new Error(`getaddrinfo ${code} ${asked}`);
    const details = { code, errno: -3008, syscall: 'getaddrinfo', hostname: asked };
    process.nextTick(() => answer(Object.assign(error, details)));
    return {};
  };
  Object.defineProperty(dns, 'lookup', { value: replaced, configurable: true, writable: true });
}
