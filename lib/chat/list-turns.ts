import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { parseCursor, toCursor } from "../platform/cursor.ts";
import { AppError } from "../platform/errors.ts";
import type { ChatDeps } from "./ports.ts";
import type { HistoryMessage, TurnView } from "./schema.ts";
import { toTurnView } from "./to-turn-view.ts";

export type ListTurnsInput = { chatId: string; cursor?: string | undefined; limit: number };

/** The newest page first, time order inside it; the cursor leads to older ones. */
export async function listTurns(ctx: Context<ChatDeps>, input: ListTurnsInput): Promise<{ items: TurnView[]; nextCursor: string | null }> {
  assertPermission(ctx, "chat.read");
  const chat = await ctx.deps.chats.find(ctx.orgId, userIdOf(ctx), input.chatId);
  if (!chat) throw new AppError("not_found", "chat.chat_not_found", `No chat ${input.chatId}.`);
  const [beforeSeq] = input.cursor === undefined ? [null] : parseCursor(input.cursor, ["number"]);
  const turns = await ctx.deps.turns.list(ctx.orgId, chat._id, {
    beforeSeq: beforeSeq === null ? null : Number(beforeSeq),
    limit: input.limit,
  });
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const oldest = turns.length === input.limit ? turns.at(-1) : undefined;
  return { items: turns.reverse().map((turn) => toTurnView(cipher, turn)), nextCursor: oldest ? toCursor([oldest.chatSeq]) : null };
}

/** The conversation as plain messages; an answer counts once it is final. `limit` is in messages; a turn, two of them, stays whole. */
export async function listHistory(
  ctx: Context<ChatDeps>,
  input: ListTurnsInput,
): Promise<{ items: HistoryMessage[]; nextCursor: string | null }> {
  const page = await listTurns(ctx, { ...input, limit: Math.max(1, Math.floor(input.limit / 2)) });
  const items = page.items.flatMap((turn): HistoryMessage[] => [
    { role: "user", ...turn.user },
    ...(turn.reply && turn.status === "completed" ? [{ role: "assistant" as const, ...turn.reply }] : []),
  ]);
  return { items, nextCursor: page.nextCursor };
}
