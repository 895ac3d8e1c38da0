import * as z from "zod/mini";
import { requestJson } from "./http.ts";

const archiveSchema = z.object({
  id: z.string(),
  state: z.enum(["queued", "running", "ready", "downloaded", "failed"]),
  progress: z.object({ done: z.number(), total: z.number() }),
  requestedAt: z.string(),
  expiresAt: z.string(),
  sizeBytes: z.nullable(z.number()),
});
export type Archive = z.infer<typeof archiveSchema>;

const deletionSchema = z.object({
  state: z.enum(["none", "scheduled", "begun"]),
  dueAt: z.nullable(z.string()),
  needsChoice: z.boolean(),
  organizations: z.array(z.object({ id: z.string(), name: z.string(), outcome: z.enum(["left", "deleted", "transfer-first", "held"]) })),
});
export type Deletion = z.infer<typeof deletionSchema>;

const DELETION = "/api/account/deletion";
export const RECEIPT_PATH = `${DELETION}/receipt`;

export async function findArchive(signal: AbortSignal): Promise<Archive | null> {
  return (await requestJson("/api/account/export", z.object({ export: z.nullable(archiveSchema) }), { signal })).export;
}

export function requestArchive(): Promise<Archive> {
  return requestJson("/api/account/export", archiveSchema, { method: "POST" });
}

/** The address works once. */
export async function createArchiveLink(id: string): Promise<string> {
  return (await requestJson(`/api/account/export/${id}/link`, z.object({ path: z.string() }), { method: "POST" })).path;
}

export function getDeletion(signal: AbortSignal): Promise<Deletion> {
  return requestJson(DELETION, deletionSchema, { signal });
}

export function scheduleDeletion(email: string): Promise<Deletion> {
  return requestJson(DELETION, deletionSchema, { method: "POST", body: { email } });
}

export function continueDeletion(): Promise<Deletion> {
  return requestJson(`${DELETION}/continue`, deletionSchema, { method: "POST" });
}

export function cancelDeletion(): Promise<Deletion> {
  return requestJson(DELETION, deletionSchema, { method: "DELETE" });
}
