import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

const importSchema = z.object({
  id: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  partBytes: z.number(),
  parts: z.number(),
  state: z.enum(["receiving", "queued", "running", "checked", "refused", "done", "cancelled", "failed"]),
  reason: z.nullable(z.string()),
  isDryRun: z.boolean(),
  phase: z.nullable(z.enum(["check", "judge"])),
  rows: z.nullable(z.number()),
  read: z.number(),
  judged: z.number(),
  repeated: z.number(),
  conflicting: z.number(),
  broken: z.number(),
  decisions: z.record(z.string(), z.number()),
  secondsLeft: z.nullable(z.number()),
  createdAt: z.string(),
});
export type RiskImport = z.infer<typeof importSchema>;

const problemSchema = z.object({ column: z.nullable(z.string()), reason: z.string() });
const previewSchema = z.object({
  delimiter: z.enum([",", ";", "\t"]),
  headers: z.array(z.string()),
  columns: z.record(z.string(), z.nullable(z.number())),
  missing: z.array(z.string()),
  rows: z.array(z.object({ row: z.number(), cells: z.array(z.string()), problem: z.nullable(problemSchema) })),
  read: z.number(),
  broken: z.number(),
});
export type ImportPreview = z.infer<typeof previewSchema>;

const brokenRowSchema = z.object({ row: z.number(), column: z.nullable(z.string()), reason: z.string(), cells: z.array(z.string()) });

const pageOf = <Item extends z.ZodMiniType>(item: Item) => z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });

const PAGE_SIZE = 20;

export function listRiskImports(cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE), ...(cursor !== null && { cursor }) });
  return requestJson(`/api/risk/imports?${query}`, pageOf(importSchema), { signal });
}

/** Sends the file part by part. `onSent` hears of each. */
export async function sendRiskFile(file: File, onSent: (parts: number, of: number) => void, signal: AbortSignal): Promise<RiskImport> {
  const body = { name: file.name, sizeBytes: file.size };
  const made = await requestJson("/api/risk/imports", importSchema, { method: "POST", body, signal });
  for (let part = 0; part < made.parts; part += 1) {
    const content = file.slice(part * made.partBytes, (part + 1) * made.partBytes);
    await requestOk(`/api/risk/imports/${made.id}/parts/${part}`, { method: "PUT", content, signal, timeoutMs: null });
    onSent(part + 1, made.parts);
  }
  return made;
}

/** How the file is read; what is left out is found by itself. */
export type ImportReading = {
  delimiter?: ImportPreview["delimiter"];
  decimal?: "." | ",";
  currency?: string;
  columns?: Readonly<Record<string, number | null>>;
};

export function previewRiskImport(id: string, body: ImportReading, signal: AbortSignal): Promise<ImportPreview> {
  return requestJson(`/api/risk/imports/${id}/preview`, previewSchema, { method: "POST", body, signal });
}

export type ImportStart = ImportReading & { mode: "valid_rows" | "all_or_none"; isDryRun: boolean };

export function startRiskImport(id: string, body: ImportStart): Promise<RiskImport> {
  return requestJson(`/api/risk/imports/${id}/start`, importSchema, { method: "POST", body });
}

export function cancelRiskImport(id: string): Promise<RiskImport> {
  return requestJson(`/api/risk/imports/${id}/cancel`, importSchema, { method: "POST" });
}

export function listBrokenRows(id: string, cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE), ...(cursor !== null && { cursor }) });
  return requestJson(`/api/risk/imports/${id}/broken-rows?${query}`, pageOf(brokenRowSchema), { signal });
}

export const brokenRowsHref = (id: string) => `/api/risk/imports/${id}/broken-rows/export`;
