// A model is asked about a text of which the guard is not sure. It may make a block of it and nothing else: whoever talks the judge into
// "SAFE" has won what they had without it.

import type { Context } from "../platform/context.ts";
import { GREY_FLOOR } from "./event.schema.ts";
import type { GuardPolicyRules } from "./policy.ts";
import type { JudgeDeps, JudgeQuestion } from "./ports.ts";
import type { GuardVerdict, JudgeOpinion } from "./schema.ts";
import { severestAction } from "./severest-action.ts";

/** Let through, but not without a doubt. */
export function isGrey({ verdict, action, score }: Pick<GuardVerdict, "verdict" | "action" | "score">): boolean {
  return verdict === "SAFE" && action !== "block" && score >= GREY_FLOOR;
}

/** The verdict with what the judge makes of it; as it was where the organization wants no judge or there is none. */
export async function consultJudge(ctx: Context<JudgeDeps>, verdict: GuardVerdict, question: JudgeQuestion): Promise<GuardVerdict> {
  const policy = await ctx.deps.guard.policyOf(ctx.orgId);
  if (!isGrey(verdict) || policy.judge.mode === "off") return verdict;
  const opinion = await ctx.deps.guardJudge.ask(ctx, question);
  return opinion ? withOpinion(verdict, opinion, policy) : verdict;
}

export function withOpinion(verdict: GuardVerdict, opinion: JudgeOpinion, policy: GuardPolicyRules): GuardVerdict {
  const judged = { ...verdict, judge: opinion };
  const { intent } = opinion;
  if (intent === "SAFE") return judged;
  if (intent === null) return withoutAnswer(judged, opinion, policy);
  const seen = (verdict.classes ?? []).map((each) => policy.attacks[each.class]);
  return {
    ...judged,
    verdict: intent,
    action: severestAction([verdict.action, ...(seen.length > 0 ? seen : [policy.attacks.sentinel])]),
    reasons: [...verdict.reasons, { code: `guard.judge_${intent.toLowerCase()}`, text: `${nameOf(opinion)} judged it ${intent}.` }],
  };
}

const SILENCES: Record<JudgeOpinion["outcome"], string> = {
  answered: "gave no answer",
  late: "did not answer in time",
  failed: "could not be asked",
  malformed: "gave an answer that does not count",
  over_budget: "was not asked, because the budget is spent",
};

function withoutAnswer(verdict: GuardVerdict, opinion: JudgeOpinion, { judge }: GuardPolicyRules): GuardVerdict {
  const reasons = [...verdict.reasons, { code: "guard.judge_silent", text: `${nameOf(opinion)} ${SILENCES[opinion.outcome]}.` }];
  if (judge.failMode === "closed") return { ...verdict, verdict: "UNSAFE", action: "block", reasons };
  return { ...verdict, action: severestAction([verdict.action, "warn"]), reasons };
}

function nameOf({ provider, model }: JudgeOpinion): string {
  return provider === null ? "The model judge" : `The model judge (${provider}/${model})`;
}
