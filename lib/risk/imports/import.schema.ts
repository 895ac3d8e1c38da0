import { z } from "zod";
import { idPattern } from "../../platform/ids.ts";
import { IMPORT_FIELDS, type ImportField } from "./import-fields.ts";

export const IMPORT_MAX_BYTES = 50_000_000;
export const IMPORT_MAX_ROWS = 200_000;
/** Encrypted and in a document it is still far below what a document may have. */
export const IMPORT_PART_BYTES = 2_000_000;
/** What fits into one request of a function, beside its headers. */
export const IMPORT_WHOLE_BYTES = 4_000_000;
export const DELIMITERS = [",", ";", "\t"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const importIdSchema = z.string().regex(idPattern("riskImport"), "must look like rim_ followed by 26 letters and digits");
export const byImportSchema = z.strictObject({ importId: importIdSchema });
export const putPartParamsSchema = byImportSchema.extend({ part: z.coerce.number().int().min(0).max(1_000) });

const fileNameSchema = z.string().trim().min(1, "must not be empty").max(200);
export const createImportSchema = z.strictObject({
  name: fileNameSchema,
  sizeBytes: z
    .int()
    .min(1, "must not be empty")
    .max(IMPORT_MAX_BYTES, `may be at most ${IMPORT_MAX_BYTES}: split the file by rows and repeat the header in each piece`),
});
export type CreateImportInput = z.infer<typeof createImportSchema>;

const decimalSchema = z.enum([".", ","]);
const modeSchema = z.enum(["valid_rows", "all_or_none"]).describe("What becomes of the other rows when some are broken");
const currencySchema = z.string().trim().min(1).max(12).describe("Of rows that name none");
const columnSchema = z.int().min(0).max(500);

const columnsSchema = z.strictObject(fieldsTo(columnSchema.nullable().optional()));
/** By field, which column it stands in, counted from 0; null for none. */
export type Columns = Readonly<Partial<Record<ImportField, number | null | undefined>>>;

/** The type of an object with every field is known to the table of fields alone. */
function fieldsTo<Schema extends z.ZodType>(schema: Schema): Record<ImportField, Schema> {
  return Object.fromEntries(Object.keys(IMPORT_FIELDS).map((field) => [field, schema])) as Record<ImportField, Schema>;
}

export const previewImportSchema = z.strictObject({
  delimiter: z.enum(DELIMITERS).optional().describe("Found by itself where it is left out"),
  decimal: decimalSchema.default("."),
  currency: currencySchema.optional(),
  columns: columnsSchema.optional().describe("Found by their names where they are left out"),
});
export type ReadingInput = z.infer<typeof previewImportSchema>;

export const startImportSchema = previewImportSchema.extend({
  mode: modeSchema.default("valid_rows"),
  isDryRun: z.boolean().default(false).describe("Reads and checks every row, and judges none"),
});
export type StartImportInput = z.infer<typeof startImportSchema>;

export const importCsvSchema = z.strictObject({
  name: fileNameSchema.default("transactions.csv"),
  mode: modeSchema.default("valid_rows"),
  isDryRun: z.stringbool({ truthy: ["true"], falsy: ["false"] }).default(false),
  decimal: decimalSchema.default("."),
  currency: currencySchema.optional(),
});
export type ImportCsvInput = z.infer<typeof importCsvSchema>;

const pageShape = { cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(20) };
export const listImportsSchema = z.strictObject(pageShape);
export type ListImportsInput = z.infer<typeof listImportsSchema>;

const problemSchema = z.object({ column: z.string().nullable(), reason: z.string() });
export const brokenRowSchema = problemSchema.extend({ row: z.int(), cells: z.array(z.string()) });
export type BrokenRow = z.infer<typeof brokenRowSchema>;

export const previewSchema = z.object({
  delimiter: z.enum(DELIMITERS),
  headers: z.array(z.string()),
  columns: z.object(fieldsTo(z.int().nullable())),
  /** Fields without which nothing can be imported. */
  missing: z.array(z.string()),
  rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()), problem: problemSchema.nullable() })),
  /** Of the first part of the file. */
  read: z.int(),
  broken: z.int(),
});
export type ImportPreview = z.infer<typeof previewSchema>;

export const IMPORT_STATES = ["receiving", "queued", "running", "checked", "refused", "done", "cancelled", "failed"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
const time = z.iso.datetime();

export const importSchema = z.object({
  id: importIdSchema,
  name: z.string(),
  sizeBytes: z.int(),
  partBytes: z.int(),
  parts: z.int(),
  state: z.enum(IMPORT_STATES),
  /** Of one that failed or was refused: a code with a page of its own. */
  reason: z.string().nullable(),
  mode: modeSchema.nullable(),
  isDryRun: z.boolean(),
  phase: z.enum(["check", "judge"]).nullable(),
  rows: z.int().nullable().describe("Rows of the file, known once it has been read"),
  read: z.int(),
  judged: z.int(),
  repeated: z.int(),
  conflicting: z.int(),
  broken: z.int(),
  decisions: z.record(z.string(), z.int()).describe("What was decided about those that were judged"),
  secondsLeft: z.number().nullable(),
  createdAt: time,
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
});
export type RiskImport = z.infer<typeof importSchema>;
