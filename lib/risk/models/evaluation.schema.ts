import { z } from "zod";

const share = z.number().min(0).max(1);

/** How well scores tell fraud from what is honest, over the same transactions for everybody compared. */
export const measuresSchema = z.object({
  ap: share.describe("Average precision"),
  auc: share.describe("Area under the curve"),
  recallAt01: share.describe("Part of the frauds found where one honest transaction in a thousand is flagged"),
  recallAt1: share.describe("The same where one in a hundred is"),
  ece: share.describe("Expected calibration error, fifteen bins"),
});

/** Of the transactions whose probability fell into one bin: what was said of them, and what came true. */
export const calibrationBinSchema = z.object({ count: z.int().min(0), predicted: share, observed: share });
export type CalibrationBin = z.infer<typeof calibrationBinSchema>;

/** On the newest quarter of what it was trained on, by a model made of the older part only. */
export const modelEvaluationSchema = z.object({
  rows: z.int().min(0),
  frauds: z.int().min(0),
  own: measuresSchema,
  other: measuresSchema.extend({ kind: z.enum(["trees", "logistic"]) }).describe("The kind of model that was not taken"),
  live: measuresSchema.extend({ version: z.string() }).describe("Who judged at the time, on the same transactions"),
  baselines: z.object({ amount: share, rules: share, profile: share }).describe("Average precision of each alone"),
  calibration: z.array(calibrationBinSchema),
});
export type ModelEvaluation = z.infer<typeof modelEvaluationSchema>;
