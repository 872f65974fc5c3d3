// The files of dist that the runner starts, one for each step, and the file from which the bundler starts.

/** The steps of all Actions. */
export const steps = ['main', 'post', 'stop', 'logs', 'sweep'] as const;

/** One of the steps. */
export type Step = (typeof steps)[number];

/** The name of a step's file in dist. */
export function entryFile(step: Step): string {
  return `${step}.js`;
}

/** The content of a step's file. Node 16 must be able to read it, as src/launch.ts explains. */
export function entryText(step: Step): string {
  return `import { launch } from './launch.js';\n\nawait launch('${step}');\n`;
}

/** The file in `build` from which ncc starts. It has the steps, and the simulator, which only its own file loads. */
export const bundleEntry = {
  file: 'bundle-entry.js',
  text: [
    `export { runStep } from './entry.js';`,
    `export const simulate = () => import('./simulator/test/simulator/action/action.js');`,
    '',
  ].join('\n'),
};

/** The simulator's file in dist. It is the main step, the post step, and the process of the simulated service. */
export const simulatorFile = {
  name: 'simulator.js',
  text: `import { simulate } from './entry.js';\n\nawait simulate();\n`,
};
