import type { Context } from "../../platform/context.ts";
import { enqueueJob } from "../../platform/jobs/enqueue-job.ts";
import type { ChatDeps } from "../ports.ts";
import type { TurnRecord } from "../turn-record.ts";
import { TITLE_CHAT_JOB } from "./title-chat.job.ts";

/** A name is looked for after one of the first answers, once for each chat. */
const FIRST_TURNS = 3;

export async function requestTitle(ctx: Context<ChatDeps>, turn: TurnRecord): Promise<void> {
  if (!ctx.deps.chatSettings.asksForTitles || turn.state !== "answered" || turn.chatSeq > FIRST_TURNS) return;
  const chat = await ctx.deps.chats.find(turn.orgId, turn.userId, turn.chatId);
  if (chat?.madeTitle !== "words") return;
  const payload = { turnId: turn._id, userId: turn.userId };
  const publish = await enqueueJob({ ...ctx, orgId: turn.orgId }, { name: TITLE_CHAT_JOB, payload, deduplicationKey: turn.chatId });
  await publish();
}
