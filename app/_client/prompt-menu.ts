import * as z from "zod/mini";
import type { ParameterValues } from "../../lib/prompts/content.schema.ts";
import { requestJson } from "./http.ts";
import { listFavourites } from "./prompt-marks.ts";
import { listPrompts, type PromptSummary, promptPath } from "./prompts.ts";

const FAVOURITES = 5;
const SHOWN = 10;

/** Nothing typed: favourites, then what the organization and then everybody uses most. Something typed: what it finds, favourites first. */
export async function listForMenu(text: string, signal: AbortSignal): Promise<PromptSummary[]> {
  const ask = (query: Record<string, string>) =>
    listPrompts(new URLSearchParams({ ...query, limit: String(SHOWN) }).toString(), null, signal);
  if (text !== "") return favouritesFirst((await ask({ q: text })).items);
  const [favourites, own, all] = await Promise.all([
    listFavourites(null, signal, FAVOURITES),
    ask({ visibility: "organization", sort: "trending" }),
    ask({ sort: "trending" }),
  ]);
  const found = new Map([...favourites.items, ...own.items, ...all.items].map((prompt) => [prompt.id, prompt]));
  return [...found.values()].slice(0, SHOWN);
}

function favouritesFirst(prompts: readonly PromptSummary[]): PromptSummary[] {
  return prompts.toSorted((a, b) => Number(b.isFavourite) - Number(a.isFavourite));
}

const renderedSchema = z.object({ promptId: z.string(), version: z.number(), instructions: z.string(), text: z.string() });

/** What a chat is asked with: it has no place of its own for instructions, so they come first. */
export async function renderForChat(promptId: string, version: number, values: ParameterValues): Promise<string> {
  const body = { values, version };
  const { instructions, text } = await requestJson(`${promptPath(promptId)}/render`, renderedSchema, { method: "POST", body });
  return instructions.trim() === "" ? text : `${instructions}\n\n${text}`;
}
