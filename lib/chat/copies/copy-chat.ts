import { userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { ChatRecord } from "../chat.store.ts";
import { readTags } from "../keeping/tags.ts";
import { toChat } from "../list-chats.ts";
import type { ChatDeps } from "../ports.ts";
import { toProject } from "../projects/to-project.ts";
import { decryptMessage, decryptReply } from "../to-turn-view.ts";
import { CHAT_COPY_FORMAT, CHAT_COPY_VERSION, type ChatCopy } from "./chat-copy.schema.ts";
import { readConversation, readWholeChat } from "./read-conversation.ts";
import { lastMessageOf, toCopiedMessages } from "./to-copied-messages.ts";

/** Names of what the person keeps chats in, read once for any number of chats. */
export type CopyNames = { projects: ReadonlyMap<string, string>; tags: ReadonlyMap<string, string> };

export async function readCopyNames(ctx: Context<ChatDeps>): Promise<CopyNames> {
  const userId = userIdOf(ctx);
  const [{ tags, cipher }, projects] = await Promise.all([readTags(ctx, userId), ctx.deps.projects.list(ctx.orgId, userId)]);
  return {
    projects: new Map(projects.map((record) => [record._id, toProject(cipher, record).name])),
    tags: new Map(tags.map(({ id, name }) => [id, name])),
  };
}

export async function toChatCopy(ctx: Context<ChatDeps>, chat: ChatRecord, names: CopyNames): Promise<ChatCopy> {
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const shown = (await readConversation(ctx, chat)).at(-1);
  const { id, title, createdAt } = toChat(cipher, chat);
  return {
    format: CHAT_COPY_FORMAT,
    version: CHAT_COPY_VERSION,
    exportedAt: new Date(ctx.clock.now()).toISOString(),
    chat: {
      ...{ id, title, createdAt },
      project: names.projects.get(chat.projectId ?? "") ?? null,
      tags: (chat.tagIds ?? []).flatMap((tagId) => names.tags.get(tagId) ?? []),
    },
    shownMessageId: shown ? lastMessageOf(shown) : null,
    messages: toCopiedMessages(cipher, await readWholeChat(ctx, chat)),
  };
}

/** The shown path, to be read by people. */
export async function toMarkdown(ctx: Context<ChatDeps>, chat: ChatRecord): Promise<string> {
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const { title, createdAt } = toChat(cipher, chat);
  const turns = (await readConversation(ctx, chat)).flatMap((turn) => {
    const question = [`## You, ${turn.createdAt.toISOString()}`, decryptMessage(cipher, turn)];
    if (!turn.reply) return [...question, "*(no answer)*"];
    const { model, isDemo } = turn.reply;
    return [...question, `## ${isDemo ? "Demo engine" : model}`, decryptReply(cipher, turn)];
  });
  return `${[`# ${title.replaceAll("\n", " ")}`, `Begun on ${createdAt}.`, ...turns].join("\n\n")}\n`;
}
