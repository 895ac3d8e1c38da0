import * as z from "zod/mini";
import { requestJson } from "./http.ts";

const passagesSchema = z.object({
  fileId: z.string(),
  fileName: z.string(),
  items: z.array(z.object({ chunkIndex: z.number(), page: z.nullable(z.number()), headings: z.array(z.string()), text: z.string() })),
  hasBefore: z.boolean(),
  hasAfter: z.boolean(),
});
export type Passages = z.infer<typeof passagesSchema>;

/** A file's text around one of its passages. */
export function readPassages(fileId: string, around: number, signal?: AbortSignal): Promise<Passages> {
  return requestJson(`/api/files/${encodeURIComponent(fileId)}/passages?around=${around}`, passagesSchema, { signal });
}
