import { createModelCallStore, type ModelCallRecord } from "../../../lib/ai/gateway/model-call.store.ts";
import { createAuditHeadStore } from "../../../lib/platform/audit/audit-head.store.ts";
import { createCheckpointStore } from "../../../lib/platform/audit/checkpoint.store.ts";
import { createCacheStore } from "../../../lib/platform/cache/cache.store.ts";
import { createDataKeyStore } from "../../../lib/platform/crypto/data-key.store.ts";
import type { Database } from "../../../lib/platform/db.ts";
import type { JobRecord } from "../../../lib/platform/jobs/job.store.ts";
import { createCounterStore } from "../../../lib/platform/limits/counter.store.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { askFeedback } from "./feedback.ts";
import { askFileTexts } from "./file-texts.ts";
import { askKeeping, keepingStores } from "./keeping.ts";
import { askKnowledge, knowledgeStores } from "./knowledge.ts";
import { askSearch, memoryStores } from "./memory.ts";
import { askPrivacy, privacyStores } from "./privacy.ts";
import { protectionStores } from "./protection.ts";
import { askSecondSteps } from "./second-steps.ts";
import type { Owner } from "./tenancy.ts";
import { askTurns } from "./turns.ts";
import { askWaysIn } from "./ways-in.ts";

/** Every store of the product on one database, by the name of the function that makes it. */
export function allStores({ db, ...deps }: AppDeps) {
  return {
    ...memoryStores({ db, ...deps }),
    ...keepingStores(deps),
    ...knowledgeStores({ db, ...deps }),
    createFeedbackStore: deps.feedback,
    ...protectionStores({ db, ...deps }),
    ...privacyStores({ db, ...deps }),
    createUsageStore: deps.usage,
    createEgressStore: deps.egress,
    createUsageReportStore: deps.usageReports,
    createEgressReportStore: deps.egressReports,
    createModelPolicyStore: deps.modelPolicyStore,
    createBudgetStore: deps.budgetAccounts,
    createBudgetSettlementStore: deps.budgetSettlements,
    createGuardPolicyStore: deps.guardPolicyStore,
    createGuardEventStore: deps.guardEvents,
    createGuardAppealStore: deps.guardAppeals,
    createApiKeyStore: deps.apiKeys,
    createIntegrationStore: deps.integrations,
    createMembershipStore: deps.memberships,
    createDirectoryStore: deps.directory,
    createBanStore: deps.bans,
    createDenialStore: deps.denialStore,
    createOrganizationStore: deps.organizations,
    createInvitationStore: deps.invitations,
    createSessionStore: deps.sessions,
    createSignInAttemptStore: deps.attempts,
    createPasswordResetStore: deps.passwordResets,
    createEmailChangeStore: deps.emailChanges,
    createTicketStore: deps.tickets,
    createFactorStore: deps.factors,
    createUserStore: deps.users,
    createPasskeyStore: deps.passkeys,
    createLinkedAccountStore: deps.linkedAccounts,
    createSpentProofStore: deps.spentProofs,
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
    // Parts of the audit store, which are asked with it.
    createAuditHeadStore: createAuditHeadStore(db),
    createCheckpointStore: createCheckpointStore(db),
  };
}

export type Stores = ReturnType<typeof allStores>;

/** What only happens when something goes wrong or takes long; most values matter to no plan. */
export async function askSeldom(stores: Stores, owner: Owner, turnId: string, db: Database): Promise<void> {
  await askJobs(stores, owner, turnId, db);
  await askSecondSteps(stores, db);
  await askHidden(stores);
  await askSearch(stores, owner, db);
  await askKeeping(stores, owner, db);
  await askPrivacy(stores, db, owner.orgId);
  const { orgId } = owner;
  const now = new Date();
  await stores.createUsageStore.listBySource(orgId, turnId);
  await stores.createEgressStore.listBySource(orgId, turnId);
  await askAudit(stores, orgId, db);
  await stores.createIdempotencyStore.takeOver(orgId, "id", now, now);
  await stores.createIdempotencyStore.delete(orgId, "id", now);
  await stores.createOrganizationStore.find(orgId);
  await stores.createUserStore.findTokenVersion("usr_nobody");
  await stores.createIntegrationStore.moveReminder(orgId, "int_nobody", now, null);
  await askWaysIn(stores, owner, db);
  await askFileTexts(stores.createFileTextStore, owner);
  await askKnowledge(stores, owner, db);
  await askFeedback(stores.createFeedbackStore, owner, db);
  await stores.createModelCallStore.insertAll([modelCallOf(orgId, now)]);
  await stores.createModelCallStore.find(orgId, "cal_nobody");
}

