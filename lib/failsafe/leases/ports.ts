import type { MembershipStore } from "../../auth/membership.store.ts";
import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Database } from "../../platform/db.ts";
import type { SafetyGate } from "../../platform/safety-gate.ts";
import type { KeptFailsafeSettings } from "../settings/kept-settings.ts";
import type { FailsafeSettingsStore } from "../settings/settings.store.ts";
import type { LeaseStore } from "./lease.store.ts";

/** What the topic keeps, and what everybody asks. */
export type LeaseStores = {
  safetyLeases: LeaseStore;
  safetyGate: SafetyGate;
  failsafeSettings: KeptFailsafeSettings;
  failsafeSettingsStore: FailsafeSettingsStore;
};

export type LeaseDeps = LeaseStores & { db: Database; audit: AuditStore; cipher: Cipher; memberships: MembershipStore };

/** Of one database transaction. */
export type LeaseSession = Parameters<LeaseStore["insert"]>[1];

/** For what the fail-safe itself does to leases. */
export type DenyDeps = Pick<LeaseDeps, "audit" | "safetyLeases" | "failsafeSettings">;
