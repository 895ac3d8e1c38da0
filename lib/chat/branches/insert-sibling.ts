import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createTurn, findAccepted, publishTurn, toAccepted } from "../accept-turn.ts";
import { openAttachments } from "../attachments/attachment.ts";
import type { ChatDeps } from "../ports.ts";
import type { Accepted } from "../schema.ts";
import { isFinal } from "../to-turn-view.ts";
import type { TurnRecord } from "../turn-record.ts";
import { openPath, pathBefore } from "./read-path.ts";
import { rememberLeft } from "./remember-left.ts";

export type SiblingInput = {
  jobId: string;
  clientMessageId: string;
  /** The words it asks with, made from the turn it stands beside. */
  messageOf(turn: TurnRecord): Promise<string>;
  /** Another answer to the same words: one at a time. */
  isRepeat: boolean;
};

/**
 * A turn beside another one: it opens a branch that continues what stood before both, and the chat shows that branch from now
 * on. Nothing that stood there is touched. The same call again is the same turn.
 */
export async function insertSibling(ctx: Context<ChatDeps>, input: SiblingInput): Promise<Accepted> {
  assertPermission(ctx, "chat.write");
  const userId = userIdOf(ctx);
  const beside = await ctx.deps.turns.find(ctx.orgId, userId, input.jobId);
  if (!beside) throw new AppError("not_found", "chat.turn_not_found", `No job ${input.jobId}.`);
  const message = await input.messageOf(beside);
  const repeated = await findSibling(ctx, beside, { message, clientMessageId: input.clientMessageId });
  if (repeated) return repeated;
  if (!isFinal(beside)) throw new AppError("conflict", "chat.turn_open", "This answer is still being written. Stop it first.");
  const first = await firstOf(ctx, beside);
  if (input.isRepeat) await assertNoneOpen(ctx, first);
  const chat = await ctx.deps.chats.takeSeq(ctx.orgId, userId, beside.chatId, new Date(ctx.clock.now()));
  if (!chat) throw new AppError("not_found", "chat.chat_not_found", `No chat ${beside.chatId}.`);
  const path = await openPath(ctx.deps.turns, { ...beside, branch: beside.branch ?? null });
  const made = await createTurn(ctx, {
    ...{ userId, chatId: beside.chatId, chatSeq: chat.lastSeq, clientMessageId: input.clientMessageId, message },
    branch: null,
    ...(input.isRepeat && { promptRef: beside.promptRef }),
    attachments: openAttachments(await ctx.deps.cipher.forOrganization(ctx.orgId), beside),
  });
  const turn = { ...made, branch: made._id, path: pathBefore(path, beside), siblingOf: first._id };
  await rememberLeft(ctx, { chatId: chat._id, branch: chat.branch ?? null, first: first._id });
  if (!(await isWritten(ctx, turn, input.isRepeat ? first : null))) {
    const other = await findSibling(ctx, beside, { message, clientMessageId: input.clientMessageId });
    if (other) return other;
    throw alreadyOpen();
  }
  await publishTurn(ctx, turn);
  return toAccepted(turn);
}

async function firstOf(ctx: Context<ChatDeps>, turn: TurnRecord): Promise<TurnRecord> {
  if (turn.siblingOf === undefined) return turn;
  return (await ctx.deps.turns.findInChat(ctx.orgId, turn.chatId, turn.siblingOf)) ?? turn;
}

/** What was asked for twice by a double click would be paid for twice. */
async function assertNoneOpen(ctx: Context<ChatDeps>, first: TurnRecord): Promise<void> {
  if (!first.lastSibling) return;
  const last = await ctx.deps.turns.findInChat(ctx.orgId, first.chatId, first.lastSibling);
  if (last && !isFinal(last)) throw alreadyOpen();
}

/** The turn and the branch shown from now on: both or neither. */
async function isWritten(ctx: Context<ChatDeps>, turn: TurnRecord, repeats: TurnRecord | null): Promise<boolean> {
  const { db, turns, chats } = ctx.deps;
  const write = db.withTransaction(async (session) => {
    if (repeats && !(await turns.setLastSibling(repeats, turn._id, session))) return false;
    await turns.insertIn(turn, session);
    return chats.setBranch(turn.orgId, turn.userId, turn.chatId, turn._id, session);
  });
  return (await db.isInserted(write)) && (await write);
}

/** What the same call made before. An id that belongs to any other message would answer for something else, so it is refused. */
async function findSibling(
  ctx: Context<ChatDeps>,
  beside: TurnRecord,
  { message, clientMessageId }: { message: string; clientMessageId: string },
): Promise<Accepted | null> {
  const known = await findAccepted(ctx, { userId: beside.userId, clientMessageId, chatId: beside.chatId, message });
  if (!known) return null;
  const turn = await ctx.deps.turns.findInChat(ctx.orgId, beside.chatId, known.jobId);
  if (turn?.siblingOf === (beside.siblingOf ?? beside._id)) return known;
  throw new AppError("conflict", "chat.client_message_id_reused", "This clientMessageId was used for another message. Send a new id.");
}

function alreadyOpen(): AppError {
  return new AppError("conflict", "chat.turn_open", "Another answer to this message is being written already.");
}
