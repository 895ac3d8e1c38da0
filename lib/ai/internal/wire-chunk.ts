import type { FinishReason, ToolCall, Usage } from "../schema.ts";

/** One event of any vendor's stream, as far as we use it. */
export type WireChunk = { text: string; toolPieces: readonly ToolPiece[]; finish: FinishReason | null; usage: WireUsage | null };

/** Vendors count in several places of a stream; what a later one says replaces what an earlier one said. */
export type WireUsage = Partial<Pick<Usage, "inputTokens" | "cachedInputTokens" | "cacheWriteTokens" | "outputTokens">>;

/** Part of a call: its id and name once, its arguments as growing text, told apart by `index`. */
export type ToolPiece = { index: number; id?: string; name?: string; arguments?: string; signature?: string };

export const EMPTY_CHUNK: WireChunk = { text: "", toolPieces: [], finish: null, usage: null };

export function createToolCallAssembler(): { add(pieces: readonly ToolPiece[]): void; calls(): ToolCall[] | null } {
  const byIndex = new Map<number, ToolCall>();
  return {
    add: (pieces) => {
      for (const piece of pieces) {
        const call = byIndex.get(piece.index) ?? { id: "", name: "", arguments: "" };
        call.id ||= piece.id ?? "";
        call.name ||= piece.name ?? "";
        call.arguments += piece.arguments ?? "";
        if (piece.signature !== undefined) call.signature = piece.signature;
        byIndex.set(piece.index, call);
      }
    },
    /** Null when a call has no name: nobody could run it. */
    calls: () => {
      const calls = [...byIndex].toSorted(([a], [b]) => a - b).map(([index, call]) => ({ ...call, id: call.id || `call_${index}` }));
      return calls.every((call) => call.name !== "") ? withOwnIds(calls) : null;
    },
  };
}

/** Results find their call by its id: a second call of the same id gets one of its own. */
function withOwnIds(calls: readonly ToolCall[]): ToolCall[] {
  const seen = new Set<string>();
  return calls.map((call, index) => {
    const id = seen.has(call.id) ? `${call.id}_${index}` : call.id;
    seen.add(id);
    return { ...call, id, arguments: call.arguments || "{}" };
  });
}
