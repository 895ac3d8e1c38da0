import type { AuthDeps } from "../../auth/ports.ts";
import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Context } from "../../platform/context.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Metrics } from "../../platform/metrics.ts";
import type { TelegramBot } from "../providers/telegram-bot.ts";
import type { TelegramChatStore } from "./chat.store.ts";
import type { KillSubject } from "./parse-command.ts";
import type { TelegramTicketStore } from "./ticket.store.ts";
import type { TelegramUpdateStore } from "./update.store.ts";

/** What commands do, as the person who sent them: each answers in words, or throws what its own verb throws. */
export type TelegramActions = {
  status(ctx: Context): Promise<string>;
  alerts(ctx: Context): Promise<string>;
  acknowledge(ctx: Context, alertId: string): Promise<string>;
  silence(ctx: Context, input: { alertId: string; hours: number }): Promise<string>;
  setMaintenance(ctx: Context, isOn: boolean): Promise<string>;
  kill(ctx: Context, subject: KillSubject): Promise<string>;
};

/** Null where the deployment has no bot. */
export type TelegramSettings = { bot: TelegramBot; allowedChats: readonly string[] } | null;

export type TelegramStores = {
  telegram: TelegramSettings;
  telegramChats: TelegramChatStore;
  telegramTickets: TelegramTicketStore;
  telegramUpdates: TelegramUpdateStore;
  telegramActions: TelegramActions;
};

export type TelegramDeps = TelegramStores & AuthDeps & { audit: AuditStore; cipher: Cipher; metrics: Metrics };
