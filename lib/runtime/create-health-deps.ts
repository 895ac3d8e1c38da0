import type { HealthStores } from "../ops/health/ports.ts";
import type { OperationsParts } from "./operations-parts.ts";

export const healthCollections = [] as const;

export function createHealthDeps(_parts: OperationsParts): HealthStores {
  return {};
}
