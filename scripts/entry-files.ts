// The files of dist that the runner starts, one a step, and what the bundler starts from.

export const steps = ['main', 'post', 'stop', 'logs', 'sweep'] as const;

export type Step = (typeof steps)[number];

/** The file's name in dist. */
export function entryFile(step: Step): string {
  return `${step}.js`;
}

/** The whole of the file; a Node that is too old must be able to read it, as src/launch.ts says. */
export function entryText(step: Step): string {
  return `import { launch } from './launch.js';\n\nawait launch('${step}');\n`;
}

/** What ncc starts from, in `build`: the steps of the Actions, and the simulator, which only its own file loads. */
export const bundleEntry = {
  file: 'bundle-entry.js',
  text: [
    `export { runStep } from './entry.js';`,
    `export const simulate = () => import('./simulator/test/simulator/action/action.js');`,
    '',
  ].join('\n'),
};

/** The simulator's file in dist: its main step, its post step, and the service's own process. */
export const simulatorFile = {
  name: 'simulator.js',
  text: `import { simulate } from './entry.js';\n\nawait simulate();\n`,
};
