import type { Document } from "mongodb";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import type { Owner, Tenancy } from "./tenancy.ts";

export function promptTestStores(_deps: AppDeps) {
  return {};
}

/** Every question they are ever asked. */
export async function askPromptTest(_deps: AppDeps, _owner: Owner): Promise<void> {}

type Past = { tenancy: Tenancy; at(index: number): Date };

export function promptTestPast(_past: Past): Record<string, (index: number) => Document> {
  return {};
}
