import type { Document } from "mongodb";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { askFailsafe, failsafePast, failsafeStores } from "./failsafe.ts";
import { askRisk, riskPast, riskStores } from "./risk.ts";
import type { Owner } from "./tenancy.ts";

/** The risk guardian and the fail-safe. */
export function protectionStores(deps: AppDeps) {
  return { ...riskStores(deps), ...failsafeStores(deps) };
}

export async function askProtection(deps: AppDeps, owner: Owner): Promise<void> {
  await askRisk(deps, owner);
  await askFailsafe(deps, owner);
}

export function protectionPast(past: Parameters<typeof riskPast>[0]): Record<string, (index: number) => Document> {
  return { ...riskPast(past), ...failsafePast(past) };
}
