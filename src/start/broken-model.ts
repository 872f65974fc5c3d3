// Recognises by the server's message that a model cannot be loaded, as opposed to a server with passing trouble.
import * as z from 'zod/mini';
import { UnavailableError } from '../api/errors.ts';

const bodySchema = z.object({ message: z.string() });
/** The beginning of the inference server's message (error_handlers.py). Its other 500s may pass. */
const opening = /^\s*Model loading failed\b/i;
/** The end of the message, which is the same for every failure of this kind. */
const closing = /\s*-? VISIT \S+ FOR FURTHER SUPPORT\s*$/;
/** Characters. They suffice for the name of a package, its error and a path. */
const longest = 300;

/**
 * Why the model cannot be loaded, in one line. It is the end of the server's message, where the cause stands. Null where
 * the error says something else.
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
