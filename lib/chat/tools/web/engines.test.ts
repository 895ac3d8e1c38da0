import { describe, expect, test } from "vitest";
import { startAnsweringServer } from "../../../../tests/support/answering-server.ts";
import { createBraveSearch, createGoogleSearch, createSearxngSearch, createTavilySearch } from "./engines.ts";
import type { SearchEngine } from "./search-engine.ts";

const engine = startAnsweringServer();
const signal = new AbortController().signal;
const apiKey = "key-of-this-test";
const HIT = { title: "A page", url: "https://a.example/x", snippet: "About it" };

const ENGINES: { name: string; make: () => SearchEngine; reply: object; sends: object }[] = [
  {
    name: "Brave",
    make: () => createBraveSearch({ apiKey, baseUrl: engine.baseUrl }),
    reply: { web: { results: [{ title: "A <strong>page</strong>", url: HIT.url, description: "About\n it" }] } },
    sends: { method: "GET", url: "/res/v1/web/search?q=a+%26+b&count=6", headers: { "x-subscription-token": apiKey } },
  },
  {
    name: "Tavily",
    make: () => createTavilySearch({ apiKey, baseUrl: engine.baseUrl }),
    reply: { results: [{ title: HIT.title, url: HIT.url, content: HIT.snippet, score: 1 }] },
    sends: {
      method: "POST",
      url: "/search",
      headers: { authorization: `Bearer ${apiKey}` },
      body: '{"query":"a & b","max_results":6,"search_depth":"basic"}',
    },
  },
  {
    name: "Google",
    make: () => createGoogleSearch({ apiKey, engineId: "cx1", baseUrl: engine.baseUrl }),
    reply: { items: [{ title: HIT.title, link: HIT.url, snippet: HIT.snippet }] },
    sends: { method: "GET", url: "/customsearch/v1?cx=cx1&q=a+%26+b&num=6", headers: { "x-goog-api-key": apiKey } },
  },
  {
    name: "SearXNG",
    make: () => createSearxngSearch({ baseUrl: engine.baseUrl }),
    reply: { results: [{ title: HIT.title, url: HIT.url, content: HIT.snippet }] },
    sends: { method: "GET", url: "/search?q=a+%26+b&format=json" },
  },
];

describe.each(ENGINES)("$name", ({ make, reply, sends }) => {
  test("is asked in its format, with its key in a header alone, and its answer becomes hits", async () => {
    engine.calls.length = 0;
    engine.answer = { status: 200, body: JSON.stringify(reply) };
    expect(await make().search("a & b", signal)).toEqual([HIT]);
    expect(engine.calls).toMatchObject([sends]);
    expect(engine.calls[0]?.url).not.toContain(apiKey);
  });
  test.each([
    [401, "{}", "does not accept our key"],
    [429, "{}", "too many questions"],
    [500, "{}", "failed"],
    [302, "{}", "cannot be reached"],
    [200, "<html>", "something else"],
    [200, '{"results":7,"web":7,"items":7}', "something else"],
    [200, `{"x":"${"y".repeat(1_100_000)}"}`, "too much"],
  ])("a reply of %i %.20s is told in our own words", async (status, body, words) => {
    engine.answer = { status, body };
    const error = await make()
      .search("a", signal)
      .catch((thrown: unknown) => thrown);
    expect(String(error)).toContain(words);
    expect(String(error)).not.toContain(apiKey);
  });
});

test("only web addresses come through, at most six, and long words are cut", async () => {
  const results = [
    ...["javascript:alert(1)", "file:///etc/passwd", "not an address", `https://a.example/${"x".repeat(3_000)}`].map((url) => ({ url })),
    ...Array.from({ length: 9 }, (_, index) => ({ url: `https://a.example/${index}`, title: "t".repeat(900), content: null })),
  ];
  engine.answer = { status: 200, body: JSON.stringify({ results }) };
  const hits = await createSearxngSearch({ baseUrl: engine.baseUrl }).search("a", signal);
  expect(hits).toHaveLength(6);
  expect(hits.every(({ url, title, snippet }) => url.startsWith("https://a.example/") && title.length === 200 && snippet === "")).toBe(
    true,
  );
});
