import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

const rowSchema = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.string(),
  role: z.nullable(z.string()),
  action: z.string(),
  target: z.object({ type: z.string(), id: z.string() }),
  severity: z.enum(["info", "notice", "warning", "critical"]),
  reason: z.nullable(z.string()),
  beforeDigest: z.nullable(z.string()),
  afterDigest: z.nullable(z.string()),
  requestId: z.string(),
  ip: z.string(),
  userAgent: z.string(),
  /** Null until the record has its place in the chain, for up to a minute. */
  seq: z.nullable(z.number()),
  hash: z.nullable(z.string()),
});
export type AuditRow = z.infer<typeof rowSchema>;
export type AuditSeverity = AuditRow["severity"];

const pageSchema = z.object({ items: z.array(rowSchema), nextCursor: z.nullable(z.string()) });

const verificationSchema = z.object({
  isSound: z.boolean(),
  fault: z.nullable(z.object({ seq: z.nullable(z.number()), checkpoint: z.nullable(z.number()), problem: z.string() })),
  records: z.number(),
  unsigned: z.number(),
  checkpoints: z.number(),
  isPartial: z.boolean(),
  afterCheckpoint: z.number(),
});
export type AuditVerification = z.infer<typeof verificationSchema>;

const keysSchema = z.object({ keys: z.array(z.object({ keyId: z.string(), ed25519: z.string(), mlDsa65: z.string() })) });

const PAGE_SIZE = 50;

export function listAudit(query: string, cursor: string | null, signal: AbortSignal) {
  const page = new URLSearchParams({ limit: String(PAGE_SIZE), ...(cursor !== null && { cursor }) });
  return requestJson(`/api/audit?${page}${query === "" ? "" : `&${query}`}`, pageSchema, { signal });
}

/** One request reads a part of a long trail; `onProgress` hears of each. */
export async function verifyAudit(onProgress: (records: number) => void, signal: AbortSignal): Promise<AuditVerification> {
  const sum = { records: 0, checkpoints: 0 };
  for (let afterCheckpoint = 0; ; ) {
    const part = await requestJson(`/api/audit/verification?afterCheckpoint=${afterCheckpoint}`, verificationSchema, { signal });
    sum.records += part.records;
    sum.checkpoints += part.checkpoints;
    onProgress(sum.records);
    if (!part.isPartial) return { ...part, ...sum };
    afterCheckpoint = part.afterCheckpoint;
  }
}

export function listAuditKeys(signal: AbortSignal) {
  return requestJson("/api/audit/keys", keysSchema, { signal });
}

const proofSchema = z.object({
  seq: z.number(),
  prevHash: z.string(),
  hash: z.string(),
  isIntact: z.boolean(),
  checkpoint: z.nullable(
    z.object({
      number: z.number(),
      fromSeq: z.number(),
      toSeq: z.number(),
      root: z.string(),
      at: z.string(),
      keyId: z.string(),
      isSigned: z.boolean(),
      isIncluded: z.boolean(),
    }),
  ),
});
export type AuditProof = z.infer<typeof proofSchema>;

export function getAuditProof(seq: number, signal: AbortSignal): Promise<AuditProof> {
  return requestJson(`/api/audit/records/${seq}/proof`, proofSchema, { signal });
}

export type ExportFormat = "ndjson" | "csv";
export type ExportProgress = { bytes: number; lines: number };

/** The file as it comes. It is as long as the trail, so nothing but the caller ends it early. */
export async function exportAudit(
  { query, format }: { query: string; format: ExportFormat },
  onProgress: (progress: ExportProgress) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const path = `/api/audit/export?format=${format}${query === "" ? "" : `&${query}`}`;
  const response = await requestOk(path, { signal, timeoutMs: null });
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const progress = { bytes: 0, lines: 0 };
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    chunks.push(next.value);
    progress.bytes += next.value.length;
    for (const byte of next.value) if (byte === LINE_FEED) progress.lines += 1;
    onProgress({ ...progress });
  }
  return new Blob(chunks, { type: response.headers.get("content-type") ?? "text/plain" });
}

const LINE_FEED = 10;

const holdSchema = z.object({
  id: z.string(),
  reason: z.string(),
  placedAt: z.string(),
  placedBy: z.string(),
  until: z.nullable(z.string()),
  isActive: z.boolean(),
});

const policySchema = z.object({
  retentionDays: z.number(),
  isDefault: z.boolean(),
  activeHold: z.nullable(holdSchema),
  droppedUpTo: z.number(),
  anchor: z.nullable(z.number()),
});
export type AuditPolicy = z.infer<typeof policySchema>;

export function getAuditPolicy(signal: AbortSignal): Promise<AuditPolicy> {
  return requestJson("/api/audit/policy", policySchema, { signal });
}

export function updateAuditPolicy(retentionDays: number): Promise<AuditPolicy> {
  return requestJson("/api/audit/policy", policySchema, { method: "PUT", body: { retentionDays } });
}

export async function placeLegalHold(reason: string): Promise<void> {
  await requestOk("/api/audit/holds", { method: "POST", body: { reason } });
}

export async function releaseLegalHold(id: string): Promise<void> {
  await requestOk(`/api/audit/holds/${encodeURIComponent(id)}/release`, { method: "POST" });
}
