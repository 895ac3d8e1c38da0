import type { ConsoleStores } from "../admin/ports.ts";
import type { OperationsParts } from "./operations-parts.ts";

export const consoleCollections = [] as const;

export function createConsoleDeps(_parts: OperationsParts): ConsoleStores {
  return {};
}
