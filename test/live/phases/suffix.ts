// A deployment whose subdomain somebody else has already.
import { create, list, remove, type Session } from '../session.ts';

/** Names that the service's own pages and many people use. */
export const commonNames = ['dev-testing', 'testing', 'my-deployment', 'production'];

/** Creates one of a common name that the workspace does not have, and removes it at once. */
export async function askAboutSuffix(session: Session): Promise<void> {
  const { answers } = session;
  const taken = new Set((await list(session)).map(({ name }) => name));
  for (const name of commonNames.filter((one) => !taken.has(one))) {
    const { deployment } = await create(session, { name });
    if (deployment === null) continue;
    await remove(session, deployment.name);
    const { subdomain } = deployment;
    if (!subdomain.startsWith(name) || subdomain === name) continue;
    answers.give('subdomainSuffix', patternOf(subdomain.slice(name.length)), `seen: ${subdomain}`);
    answers.give('nameKeepsAsAsked', deployment.name === name);
    return;
  }
  for (const habit of ['subdomainSuffix', 'nameKeepsAsAsked'] as const) {
    answers.miss(habit, `nobody else has one of: ${commonNames.join(', ')}`);
  }
}

/** Returns the suffix as the profile keeps it: what comes before its last word, a class, and a count. */
export function patternOf(suffix: string): string {
  const [, start = '', last = ''] = /^(.*?)([a-z0-9]*)$/.exec(suffix) ?? [];
  return `${start}[a-z0-9]{${last.length}}`;
}
