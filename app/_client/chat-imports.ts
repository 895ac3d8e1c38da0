import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

const importSchema = z.object({
  id: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  partBytes: z.number(),
  parts: z.number(),
  state: z.enum(["receiving", "queued", "running", "done", "failed"]),
  reason: z.nullable(z.string()),
  done: z.number(),
  total: z.nullable(z.number()),
  imported: z.number(),
  messages: z.number(),
  skipped: z.array(z.object({ reason: z.string(), count: z.number() })),
  createdAt: z.string(),
});
export type ChatImport = z.infer<typeof importSchema>;

const PAGE_SIZE = 20;

export async function listImports(signal: AbortSignal): Promise<ChatImport[]> {
  return (await requestJson(`/api/chat/imports?limit=${PAGE_SIZE}`, z.object({ items: z.array(importSchema) }), { signal })).items;
}

/** Sends the file part by part and has it read. `onSent` hears of each part. */
export async function sendImport(file: File, onSent: (parts: number, of: number) => void, signal: AbortSignal): Promise<void> {
  const body = { name: file.name, sizeBytes: file.size };
  const { id, partBytes, parts } = await requestJson("/api/chat/imports", importSchema, { method: "POST", body, signal });
  for (let part = 0; part < parts; part += 1) {
    const data = await toBase64(file.slice(part * partBytes, (part + 1) * partBytes));
    await requestOk(`/api/chat/imports/${id}/parts/${part}`, { method: "PUT", body: { data }, signal, timeoutMs: null });
    onSent(part + 1, parts);
  }
  await requestOk(`/api/chat/imports/${id}/start`, { method: "POST", signal });
}

/** Of a data URL, what stands after the comma. */
function toBase64(piece: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).slice(String(reader.result).indexOf(",") + 1)));
    reader.addEventListener("error", () => reject(reader.error ?? new Error("The file could not be read.")));
    reader.readAsDataURL(piece);
  });
}
