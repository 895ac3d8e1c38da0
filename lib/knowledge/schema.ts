import { z } from "zod";

const id = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`), `must look like ${prefix}_ followed by 26 letters and digits`);

export const fileIdSchema = id("fil");
export const fileUploadIdSchema = id("upl");
const placeShape = { projectId: id("prj").optional(), chatId: id("cht").optional() };
/** Where a file belongs; nowhere in particular unless said. */
export const filePlaceSchema = z.strictObject(placeShape);
export type FilePlace = { projectId?: string | undefined; chatId?: string | undefined };

export const fileNameSchema = z
  .string()
  .min(1, "must not be empty")
  .max(1_000)
  .refine((text) => text.isWellFormed(), "must be well-formed Unicode");
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 as 64 lower-case hexadecimal digits");

export const byFileSchema = z.strictObject({ fileId: fileIdSchema });
/** Whatever it looks like: what is not there is not found. */
export const deleteFileSchema = z.strictObject({ id: z.string().min(1).max(100) });
export const listFilesSchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).optional(),
});

export const beginUploadSchema = z.strictObject({ name: fileNameSchema, size: z.int().min(0), ...placeShape });
export const byUploadSchema = z.strictObject({ fileUploadId: fileUploadIdSchema });
export const partParamsSchema = z.strictObject({ fileUploadId: fileUploadIdSchema, part: z.coerce.number().int().min(0).max(1_000) });
export const partQuerySchema = z.strictObject({ sha256 });

const time = z.iso.datetime();
/** `isDuplicate` stands there when the same content was kept already: this is that file. */
export const uploadedFileSchema = z.object({
  id: fileIdSchema,
  name: z.string(),
  type: z.string(),
  size: z.int(),
  isDuplicate: z.literal(true).optional(),
});
export type UploadedFile = z.infer<typeof uploadedFileSchema>;

export const fileStateSchema = z.enum(["stored", "indexing", "ready", "failed"]);

export const fileViewSchema = z.object({
  id: fileIdSchema,
  name: z.string(),
  type: z.string(),
  kind: z.enum(["document", "image"]),
  size: z.int(),
  sha256,
  state: fileStateSchema,
  /** An error code; its page says what to do. */
  failure: z.string().nullable(),
  /** 0 to 1, while it is being read. */
  progress: z.number(),
  pages: z.int().nullable(),
  projectId: z.string().nullable(),
  chatId: z.string().nullable(),
  tags: z.array(z.string()),
  scan: z.enum(["clean", "unscanned"]),
  createdAt: time,
});
export type FileView = z.infer<typeof fileViewSchema>;

export const filePageSchema = z.object({ items: z.array(fileViewSchema), nextCursor: z.string().nullable() });

/** `parts` are those that are there, by number from 0. Each has `partBytes`, but for the last. */
export const uploadViewSchema = z.object({
  id: fileUploadIdSchema,
  fileId: fileIdSchema,
  name: z.string(),
  size: z.int(),
  partBytes: z.int(),
  partCount: z.int(),
  parts: z.array(z.object({ part: z.int(), size: z.int(), sha256 })),
  expiresAt: time,
});
export type UploadView = z.infer<typeof uploadViewSchema>;
export const uploadListSchema = z.object({ items: z.array(uploadViewSchema) });

export const fileUsageSchema = z.object({
  person: z.object({ bytes: z.int(), files: z.int(), maxBytes: z.int() }),
  organization: z.object({ bytes: z.int(), files: z.int(), maxBytes: z.int() }),
  fileMaxBytes: z.int(),
  /** What one request may carry; larger files come in parts. */
  directMaxBytes: z.int(),
  types: z.array(z.object({ type: z.string(), endings: z.array(z.string()) })),
  /** False: nothing is looked at by a virus scanner here. */
  isScanning: z.boolean(),
});
export type FileUsageView = z.infer<typeof fileUsageSchema>;
