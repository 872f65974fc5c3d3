// The state of a main step that has not started anything.

/** The text that main saves before it reads its inputs. Once main has saved a state, no other step can forge one. */
export const nothingStarted = 'nothing started';
