import { z } from "zod";
import type { RetrievalDeps } from "../../knowledge/retrieval/ports.ts";
import { searchKnowledge } from "../../knowledge/search-knowledge.ts";
import { type ChatTool, parseArguments, ToolInputError } from "./chat-tool.ts";

const inputSchema = z.strictObject({ query: z.string().trim().min(1).max(400) });

export const searchKnowledgeTool: ChatTool<RetrievalDeps> = {
  name: "search_knowledge",
  description: "Searches the person's own files and gives the passages that fit best, each with its file and page.",
  parameters: {
    type: "object",
    properties: { query: { type: "string", description: "What to look for, up to 400 characters" } },
    required: ["query"],
    additionalProperties: false,
  },
  isWriting: false,
  approval: "never",
  isForeign: true,
  async run(argumentsText, { ctx, signal }) {
    const parsed = inputSchema.safeParse(parseArguments(argumentsText));
    if (!parsed.success) throw new ToolInputError("Give one field, query, with up to 400 characters.");
    const passages = await searchKnowledge(ctx, { query: parsed.data.query, signal });
    if (passages.length === 0) return "Nothing in the person's files fits.";
    return {
      text: passages
        .map(({ fileName, page, headings, text }, index) => {
          const place = [fileName, ...(page === null ? [] : [`page ${page}`]), ...headings].join(" › ");
          return `${index + 1}. ${place}\n${text}`;
        })
        .join("\n\n"),
      sources: passages.map(({ fileId, fileName, chunkIndex, page }) => ({ type: "passage", title: fileName, fileId, chunkIndex, page })),
    };
  },
};
