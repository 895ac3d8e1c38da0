import { z } from "zod";
import { SKIP_REASONS } from "./parse/parsed-chat.ts";

const importIdSchema = z.string().regex(/^cim_[0-9A-HJKMNP-TV-Z]{26}$/, "must look like cim_ followed by 26 letters and digits");
export const IMPORT_MAX_BYTES = 50_000_000;
/** In base64 and JSON it is still below what a function takes. */
export const IMPORT_PART_BYTES = 2_000_000;
const PART_MAX_CHARS = 4 * Math.ceil(IMPORT_PART_BYTES / 3);

export const createImportSchema = z.strictObject({
  name: z.string().trim().min(1, "must not be empty").max(200),
  sizeBytes: z.int().min(2, "must not be empty").max(IMPORT_MAX_BYTES, `may be at most ${IMPORT_MAX_BYTES}`),
});
export type CreateImportInput = z.infer<typeof createImportSchema>;
export const byImportSchema = z.strictObject({ importId: importIdSchema });
export const putPartParamsSchema = byImportSchema.extend({ part: z.coerce.number().int().min(0).max(1_000) });
export const putPartSchema = z.strictObject({ data: z.base64().max(PART_MAX_CHARS) });
export const listImportsSchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type ListImportsInput = z.infer<typeof listImportsSchema>;

const time = z.iso.datetime();
export const importStateSchema = z.enum(["receiving", "queued", "running", "done", "failed"]);
export const importSchema = z.object({
  id: importIdSchema,
  name: z.string(),
  sizeBytes: z.number(),
  partBytes: z.number(),
  parts: z.number(),
  state: importStateSchema,
  /** Of a failed one: a code with a page of its own. */
  reason: z.string().nullable(),
  /** Conversations: how many are done with, of how many. */
  done: z.number(),
  total: z.number().nullable(),
  imported: z.number(),
  messages: z.number(),
  skipped: z.array(z.object({ reason: z.enum(SKIP_REASONS), count: z.number() })),
  createdAt: time,
  finishedAt: time.nullable(),
});
export type ChatImport = z.infer<typeof importSchema>;
