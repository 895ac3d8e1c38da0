// The model that needs no key and no download: its weights are a package (Universal Sentence Encoder Lite, English). It works in a process of
// its own, so that a thousand passages do not keep the server from answering.

import { createWorkerPool, type WorkerPool } from "../../platform/workers/create-worker-pool.ts";
import type { Embedder } from "./embedder.ts";

export type EmbeddedModel = Embedder & { close(): void };

const MODEL = "embedded/use-lite-en";
const DIMENSIONS = 512;
const MEMORY_MB = 1_024;
const TIMEOUT_MS = 60_000;
/** Its time grows with the length of a text, and a passage says what it is about before this. */
const TEXT_MAX_CHARS = 1_500;
const BATCH = 16;
/** Stands for a text without a word, which the model refuses. */
const NOTHING = ".";

export function createEmbeddedModel(): EmbeddedModel {
  const pool: WorkerPool<{ texts: string[] }, Float32Array[]> = createWorkerPool({
    entry: new URL("./embed-texts.worker.ts", import.meta.url),
    memoryMb: MEMORY_MB,
    size: 1,
    timeoutMs: TIMEOUT_MS,
  });
  return {
    model: MODEL,
    dimensions: DIMENSIONS,
    async embed(_caller, texts, _kind, signal) {
      const vectors: Float32Array[] = [];
      for (let start = 0; start < texts.length; start += BATCH) {
        const batch = texts.slice(start, start + BATCH).map(toInput);
        vectors.push(...(await pool.run({ texts: batch }, { signal })));
      }
      return vectors;
    },
    close: () => pool.close(),
  };
}

function toInput(text: string): string {
  const short = text.slice(0, TEXT_MAX_CHARS).toWellFormed().trim();
  return short === "" ? NOTHING : short;
}
