// The engines that can be asked, each in its own format. https://api-dashboard.search.brave.com/app/documentation/web-search,
// https://docs.tavily.com/documentation/api-reference/endpoint/search, https://developers.google.com/custom-search/v1/reference/rest,
// https://docs.searxng.org/dev/search_api.html

import { z } from "zod";
import { askEngine, HITS_MAX, type SearchEngine, toHits } from "./search-engine.ts";

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");

/** What each takes for one question by its list price, in millionths of a US dollar. */
const PRICES = { brave: 5_000, tavily: 8_000, google: 5_000 } as const;

type Keyed = { apiKey: string; baseUrl?: string };

const braveSchema = z.object({
  web: z.object({ results: z.array(z.object({ title: text, url: z.string(), description: text })).default([]) }).optional(),
});

export function createBraveSearch({ apiKey, baseUrl = "https://api.search.brave.com" }: Keyed): SearchEngine {
  return {
    ...{ name: "brave", host: new URL(baseUrl).hostname, priceMicros: PRICES.brave, isSample: false },
    async search(query, signal) {
      const url = withQuery(baseUrl, "/res/v1/web/search", { q: query, count: String(HITS_MAX) });
      const { web } = await askEngine(braveSchema, { url, headers: { "x-subscription-token": apiKey }, signal });
      return toHits((web?.results ?? []).map(({ description, ...hit }) => ({ ...hit, snippet: description })));
    },
  };
}

const tavilySchema = z.object({ results: z.array(z.object({ title: text, url: z.string(), content: text })) });

export function createTavilySearch({ apiKey, baseUrl = "https://api.tavily.com" }: Keyed): SearchEngine {
  return {
    ...{ name: "tavily", host: new URL(baseUrl).hostname, priceMicros: PRICES.tavily, isSample: false },
    async search(query, signal) {
      const headers = { authorization: `Bearer ${apiKey}` };
      const body = { query, max_results: HITS_MAX, search_depth: "basic" };
      const { results } = await askEngine(tavilySchema, { url: withQuery(baseUrl, "/search", {}), headers, body, signal });
      return toHits(results.map(({ content, ...hit }) => ({ ...hit, snippet: content })));
    },
  };
}

const googleSchema = z.object({ items: z.array(z.object({ title: text, link: z.string(), snippet: text })).default([]) });

export function createGoogleSearch({
  apiKey,
  engineId,
  baseUrl = "https://customsearch.googleapis.com",
}: Keyed & { engineId: string }): SearchEngine {
  return {
    ...{ name: "google", host: new URL(baseUrl).hostname, priceMicros: PRICES.google, isSample: false },
    async search(query, signal) {
      const url = withQuery(baseUrl, "/customsearch/v1", { cx: engineId, q: query, num: String(HITS_MAX) });
      // In a header, since addresses end up in logs.
      const { items } = await askEngine(googleSchema, { url, headers: { "x-goog-api-key": apiKey }, signal });
      return toHits(items.map(({ link, ...hit }) => ({ ...hit, url: link })));
    },
  };
}

const searxngSchema = z.object({ results: z.array(z.object({ title: text, url: z.string(), content: text })) });

/** An operator's own server, or the stand-in of this machine, which speaks the same format. */
export function createSearxngSearch({ baseUrl, isSample = false }: { baseUrl: string; isSample?: boolean }): SearchEngine {
  return {
    ...{ name: isSample ? "sample" : "searxng", host: isSample ? null : new URL(baseUrl).hostname, priceMicros: 0, isSample },
    async search(query, signal) {
      const url = withQuery(baseUrl, "/search", { q: query, format: "json" });
      const { results } = await askEngine(searxngSchema, { url, signal });
      return toHits(results.map(({ content, ...hit }) => ({ ...hit, snippet: content })));
    },
  };
}

function withQuery(baseUrl: string, path: string, query: Record<string, string>): URL {
  const url = new URL(baseUrl.endsWith("/") ? `${baseUrl.slice(0, -1)}${path}` : `${baseUrl}${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}
