import { createWorkerPool } from "../../../platform/workers/create-worker-pool.ts";
import type { PageReader, ReadPageResult, ReadPageTask } from "./page-text.ts";

const LIMITS = { size: 1, timeoutMs: 10_000, memoryMb: 384, tasksPerWorker: 20 };

export function createPageReader(): PageReader {
  const entry = new URL("./read-page.worker.ts", import.meta.url);
  const pool = createWorkerPool<ReadPageTask, ReadPageResult>({ entry, ...LIMITS });
  return { read: (task, signal) => pool.run(task, { signal }), close: () => pool.close() };
}
