import { z } from "zod";
import { keyList, text, url, type Variable, vendorKey } from "./env.fields.ts";

/** What copies of everything are encrypted with, and where they lie. */
export const BACKUP_VARIABLES = {
  BACKUP_ENCRYPTION_KEY: {
    section: "Backups",
    note: "32 characters or 64 hex digits, kept apart from the others; the first of a list encrypts, all of them open. Without it nothing is backed up",
    schema: keyList.optional(),
    isSecret: true,
  },
  BACKUP_FOLDER: {
    section: "Backups",
    note: "a folder of this machine, not on Vercel; unset, an S3-compatible bucket, or Vercel Blob where BLOB_READ_WRITE_TOKEN is set",
    schema: text,
  },
  S3_ENDPOINT: {
    section: "Backups",
    note: "an S3-compatible store",
    schema: url.optional(),
    group: "s3",
    example: "https://s3.eu-central-1.amazonaws.com",
  },
  S3_BUCKET: {
    section: "Backups",
    note: "its bucket, private",
    schema: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
      .optional(),
    group: "s3",
  },
  S3_REGION: { section: "Backups", note: "its region; auto where there is none", schema: vendorKey, group: "s3" },
  S3_ACCESS_KEY_ID: { section: "Backups", note: "may read, write, list and delete in that bucket", schema: vendorKey, group: "s3" },
  S3_SECRET_ACCESS_KEY: { section: "Backups", note: "of the same key", schema: vendorKey, group: "s3", isSecret: true },
} as const satisfies Record<string, Variable>;

type BackupValues = { [Name in keyof typeof BACKUP_VARIABLES]: z.output<(typeof BACKUP_VARIABLES)[Name]["schema"]> };

/** A function's own folder is gone with the function, so none is used there. */
export function backupSettings(values: BackupValues & { BLOB_READ_WRITE_TOKEN?: string | undefined; VERCEL?: string | undefined }) {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region } = values;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = values;
  return {
    keys: values.BACKUP_ENCRYPTION_KEY ?? [],
    folder: values.VERCEL === undefined ? (values.BACKUP_FOLDER ?? null) : null,
    s3: endpoint && bucket && region && accessKeyId && secretAccessKey ? { endpoint, bucket, region, accessKeyId, secretAccessKey } : null,
    blobToken: values.BLOB_READ_WRITE_TOKEN ?? null,
  };
}
