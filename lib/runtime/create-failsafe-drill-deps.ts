import type { DrillStores } from "../failsafe/drills/ports.ts";
import type { FailsafeParts } from "./failsafe-parts.ts";

export const failsafeDrillCollections = [] as const;

export function createFailsafeDrillDeps(_parts: FailsafeParts): DrillStores {
  return {};
}
