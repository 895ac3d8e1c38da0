import { z } from "zod";

/*
 * Everything the stand-in remembers, one schema per kind of record. The journal stores changes to these records,
 * so the schemas also decide whether a file from an earlier run can be read.
 */

const headerSchema = z.record(z.string(), z.array(z.string()));
export type HeaderMap = z.infer<typeof headerSchema>;

const flowControlSettingsSchema = z.object({
  key: z.string(),
  parallelism: z.number().optional(),
  rate: z.number().optional(),
  periodMs: z.number().optional(),
});
export type FlowControlSettings = z.infer<typeof flowControlSettingsSchema>;

const callbackSchema = z.object({
  url: z.string(),
  method: z.string(),
  header: headerSchema,
  maxRetries: z.number(),
  retryDelayExpression: z.string().optional(),
  timeoutMs: z.number(),
  delayMs: z.number(),
});
export type Callback = z.infer<typeof callbackSchema>;

/** A message as its publisher described it, before it has an id, a time and one destination. */
const draftSchema = z.object({
  destination: z.string(),
  method: z.string(),
  header: headerSchema,
  bodyBase64: z.string(),
  maxRetries: z.number(),
  retryDelayExpression: z.string().optional(),
  timeoutMs: z.number(),
  delayMs: z.number(),
  notBefore: z.number().optional(),
  callback: callbackSchema.optional(),
  failureCallback: callbackSchema.optional(),
  queueName: z.string().optional(),
  labels: z.array(z.string()),
  flowControl: flowControlSettingsSchema.optional(),
  redact: z.array(z.string()),
  callerIp: z.string(),
});
export type Draft = z.infer<typeof draftSchema>;

const messageSchema = draftSchema.omit({ destination: true, delayMs: true, notBefore: true }).extend({
  messageId: z.string(),
  url: z.string(),
  topicName: z.string().optional(),
  endpointName: z.string().optional(),
  scheduleId: z.string().optional(),
  createdAt: z.number(),
  notBefore: z.number(),
  retried: z.number(),
  nextAttemptAt: z.number(),
  /** Place in line; a callback takes its parent's, and with `holdsQueue` its parent's slot, so a queue waits for callbacks too. */
  order: z.number(),
  holdsQueue: z.string().optional(),
});
export type Message = z.infer<typeof messageSchema>;

const deadLetterSchema = z.object({
  dlqId: z.string(),
  message: messageSchema,
  failedAt: z.number(),
  responseStatus: z.number(),
  responseHeader: headerSchema,
  responseBodyBase64: z.string(),
});
export type DeadLetter = z.infer<typeof deadLetterSchema>;

const queueSchema = z.object({
  name: z.string(),
  parallelism: z.number(),
  paused: z.boolean(),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type Queue = z.infer<typeof queueSchema>;

const scheduleSchema = z.object({
  scheduleId: z.string(),
  cron: z.string(),
  draft: draftSchema,
  createdAt: z.number(),
  isPaused: z.boolean(),
  nextScheduleTime: z.number().nullable(),
  lastScheduleTime: z.number().optional(),
  lastScheduleStates: z.record(z.string(), z.enum(["IN_PROGRESS", "SUCCESS", "FAIL"])),
});
export type Schedule = z.infer<typeof scheduleSchema>;

const endpointSchema = z.object({ url: z.string(), name: z.string().optional() });

const urlGroupSchema = z.object({
  name: z.string(),
  endpoints: z.array(endpointSchema),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type UrlGroup = z.infer<typeof urlGroupSchema>;

const flowControlKeySchema = z.object({
  isPaused: z.boolean(),
  latest: flowControlSettingsSchema.optional(),
  pinnedParallelism: z.number().optional(),
  pinnedRate: z.object({ rate: z.number(), periodMs: z.number() }).optional(),
});
export type FlowControlKey = z.infer<typeof flowControlKeySchema>;

const eventSchema = z.object({
  time: z.number(),
  state: z.enum(["CREATED", "ACTIVE", "DELIVERED", "ERROR", "RETRY", "FAILED", "CANCEL_REQUESTED", "CANCELED"]),
  messageId: z.string(),
  url: z.string(),
  topicName: z.string().optional(),
  endpointName: z.string().optional(),
  scheduleId: z.string().optional(),
  queueName: z.string().optional(),
  flowControlKey: z.string().optional(),
  labels: z.array(z.string()),
  callerIp: z.string(),
  nextDeliveryTime: z.number().optional(),
  method: z.string().optional(),
  timeout: z.number().optional(),
  maxRetries: z.number().optional(),
  retryDelayExpression: z.string().optional(),
  callback: z.string().optional(),
  failureCallback: z.string().optional(),
  error: z.string().optional(),
  responseStatus: z.number().optional(),
  responseHeaders: headerSchema.optional(),
  responseBody: z.string().optional(),
});
export type DeliveryEvent = z.infer<typeof eventSchema>;

export const recordSchemas = {
  message: messageSchema,
  deadLetter: deadLetterSchema,
  queue: queueSchema,
  schedule: scheduleSchema,
  urlGroup: urlGroupSchema,
  deduplication: z.object({ messageId: z.string(), expiresAt: z.number() }),
  flowControlKey: flowControlKeySchema,
  signingKeys: z.object({ current: z.string(), next: z.string() }),
  event: eventSchema,
  publishedToday: z.object({ day: z.string(), count: z.number() }),
} as const;

export type Kind = keyof typeof recordSchemas;
export type Records = { [K in Kind]: z.infer<(typeof recordSchemas)[K]> };
export type Tables = { [K in Kind]: Map<string, Records[K]> };
/** `value: null` removes the record. */
export type ChangeOf<K extends Kind> = { kind: K; id: string; value: Records[K] | null };
export type Change = { [K in Kind]: ChangeOf<K> }[Kind];
