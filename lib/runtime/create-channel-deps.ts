import type { ChannelStores } from "../notifications/channels/ports.ts";
import { createTelegramChannel } from "../notifications/channels/telegram-channel.ts";
import { createTelegramBot } from "../notifications/providers/telegram-bot.ts";
import { createTelegramChatStore, telegramChatCollection } from "../notifications/telegram/chat.store.ts";
import { createTelegramTicketStore, telegramTicketCollection } from "../notifications/telegram/ticket.store.ts";
import { createTelegramUpdateStore, telegramUpdateCollection } from "../notifications/telegram/update.store.ts";
import { createWebhookDeliveryStore, deliveryCollection } from "../notifications/webhooks/delivery.store.ts";
import { createWebhookEndpointStore, endpointCollection } from "../notifications/webhooks/endpoint.store.ts";
import { createTelegramActions } from "./create-telegram-actions.ts";
import type { OperationsParts } from "./operations-parts.ts";

export const channelCollections = [
  endpointCollection,
  deliveryCollection,
  telegramChatCollection,
  telegramTicketCollection,
  telegramUpdateCollection,
] as const;

export function createChannelDeps({ env, db, clock, jobTiming, runtime }: OperationsParts): ChannelStores {
  const telegram = env.telegram && { bot: createTelegramBot(env.telegram), allowedChats: env.telegram.allowedChats };
  const telegramChats = createTelegramChatStore(db);
  return {
    moreChannels: [createTelegramChannel({ telegram, telegramChats })],
    webhookEndpoints: createWebhookEndpointStore(db),
    webhookDeliveries: createWebhookDeliveryStore(db, { clock, timing: jobTiming }),
    telegram,
    telegramChats,
    telegramTickets: createTelegramTicketStore(db),
    telegramUpdates: createTelegramUpdateStore(db),
    telegramActions: createTelegramActions(runtime),
  };
}
