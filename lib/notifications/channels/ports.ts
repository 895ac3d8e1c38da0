import type { TelegramStores } from "../telegram/ports.ts";
import type { WebhookStores } from "../webhooks/ports.ts";
import type { Channel } from "./channel.ts";

/** Ways out of the product besides letters and text messages. */
export type ChannelStores = WebhookStores & TelegramStores & { moreChannels: readonly Channel[] };
