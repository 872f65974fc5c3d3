// What nobody may do because of an answer: go where it points, with the key.
import type { Run } from './run.ts';
import type { Violation } from './violation.ts';

/** A redirect is followed by nobody: the key would go along. */
export function redirected({ requests }: Run): Violation[] {
  return requests
    .filter(({ request }) => request.path.startsWith('/elsewhere'))
    .map(({ actor, request }) => ({
      kind: 'key',
      message: `${actor} followed a redirect to ${request.path}`,
    }));
}
