import type { ConsensusDeps } from "../../ai/reach-consensus.ts";
import type { AnswerAuditor } from "../../platform/answer-auditor.ts";
import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Database } from "../../platform/db.ts";
import type { JobStore } from "../../platform/jobs/job.store.ts";
import type { SafetyGate } from "../../platform/safety-gate.ts";
import type { KeptFailsafeSettings } from "../settings/kept-settings.ts";
import type { TripDeps } from "../trips/ports.ts";
import type { SafetyAuditStore } from "./audit.store.ts";
import type { AuditWrites } from "./audit-writes.ts";
import type { ModelCountStore } from "./model-count.store.ts";

/** A run of the product: who gave the answer. */
export type FoundRun = { model: string | null };
/** Turns and calls belong to modules above; null for what is no run of this organization. */
export type FindRun = (orgId: string, runId: string) => Promise<FoundRun | null>;

/** What runtime knows of both sides. */
export type AuditLinks = { answerAuditor: AnswerAuditor; findRun: FindRun };

export type AuditStores = { safetyAudits: SafetyAuditStore; modelCounts: ModelCountStore; auditWrites: AuditWrites };

export type JudgeDeps = ConsensusDeps;

export type AuditDeps = JudgeDeps &
  TripDeps &
  AuditStores & {
    db: Database;
    cipher: Cipher;
    audit: AuditStore;
    jobs: JobStore;
    safetyGate: SafetyGate;
    findRun: FindRun;
    failsafeSettings: KeptFailsafeSettings;
  };
