import { z } from "zod";
import { type SafeFetch, SafeFetchError } from "../../../platform/outbound/safe-fetch.ts";
import { WorkerFailure } from "../../../platform/workers/worker-failure.ts";
import { type ChatTool, parseArguments, ToolFailedError, ToolInputError } from "../chat-tool.ts";
import type { PageReader, PageText } from "./page-text.ts";

const inputSchema = z.strictObject({ url: z.string().min(1).max(2_048) });

export function createReadWebpageTool({ fetchPage, reader }: { fetchPage: SafeFetch; reader: PageReader }): ChatTool {
  return {
    name: "read_webpage",
    description: "Reads one public web page, text, JSON or PDF by its address and gives its title and its words.",
    parameters: {
      type: "object",
      properties: { url: { type: "string", description: "The full address, with https://" } },
      required: ["url"],
      additionalProperties: false,
    },
    isWriting: false,
    approval: "never",
    isForeign: true,
    opens: (argumentsText) => {
      const address = addressOf(argumentsText);
      return address === null ? [] : [address];
    },
    priceOf: async (_person, argumentsText) => {
      const host = URL.parse(addressOf(argumentsText) ?? "")?.hostname || null;
      return host === null ? null : { provider: "web", model: "page", origin: "platform", host, maxMicros: 0 };
    },
    async run(argumentsText, { signal }) {
      const { url: address } = parseInput(argumentsText);
      try {
        const { url, ...content } = await fetchPage(address, signal);
        const page = await reader.read(content, signal);
        if (!page) throw new ToolFailedError("There are no words on the page.");
        return { text: toAnswer(url, page), sources: [{ type: "page", title: page.title || new URL(url).hostname, url }] };
      } catch (error) {
        if (error instanceof SafeFetchError)
          throw error.wasAsked ? new ToolFailedError(error.message, { cause: error }) : new ToolInputError(error.message, { cause: error });
        if (error instanceof WorkerFailure)
          throw new ToolFailedError("The page cannot be read: it is broken, or too much.", { cause: error });
        throw error;
      }
    },
  };
}

function parseInput(argumentsText: string): z.infer<typeof inputSchema> {
  const parsed = inputSchema.safeParse(parseArguments(argumentsText));
  if (!parsed.success) throw new ToolInputError("Give one field, url, with a full address.");
  return parsed.data;
}

/** Null for arguments that name none, which the call itself refuses. */
function addressOf(argumentsText: string): string | null {
  try {
    return parseInput(argumentsText).url;
  } catch {
    return null;
  }
}

function toAnswer(url: string, { title, byline, language, text }: PageText): string {
  const head = [`Title: ${title}`, ...(byline ? [`By: ${byline}`] : []), ...(language ? [`Language: ${language}`] : []), `Address: ${url}`];
  return `${head.join("\n")}\n\n${text}`;
}
