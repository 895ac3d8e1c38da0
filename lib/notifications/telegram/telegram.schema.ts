import { z } from "zod";

/** Telegram adds to its updates as it likes; what is not looked at here is let be. */
const messageSchema = z.looseObject({
  text: z.string().max(8_192).optional(),
  chat: z.looseObject({ id: z.int(), type: z.string().max(40) }),
  from: z.looseObject({ id: z.int(), is_bot: z.boolean().optional() }).optional(),
});
export const updateSchema = z.looseObject({ update_id: z.int(), message: z.unknown().optional() });
/** The longest message has 4,096 characters; around it stands what Telegram says of chat and sender. */
export const UPDATE_MAX_BYTES = 262_144;
export type TelegramUpdate = z.output<typeof updateSchema>;
export const receivedSchema = z.object({ ok: z.literal(true) });

export type TelegramMessage = { text: string; chatId: string; fromId: string; isPrivate: boolean };

/** Null for whatever is no message that a person wrote. */
export function readMessage(update: TelegramUpdate): TelegramMessage | null {
  const { data } = messageSchema.safeParse(update.message);
  if (!data?.from || data.from.is_bot || data.text === undefined) return null;
  return { text: data.text, chatId: String(data.chat.id), fromId: String(data.from.id), isPrivate: data.chat.type === "private" };
}

export const telegramLinkSchema = z.object({
  isConfigured: z.boolean().describe("Whether this deployment has a bot"),
  linkedAt: z.iso.datetime().nullable().describe("Since when a chat is linked; null while none is"),
});
export type TelegramLink = z.infer<typeof telegramLinkSchema>;
export const telegramCodeSchema = z.object({
  code: z.string().describe("Sent to the bot as `/link CODE`; shown this once"),
  endsAt: z.iso.datetime(),
});
export type TelegramCode = z.infer<typeof telegramCodeSchema>;
