import { createHash } from "node:crypto";
import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import { toAuditRecord } from "../platform/audit/audit-record.ts";
import type { Context } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import { finishTurn } from "./finish-turn.ts";
import type { ChatDeps } from "./ports.ts";
import type { TurnRecord } from "./turn-record.ts";

/** Gives a message that still waits other words. */
export async function changeWaiting(ctx: Context<ChatDeps>, input: { jobId: string; message: string }): Promise<{ jobId: string }> {
  const turn = await findWaiting(ctx, input.jobId);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const audit = toAuditRecord(ctx, {
    action: "chat.message-changed",
    target: { type: "turn", id: turn._id },
    after: createHash("sha256").update(input.message).digest("hex"),
  });
  const message = cipher.encrypt({ collection: "turns", id: turn._id, field: "message" }, input.message);
  if (!(await ctx.deps.turns.setWaitingMessage(turn, { message, audit }))) throw hasBegun();
  return { jobId: turn._id };
}

/** Takes a message back before it begins. One that opens a branch stays as cancelled: what stands beside it is found through it. */
export async function withdrawWaiting(ctx: Context<ChatDeps>, input: { jobId: string }): Promise<{ jobId: string }> {
  const turn = await findWaiting(ctx, input.jobId);
  const at = new Date(ctx.clock.now());
  const reason = "withdrawn_by_user";
  const audit = toAuditRecord(ctx, { action: "chat.turn-cancelled", target: { type: "turn", id: turn._id }, reason });
  const fields = { at, audit, reason, usage: [], ...(turn.branch !== turn._id && { withdrawnAt: at }) };
  if (!(await ctx.deps.turns.cancelQueued(turn, fields))) throw hasBegun();
  const withdrawn = await ctx.deps.turns.find(ctx.orgId, turn.userId, turn._id);
  if (withdrawn) await finishTurn(ctx, withdrawn);
  return { jobId: turn._id };
}

async function findWaiting(ctx: Context<ChatDeps>, jobId: string): Promise<TurnRecord> {
  assertPermission(ctx, "chat.write");
  const turn = await ctx.deps.turns.find(ctx.orgId, userIdOf(ctx), jobId);
  if (!turn || turn.withdrawnAt) throw new AppError("not_found", "chat.turn_not_found", `No job ${jobId}.`);
  // A fence says that some run has begun it, if only to fail.
  if (turn.state !== "queued" || turn.fence > 0) throw hasBegun();
  return turn;
}

function hasBegun(): AppError {
  return new AppError("conflict", "chat.turn_begun", "This message does not wait any more.");
}
