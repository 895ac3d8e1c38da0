import { z } from "zod";
import { projectIdSchema } from "../keeping/keeping.schema.ts";

const INSTRUCTIONS_MAX_CHARS = 4_000;

const wellFormed = (text: string) => text.isWellFormed();

const nameSchema = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(80, "may have at most 80 characters")
  .refine(wellFormed, "must be well-formed Unicode");
const instructionsSchema = z
  .string()
  .trim()
  .max(INSTRUCTIONS_MAX_CHARS, `may have at most ${INSTRUCTIONS_MAX_CHARS} characters`)
  .refine(wellFormed, "must be well-formed Unicode");

export const createProjectSchema = z.strictObject({ name: nameSchema, instructions: instructionsSchema.default("") });
export type CreateProjectInput = z.infer<typeof createProjectSchema>;
export const updateProjectSchema = z.strictObject({ name: nameSchema.optional(), instructions: instructionsSchema.optional() });
export type UpdateProjectInput = z.infer<typeof updateProjectSchema>;
export const byProjectSchema = z.strictObject({ projectId: projectIdSchema });
/** What becomes of what is in it; nobody guesses that for the person. */
export const projectContentSchema = z.enum(["keep", "delete"]);
export const deleteProjectSchema = z.strictObject({ content: projectContentSchema });

export const projectSchema = z.object({
  id: projectIdSchema,
  name: z.string(),
  instructions: z.string(),
  createdAt: z.iso.datetime(),
});
export type Project = z.infer<typeof projectSchema>;
export const projectListSchema = z.object({ items: z.array(projectSchema) });
