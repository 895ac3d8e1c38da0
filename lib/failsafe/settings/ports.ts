import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Database } from "../../platform/db.ts";
import type { SafetyGate } from "../../platform/safety-gate.ts";
import type { KeptFailsafeSettings } from "./kept-settings.ts";
import type { FailsafeSettingsStore } from "./settings.store.ts";

/** For looking at the settings and deciding about them. */
export type FailsafeSettingsDeps = {
  db: Database;
  audit: AuditStore;
  failsafeSettings: KeptFailsafeSettings;
  failsafeSettingsStore: FailsafeSettingsStore;
  /** Goes by what needs a lease. */
  safetyGate: Pick<SafetyGate, "forget">;
};
