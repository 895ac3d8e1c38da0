import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Database } from "../../platform/db.ts";
import type { LibraryStores } from "../library/ports.ts";
import type { EvaluationStore } from "./evaluation.store.ts";
import type { EvaluationResultStore } from "./evaluation-result.store.ts";
import type { TestSetStore } from "./test-set.store.ts";

export type TestStores = {
  promptTests: TestSetStore;
  promptEvaluations: EvaluationStore;
  promptResults: EvaluationResultStore;
};

/** For keeping test sets. */
export type TestDeps = TestStores & LibraryStores & { db: Database; audit: AuditStore; cipher: Cipher };
