// The logs step writes the whole log of a deployment to a file during the job.
import { open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { lookUp } from '../deployment/look-up.ts';
import { runScopedName } from '../deployment/names.ts';
import { type LogFile, type LogFormat, writeLogFile } from '../logs/file.ts';
import { isFolder, makeFolder } from '../logs/folder.ts';
import { leftOutReasons } from '../logs/gaps.ts';
import { openSpool } from '../logs/spool.ts';
import type { StepContext } from '../step-context.ts';
import { messageOf } from '../text/error-message.ts';
import { counted } from '../text/format.ts';

/** Which log to write, and how. */
export type LogsRequest = {
  /** Empty stands for the name that the jobs of this run share. */
  deploymentName: string;
  sinceMinutes: number;
  format: LogFormat;
  path: string;
};

/** The names of the outputs of logs/. */
export const logsOutputNames = ['log-file', 'entries', 'errors', 'skipped'] as const;

/** Milliseconds for collecting the log. */
const longestMs = 600_000;

/**
 * Writes the log and sets the outputs. It warns about every stretch of time that is missing. Throws where there is no
 * such deployment, the service refuses, or the file cannot be written.
 */
export async function logs(request: LogsRequest, context: StepContext): Promise<void> {
  const { job, run, api, clock, signal } = context;
  const name = request.deploymentName || runScopedName(run);
  // This check reports a wrong key or name as such. Otherwise it would look like a log that cannot be read.
  if ((await lookUp(name, api, { signal })) === null) {
    throw new Error(
      `There is no deployment "${name}", so there is no log to save. Check "deployment-name" (the output of that name of the step that created it; empty means the one that the jobs of this run share).`,
    );
  }
  const path = resolve(request.path);
  const began = clock.now();
  const file = await write(path, { ...request, name, from: began - request.sinceMinutes * 60_000 }, context);
  signal.throwIfAborted();
  const outputs = {
    'log-file': path,
    entries: String(file.entries),
    errors: String(file.errors),
    skipped: 'false',
  };
  for (const name of logsOutputNames) job.output(name, outputs[name]);
  job.info(
    `${counted(file.entries, 'entry', 'entries')} of deployment "${name}" written to ${path} (${file.errors} errors).`,
  );
  for (const { from, to, reason, detail } of file.leftOut) {
    const said = detail === null ? '' : ` (${detail})`;
    job.warning(
      `The log file may lack entries from ${iso(from)} to ${iso(to)}: ${leftOutReasons[reason]}${said}.`,
    );
  }
}

async function write(
  path: string,
  { name, from, format }: { name: string; from: number; format: LogFormat },
  { api, clock, signal, redact }: StepContext,
): Promise<LogFile> {
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
  } finally {
    await spool.close();
    await target.close();
  }
}

/** Opens the file, and the spool beside it. Throws an Error that names the input. */
async function openFiles(path: string) {
  if (await isFolder(path)) cannotWrite(path, 'it is a folder; name a file in it');
  try {
    await makeFolder(dirname(path));
    const target = await open(path, 'w');
    try {
      return { target, spool: await openSpool(spoolOf(path)) };
    } catch (error) {
      await target.close();
      throw error;
    }
  } catch (error) {
    return cannotWrite(path, messageOf(error));
  }
}

/** The path of the spool. It is beside the file, because there is room for it where there is room for the file. */
function spoolOf(path: string): string {
  return `${path}.part`;
}

function notWritten(path: string): (error: unknown) => never {
  return (error) => cannotWrite(path, messageOf(error));
}

function cannotWrite(path: string, reason: string): never {
  throw new Error(`"path" must be a file that can be written, and ${path} cannot: ${reason}.`);
}

function iso(micros: number): string {
  return new Date(micros / 1000).toISOString();
}
