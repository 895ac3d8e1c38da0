import { toAuditRecord } from "../platform/audit/audit-record.ts";
import type { Context } from "../platform/context.ts";
import { defineJob, NotYetError } from "../platform/jobs/define-job.ts";
import type { JobRecord } from "../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../platform/jobs/ledger.ts";
import { projectTurn } from "./finish-turn.ts";
import { closeUsage } from "./pipeline/usage-rows.ts";
import type { ChatDeps } from "./ports.ts";
import { isFinal } from "./to-turn-view.ts";
import type { TurnRecord } from "./turn-record.ts";

export const PURGE_CHAT_JOB = "chat.purge-chat";

const PAGE = 100;
const WAIT_FOR_RUNNING_MS = 5_000;

/** Removes what a deleted chat leaves behind. Usage and audit rows are copied out first; a running turn is waited for. */
export const purgeChatJob = defineJob<ChatDeps, JobRecord>({
  name: PURGE_CHAT_JOB,
  maxAttempts: 12,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    const { orgId, payload } = run.record;
    const chatId = String(payload.chatId);
    for (;;) {
      const page = await ctx.deps.turns.listAll(orgId, chatId, PAGE);
      if (page.length === 0) break;
      for (const turn of page) await closeTurn(ctx, turn);
      // Whatever is left after a pass is running; its own process sees the request to stop.
      if ((await ctx.deps.turns.deleteFinal(orgId, chatId)) === 0) throw new NotYetError("chat.turn_still_running", WAIT_FOR_RUNNING_MS);
    }
    await ctx.deps.guardAppeals.deleteOfChat(orgId, chatId);
    await ctx.deps.feedback.deleteOfChat(orgId, chatId);
    await ctx.deps.chatShares.deleteOfChat(orgId, chatId);
    await ctx.deps.searchEntries.deleteOfChat(orgId, chatId);
    await ctx.deps.chats.delete(orgId, chatId);
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
});

async function closeTurn(ctx: Context<ChatDeps>, turn: TurnRecord): Promise<void> {
  const audit = toAuditRecord(
    ctx,
    { action: "chat.turn-cancelled", target: { type: "turn", id: turn._id }, reason: "chat_deleted" },
    turn.orgId,
  );
  if (!isFinal(turn))
    await ctx.deps.turns.cancelQueued(turn, {
      ...{ at: new Date(ctx.clock.now()), audit, reason: "chat_deleted" },
      usage: closeUsage(turn.usage, turn.steps, "customer"),
    });
  const current = await ctx.deps.turns.find(turn.orgId, turn.userId, turn._id);
  if (current && isFinal(current)) await projectTurn(ctx, current);
}
