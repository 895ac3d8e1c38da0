import type { Document, MongoClient } from "mongodb";
import type { BudgetAccount } from "../../../lib/ai/budget.store.ts";
import type { BudgetSettlement } from "../../../lib/ai/budget-settlement.store.ts";
import type { EgressRecord } from "../../../lib/ai/egress.store.ts";
import type { ModelCallRecord } from "../../../lib/ai/gateway/model-call.store.ts";
import type { UsageRecord } from "../../../lib/ai/usage.store.ts";
import type { SignInAttemptRecord } from "../../../lib/auth/sign-in-attempt.store.ts";
import type { ChatRecord } from "../../../lib/chat/chat.store.ts";
import type { AuditHead } from "../../../lib/platform/audit/audit.store.ts";
import type { AuditRecord } from "../../../lib/platform/audit/audit-record.ts";
import type { DataKeyRecord } from "../../../lib/platform/crypto/data-key.store.ts";
import type { IdempotencyRecord } from "../../../lib/platform/idempotency/idempotency.store.ts";
import type { DeadLetterRecord } from "../../../lib/platform/jobs/dead-letter.store.ts";
import type { JobRecord } from "../../../lib/platform/jobs/job.store.ts";
import { seededPeople } from "./seed-people.ts";
import { openTurn, type SeededText, seededTurn } from "./seed-turns.ts";
import { seededId, type Tenancy } from "./tenancy.ts";

export const SEEDED = 50_000;
const BACKLOG = 1_000;
const BATCH = 2_500;
/** Two batches under way: the server works on one while the next is written down. */
const PARALLEL = 2;
const DAY_MS = 86_400_000;

export type Seeding = { tenancy: Tenancy; text: SeededText; kekId: string; now: number };
type Make = (index: number) => Document;

/** 50,000 finished records in every collection that grows with use: the past of a deployment, into which the journey then goes. */
export async function seedPast(client: MongoClient, seeding: Seeding): Promise<void> {
  for (const [name, make] of Object.entries(pastOf(seeding))) await seed(client, name, SEEDED, make);
}

/** What waits at any moment in a busy deployment, after the journey: during it the schedules would work it off. */
export async function seedBacklog(client: MongoClient, seeding: Seeding): Promise<void> {
  const after =
    (make: (index: number, seeding: Seeding) => Document): Make =>
    (index) =>
      make(SEEDED + index, seeding);
  const dueAt = new Date(seeding.now - 60_000);
  await seed(client, "turns", BACKLOG, after(openTurn));
  await seed(client, "audit", BACKLOG, after(unchained));
  await seed(client, "jobs", BACKLOG, (index) => ({ ...job(SEEDED + index, seeding), state: "queued", finishedAt: null, dueAt }));
}

