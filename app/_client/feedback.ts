import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";
import { usageSchema } from "./turns.ts";

const ratingSchema = z.enum(["up", "down"]);
export type Rating = z.infer<typeof ratingSchema>;

const given = { id: z.string(), rating: ratingSchema, reason: z.nullable(z.string()), comment: z.nullable(z.string()) };
export type GivenFeedback = { jobId: string; rating: Rating; reason: string | null; comment: string | null; mayShareText: boolean };

export async function giveFeedback(input: GivenFeedback): Promise<void> {
  await requestOk("/api/chat/feedback", { method: "PUT", body: input });
}

export async function takeBackFeedback(jobId: string): Promise<void> {
  await requestOk(`/api/chat/feedback?${new URLSearchParams({ jobId })}`, { method: "DELETE" });
}

const model = { provider: z.nullable(z.string()), model: z.nullable(z.string()), demo: z.boolean() };
const qualitySchema = z.object({
  ...{ from: z.string(), up: z.number(), down: z.number() },
  models: z.array(z.object({ ...model, up: z.number(), down: z.number() })),
  reasons: z.array(z.object({ reason: z.nullable(z.string()), count: z.number() })),
});
export type Quality = z.infer<typeof qualitySchema>;

export function getQuality(days: number, signal?: AbortSignal): Promise<Quality> {
  return requestJson(`/api/admin/quality?days=${days}`, qualitySchema, { signal });
}

const sharedSchema = z.object({ ...given, ...model, question: z.string(), answer: z.string(), createdAt: z.string() });
export type SharedFeedback = z.infer<typeof sharedSchema>;

export function listSharedFeedback(rating: string, cursor: string | null, signal?: AbortSignal) {
  const query = new URLSearchParams({ ...(rating !== "" && { rating }), ...(cursor !== null && { cursor }) });
  const page = z.object({ items: z.array(sharedSchema), nextCursor: z.nullable(z.string()) });
  return requestJson(`/api/admin/feedback?${query}`, page, { signal });
}

export function getChatTotals(chatId: string, signal?: AbortSignal) {
  const totals = z.object({ messages: z.number(), usage: z.nullable(usageSchema) });
  return requestJson(`/api/chat/totals?${new URLSearchParams({ chatId })}`, totals, { signal });
}
