import type { AppDeps } from "../../lib/runtime/deps.ts";

/** Thrown by everything a process would still have done. */
export class Killed extends Error {
  override readonly name = "Killed";
}

/** What making a file findable goes through, call by call. */
const PARTS = ["files", "fileTexts", "fileContents", "fileParser", "chunks", "segments", "vectors", "fileIndexes", "deadLetters"] as const;

/** The same dependencies, with `before` called ahead of every call of a store: it counts, kills or steps in. */
export function watchedDeps(deps: AppDeps, before: (name: string) => Promise<void>): AppDeps {
  const parts = Object.fromEntries(PARTS.map((part) => [part, watched(deps[part], part, before)]));
  return { ...deps, ...parts, jobs: { ...deps.jobs, ledger: watched(deps.jobs.ledger, "ledger", before) } };
}

function watched<Part extends object>(part: Part, name: string, before: (name: string) => Promise<void>): Part {
  return new Proxy(part, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (typeof value !== "function") return value;
      const call = (...args: unknown[]): unknown => Reflect.apply(value, target, args);
      if (key === "read")
        return (...args: unknown[]) =>
          readAfter(
            () => before(`${name}.read`),
            () => call(...args),
          );
      return async (...args: unknown[]) => {
        await before(`${name}.${String(key)}`);
        return call(...args);
      };
    },
  });
}

/** Contents come piece by piece. */
async function* readAfter(before: () => Promise<void>, read: () => unknown): AsyncGenerator<unknown> {
  await before();
  yield* toPieces(read());
}

/** Only `fileContents.read` comes here, and pieces are what it gives. */
function toPieces(value: unknown): AsyncIterable<unknown> {
  return value as AsyncIterable<unknown>;
}
