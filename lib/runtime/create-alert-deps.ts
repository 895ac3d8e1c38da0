import type { AlertStores } from "../ops/alerts/ports.ts";
import type { OperationsParts } from "./operations-parts.ts";

export const alertCollections = [] as const;

export function createAlertDeps(_parts: OperationsParts): AlertStores {
  return {};
}
