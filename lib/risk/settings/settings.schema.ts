import { z } from "zod";

/** A score in the grey band is at most this far from the threshold it nearly met. */
export const BAND_WIDTH_MAX = 0.1;
/** No more of an organization's transactions than this go to models by themselves. */
export const REVIEW_SHARE_MAX = 0.01;
const MICROS_MAX = 1_000_000_000;
const JURISDICTIONS_MAX = 60;
const VOTERS_MAX = 7;

const threshold = z.number().min(0.01).max(0.99);

/** Scores from which each decision is taken. They rise, so that each decision can be taken. */
export const thresholdsSchema = z
  .strictObject({ monitor: threshold, review: threshold, hold: threshold, block: threshold })
  .refine(({ monitor, review, hold, block }) => monitor < review && review < hold && hold < block, {
    error: "Each threshold has to be above the one before it: monitor, review, hold, block.",
  });

/** The second opinion of models on verdicts that might as well have gone the other way. */
const reviewSettingsSchema = z.strictObject({
  isOn: z.boolean(),
  bandWidth: z.number().min(0).max(BAND_WIDTH_MAX).describe("How far from a threshold the grey band reaches at most"),
  share: z.number().min(0).max(REVIEW_SHARE_MAX).describe("How much of what is judged may be reviewed at most; 0.01 is one in a hundred"),
  monthlyCapMicros: z.int().min(0).max(MICROS_MAX).describe("What reviews may cost in a month (UTC), in millionths of a US dollar"),
  voters: z
    .array(z.string().trim().min(1).max(128))
    .min(2)
    .max(VOTERS_MAX)
    .refine((names) => new Set(names).size === names.length, "Each model may stand there once.")
    .nullable()
    .describe("provider, or provider/model; null asks every connected provider"),
});

export const MONITOR_PROFILES = ["none", "exchange", "national"] as const;
export const SECTORS = [
  "banking",
  "payments",
  "remittance",
  "digital_assets",
  "securities",
  "insurance",
  "gaming",
  "retail",
  "public_sector",
] as const;

const monitorSettingsSchema = z.strictObject({
  profile: z.enum(MONITOR_PROFILES),
  sector: z.enum(SECTORS).nullable(),
  jurisdictions: z
    .array(z.string().regex(/^[A-Z]{2}$/, "must be a country in two capital letters, such as DE"))
    .max(JURISDICTIONS_MAX)
    .refine((codes) => new Set(codes).size === codes.length, "Each country may stand there once."),
});

/** What an organization decides about its risk guardian. */
export const riskSettingsSchema = z.strictObject({
  thresholds: thresholdsSchema,
  review: reviewSettingsSchema,
  monitor: monitorSettingsSchema,
});
export type RiskSettings = z.infer<typeof riskSettingsSchema>;

const version = z.int().min(0);

/** One decision of an organization. Version 0 are the settings as shipped, which nobody has decided. */
export const settingsVersionSchema = z.object({
  version,
  settings: riskSettingsSchema,
  note: z.string().nullable(),
  createdAt: z.iso.datetime().nullable(),
  createdBy: z.string().nullable(),
});
export type SettingsVersion = z.infer<typeof settingsVersionSchema>;

/** `version` is the one the change was decided on; when another has come since, nothing is changed. */
export const updateSettingsSchema = z.strictObject({
  version,
  settings: riskSettingsSchema,
  note: z.string().trim().min(1).max(500).optional(),
});
export type UpdateSettingsInput = z.infer<typeof updateSettingsSchema>;

export const listSettingsVersionsSchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export const settingsVersionPageSchema = z.object({ items: z.array(settingsVersionSchema), nextCursor: z.string().nullable() });
