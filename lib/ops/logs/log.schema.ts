import { z } from "zod";

const word = z.string().min(1).max(200);

export const listLogLinesSchema = z.strictObject({
  level: z.enum(["error", "warn", "info"]).optional(),
  route: word.optional().describe("As declared: /chat/stream"),
  requestId: word.optional(),
  org: word.optional().describe("An organization's id, or its pseudonym as lines show it"),
  from: z.iso.datetime().optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListLogLinesInput = z.infer<typeof listLogLinesSchema>;

export const logLineSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  level: z.enum(["error", "warn", "info"]),
  message: z.string(),
  requestId: z.string().nullable(),
  route: z.string().nullable(),
  method: z.string().nullable(),
  status: z.int().nullable(),
  durationMs: z.number().nullable(),
  organization: z.string().nullable().describe("A pseudonym"),
  user: z.string().nullable().describe("A pseudonym"),
  code: z.string().nullable(),
  job: z.string().nullable(),
  error: z.string().nullable().describe("The kind of error; its words are never kept"),
});
export type LogLineView = z.infer<typeof logLineSchema>;
export const logLinePageSchema = z.object({ items: z.array(logLineSchema), nextCursor: z.string().nullable() });
