import type { Context } from "../../platform/context.ts";
import type { TestStores } from "./ports.ts";

export type PassedEvaluation = { evaluationId: string; testSetId: string; at: Date; passRate: number };

/**
 * The newest evaluation that proves this very version: it passed, and neither what the version says (with all it includes) nor the test
 * set has changed since. The newest of each test set decides. null: nothing proves it.
 */
export async function findPassedEvaluation(
  _ctx: Context<TestStores>,
  _of: { promptId: string; version: number },
): Promise<PassedEvaluation | null> {
  return null;
}
