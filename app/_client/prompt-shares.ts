import * as z from "zod/mini";
import type { PromptContent } from "../../lib/prompts/content.schema.ts";
import { requestJson, requestOk } from "./http.ts";
import { promptPath } from "./prompts.ts";

const shareSchema = z.object({
  id: z.string(),
  promptId: z.string(),
  version: z.number(),
  title: z.string(),
  userId: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  state: z.enum(["open", "expired", "revoked"]),
  views: z.number(),
});
export type PromptShare = z.infer<typeof shareSchema>;
const newShareSchema = z.object({ share: shareSchema, token: z.string() });
const pageSchema = z.object({ items: z.array(shareSchema), nextCursor: z.nullable(z.string()) });

/** The address stands in the answer of this call alone. */
export async function createPromptShare(promptId: string, body: { version: number; expiresInHours: number }): Promise<string> {
  const { token } = await requestJson(`${promptPath(promptId)}/shares`, newShareSchema, { method: "POST", body });
  return `${window.location.origin}/p#${token}`;
}

export function listPromptShares(promptId: string, cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams({ limit: "10", ...(cursor !== null && { cursor }) });
  return requestJson(`${promptPath(promptId)}/shares?${query}`, pageSchema, { signal });
}

export async function revokePromptShare(shareId: string): Promise<void> {
  await requestOk(`/api/prompts/shares/${encodeURIComponent(shareId)}`, { method: "DELETE" });
}

const openedSchema = z.object({
  title: z.string(),
  description: z.string(),
  version: z.number(),
  template: z.string(),
  instructions: z.string(),
  parameters: z.custom<PromptContent["parameters"]>(Array.isArray),
  example: z.custom<PromptContent["example"]>((value) => value === null || typeof value === "object"),
  sharedAt: z.string(),
  expiresAt: z.string(),
});
export type SharedPrompt = z.infer<typeof openedSchema>;

export function openPromptShare(token: string, signal: AbortSignal): Promise<SharedPrompt> {
  return requestJson("/api/prompts/shares/open", openedSchema, { method: "POST", body: { token }, signal, onExpired: "throw" });
}
