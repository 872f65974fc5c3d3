// Starts a step, unless Node is too old for it. The files in dist, such as dist/main.js, call it with their step.
//
// Node 16 must be able to read this file, so that it can print the error. Therefore it uses no syntax and no named
// import of `node:` that Node 16 lacks, and loads everything else later.
import module from 'node:module';
import type { StepName } from './run-step.ts';

/** The oldest Node that undici, our HTTP client, runs on. */
const neededNode = [22, 19] as const;

/** Runs the step. Where Node is too old, it prints one error instead and sets exit code 1. */
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
 * Makes Node keep its compiled code until the job is over, so that the post step and later uses in the job start sooner.
 * Node writes it when the process ends by itself, and works without it where it cannot read or write there.
 *
 * Node runs the code that it finds there, and any step of the job can write there. That is no new risk, because any step
 * can also write the files in dist. The runner empties RUNNER_TEMP before and after each job.
 */
function keepCompiledCode(): void {
  const folder = process.env['RUNNER_TEMP'];
  if (!folder) return;
  try {
    module.enableCompileCache(`${folder}/roboflow-ephemeral-deployment-compiled`);
  } catch {
    // Without the cache the step only starts more slowly.
  }
}
