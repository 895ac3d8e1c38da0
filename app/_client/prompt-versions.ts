import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";
import { promptPath, versionHeadSchema } from "./prompts.ts";

const count = z.number();
const text = z.nullable(z.string());

const versionPageSchema = z.object({ items: z.array(versionHeadSchema), nextCursor: text });

export function listVersions(promptId: string, cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams({ limit: "20", ...(cursor !== null && { cursor }) });
  return requestJson(`${promptPath(promptId)}/versions?${query}`, versionPageSchema, { signal });
}

export async function restoreVersion(promptId: string, version: number): Promise<number> {
  const path = `${promptPath(promptId)}/versions/${version}/restore`;
  return (await requestJson(path, z.object({ version: count }), { method: "POST", body: {} })).version;
}

const chunkSchema = z.object({ type: z.enum(["same", "added", "removed"]), text: z.string() });
export type TextChunk = z.infer<typeof chunkSchema>;
const memberSchema = z.object({ member: z.string(), before: z.unknown(), after: z.unknown() });
export type MemberChange = z.infer<typeof memberSchema>;
const diffSchema = z.object({
  isEqual: z.boolean(),
  template: z.array(chunkSchema),
  instructions: z.array(chunkSchema),
  parameters: z.array(z.object({ name: z.string(), change: z.enum(["added", "removed", "changed"]), members: z.array(memberSchema) })),
  isReordered: z.boolean(),
  settings: z.array(memberSchema),
  example: z.array(memberSchema),
});
export type VersionDiff = z.infer<typeof diffSchema>;

export function getDiff(promptId: string, { from, to }: { from: number; to: number }, signal: AbortSignal): Promise<VersionDiff> {
  return requestJson(`${promptPath(promptId)}/diff?from=${from}&to=${to}`, diffSchema, { signal });
}

const labelSchema = z.object({
  name: z.string(),
  version: z.nullable(count),
  isProtected: z.boolean(),
  /** What a rollback goes back to. */
  previous: z.nullable(count),
  promotionId: text,
});
export type PromptLabel = z.infer<typeof labelSchema>;

export function listLabels(promptId: string, signal: AbortSignal): Promise<{ items: PromptLabel[] }> {
  return requestJson(`${promptPath(promptId)}/labels`, z.object({ items: z.array(labelSchema) }), { signal });
}

const labelPath = (promptId: string, label: string) => `${promptPath(promptId)}/labels/${encodeURIComponent(label)}`;

export async function putLabel(promptId: string, label: string, version: number): Promise<void> {
  await requestOk(labelPath(promptId, label), { method: "PUT", body: { version } });
}

export async function deleteLabel(promptId: string, label: string): Promise<void> {
  await requestOk(labelPath(promptId, label), { method: "DELETE" });
}

export async function rollBackLabel(promptId: string, label: string): Promise<void> {
  await requestOk(`${labelPath(promptId, label)}/rollback`, { method: "POST", body: {} });
}

const missingSchema = z.enum(["evaluation", "second_person", "readers"]);
export type Missing = z.infer<typeof missingSchema>;
const proofSchema = z.nullable(z.object({ evaluationId: z.string(), testSetId: z.string(), passRate: count, at: z.string() }));

const readinessSchema = z.object({ missing: z.array(missingSchema), proof: proofSchema });
export type Readiness = z.infer<typeof readinessSchema>;

export function getReadiness(promptId: string, version: number, signal: AbortSignal): Promise<Readiness> {
  return requestJson(`${promptPath(promptId)}/versions/${version}/readiness`, readinessSchema, { signal });
}

const promotionSchema = z.object({
  id: z.string(),
  label: z.string(),
  version: count,
  from: z.nullable(count),
  state: z.enum(["open", "approved", "declined", "withdrawn"]),
  reason: z.string(),
  requestedBy: z.string(),
  requestedAt: z.string(),
  authorId: text,
  proof: proofSchema,
  decidedBy: text,
  decidedAt: text,
  decisionReason: text,
  /** Why one is not the second person. */
  own: z.array(z.enum(["requested", "wrote"])),
  canDecide: z.boolean(),
  canWithdraw: z.boolean(),
});
export type Promotion = z.infer<typeof promotionSchema>;
const promotionPageSchema = z.object({ items: z.array(promotionSchema), nextCursor: text });

const promotionsPath = (promptId: string) => `${promptPath(promptId)}/promotions`;

export function listPromotions(promptId: string, cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams({ limit: "10", ...(cursor !== null && { cursor }) });
  return requestJson(`${promotionsPath(promptId)}?${query}`, promotionPageSchema, { signal });
}

export async function askPromotion(promptId: string, body: { version: number; label: string; reason: string }): Promise<void> {
  await requestOk(promotionsPath(promptId), { method: "POST", body });
}

export async function decidePromotion(promptId: string, promotionId: string, body: { approve: boolean; reason: string }): Promise<void> {
  await requestOk(`${promotionsPath(promptId)}/${encodeURIComponent(promotionId)}/decision`, { method: "POST", body });
}

export async function withdrawPromotion(promptId: string, promotionId: string): Promise<void> {
  await requestOk(`${promotionsPath(promptId)}/${encodeURIComponent(promotionId)}/withdraw`, { method: "POST", body: {} });
}

/** Of the version that runs; a browser saves it as a file. */
export function exportPath(promptId: string, format: "json" | "promptfoo"): string {
  return `${promptPath(promptId)}/export?format=${format}`;
}
