import { PASS_THRESHOLD } from "../schema.ts";
import type { FailsafeSettings } from "./settings.schema.ts";

export const DEFAULT_FAILSAFE_SETTINGS: FailsafeSettings = {
  passThreshold: PASS_THRESHOLD,
  audit: { chatShare: 0.2, gatewayShare: 0.05, promptShare: 0.2, judges: "grey" },
  leases: { required: ["agent", "strategy"], ttlHours: 24, quorum: { approvals: 2, validators: "analysts and above" } },
  trip: {
    onScoreBelow: 0.5,
    failureRate: { share: 0.2, least: 20, windowMinutes: 60 },
    canary: true,
    costPerHourMicros: null,
  },
  drills: { schedule: "off", models: [], tripBelow: null },
};
