// Models in memory before the tests begin: the first inference must not pay for loading.
import type { Endpoint } from '../api/endpoint.ts';
import { ApiError, isTransient, RefusedError } from '../api/errors.ts';
import { retry } from '../api/retry.ts';
import type { Clock, Random } from '../clock.ts';
import type { BrokenModel } from '../report/summary-data.ts';
import { loadingFailure } from './broken-model.ts';

/** A model and the seconds its load took. */
export type LoadedModel = { id: string; seconds: number };

/** A model that will not load, however long one waits, and why, in the server's words. */
export class ModelError extends Error {
  readonly model: BrokenModel;

  constructor(model: BrokenModel, told: { answer: string; remedy: string; cause?: unknown }) {
    const { answer, remedy, cause } = told;
    super(`Model "${model.id}" in "preload-models" cannot be loaded: ${answer}. ${remedy}`, { cause });
    this.model = model;
  }
}

/** The server refuses it. */
export class ModelRefusedError extends ModelError {
  override readonly name = 'ModelRefusedError';
  constructor(modelId: string, cause: RefusedError) {
    const remedy = cause.isKeyRefused
      ? 'The endpoint does not accept the key: it must be of the workspace that owns the deployment, and may use models.'
      : 'Check its id, and that it belongs to the workspace of the key or is public.';
    super({ id: modelId, said: cause.serverMessage }, { answer: cause.answer, remedy, cause });
  }
}

/** The server tried several times, and fails over the model itself. */
export class ModelBrokenError extends ModelError {
  override readonly name = 'ModelBrokenError';
  constructor(modelId: string, { said, cause }: { said: string; cause: unknown }) {
    const answer = `the endpoint answered ${mostFailures} times that its loading failed: ${said.replace(/[.\s]+$/, '')}`;
    const remedy =
      'That is a fault of the model, not of the endpoint: check that it can be deployed (train or export it anew), and that this "inference-version" knows its kind; or take it out of "preload-models".';
    super({ id: modelId, said }, { answer, remedy, cause });
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
/** Times that the server may say that loading a model failed: the first may have been a download that broke off. */
const mostFailures = 3;
/** Milliseconds between two lines about what is still loading. */
const heartbeatMs = 30_000;

/**
 * Loads the models, two at a time, retrying what may pass until the deadline; tells every 30 s what is still
 * loading. Throws ModelRefusedError at once for a model that is refused, ModelBrokenError for one over which the server
 * failed three times, a client error otherwise.
 */
export async function preload(modelIds: readonly string[], options: PreloadOptions): Promise<LoadedModel[]> {
  const waiting = [...new Set(modelIds)];
  const loaded: LoadedModel[] = [];
  let inMemory: string[] = [];
  const failed = new AbortController();
  const signal = AbortSignal.any([options.signal, failed.signal]);
  const loading = new Map<string, Loading>();
  const over = new AbortController();
  void tellLoading(loading, { ...options, signal: AbortSignal.any([signal, over.signal]) });
  const lane = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const progress: Loading = { began: options.clock.now(), problem: null };
      loading.set(id, progress);
      const { listed, ...model } = await load(id, progress, { ...options, signal });
      loading.delete(id);
      loaded.push(model);
      inMemory = listed;
    }
  };
  try {
    await Promise.all(Array.from({ length: sideBySide }, lane));
  } catch (error) {
    failed.abort(error);
    throw error;
  } finally {
    over.abort();
  }
  await confirm(modelIds, inMemory, options);
  return modelIds.flatMap((id) => loaded.find((model) => model.id === id) ?? []);
}

/** A load under way: since when (ms since the epoch), and what was said to it last; null where nothing was. */
type Loading = { began: number; problem: string | null };

async function tellLoading(
  loading: ReadonlyMap<string, Loading>,
  { clock, signal, info }: Pick<PreloadOptions, 'clock' | 'signal' | 'info'>,
): Promise<void> {
  for (;;) {
    await clock.sleep(heartbeatMs, signal);
    if (signal.aborted) return;
    const each = [...loading].map(([id, { began, problem }]) => {
      const seconds = Math.round((clock.now() - began) / 1000);
      return `${id} (${seconds} s${problem === null ? '' : `; last try ${problem}`})`;
    });
    info(`Still loading: ${each.join(', ')}`);
  }
}

/** `listed`: the ids that the server's answer says are in memory. */
async function load(
  id: string,
  progress: Loading,
  { endpoint, clock, random, signal, deadline, info }: PreloadOptions,
): Promise<LoadedModel & { listed: string[] }> {
  const { began } = progress;
  let failures = 0;
  const attempt = async () => {
    const timeoutMs = Math.max(1, Math.min(loadTimeoutMs, deadline - clock.now()));
    try {
      return await endpoint.loadModel(id, { timeoutMs, signal });
    } catch (error) {
      const said = loadingFailure(error);
      if (said !== null) failures += 1;
      if (said !== null && failures >= mostFailures) throw new ModelBrokenError(id, { said, cause: error });
      progress.problem = error instanceof ApiError ? error.answer : null;
      throw error;
    }
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
