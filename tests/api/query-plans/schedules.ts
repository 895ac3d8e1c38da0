import type { Document } from "mongodb";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import type { SeededText } from "./seed-turns.ts";
import type { Owner, Tenancy } from "./tenancy.ts";

export function scheduleStores(_deps: AppDeps) {
  return {};
}

/** Every question they are ever asked. */
export async function askSchedule(_deps: AppDeps, _owner: Owner): Promise<void> {}

export function schedulePast(_past: {
  tenancy: Tenancy;
  text: SeededText;
  at(index: number): Date;
}): Record<string, (index: number) => Document> {
  return {};
}
