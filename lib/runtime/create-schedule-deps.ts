import type { ScheduleStores } from "../ops/schedules/ports.ts";
import type { OperationsParts } from "./operations-parts.ts";

export const scheduleCollections = [] as const;

export function createScheduleDeps(_parts: OperationsParts): ScheduleStores {
  return {};
}
