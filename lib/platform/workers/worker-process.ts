import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { WorkerFailure } from "./worker-failure.ts";
import { MEMORY_NOTE } from "./worker-message.ts";

export type WorkerProcessOptions = {
  /** A module that calls serveTasks, named `<name>.worker.ts`: the function's bundle looks for that. */
  entry: URL;
  /** Of the whole process. */
  memoryMb: number;
  /** Native code loads only where it is allowed. */
  mayLoadAddons?: boolean;
};

/** Beside the heap a process needs room for its code and for bytes. */
const HEAP_SHARE = 0.6;

/** No environment, so no secret; reads only the product's own files, writes none, starts nothing. */
export function startWorkerProcess({ entry, memoryMb, mayLoadAddons = false }: WorkerProcessOptions): ChildProcess {
  const file = fileURLToPath(entry);
  return fork(file, [String(memoryMb)], {
    env: { NODE_ENV: "production" },
    execArgv: [
      `--max-old-space-size=${Math.floor(memoryMb * HEAP_SHARE)}`,
      "--no-warnings",
      "--permission",
      // The watch of serve-tasks.ts is a thread.
      "--allow-worker",
      `--allow-fs-read=${rootOf(file)}`,
      ...(mayLoadAddons ? ["--allow-addons"] : []),
    ],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
}

export function toFailure(notes: string, signal: NodeJS.Signals | null): WorkerFailure {
  const isMemory = signal === "SIGABRT" || [MEMORY_NOTE, "out of memory", "OOM"].some((note) => notes.includes(note));
  return isMemory
    ? new WorkerFailure("out_of_memory", "A worker needed more memory than it may have.")
    : new WorkerFailure("crashed", `A worker ended by itself (${signal ?? "exit"}).`);
}

function rootOf(file: string): string {
  let folder = path.dirname(file);
  while (!existsSync(path.join(folder, "package.json")) && path.dirname(folder) !== folder) folder = path.dirname(folder);
  return folder;
}
