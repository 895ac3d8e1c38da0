import type { QStashLimits } from "./limits.ts";
import { type PublishRequest, readCallback, readDelivery, readFlowControl, splitList } from "./read-draft.ts";
import type { Message } from "./schema.ts";

/**
 * A retried dead letter with the settings the request's headers name; what they leave out stays as it was.
 * https://upstash.com/docs/qstash/api-reference/dlq/retry-a-dlq-message
 */
export function overrideSettings(message: Message, headers: PublishRequest["headers"], nowMs: number, limits: QStashLimits): Message {
  const isGiven = (name: string) => headers[`upstash-${name}`] !== undefined;
  const { method, header, timeoutMs, delayMs, ...retries } = readDelivery(headers, "upstash-", message, limits);
  const changed: Message = {
    ...message,
    ...retries,
    header: { ...message.header, ...header },
    ...(isGiven("method") ? { method } : {}),
    ...(isGiven("timeout") ? { timeoutMs } : {}),
    ...(isGiven("label") ? { labels: splitList(headers["upstash-label"]) } : {}),
    ...(isGiven("flow-control-key") ? { flowControl: readFlowControl(headers) } : {}),
    ...(isGiven("delay") ? { notBefore: nowMs + delayMs, nextAttemptAt: nowMs + delayMs } : {}),
  };
  const parent = { ...changed, delayMs: 0, header: {} };
  return {
    ...changed,
    callback: readCallback(headers, "upstash-callback", parent, limits) ?? message.callback,
    failureCallback: readCallback(headers, "upstash-failure-callback", parent, limits) ?? message.failureCallback,
  };
}
