import { z } from "zod";
import { DECISIONS } from "../engine/decision-of.ts";
import { thresholdsSchema } from "./settings.schema.ts";

const decision = z.enum(DECISIONS);
const counts = z.record(decision, z.int().min(0));

const threshold = z.coerce.number();

/** In a query everything is text. */
export const previewThresholdsSchema = z
  .strictObject({ monitor: threshold, review: threshold, hold: threshold, block: threshold })
  .pipe(thresholdsSchema);

export const thresholdPreviewSchema = z.object({
  days: z.int().describe("How far back it looks"),
  counted: z.int().describe("Verdicts it has counted"),
  isComplete: z.boolean().describe("False where there were more, and only the newest were counted"),
  before: counts.describe("As they were decided"),
  after: counts.describe("As the thresholds would have decided"),
  changes: z.array(z.object({ from: decision, to: decision, count: z.int().min(1) })).describe("The most frequent first"),
});
export type ThresholdPreview = z.infer<typeof thresholdPreviewSchema>;
