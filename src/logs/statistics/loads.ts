// Counts how often the server loaded each model.

/** A model and how often it was loaded. `seconds` is the longest load; null where the log does not state it. */
export type ModelLoad = { model: string; count: number; seconds: number | null };

/** The message of the inference server (inference, core/managers/base.py). */
const timed = /^Model loaded: model_id=([^,\s]{1,200}), load_time=(\d{1,6}(?:\.\d{1,9})?)s\b/;
/** The message of the library that it loads models with. */
const untimed = /^Loaded model (\S{1,200}) with backend \S/;

const mostModels = 100;

/** Counts loads by model. `clean` makes the name harmless and free of keys. */
export function createLoads(clean: (text: string) => string) {
  const withTime = new Map<string, ModelLoad>();
  const withoutTime = new Map<string, ModelLoad>();
  return {
    /** Counts a load, if the message reports one. */
    add(message: string): void {
      const [, name = '', seconds] = timed.exec(message) ?? untimed.exec(message) ?? [];
      if (name === '') return;
      const loads = seconds === undefined ? withoutTime : withTime;
      const model = clean(name);
      const load = loads.get(model) ?? { model, count: 0, seconds: null };
      if (!loads.has(model) && loads.size >= mostModels) return;
      loads.set(model, load);
      load.count += 1;
      if (seconds !== undefined) load.seconds = Math.max(load.seconds ?? 0, Number(seconds));
    },
    /** A load may be reported by both messages, so the one with a time replaces the other. */
    result: (): ModelLoad[] =>
      [...new Map([...withoutTime, ...withTime]).values()].sort((one, other) =>
        one.model < other.model ? -1 : 1,
      ),
  };
}
