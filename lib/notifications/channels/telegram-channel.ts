import { AppError } from "../../platform/errors.ts";
import { placeOfChat } from "../telegram/chat-keys.ts";
import type { TelegramStores } from "../telegram/ports.ts";
import type { Channel, ChannelMessage } from "./channel.ts";

/** To the private chat a person has linked. */
export function createTelegramChannel({ telegram, telegramChats }: Pick<TelegramStores, "telegram" | "telegramChats">): Channel {
  return {
    name: "telegram",
    isConfigured: telegram !== null,
    reaches: async (_ctx, { orgId, userId }) => (await telegramChats.find(orgId, userId)) !== null,
    async send(ctx, { orgId, userId }, message, signal) {
      const chat = await telegramChats.find(orgId, userId);
      if (!chat || !telegram) throw new AppError("conflict", "notifications.telegram_refused", "No chat is linked.");
      const cipher = await ctx.deps.cipher.forOrganization(orgId);
      await telegram.bot.send(cipher.decrypt(placeOfChat(chat._id), chat.chatId), textOf(message), signal);
    },
  };
}

/** The title alone says whether to look; the address stands last, where it is kept when the text is cut. */
export function textOf({ title, text, link }: Pick<ChannelMessage, "title" | "text" | "link">): string {
  return [title, text.slice(0, 3_000), ...(link === null ? [] : [link])].join("\n\n");
}
