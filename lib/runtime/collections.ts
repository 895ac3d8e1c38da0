import type { Document } from "mongodb";
import { budgetCollection } from "../ai/budget.store.ts";
import { budgetSettlementCollection } from "../ai/budget-settlement.store.ts";
import { egressCollection } from "../ai/egress.store.ts";
import { modelCallCollection } from "../ai/gateway/model-call.store.ts";
import { modelPolicyCollection } from "../ai/model-policy.store.ts";
import { usageCollection } from "../ai/usage.store.ts";
import { authCollections } from "../auth/create-auth-deps.ts";
import { chatCollection } from "../chat/chat.store.ts";
import { turnCollection } from "../chat/turn.store.ts";
import { auditCollection, auditHeadCollection } from "../platform/audit/audit.store.ts";
import { cacheCollection } from "../platform/cache/cache.store.ts";
import { dataKeyCollection } from "../platform/crypto/data-key.store.ts";
import type { CollectionDefinition } from "../platform/db.ts";
import { idempotencyCollection } from "../platform/idempotency/idempotency.store.ts";
import { deadLetterCollection } from "../platform/jobs/dead-letter.store.ts";
import { jobCollection } from "../platform/jobs/job.store.ts";
import { counterCollection } from "../platform/limits/counter.store.ts";
import { scheduleCollection } from "../platform/schedule.store.ts";

/** Every collection of the product, with the indexes its store declares. */
export const collections: readonly CollectionDefinition<Document>[] = [
  ...authCollections,
  auditCollection,
  auditHeadCollection,
  budgetCollection,
  budgetSettlementCollection,
  cacheCollection,
  chatCollection,
  counterCollection,
  dataKeyCollection,
  deadLetterCollection,
  egressCollection,
  idempotencyCollection,
  jobCollection,
  modelCallCollection,
  modelPolicyCollection,
  scheduleCollection,
  turnCollection,
  usageCollection,
].map(({ name, indexes }) => ({ name, indexes }));