async function seed(client: MongoClient, name: string, count: number, make: Make): Promise<void> {
  const starts = Array.from({ length: Math.ceil(count / BATCH) }, (_, batch) => batch * BATCH).values();
  const worker = async () => {
    for (const start of starts) {
      const records = Array.from({ length: Math.min(BATCH, count - start) }, (_, offset) => make(start + offset));
      await client.db().collection<Document>(name).insertMany(records, { ordered: false });
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
}

function pastOf(seeding: Seeding): Record<string, Make> {
  return {
    turns: (index) => seededTurn(index, seeding),
    chats: (index) => chat(index, seeding),
    ...seededPeople({ tenancy: seeding.tenancy, now: seeding.now, at: (index) => at(seeding, index) }),
    ...ledgers(seeding),
    ...background(seeding),
    ...shortLived(seeding),
  };
}

/** A minute apart, the newest last. */
const at = ({ now }: Seeding, index: number): Date => new Date(now - DAY_MS - (SEEDED - index) * 40);

function chat(index: number, seeding: Seeding): ChatRecord {
  const createdAt = at(seeding, index);
  const { orgId, userId } = seeding.tenancy.of(index);
  const deletedAt = index % 20 === 3 ? createdAt : null;
  return { _id: seededId("cht", index), orgId, userId, title: null, lastSeq: 1, createdAt, activeAt: createdAt, deletedAt };
}

function ledgers(seeding: Seeding): Record<string, Make> {
  const { tenancy } = seeding;
  const usage = (index: number): UsageRecord => {
    const { orgId, userId } = tenancy.of(index);
    const turnId = seededId("trn", Math.floor(index / 2));
    const step = `model:${index % 2}`;
    const call = { kind: "chat", isDemo: false, provider: "openai", model: "gpt-4o-mini", outcome: "answered" } as const;
    const counted = { inputTokens: 10, cachedInputTokens: 0, outputTokens: 10, costMicros: 1, isEstimated: false };
    const booking = { bookedTo: "customer", isUncertain: false, durationMs: 900, firstTokenMs: 300 } as const;
    const owner = { orgId, userId, keyId: null, feature: "chat", source: { type: "turn", id: turnId } } as const;
    return { _id: `${turnId}:${step}`, ...owner, step, ...call, ...counted, ...booking, currency: "USD", at: at(seeding, index) };
  };
  const egress = (index: number): EgressRecord => {
    const { _id, orgId, userId, keyId, feature, kind, provider, model, source } = usage(index);
    const left = { host: "api.openai.com", region: null, dataClasses: ["message"], bytes: 40, isUncertain: false } as const;
    return { _id, orgId, userId, keyId, feature, kind, provider, model, source, ...left, at: at(seeding, index) };
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
    const next = { seq: SEEDED, hash: "0", fence: 1, leaseUntil: new Date(0) };
    return index === 0 ? { _id: tenancy.big.orgId, ...next } : { _id: seededId("org", index), ...next };
  };
  return { usage, egress, model_calls: call, audit, audit_heads: head, ...money(seeding) };
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

function unchained(index: number, seeding: Seeding): AuditRecord {
  const { orgId, userId } = seeding.tenancy.of(index);
  const target = { type: "turn", id: seededId("trn", index) };
  const what = { actor: `user:${userId}`, role: "USER", action: "chat.message-accepted", target, severity: "info", reason: null } as const;
  const digests = { beforeDigest: null, afterDigest: "0", seq: null, prevHash: null, hash: null };
  return { _id: seededId("aud", index), orgId, at: at(seeding, index), ...what, ...digests, requestId: "req", ip: "::1", userAgent: "x" };
}

function job(index: number, seeding: Seeding): JobRecord {
  const { orgId } = seeding.tenancy.of(index);
  const createdAt = at(seeding, index);
  const lease = { attempts: 1, fence: 1, owner: null, leaseUntil: null, publishCount: 1, dueAt: null, lastError: null };
  const what = { name: "chat.purge-chat", payload: {}, deduplicationKey: seededId("cht", index) };
  return { _id: seededId("job", index), orgId, state: "done", ...lease, ...what, createdAt, finishedAt: createdAt, reason: null };
}

function background(seeding: Seeding): Record<string, Make> {
  const { tenancy, kekId } = seeding;
  const deadLetter = (index: number): DeadLetterRecord => {
    const { orgId } = tenancy.of(index);
    const what = { job: "chat.run-turn", recordId: seededId("trn", index), reason: "job.attempts_exhausted" };
    return { _id: seededId("ddl", index), orgId, ...what, at: at(seeding, index), replayedAt: null, replayedBy: null };
  };
  const dataKey = (index: number): DataKeyRecord => ({
    _id: seededId("key", index),
    orgId: seededId("org", index),
    kekId,
    wrapped: "v1",
    isActive: true,
    createdAt: at(seeding, index),
  });
  return { jobs: (index) => job(index, seeding), dead_letters: deadLetter, data_keys: dataKey };
}

function shortLived({ tenancy, now }: Seeding): Record<string, Make> {
  const expiresAt = new Date(now + DAY_MS);
  const attempt = (index: number): SignInAttemptRecord => ({ _id: `attempt ${index}`, failures: 1, lockedUntil: new Date(0), expiresAt });
  const idempotency = (index: number): IdempotencyRecord => {
    const { orgId } = tenancy.of(index);
    return { _id: `key ${index}`, orgId, requestDigest: "0", status: 200, reply: null, busyUntil: new Date(0), expiresAt };
  };
  return {
    sign_in_attempts: attempt,
    idempotency,
    limit_counters: (index) => ({ _id: `counter ${index}`, count: 1, expiresAt }),
    cache: (index) => ({ _id: `entry ${index}`, value: "v", expiresAt }),
  };
}
