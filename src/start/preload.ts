// Models in memory before the tests begin: the first inference must not pay for loading.
import type { Endpoint } from '../api/endpoint.ts';
import { isTransient, RefusedError } from '../api/errors.ts';
import { retry } from '../api/retry.ts';
import type { Clock, Random } from '../clock.ts';

/** A model and the seconds its load took. */
export type LoadedModel = { id: string; seconds: number };

/** A model that the server will not load; its id comes first. */
export class ModelRefusedError extends Error {
  override readonly name = 'ModelRefusedError';
  constructor(modelId: string, cause: RefusedError) {
    const remedy = cause.isKeyRefused
      ? 'The endpoint does not accept the key: it must be of the workspace that owns the deployment, and may use models.'
      : 'Check its id, and that it belongs to the workspace of the key or is public.';
    super(`Model "${modelId}" in "preload-models" cannot be loaded: ${cause.answer}. ${remedy}`, { cause });
  }
}

export type PreloadOptions = {
  endpoint: Endpoint;
  clock: Clock;
  random: Random;
  signal: AbortSignal;
  /** Milliseconds since the epoch. */
  deadline: number;
  info: (line: string) => void;
};

const sideBySide = 2;
/** Milliseconds one load may take: weights are downloaded, and large ones take minutes. */
const loadTimeoutMs = 300_000;

/**
 * Loads the models, two at a time, retrying what may pass until the deadline. Throws ModelRefusedError at once for a
 * model that is refused, a client error otherwise.
 */
export async function preload(modelIds: readonly string[], options: PreloadOptions): Promise<LoadedModel[]> {
  const waiting = [...new Set(modelIds)];
  const loaded: LoadedModel[] = [];
  let inMemory: string[] = [];
  const failed = new AbortController();
  const signal = AbortSignal.any([options.signal, failed.signal]);
  const lane = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const { listed, ...model } = await load(id, { ...options, signal });
      loaded.push(model);
      inMemory = listed;
    }
  };
  try {
    await Promise.all(Array.from({ length: sideBySide }, lane));
  } catch (error) {
    failed.abort(error);
    throw error;
  }
  await confirm(modelIds, inMemory, options);
  return modelIds.flatMap((id) => loaded.find((model) => model.id === id) ?? []);
}

/** `listed`: the ids that the server's answer says are in memory. */
async function load(
  id: string,
  { endpoint, clock, random, signal, deadline, info }: PreloadOptions,
): Promise<LoadedModel & { listed: string[] }> {
  const began = clock.now();
  const attempt = () => {
    const timeoutMs = Math.max(1, Math.min(loadTimeoutMs, deadline - clock.now()));
    return endpoint.loadModel(id, { timeoutMs, signal });
  };
  try {
    const listed = await retry({ clock, random }, { attempts: Infinity, deadline, signal }, attempt);
    const seconds = Math.round((clock.now() - began) / 100) / 10;
    info(`Model ${id} loaded in ${seconds} s.`);
    return { id, seconds, listed };
  } catch (error) {
    throw error instanceof RefusedError ? new ModelRefusedError(id, error) : error;
  }
}

/**
 * The registry has the last word on what is in memory; where a server does not show it (one before August 2026 refuses
 * the header), what it said to the last load. An alias is listed under the id it stands for: told, no error.
 */
async function confirm(
  modelIds: readonly string[],
  inMemory: readonly string[],
  { endpoint, signal, info }: PreloadOptions,
): Promise<void> {
  const registered = await endpoint.registry({ timeoutMs: 10_000, signal }).catch((error: unknown) => {
    if (error instanceof RefusedError || isTransient(error)) return inMemory;
    throw error;
  });
  const unlisted = modelIds.filter((id) => !registered.includes(id));
  if (unlisted.length > 0)
    info(
      `Not in the registry under the id asked for: ${unlisted.join(', ')}; it lists ${registered.join(', ') || 'nothing'}.`,
    );
}
