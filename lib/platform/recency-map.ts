/** A map that holds so many entries at most: what was used longest ago makes room. For what each tenant may add to, in every process. */
export type RecencyMap<Value> = {
  /** Counts as a use. */
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
  size(): number;
};

export function createRecencyMap<Value>(entriesMax: number): RecencyMap<Value> {
  // A Map keeps the order in which keys were set: the oldest comes first.
  const entries = new Map<string, { value: Value }>();
  const put = (key: string, entry: { value: Value }) => {
    entries.delete(key);
    entries.set(key, entry);
  };
  return {
    get(key) {
      const entry = entries.get(key);
      if (entry) put(key, entry);
      return entry?.value;
    },
    set(key, value) {
      put(key, { value });
      if (entries.size > entriesMax) entries.delete(entries.keys().next().value ?? key);
    },
    delete: (key) => void entries.delete(key),
    size: () => entries.size,
  };
}
