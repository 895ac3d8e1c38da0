import { createHash } from "node:crypto";
import type { FlowControl } from "./flow-control.ts";
import type { DeadLetter, DeliveryEvent, FlowControlSettings, HeaderMap, Message, Queue, Schedule } from "./schema.ts";
import type { Store } from "./store.ts";

/** The JSON shapes of the vendor's REST reference; `undefined` fields drop out when written. */
export function toMessageView(message: Message) {
  return {
    messageId: message.messageId,
    url: message.url,
    topicName: message.topicName,
    endpointName: message.endpointName,
    method: message.method,
    ...contentView(message.header, message.bodyBase64, message.redact),
    maxRetries: message.maxRetries,
    retryDelayExpression: message.retryDelayExpression,
    notBefore: message.notBefore,
    createdAt: message.createdAt,
    callback: message.callback?.url,
    failureCallback: message.failureCallback?.url,
    queueName: message.queueName,
    scheduleId: message.scheduleId,
    callerIP: message.callerIp,
    ...labelsView(message.labels),
    ...flowControlView(message.flowControl),
  };
}

export function toDeadLetterView(deadLetter: DeadLetter) {
  const response = bodyView(deadLetter.responseBodyBase64);
  return {
    ...toMessageView(deadLetter.message),
    dlqId: deadLetter.dlqId,
    responseStatus: deadLetter.responseStatus,
    responseHeader: deadLetter.responseHeader,
    responseBody: response.body,
    responseBodyBase64: response.bodyBase64,
  };
}

export function toEventView(event: DeliveryEvent) {
  const { labels, callerIp: _callerIp, ...rest } = event;
  return { ...rest, ...labelsView(labels) };
}

export function toQueueView(store: Store, queue: Queue) {
  let lag = 0;
  for (const message of store.tables.message.values()) if (message.queueName === queue.name) lag += 1;
  return { ...queue, lag };
}

export function toScheduleView(schedule: Schedule) {
  const { draft } = schedule;
  return {
    scheduleId: schedule.scheduleId,
    cron: schedule.cron,
    createdAt: schedule.createdAt,
    destination: draft.destination,
    method: draft.method,
    ...contentView(draft.header, draft.bodyBase64, draft.redact),
    retries: draft.maxRetries,
    retryDelayExpression: draft.retryDelayExpression,
    delay: draft.delayMs / 1000,
    callback: draft.callback?.url,
    failureCallback: draft.failureCallback?.url,
    callerIP: draft.callerIp,
    isPaused: schedule.isPaused,
    queueName: draft.queueName,
    ...labelsView(draft.labels),
    ...flowControlView(draft.flowControl),
    lastScheduleTime: schedule.lastScheduleTime,
    nextScheduleTime: schedule.nextScheduleTime ?? undefined,
    lastScheduleStates: schedule.lastScheduleStates,
  };
}

export function toFlowControlView(store: Store, flow: FlowControl, key: string) {
  const record = store.tables.flowControlKey.get(key);
  const usage = flow.usage(key);
  const { parallelism, rate, periodMs } = flow.effective(key);
  let pending = 0;
  for (const message of store.tables.message.values()) if (message.flowControl?.key === key) pending += 1;
  return {
    flowControlKey: key,
    waitListSize: Math.max(pending - usage.active, 0),
    parallelismMax: parallelism ?? 0,
    parallelismCount: usage.active,
    rateMax: rate ?? 0,
    rateCount: usage.windowCount,
    ratePeriod: periodMs / 1000,
    ratePeriodStart: Math.floor(usage.windowStartedAt / 1000),
    isPaused: record?.isPaused ?? false,
    isPinnedParallelism: record?.pinnedParallelism !== undefined,
    isPinnedRate: record?.pinnedRate !== undefined,
  };
}

function contentView(header: HeaderMap, bodyBase64: string, redact: readonly string[]) {
  const hidesAll = redact.includes("header") || redact.includes("headers");
  const hidden = redact.map((field) => /^headers?\[(.+)\]$/.exec(field)?.[1]?.toLowerCase());
  const shown = Object.entries(header).map(([name, values]) => [
    name,
    hidesAll || hidden.includes(name.toLowerCase()) ? values.map(redacted) : values,
  ]);
  const body = redact.includes("body") ? { body: redacted(Buffer.from(bodyBase64, "base64")) } : bodyView(bodyBase64);
  return { header: Object.fromEntries(shown), ...body };
}

/** Text as it is, anything else in base64. */
function bodyView(bodyBase64: string): { body?: string; bodyBase64?: string } {
  if (bodyBase64 === "") return {};
  const bytes = Buffer.from(bodyBase64, "base64");
  const text = bytes.toString("utf8");
  return Buffer.from(text).equals(bytes) ? { body: text } : { bodyBase64 };
}

function redacted(value: string | Uint8Array): string {
  return `REDACTED:${createHash("sha256").update(value).digest("hex")}`;
}

function labelsView(labels: readonly string[]) {
  return labels.length === 0 ? {} : { label: labels[0], labels };
}

function flowControlView(flowControl: FlowControlSettings | undefined) {
  if (flowControl === undefined) return {};
  const { key, parallelism, rate, periodMs } = flowControl;
  return { flowControlKey: key, parallelism, rate, period: periodMs === undefined ? undefined : periodMs / 1000 };
}
