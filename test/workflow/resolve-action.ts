// Finds the folder or the stand-in of an action from the text behind `uses:`.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { StandIn } from './stand-ins.ts';
import type { RunSettings, StepScope } from './step-scope.ts';
import { WorkflowMistake } from './workflow-mistake.ts';

export type ResolvedAction =
  | { name: string; folder: string }
  | { name: string; standIn: Exclude<StandIn, string> };

/**
 * Resolves `./folder` (in the workspace, else in the repository if it was checked out), `$/folder` (in the repository,
 * checked out or not), this repository under any owner and ref, and stand-ins. A local action that does not exist fails
 * its step, as on GitHub. Anything else without a stand-in is a mistake of the test.
 */
export function resolveAction(scope: StepScope, uses: string): ResolvedAction {
  if (isLocal(uses)) return { name: uses, folder: localFolder(scope, uses) };
  const own = ownFolder(scope.settings, uses);
  if (own !== undefined) return { name: uses, folder: own };
  const name = nameOf(uses);
  const standIn = scope.settings.actions[name];
  if (standIn === undefined) throw missingStandIn(uses);
  return typeof standIn === 'string' ? { name: uses, folder: standIn } : { name: uses, standIn };
}

function missingStandIn(uses: string): WorkflowMistake {
  return new WorkflowMistake(`'${uses}' is no action of this repository, and no stand-in was given for it.`);
}

/** Throws if `uses` can be nothing that is run here. */
export function refuseUnknownAction(settings: RunSettings, uses: string): void {
  if (
    !isLocal(uses) &&
    ownFolder(settings, uses) === undefined &&
    settings.actions[nameOf(uses)] === undefined
  ) {
    throw missingStandIn(uses);
  }
}

function isLocal(uses: string): boolean {
  return uses === '.' || uses.startsWith('./') || uses.startsWith('$/');
}

function nameOf(uses: string): string {
  return uses.split('@')[0] ?? '';
}

function ownFolder({ repositoryRoot, repositoryName }: RunSettings, uses: string): string | undefined {
  const [owner, name, ...folders] = nameOf(uses).split('/');
  if (!owner || name !== repositoryName || !uses.includes('@')) return undefined;
  return path.join(repositoryRoot, ...folders);
}

/**
 * Returns what the `github` context says about the action's origin, which is nothing for a local one
 * (ActionRunner.cs:143-154).
 */
export function originOf(uses: string): Record<string, string> {
  if (isLocal(uses)) return {};
  const [name = '', ref = ''] = uses.split('@');
  return { action_repository: name.split('/').slice(0, 2).join('/'), action_ref: ref };
}

function localFolder({ job, settings, checkout }: StepScope, uses: string): string {
  if (uses.startsWith('$/')) return inRepository(settings, uses);
  const roots = [job.folders.workspace, ...(checkout.done ? [settings.repositoryRoot] : [])];
  const folder = roots.map((root) => path.join(root, uses)).find(hasManifest);
  if (folder !== undefined) return folder;
  throw new Error(
    `Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '${path.join(job.folders.workspace, uses)}'. ` +
      'Did you forget to run actions/checkout before running your local action?',
  );
}

/** Returns the origin of the workflow itself, whatever the workspace holds. */
function inRepository({ repositoryRoot }: RunSettings, uses: string): string {
  const folder = path.join(repositoryRoot, uses.slice('$/'.length));
  if (hasManifest(folder)) return folder;
  throw new Error(`Can't find 'action.yml', 'action.yaml' or 'Dockerfile' for action '${uses}'.`);
}

function hasManifest(folder: string): boolean {
  return ['action.yml', 'action.yaml'].some((name) => existsSync(path.join(folder, name)));
}
