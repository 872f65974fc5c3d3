// A map of names to texts that ignores case, as most of the runner's dictionaries do.

/** Names are compared without case and keep the spelling of their first use, as in a .NET dictionary. */
export type TextMap = {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
  entries(): [name: string, value: string][];
  /** A plain object of all entries, in the order of their first use. */
  toObject(): Record<string, string>;
};

/** Builds a map with these entries. */
export function createTextMap(initial: Iterable<readonly [string, string]> = []): TextMap {
  const byKey = new Map<string, [string, string]>();
  const map: TextMap = {
    get: (name) => byKey.get(name.toLowerCase())?.[1],
    set(name, value) {
      const spelling = byKey.get(name.toLowerCase())?.[0] ?? name;
      byKey.set(name.toLowerCase(), [spelling, value]);
    },
    entries: () => [...byKey.values()],
    toObject: () => Object.fromEntries(byKey.values()),
  };
  for (const [name, value] of initial) map.set(name, value);
  return map;
}
