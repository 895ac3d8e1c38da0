import { z } from "zod";
import { usageReportSchema } from "../../ai/usage-report.schema.ts";
import { scopeSchema } from "../reach.ts";

const selection = { from: z.iso.date().optional(), to: z.iso.date().optional(), scope: scopeSchema.optional() };
const groupSchema = z.enum(["organization", "user", "model", "feature", "provider"]);
export type AdminUsageGroup = z.infer<typeof groupSchema>;

export const adminUsageQuerySchema = z.strictObject({ ...selection, groupBy: groupSchema.default("user") });
export type AdminUsageInput = z.output<typeof adminUsageQuerySchema>;

export const adminUsageExportSchema = z.strictObject({ ...adminUsageQuerySchema.shape, format: z.enum(["csv"]).default("csv") });

export const adminUsageReportSchema = usageReportSchema.extend({
  groupBy: groupSchema,
  scope: scopeSchema.describe("Your organization, or every one of the deployment"),
});
export type AdminUsageReport = z.infer<typeof adminUsageReportSchema>;
