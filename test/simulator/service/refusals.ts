// What the service refuses with: status and body as the profile has them, with names filled in.
import { type Answer, text } from '../http/call.ts';
import type { Refusal } from '../profile.ts';

/** What a refusal may name: `{name}`, `{type}`, `{types}`, `{email}`. */
export type Named = { name?: string; type?: string; types?: string; email?: string };

/** The refusal as an answer. */
export function refusal({ status, body }: Refusal, named: Named = {}): Answer {
  const values = new Map(Object.entries(named));
  return text(
    status,
    body.replace(/\{(\w+)\}/g, (whole, key: string) => values.get(key) ?? whole),
  );
}
