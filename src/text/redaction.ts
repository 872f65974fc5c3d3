// Takes secrets out of text: the ones that are known by value, and whatever looks like one.
import { redactNamed } from './redact-by-name.ts';
import { redactShapes } from './redact-by-shape.ts';
import { secretForms } from './redact-by-value.ts';

/** The secrets of this run and how to take them, and everybody else's, out of a text. */
export type Redaction = {
  /** From now on `redact` replaces this value in every spelling of it. A blank one is ignored. */
  add(secret: string): void;
  /**
   * The text with `***` in the place of each secret: by value, by the name before it (`api_key=`, `Authorization:`), by
   * shape (`ghp_...`). Takes time in proportion to the text. Give it what `harmless` returned: a colour in the middle
   * of a name would hide it. Shorten only afterwards: half a key is not recognised.
   */
  redact(text: string): string;
};

/** Logs of an endpoint hold other people's keys too: clients are told to put `api_key` in the URL (user-asks.md 23). */
export function createRedaction(): Redaction {
  let forms: string[] = [];
  return {
    add(secret) {
      forms = [...new Set([...forms, ...secretForms(secret)])].sort(
        (one, other) => other.length - one.length,
      );
    },
    redact(text) {
      let rest = text;
      for (const form of forms) rest = rest.replaceAll(form, '***');
      return redactNamed(redactShapes(proseKeys(rest)));
    },
  };
}

const inProse = /(api[ _-]?key(?:[ \t]+[a-z]{1,12}){0,5}[ \t(['"`:]{1,4})([A-Za-z0-9_-]{16,})/gi;
const inFormData =
  /(name=\\?"[\w-]{0,40}(?:key|token|secret|password)\\?"(?:\r?\n|\\r|\\n){2,4})([^\s\\]{1,4096})/gi;

const inElement = /(<[\w-]{0,40}(?:key|token|secret|password)>)([^<>\s]{1,4096})(?=<)/gi;

/** "The API key you provided (AbC123...) is invalid"; a part of a multipart form; XML. */
function proseKeys(text: string): string {
  return text
    .replace(inProse, (whole, lead: string, key: string) => (/\d/.test(key) ? `${lead}***` : whole))
    .replace(inFormData, '$1***')
    .replace(inElement, '$1***');
}
