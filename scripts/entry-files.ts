// The files of dist that the runner starts, one a step.

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
