import { z } from "zod";
import { idPattern } from "../../platform/ids.ts";

export const backupIdSchema = z.string().regex(idPattern("backup"));
export const byBackupSchema = z.strictObject({ backupId: backupIdSchema });
export const listBackupsSchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export const verifyBackupSchema = z.strictObject({
  isDrill: z
    .boolean()
    .default(false)
    .describe("Also walks what people need first after a restore: whether somebody could sign in, and every audit trail."),
});

const checkSchema = z
  .object({
    at: z.iso.datetime(),
    seconds: z.number(),
    isSound: z.boolean(),
    problem: z.string().nullable().describe("What is wrong with it, in words; null for nothing."),
  })
  .nullable();

export const backupSchema = z.object({
  id: z.string(),
  createdAt: z.iso.datetime(),
  trigger: z.enum(["schedule", "person", "command"]),
  state: z
    .enum(["waiting", "copying", "verifying", "drilling", "complete", "failed", "deleted"])
    .describe('"complete": whole, and nothing is being done with it.'),
  progress: z.object({ done: z.number(), total: z.number(), of: z.enum(["documents", "parts"]) }).nullable(),
  kind: z
    .enum(["snapshot", "per-collection"])
    .nullable()
    .describe("Whether everything was read at one moment, or each collection at one of its own."),
  storage: z.string(),
  documents: z.number(),
  sizeBytes: z.number(),
  seconds: z.number().nullable(),
  completedAt: z.iso.datetime().nullable(),
  verified: checkSchema.describe("When it was last read back into a database of its own and compared."),
  drilled: checkSchema.describe("When the whole way back was last rehearsed on it."),
  keptAs: z.array(z.enum(["recent", "daily", "weekly", "monthly"])),
  reason: z.string().nullable(),
});
export type Backup = z.output<typeof backupSchema>;

export const backupPageSchema = z.object({ items: z.array(backupSchema), nextCursor: z.string().nullable() });

export const backupSetupSchema = z.object({
  isOn: z.boolean(),
  missing: z.array(z.string()).describe("Variables that would turn it on."),
  storage: z.string().nullable(),
  objectives: z
    .object({ pointHours: z.number(), timeHours: z.number() })
    .describe("How much may be lost, and how long the way back may take."),
  newest: backupSchema.nullable(),
  newestVerified: backupSchema.nullable(),
  isStale: z.boolean().describe("The newest whole copy is older than may be lost, or there is none."),
  kept: z.object({ dailies: z.int(), weeklies: z.int(), monthlies: z.int() }),
});
export type BackupSetupView = z.output<typeof backupSetupSchema>;
