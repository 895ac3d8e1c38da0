import type { Context } from "../../platform/context.ts";
import { defineJob } from "../../platform/jobs/define-job.ts";
import { enqueueJob } from "../../platform/jobs/enqueue-job.ts";
import type { JobRecord } from "../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import type { ChatRecord } from "../chat.store.ts";
import type { ChatDeps } from "../ports.ts";
import { isFinal } from "../to-turn-view.ts";
import { indexTitle, indexTurns } from "./index-history.ts";

const INDEX_HISTORY_JOB = "chat.index-history";
const PAGE = 100;

/** Chats from before there was an index, once for each person. What has an entry is left alone, so a run that died costs the next one little. */
export const indexHistoryJob = defineJob<ChatDeps, JobRecord>({
  name: INDEX_HISTORY_JOB,
  maxAttempts: 12,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    const { orgId } = run.record;
    const userId = String(run.record.payload.userId);
    let after: { activeAt: Date; id: string } | null = null;
    for (;;) {
      const page: ChatRecord[] = await ctx.deps.chats.list(orgId, userId, { after, limit: PAGE });
      for (const chat of page) {
        run.signal.throwIfAborted();
        await indexChat(ctx, chat);
      }
      const last = page.at(-1);
      if (!last || page.length < PAGE) break;
      after = { activeAt: last.activeAt, id: last._id };
    }
    await ctx.deps.searchEntries.insertMissing([markerOf(orgId, userId, new Date(ctx.clock.now()))]);
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
});

async function indexChat(ctx: Context<ChatDeps>, chat: ChatRecord): Promise<void> {
  await indexTitle(ctx, chat);
  let beforeSeq = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const page = await ctx.deps.turns.listOfChat(chat.orgId, chat._id, { beforeSeq, limit: PAGE });
    const known = new Set(
      await ctx.deps.searchEntries.listKnown(
        chat.orgId,
        page.map(({ userMessageId }) => userMessageId),
      ),
    );
    await indexTurns(
      ctx,
      page.filter((turn) => isFinal(turn) && !known.has(turn.userMessageId)),
    );
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    beforeSeq = last.chatSeq;
  }
}

/** True once all of the person's history can be searched; begins the work where nobody has. */
export async function isHistoryIndexed(ctx: Context<ChatDeps>, userId: string): Promise<boolean> {
  const known = await ctx.deps.searchEntries.listKnown(ctx.orgId, [markerId(ctx.orgId, userId)]);
  if (known.length > 0) return true;
  // A job that failed for good is not in the way of a later one: its key has a name of its own for each day.
  const day = new Date(ctx.clock.now()).toISOString().slice(0, 10);
  const publish = await enqueueJob(ctx, { name: INDEX_HISTORY_JOB, payload: { userId }, deduplicationKey: `${userId} ${day}` });
  await publish();
  return false;
}

const markerId = (orgId: string, userId: string): string => `${orgId}:${userId}`;

function markerOf(orgId: string, userId: string, at: Date) {
  return { _id: markerId(orgId, userId), orgId, userId, kind: "marker" as const, chatId: "", turnId: null, tokens: [], at };
}
