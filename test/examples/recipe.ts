// Runs a recipe of .github/examples as a workflow against the simulator.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'vitest';
import { refuseStaleDist } from '../../scripts/stale-dist.ts';
import type { SimulatorOptions } from '../simulator/options.ts';
import { type Simulator, startSimulator } from '../simulator/simulator.ts';
import { runWorkflow, type WorkflowOptions, type WorkflowRun } from '../workflow/run-workflow.ts';
import { checkoutOf, type StandIn } from '../workflow/stand-ins.ts';

/** The repository, whose own Actions the recipes use under the name of a published one. */
export const root = path.join(import.meta.dirname, '..', '..');
export const folder = path.join(root, '.github', 'examples');

refuseStaleDist(root);

export type Kitchen = {
  service: Simulator;
  /** Names and texts of the files that were uploaded as artifacts. */
  uploaded: { name: string; text: string }[];
  /** Runs `<recipe>.yml`; the key is the secret it asks for, and the service's address is put into each use of ours. */
  run(recipe: string, options?: Partial<WorkflowOptions>): Promise<WorkflowRun>;
};

/** Opens a service for a test. Several runs of one test share it, as the runs of a workspace do. */
export async function openKitchen(
  { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
  options: SimulatorOptions = {},
): Promise<Kitchen> {
  const service = await startSimulator(options);
  onTestFinished(() => service.close());
  const uploaded: Kitchen['uploaded'] = [];
  const actions = { 'actions/checkout': checkoutOf(root), 'actions/upload-artifact': keepIn(uploaded) };
  return {
    service,
    uploaded,
    run: (recipe, more = {}) =>
      runWorkflow({
        file: path.join(folder, `${recipe}.yml`),
        repositoryRoot: root,
        secrets: { ROBOFLOW_API_KEY: service.apiKey },
        actions,
        inputsFor: (uses, inputs) => (isOurs(uses) ? { ...inputs, 'api-url': service.url } : inputs),
        ...more,
      }),
  };
}

export const isOurs = (uses: string): boolean => uses.includes('/roboflow-ephemeral-deployment');

/**
 * Stands in for actions/upload-artifact and keeps the texts, because the files are gone with the job. A
 * missing file is an error.
 */
function keepIn(uploaded: Kitchen['uploaded']): StandIn {
  return ({ workspace, inputs }) => {
    const file = path.resolve(workspace, inputs['path'] ?? '');
    uploaded.push({ name: inputs['name'] ?? '', text: readFileSync(file, 'utf8') });
    return { log: `Uploaded ${path.basename(file)}` };
  };
}

/** Returns a line for each job: its name and its conclusion. */
export function conclusions({ jobs }: WorkflowRun): string[] {
  return jobs.map(({ name, conclusion }) => `${name}: ${conclusion}`);
}

/** Returns a line for each deployment there ever was: how it was made and what became of it. */
export function deployments(service: Simulator): string[] {
  return service.deployments().map(({ madeBy, status, machineType }) => `${madeBy} ${machineType} ${status}`);
}
