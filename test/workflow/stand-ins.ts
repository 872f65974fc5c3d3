// Takes the place of other people's actions in a workflow under test.
import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';

/** How a stand-in is called: as the action would be, with evaluated inputs. */
export type StandInCall = {
  uses: string;
  inputs: Readonly<Record<string, string>>;
  /** GITHUB_WORKSPACE. */
  workspace: string;
  /** The variables of the step and of the job. */
  env: Readonly<Record<string, string>>;
  /** The job's key in the workflow. */
  job: string;
};

/** What a stand-in leaves behind. */
export type StandInEffect = {
  outputs?: Record<string, string>;
  /** Lines for the log. */
  log?: string;
  /** Variables and folders, as GITHUB_ENV and GITHUB_PATH would hand them on. */
  env?: Record<string, string>;
  path?: string[];
};

/** A stand-in is a function, whose error fails the step, or the folder of a real action that is run instead. */
export type StandIn = ((call: StandInCall) => StandInEffect | Promise<StandInEffect>) | string;

/** Stands in for an action whose effect no later step needs, such as one that sets up a language. */
export const doNothing: StandIn = () => ({});

/**
 * Stands in for actions/checkout, and copies files and folders of `root` into the workspace. `./` is found
 * without that.
 */
export function checkoutOf(root: string, entries: readonly string[] = []): StandIn {
  return ({ workspace, inputs }) => {
    const target = path.join(workspace, inputs['path'] ?? '');
    for (const entry of entries)
      cpSync(path.join(root, entry), path.join(target, entry), { recursive: true });
    return { log: `Copied ${entries.length} entries` };
  };
}

/** Stands in for actions/upload-artifact. The paths must exist, unless `if-no-files-found` says otherwise. */
export function uploadInto(uploaded: string[]): StandIn {
  return ({ workspace, inputs }) => {
    const paths = (inputs['path'] ?? '').split('\n').filter((line) => line.trim() !== '');
    const found = paths
      .map((name) => path.resolve(workspace, name.trim()))
      .filter((file) => existsSync(file));
    uploaded.push(...found);
    if (found.length > 0) return { log: `Uploaded ${found.length} of ${paths.length} paths` };
    const message = `No files were found with the provided path: ${paths.join(', ')}`;
    if (inputs['if-no-files-found'] === 'error') throw new Error(message);
    return { log: message };
  };
}
