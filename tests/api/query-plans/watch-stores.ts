import { readdirSync, readFileSync } from "node:fs";

/** A store by the name of the function that makes it. */
export type WatchedStores = Readonly<Record<string, object>>;

/** Notes which store functions are called from now on; the returned function names those that were not. */
export function watchStores(stores: WatchedStores): () => string[] {
  const known: string[] = [];
  const called = new Set<string>();
  const watch = (path: string, store: object) => {
    for (const [name, value] of Object.entries(store)) {
      if (typeof value === "object" && value !== null) watch(`${path}.${name}`, value);
      if (typeof value !== "function") continue;
      known.push(`${path}.${name}`);
      const watched = (...values: unknown[]): unknown => {
        called.add(`${path}.${name}`);
        return Reflect.apply(value, store, values);
      };
      Object.defineProperty(store, name, { value: watched, writable: true, enumerable: true, configurable: true });
    }
  };
  for (const [name, store] of Object.entries(stores)) watch(name, store);
  return () => known.filter((name) => !called.has(name));
}

/** Every `create…Store` a store file of the product exports, from the files themselves. */
export function declaredStores(): string[] {
  const root = new URL("../../../lib/", import.meta.url);
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".store.ts"))
    .flatMap((path) => [...readFileSync(new URL(path, root), "utf8").matchAll(/export (?:async )?function (create\w+Store)\b/g)])
    .map((match) => match[1] ?? "")
    .toSorted();
}
