import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";
import { type PromptSummary, type PromptView, promptPath, promptSummarySchema } from "./prompts.ts";
import { queryKeys } from "./query-keys.ts";

export async function setFavourite(promptId: string, isFavourite: boolean): Promise<void> {
  await requestOk(`${promptPath(promptId)}/favourite`, { method: isFavourite ? "PUT" : "DELETE" });
}

export async function ratePrompt(promptId: string, stars: number): Promise<void> {
  await requestOk(`${promptPath(promptId)}/rating`, { method: "PUT", body: { stars } });
}

const pageSchema = z.object({ items: z.array(promptSummarySchema), nextCursor: z.nullable(z.string()) });
type Page = z.infer<typeof pageSchema>;

export function listFavourites(cursor: string | null, signal: AbortSignal, limit = 30): Promise<Page> {
  const query = new URLSearchParams({ limit: String(limit), ...(cursor !== null && { cursor }) });
  return requestJson(`/api/prompts/favourites?${query}`, pageSchema, { signal });
}

type Marks = Partial<Pick<PromptSummary, "isFavourite" | "favourites" | "ownStars">>;

/** Wherever the prompt is on screen it shows the new mark at once; nothing is read again that would change an order under the reader's hand. */
export function showMarks(client: QueryClient, promptId: string, marks: Marks): void {
  const mend = <Item extends PromptSummary>(item: Item): Item => (item.id === promptId ? { ...item, ...marks } : item);
  client.setQueryData<PromptView>(queryKeys.prompt(promptId), (known) => known && mend(known));
  client.setQueriesData<InfiniteData<Page>>({ queryKey: queryKeys.promptLists }, (known) => known && mendPages(known, mend));
}

function mendPages(known: InfiniteData<Page>, mend: (item: PromptSummary) => PromptSummary): InfiniteData<Page> {
  return { ...known, pages: known.pages.map((page) => ({ ...page, items: page.items.map(mend) })) };
}
