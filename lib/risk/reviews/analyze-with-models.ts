import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { AnalyzeDeps } from "../transactions/analyze-transactions.ts";
import { submitOne } from "../transactions/submit-transactions.ts";
import { toAnalysis } from "../transactions/to-analysis.ts";
import { askForReview } from "./ask-for-review.ts";
import type { AnalyzeMultiInput, MultiAnalysis } from "./multi-analysis.schema.ts";
import type { ReviewDeps } from "./ports.ts";
import { type Heard, toConsensusView } from "./to-review-view.ts";

/** The engine judges first, and its verdict is stored whatever becomes of the models. */
export async function analyzeWithModels(
  ctx: Context<AnalyzeDeps & ReviewDeps>,
  { input, analysisType, providers }: AnalyzeMultiInput,
): Promise<MultiAnalysis> {
  assertPermission(ctx, "risk.write");
  assertPermission(ctx, "ai.write");
  const { record, isRepeated } = await submitOne(ctx, { input, analysisType });
  const review = await askForReview(ctx, { record, providers });
  const [cipher, current] = await Promise.all([
    ctx.deps.cipher.forOrganization(ctx.orgId),
    ctx.deps.riskTransactions.find(ctx.orgId, record._id),
  ]);
  const consensus = toConsensusView(cipher, review, review.result ?? UNHEARD);
  return { ...toAnalysis(current ?? record, input.id, isRepeated), consensus };
}

/** Whoever else was asking has not told yet. */
const UNHEARD: Heard = { outcome: "unavailable", agreement: null, votes: [], isDemo: false };
