import * as z from "zod/mini";
import { requestJson } from "./http.ts";

const snippetSchema = z.object({ text: z.string(), marks: z.array(z.object({ start: z.number(), end: z.number() })) });
export type Snippet = z.infer<typeof snippetSchema>;

const hitSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("chat"), id: z.string(), chatId: z.string(), at: z.string(), snippet: snippetSchema }),
  z.object({
    ...{ type: z.literal("message"), id: z.string(), chatId: z.string(), jobId: z.string(), chatTitle: z.string() },
    ...{ role: z.enum(["user", "assistant"]), at: z.string(), snippet: snippetSchema },
  }),
  z.object({ type: z.literal("file"), id: z.string(), at: z.string(), snippet: snippetSchema }),
  z.object({ type: z.literal("memory"), id: z.string(), at: z.string(), snippet: snippetSchema }),
]);
export type SearchHit = z.infer<typeof hitSchema>;

const pageSchema = z.object({ items: z.array(hitSchema), nextCursor: z.nullable(z.string()), isComplete: z.boolean() });
export type SearchPage = z.infer<typeof pageSchema>;

export function searchEverything(q: string, signal: AbortSignal): Promise<SearchPage> {
  return requestJson(`/api/search?${new URLSearchParams({ q, limit: "12" })}`, pageSchema, { signal });
}
