import { createHash } from "node:crypto";
import type { Transaction } from "../../auth/ports.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { openLease } from "../../platform/jobs/ledger.ts";
import { publishNew } from "../../platform/jobs/publish-record.ts";
import type { Topic } from "../topics.ts";
import type { DeliveryRecord } from "./delivery.store.ts";
import type { EndpointRecord } from "./endpoint.store.ts";
import type { WebhookDeps } from "./ports.ts";

export const DELIVER_WEBHOOK_JOB = "notifications.deliver-webhook";

/** Ids and facts, never what somebody wrote. */
export type EventFacts = Readonly<Record<string, string | number | boolean | null>>;

/** `what` is a noun and a verb, such as "trip-opened". The same `deduplicationKey` is one event, however often it is told. */
export type WebhookEvent = { topic: Topic; what: string; data: EventFacts; deduplicationKey: string };

export type EventDeps = Pick<WebhookDeps, "webhookEndpoints" | "webhookDeliveries" | "queue" | "jobTiming" | "log">;

/**
 * For every endpoint of the organization that wants the topic, in the caller's transaction; call what comes back after the commit. A
 * paused endpoint gets its delivery too, as one that has failed: resumed, it can be given what it has missed.
 */
export async function queueEvent(ctx: Context<EventDeps>, event: WebhookEvent, session: Transaction): Promise<() => Promise<void>> {
  const { webhookEndpoints } = ctx.deps;
  const wanting = (await webhookEndpoints.listAll(ctx.orgId, session)).filter(({ topics }) => topics.includes(event.topic));
  return (await queueFor(ctx, wanting, { ...event, type: `${event.topic}.${event.what}` }, session)).publish;
}

type TypedEvent = Pick<WebhookEvent, "data" | "deduplicationKey"> & { type: string };

export async function queueFor(
  ctx: Context<EventDeps>,
  endpoints: readonly EndpointRecord[],
  event: TypedEvent,
  session: Transaction,
): Promise<{ queued: DeliveryRecord[]; publish(): Promise<void> }> {
  const { webhookDeliveries } = ctx.deps;
  if (endpoints.length === 0) return { queued: [], publish: async () => undefined };
  const eventId = eventIdOf(ctx.orgId, event.deduplicationKey);
  const ids = endpoints.map(({ _id }) => _id);
  const there = new Set(await webhookDeliveries.listOfEvent(ctx.orgId, eventId, ids, session));
  const fresh = endpoints.filter(({ _id }) => !there.has(_id)).map((endpoint) => toRecord(ctx, endpoint, { ...event, eventId }));
  if (fresh.length > 0) await webhookDeliveries.insertMany(fresh, session);
  const queued = fresh.filter(({ state }) => state === "queued");
  const publish = async () => {
    for (const record of queued) await publishNew(ctx.deps, { job: DELIVER_WEBHOOK_JOB, orgId: ctx.orgId, id: record._id }, record);
  };
  return { queued, publish };
}

/** Made from what the event is about, so that telling it twice makes one event. */
function eventIdOf(orgId: string, deduplicationKey: string): string {
  return `evt_${createHash("sha256").update(`${orgId}\n${deduplicationKey}`).digest("hex").slice(0, 32)}`;
}

function toRecord(ctx: Context<EventDeps>, endpoint: EndpointRecord, event: TypedEvent & { eventId: string }): DeliveryRecord {
  const at = new Date(ctx.clock.now());
  const { eventId, type, data } = event;
  const lease = openLease(at.getTime(), ctx.deps.jobTiming);
  return {
    ...{ _id: createId("webhookDelivery"), orgId: ctx.orgId, endpointId: endpoint._id, eventId, type },
    ...{ body: JSON.stringify({ type, timestamp: at.toISOString(), data }), at, tries: [], failures: 0, nextAt: null, replays: 0 },
    ...{ finishedAt: null, reason: null },
    ...(endpoint.state === "paused" ? { ...lease, ...MISSED, finishedAt: at } : lease),
  };
}

const MISSED = { state: "failed", dueAt: null, reason: "endpoint_paused" } as const;
