import { describeAttachments } from "../knowledge/files/read-attachment.ts";
import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import { findNamedVersion, type PromptRef } from "../prompts/social/find-named-version.ts";
import { createTurn, findAccepted, publishTurn, toAccepted } from "./accept-turn.ts";
import { assertVision } from "./attachments/assert-vision.ts";
import { ATTACHMENTS_MAX } from "./attachments/attachment.ts";
import type { ChatDeps } from "./ports.ts";
import type { Accepted } from "./schema.ts";

export type SendMessageInput = {
  chatId: string;
  message: string;
  clientMessageId: string;
  /** The branch the writer sees, null for the trunk; left out, the one the chat shows. */
  branchId?: string | null | undefined;
  fileId?: string | undefined;
  attachments?: readonly { fileId: string }[] | undefined;
  promptRef?: PromptRef | undefined;
};

const AUTO_TITLE_CHARS = 60;

/** Accepting is one durable write; the answer is sent after it, and the queue is told after it. */
export async function sendMessage(ctx: Context<ChatDeps>, input: SendMessageInput): Promise<Accepted> {
  assertPermission(ctx, "chat.write");
  const userId = userIdOf(ctx);
  const repeated = await findAccepted(ctx, { userId, ...input });
  if (repeated) return repeated;
  if (input.branchId) await assertBranch(ctx, input.chatId, input.branchId);
  if (input.promptRef) await findNamedVersion(ctx, input.promptRef);
  const attachments = await describeAttachments(ctx, fileIdsOf(input));
  if (attachments.some(({ kind }) => kind === "image")) await assertVision(ctx, userId);
  const chat = await ctx.deps.chats.takeSeq(ctx.orgId, userId, input.chatId, new Date(ctx.clock.now()));
  if (!chat) throw new AppError("not_found", "chat.chat_not_found", `No chat ${input.chatId}.`);
  const shown = chat.branch ?? null;
  const branch = input.branchId === undefined ? shown : input.branchId;
  const turn = await createTurn(ctx, { userId, chatSeq: chat.lastSeq, ...input, branch, attachments });
  if (!(await ctx.deps.turns.insert(turn))) {
    const first = await findAccepted(ctx, { userId, ...input });
    if (first) return first;
    throw new AppError("conflict", "chat.message_conflict", "The message could not be stored. Send it again.");
  }
  await Promise.all([
    publishTurn(ctx, turn),
    chat.title === null && titleChat(ctx, userId, input),
    branch !== shown && ctx.deps.chats.setBranch(ctx.orgId, userId, input.chatId, branch),
  ]);
  return toAccepted(turn);
}

function fileIdsOf({ fileId, attachments = [] }: SendMessageInput): string[] {
  const ids = [...(fileId === undefined ? [] : [fileId]), ...attachments.map((each) => each.fileId)];
  return [...new Set(ids)].slice(0, ATTACHMENTS_MAX);
}

/** A branch is named by the turn that opens it. */
async function assertBranch(ctx: Context<ChatDeps>, chatId: string, branchId: string): Promise<void> {
  const first = await ctx.deps.turns.findInChat(ctx.orgId, chatId, branchId);
  if (first?.branch !== branchId) throw new AppError("not_found", "chat.branch_not_found", `No branch ${branchId} in this chat.`);
}

/** Before limits and quota: a repetition costs nothing and always gets its first answer. */
export async function findRepeatedMessage(ctx: Context<ChatDeps>, input: SendMessageInput): Promise<Accepted | null> {
  assertPermission(ctx, "chat.write");
  return findAccepted(ctx, { userId: userIdOf(ctx), ...input });
}

async function titleChat(ctx: Context<ChatDeps>, userId: string, input: SendMessageInput): Promise<void> {
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const title = cipher.encrypt({ collection: "chats", id: input.chatId, field: "title" }, toTitle(input.message));
  await ctx.deps.chats.titleByWords(ctx.orgId, userId, input.chatId, title);
}

export function toTitle(message: string): string {
  const line = message.trim().replace(/\s+/g, " ");
  const characters = [...line];
  return characters.length <= AUTO_TITLE_CHARS ? line : `${characters.slice(0, AUTO_TITLE_CHARS - 1).join("")}…`;
}
