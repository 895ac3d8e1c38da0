import { z } from "zod";
import { exactAmountSchema } from "../funds/sum-amounts.ts";
import { realmSchema } from "../monitors/monitor.schema.ts";
import { REALMS } from "../transactions/realm.ts";

export const IMPACT_DAYS_MAX = 90;

export const getImpactSchema = z.strictObject({
  days: z.coerce.number().int().min(1).max(IMPACT_DAYS_MAX).default(30),
  realm: realmSchema.optional(),
});
export type GetImpactInput = z.output<typeof getImpactSchema>;
export const caseImpactParamsSchema = z.strictObject({ caseId: z.string().min(1).max(80) });

const count = z.int().min(0);
const dollars = z.number().min(0).describe("US dollars by rough rates.");
const sumSchema = z.object({
  transactions: count,
  dollars,
  amounts: z.array(exactAmountSchema).describe("Exact, one sum for each currency."),
});
const milliseconds = z.number().min(0).nullable();

/** The formulas stand in the guide of the risk module. */
export const impactViewSchema = z.object({
  scope: z.discriminatedUnion("type", [
    z.object({
      type: z.literal("period"),
      since: z.iso.datetime(),
      until: z.iso.datetime(),
      realm: realmSchema,
      realms: z.array(z.enum(REALMS)),
    }),
    z.object({ type: z.literal("case"), caseId: z.string() }),
  ]),
  transactions: count.describe("Suspicious ones that were looked at."),
  exposure: sumSchema.extend({ flagged: sumSchema, held: sumSchema }).describe("Money that is flagged or held and not decided."),
  expectedLoss: z
    .object({ dollars, suspected: dollars, confirmed: dollars })
    .describe("Probability times amount of what went, confirmed fraud whole."),
  prevented: sumSchema.describe("Blocked, or held and found to be fraud."),
  lost: sumSchema.describe("Went, and was found to be fraud."),
  containment: z.object({ contained: count, notContained: count, medianMs: milliseconds, p95Ms: milliseconds }),
  atRisk: z.object({
    hops: z.int(),
    accounts: count.describe("Accounts that suspicious money reached; at least so many where isCut."),
    isCut: z.boolean(),
    nearest: z.array(z.object({ accountKey: z.string(), name: z.string().nullable(), hop: count })),
  }),
  isCut: z.boolean().describe("There were more suspicious transactions than are added up; the oldest are missing."),
});
export type ImpactView = z.infer<typeof impactViewSchema>;
