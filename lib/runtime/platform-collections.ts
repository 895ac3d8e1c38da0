import { auditCollections } from "../platform/audit/audit.store.ts";
import { cacheCollection } from "../platform/cache/cache.store.ts";
import { idempotencyCollection } from "../platform/idempotency/idempotency.store.ts";
import { counterCollection } from "../platform/limits/counter.store.ts";
import { cryptoCollections } from "./create-crypto-deps.ts";
import { jobCollections } from "./create-job-deps.ts";

/** What every module stands on. */
export const platformCollections = [
  ...auditCollections,
  cacheCollection,
  counterCollection,
  ...cryptoCollections,
  idempotencyCollection,
  ...jobCollections,
] as const;
