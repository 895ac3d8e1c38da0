// Lines first, then words within what was changed. The work is bounded: past it, the whole is shown as taken out and put in.

import { diffLines, diffWordsWithSpace } from "diff";
import type { TextChunk } from "./diff.schema.ts";

/** The work grows with the square of it. */
const EDITS_MAX = 600;

export function diffTexts(from: string, to: string): TextChunk[] {
  if (from === to) return from === "" ? [] : [{ type: "same", text: from }];
  const lines = diffLines(from, to, { maxEditLength: EDITS_MAX });
  const chunks = lines ? lines.map(toChunk) : replaced(from, to);
  return join(
    chunks.flatMap((chunk, index) => {
      const next = chunks[index + 1];
      if (chunk.type === "removed" && next?.type === "added") return diffWords(chunk.text, next.text);
      return chunk.type === "added" && chunks[index - 1]?.type === "removed" ? [] : [chunk];
    }),
  );
}

function diffWords(from: string, to: string): TextChunk[] {
  const words = diffWordsWithSpace(from, to, { maxEditLength: EDITS_MAX });
  return words ? words.map(toChunk) : replaced(from, to);
}

function replaced(from: string, to: string): TextChunk[] {
  return [
    { type: "removed", text: from },
    { type: "added", text: to },
  ];
}

function toChunk({ value, added, removed }: { value: string; added: boolean; removed: boolean }): TextChunk {
  return { type: added ? "added" : removed ? "removed" : "same", text: value };
}

/** Neighbours of one kind are one, and an empty one is none. */
function join(chunks: readonly TextChunk[]): TextChunk[] {
  const all: TextChunk[] = [];
  for (const chunk of chunks) {
    const last = all.at(-1);
    if (chunk.text === "") continue;
    if (last?.type === chunk.type) last.text += chunk.text;
    else all.push({ ...chunk });
  }
  return all;
}
