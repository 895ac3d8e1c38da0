import { createEmailChannel } from "../notifications/channels/email-channel.ts";
import { createSmsChannel } from "../notifications/channels/sms-channel.ts";
import { createDeliveryStore, deliveryCollection } from "../notifications/deliveries/delivery.store.ts";
import { createNotificationStore, notificationCollection } from "../notifications/inbox/notification.store.ts";
import type { NotificationStores } from "../notifications/ports.ts";
import { createPreferencesStore, preferencesCollection } from "../notifications/preferences/preferences.store.ts";
import { createTwilioMessages } from "../notifications/providers/twilio-messages.ts";
import { createCounterStore } from "../platform/limits/counter.store.ts";
import type { OperationsParts } from "./operations-parts.ts";

export const notificationCollections = [notificationCollection, preferencesCollection, deliveryCollection] as const;

export function createNotificationDeps({
  env,
  db,
  clock,
  jobTiming,
  mailer,
  deploymentSettings,
  overrides,
}: OperationsParts): NotificationStores {
  const textMessages = overrides.textMessages ?? createTwilioMessages(env.twilioMessages);
  return {
    notifications: createNotificationStore(db),
    notificationPreferences: createPreferencesStore(db),
    notificationDeliveries: createDeliveryStore(db, { clock, timing: jobTiming }),
    letterCounts: createCounterStore(db),
    textMessages,
    ownChannels: [createEmailChannel(mailer.kind), createSmsChannel(textMessages)],
    notificationRetention: { days: async () => (await deploymentSettings.get()).retentionDays.notifications },
  };
}
