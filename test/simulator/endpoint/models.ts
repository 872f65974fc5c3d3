// Keeps the models that one running server has loaded, and their names.
import type { ServerLines } from '../log/server-lines.ts';
import type { Settings } from '../options.ts';
import { type Model, parseModel, resolveAlias } from './known-models.ts';
import {
  invalidModelId,
  resourceNotFound,
  type ServerError,
  unsafeModelId,
  weightsBroken,
  weightsOutOfReach,
} from './server-errors.ts';

/** A request for a model: the id under which it is registered, the name it was asked for by, and the path. */
export type Wish = { id: string; registeredAs: string; askedFor: string; path: string; requestId: string };

/** A loaded model. `loadSeconds` is there where this request had to load it. */
export type Ready = { model: Model; loadSeconds: number | null };

/** Foundation models. Their weights come from elsewhere, so the simulator does not have them. */
const foundationModels = [
  'clip',
  'sam',
  'sam2',
  'doctr',
  'gaze',
  'grounding_dino',
  'owlv2',
  'trocr',
  'yolo_world',
  'easy_ocr',
  'perception_encoder',
  'depth-anything-v2',
  'smolvlm2',
  'moondream2',
];

const noGpu = {
  total_vram_bytes: null,
  gpu_memory_used: null,
  gpu_memory_total: null,
  torch_cuda_allocated: null,
  torch_cuda_reserved: null,
  torch_cuda_allocator_cache: null,
  non_torch_gpu_memory: null,
};

type Loaded = { model: Model; aliases: Set<string>; paths: Set<string> };

export type Models = ReturnType<typeof createModels>;

/** Builds a server's models with none loaded. `lines` receives what the server prints. */
export function createModels(settings: Settings, lines: ServerLines) {
  const loaded = new Map<string, Loaded>();
  const loading = new Map<string, Promise<void>>();

  async function load(model: Model, { registeredAs, requestId }: Wish) {
    await settings.sleep(settings.modelLoadMs);
    loaded.set(registeredAs, { model, aliases: new Set(), paths: new Set() });
    loading.delete(registeredAs);
    lines.text(`Loaded model ${model.id} with backend onnx (package ${packageId})`);
    const seconds = (settings.modelLoadMs / 1000).toFixed(2);
    const facts = `load_time=${seconds}s, task_type=${model.task}, vram_bytes=None`;
    lines.structured('INFO', requestId, {
      filename: 'base.py',
      func_name: 'add_model',
      lineno: 258,
      message: `Model loaded: model_id=${registeredAs}, ${facts}`,
    });
  }

  function remember(wish: Wish) {
    const entry = loaded.get(wish.registeredAs);
    if (wish.id !== wish.registeredAs) entry?.aliases.add(wish.id);
    if (wish.askedFor !== wish.registeredAs) entry?.aliases.add(wish.askedFor);
    entry?.paths.add(wish.path);
  }

  return {
    /** Loads the model unless it is loaded. Requests that come in the meantime wait for the same load. */
    async require(wish: Wish): Promise<Ready | ServerError> {
      const there = loaded.get(wish.registeredAs);
      const model = there?.model ?? existing(wish.id, settings);
      if (model === undefined) return refusalOf(wish.id);
      if (model.isBroken) return weightsBroken(wish.id, packageId);
      if (there === undefined) {
        const under = loading.get(wish.registeredAs) ?? load(model, wish);
        loading.set(wish.registeredAs, under);
        await under;
      }
      remember(wish);
      return { model, loadSeconds: there === undefined ? settings.modelLoadMs / 1000 : null };
    },
    /** Unloads the model, if it is loaded. */
    remove(requested: string, requestId: string) {
      const modelId = resolveAlias(requested);
      const entry = loaded.get(modelId);
      if (!loaded.delete(modelId)) return;
      const facts = `task_type=${entry?.model.task}, vram_bytes=None, remaining_models=${loaded.size}`;
      lines.structured('INFO', requestId, {
        filename: 'base.py',
        func_name: 'remove',
        lineno: 787,
        message: `Model unloaded: model_id=${modelId}, ${facts}`,
      });
    },
    clear: () => loaded.clear(),
    /** The ids of the loaded models. */
    ids: () => [...loaded.keys()],
    /** The answer `ModelsDescriptions` (inference/core/entities/responses/server_state.py). */
    describe: () => ({
      models: [...loaded].map(([id, { model, aliases, paths }]) => ({
        model_id: id,
        task_type: model.task,
        batch_size: null,
        input_height: model.inputSize,
        input_width: model.inputSize,
        vram_bytes: null,
        request_aliases: [...aliases].sort(),
        request_paths: [...paths].sort(),
      })),
      ...noGpu,
    }),
  };
}

/** The server's name for the package of a model. */
export const packageId = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';

function existing(modelId: string, { models, takesAnyModel }: Settings): Model | undefined {
  const known = models.find(({ id }) => id === modelId);
  return known ?? (takesAnyModel && /^[\w-]+\/\d+$/.test(modelId) ? parseModel(modelId) : undefined);
}

function refusalOf(modelId: string): ServerError {
  if (modelId === '') return unsafeModelId(modelId);
  const parts = modelId.split('/');
  if (parts.length > 2) return invalidModelId(modelId);
  return foundationModels.includes(parts[0]?.toLowerCase() ?? '') ? weightsOutOfReach() : resourceNotFound();
}
