import { strToU8, Zip, ZipDeflate } from "fflate";
import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { ChatRecord } from "../chat.store.ts";
import type { ChatDeps } from "../ports.ts";
import { type CopyNames, readCopyNames, toChatCopy, toMarkdown } from "./copy-chat.ts";
import { getOwnChat } from "./read-conversation.ts";

export type ExportedFile = { fileName: string; contentType: string; chunks: AsyncIterable<string | Uint8Array> };

/** One chat. The record of it is written before the first byte goes out. */
export async function exportChat(ctx: Context<ChatDeps>, input: { chatId: string; format: "json" | "markdown" }): Promise<ExportedFile> {
  assertPermission(ctx, "chat.read");
  const chat = await getOwnChat(ctx, input.chatId);
  const text =
    input.format === "json"
      ? `${JSON.stringify(await toChatCopy(ctx, chat, await readCopyNames(ctx)), null, 2)}\n`
      : await toMarkdown(ctx, chat);
  await ctx.deps.audit.append(
    toAuditRecord(ctx, { action: "chat.chat-exported", target: { type: "chat", id: chat._id }, after: { format: input.format } }),
  );
  return input.format === "json"
    ? { fileName: `${chat._id}.json`, contentType: "application/json", chunks: once(text) }
    : { fileName: `${chat._id}.md`, contentType: "text/markdown; charset=utf-8", chunks: once(text) };
}

/** Every chat of the person, archived ones too: a zip with each as JSON, which can be imported again, and as Markdown. */
export async function exportAllChats(ctx: Context<ChatDeps>): Promise<ExportedFile> {
  assertPermission(ctx, "chat.read");
  const entry = toAuditRecord(ctx, { action: "chat.chats-exported", target: { type: "user", id: userIdOf(ctx) }, severity: "notice" });
  await ctx.deps.audit.append(entry);
  const day = new Date(ctx.clock.now()).toISOString().slice(0, 10);
  return { fileName: `aegis-chats-${day}.zip`, contentType: "application/zip", chunks: zipChats(ctx, await readCopyNames(ctx)) };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** Chat by chat, as fast as it is read: an archive of any size takes the memory of one chat. */
async function* zipChats(ctx: Context<ChatDeps>, names: CopyNames): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    made.push(chunk);
  });
  const add = (name: string, text: string) => {
    const file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    file.push(strToU8(text), true);
  };
  for await (const chat of ownChats(ctx)) {
    add(`chats/${chat._id}.json`, JSON.stringify(await toChatCopy(ctx, chat, names)));
    add(`markdown/${chat._id}.md`, await toMarkdown(ctx, chat));
    yield* made.splice(0);
  }
  zip.end();
  yield* made;
}

const PAGE = 100;

async function* ownChats(ctx: Context<ChatDeps>): AsyncGenerator<ChatRecord> {
  const userId = userIdOf(ctx);
  for (let after: { activeAt: Date; id: string } | null = null; ; ) {
    const page: ChatRecord[] = await ctx.deps.chats.list(ctx.orgId, userId, { after, limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = { activeAt: last.activeAt, id: last._id };
  }
}
