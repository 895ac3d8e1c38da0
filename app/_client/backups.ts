import * as z from "zod/mini";
import { requestJson } from "./http.ts";

const text = z.nullable(z.string());
const checkSchema = z.nullable(z.object({ at: z.string(), seconds: z.number(), isSound: z.boolean(), problem: text }));

const backupSchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  trigger: z.enum(["schedule", "person", "command"]),
  state: z.enum(["waiting", "copying", "verifying", "drilling", "complete", "failed", "deleted"]),
  progress: z.nullable(z.object({ done: z.number(), total: z.number(), of: z.enum(["documents", "parts"]) })),
  kind: z.nullable(z.enum(["snapshot", "per-collection"])),
  storage: z.string(),
  documents: z.number(),
  sizeBytes: z.number(),
  seconds: z.nullable(z.number()),
  completedAt: text,
  verified: checkSchema,
  drilled: checkSchema,
  keptAs: z.array(z.enum(["recent", "daily", "weekly", "monthly"])),
  reason: text,
});
export type Backup = z.infer<typeof backupSchema>;
export type BackupCheck = Backup["verified"];

const setupSchema = z.object({
  isOn: z.boolean(),
  missing: z.array(z.string()),
  storage: text,
  objectives: z.object({ pointHours: z.number(), timeHours: z.number() }),
  newest: z.nullable(backupSchema),
  newestVerified: z.nullable(backupSchema),
  isStale: z.boolean(),
  kept: z.object({ dailies: z.number(), weeklies: z.number(), monthlies: z.number() }),
});
export type BackupSetup = z.infer<typeof setupSchema>;

const PATH = "/api/operations/backups";

export function listBackups(cursor: string | null, signal: AbortSignal) {
  const query = cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`;
  return requestJson(`${PATH}${query}`, z.object({ items: z.array(backupSchema), nextCursor: text }), { signal });
}

export function getBackupSetup(signal: AbortSignal): Promise<BackupSetup> {
  return requestJson("/api/operations/backup-setup", setupSchema, { signal });
}

export function startBackup(): Promise<Backup> {
  return requestJson(PATH, backupSchema, { method: "POST" });
}

export function verifyBackup(backupId: string, isDrill: boolean): Promise<Backup> {
  return requestJson(`${PATH}/${encodeURIComponent(backupId)}/verify`, backupSchema, { method: "POST", body: { isDrill } });
}
