import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { Topic } from "../topics.ts";
import type { DeliveryRecord } from "./delivery.store.ts";
import type { EndpointRecord } from "./endpoint.store.ts";
import { DELIVERY_STATES, type DeliveryState, topicSchema, type WebhookDelivery, type WebhookEndpoint } from "./webhook.schema.ts";

type SealedField = "url" | "description" | "secret" | "previousSecret";
export const placeOf = (id: string, field: SealedField) => ({ collection: "webhook_endpoints", id, field });

const ISO = (date: Date | null): string | null => date?.toISOString() ?? null;

export function toEndpoint(cipher: OrganizationCipher, record: EndpointRecord, now: number): WebhookEndpoint {
  const { _id: id, state, pausedBecause, previousUntil } = record;
  return {
    ...{ id, url: cipher.decrypt(placeOf(id, "url"), record.url) },
    ...{ description: cipher.decrypt(placeOf(id, "description"), record.description), topics: record.topics.filter(isTopic) },
    ...{ state, pausedBecause, failingSince: ISO(record.failingSince) },
    ...{ lastDeliveredAt: ISO(record.lastDeliveredAt), lastFailedAt: ISO(record.lastFailedAt) },
    ...{ createdAt: record.createdAt.toISOString(), rotatedAt: ISO(record.rotatedAt) },
    previousUntil: previousUntil && previousUntil.getTime() > now ? previousUntil.toISOString() : null,
  };
}

/** A topic that a later version has dropped is not shown. */
function isTopic(topic: string): topic is Topic {
  return topicSchema.safeParse(topic).success;
}

export function toDelivery(record: DeliveryRecord): WebhookDelivery {
  const { _id: id, eventId, type, reason, body: payload } = record;
  const tries = record.tries.map((each) => ({ ...each, at: each.at.toISOString() }));
  const times = { at: record.at.toISOString(), nextAt: ISO(record.nextAt), finishedAt: ISO(record.finishedAt) };
  return { id, eventId, type, state: toState(record.state), reason, payload, tries, ...times };
}

/** The ledger's states and the two that the job ends in. */
function toState(state: string): DeliveryState {
  return DELIVERY_STATES.find((each) => each === state) ?? "queued";
}

/** Both secrets sign for a day after a rotation, the new one first. */
export function secretsOf(cipher: OrganizationCipher, record: EndpointRecord, now: number): string[] {
  const { _id: id, secret, previousSecret, previousUntil } = record;
  const secrets = [cipher.decrypt(placeOf(id, "secret"), secret)];
  const isBoth = previousSecret !== null && previousUntil !== null && previousUntil.getTime() > now;
  return isBoth ? [...secrets, cipher.decrypt(placeOf(id, "previousSecret"), previousSecret)] : secrets;
}
