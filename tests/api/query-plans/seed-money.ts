import type { Document } from "mongodb";
import type { BudgetAccount } from "../../../lib/ai/budget.store.ts";
import type { BudgetSettlement } from "../../../lib/ai/budget-settlement.store.ts";
import type { ModelCallRecord } from "../../../lib/ai/gateway/model-call.store.ts";
import type { Seeding } from "./seed-collections.ts";
import { seededId } from "./tenancy.ts";

type Make = (index: number) => Document;
const DAY_MS = 86_400_000;

export function seedMoney(seeding: Seeding): Record<string, Make> {
  const budgets = (index: number): BudgetAccount => {
    const orgId = seededId("org", index);
    const scope = { type: "organization", id: orgId } as const;
    const createdAt = new Date(seeding.now - DAY_MS);
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

export function seedCalls({ tenancy, now }: Seeding): Record<string, Make> {
  const call = (index: number): ModelCallRecord => {
    const { orgId, userId } = tenancy.of(index);
    const answered = { provider: "openai", model: "gpt-4o-mini", isDemo: false, fallbackReason: null, cache: "off", verdicts: [] };
    const ended = { endpoint: "chat", outcome: "answered", errorCode: null } as const;
    const counted = { inputTokens: 10, outputTokens: 10, costMicros: 1, durationMs: 900 };
    const times = { at: new Date(now - DAY_MS), expiresAt: new Date(now + 30 * DAY_MS) };
    return { _id: seededId("cal", index), orgId, userId, keyId: null, ...answered, ...ended, ...counted, ...times };
  };
  return { model_calls: call };
}
