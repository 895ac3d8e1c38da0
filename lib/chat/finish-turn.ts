import { type LedgerOwner, toLedgerRows } from "../ai/ledger-rows.ts";
import type { Context } from "../platform/context.ts";
import { publishDue } from "../platform/jobs/publish-record.ts";
import { RUN_TURN_JOB } from "./accept-turn.ts";
import { settleHolds } from "./pipeline/turn-holds.ts";
import type { ChatDeps } from "./ports.ts";
import type { TurnRecord } from "./turn.store.ts";

/** What follows a final state and may be repeated: copy rows to their ledgers, let the next turn of the chat run, clear a deleted chat. */
export async function finishTurn(ctx: Context<ChatDeps>, turn: TurnRecord): Promise<void> {
  await projectTurn(ctx, turn);
  if (await ctx.deps.chats.isDeleted(turn.orgId, turn.chatId)) {
    await ctx.deps.turns.deleteFinal(turn.orgId, turn.chatId);
    return;
  }
  const next = await ctx.deps.turns.findNextOpen(turn.orgId, turn.chatId, turn.chatSeq);
  if (next) await publishDue(ctx.deps, ctx.deps.turns.ledger, RUN_TURN_JOB, next, { evenIfNotDue: true });
}

/** The turn holds its own usage and audit rows; unique ids make copying them twice harmless. */
export async function projectTurn(ctx: Context<ChatDeps>, turn: TurnRecord): Promise<void> {
  const { usage, egress } = toLedgerRows(ownerOf(turn), turn.usage, turn.finishedAt ?? turn.createdAt);
  await ctx.deps.usage.insertAll(usage);
  await ctx.deps.egress.insertAll(egress);
  await settleHolds(ctx, turn);
  for (const record of turn.audit) await ctx.deps.audit.append(record);
  await ctx.deps.turns.markProjected(turn.orgId, turn._id);
}

function ownerOf({ _id, orgId, userId }: TurnRecord): LedgerOwner {
  return { orgId, userId, keyId: null, feature: "chat", source: { type: "turn", id: _id } };
}
