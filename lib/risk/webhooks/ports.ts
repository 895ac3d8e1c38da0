import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Database } from "../../platform/db.ts";
import type { IdempotencyStore } from "../../platform/idempotency/idempotency.store.ts";
import type { SafetyGate } from "../../platform/safety-gate.ts";
import type { AnalyzeDeps } from "../transactions/analyze-transactions.ts";
import type { RiskWebhookStore } from "./webhook.store.ts";

export type WebhookDeps = { db: Database; audit: AuditStore; cipher: Cipher; riskWebhooks: RiskWebhookStore };

export type ReceiveDeps = WebhookDeps & AnalyzeDeps & { idempotency: IdempotencyStore; safetyGate: Pick<SafetyGate, "find"> };
