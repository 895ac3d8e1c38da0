import type { ChannelStores } from "../notifications/channels/ports.ts";
import { createWebhookDeliveryStore, deliveryCollection } from "../notifications/webhooks/delivery.store.ts";
import { createWebhookEndpointStore, endpointCollection } from "../notifications/webhooks/endpoint.store.ts";
import type { OperationsParts } from "./operations-parts.ts";

export const channelCollections = [endpointCollection, deliveryCollection] as const;

export function createChannelDeps({ db, clock, jobTiming }: OperationsParts): ChannelStores {
  return {
    moreChannels: [],
    webhookEndpoints: createWebhookEndpointStore(db),
    webhookDeliveries: createWebhookDeliveryStore(db, { clock, timing: jobTiming }),
  };
}
