import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { defineJob } from "../../platform/jobs/define-job.ts";
import type { JobRecord } from "../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import { permissionsOf } from "../../platform/permissions.ts";
import { deleteChat } from "../delete-chat.ts";
import type { ChatDeps } from "../ports.ts";

export const EMPTY_PROJECT_JOB = "chat.empty-project";

const PAGE = 100;

/** What a deleted project held stays without it, or goes as its person would have deleted it. */
export const emptyProjectJob = defineJob<ChatDeps, JobRecord>({
  name: EMPTY_PROJECT_JOB,
  maxAttempts: 8,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    const { orgId, payload } = run.record;
    const [userId, projectId] = [String(payload.userId), String(payload.projectId)];
    const of = { orgId, userId, projectId };
    if (payload.content === "delete") await deleteChats(ctx, of, run.signal);
    else await ctx.deps.chats.leaveProject(orgId, userId, projectId);
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
});

type Of = { orgId: string; userId: string; projectId: string };

async function deleteChats(ctx: Context<ChatDeps>, { orgId, userId, projectId }: Of, signal: AbortSignal): Promise<void> {
  const asPerson: Context<ChatDeps> = { ...ctx, orgId, actor: { type: "user", userId, sessionId: "" }, permissions: permissionsOf("USER") };
  for (;;) {
    signal.throwIfAborted();
    const page = await ctx.deps.chats.list(orgId, userId, { after: null, limit: PAGE, projectId });
    for (const { _id: chatId } of page) await deleteChat(asPerson, { chatId }).catch(ignoreMissing);
    if (page.length < PAGE) return;
  }
}

/** Its person was faster. */
function ignoreMissing(error: unknown): void {
  if (!(error instanceof AppError) || error.code !== "chat.chat_not_found") throw error;
}
