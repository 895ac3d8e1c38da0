import { getOutputRules } from "../../guard/output-rules.ts";
import type { Context } from "../../platform/context.ts";
import type { AnswerFindings, AnswerToJudge } from "../checks/finding.ts";
import { inspectAnswer } from "../checks/inspect-answer.ts";
import type { AuditDeps } from "./ports.ts";
import { isGrey } from "./settle-scores.ts";

export type CheckedAnswer = { embedded: AnswerFindings; threshold: number; wantsJudges: boolean };

/** What the embedded checks say, by the organization's settings; they need no model and ask nobody. */
export async function checkAnswer(ctx: Context<AuditDeps>, answer: AnswerToJudge): Promise<CheckedAnswer> {
  const [{ passThreshold, audit }, { allowedHosts }] = await Promise.all([
    ctx.deps.failsafeSettings.settingsOf(ctx.orgId),
    getOutputRules(ctx),
  ]);
  const embedded = inspectAnswer(answer, { allowedHosts });
  const wantsJudges = audit.judges === "always" || (audit.judges === "grey" && isGrey(embedded));
  return { embedded, threshold: passThreshold, wantsJudges };
}
