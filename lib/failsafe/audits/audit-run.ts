import type { AnswerAuditor, AnsweringPart, ProducedAnswer } from "../../platform/answer-auditor.ts";
import type { Context } from "../../platform/context.ts";
import type { FailsafeSettings } from "../settings/settings.schema.ts";
import { NOT_ASKED } from "./ask-judges.ts";
import { checkAnswer } from "./check-answer.ts";
import { keepAudit } from "./keep-audit.ts";
import type { AuditDeps } from "./ports.ts";
import { isSampled } from "./sample-runs.ts";

const SHARES: Readonly<Record<AnsweringPart, keyof FailsafeSettings["audit"] & `${string}Share`>> = {
  chat: "chatShare",
  gateway: "gatewayShare",
  playground: "gatewayShare",
  prompts: "promptShare",
};

/** Whether this run is among the organization's share. */
export async function isRunDue(
  { failsafeSettings }: Pick<AuditDeps, "failsafeSettings">,
  orgId: string,
  { source, runId }: Pick<ProducedAnswer, "source" | "runId">,
): Promise<boolean> {
  const { audit } = await failsafeSettings.settingsOf(orgId);
  return isSampled(runId, audit[SHARES[source]]);
}

/** Of the longest conversations the ends are judged: more than any answer, and little enough for everybody behind it. */
const CHARS_MAX = 262_144;

/** An answer of ours, before anybody goes by it. No model is asked on its way: judges follow in a job, and may trip later. */
export async function auditRun(ctx: Context<AuditDeps>, answer: ProducedAnswer): ReturnType<AnswerAuditor["audit"]> {
  const startedAt = ctx.clock.now();
  const { source, runId, part, model, userId, keyId, keepsTexts } = answer;
  const texts = {
    prompt: answer.prompt.slice(-CHARS_MAX).toWellFormed(),
    response: answer.response.slice(0, CHARS_MAX).toWellFormed(),
    context: answer.context?.slice(0, CHARS_MAX).toWellFormed() ?? null,
  };
  const { instructions, canary, known } = answer;
  const told = {
    ...(instructions !== undefined && { instructions }),
    ...(canary !== undefined && { canary }),
    ...(known !== undefined && { known: known.slice(-CHARS_MAX) }),
  };
  const { embedded, threshold, wantsJudges } = await checkAnswer(ctx, { ...texts, ...told });
  const { record } = await keepAudit(ctx, {
    ...{ source, model, runId, runKey: part === undefined ? runId : `${runId}:${part}`, asTrip: false },
    ...{ by: { userId, keyId, sessionId: null }, texts, keeps: keepsTexts ? "failed" : "never", embedded, threshold, startedAt },
    heard: { judges: { ...NOT_ASKED, state: wantsJudges && keepsTexts ? "waiting" : "off" }, opinion: null },
  });
  return { auditId: record._id, passed: record.passed, isWithheld: record.isWithheld };
}
