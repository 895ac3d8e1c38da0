import { z } from "zod";

const promptId = z.string().regex(/^prm_[0-9A-HJKMNP-TV-Z]{26}$/, "must look like prm_ followed by 26 letters and digits");
const number = z.int().min(1);

export const diffPathSchema = z.strictObject({ promptId });
export const diffQuerySchema = z.strictObject({
  from: z.coerce.number().int().min(1).describe("The number of the older version, or whichever stands on the left"),
  to: z.coerce.number().int().min(1),
});
export type DiffInput = z.infer<typeof diffPathSchema> & z.infer<typeof diffQuerySchema>;

/** What is the same or removed, put together, is the old text; what is the same or added is the new one. */
const chunkSchema = z.object({ type: z.enum(["same", "added", "removed"]), text: z.string() });
export type TextChunk = z.infer<typeof chunkSchema>;

const member = z.object({ member: z.string(), before: z.json().nullable(), after: z.json().nullable() });
export type MemberChange = z.infer<typeof member>;

const parameterChangeSchema = z.object({
  name: z.string(),
  change: z.enum(["added", "removed", "changed"]),
  /** null: the member was not there, or is not any more. */
  members: z.array(member),
});
export type ParameterChange = z.infer<typeof parameterChangeSchema>;

const sideSchema = z.object({ version: number, contentHash: z.string() });

export const diffSchema = z.object({
  from: sideSchema,
  to: sideSchema,
  isEqual: z.boolean(),
  template: z.array(chunkSchema),
  instructions: z.array(chunkSchema),
  parameters: z.array(parameterChangeSchema),
  /** Parameters both have stand in another order. */
  isReordered: z.boolean(),
  settings: z.array(member),
  example: z.array(member),
});
export type VersionDiff = z.infer<typeof diffSchema>;
