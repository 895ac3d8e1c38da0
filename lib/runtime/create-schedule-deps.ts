import type { ScheduleStores } from "../ops/schedules/ports.ts";
import { createScheduleRunStore, scheduleRunCollection } from "../ops/schedules/schedule-run.store.ts";
import { deploymentSettingsCollection } from "../platform/deployment-settings/deployment-settings.store.ts";
import type { OperationsParts } from "./operations-parts.ts";

export const scheduleCollections = [deploymentSettingsCollection, scheduleRunCollection] as const;

export function createScheduleDeps({ env, db }: OperationsParts): ScheduleStores {
  const { max, windowMs } = env.organizationLimit;
  return {
    scheduleRuns: createScheduleRunStore(db),
    tickMinutes: env.tickMinutes,
    deploymentEnvironment: {
      registrations: env.auth.isSignUpOpen ? "open" : "closed",
      requestsPerWindow: max,
      windowSeconds: windowMs / 1_000,
      gatewayPerMinute: env.gatewayRequestsPerMinute,
    },
  };
}
