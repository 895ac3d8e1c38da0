import type { Embedder } from "../../lib/knowledge/embedding/embedder.ts";
import { wordsOf } from "../../lib/platform/search/words.ts";

/** Vectors of hashed words: near are texts that share words. For tests that are not about what a model understands. */
export function hashedEmbedder(model = "tests/hashed-words", dimensions = 64): Embedder & { calls: { kind: string; texts: number }[] } {
  const calls: { kind: string; texts: number }[] = [];
  return {
    model,
    dimensions,
    calls,
    embed: async (_caller, texts, kind) => {
      calls.push({ kind, texts: texts.length });
      return texts.map((text) => toVector(text, dimensions));
    },
  };
}

function toVector(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const { text: word } of wordsOf(text)) {
    const place = [...word].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521, 7) % dimensions;
    vector[place] = (vector[place] ?? 0) + 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
