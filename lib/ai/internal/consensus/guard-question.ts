import { consultJudge, isGrey } from "../../../guard/consult-judge.ts";
import type { GuardEventDeps } from "../../../guard/event-ports.ts";
import { guardTexts } from "../../../guard/guard-texts.ts";
import { redactText } from "../../../guard/output-guard.ts";
import type { GuardPolicyRules } from "../../../guard/policy.ts";
import type { JudgeDeps } from "../../../guard/ports.ts";
import { redactInput } from "../../../guard/redact-input.ts";
import type { GuardVerdict } from "../../../guard/schema.ts";
import { toGuardEvents } from "../../../guard/to-guard-events.ts";
import type { Context } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import type { AccessCaller } from "../../access.ts";
import type { ConsensusQuestion } from "../../consensus-schema.ts";

export type GuardedQuestion = {
  /** What the voters get. */
  question: ConsensusQuestion;
  isPersonal: boolean;
  /** Settles at once, or when a judge has read what the guard was not sure of; fails when that must not be answered. */
  clearance: Promise<void>;
};

/** `id` names the consensus in the guard's events. */
type Asking = { id: string; caller: AccessCaller; isEvidence: boolean; signal: AbortSignal };

export async function guardQuestion(
  ctx: Context<JudgeDeps & GuardEventDeps>,
  asked: ConsensusQuestion,
  asking: Asking,
): Promise<GuardedQuestion> {
  const policy = await ctx.deps.guard.policyOf(ctx.orgId);
  const { question, context, decisions } = asked;
  if (asking.isEvidence) return toEvidence(asked, policy);
  const words = { text: `${question}\n${decisions.join("\n")}`, source: "user" as const };
  const pieces = context === undefined ? [words] : [words, { text: context, source: "untrusted" as const }];
  const { verdict, suspect } = await guardTexts(ctx, pieces, { policy });
  const isPersonal = verdict.redactions.length > 0;
  if (!isGrey(verdict)) await settle(ctx, verdict, asking);
  const redact = (text: string) => (verdict.action === "redact" ? redactInput(text, policy) : text);
  const { userId, keyId } = asking.caller;
  const clearance = isGrey(verdict)
    ? consultJudge(ctx, verdict, { text: redact(suspect), isPersonal, userId, keyId, signal: asking.signal }).then((judged) =>
        settle(ctx, judged, asking),
      )
    : Promise.resolve();
  clearance.catch(() => undefined);
  return {
    question: { ...asked, question: redact(question), ...(context !== undefined && { context: redact(context) }) },
    isPersonal,
    clearance,
  };
}

/** What was said is to be judged, and not to be followed: it is not kept back, but what is worth hiding in it is. */
function toEvidence(asked: ConsensusQuestion, policy: GuardPolicyRules): GuardedQuestion {
  const { context = "" } = asked;
  const shown = redactText(redactInput(context, policy)).text;
  return { question: { ...asked, context: shown }, isPersonal: shown !== context, clearance: Promise.resolve() };
}

/** Notes what is worth noting, then refuses what is blocked. */
async function settle(ctx: Context<GuardEventDeps>, verdict: GuardVerdict, { id, caller }: Asking): Promise<void> {
  const { orgId, userId, keyId } = caller;
  const at = new Date(ctx.clock.now());
  const subject = { orgId, userId, keyId, feature: "consensus", ref: { type: "consensus", id }, at } as const;
  await ctx.deps.guardEvents.insertAll(toGuardEvents(subject, [verdict])).catch((error: unknown) => {
    ctx.log.warn({ error, id }, "a verdict of the guard could not be noted");
  });
  if (verdict.action !== "block") return;
  const reasons = verdict.reasons.map(({ text }) => text).join(" ");
  throw new AppError("invalid", "guard.input_blocked", `The input guard stopped this question. ${reasons}`);
}
