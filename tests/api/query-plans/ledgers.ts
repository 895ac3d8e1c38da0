import type { Document } from "mongodb";
import type { BudgetAccount } from "../../../lib/ai/budget.store.ts";
import type { BudgetSettlement } from "../../../lib/ai/budget-settlement.store.ts";
import type { EgressRecord } from "../../../lib/ai/egress.store.ts";
import type { ModelCallRecord } from "../../../lib/ai/gateway/model-call.store.ts";
import type { UsageRecord } from "../../../lib/ai/usage.store.ts";
import type { AuditHead } from "../../../lib/platform/audit/audit-head.store.ts";
import type { AuditRecord } from "../../../lib/platform/audit/audit-record.ts";
import type { CheckpointRecord } from "../../../lib/platform/audit/checkpoint.store.ts";
import { at, SEEDED, type Seeding } from "./seeding.ts";
import { seededId } from "./tenancy.ts";

type Make = (index: number) => Document;
const DAY_MS = 86_400_000;

export function ledgers(seeding: Seeding): Record<string, Make> {
  const { tenancy } = seeding;
  const usage = (index: number): UsageRecord => {
    const { orgId, userId } = tenancy.of(index);
    const turnId = seededId("trn", Math.floor(index / 2));
    const step = `model:${index % 2}`;
    const call = { kind: "chat", isDemo: false, provider: "openai", model: "gpt-4o-mini", outcome: "answered" } as const;
    const counted = { inputTokens: 10, cachedInputTokens: 0, outputTokens: 10, costMicros: 1, isEstimated: false };
    const booking = { bookedTo: "customer", isUncertain: false, keyOrigin: null, durationMs: 900, firstTokenMs: 300 } as const;
    const owner = { orgId, userId, keyId: null, feature: "chat", source: { type: "turn", id: turnId } } as const;
    return { _id: `${turnId}:${step}`, ...owner, step, ...call, ...counted, ...booking, currency: "USD", at: at(seeding, index) };
  };
  const egress = (index: number): EgressRecord => {
    const { _id, orgId, userId, keyId, feature, kind, provider, model, keyOrigin, source } = usage(index);
    const left = { host: "api.openai.com", region: null, dataClasses: ["message"], bytes: 40, isUncertain: false } as const;
    return { _id, orgId, userId, keyId, feature, kind, provider, model, keyOrigin, source, ...left, at: at(seeding, index) };
  };
  const call = (index: number): ModelCallRecord => {
    const { orgId, userId, provider, model } = usage(index);
    const answered = { endpoint: "chat", outcome: "answered", errorCode: null, isDemo: false, fallbackReason: null, cache: "off" } as const;
    const counted = { inputTokens: 10, outputTokens: 10, costMicros: 1, durationMs: 900 };
    const times = { at: at(seeding, index), expiresAt: new Date(seeding.now + 30 * DAY_MS) };
    return { _id: seededId("cal", index), orgId, userId, keyId: null, provider, model, verdicts: [], ...answered, ...counted, ...times };
  };
  const audit = (index: number): AuditRecord => ({ ...unchained(index, seeding), seq: index + 1, prevHash: "0", hash: "0" });
  const head = (index: number): AuditHead => {
    const next = { seq: SEEDED, hash: "0", fence: 1, leaseUntil: new Date(0), isSigned: true };
    return index === 0 ? { _id: tenancy.big.orgId, ...next } : { _id: seededId("org", index), ...next };
  };
  const checkpoint = (index: number): CheckpointRecord => {
    const { orgId } = audit(index);
    const signed = { root: "0", head: "0", previous: "0", at: at(seeding, index).toISOString(), keyId: "0" };
    const signatures = { ed25519: "0", mlDsa65: "0" };
    return { _id: seededId("aud", index), orgId, number: index + 1, fromSeq: index + 1, toSeq: index + 1, ...signed, signatures };
  };
  return { usage, egress, model_calls: call, audit, audit_heads: head, audit_checkpoints: checkpoint, ...money(seeding) };
}

function money(seeding: Seeding): Record<string, Make> {
  const budgets = (index: number): BudgetAccount => {
    const orgId = seededId("org", index);
    const scope = { type: "organization", id: orgId } as const;
    const createdAt = at(seeding, index);
    const cap = {
      id: seededId("bdg", index),
      scope,
      period: "month",
      capMicros: 10,
      createdBy: "u",
      createdAt,
      updatedAt: createdAt,
    } as const;
    const key = `${cap.id}@2026-11`;
    const counter = { startsAt: createdAt, freeMicros: 8, heldMicros: 1, spentMicros: 1, uncertainMicros: 0, alerts: [] };
    const until = new Date(seeding.now + 30 * DAY_MS);
    const holds = [{ id: `call ${index}`, micros: 1, counters: [key], until, seq: 0 }];
    return { _id: orgId, orgId, version: 1, caps: [cap], counters: { [key]: counter }, holds };
  };
  const settlement = (index: number): BudgetSettlement => {
    const { orgId } = seeding.tenancy.of(index);
    const amounts = { state: "settled", heldMicros: 2, spentMicros: 1, counters: [] } as const;
    return { _id: `${orgId}/call ${index}`, orgId, ...amounts, counters: [], expiresAt: new Date(seeding.now + DAY_MS) };
  };
  return { budgets, budget_settlements: settlement };
}

export function unchained(index: number, seeding: Seeding): AuditRecord {
  const { orgId, userId } = seeding.tenancy.of(index);
  const target = { type: "turn", id: seededId("trn", index) };
  const what = { actor: `user:${userId}`, role: "USER", action: "chat.message-accepted", target, severity: "info", reason: null } as const;
  const digests = { beforeDigest: null, afterDigest: "0", seq: null, prevHash: null, hash: null };
  return { _id: seededId("aud", index), orgId, at: at(seeding, index), ...what, ...digests, requestId: "req", ip: "::1", userAgent: "x" };
}
