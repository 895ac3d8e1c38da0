import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { SAMPLE_PAGES, type SamplePage } from "./pages.ts";

/**
 * A search engine with its own small web: it answers in SearXNG's JSON format and serves the pages it finds. Everything in it is made up
 * and says so. Nothing is kept, nothing is asked of anybody.
 */
export type SampleSearch = { url: string; close(): Promise<void> };

const HITS_MAX = 6;

export async function startSampleSearch({ port = 0 }: { port?: number } = {}): Promise<SampleSearch> {
  const server = createServer((incoming, outgoing) => answer(incoming, outgoing, origin));
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : port}`;
  return {
    url: origin,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(incoming: IncomingMessage, outgoing: ServerResponse, origin: string): void {
  const url = new URL(incoming.url ?? "/", origin);
  if (incoming.method === "GET" && url.pathname === "/search") {
    const results = findPages(url.searchParams.get("q") ?? "").map((page) => toResult(page, origin));
    outgoing.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ results }));
    return;
  }
  const page = SAMPLE_PAGES.find(({ slug }) => url.pathname === `/pages/${slug}`);
  if (incoming.method !== "GET" || !page)
    return void outgoing.writeHead(404, { "content-type": "text/plain" }).end("There is no such page.");
  outgoing.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(toHtml(page));
}

/** By shared words, those of the title counting three times. Somebody who asks for news without a subject gets the newest. */
export function findPages(query: string): SamplePage[] {
  const asked = wordsOf(query).filter((word) => !GENERAL.has(word));
  const wantsNews = wordsOf(query).some((word) => word === "news" || word === "headlines");
  const scored = SAMPLE_PAGES.map((page) => {
    const inTitle = new Set(wordsOf(page.title));
    const inText = new Set(page.paragraphs.flatMap(wordsOf));
    const shared = asked.reduce((sum, word) => sum + (inTitle.has(word) ? 3 : 0) + (inText.has(word) ? 1 : 0), 0);
    return { page, score: shared + (wantsNews && page.isNews && (asked.length === 0 || shared > 0) ? 1 : 0) };
  });
  return scored
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, HITS_MAX)
    .map(({ page }) => page);
}

const GENERAL = new Set(
  "a an and are for how in is it latest me my news headlines of on or please s the today to tell what with".split(" "),
);

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function toResult({ slug, title, paragraphs }: SamplePage, origin: string) {
  return { title, url: `${origin}/pages/${slug}`, content: (paragraphs[0] ?? "").slice(0, 200) };
}

function toHtml({ title, paragraphs }: SamplePage): string {
  const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("\n");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
<body><header>Sample pages</header><main><article><h1>${title}</h1>
${body}
<p>This is a sample page: its people and places are made up.</p></article></main></body></html>`;
}
