import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { parseCursor, toCursor } from "../platform/cursor.ts";
import { AppError } from "../platform/errors.ts";
import { listPath, openPath } from "./branches/read-path.ts";
import type { Rating } from "./feedback/feedback.schema.ts";
import type { ChatDeps } from "./ports.ts";
import type { HistoryMessage, TurnView } from "./schema.ts";
import { toTurnView } from "./to-turn-view.ts";
import type { TurnRecord } from "./turn-record.ts";

export type ListTurnsInput = { chatId: string; branch?: string | undefined; cursor?: string | undefined; limit: number };

/** Of the branch shown. The newest page first, time order inside it; the cursor leads to older ones of the same branch. */
export async function listTurns(ctx: Context<ChatDeps>, input: ListTurnsInput): Promise<{ items: TurnView[]; nextCursor: string | null }> {
  assertPermission(ctx, "chat.read");
  const chat = await ctx.deps.chats.find(ctx.orgId, userIdOf(ctx), input.chatId);
  if (!chat) throw new AppError("not_found", "chat.chat_not_found", `No chat ${input.chatId}.`);
  const { turns } = ctx.deps;
  const asked = input.branch && input.branch !== TRUNK ? await turns.findInChat(ctx.orgId, chat._id, input.branch) : null;
  const at = positionOf(input, { shown: chat.branch ?? null, asked: asked?.branch ?? null });
  const path = await openPath(turns, { orgId: ctx.orgId, chatId: chat._id, branch: at.branch });
  const page = await listPath(turns, path, { beforeSeq: at.beforeSeq, limit: input.limit });
  const [siblings, ratings] = await Promise.all([siblingsOf(ctx, chat._id, page), ratingsOf(ctx, chat.userId, page)]);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const oldest = page.length === input.limit ? page.at(-1) : undefined;
  return {
    items: page
      .toReversed()
      .map((turn) => toTurnView(cipher, turn, { siblings: siblings.get(turn.siblingOf ?? turn._id), rating: ratings.get(turn._id) })),
    nextCursor: oldest ? toCursor([oldest.chatSeq, at.branch ?? TRUNK]) : null,
  };
}

const TRUNK = "trunk";

type Branches = { shown: string | null; asked: string | null };

function positionOf({ cursor, branch }: ListTurnsInput, { shown, asked }: Branches): { beforeSeq: number | null; branch: string | null } {
  if (cursor !== undefined) {
    const [beforeSeq, of] = parseCursor(cursor, ["number", "string"]);
    return { beforeSeq: Number(beforeSeq), branch: of === TRUNK ? null : String(of) };
  }
  return { beforeSeq: null, branch: branch === undefined ? shown : asked };
}

/** All jobs asked at the places of a page, by the first of each place. */
async function siblingsOf(ctx: Context<ChatDeps>, chatId: string, page: readonly TurnRecord[]): Promise<Map<string, string[]>> {
  const groups = new Map(page.map(({ _id, siblingOf = _id }) => [siblingOf, [siblingOf]]));
  if (groups.size === 0) return groups;
  for (const { _id, siblingOf } of await ctx.deps.turns.listSiblings(ctx.orgId, chatId, [...groups.keys()]))
    if (siblingOf !== undefined) groups.get(siblingOf)?.push(_id);
  return groups;
}

async function ratingsOf(ctx: Context<ChatDeps>, userId: string, page: readonly TurnRecord[]): Promise<Map<string, Rating>> {
  if (page.length === 0) return new Map();
  const given = await ctx.deps.feedback.listOfTurns(
    ctx.orgId,
    userId,
    page.map(({ _id }) => _id),
  );
  return new Map(given.map(({ turnId, rating }) => [turnId, rating]));
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
