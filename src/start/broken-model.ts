// A model that its server cannot load: told from a server that is busy or ailing by the server's own words.
import * as z from 'zod/mini';
import { UnavailableError } from '../api/errors.ts';

const bodySchema = z.object({ message: z.string() });
/** How the inference server begins (its error_handlers.py); other 500s of it may pass. */
const opening = /^\s*Model loading failed\b/i;
/** An address with help that is the same for every such failure stands after the cause. */
const closing = /\s*-? VISIT \S+ FOR FURTHER SUPPORT\s*$/;
/** Characters: enough for the name of a package, its error and a path. */
const longest = 300;

/**
 * Why the model cannot be loaded, one line: the end of what the server said, for there the cause stands. Null for an
 * error that does not say so.
 */
export function loadingFailure(error: unknown): string | null {
  if (!(error instanceof UnavailableError) || error.status !== 500) return null;
  const message = messageIn(error.body);
  if (!opening.test(message)) return null;
  const line = message.replace(closing, '').replace(/\s+/g, ' ').trim();
  const chars = [...line];
  return chars.length <= longest
    ? line
    : `… ${chars
        .slice(-longest)
        .join('')
        .replace(/^\S*\s/, '')}`;
}

function messageIn(body: string): string {
  try {
    const parsed = z.safeParse(bodySchema, JSON.parse(body));
    return parsed.success ? parsed.data.message : body;
  } catch {
    return body;
  }
}
