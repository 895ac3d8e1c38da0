import { z } from "zod";

/** What may be made to need a vote before it acts. Sessions, modules and the organization itself stand until they are tripped. */
export const LEASED_TYPES = ["model", "api-key", "agent", "strategy"] as const;
export const TTL_HOURS_MAX = 720;
const APPROVALS_MAX = 10;
const WINDOW_MINUTES_MAX = 1_440;
const LEAST_MAX = 10_000;
const MICROS_MAX = 1_000_000_000_000;
const MODELS_MAX = 20;

const share = z.number().min(0).max(1);
const isUnique = (names: readonly string[]) => new Set(names).size === names.length;

const auditSettingsSchema = z.strictObject({
  chatShare: share.describe("How much of what chats answer is audited by itself; 1 is all of it"),
  gatewayShare: share.describe("The same of answers of the gateway"),
  promptShare: share.describe("The same of runs of prompts"),
  judges: z.enum(["grey", "never", "always"]).describe("When models judge too: where the checks of our own are in doubt, never, or always"),
});

const leaseSettingsSchema = z.strictObject({
  required: z
    .array(z.enum(LEASED_TYPES))
    .max(LEASED_TYPES.length)
    .refine(isUnique, "Each type may stand there once.")
    .describe("What acts only after people have granted it a lease; everything else stands until it is tripped"),
  ttlHours: z.int().min(1).max(TTL_HOURS_MAX).describe("The longest a lease is granted for, and the longest of each extension"),
  quorum: z.strictObject({
    approvals: z.int().min(1).max(APPROVALS_MAX).describe("How many people have to approve; whoever asks is never one of them"),
    validators: z.literal("analysts and above"),
  }),
});

const tripSettingsSchema = z.strictObject({
  onScoreBelow: share.describe("An audited answer of ours that is less safe takes its model's lease away"),
  failureRate: z.strictObject({
    share: z.number().min(0.01).max(1),
    least: z.int().min(1).max(LEAST_MAX).describe("Audits there have to be before their rate counts"),
    windowMinutes: z.int().min(1).max(WINDOW_MINUTES_MAX),
  }),
  canary: z.boolean().describe("Whether a leaked canary trips by itself"),
  costPerHourMicros: z.int().min(1).max(MICROS_MAX).nullable().describe("In millionths of a US dollar; null for no such limit"),
});

const drillSettingsSchema = z.strictObject({
  schedule: z.enum(["off", "daily", "weekly"]),
  models: z.array(z.string().trim().min(1).max(128)).max(MODELS_MAX).refine(isUnique, "Each model may stand there once."),
  tripBelow: z
    .number()
    .min(0)
    .max(100)
    .nullable()
    .default(null)
    .describe("A model that withstands a smaller share of a drill's attacks behind the guard, in percent, loses its lease; null for never"),
});

/** What an organization decides about its fail-safe. */
export const failsafeSettingsSchema = z.strictObject({
  passThreshold: z.number().min(0.5).max(1).describe("An answer at least this safe passes"),
  audit: auditSettingsSchema,
  leases: leaseSettingsSchema,
  trip: tripSettingsSchema,
  drills: drillSettingsSchema,
});
export type FailsafeSettings = z.infer<typeof failsafeSettingsSchema>;

const version = z.int().min(0);

/** One decision of an organization. Version 0 are the settings as shipped, which nobody has decided. */
export const failsafeSettingsVersionSchema = z.object({
  version,
  settings: failsafeSettingsSchema,
  note: z.string().nullable(),
  createdAt: z.iso.datetime().nullable(),
  createdBy: z.string().nullable(),
});
export type FailsafeSettingsVersion = z.infer<typeof failsafeSettingsVersionSchema>;

/** `version` is the one the change was decided on; when another has come since, nothing is changed. */
export const updateFailsafeSettingsSchema = z.strictObject({
  version,
  settings: failsafeSettingsSchema,
  note: z.string().trim().min(1).max(500).optional(),
});
export type UpdateFailsafeSettingsInput = z.infer<typeof updateFailsafeSettingsSchema>;

export const listFailsafeSettingsSchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export const failsafeSettingsPageSchema = z.object({ items: z.array(failsafeSettingsVersionSchema), nextCursor: z.string().nullable() });
