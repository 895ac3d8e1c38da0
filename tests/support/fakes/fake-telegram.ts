import { startVendorSink, type VendorSink } from "./vendor-sink.ts";

export const TELEGRAM_GROUP = "-1001234567890";
export const TELEGRAM_SECRET = "telegram-secret-of-these-tests_01";

/** A bot whose messages go nowhere; `startFakeTelegram` gives them a place. */
export const TELEGRAM_ENVIRONMENT = {
  TELEGRAM_BOT_TOKEN: "123456:token-of-these-tests_0123",
  TELEGRAM_WEBHOOK_SECRET: TELEGRAM_SECRET,
  TELEGRAM_ALLOWED_CHATS: `${TELEGRAM_GROUP},${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((person) => 7_000 + person).join(",")}`,
  TELEGRAM_BASE_URL: "http://127.0.0.1:9",
} as const;

export type FakeTelegram = {
  environment: Readonly<Record<string, string>>;
  sink: VendorSink;
  /** What the bot has said in a chat, oldest first. */
  said(chatId: string): string[];
};

/** Telegram's side of the Bot API: keeps what the bot sends; a test may have it answer 429 or 403 through `sink.answer`. */
export async function startFakeTelegram(): Promise<FakeTelegram> {
  const sink = await startVendorSink(() => ({ body: JSON.stringify({ ok: true, result: {} }) }));
  return {
    environment: { ...TELEGRAM_ENVIRONMENT, TELEGRAM_BASE_URL: sink.url },
    sink,
    said: (chatId) =>
      sink.calls
        .filter(({ url }) => url === `/bot${TELEGRAM_ENVIRONMENT.TELEGRAM_BOT_TOKEN}/sendMessage`)
        .map(({ body }): Record<string, unknown> => JSON.parse(body))
        .filter(({ chat_id }) => chat_id === chatId)
        .map(({ text }) => String(text)),
  };
}
