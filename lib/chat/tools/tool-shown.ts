import { z } from "zod";

/** Where a tool has read: a page by its address, or a passage of the person's own file. */
export const toolSourceSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("page"), title: z.string(), url: z.string() }),
  z.object({
    type: z.literal("passage"),
    title: z.string(),
    fileId: z.string(),
    chunkIndex: z.number(),
    page: z.number().nullable(),
  }),
]);

export const toolFileSchema = z.object({ fileId: z.string(), name: z.string(), type: z.string() });

/** What the person may see of a call, kept with its result. `from` and `to` say which part of the text the tool wrote, without our marks. */
export const toolShownSchema = z.object({
  arguments: z.string(),
  from: z.number(),
  to: z.number(),
  sources: z.array(toolSourceSchema).default([]),
  files: z.array(toolFileSchema).default([]),
  isSample: z.boolean().default(false),
});
export type ToolShown = z.infer<typeof toolShownSchema>;
