import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Database } from "../../platform/db.ts";
import type { PublishDeps } from "../../platform/jobs/publish-record.ts";
import type { GuardedFetch } from "../../platform/outbound/guarded-fetch.ts";
import type { OutboundGuard } from "../../platform/outbound/outbound-guard.ts";
import type { WebhookDeliveryStore } from "./delivery.store.ts";
import type { WebhookEndpointStore } from "./endpoint.store.ts";

export type WebhookStores = { webhookEndpoints: WebhookEndpointStore; webhookDeliveries: WebhookDeliveryStore };

export type WebhookDeps = WebhookStores &
  PublishDeps & {
    db: Database;
    audit: AuditStore;
    cipher: Cipher;
    outbound: { guard: OutboundGuard; fetch: GuardedFetch };
  };
