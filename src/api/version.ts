// The version of the Action, as it introduces itself to the service.

/** The same as in package.json; a test holds them together. */
export const version = '1.0.0';
