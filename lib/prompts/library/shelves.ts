// A list is asked for with any choice of category, role, pattern and level. Each choice is a shelf of its own, and a prompt stands on every
// one it belongs to: sixteen, one for each tag, its source, its source with each facet, and being featured. So one index answers every
// choice, in order, without looking at a prompt that is not shown; only a tag with something else, or a source with several facets, looks
// through the shelf of one of them.

import type { PromptCategory, PromptLevel, PromptPattern, PromptRole, PromptSource } from "../schema.ts";
import type { PromptRecord } from "./prompt-record.ts";

export type Choice = {
  category?: PromptCategory | undefined;
  role?: PromptRole | undefined;
  pattern?: PromptPattern | undefined;
  level?: PromptLevel | undefined;
  tag?: string | undefined;
  source?: PromptSource | undefined;
};

/** Of what an organization features, and of what is shipped: nobody else decides what stands first in its library. */
export function featuredShelf(orgId: string): string {
  return `featured=${orgId}`;
}

const FACETS = ["category", "role", "pattern", "level"] as const;
const COMBINATIONS = 2 ** FACETS.length;
/** The one with the most values first. */
const BY_NARROWNESS = ["role", "category", "pattern", "level"] as const;

type Faceted = Pick<PromptRecord, "orgId" | "category" | "role" | "pattern" | "level" | "tags" | "source" | "isFeatured">;

export function shelvesOf(prompt: Faceted): string[] {
  const combined = Array.from({ length: COMBINATIONS }, (_, bits) => {
    const chosen = FACETS.filter((_facet, index) => (bits & (1 << index)) !== 0);
    return chosen.some((facet) => prompt[facet] === null) ? null : facetShelf(prompt, chosen);
  });
  return [
    ...combined.filter((shelf) => shelf !== null),
    ...prompt.tags.map((tag) => `tag=${tag}`),
    `source=${prompt.source}`,
    ...FACETS.filter((facet) => prompt[facet] !== null).map((facet) => sourceShelf(prompt, facet)),
    ...(prompt.isFeatured ? [featuredShelf(prompt.orgId)] : []),
  ];
}

/** The shelf to walk along, and what is still to be asked of each prompt on it. */
export function shelfOf({ tag, source, ...facets }: Choice): { shelf: string; rest: Omit<Choice, "tag"> } {
  const chosen = FACETS.filter((facet) => facets[facet] !== undefined);
  if (tag !== undefined) return { shelf: `tag=${tag}`, rest: { ...facets, source } };
  if (source === undefined) return { shelf: facetShelf(facets, chosen), rest: {} };
  const narrowest = BY_NARROWNESS.find((facet) => facets[facet] !== undefined);
  return { shelf: narrowest ? sourceShelf({ ...facets, source }, narrowest) : `source=${source}`, rest: facets };
}

function sourceShelf(of: Readonly<Record<string, unknown>>, facet: string): string {
  return `source=${of.source}&${facet}=${of[facet]}`;
}

function facetShelf(of: Readonly<Record<string, unknown>>, facets: readonly string[]): string {
  return facets.length === 0 ? "all" : facets.map((facet) => `${facet}=${of[facet]}`).join("&");
}
