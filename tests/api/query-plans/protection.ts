import type { Document } from "mongodb";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { askFailsafe, failsafePast, failsafeStores } from "./failsafe.ts";
import { askOperations, operationsPast, operationsStores } from "./operations.ts";
import { askPrompts, promptPast, promptStores } from "./prompts.ts";
import { askRisk, riskPast, riskStores } from "./risk.ts";
import type { Owner } from "./tenancy.ts";

/** The risk guardian, the fail-safe, the prompt library, and what runs all of it. */
export function protectionStores(deps: AppDeps) {
  return { ...riskStores(deps), ...failsafeStores(deps), ...promptStores(deps), ...operationsStores(deps) };
}

export async function askProtection(deps: AppDeps, owner: Owner): Promise<void> {
  await askRisk(deps, owner);
  await askFailsafe(deps, owner);
  await askPrompts(deps, owner);
  await askOperations(deps, owner);
}

export function protectionPast(past: Parameters<typeof riskPast>[0]): Record<string, (index: number) => Document> {
  return { ...riskPast(past), ...failsafePast(past), ...promptPast(past), ...operationsPast(past) };
}
