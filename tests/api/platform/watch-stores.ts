import type { AppDeps } from "../../../lib/runtime/deps.ts";

const STORES = [
  "users",
  "organizations",
  "memberships",
  "sessions",
  "attempts",
  "chats",
  "turns",
  "usage",
  "audit",
  "jobs",
  "deadLetters",
  "schedules",
  "idempotency",
] as const satisfies readonly (keyof AppDeps)[];

/** Notes which store functions are called from now on; the returned function names those that were not. */
export function watchStores(deps: AppDeps): () => string[] {
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
  for (const name of STORES) watch(name, deps[name]);
  return () => known.filter((name) => !called.has(name));
}
