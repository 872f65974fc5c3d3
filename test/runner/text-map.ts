// The runner's name-to-text tables: case-insensitive, as most of its dictionaries are.

/** Names are compared without case and keep the spelling of their first use, as a .NET dictionary does. */
export type TextMap = {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
  entries(): [name: string, value: string][];
  /** A plain object of all entries, in the order of their first use. */
  toObject(): Record<string, string>;
};

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
