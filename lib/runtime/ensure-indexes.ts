import { collections } from "./collections.ts";
import type { Runtime } from "./runtime.ts";

/** Applies the stores' own declarations; what exists stays. */
export async function ensureIndexes(runtime: Pick<Runtime, "deps">): Promise<void> {
  await runtime.deps.db.ensureIndexes(collections);
}
