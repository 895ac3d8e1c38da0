import { createMessageId, nextOrder, toEvent } from "./accept.ts";
import type { Attempt } from "./delivery.ts";
import { readRetryAfter } from "./duration.ts";
import type { QStashLimits } from "./limits.ts";
import { retryDelayMs } from "./retry-delay.ts";
import type { Callback, Change, DeadLetter, Message } from "./schema.ts";
import type { Store } from "./store.ts";

/*
 * What one attempt means for a message: delivered, tried again later, or dead. The message's next state, its events,
 * its callbacks and its dead letter come back as one list, so that a crash cannot separate them.
 */

type Settled = Exclude<Attempt, { type: "aborted" }>;

const LOGGED_ANSWER_BYTES = 10_000;

export function settleAttempt(store: Store, message: Message, attempt: Settled, nowMs: number, limits: QStashLimits): Change[] {
  if (attempt.type === "answered" && attempt.status >= 200 && attempt.status < 300) {
    return [
      { kind: "message", id: message.messageId, value: null },
      toEvent(message, "DELIVERED", nowMs),
      ...finishScheduled(store, message, "SUCCESS"),
      ...callBack(store, message, message.callback, attempt, nowMs, limits, undefined),
    ];
  }
  const error = describeFailure(attempt);
  const failed = toEvent(message, "ERROR", nowMs, { error, ...describeResponse(attempt) });
  if (isFinal(message, attempt)) return [failed, ...bury(store, message, attempt, nowMs, limits)];
  const nextAttemptAt = nowMs + waitMs(message, attempt, nowMs);
  return [
    { kind: "message", id: message.messageId, value: { ...message, retried: message.retried + 1, nextAttemptAt } },
    failed,
    toEvent(message, "RETRY", nowMs, { nextDeliveryTime: nextAttemptAt }),
    ...callBack(store, message, message.callback, attempt, nowMs, limits, undefined),
  ];
}

/** A fresh message with the same content and its own retries; the dead letter goes in the same commit. */
export function revive(
  store: Store,
  deadLetter: DeadLetter,
  nowMs: number,
  change: (message: Message) => Message,
): { message: Message; changes: Change[] } {
  const message = change({
    ...deadLetter.message,
    messageId: createMessageId(),
    createdAt: nowMs,
    notBefore: nowMs,
    nextAttemptAt: nowMs,
    retried: 0,
    order: nextOrder(store),
    holdsQueue: undefined,
  });
  const changes: Change[] = [
    { kind: "deadLetter", id: deadLetter.dlqId, value: null },
    { kind: "message", id: message.messageId, value: message },
    toEvent(message, "CREATED", nowMs),
  ];
  return { message, changes };
}

function isFinal(message: Message, attempt: Settled): boolean {
  const refused =
    attempt.type === "answered" && attempt.status === 489 && attempt.header["upstash-nonretryable-error"]?.[0]?.toLowerCase() === "true";
  return refused || message.retried >= message.maxRetries;
}

function waitMs(message: Message, attempt: Settled, nowMs: number): number {
  const asked = attempt.type === "answered" ? readRetryAfter(attempt.header, nowMs) : null;
  return asked ?? retryDelayMs(message.retryDelayExpression, message.retried);
}

function bury(store: Store, message: Message, attempt: Settled, nowMs: number, limits: QStashLimits): Change[] {
  const dlqId = `${nowMs}-${nextOrder(store)}`;
  const deadLetter: DeadLetter = {
    dlqId,
    message,
    failedAt: nowMs,
    responseStatus: statusOf(attempt),
    responseHeader: attempt.type === "answered" ? attempt.header : {},
    responseBodyBase64: answerBody(attempt).toString("base64"),
  };
  return [
    { kind: "message", id: message.messageId, value: null },
    { kind: "deadLetter", id: dlqId, value: deadLetter },
    toEvent(message, "FAILED", nowMs, { error: describeFailure(attempt) }),
    ...finishScheduled(store, message, "FAIL"),
    ...callBack(store, message, message.callback, attempt, nowMs, limits, undefined),
    ...callBack(store, message, message.failureCallback, attempt, nowMs, limits, dlqId),
  ];
}

/** A callback is a message like any other, but has no callbacks of its own and keeps its parent's place in the queue. */
function callBack(
  store: Store,
  message: Message,
  callback: Callback | undefined,
  attempt: Settled,
  nowMs: number,
  limits: QStashLimits,
  dlqId: string | undefined,
): Change[] {
  if (callback === undefined) return [];
  const { url, delayMs, header, ...delivery } = callback;
  const startsAt = nowMs + delayMs;
  const sent: Message = {
    ...delivery,
    url,
    header: { "content-type": ["application/json"], ...header },
    bodyBase64: Buffer.from(callbackBody(message, attempt, limits, dlqId)).toString("base64"),
    messageId: createMessageId(),
    createdAt: nowMs,
    notBefore: startsAt,
    nextAttemptAt: startsAt,
    retried: 0,
    order: message.queueName === undefined ? nextOrder(store) : message.order,
    holdsQueue: message.queueName,
    labels: message.labels,
    redact: [],
    callerIp: message.callerIp,
  };
  return [{ kind: "message", id: sent.messageId, value: sent }, toEvent(sent, "CREATED", nowMs)];
}

function callbackBody(message: Message, attempt: Settled, limits: QStashLimits, dlqId: string | undefined): string {
  const write = (answer: Buffer) =>
    JSON.stringify({
      status: statusOf(attempt),
      header: attempt.type === "answered" ? attempt.header : {},
      body: answer.toString("base64"),
      retried: message.retried,
      maxRetries: message.maxRetries,
      dlqId,
      sourceMessageId: message.messageId,
      topicName: message.topicName,
      endpointName: message.endpointName,
      url: message.url,
      method: message.method,
      sourceHeader: message.header,
      sourceBody: message.bodyBase64,
      notBefore: message.notBefore,
      createdAt: message.createdAt,
      scheduleId: message.scheduleId,
      callerIP: message.callerIp,
    });
  const answer = answerBody(attempt);
  const roomBytes = limits.messageSizeBytes - Buffer.byteLength(write(Buffer.alloc(0)));
  return write(answer.subarray(0, Math.max(Math.floor((roomBytes * 3) / 4) - 3, 0)));
}

function finishScheduled(store: Store, message: Message, state: "SUCCESS" | "FAIL"): Change[] {
  const schedule = message.scheduleId === undefined ? undefined : store.tables.schedule.get(message.scheduleId);
  if (schedule?.lastScheduleStates[message.messageId] === undefined) return [];
  const lastScheduleStates = { ...schedule.lastScheduleStates, [message.messageId]: state };
  return [{ kind: "schedule", id: schedule.scheduleId, value: { ...schedule, lastScheduleStates } }];
}

/** The log shows an answer with ERROR alone; a long one would fill the memory 5,000 times over, so it is cut. */
function describeResponse(attempt: Settled) {
  const responseBody = answerBody(attempt).subarray(0, LOGGED_ANSWER_BYTES).toString("base64");
  return { responseStatus: statusOf(attempt), responseHeaders: attempt.type === "answered" ? attempt.header : {}, responseBody };
}

/** 0 when nobody answered: the vendor documents no status for that. */
function statusOf(attempt: Settled): number {
  return attempt.type === "answered" ? attempt.status : 0;
}

function answerBody(attempt: Settled): Buffer {
  return attempt.type === "answered" ? attempt.body : Buffer.from(attempt.reason);
}

function describeFailure(attempt: Settled): string {
  return attempt.type === "answered" ? `status ${attempt.status}` : attempt.reason;
}
