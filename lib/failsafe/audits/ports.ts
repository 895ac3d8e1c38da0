import type { ConsensusDeps } from "../../ai/reach-consensus.ts";
import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Database } from "../../platform/db.ts";
import type { JobStore } from "../../platform/jobs/job.store.ts";
import type { PublishDeps } from "../../platform/jobs/publish-record.ts";
import type { SafetyGate } from "../../platform/safety-gate.ts";
import type { SafetyAuditStore } from "./audit.store.ts";
import type { ModelCountStore } from "./model-count.store.ts";

/** A run of the product: who gave the answer. */
export type FoundRun = { model: string | null };
/** Turns and calls belong to modules above; null for what is no run of this organization. */
export type FindRun = (orgId: string, runId: string) => Promise<FoundRun | null>;

/** What of an organization's fail-safe settings an audit goes by. */
export type AuditSettings = {
  passThreshold: number;
  audit: { chatShare: number; gatewayShare: number; promptShare: number; judges: "grey" | "never" | "always" };
  trip: { failureRate: { windowMinutes: number }; costPerHourMicros: number | null };
};

export type AuditStores = { safetyAudits: SafetyAuditStore; modelCounts: ModelCountStore };

export type JudgeDeps = ConsensusDeps;

export type AuditDeps = JudgeDeps &
  PublishDeps &
  AuditStores & {
    db: Database;
    cipher: Cipher;
    audit: AuditStore;
    jobs: JobStore;
    safetyGate: SafetyGate;
    findRun: FindRun;
    auditSettings: { settingsOf(orgId: string): Promise<AuditSettings> };
  };
