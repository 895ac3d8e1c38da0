import type { QStashClock } from "./clock.ts";
import { type Attempt, deliver } from "./delivery.ts";
import type { QStashLimits } from "./limits.ts";
import type { Message } from "./schema.ts";
import { signDelivery } from "./signature.ts";
import type { Store } from "./store.ts";

export type Sender = {
  /** One signed attempt; the message's state is the caller's business. */
  send(message: Message): Promise<Attempt>;
  /** A message that is pending or was sent lately. */
  find(messageId: string): Message | undefined;
  /** Ends every attempt under way as `aborted`. */
  abort(): void;
};

const REMEMBERED_MESSAGES = 1000;

export function createSender(store: Store, clock: QStashClock, limits: QStashLimits): Sender {
  const sent = new Map<string, Message>();
  const shutdown = new AbortController();
  return {
    send: (message) => {
      sent.delete(message.messageId);
      sent.set(message.messageId, message);
      const [oldest] = sent.keys();
      if (sent.size > REMEMBERED_MESSAGES && oldest !== undefined) sent.delete(oldest);
      const body = Buffer.from(message.bodyBase64, "base64");
      const { url, method, timeoutMs } = message;
      const headers = deliveryHeaders(store, message, body);
      return deliver({ url, method, headers, body, timeoutMs, keptBytes: limits.messageSizeBytes }, clock, shutdown.signal);
    },
    find: (messageId) => store.tables.message.get(messageId) ?? sent.get(messageId),
    abort: () => shutdown.abort(),
  };
}

/** Signed with the machine's time, whatever clock drives the dispatcher: receivers compare it with theirs. */
function deliveryHeaders(store: Store, message: Message, body: Buffer): Record<string, string[]> {
  const key = store.tables.signingKeys.get("keys")?.current ?? "";
  return {
    ...message.header,
    "user-agent": ["Upstash-QStash"],
    "upstash-message-id": [message.messageId],
    "upstash-retried": [String(message.retried)],
    "upstash-signature": [signDelivery({ url: message.url, body, key, issuedAtMs: Date.now() })],
    "upstash-caller-ip": [message.callerIp],
    ...(message.scheduleId === undefined ? {} : { "upstash-schedule-id": [message.scheduleId] }),
    ...(message.topicName === undefined ? {} : { "upstash-topic-name": [message.topicName] }),
  };
}
