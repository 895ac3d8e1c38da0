import { z } from "zod";

export const RULE_NAMES = [
  "HighLatency",
  "SlowRequests",
  "ErrorRate",
  "ProviderDown",
  "DatabaseDown",
  "RedisDown",
  "QueueDown",
  "AuthFailures",
  "BackupStale",
  "JobsStuck",
  "DeadLetters",
  "ScheduleMissed",
  "RollbackAdvised",
] as const;
export type RuleName = (typeof RULE_NAMES)[number];

export const ALERT_STATES = ["pending", "firing", "resolved"] as const;
export type AlertState = (typeof ALERT_STATES)[number];

export const ALERT_SEVERITIES = ["warning", "critical"] as const;
export const ALERT_UNITS = ["seconds", "share", "per-minute", "count", "up"] as const;

/** Chosen from a list: what people write about an outage names people and customers, and a silence is kept for everybody who operates. */
export const SILENCE_REASONS = ["planned_work", "known_problem", "being_mended", "false_alarm"] as const;

const SILENCE_HOURS_MAX = 24 * 14;

export const alertIdSchema = z.string().max(64);
export const byAlertSchema = z.strictObject({ alertId: alertIdSchema });
export const bySilenceSchema = z.strictObject({ silenceId: z.string().max(64) });

export const alertSchema = z.object({
  id: z.string(),
  rule: z.enum(RULE_NAMES),
  title: z.string(),
  subject: z.string().describe("What the rule is about where there are several: a provider, a schedule. Empty where there is one"),
  severity: z.enum(ALERT_SEVERITIES),
  state: z.enum(ALERT_STATES).describe("`pending`: not for as long as the rule asks yet, and nobody has been told"),
  summary: z.string(),
  runbook: z.string().describe("Where it is written what to do, below the project's root"),
  value: z.number().nullable().describe("As it was last seen"),
  threshold: z.number(),
  unit: z.enum(ALERT_UNITS),
  startedAt: z.iso.datetime(),
  firedAt: z.iso.datetime().nullable(),
  wellSince: z.iso.datetime().nullable().describe("Well again, and not for long enough to be resolved"),
  resolvedAt: z.iso.datetime().nullable(),
  firings: z.int().describe("More than 1 where it came back soon after it was resolved"),
  acknowledgedAt: z.iso.datetime().nullable(),
  acknowledgedBy: z.string().nullable(),
  silencedUntil: z.iso.datetime().nullable(),
  notifiedAt: z.iso.datetime().nullable().describe("When people were last told"),
});
export type AlertView = z.infer<typeof alertSchema>;
export const alertPageSchema = z.object({ items: z.array(alertSchema), nextCursor: z.string().nullable() });

export const listAlertsSchema = z.strictObject({
  view: z.enum(["open", "past"]).default("open"),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListAlertsInput = z.output<typeof listAlertsSchema>;

export const ruleSchema = z.object({
  name: z.enum(RULE_NAMES),
  title: z.string(),
  severity: z.enum(ALERT_SEVERITIES),
  summary: z.string(),
  threshold: z.number(),
  unit: z.enum(ALERT_UNITS),
  forSeconds: z.number().describe("How long it has to be so before people are told, and to be well before it is resolved"),
  runbook: z.string(),
  expression: z.string().describe("The same in PromQL, as the rules file has it"),
});
export type RuleView = z.infer<typeof ruleSchema>;
export const rulesSchema = z.object({ items: z.array(ruleSchema) });

export const silenceSchema = z.object({
  id: z.string(),
  rule: z.enum(RULE_NAMES),
  subject: z.string().nullable().describe("Null: every subject of the rule"),
  reason: z.enum(SILENCE_REASONS),
  until: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  createdBy: z.string().nullable(),
});
export type SilenceView = z.infer<typeof silenceSchema>;
export const silencesSchema = z.object({ items: z.array(silenceSchema) });

export const createSilenceSchema = z.strictObject({
  rule: z.enum(RULE_NAMES),
  subject: z.string().max(200).nullable().default(null),
  reason: z.enum(SILENCE_REASONS),
  hours: z.number().min(0.25).max(SILENCE_HOURS_MAX),
});
export type CreateSilenceInput = z.output<typeof createSilenceSchema>;

export const testDeliverySchema = z.object({
  at: z.iso.datetime(),
  told: z.int().describe("How many people have it in their inbox now; by which other channels, each has chosen"),
});
export type TestDelivery = z.infer<typeof testDeliverySchema>;
