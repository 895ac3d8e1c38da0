import type { AuthDeps } from "../../auth/ports.ts";
import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Database } from "../../platform/db.ts";
import type { JobStore } from "../../platform/jobs/job.store.ts";
import type { PublishDeps } from "../../platform/jobs/publish-record.ts";
import type { LibraryStores } from "../library/ports.ts";
import type { TestStores } from "../tests/ports.ts";
import type { LabelMoveStore } from "./labels/label-move.store.ts";
import type { PromotionStore } from "./promotions/promotion.store.ts";

export type VersionStores = { promptLabelMoves: LabelMoveStore; promptPromotions: PromotionStore };

export type LabelDeps = VersionStores & LibraryStores & { db: Database; audit: AuditStore; cipher: Cipher };

/** Promotions ask for evaluations, look for a second person and write to those who may decide. */
export type PromotionDeps = LabelDeps & TestStores & AuthDeps & PublishDeps & { jobs: JobStore };

/** Of one database transaction. */
export type Session = Parameters<LabelMoveStore["append"]>[1];
