import { DATA_CLASSES, FEATURES } from "../../lib/ai/access.ts";
import { type EgressRecord, egressCollection } from "../../lib/ai/egress.store.ts";
import { type UsageRecord, usageCollection } from "../../lib/ai/usage.store.ts";
import type { Database } from "../../lib/platform/db.ts";
import { createId } from "../../lib/platform/ids.ts";
import { createSeededRandom } from "../chaos/history/seeded-random.ts";

/** Rows as the ledgers hold them, for tests of what reads them. */
export function usageRow(orgId: string, at: string | Date, values: Partial<UsageRecord> = {}): UsageRecord {
  const id = createId("modelCall");
  return {
    _id: `${id}:call`,
    orgId,
    userId: null,
    keyId: null,
    feature: "chat",
    kind: "chat",
    step: "call",
    source: { type: "call", id },
    provider: "openai",
    model: "gpt-6-luna",
    isDemo: false,
    outcome: "answered",
    inputTokens: 100,
    cachedInputTokens: 0,
    outputTokens: 50,
    costMicros: 1_000,
    currency: "USD",
    isEstimated: false,
    bookedTo: "customer",
    isUncertain: false,
    keyOrigin: "platform",
    durationMs: 900,
    firstTokenMs: 300,
    at: new Date(at),
    ...values,
  };
}

/** What left with that call; null of the demo engine, which is in the house. */
export function egressOf(row: UsageRecord, values: Partial<EgressRecord> = {}): EgressRecord | null {
  if (row.isDemo) return null;
  const { _id, orgId, userId, keyId, feature, kind, provider, model, keyOrigin, source, at, isUncertain } = row;
  const what = { host: `api.${provider}.example`, region: null, dataClasses: ["message"], bytes: 400 } as const;
  return { _id, orgId, userId, keyId, feature, kind, provider, model, keyOrigin, source, at, isUncertain, ...what, ...values };
}

export async function writeLedgers(db: Database, rows: readonly UsageRecord[], leaving: readonly EgressRecord[]): Promise<void> {
  if (rows.length > 0) await db.collection(usageCollection).insertMany([...rows]);
  if (leaving.length > 0) await db.collection(egressCollection).insertMany([...leaving]);
}

const MODELS = [
  ["openai", "gpt-6-luna"],
  ["openai", "gpt-6-sol"],
  ["anthropic", "claude-opus"],
  ["groq", "llama"],
  ["demo", "demo-1"],
] as const;

/** A few hundred calls of some people within `days` days, different for each seed and the same for the same one. */
export function randomLedger(
  seed: number,
  owner: { orgId: string; userIds: readonly string[]; from: string; days: number; count: number },
) {
  const { next, pick, below } = createSeededRandom(seed);
  const rows = Array.from({ length: owner.count }, () => {
    const [provider, model] = pick(MODELS);
    const isDemo = provider === "demo";
    const isUncertain = !isDemo && next() < 0.1;
    const at = new Date(Date.parse(`${owner.from}T00:00:00Z`) + below(owner.days * 86_400_000));
    return usageRow(owner.orgId, at, {
      ...{ provider, model, isDemo, isUncertain, bookedTo: isUncertain || next() < 0.1 ? "platform" : "customer" },
      userId: next() < 0.2 ? null : pick(owner.userIds),
      keyId: next() < 0.7 ? null : pick(["key_one", "key_two"]),
      feature: pick(FEATURES),
      inputTokens: below(2_000),
      cachedInputTokens: below(100),
      outputTokens: below(500),
      costMicros: isDemo ? 0 : below(90_000),
    });
  });
  const leaving = rows.flatMap((row) => {
    const dataClasses = DATA_CLASSES.filter(() => next() < 0.4);
    const record = egressOf(row, { dataClasses, bytes: below(9_000), region: next() < 0.5 ? null : "eu" });
    return record ? [record] : [];
  });
  return { rows, leaving };
}
