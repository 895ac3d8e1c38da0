import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { RiskWebhook } from "./webhook.schema.ts";
import type { WebhookRecord } from "./webhook.store.ts";

type SealedField = "name" | "secret" | "previousSecret";
export const placeOf = (id: string, field: SealedField) => ({ collection: "risk_webhooks", id, field });

export function toWebhook(cipher: OrganizationCipher, record: WebhookRecord, now: number): RiskWebhook {
  const { _id: id, isPaused, messages, transactions, createdAt, rotatedAt, previousUntil, lastReceivedAt, lastRefusedAt } = record;
  return {
    ...{ id, name: cipher.decrypt(placeOf(id, "name"), record.name), path: `/api/risk/webhooks/${id}`, isPaused, messages, transactions },
    createdAt: createdAt.toISOString(),
    rotatedAt: rotatedAt?.toISOString() ?? null,
    previousUntil: previousUntil && previousUntil.getTime() > now ? previousUntil.toISOString() : null,
    lastReceivedAt: lastReceivedAt?.toISOString() ?? null,
    lastRefusedAt: lastRefusedAt?.toISOString() ?? null,
  };
}
