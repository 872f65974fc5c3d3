// The models of one inference server: which exist, which are loaded, and how long loading takes.
import type { Settings } from '../options.ts';

/** Some public models by their short names (roboflow/inference, inference/models/aliases.py). */
const aliases = new Map([
  ['yolov8n-640', 'coco/3'],
  ['yolov8s-640', 'coco/6'],
  ['yolov11n-640', 'coco/25'],
  ['yolo26n-640', 'coco/41'],
]);

export type Models = ReturnType<typeof createModels>;

/** Nothing loaded yet. `log` takes what the server prints. */
export function createModels(settings: Settings, log: (payload: string, severity?: string) => void) {
  const loaded = new Set<string>();
  const loading = new Map<string, Promise<void>>();

  function exists(modelId: string, requested: string): boolean {
    if (!settings.knownModels) return /^[\w-]+\/\d+$/.test(modelId);
    return settings.knownModels.some((known) => known === modelId || known === requested);
  }

  async function load(modelId: string) {
    await settings.sleep(settings.modelLoadMs);
    loaded.add(modelId);
    loading.delete(modelId);
    log(`🤖 ${modelId} added.`);
  }

  return {
    /** Loads the model unless it is loaded; whoever asks meanwhile waits too. Says what came of it. */
    async require(requested: string): Promise<'loaded' | 'cold start' | 'invalid' | 'unknown'> {
      // The registry knows the model by its full id only, not by the alias it was asked for with.
      const modelId = aliases.get(requested) ?? requested;
      if (loaded.has(modelId)) return 'loaded';
      if (modelId.split('/').length > 2) return 'invalid';
      log(`Loading model: ${modelId}`);
      if (!exists(modelId, requested)) {
        log('RoboflowAPINotNotFoundError: Could not find requested Roboflow resource.', 'ERROR');
        return 'unknown';
      }
      const ready = loading.get(modelId) ?? load(modelId);
      loading.set(modelId, ready);
      await ready;
      return 'cold start';
    },
    remove: (modelId: string) => loaded.delete(modelId),
    clear: () => loaded.clear(),
    /** `ModelsDescriptions` of inference/core/entities/responses/server_state.py. */
    describe: () => ({
      models: [...loaded].map((modelId) => ({
        model_id: modelId,
        task_type: 'object-detection',
        batch_size: null,
        input_height: 640,
        input_width: 640,
        vram_bytes: null,
        request_aliases: [],
        request_paths: [],
      })),
    }),
  };
}
