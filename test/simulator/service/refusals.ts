// Builds the service's refusals from the profile.
import { type Answer, text } from '../http/call.ts';
import type { Refusal } from '../profile.ts';

/** The values for `{name}`, `{type}`, `{types}` and `{email}` in a refusal. */
export type Named = { name?: string; type?: string; types?: string; email?: string };

/** Builds the answer for a refusal. */
export function refusal({ status, body }: Refusal, named: Named = {}): Answer {
  const values = new Map(Object.entries(named));
  return text(
    status,
    body.replace(/\{(\w+)\}/g, (whole, key: string) => values.get(key) ?? whole),
  );
}
