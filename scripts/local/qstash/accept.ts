import { createHash, randomBytes } from "node:crypto";
import { PLATFORM_LIMITS } from "../../../lib/platform/platform-limits.ts";
import type { QStashLimits } from "./limits.ts";
import { ProtocolError } from "./protocol-error.ts";
import { assertHttpUrl, assertName, quotaError } from "./read-draft.ts";
import type { Change, DeliveryEvent, Draft, Message } from "./schema.ts";
import type { Store } from "./store.ts";

type AcceptedMessage = { messageId: string; url: string; deduplicated?: true };
export type Acceptance = { changes: Change[]; accepted: AcceptedMessage[]; toUrlGroup: boolean };

export type AcceptOptions = {
  nowMs: number;
  limits: QStashLimits;
  deduplication?: Deduplication | undefined;
  scheduleId?: string | undefined;
};
export type Deduplication = { type: "id"; id: string } | { type: "content" };

/** Works out what a publish adds, one message for each endpoint of a URL group. Nothing counts until the caller commits it. */
export function acceptDraft(store: Store, draft: Draft, options: AcceptOptions): Acceptance {
  const group = store.tables.urlGroup.get(draft.destination);
  if (!group) assertHttpUrl(draft.destination, "destination");
  const endpoints = group ? group.endpoints : [{ url: draft.destination, name: undefined }];
  const changes = [...createQueueIfMissing(store, draft, options), ...configureFlowControl(store, draft)];
  const acceptance: Acceptance = { changes, accepted: [], toUrlGroup: group !== undefined };
  for (const endpoint of endpoints) {
    const key = deduplicationKey(draft, options.deduplication, group ? endpoint.url : null);
    const earlier = key === null ? undefined : store.tables.deduplication.get(key);
    if (earlier && earlier.expiresAt > options.nowMs) {
      acceptance.accepted.push({ messageId: earlier.messageId, url: endpoint.url, deduplicated: true });
      continue;
    }
    const message = toMessage(store, draft, endpoint, group?.name, options);
    acceptance.changes.push({ kind: "message", id: message.messageId, value: message }, toEvent(message, "CREATED", options.nowMs));
    acceptance.accepted.push({ messageId: message.messageId, url: endpoint.url });
    if (key === null) continue;
    forgetExpired(store, options.nowMs);
    const expiresAt = options.nowMs + PLATFORM_LIMITS.qstash.deduplicationWindowMs;
    acceptance.changes.push({ kind: "deduplication", id: key, value: { messageId: message.messageId, expiresAt } });
  }
  return acceptance;
}

export function createMessageId(): string {
  return `msg_${randomBytes(16).toString("hex")}`;
}

const lastOrderByStore = new WeakMap<Store, number>();

/** Larger than every order given out before, also by an earlier run over the same directory. */
export function nextOrder(store: Store): number {
  let last = lastOrderByStore.get(store);
  if (last === undefined) {
    last = 0;
    for (const message of store.tables.message.values()) last = Math.max(last, message.order);
  }
  lastOrderByStore.set(store, last + 1);
  return last + 1;
}

let eventCount = 0;

export function toEvent(message: Message, state: DeliveryEvent["state"], nowMs: number, extra: Partial<DeliveryEvent> = {}): Change {
  eventCount += 1;
  const event: DeliveryEvent = {
    time: nowMs,
    state,
    messageId: message.messageId,
    url: message.url,
    topicName: message.topicName,
    endpointName: message.endpointName,
    scheduleId: message.scheduleId,
    queueName: message.queueName,
    flowControlKey: message.flowControl?.key,
    labels: message.labels,
    callerIp: message.callerIp,
    method: message.method,
    timeout: message.timeoutMs,
    maxRetries: message.maxRetries,
    retryDelayExpression: message.retryDelayExpression,
    callback: message.callback?.url,
    failureCallback: message.failureCallback?.url,
    ...extra,
  };
  return { kind: "event", id: `${nowMs}-${process.pid}-${eventCount}`, value: event };
}

/** Before the day's quota is spent each publish counts one; after it the vendor answers 429 with these headers. */
export function countPublish(store: Store, count: number, nowMs: number, limits: QStashLimits): Change[] {
  if (limits.messagesPerDay === null) return [];
  const day = new Date(nowMs).toISOString().slice(0, 10);
  const today = store.tables.publishedToday.get("today");
  const total = (today?.day === day ? today.count : 0) + count;
  if (total <= limits.messagesPerDay) return [{ kind: "publishedToday", id: "today", value: { day, count: total } }];
  throw new ProtocolError(429, `exceeded daily rate limit. Limit: ${limits.messagesPerDay}`, {
    "RateLimit-Limit": String(limits.messagesPerDay),
    "RateLimit-Remaining": "0",
    "RateLimit-Reset": String(Date.parse(`${day}T00:00:00Z`) / 1000 + 86_400),
  });
}

function toMessage(
  store: Store,
  draft: Draft,
  endpoint: { url: string; name?: string | undefined },
  topicName: string | undefined,
  { nowMs, limits, scheduleId }: AcceptOptions,
): Message {
  const { destination: _destination, delayMs, notBefore, ...rest } = draft;
  const startsAt = Math.max(notBefore ?? nowMs + delayMs, nowMs);
  if (startsAt - nowMs > limits.delayMs) throw quotaError("maxDelay", limits.delayMs / 1000, (startsAt - nowMs) / 1000);
  return {
    ...rest,
    messageId: createMessageId(),
    url: endpoint.url,
    topicName,
    endpointName: endpoint.name,
    scheduleId,
    createdAt: nowMs,
    notBefore: startsAt,
    retried: 0,
    nextAttemptAt: startsAt,
    order: nextOrder(store),
  };
}

function createQueueIfMissing(store: Store, draft: Draft, { nowMs, limits }: AcceptOptions): Change[] {
  const name = draft.queueName;
  if (name === undefined || store.tables.queue.has(name)) return [];
  assertName(name, "Queue name");
  if (store.tables.queue.size >= limits.queues) throw quotaError("maxQueues", limits.queues, store.tables.queue.size + 1);
  return [{ kind: "queue", id: name, value: { name, parallelism: 1, paused: false, createdAt: nowMs, updatedAt: nowMs } }];
}

/** The limits of a key are those of the message that named it last. https://upstash.com/docs/qstash/api-reference/flow-control/pin */
function configureFlowControl({ tables }: Store, { flowControl }: Draft): Change[] {
  if (flowControl === undefined) return [];
  const record = tables.flowControlKey.get(flowControl.key) ?? { isPaused: false };
  return [{ kind: "flowControlKey", id: flowControl.key, value: { ...record, latest: flowControl } }];
}

/** A URL group delivers to many endpoints, so there the endpoint is part of the key. */
function deduplicationKey(draft: Draft, deduplication: Deduplication | undefined, groupEndpoint: string | null): string | null {
  if (deduplication === undefined) return null;
  if (deduplication.type === "id") return groupEndpoint === null ? deduplication.id : `${deduplication.id} ${groupEndpoint}`;
  const content = JSON.stringify([draft.destination, groupEndpoint, draft.bodyBase64, Object.entries(draft.header).sort()]);
  return `content ${createHash("sha256").update(content).digest("hex")}`;
}

/** Not committed: an expired entry decides nothing, and the next rewrite of the journal leaves it out. */
function forgetExpired(store: Store, nowMs: number): void {
  for (const [key, entry] of store.tables.deduplication) {
    if (entry.expiresAt > nowMs) return;
    store.tables.deduplication.delete(key);
  }
}
