import type { AuthDeps } from "../auth/ports.ts";
import type { Cipher } from "../platform/crypto/cipher.ts";
import type { JobStore } from "../platform/jobs/job.store.ts";
import type { PublishDeps } from "../platform/jobs/publish-record.ts";
import type { CounterStore } from "../platform/limits/counter.store.ts";
import type { Channel } from "./channels/channel.ts";
import type { ChannelStores } from "./channels/ports.ts";
import type { TextMessages } from "./channels/text-messages.ts";
import type { DeliveryStore } from "./deliveries/delivery.store.ts";
import type { NotificationStore } from "./inbox/notification.store.ts";
import type { PreferencesStore } from "./preferences/preferences.store.ts";

/** What people are told, and how they want to be told. */
export type NotificationStores = {
  notifications: NotificationStore;
  notificationPreferences: PreferencesStore;
  notificationDeliveries: DeliveryStore;
  /** Letters to one person, by the hour. */
  letterCounts: CounterStore;
  textMessages: TextMessages;
  ownChannels: readonly Channel[];
  /** How long what somebody was told is kept. */
  notificationRetention: { days(): Promise<number> };
};

export type NotifyDeps = NotificationStores & ChannelStores & AuthDeps & PublishDeps & { cipher: Cipher; jobs: JobStore };

/** Every way out but the inbox. */
export function channelsOf({ ownChannels, moreChannels }: Pick<NotifyDeps, "ownChannels" | "moreChannels">): readonly Channel[] {
  return [...ownChannels, ...moreChannels];
}
