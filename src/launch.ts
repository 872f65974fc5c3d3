// What the runner starts: dist/main.js and the others call it with the step that they are named for.
//
// A Node that is too old must be able to read this file, in order to say so: no syntax and no named import of `node:`
// that Node 16 lacks. Everything else is loaded once Node is known to be new enough.
import module from 'node:module';
import type { StepName } from './run-step.ts';

/** What undici, our HTTP client, needs at least. */
const neededNode = [22, 19] as const;

/** Runs the step. On a Node that is too old, prints one error instead, and the process ends with exit code 1. */
export async function launch(step: StepName): Promise<void> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < neededNode[0] || (major === neededNode[0] && minor < neededNode[1])) {
    process.exitCode = 1;
    console.log(
      `::error::This Action asks for Node 24 and needs at least ${neededNode.join('.')}, but was started with Node ${process.versions.node}. Update the runner (Node 24 comes with 2.327.1 and later, but not for 32-bit ARM); under act, have Node 24 on the PATH of its image.`,
    );
    return;
  }
  keepCompiledCode();
  const { runStep } = await import('./entry.ts');
  await runStep(step);
}

/**
 * Has Node keep what it compiles until the job is over, so that the post step and later uses in the job start sooner.
 * Node writes it when the process ends by itself, and goes on without where it cannot read or write it.
 *
 * Node runs what it finds there, and any step of the job can write there. That gives a step no new power: it can
 * write the files in dist just as well. The runner empties RUNNER_TEMP before and after each job.
 */
function keepCompiledCode(): void {
  const folder = process.env['RUNNER_TEMP'];
  if (!folder) return;
  try {
    module.enableCompileCache(`${folder}/roboflow-ephemeral-deployment-compiled`);
  } catch {
    // Started without it: only slower.
  }
}
