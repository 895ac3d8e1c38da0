import { ProviderError } from "./errors.ts";
import type { GenerateResult } from "./ports.ts";
import type { StreamPart, ToolCall } from "./schema.ts";

/** Reads a stream to its end, for callers that want the whole answer at once. */
export async function collectStream(parts: AsyncIterable<StreamPart>): Promise<GenerateResult> {
  const toolCalls: ToolCall[] = [];
  let text = "";
  for await (const part of parts) {
    if (part.type === "text") text += part.text;
    else if (part.type === "tool-call") toolCalls.push(part.call);
    else return { text, toolCalls, reason: part.reason, usage: part.usage };
  }
  throw new ProviderError("truncated", "The answer ended before it was complete.");
}
