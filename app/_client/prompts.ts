import { useQuery } from "@tanstack/react-query";
import * as z from "zod/mini";
import type { PromptContent } from "../../lib/prompts/content.schema.ts";
import type { PromptHead } from "../../lib/prompts/library/prompt.schema.ts";
import type { PromptCategory, PromptLevel, PromptPattern, PromptRole, Visibility } from "../../lib/prompts/schema.ts";
import { requestJson, requestOk } from "./http.ts";
import { queryKeys } from "./query-keys.ts";

const count = z.number();
const text = z.nullable(z.string());
/** One word of a list the server keeps: a word added there is shown as it is. */
const word = <Word extends string>() => z.custom<Word>((value) => typeof value === "string");
const sourceSchema = z.enum(["written", "shipped", "copied", "imported", "proposed"]);

export const promptSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  category: word<PromptCategory>(),
  role: z.nullable(word<PromptRole>()),
  pattern: word<PromptPattern>(),
  level: word<PromptLevel>(),
  tags: z.array(z.string()),
  visibility: z.enum(["private", "organization", "public"]),
  source: sourceSchema,
  isFeatured: z.boolean(),
  isMine: z.boolean(),
  /** It belongs to the organization one is in: others show one version of it and nothing of its life. */
  isOurs: z.boolean(),
  /** What is run when nothing is said. */
  version: count,
  runs: count,
  favourites: count,
  rating: z.object({ mean: z.nullable(count), count }),
  isFavourite: z.boolean(),
  ownStars: z.nullable(count),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type PromptSummary = z.infer<typeof promptSummarySchema>;

const lintSchema = z.object({
  code: z.string(),
  severity: z.enum(["info", "warning", "danger"]),
  reason: z.string(),
  where: z.enum(["template", "instructions"]),
  start: count,
  end: count,
});

const contentSchema = z.custom<PromptContent>((value) => typeof value === "object" && value !== null);

export const versionHeadSchema = z.object({
  version: count,
  contentHash: z.string(),
  message: z.string(),
  source: sourceSchema,
  basedOn: z.nullable(count),
  lint: z.array(lintSchema),
  labels: z.array(z.string()),
  /** Everybody reads this one. */
  isPublic: z.boolean(),
  createdBy: text,
  createdAt: z.string(),
});
export type VersionHead = z.infer<typeof versionHeadSchema>;
export const versionViewSchema = z.extend(versionHeadSchema, { promptId: z.string(), content: contentSchema });
export type VersionView = z.infer<typeof versionViewSchema>;

export const promptViewSchema = z.extend(promptSummarySchema, {
  opened: versionViewSchema,
  latest: count,
  labels: z.array(z.object({ name: z.string(), version: count })),
  protectedLabels: z.array(z.string()),
  publicVersion: z.nullable(count),
  /** What it was copied from. */
  origin: z.nullable(z.object({ promptId: z.string(), version: count })),
  ownerId: text,
  revision: count,
  canEdit: z.boolean(),
  canOwn: z.boolean(),
  canPublish: z.boolean(),
});
export type PromptView = z.infer<typeof promptViewSchema>;

const PATH = "/api/prompts";

export function promptPath(promptId: string): string {
  return `${PATH}/${encodeURIComponent(promptId)}`;
}

/** Which version is opened; left out, the one that is run when nothing is said. */
export type VersionSelector = { version?: number | undefined; label?: string | undefined };

export function getPrompt(promptId: string, selector: VersionSelector = {}, signal?: AbortSignal): Promise<PromptView> {
  const chosen = { ...(selector.version && { version: String(selector.version) }), ...(selector.label && { label: selector.label }) };
  return requestJson(`${promptPath(promptId)}?${new URLSearchParams(chosen)}`, promptViewSchema, { signal });
}

/** One prompt with the version that runs. Frame and tabs ask for the same, so it is read once. */
export function usePrompt(promptId: string) {
  return useQuery({ queryKey: queryKeys.prompt(promptId), queryFn: ({ signal }) => getPrompt(promptId, {}, signal) });
}

const pageSchema = z.object({ items: z.array(promptSummarySchema), nextCursor: text });

export function listPrompts(query: string, cursor: string | null, signal: AbortSignal) {
  const search = new URLSearchParams(query);
  if (cursor !== null) search.set("cursor", cursor);
  return requestJson(`${PATH}?${search}`, pageSchema, { signal });
}

export function listFeatured(signal: AbortSignal): Promise<{ items: PromptSummary[] }> {
  return requestJson(`${PATH}/featured`, z.object({ items: z.array(promptSummarySchema) }), { signal });
}

const createdSchema = z.object({ id: z.string() });
type NewPrompt = PromptHead & { visibility: Exclude<Visibility, "public">; content: PromptContent; message: string };

export function createPrompt(body: NewPrompt): Promise<{ id: string }> {
  return requestJson(PATH, createdSchema, { method: "POST", body });
}

export async function changePrompt(promptId: string, body: { revision: number } & Partial<PromptHead>): Promise<void> {
  await requestOk(promptPath(promptId), { method: "PATCH", body });
}

type NewVersion = { content: PromptContent; message: string; basedOn: number };

export function saveVersion(promptId: string, body: NewVersion): Promise<{ version: number }> {
  return requestJson(`${promptPath(promptId)}/versions`, z.object({ version: count }), { method: "POST", body });
}

export async function setVisibility(promptId: string, body: { revision: number; visibility: Visibility }): Promise<void> {
  await requestOk(`${promptPath(promptId)}/visibility`, { method: "PUT", body });
}

export async function setFeatured(promptId: string, body: { revision: number; isFeatured: boolean }): Promise<void> {
  await requestOk(`${promptPath(promptId)}/featured`, { method: "PUT", body });
}

export async function deletePrompt(promptId: string): Promise<void> {
  await requestOk(promptPath(promptId), { method: "DELETE" });
}

/** One's own from now on; it keeps what it was copied from. */
export function copyPrompt(promptId: string, body: { title?: string } = {}): Promise<{ id: string }> {
  return requestJson(`${promptPath(promptId)}/copy`, createdSchema, { method: "POST", body });
}
