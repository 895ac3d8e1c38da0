import { z } from "zod";
import { MESSAGE_MAX, PARAMETER_TYPES, PARAMETERS_MAX, parameterName, TEMPLATE_MAX } from "./schema.ts";

const OPTIONS_MAX = 50;
const VALUE_MAX = 20_000;

/** What a form gives for a parameter. A file is the id of one of the person's own; a date is YYYY-MM-DD. */
export const parameterValueSchema = z.union([
  z.string().max(VALUE_MAX),
  z.number(),
  z.boolean(),
  z.array(z.string().max(200)).max(OPTIONS_MAX),
]);
export type ParameterValue = z.infer<typeof parameterValueSchema>;
export const parameterValuesSchema = z.record(parameterName, parameterValueSchema);
export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/** `minLength`, `maxLength` hold for texts, `min`, `max`, `isInteger` for numbers, `min` and `max` of dates stand in `earliest` and `latest`. */
export const parameterSchema = z.strictObject({
  name: parameterName,
  label: z.string().trim().min(1).max(80),
  type: z.enum(PARAMETER_TYPES),
  description: z.string().trim().max(300).default(""),
  isRequired: z.boolean().default(true),
  default: parameterValueSchema.optional(),
  options: z.array(z.string().trim().min(1).max(200)).max(OPTIONS_MAX).optional(),
  minLength: z.int().min(0).max(VALUE_MAX).optional(),
  maxLength: z.int().min(1).max(VALUE_MAX).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  isInteger: z.boolean().optional(),
  earliest: z.iso.date().optional(),
  latest: z.iso.date().optional(),
});
export type Parameter = z.infer<typeof parameterSchema>;

/** What a version asks of a model; left out, whatever answers. */
export const modelSettingsSchema = z.strictObject({
  model: z.string().max(200).optional(),
  temperature: z.number().min(0).max(2).optional(),
  maxOutputTokens: z.int().min(1).max(32_000).optional(),
});
export type ModelSettings = z.infer<typeof modelSettingsSchema>;

/**
 * All that a version consists of. `template` is the text sent to the model, `instructions` what stands before it as the system's word;
 * both may hold `{{parameter}}` and, by label or number, other prompts: `{{> prm_…@production}}`, `{{> prm_…@3}}`.
 */
export const promptContentSchema = z.strictObject({
  template: z.string().min(1).max(TEMPLATE_MAX),
  instructions: z.string().max(TEMPLATE_MAX).default(""),
  parameters: z.array(parameterSchema).max(PARAMETERS_MAX).default([]),
  settings: modelSettingsSchema.default({}),
  /** Shown beside the form: values to try it with, and what came of them. */
  example: z
    .strictObject({ values: parameterValuesSchema, output: z.string().max(TEMPLATE_MAX) })
    .nullable()
    .default(null),
});
export type PromptContent = z.infer<typeof promptContentSchema>;
export type PromptContentInput = z.input<typeof promptContentSchema>;

export const versionMessage = z.string().trim().min(1).max(MESSAGE_MAX);
