// Loads models before the tests begin, so that the first inference does not wait for that.
import type { Endpoint } from '../api/endpoint.ts';
import { ApiError, isTransient, RefusedError } from '../api/errors.ts';
import { retry } from '../api/retry.ts';
import type { Clock, Random } from '../clock.ts';
import type { BrokenModel } from '../report/summary-data.ts';
import { loadingFailure } from './broken-model.ts';

/** A model and how many seconds it took to load. */
export type LoadedModel = { id: string; seconds: number };

/** A model cannot be loaded and never will be. `model` has the server's reason. */
export class ModelError extends Error {
  readonly model: BrokenModel;

  constructor(model: BrokenModel, told: { answer: string; remedy: string; cause?: unknown }) {
    const { answer, remedy, cause } = told;
    super(`Model "${model.id}" in "preload-models" cannot be loaded: ${answer}. ${remedy}`, { cause });
    this.model = model;
  }
}

/** The server refuses to load the model (4xx). */
export class ModelRefusedError extends ModelError {
  override readonly name = 'ModelRefusedError';
  constructor(modelId: string, cause: RefusedError) {
    const remedy = cause.isKeyRefused
      ? 'The endpoint does not accept the key: it must be of the workspace that owns the deployment, and may use models.'
      : 'Check its id, and that it belongs to the workspace of the key or is public.';
    super({ id: modelId, said: cause.serverMessage }, { answer: cause.answer, remedy, cause });
  }
}

/** The server tried several times to load the model and failed because of the model itself. */
export class ModelBrokenError extends ModelError {
  override readonly name = 'ModelBrokenError';
  constructor(modelId: string, { said, cause }: { said: string; cause: unknown }) {
    const answer = `the endpoint answered ${mostFailures} times that its loading failed: ${said.replace(/[.\s]+$/, '')}`;
    const remedy =
      'That is a fault of the model, not of the endpoint: check that it can be deployed (train or export it anew), and that this "inference-version" knows its kind; or take it out of "preload-models".';
    super({ id: modelId, said }, { answer, remedy, cause });
  }
}

/** How to load, and until when. */
export type PreloadOptions = {
  endpoint: Endpoint;
  clock: Clock;
  random: Random;
  signal: AbortSignal;
  /** Milliseconds since the epoch. */
  deadline: number;
  info: (line: string) => void;
};

/** Models that are loaded at the same time. */
const sideBySide = 2;
/** Milliseconds for one load. The server downloads the weights, which may take minutes. */
const loadTimeoutMs = 300_000;
/** How often the server may fail to load a model before that is final. One failure may be a download that broke off. */
const mostFailures = 3;
/** Milliseconds between two lines about what is still loading. */
const heartbeatMs = 30_000;

/**
 * Loads the models, two at a time, and repeats passing failures until the deadline. Every 30 s it says what is still
 * loading. Throws ModelRefusedError for a model that is refused, ModelBrokenError for one that the server failed to load
 * three times, and otherwise an error of the client.
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

/** A load under way: when it began (ms since the epoch), and its last failure; null where there was none. */
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

/** Loads one model. `listed` are the ids that are in memory according to the server's answer. */
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
 * Compares the models with the server's registry, and says which are not listed. That is no error, because an alias is
 * listed under the id that it stands for. Servers from before August 2026 do not show the registry; then the answer to
 * the last load counts.
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
