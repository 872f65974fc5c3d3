// The models that the server says it loaded.

/** A model that the server loaded `count` times; `seconds` the longest took, null where the log does not tell. */
export type ModelLoad = { model: string; count: number; seconds: number | null };

/** The inference server's own words (inference, core/managers/base.py), and those of the library below it. */
const timed = /^Model loaded: model_id=([^,\s]{1,200}), load_time=(\d{1,6}(?:\.\d{1,9})?)s\b/;
const untimed = /^Loaded model (\S{1,200}) with backend \S/;

const mostModels = 100;

/** Counts loads by model; `clean` makes the name fit to be shown. */
export function createLoads(clean: (text: string) => string) {
  const withTime = new Map<string, ModelLoad>();
  const withoutTime = new Map<string, ModelLoad>();
  return {
    /** Reads a message, which may be of anything. */
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
    /** One load is told in both words where the log is kept in full. */
    result: (): ModelLoad[] =>
      [...new Map([...withoutTime, ...withTime]).values()].sort((one, other) =>
        one.model < other.model ? -1 : 1,
      ),
  };
}
