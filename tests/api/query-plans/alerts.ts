import type { Document } from "mongodb";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import type { SeededText } from "./seed-turns.ts";
import type { Owner, Tenancy } from "./tenancy.ts";

export function alertStores(_deps: AppDeps) {
  return {};
}

/** Every question they are ever asked. */
export async function askAlert(_deps: AppDeps, _owner: Owner): Promise<void> {}

export function alertPast(_past: {
  tenancy: Tenancy;
  text: SeededText;
  at(index: number): Date;
}): Record<string, (index: number) => Document> {
  return {};
}
