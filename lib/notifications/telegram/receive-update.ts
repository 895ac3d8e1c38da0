import type { Context } from "../../platform/context.ts";
import { answerMessage } from "./answer-message.ts";
import type { TelegramDeps } from "./ports.ts";
import { readMessage, type TelegramUpdate } from "./telegram.schema.ts";

/**
 * One update of the bot, once, whatever Telegram repeats. Only chats of the allow-list get an answer; for everybody else the bot is as
 * good as not there. What was done stays done where its answer could not be sent.
 */
export async function receiveUpdate(ctx: Context<TelegramDeps>, update: TelegramUpdate): Promise<{ ok: true }> {
  const { telegram, telegramUpdates } = ctx.deps;
  const message = readMessage(update);
  if (!telegram || !message) return counted(ctx, "ignored");
  if (!telegram.allowedChats.includes(message.chatId)) return counted(ctx, "refused");
  if (!(await telegramUpdates.take(update.update_id, new Date(ctx.clock.now())))) return counted(ctx, "repeated");
  let answer: string | null;
  try {
    answer = await answerMessage(ctx, message);
  } catch (error) {
    await telegramUpdates.giveBack(update.update_id);
    throw error;
  }
  if (answer === null) return counted(ctx, "ignored");
  await telegram.bot.send(message.chatId, answer).catch((error: unknown) => ctx.log.warn({ error }, "an answer did not reach its chat"));
  return counted(ctx, "answered");
}

function counted(ctx: Context<TelegramDeps>, outcome: "ignored" | "refused" | "repeated" | "answered"): { ok: true } {
  ctx.deps.metrics.counter("aegis_telegram_updates_total", { outcome })();
  return { ok: true };
}
