import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import { toAuditRecord } from "../platform/audit/audit-record.ts";
import type { Context } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import { finishTurn } from "./finish-turn.ts";
import { closeUsage } from "./pipeline/usage-rows.ts";
import type { ChatDeps } from "./ports.ts";
import type { TurnOutcome, TurnStatus } from "./schema.ts";
import { statusOf } from "./to-turn-view.ts";

/** A queued turn ends here and now; a running one sees the request within its poll and keeps what it has written. */
export async function stopTurn(
  ctx: Context<ChatDeps>,
  input: { jobId: string },
): Promise<{ jobId: string; status: TurnStatus; outcome?: TurnOutcome; reason?: string }> {
  assertPermission(ctx, "chat.write");
  const userId = userIdOf(ctx);
  const { turns } = ctx.deps;
  const at = new Date(ctx.clock.now());
  const asked = await turns.requestStop(ctx.orgId, userId, input.jobId, at);
  if (asked?.state === "queued") {
    const audit = toAuditRecord(ctx, {
      action: "chat.turn-cancelled",
      target: { type: "turn", id: input.jobId },
      reason: "stopped_by_user",
    });
    const usage = closeUsage(asked.usage, asked.steps, "customer");
    if (await turns.cancelQueued(asked, { at, audit, reason: "stopped_by_user", usage })) {
      const cancelled = await turns.find(ctx.orgId, userId, input.jobId);
      if (cancelled) await finishTurn(ctx, cancelled);
    }
  }
  const turn = await turns.find(ctx.orgId, userId, input.jobId);
  if (!turn) throw new AppError("not_found", "chat.turn_not_found", `No job ${input.jobId}.`);
  return { jobId: turn._id, ...statusOf(turn) };
}
