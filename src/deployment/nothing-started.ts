// The state of a main step that has not started anything yet.

/** What main saves before it reads its inputs: from then on, no other step can put a state in its place. */
export const nothingStarted = 'nothing started';
