import { z } from "zod";
import { attackClassSchema, dataClassSchema, guardPolicySchema } from "./policy.ts";
import { guardVerdictSchema, textSourceSchema } from "./schema.ts";

/** Far more than an organization may let into one message: programs ask about whole files. */
export const CHECK_MAX_CHARS = 1_000_000;

export const checkKindSchema = z.enum(["input", "output", "data"]);

export const checkTextSchema = z.strictObject({
  kind: checkKindSchema.describe("A person's message, a model's answer, or text from elsewhere such as a file or a page."),
  text: z.string().max(CHECK_MAX_CHARS),
  source: textSourceSchema.optional().describe("Of an input: who wrote it. Left out, the person."),
  detail: z.boolean().default(false).describe("Every stage with its time, every signal and its place."),
  policy: guardPolicySchema.optional().describe("A draft to decide by, in place of the organization's own. It is not saved."),
});
export type CheckTextInput = z.output<typeof checkTextSchema>;

const place = { start: z.int().min(0), end: z.int().min(0) };

const checkDetailSchema = z.object({
  stages: z.array(z.object({ name: z.string(), milliseconds: z.number().min(0) })),
  signals: z.array(z.object({ id: z.string(), class: attackClassSchema, weight: z.number(), ...place, disguise: z.string().nullable() })),
  sentinel: z.object({ score: z.number(), version: z.string() }).nullable(),
  data: z.array(z.object({ kind: z.string(), class: dataClassSchema.nullable(), ...place })),
  /** Null for an answer, which is not scored. */
  threshold: z.number().nullable(),
  /** Between the grey floor and the threshold, where a judge would be asked. */
  isGrey: z.boolean(),
  policy: z.object({ version: z.int().min(0), isDraft: z.boolean() }),
});
export type CheckDetail = z.infer<typeof checkDetailSchema>;

export const checkReportSchema = z.object({
  verdict: guardVerdictSchema,
  text: z.string().nullable().describe("What a model or a reader would get of it; null for an input that is blocked."),
  detail: checkDetailSchema.optional(),
});
export type CheckReport = z.infer<typeof checkReportSchema>;