async function askRetention(stores: Stores, db: Database): Promise<void> {
  const { createAuditStore: audit, createAuditHeadStore: heads, createCheckpointStore: checkpoints } = stores;
  const orgId = "org_nobody";
  const planned = { number: 1, recordId: "aud_nobody" };
  await audit.find(orgId, planned.recordId);
  await audit.dropUpTo(orgId, { number: 1, toSeq: 1 });
  for (const asked of [audit, checkpoints]) {
    await asked.dropCheckpointsBefore(orgId, 1);
    await asked.findCheckpoint(orgId, 1);
    await asked.listPublic(100);
    await asked.findPublic("0".repeat(64));
  }
  for (const asked of [audit, heads]) {
    await asked.findHead(orgId);
    await asked.setRetainAt(orgId, new Date());
    await asked.listOrganizationsToRetain(new Date(0), 10);
    await db.withTransaction(async (session) => {
      await asked.touchHead(orgId, session);
      await asked.planAnchor(orgId, planned, session);
      await asked.moveAnchor(orgId, { from: 0, to: planned }, session);
    });
  }
  await stores.createChatStore.hasAny(orgId, "usr_nobody");
}

async function askAudit(stores: Stores, orgId: string, db: Database): Promise<void> {
  const { createAuditStore: audit, createAuditHeadStore: heads, createCheckpointStore: checkpoints } = stores;
  await audit.listChained(orgId, 0, 10);
  const after = { at: new Date(), id: "aud_nobody" };
  const scopes = [
    {},
    { actor: "usr_nobody" },
    { action: "chat.chat-created" },
    { target: "cht_nobody" },
    { from: new Date(0), until: new Date() },
  ];
  for (const scope of scopes) for (const page of [null, after]) await audit.list(orgId, scope, { after: page, limit: 10 });
  await audit.listChainedMatching(orgId, { action: "chat." }, 0, 10);
  await heads.listOrganizationsWithUnsigned(10);
  await askRetention(stores, db);
  await heads.claimHead("org_nobody", new Date(), new Date(), "0");
  await heads.moveHead("org_nobody", 1, { isSigned: true });
  for (const asked of [audit, checkpoints]) {
    await asked.listCheckpoints(orgId, 0, 10);
    await asked.findCheckpointOf(orgId, 5);
  }
  const last = await checkpoints.findLastCheckpoint(orgId);
  if (last) await checkpoints.insertCheckpoint({ ...last, number: last.number + 1 });
}

function modelCallOf(orgId: string, now: Date): ModelCallRecord {
  const answered = { provider: "openai", model: "m", isDemo: false, fallbackReason: null, cache: "off", verdicts: [] };
  const counted = { inputTokens: 1, outputTokens: 1, costMicros: 1, durationMs: 1 };
  const asked = { userId: "usr_nobody", keyId: null, endpoint: "chat" as const, at: now, expiresAt: now };
  return { _id: "cal_of_the_plans", orgId, outcome: "answered", errorCode: null, ...asked, ...answered, ...counted };
}

async function askJobs(stores: Stores, { orgId }: Owner, turnId: string, db: Database): Promise<void> {
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
  await askTurns(stores, anyTurn, db);
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
  await keys.countNotWrappedBy("kek");
  await keys.deleteOlder(record.orgId, record._id);
  await keys.listOwners("org_", 10);
  await keys.deleteAll(record.orgId);
}
