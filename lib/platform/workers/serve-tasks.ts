import { Worker } from "node:worker_threads";
import { MEMORY_NOTE, type WorkerReply, type WorkerRequest } from "./worker-message.ts";

/** The other side of create-worker-pool.ts: what an entry calls to answer tasks, one after the other. */
export type TaskHandler = (task: unknown, onProgress: (value: unknown) => void) => unknown;

const WATCH_INTERVAL_MS = 50;

export function serveTasks(handle: TaskHandler): void {
  const memoryMb = Number(process.argv[2]);
  watch(memoryMb);
  process.on("disconnect", () => process.exit(0));
  process.on("message", (request: WorkerRequest) => void answer(handle, request.task));
}

async function answer(handle: TaskHandler, task: unknown): Promise<void> {
  try {
    reply({ type: "done", result: await handle(task, (value) => reply({ type: "progress", value })) });
  } catch (error) {
    reply({ type: "failed", message: error instanceof Error ? `${error.name}: ${error.message}` : "a worker threw no error" });
  }
}

function reply(message: WorkerReply): void {
  process.send?.(message);
}

/**
 * A task may keep this process too busy to hear anything, so a thread of its own looks after it: memory outside the heap, which no
 * flag bounds, and a parent that is gone, which nobody else would notice.
 */
function watch(memoryMb: number): void {
  const source = `
    const { writeSync } = require("node:fs");
    const parent = process.ppid;
    setInterval(() => {
      const isOver = process.memoryUsage.rss() > ${memoryMb} * 1024 * 1024;
      if (isOver) writeSync(2, ${JSON.stringify(MEMORY_NOTE)});
      if (isOver || process.ppid !== parent) process.kill(process.pid, "SIGKILL");
    }, ${WATCH_INTERVAL_MS});`;
  new Worker(source, { eval: true }).unref();
}
