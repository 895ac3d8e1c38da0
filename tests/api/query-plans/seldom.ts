import { createModelCallStore, type ModelCallRecord } from "../../../lib/ai/gateway/model-call.store.ts";
import { createCacheStore } from "../../../lib/platform/cache/cache.store.ts";
import { createDataKeyStore } from "../../../lib/platform/crypto/data-key.store.ts";
import type { JobRecord } from "../../../lib/platform/jobs/job.store.ts";
import { createCounterStore } from "../../../lib/platform/limits/counter.store.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import type { Owner } from "./tenancy.ts";

/** Every store of the product on one database, by the name of the function that makes it. */
export function allStores({ db, ...deps }: AppDeps) {
  return {
    createUsageStore: deps.usage,
    createEgressStore: deps.egress,
    createUsageReportStore: deps.usageReports,
    createEgressReportStore: deps.egressReports,
    createModelPolicyStore: deps.modelPolicyStore,
    createBudgetStore: deps.budgetAccounts,
    createBudgetSettlementStore: deps.budgetSettlements,
    createMembershipStore: deps.memberships,
    createOrganizationStore: deps.organizations,
    createSessionStore: deps.sessions,
    createSignInAttemptStore: deps.attempts,
    createUserStore: deps.users,
    createChatStore: deps.chats,
    createTurnStore: deps.turns,
    createAuditStore: deps.audit,
    createDeadLetterStore: deps.deadLetters,
    createJobStore: deps.jobs,
    createScheduleStore: deps.schedules,
    createIdempotencyStore: deps.idempotency,
    // The product reaches these four through call log, cache, cipher and limiter only: here they are asked directly.
    createModelCallStore: createModelCallStore(db),
    createCacheStore: createCacheStore(db),
    createDataKeyStore: createDataKeyStore(db),
    createCounterStore: createCounterStore(db),
  };
}

export type Stores = ReturnType<typeof allStores>;

/** What only happens when something goes wrong or takes long; most values matter to no plan. */
export async function askSeldom(stores: Stores, owner: Owner, turnId: string): Promise<void> {
  await askJobs(stores, owner, turnId);
  await askHidden(stores);
  const { orgId } = owner;
  const now = new Date();
  await stores.createUsageStore.listBySource(orgId, turnId);
  await stores.createEgressStore.listBySource(orgId, turnId);
  await stores.createAuditStore.listChained(orgId, 0, 10);
  await stores.createIdempotencyStore.takeOver(orgId, "id", now, now);
  await stores.createIdempotencyStore.delete(orgId, "id", now);
  await stores.createOrganizationStore.find(orgId);
  await stores.createModelCallStore.insertAll([modelCallOf(orgId, now)]);
  await stores.createModelCallStore.find(orgId, "cal_nobody");
}

function modelCallOf(orgId: string, now: Date): ModelCallRecord {
  const answered = { provider: "openai", model: "m", isDemo: false, fallbackReason: null, cache: "off", verdicts: [] };
  const counted = { inputTokens: 1, outputTokens: 1, costMicros: 1, durationMs: 1 };
  const asked = { userId: "usr_nobody", keyId: null, endpoint: "chat" as const, at: now, expiresAt: now };
  return { _id: "cal_of_the_plans", orgId, outcome: "answered", errorCode: null, ...asked, ...answered, ...counted };
}

async function askJobs(stores: Stores, { orgId }: Owner, turnId: string): Promise<void> {
  const { ledger: jobs } = stores.createJobStore;
  const { ledger: turns } = stores.createTurnStore;
  const lease = { state: "running", attempts: 1, fence: 1, owner: "o", leaseUntil: null, publishCount: 1, dueAt: null, lastError: null };
  const rest = { name: "n", payload: {}, deduplicationKey: "k", createdAt: new Date(), finishedAt: null, reason: null };
  const job: JobRecord = { _id: "job_nobody", orgId, ...lease, ...rest };
  await jobs.heartbeat(job);
  await jobs.release(job, { error: "e", delayMs: 1 });
  await jobs.find(orgId, job._id);
  await jobs.startPublish(job);
  await jobs.publishFailed(job);
  await jobs.replay(orgId, job._id);
  const anyTurn = await turns.find(orgId, turnId);
  if (!anyTurn) throw new Error("The journey left no turn.");
  await turns.heartbeat({ ...anyTurn, fence: -1 });
  await turns.release({ ...anyTurn, fence: -1 }, { error: "e", delayMs: 1 });
}

async function askHidden({ createCacheStore: cache, createDataKeyStore: keys, createCounterStore: counters }: Stores): Promise<void> {
  const now = new Date();
  await cache.put("key", "value", now);
  await cache.find("key", now);
  await cache.delete("key");
  await counters.increment("key", 0, 1_000);
  const record = { _id: "key_nobody", orgId: "org_nobody", kekId: "kek", wrapped: "w", isActive: true, createdAt: now };
  await keys.insertActive(record);
  await keys.replaceActive(record.orgId, { ...record, _id: "key_successor" });
  await keys.list(record.orgId);
  await keys.rewrap(record.orgId, record._id, "kek", { kekId: "kek", wrapped: "w" });
  await keys.listNotWrappedBy("kek", 10);
  await keys.deleteAll(record.orgId);
}
