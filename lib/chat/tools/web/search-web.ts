import { z } from "zod";
import { type ChatTool, parseArguments, ToolInputError } from "../chat-tool.ts";
import type { SearchEngine } from "./search-engine.ts";

const inputSchema = z.strictObject({ query: z.string().trim().min(1).max(400) });
const SAMPLE_NOTE = "These are sample pages of the local search engine, made up for trying things out. Say so.";

export function createSearchWebTool(engine: SearchEngine): ChatTool {
  const { name, host, priceMicros, isSample } = engine;
  return {
    name: "search_web",
    description: "Searches the web and gives titles, addresses and short excerpts. Read a page with read_webpage before relying on it.",
    parameters: {
      type: "object",
      properties: { query: { type: "string", description: "A few words, up to 400 characters" } },
      required: ["query"],
      additionalProperties: false,
    },
    isWriting: false,
    approval: "never",
    isForeign: true,
    priceOf: async () => (host === null ? null : { provider: name, model: "search", origin: "platform", host, maxMicros: priceMicros }),
    async run(argumentsText, { signal }) {
      const parsed = inputSchema.safeParse(parseArguments(argumentsText));
      if (!parsed.success) throw new ToolInputError("Give one field, query, with up to 400 characters.");
      const hits = await engine.search(parsed.data.query, signal);
      const list = hits.map(({ title, url, snippet }, index) => `${index + 1}. ${title}\n${url}\n${snippet}`);
      return {
        text: [...(isSample ? [SAMPLE_NOTE] : []), ...(list.length > 0 ? list : ["Nothing was found."])].join("\n\n"),
        sources: hits.map(({ title, url }) => ({ type: "page", title: title || url, url })),
        isSample,
      };
    },
  };
}
