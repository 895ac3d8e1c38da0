import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { digestOf, makeWord } from "./chat-keys.ts";
import type { TelegramDeps } from "./ports.ts";
import type { TelegramCode, TelegramLink } from "./telegram.schema.ts";

const CODE_LETTERS = 8;
const CODE_MS = 10 * 60_000;

export async function getTelegramLink(ctx: Context<TelegramDeps>): Promise<TelegramLink> {
  assertPermission(ctx, "account.read");
  const chat = await ctx.deps.telegramChats.find(ctx.orgId, userIdOf(ctx));
  return { isConfigured: ctx.deps.telegram !== null, linkedAt: chat?.linkedAt.toISOString() ?? null };
}

/** Said to the bot within ten minutes, it makes the chat it is said in this person's. A new code ends the one before. */
export async function createLinkCode(ctx: Context<TelegramDeps>): Promise<TelegramCode> {
  assertPermission(ctx, "account.write");
  if (!ctx.deps.telegram) throw new AppError("conflict", "notifications.telegram_not_configured", "This deployment has no Telegram bot.");
  const userId = userIdOf(ctx);
  const code = makeWord(CODE_LETTERS);
  const endsAt = new Date(ctx.clock.now() + CODE_MS);
  const ticket = { _id: digestOf("link", code), orgId: ctx.orgId, userId, type: "link", command: null, endsAt } as const;
  await ctx.deps.audit.append(toAuditRecord(ctx, { action: "notifications.telegram-code-made", target: { type: "user", id: userId } }));
  await ctx.deps.telegramTickets.replace(ctx.orgId, ticket);
  return { code, endsAt: endsAt.toISOString() };
}

export async function unlinkTelegram(ctx: Context<TelegramDeps>): Promise<void> {
  assertPermission(ctx, "account.write");
  const userId = userIdOf(ctx);
  const entry = toAuditRecord(ctx, { action: "notifications.telegram-unlinked", target: { type: "user", id: userId } });
  if (await ctx.deps.telegramChats.unlink(ctx.orgId, userId)) await ctx.deps.audit.append(entry);
}
