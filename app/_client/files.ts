import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

const fileSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  kind: z.enum(["document", "image"]),
  size: z.number(),
  state: z.enum(["stored", "indexing", "ready", "failed"]),
  failure: z.nullable(z.string()),
  progress: z.number(),
  pages: z.nullable(z.number()),
  scan: z.enum(["clean", "unscanned"]),
  createdAt: z.string(),
});
export type FileItem = z.infer<typeof fileSchema>;

const uploadedSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  isDuplicate: z.optional(z.boolean()),
});
export type UploadedFile = z.infer<typeof uploadedSchema>;

const uploadSchema = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number(),
  partBytes: z.number(),
  partCount: z.number(),
  parts: z.array(z.object({ part: z.number(), sha256: z.string(), size: z.number() })),
});
export type OpenUpload = z.infer<typeof uploadSchema>;

const roomSchema = z.object({ bytes: z.number(), files: z.number(), maxBytes: z.number() });
const usageSchema = z.object({
  person: roomSchema,
  organization: roomSchema,
  fileMaxBytes: z.number(),
  isScanning: z.boolean(),
  types: z.array(z.object({ type: z.string(), endings: z.array(z.string()) })),
});
export type FileUsage = z.infer<typeof usageSchema>;

/** Where a file belongs. */
export type FilePlace = { chatId?: string; projectId?: string };

export function listFiles(signal: AbortSignal): Promise<FileItem[]> {
  return requestJson("/api/files/list", z.array(fileSchema), { signal });
}

export function getFileUsage(signal: AbortSignal): Promise<FileUsage> {
  return requestJson("/api/files/usage", usageSchema, { signal });
}

export async function deleteFile(id: string, keepalive = false): Promise<void> {
  await requestOk(`/api/files/delete?${new URLSearchParams({ id })}`, { method: "DELETE", keepalive });
}

export async function retryFile(id: string): Promise<void> {
  await requestOk(`/api/files/${id}/retry`, { method: "POST", body: {} });
}

export const contentPath = (id: string): string => `/api/files/${id}/content`;
export const thumbnailPath = (id: string): string => `/api/files/${id}/thumbnail`;

/** What one request carries. */
export const DIRECT_MAX_BYTES = 3_900_000;

export function uploadDirectly(file: File, place: FilePlace, signal: AbortSignal): Promise<UploadedFile> {
  const content = new FormData();
  for (const [field, value] of Object.entries(place)) content.set(field, value);
  content.set("file", file);
  return requestJson("/api/files/upload", uploadedSchema, { method: "POST", content, signal, timeoutMs: null });
}

export function beginUpload(file: File, place: FilePlace, signal: AbortSignal): Promise<OpenUpload> {
  return requestJson("/api/files/uploads", uploadSchema, { method: "POST", body: { name: file.name, size: file.size, ...place }, signal });
}

export async function listUploads(signal?: AbortSignal): Promise<OpenUpload[]> {
  return (await requestJson("/api/files/uploads", z.object({ items: z.array(uploadSchema) }), { signal })).items;
}

export function putPart(id: string, part: number, content: Blob, sha256: string, signal: AbortSignal): Promise<OpenUpload> {
  const path = `/api/files/uploads/${id}/parts/${part}?${new URLSearchParams({ sha256 })}`;
  return requestJson(path, uploadSchema, { method: "PUT", content, signal, timeoutMs: null });
}

export function completeUpload(id: string, signal: AbortSignal): Promise<UploadedFile> {
  return requestJson(`/api/files/uploads/${id}/complete`, uploadedSchema, { method: "POST", body: {}, signal, timeoutMs: null });
}

export async function cancelUpload(id: string): Promise<void> {
  await requestOk(`/api/files/uploads/${id}`, { method: "DELETE" });
}

const fileAnswerSchema = z.object({
  answer: z.string(),
  citations: z.array(z.object({ number: z.number(), page: z.nullable(z.number()), text: z.string() })),
  demo: z.boolean(),
});
export type FileAnswer = z.infer<typeof fileAnswerSchema>;

/** From that file alone. */
export function askFile(fileId: string, question: string): Promise<FileAnswer> {
  return requestJson("/api/files/ask", fileAnswerSchema, { method: "POST", body: { fileId, question }, timeoutMs: 120_000 });
}
