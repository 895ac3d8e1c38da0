import { createSigningSecret } from "../../lib/integrations/standard-webhook.ts";
import type { DeliveryRecord } from "../../lib/notifications/webhooks/delivery.store.ts";
import type { EndpointRecord } from "../../lib/notifications/webhooks/endpoint.store.ts";
import { placeOf } from "../../lib/notifications/webhooks/to-endpoint.ts";
import { createId } from "../../lib/platform/ids.ts";
import { createJobTiming } from "../../lib/platform/jobs/job-timing.ts";
import { CLOSED_LEASE, openLease } from "../../lib/platform/jobs/ledger.ts";
import type { Harness, Person } from "./harness.ts";

/** An endpoint at a name nobody has: whatever is sent there is refused before anybody is asked. */
export async function insertEndpoint(harness: Harness, { orgId, userId }: Pick<Person, "orgId" | "userId">): Promise<string> {
  const { db, cipher, webhookEndpoints } = harness.runtime.deps;
  const [_id, own] = [createId("webhookEndpoint"), await cipher.forOrganization(orgId)];
  const seal = (field: "url" | "description" | "secret", text: string) => own.encrypt(placeOf(_id, field), text);
  const sealed = { url: seal("url", "https://walk.invalid/"), description: seal("description", "walked"), secret: seal("secret", SECRET) };
  await db.withTransaction((session) => webhookEndpoints.insert(toEndpointRow({ _id, orgId, userId, ...sealed }), session));
  return _id;
}

/** One that was given up; it can be started again. */
export async function insertDelivery(harness: Harness, orgId: string, endpointId: string): Promise<string> {
  const { db, webhookDeliveries } = harness.runtime.deps;
  const row = toDeliveryRow({ _id: createId("webhookDelivery"), orgId, endpointId, at: new Date(), state: "failed" });
  await db.withTransaction((session) => webhookDeliveries.insertMany([row], session));
  return row._id;
}

const SECRET = createSigningSecret();

type Endpoint = Pick<EndpointRecord, "_id" | "orgId" | "url" | "description" | "secret"> & { userId: string };

export function toEndpointRow({ userId, ...fields }: Endpoint): EndpointRecord {
  return {
    ...{ topics: ["risk", "failsafe"], previousSecret: null, previousUntil: null, state: "active", pausedBecause: null },
    ...{ failingSince: null, lastDeliveredAt: null, lastFailedAt: null, createdAt: new Date(), createdBy: userId },
    ...{ rotatedAt: null, revision: 1, ...fields },
  };
}

type Delivery = Pick<DeliveryRecord, "_id" | "orgId" | "endpointId" | "at" | "state">;

/** "queued" is due; anything else has ended. */
export function toDeliveryRow(fields: Delivery): DeliveryRecord {
  const { _id, at, state } = fields;
  const lease = { ...openLease(at.getTime(), createJobTiming()), ...(state !== "queued" && CLOSED_LEASE) };
  return {
    ...{ ...lease, eventId: `evt_${_id}`, type: "system.test", body: `{"type":"system.test"}`, tries: [], failures: 0, nextAt: null },
    ...{ finishedAt: state === "queued" ? null : at, reason: state === "failed" ? "exhausted" : null, replays: 0, ...fields },
  };
}
