// Loads the picture of a request and its width and height, or says why the server cannot load it.
import { imageSize } from 'image-size';
import * as z from 'zod/mini';
import { isWholePng } from './png.ts';
import { imageNotLoaded, type ServerError } from './server-errors.ts';

/** A picture that was loaded. */
export type Image = { bytes: Uint8Array; width: number; height: number };

/** The field `image` of a JSON body. */
export const imageReference = z.object({ type: z.string(), value: z.optional(z.nullable(z.unknown())) });
export type ImageReference = z.output<typeof imageReference>;

/** The formats that OpenCV decodes, by their names in image-size. */
const decodable = new Set(['bmp', 'gif', 'j2c', 'jp2', 'jpg', 'png', 'pnm', 'tiff', 'webp']);

const fetchTimeoutMs = 10_000;
const mostBytes = 64 * 1024 * 1024;

/** Loads the picture that the field `image` of a JSON body means. A URL is fetched. */
export async function readReference({ type, value }: ImageReference): Promise<Image | ServerError> {
  switch (type.toLowerCase()) {
    case 'base64':
      return readBase64(typeof value === 'string' ? value : '');
    case 'url':
      return readUrl(String(value));
    case 'numpy':
      return unsupported('NumPy image type is not supported in this configuration of `inference`.');
    default:
      return unsupported('Image declaration contains not recognised image type.');
  }
}

/** Reads a picture in base64, with or without `data:` before it. */
export function readBase64(text: string): Image | ServerError {
  const encoded = text.replace(/^data:image\/[a-z]+;base64,/, '').replace(/[^A-Za-z0-9+/=]/g, '');
  const bytes = Buffer.from(encoded, 'base64');
  const log = 'Could not load valid image from base64 string.';
  if (bytes.length === 0 && encoded === '') return imageNotLoaded(log, 'Empty image payload.');
  return readBytes(bytes) ?? imageNotLoaded(log, 'Malformed base64 input image.');
}

/** Reads a picture from the bytes of a file; undefined where they are none. */
export function readBytes(bytes: Uint8Array): Image | undefined {
  try {
    const { type = '', width, height, orientation = 1 } = imageSize(bytes);
    if (!decodable.has(type) || !(width > 0 && height > 0)) return undefined;
    if (type === 'png' && !isWholePng(bytes)) return undefined;
    // The server rotates a photo as its orientation says. From 5 on that swaps width and height.
    return orientation >= 5 ? { bytes, width: height, height: width } : { bytes, width, height };
  } catch {
    return undefined;
  }
}

/** The part named `file` of a multipart form, or the refusal. */
export async function readForm(bytes: Uint8Array, contentType: string): Promise<Image | ServerError> {
  const missing = "Expected image to be send in part named 'file' of multipart/form-data request";
  const form = await new Response(Uint8Array.from(bytes), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => null);
  const file = form?.get('file');
  if (file === null || file === undefined) return imageNotLoaded(missing, missing);
  const content = typeof file === 'string' ? Buffer.from(file) : new Uint8Array(await file.arrayBuffer());
  return readBase64(Buffer.from(content).toString('base64'));
}

/** Fetches a picture. Like the real server, it accepts only https and hosts with a full domain name. */
export async function readUrl(url: string): Promise<Image | ServerError> {
  const refusal = urlRefusal(url);
  if (refusal !== null) return unsupported(refusal);
  const notDecoded = 'Data pointed by URL could not be decoded into image.';
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(fetchTimeoutMs) });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!response.ok || bytes.length > mostBytes) throw new Error(`${response.status}`);
    return readBytes(bytes) ?? imageNotLoaded('Could not decode bytes as image.', 'Data is not image.');
  } catch (error) {
    return imageNotLoaded(`Could not load image from url: ${url}. Details: ${String(error)}`, notDecoded);
  }
}

function urlRefusal(text: string): string | null {
  if (!URL.canParse(text)) return 'Provided image URL is invalid';
  const { protocol, hostname } = new URL(text);
  if (protocol !== 'https:') {
    return 'Providing images via non https:// URL is not supported in this configuration of `inference`.';
  }
  if (!/^[\w-]+(\.[\w-]+)*\.[a-z]{2,}$/i.test(hostname)) {
    return 'Providing images via URL without FQDN is not supported in this configuration of `inference`.';
  }
  return null;
}

const unsupported = (message: string) => imageNotLoaded(message, message);
