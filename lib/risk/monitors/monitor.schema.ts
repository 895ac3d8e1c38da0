import { z } from "zod";
import { DECISIONS } from "../engine/decision-of.ts";
import { MONITOR_PROFILES, SECTORS } from "../settings/settings.schema.ts";
import { REALMS } from "../transactions/realm.ts";
import { DIMENSIONS } from "./count-days.ts";

export const realmSchema = z.enum(REALMS).describe("`demo` is generated data. Left out: `live`, or `demo` where there is nothing else.");

const count = z.int().min(0);
const dollars = z.number().min(0).describe("US dollars by rough rates.");
const share = z.number().min(0).max(1);

/** What was decided when they came in. */
export const figuresSchema = z.object({
  judged: count,
  decisions: z.record(z.enum(DECISIONS), count),
  flagged: count.describe("With a score from the block threshold on."),
  amount: dollars,
  atRisk: dollars.describe("The part that was to be reviewed, held or blocked."),
  expected: dollars.describe("The amount weighed by the probability of fraud."),
});

export const getDaySchema = z.strictObject({ realm: realmSchema.optional() });
export const riskDaySchema = z.object({
  realm: realmSchema,
  realms: z.array(z.enum(REALMS)).describe("Those with transactions in the last 24 hours."),
  totals: figuresSchema,
  hours: z.array(z.object({ hour: z.iso.datetime(), judged: count, suspect: count, flagged: count })).length(24),
  open: z.object({ flagged: count, quarantined: count, most: count }).describe("How many stand so now; counted up to `most`."),
  isComplete: z.boolean().describe("False while very many new ones are still being counted."),
});
export type RiskDay = z.infer<typeof riskDaySchema>;

export const MONITOR_DAYS_MAX = 90;
export const getMonitorSchema = z.strictObject({
  days: z.coerce.number().int().min(1).max(MONITOR_DAYS_MAX).default(30),
  realm: realmSchema.optional(),
  profile: z.enum(MONITOR_PROFILES).optional().describe("Left out: the one the organization has chosen in its settings."),
});
export type GetMonitorInput = z.output<typeof getMonitorSchema>;

const rowSchema = z.object({
  value: z.string(),
  isOwn: z.boolean().describe("A country of the organization's own jurisdictions."),
  figures: figuresSchema,
  suspectShare: share,
  rise: z
    .object({ share, usualShare: share })
    .nullable()
    .describe("Of the last 24 hours to two days beside the days before, where it is clear."),
});
export const riskMonitorSchema = z.object({
  profile: z.enum(MONITOR_PROFILES),
  chosen: z.enum(MONITOR_PROFILES).describe("What the settings say."),
  sector: z.enum(SECTORS).nullable(),
  jurisdictions: z.array(z.string()),
  realm: realmSchema,
  realms: z.array(z.enum(REALMS)),
  from: z.iso.date(),
  until: z.iso.date(),
  panels: z.array(
    z.object({
      dimension: z.enum(DIMENSIONS),
      title: z.string(),
      watches: z.string(),
      rows: z.array(rowSchema),
      more: z.object({ values: count, judged: count }).nullable().describe("What is not listed."),
    }),
  ),
  isComplete: z.boolean(),
});
export type RiskMonitor = z.infer<typeof riskMonitorSchema>;
