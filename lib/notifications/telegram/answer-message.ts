import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import { toActing } from "./acting.ts";
import { digestOf, keyOfChat, placeOfChat } from "./chat-keys.ts";
import { askToConfirm, confirm, isDangerous } from "./confirm-command.ts";
import { parseCommand, type TelegramCommand, USAGE } from "./parse-command.ts";
import type { TelegramDeps } from "./ports.ts";
import { runCommand } from "./run-command.ts";
import type { TelegramMessage } from "./telegram.schema.ts";

const HELP = `What I understand:\n${Object.values(USAGE).join("\n")}`;
const NOBODYS = "This chat is linked to nobody. Get a code in Aegis under Settings, Notifications, and send it here as /link CODE.";
const GONE = "You may not act for this organization any more.";

/** Null for silence. */
export async function answerMessage(ctx: Context<TelegramDeps>, message: TelegramMessage): Promise<string | null> {
  const said = parseCommand(message.text);
  if (said.type === "talk") return null;
  if (said.type === "unclear")
    return said.usage === null ? "I do not know that. /help says what I do." : `It goes like this: ${said.usage}`;
  if (said.type === "command" && said.command.type === "help") return HELP;
  if (said.type === "command" && said.command.type === "link") return linkChat(ctx, message, said.command.code);
  const chat = await ctx.deps.telegramChats.findByKey(keyOfChat(message.fromId));
  // Six letters may be a word of a conversation.
  if (!chat) return said.type === "word" ? null : NOBODYS;
  const acting = await toActing(ctx, chat);
  if (!acting) return GONE;
  const nothing = message.isPrivate ? "That word confirms nothing, or not any more." : null;
  return answerRefusal(async () => (said.type === "word" ? ((await confirm(acting, said.word)) ?? nothing) : act(acting, said.command)));
}

const act = (ctx: Context<TelegramDeps>, command: TelegramCommand) =>
  isDangerous(command) ? askToConfirm(ctx, command) : runCommand(ctx, command);

/** A refusal is an answer too; what failed by itself is tried again. */
async function answerRefusal(work: () => Promise<string | null>): Promise<string | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === "unavailable" || error.kind === "internal") throw error;
    return error.message;
  }
}

/** In a private chat alone: whoever reads a group could take the code. */
async function linkChat(ctx: Context<TelegramDeps>, { isPrivate, chatId, fromId }: TelegramMessage, code: string): Promise<string> {
  if (!isPrivate || chatId !== fromId) return "Send the code to me alone, not in a group. This one counts no more if others have read it.";
  const { telegramTickets, telegramChats, cipher, audit } = ctx.deps;
  const now = new Date(ctx.clock.now());
  const ticket = await telegramTickets.takeLink(digestOf("link", code), now);
  if (!ticket) return "There is no such code, or its ten minutes are over. Make another under Settings, Notifications.";
  const { orgId, userId } = ticket;
  const _id = createId("telegramChat");
  const sealed = (await cipher.forOrganization(orgId)).encrypt(placeOfChat(_id), chatId);
  const record = { _id, orgId, userId, chatKey: keyOfChat(chatId), chatId: sealed, linkedAt: now };
  const acting = await toActing(ctx, record);
  if (!acting) return GONE;
  await audit.append(
    toAuditRecord(acting, { action: "notifications.telegram-linked", target: { type: "user", id: userId }, severity: "notice" }),
  );
  await telegramChats.link(orgId, record);
  return "Linked. Under Settings, Notifications you choose what you are told here; /help says what you can ask.";
}
