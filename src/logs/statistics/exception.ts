// An exception as a Python program reports it.

/** One frame of a stack; `code` is the line of source where the log has it, else empty. */
export type Frame = { file: string; line: number | null; function: string; code: string };

/**
 * `type` with its module where the log tells it; `message` without the type, lines kept, may be empty. `frames` come
 * innermost first, `hiddenFrames` counts those that are not kept. `causes`: what led to it, the nearest first.
 */
export type ExceptionReport = {
  type: string;
  message: string;
  frames: readonly Frame[];
  hiddenFrames: number;
  causes: readonly { type: string; message: string; frames: readonly Frame[] }[];
};
