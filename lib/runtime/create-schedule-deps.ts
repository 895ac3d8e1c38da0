import type { ScheduleStores } from "../ops/schedules/ports.ts";
import { deploymentSettingsCollection } from "../platform/deployment-settings/deployment-settings.store.ts";
import type { OperationsParts } from "./operations-parts.ts";

export const scheduleCollections = [deploymentSettingsCollection] as const;

export function createScheduleDeps({ env }: OperationsParts): ScheduleStores {
  const { max, windowMs } = env.organizationLimit;
  return {
    deploymentEnvironment: {
      registrations: env.auth.isSignUpOpen ? "open" : "closed",
      requestsPerWindow: max,
      windowSeconds: windowMs / 1_000,
      gatewayPerMinute: env.gatewayRequestsPerMinute,
    },
  };
}
