import { createEvaluationStore, evaluationCollection } from "../prompts/tests/evaluation.store.ts";
import { createEvaluationResultStore, evaluationResultCollection } from "../prompts/tests/evaluation-result.store.ts";
import type { TestStores } from "../prompts/tests/ports.ts";
import { createTestSetStore, testRowCollection, testSetCollection } from "../prompts/tests/test-set.store.ts";
import type { PromptParts } from "./prompt-parts.ts";

export const promptTestCollections = [testSetCollection, testRowCollection, evaluationCollection, evaluationResultCollection] as const;

/** Test sets and evaluations. */
export function createPromptTestDeps({ db, clock, jobTiming }: PromptParts): TestStores {
  return {
    promptTests: createTestSetStore(db),
    promptEvaluations: createEvaluationStore(db, { clock, timing: jobTiming }),
    promptResults: createEvaluationResultStore(db),
  };
}
