import { useQuery } from "@tanstack/react-query";
import * as z from "zod/mini";
import type { PromptContent } from "../../lib/prompts/content.schema.ts";
import type { PromptCategory, PromptLevel, PromptPattern, PromptRole } from "../../lib/prompts/schema.ts";
import { requestJson } from "./http.ts";
import { queryKeys } from "./query-keys.ts";

const count = z.number();
const text = z.nullable(z.string());

export const promptSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  category: z.custom<PromptCategory>((value) => typeof value === "string"),
  role: z.custom<PromptRole | null>((value) => value === null || typeof value === "string"),
  pattern: z.custom<PromptPattern>((value) => typeof value === "string"),
  level: z.custom<PromptLevel>((value) => typeof value === "string"),
  tags: z.array(z.string()),
  visibility: z.enum(["private", "organization", "public"]),
  source: z.enum(["written", "shipped", "copied", "imported", "proposed"]),
  isFeatured: z.boolean(),
  isOwn: z.boolean(),
  /** Of the organization one is in: others show one version of it and nothing of its life. */
  isOfOrganization: z.boolean(),
  latest: count,
  labels: z.array(z.object({ name: z.string(), version: count })),
  runs: count,
  favourites: count,
  ratings: count,
  rating: z.nullable(count),
  isFavourite: z.boolean(),
  ownRating: z.nullable(count),
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
export type LintFinding = z.infer<typeof lintSchema>;

const contentSchema = z.custom<PromptContent>((value) => typeof value === "object" && value !== null);

export const promptViewSchema = z.extend(promptSummarySchema, {
  ownerId: text,
  origin: z.nullable(z.object({ promptId: z.string(), version: count })),
  publicVersion: z.nullable(count),
  revision: count,
  /** The version that runs unless another one is named. */
  version: z.object({
    number: count,
    content: contentSchema,
    contentHash: z.string(),
    message: z.string(),
    lint: z.array(lintSchema),
    createdBy: text,
    createdAt: z.string(),
  }),
});
export type PromptView = z.infer<typeof promptViewSchema>;

const PATH = "/api/prompts";

export function promptPath(promptId: string): string {
  return `${PATH}/${encodeURIComponent(promptId)}`;
}

export function getPrompt(promptId: string, signal?: AbortSignal): Promise<PromptView> {
  return requestJson(promptPath(promptId), promptViewSchema, { signal });
}

/** One prompt with the version that runs. Frame and tabs ask for the same, so it is read once. */
export function usePrompt(promptId: string) {
  return useQuery({ queryKey: queryKeys.prompt(promptId), queryFn: ({ signal }) => getPrompt(promptId, signal) });
}

const pageSchema = z.object({ items: z.array(promptSummarySchema), nextCursor: text });

export function listPrompts(query: string, cursor: string | null, signal: AbortSignal) {
  const search = new URLSearchParams(query);
  if (cursor !== null) search.set("cursor", cursor);
  return requestJson(`${PATH}?${search}`, pageSchema, { signal });
}
