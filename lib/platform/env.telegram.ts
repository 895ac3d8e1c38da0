import { z } from "zod";
import { url, type Variable } from "./env.fields.ts";

/** The bot that tells operators and lets them act. */
export const TELEGRAM_VARIABLES = {
  TELEGRAM_BOT_TOKEN: {
    section: "Telegram",
    note: "of the bot, as BotFather gave it; without these three there is no Telegram",
    schema: z
      .string()
      .regex(/^[\w:-]{10,200}$/, "must be a bot token as BotFather gives it")
      .optional(),
    group: "telegram",
    isSecret: true,
  },
  TELEGRAM_WEBHOOK_SECRET: {
    section: "Telegram",
    note: "16 to 256 letters, digits, _ and -; given to setWebhook as secret_token, sent back with each update",
    schema: z
      .string()
      .regex(/^[\w-]{16,256}$/, "must be 16 to 256 letters, digits, _ and -")
      .optional(),
    group: "telegram",
    isSecret: true,
  },
  TELEGRAM_ALLOWED_CHATS: {
    section: "Telegram",
    note: "comma-separated chat ids the bot answers; a group that comes first is told of every alert to operators",
    schema: z
      .string()
      .regex(/^-?\d{1,20}(?:\s*,\s*-?\d{1,20})*$/, "must be chat ids, separated by commas")
      .transform((list) => list.split(",").map((id) => id.trim()))
      .optional(),
    group: "telegram",
    example: "-1001234567890,123456789",
  },
  TELEGRAM_BASE_URL: {
    section: "Telegram",
    note: "stand-in of a test; any other than https://api.telegram.org is refused in production unless the application runs on localhost",
    schema: url.default("https://api.telegram.org"),
  },
} as const satisfies Record<string, Variable>;

export const TELEGRAM_ORIGIN = "https://api.telegram.org";

type TelegramValues = { [Name in keyof typeof TELEGRAM_VARIABLES]: z.output<(typeof TELEGRAM_VARIABLES)[Name]["schema"]> };

/** Null without a bot. */
export function telegramSettings(values: TelegramValues) {
  const { TELEGRAM_BOT_TOKEN: botToken, TELEGRAM_WEBHOOK_SECRET: webhookSecret, TELEGRAM_ALLOWED_CHATS: allowedChats } = values;
  if (botToken === undefined || webhookSecret === undefined || allowedChats === undefined) return null;
  return { botToken, webhookSecret, allowedChats, baseUrl: new URL(values.TELEGRAM_BASE_URL).origin };
}
