import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { ChatDeps } from "../ports.ts";
import { rememberLeft } from "./remember-left.ts";

/** Shows the conversation through one turn, with what was last shown after it. Returns the branch that is shown now. */
export async function showBranch(ctx: Context<ChatDeps>, input: { jobId: string }): Promise<{ branchId: string | null }> {
  assertPermission(ctx, "chat.write");
  const userId = userIdOf(ctx);
  const turn = await ctx.deps.turns.find(ctx.orgId, userId, input.jobId);
  const chat = turn && (await ctx.deps.chats.find(ctx.orgId, userId, turn.chatId));
  if (!turn || !chat || turn.replacedBy !== null || turn.withdrawnAt) throw notFound(input.jobId);
  const branch = turn.lastBranch === undefined ? (turn.branch ?? null) : turn.lastBranch;
  await rememberLeft(ctx, { chatId: chat._id, branch: chat.branch ?? null, first: turn.siblingOf ?? turn._id });
  if (!(await ctx.deps.chats.setBranch(ctx.orgId, userId, chat._id, branch))) throw notFound(input.jobId);
  return { branchId: branch };
}

function notFound(jobId: string): AppError {
  return new AppError("not_found", "chat.turn_not_found", `No job ${jobId}.`);
}
