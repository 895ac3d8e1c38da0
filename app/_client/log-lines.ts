import * as z from "zod/mini";
import { requestJson } from "./http.ts";

export const LINE_LEVELS = ["error", "warn", "info"] as const;
export type LineLevel = (typeof LINE_LEVELS)[number];

const text = z.nullable(z.string());
const lineSchema = z.object({
  id: z.string(),
  at: z.string(),
  level: z.enum(LINE_LEVELS),
  message: z.string(),
  requestId: text,
  route: text,
  method: text,
  status: z.nullable(z.number()),
  durationMs: z.nullable(z.number()),
  organization: text,
  user: text,
  code: text,
  job: text,
  error: text,
});
export type LogLine = z.infer<typeof lineSchema>;

const pageSchema = z.object({ items: z.array(lineSchema), nextCursor: text });

export function listLogLines(query: string, cursor: string | null, signal: AbortSignal) {
  const search = new URLSearchParams(query);
  if (cursor !== null) search.set("cursor", cursor);
  return requestJson(`/api/operations/logs?${search}`, pageSchema, { signal });
}
