import { z } from "zod";

export const reviewStatusSchema = z.object({
  judged: z.int().describe("Transactions counted for the share, up to the last review that asked"),
  reviewed: z.int(),
  width: z.number().nullable().describe("Of the grey band, as learnt; null before there was anything to learn from"),
  month: z.string(),
  spentMicros: z.int().describe("Of this month (UTC), in millionths of a US dollar"),
});
export type ReviewStatus = z.infer<typeof reviewStatusSchema>;
