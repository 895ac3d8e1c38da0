import { z } from "zod";
import { AppError } from "../../platform/errors.ts";

/**
 * Telegram's Bot API (https://core.telegram.org/bots/api). The token is part of every address, so no address goes into an error or a log.
 * Texts go as they are: without a parse mode nothing in them is markup.
 */
export type TelegramBot = { send(chatId: string, text: string, signal?: AbortSignal): Promise<void> };

const TIMEOUT_MS = 10_000;
export const TELEGRAM_TEXT_MAX = 4_096;

const failureSchema = z.object({
  parameters: z
    .object({ retry_after: z.number().min(0).max(86_400) })
    .partial()
    .optional(),
});

export function createTelegramBot({ botToken, baseUrl }: { botToken: string; baseUrl: string }): TelegramBot {
  return {
    async send(chatId, text, signal) {
      const timeout = AbortSignal.timeout(TIMEOUT_MS);
      const body = { chat_id: chatId, text: cut(text), link_preview_options: { is_disabled: true } };
      const response = await fetch(`${baseUrl}/bot${botToken}/sendMessage`, {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify(body),
        redirect: "error",
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      }).catch(() => {
        throw new AppError("unavailable", "notifications.telegram_unavailable", "Telegram cannot be reached.");
      });
      if (!response.ok) throw await toError(response);
      await response.body?.cancel();
    },
  };
}

/** Cut between characters: half of a pair is no text. */
function cut(text: string): string {
  if (text.length <= TELEGRAM_TEXT_MAX) return text;
  const kept = text.slice(0, TELEGRAM_TEXT_MAX - 1);
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}

async function toError(response: Response): Promise<AppError> {
  const { status } = response;
  if (status === 429) {
    const failure = failureSchema.safeParse(await response.json().catch(() => null));
    const retryAfterSeconds = Math.ceil(failure.data?.parameters?.retry_after ?? 30);
    return new AppError("limited", "notifications.telegram_limited", "Telegram asks for a pause.", { retryAfterSeconds });
  }
  await response.body?.cancel();
  // 403: the person has blocked the bot. 400: the chat is gone. 401 and 404: the bot's token does not hold.
  if (status >= 400 && status < 500)
    return new AppError("conflict", "notifications.telegram_refused", `Telegram refused the message (${status}).`);
  return new AppError("unavailable", "notifications.telegram_unavailable", `Telegram answered ${status}.`);
}
