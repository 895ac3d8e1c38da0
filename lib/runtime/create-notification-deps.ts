import type { NotificationStores } from "../notifications/ports.ts";
import type { OperationsParts } from "./operations-parts.ts";

export const notificationCollections = [] as const;

export function createNotificationDeps(_parts: OperationsParts): NotificationStores {
  return {};
}
