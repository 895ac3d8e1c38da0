import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { type Heard, NOT_ASKED } from "./ask-judges.ts";
import type { AuditAnswer, SubmitAuditInput } from "./audit.schema.ts";
import type { AuditedBy, AuditedTexts } from "./audit-record.ts";
import { checkAnswer } from "./check-answer.ts";
import { type AuditDraft, keepAudit } from "./keep-audit.ts";
import type { AuditDeps } from "./ports.ts";
import { toAuditAnswer } from "./to-audit-view.ts";

/** `hear` is how judges are asked: at once, or behind the answer. */
type Hear = (ctx: Context<AuditDeps>, texts: AuditedTexts) => Promise<Heard>;

/** An answer that somebody brings: whatever is found in it, it stops nobody but them, unless they may trip and say which run gave it. */
export async function submitAudit(ctx: Context<AuditDeps>, input: SubmitAuditInput, hear: Hear): Promise<AuditAnswer> {
  assertPermission(ctx, "failsafe.write");
  const startedAt = ctx.clock.now();
  const { prompt, response, context = null, runId = null, asTrip } = input;
  const model = (await readRun(ctx, { runId, asTrip })) ?? input.model;
  const texts = { prompt, response, context };
  const { embedded, threshold, wantsJudges } = await checkAnswer(ctx, texts);
  const heard = wantsJudges ? await hear(ctx, texts) : { judges: NOT_ASKED, opinion: null };
  const draft: AuditDraft = {
    ...{ source: "submitted", model, runId, by: submitterOf(ctx), asTrip, texts, keeps: "always" },
    ...{ embedded, heard, threshold, startedAt },
  };
  return toAuditAnswer(await keepAudit(ctx, draft));
}

/** Who answered in that run; null where there is none, or it does not say. */
async function readRun(ctx: Context<AuditDeps>, { runId, asTrip }: { runId: string | null; asTrip: boolean }): Promise<string | null> {
  if (asTrip) assertPermission(ctx, "failsafe.trip");
  if (runId === null) {
    if (!asTrip) return null;
    const detail = "asTrip needs the run that gave the answer.";
    throw new AppError("invalid", "failsafe.run_required", detail, { errors: [{ pointer: "/body/runId", detail }] });
  }
  const run = await ctx.deps.findRun(ctx.orgId, runId);
  if (!run) throw new AppError("not_found", "failsafe.run_not_found", `No run ${runId}.`);
  return run.model;
}

function submitterOf({ actor }: Context): AuditedBy {
  if (actor.type === "apiKey") return { userId: actor.userId, keyId: actor.keyId, sessionId: null };
  if (actor.type === "user") return { userId: actor.userId, keyId: null, sessionId: actor.sessionId };
  return { userId: null, keyId: null, sessionId: null };
}
