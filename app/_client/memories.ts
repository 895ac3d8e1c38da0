import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

const memorySchema = z.object({
  id: z.string(),
  kind: z.enum(["USER_FACT", "SUMMARY"]),
  text: z.string(),
  origin: z.enum(["chat", "person"]),
  source: z.nullable(z.object({ chatId: z.string(), jobId: z.string() })),
  createdAt: z.string(),
  updatedAt: z.string(),
  earlier: z.array(z.object({ text: z.string(), until: z.string() })),
});
export type Memory = z.infer<typeof memorySchema>;

const pageSchema = z.object({ items: z.array(memorySchema), nextCursor: z.nullable(z.string()) });
export type MemoryPage = z.infer<typeof pageSchema>;

const settingsSchema = z.object({ isOn: z.boolean(), person: z.boolean(), organization: z.boolean() });
export type MemorySettings = z.infer<typeof settingsSchema>;

export function listMemories(cursor: string | null, signal: AbortSignal): Promise<MemoryPage> {
  const query = cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`;
  return requestJson(`/api/memories${query}`, pageSchema, { signal });
}

export function getMemory(id: string, signal: AbortSignal): Promise<Memory> {
  return requestJson(`/api/memories/${id}`, memorySchema, { signal });
}

export function createMemory(text: string): Promise<Memory> {
  return requestJson("/api/memories", memorySchema, { method: "POST", body: { text } });
}

export function updateMemory(id: string, text: string): Promise<Memory> {
  return requestJson(`/api/memories/${id}`, memorySchema, { method: "PATCH", body: { text } });
}

export async function forgetMemory(id: string): Promise<void> {
  await requestOk(`/api/memories/${id}`, { method: "DELETE" });
}

export function restoreMemory(id: string): Promise<Memory> {
  return requestJson(`/api/memories/${id}/restore`, memorySchema, { method: "POST", body: {} });
}

export function forgetAllMemories(): Promise<{ forgotten: number }> {
  return requestJson("/api/memories", z.object({ forgotten: z.number() }), { method: "DELETE" });
}

export function getMemorySettings(signal: AbortSignal): Promise<MemorySettings> {
  return requestJson("/api/memories/settings", settingsSchema, { signal });
}

export function updateMemorySettings(whose: "person" | "organization", isOn: boolean): Promise<MemorySettings> {
  return requestJson("/api/memories/settings", settingsSchema, { method: "PATCH", body: { whose, isOn } });
}
