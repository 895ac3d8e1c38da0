import { createWorkerPool } from "../../platform/workers/create-worker-pool.ts";
import { WorkerFailure } from "../../platform/workers/worker-failure.ts";
import type { ImportRefusal, ParsedImport } from "./parse/parsed-chat.ts";

export type ImportTaskResult = { refusal: ImportRefusal } | { refusal: null; parsed: ParsedImport };

const LIMITS = { size: 1, timeoutMs: 60_000, memoryMb: 1_024 };

/** A process for this one file, gone when it is read. What it cannot bear is the file's fault. */
export async function parseInWorker(bytes: Uint8Array, signal: AbortSignal): Promise<ImportTaskResult> {
  const entry = new URL("./parse/parse-import.worker.ts", import.meta.url);
  const pool = createWorkerPool<Uint8Array, ImportTaskResult>({ entry, ...LIMITS });
  try {
    return await pool.run(bytes, { signal });
  } catch (error) {
    if (!(error instanceof WorkerFailure) || error.reason === "closed") throw error;
    return { refusal: error.reason === "threw" ? "chat.import_unreadable" : "chat.import_too_large" };
  } finally {
    pool.close();
  }
}
