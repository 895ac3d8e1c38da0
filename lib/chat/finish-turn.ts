import { type LedgerOwner, toLedgerRows } from "../ai/ledger-rows.ts";
import type { GuardEventRecord } from "../guard/event.store.ts";
import { guardVerdictSchema } from "../guard/schema.ts";
import { toGuardEvents } from "../guard/to-guard-events.ts";
import type { Context } from "../platform/context.ts";
import { publishDue } from "../platform/jobs/publish-record.ts";
import { RUN_TURN_JOB } from "./accept-turn.ts";
import { enqueueExtraction } from "./memory/extract-memories.job.ts";
import { settleHolds } from "./pipeline/turn-holds.ts";
import type { ChatDeps } from "./ports.ts";
import { indexTitle, indexTurns } from "./search/index-history.ts";
import { requestTitle } from "./titles/request-title.ts";
import type { TurnRecord } from "./turn-record.ts";

/** What follows a final state and may be repeated: copy rows to their ledgers, let the next turn of the chat run, clear a deleted chat. */
export async function finishTurn(ctx: Context<ChatDeps>, turn: TurnRecord): Promise<void> {
  await projectTurn(ctx, turn);
  if (await ctx.deps.chats.isDeleted(turn.orgId, turn.chatId)) {
    await ctx.deps.turns.deleteFinal(turn.orgId, turn.chatId);
    await ctx.deps.searchEntries.deleteOfChat(turn.orgId, turn.chatId);
    return;
  }
  await requestTitle(ctx, turn);
  const next = await ctx.deps.turns.findNextOpen(turn.orgId, turn.chatId, turn.chatSeq);
  if (next) await publishDue(ctx.deps, ctx.deps.turns.ledger, RUN_TURN_JOB, next, { evenIfNotDue: true });
}

/** The turn holds its own usage and audit rows; unique ids make copying them twice harmless. */
export async function projectTurn(ctx: Context<ChatDeps>, turn: TurnRecord): Promise<void> {
  const { usage, egress } = toLedgerRows(ownerOf(turn), turn.usage, turn.finishedAt ?? turn.createdAt);
  await ctx.deps.usage.insertAll(usage);
  await ctx.deps.egress.insertAll(egress);
  await ctx.deps.guardEvents.insertAll(toEvents(turn));
  await settleHolds(ctx, turn);
  for (const record of turn.audit) await ctx.deps.audit.append(record);
  await indexTurn(ctx, turn);
  await enqueueExtraction(ctx, turn);
  await ctx.deps.turns.markProjected(turn.orgId, turn._id);
}

/** The chat is found as recently used, under the title it has by now. */
async function indexTurn(ctx: Context<ChatDeps>, turn: TurnRecord): Promise<void> {
  await indexTurns(ctx, [turn]);
  const chat = await ctx.deps.chats.find(turn.orgId, turn.userId, turn.chatId);
  if (chat) await indexTitle(ctx, chat);
}

/** Verdicts of an earlier version lack what has come since. */
function toEvents({ _id, orgId, userId, keyId, verdicts, finishedAt, createdAt }: TurnRecord): GuardEventRecord[] {
  const subject = {
    orgId,
    userId,
    keyId: keyId ?? null,
    feature: "chat",
    ref: { type: "turn", id: _id },
    at: finishedAt ?? createdAt,
  } as const;
  return toGuardEvents(
    subject,
    verdicts.map((verdict) => guardVerdictSchema.parse(verdict)),
  );
}

function ownerOf({ _id, orgId, userId, keyId }: TurnRecord): LedgerOwner {
  return { orgId, userId, keyId: keyId ?? null, feature: "chat", source: { type: "turn", id: _id } };
}
