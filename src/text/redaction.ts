// Removes secrets from text: those of this run by their value, and all others by their name or shape.
import { redactNamed } from './redact-by-name.ts';
import { redactShapes } from './redact-by-shape.ts';
import { secretForms } from './redact-by-value.ts';

/** Knows the secrets of this run, and removes them and the secrets of others from a text. */
export type Redaction = {
  /** Makes `redact` replace this value in every spelling of it. A blank value is ignored. */
  add(secret: string): void;
  /**
   * Replaces each secret by `***`. It finds them by value, by the name before them (`api_key=`, `Authorization:`) and by
   * shape (`ghp_...`), in time proportional to the text. Call it after `harmless`, because a colour code in a name would
   * hide the name, and before any cut, because half a key is not recognised.
   */
  redact(text: string): string;
};

/** Builds a redaction. Names and shapes matter because users send their keys in URLs, which an endpoint's log shows. */
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

/** `The API key you provided (AbC123...) is invalid`. */
const inProse = /(api[ _-]?key(?:[ \t]+[a-z]{1,12}){0,5}[ \t(['"`:]{1,4})([A-Za-z0-9_-]{16,})/gi;
/** A part of a multipart form. */
const inFormData =
  /(name=\\?"[\w-]{0,40}(?:key|token|secret|password)\\?"(?:\r?\n|\\r|\\n){2,4})([^\s\\]{1,4096})/gi;

/** An XML element. */
const inElement = /(<[\w-]{0,40}(?:key|token|secret|password)>)([^<>\s]{1,4096})(?=<)/gi;

/** Replaces keys in sentences, forms and XML, where no `=` or `:` leads from the name to the key. */
function proseKeys(text: string): string {
  return text
    .replace(inProse, (whole, lead: string, key: string) => (/\d/.test(key) ? `${lead}***` : whole))
    .replace(inFormData, '$1***')
    .replace(inElement, '$1***');
}
