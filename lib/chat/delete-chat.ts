import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import { toAuditRecord } from "../platform/audit/audit-record.ts";
import type { Context } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import { enqueueJob } from "../platform/jobs/enqueue-job.ts";
import type { ChatDeps } from "./ports.ts";
import { PURGE_CHAT_JOB } from "./purge-chat.job.ts";

/** Gone for everybody at once; its turns are removed by a job written in the same transaction. */
export async function deleteChat(ctx: Context<ChatDeps>, input: { chatId: string }): Promise<void> {
  assertPermission(ctx, "chat.write");
  const userId = userIdOf(ctx);
  const at = new Date(ctx.clock.now());
  const audit = toAuditRecord(ctx, { action: "chat.chat-deleted", target: { type: "chat", id: input.chatId } });
  const publish = await ctx.deps.db.withTransaction(async (session) => {
    if (!(await ctx.deps.chats.markDeleted(ctx.orgId, userId, input.chatId, at, session))) return null;
    await ctx.deps.audit.append(audit, session);
    return enqueueJob(ctx, { name: PURGE_CHAT_JOB, payload: { chatId: input.chatId }, deduplicationKey: input.chatId }, session);
  });
  if (!publish) throw new AppError("not_found", "chat.chat_not_found", `No chat ${input.chatId}.`);
  await ctx.deps.turns.requestStopOfChat(ctx.orgId, input.chatId, at);
  await publish();
}
