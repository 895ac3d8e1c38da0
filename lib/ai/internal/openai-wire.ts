import { z } from "zod";
import type { ChatMessage, FinishReason, ToolCall, ToolSpec, Usage } from "../schema.ts";

// Only the fields we use, and no vendor's extras: compatible servers differ in everything else.
const toolPieceSchema = z.object({
  index: z.int().min(0).max(127).nullish(),
  id: z.string().nullish(),
  function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
});

const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z
          .object({ content: z.string().nullish(), refusal: z.string().nullish(), tool_calls: z.array(toolPieceSchema).nullish() })
          .nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z.object({ prompt_tokens: z.int().min(0), completion_tokens: z.int().min(0) }).nullish(),
});

export type WireChunk = { text: string; toolPieces: readonly ToolPiece[]; finish: FinishReason | null; usage: Usage | null };
type ToolPiece = z.infer<typeof toolPieceSchema>;

/** One event of a stream; null when it is not shaped like one. */
export function parseChunk(value: unknown): WireChunk | null {
  const parsed = chunkSchema.safeParse(value);
  if (!parsed.success) return null;
  const { choices, usage } = parsed.data;
  const choice = choices?.[0];
  if (!choices && !usage) return null;
  return {
    text: (choice?.delta?.content ?? "") + (choice?.delta?.refusal ?? ""),
    toolPieces: choice?.delta?.tool_calls ?? [],
    finish: choice?.finish_reason ? toFinishReason(choice.finish_reason) : null,
    usage: usage ? { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens, isEstimated: false } : null,
  };
}

function toFinishReason(reason: string): FinishReason {
  if (reason === "length" || reason === "max_tokens") return "length";
  if (reason === "tool_calls" || reason === "function_call") return "tool-calls";
  return reason === "content_filter" ? "content-filter" : "stop";
}

/** Tool calls arrive in pieces: the id and name once, the arguments as growing text, told apart by their index. */
export function createToolCallAssembler(): { add(pieces: readonly ToolPiece[]): void; calls(): ToolCall[] | null } {
  const byIndex = new Map<number, ToolCall>();
  return {
    add: (pieces) => {
      pieces.forEach((piece, position) => {
        const index = piece.index ?? position;
        const call = byIndex.get(index) ?? { id: "", name: "", arguments: "" };
        call.id ||= piece.id ?? "";
        call.name ||= piece.function?.name ?? "";
        call.arguments += piece.function?.arguments ?? "";
        byIndex.set(index, call);
      });
    },
    /** Null when a call has no name: nobody could run it. */
    calls: () => {
      const calls = [...byIndex]
        .toSorted(([a], [b]) => a - b)
        .map(([index, call]) => ({ ...call, id: call.id || `call_${index}`, arguments: call.arguments || "{}" }));
      return calls.every((call) => call.name !== "") ? calls : null;
    },
  };
}

export function toWireMessage(message: ChatMessage) {
  switch (message.role) {
    case "system":
      return { role: "system" as const, content: message.content };
    case "user":
      return { role: "user" as const, content: message.content };
    case "tool":
      return { role: "tool" as const, tool_call_id: message.toolCallId, content: message.content };
    case "assistant": {
      const calls = message.toolCalls ?? [];
      if (calls.length === 0) return { role: "assistant" as const, content: message.content };
      const toolCalls = calls.map((call) => ({
        id: call.id,
        type: "function" as const,
        function: { name: call.name, arguments: call.arguments },
      }));
      return { role: "assistant" as const, content: message.content || null, tool_calls: toolCalls };
    }
  }
}

export function toWireTool(tool: ToolSpec) {
  return { type: "function" as const, function: { name: tool.name, description: tool.description, parameters: tool.parameters } };
}
