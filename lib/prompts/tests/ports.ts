import type { Budgets } from "../../ai/budgets.ts";
import type { Router } from "../../ai/router.ts";
import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Context } from "../../platform/context.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Database } from "../../platform/db.ts";
import type { PublishDeps } from "../../platform/jobs/publish-record.ts";
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

/** What of an answer is judged by modules beside this one; the runtime knows them. */
export type AnswerJudges = {
  /** Cosine of the two texts' embeddings, by the encoder that needs no key. */
  similarityOf(ctx: Context, texts: { answer: string; value: string }, signal: AbortSignal): Promise<number>;
  /** The fail-safe's embedded checks: the lowest score, 1 is safe, and the categories that fell below `threshold`. */
  safetyOf(
    ctx: Context,
    texts: { prompt: string; answer: string },
    threshold: number,
  ): Promise<{ score: number; categories: readonly string[] }>;
};
export type TestLinks = { answerJudges: AnswerJudges };

/** For starting an evaluation and saying what it would cost. */
export type EvaluationDeps = TestDeps & PublishDeps & { router: Pick<Router, "plan">; budgets: Budgets };
