import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { serveTasks } from "../../../lib/platform/workers/serve-tasks.ts";

/** Everything a task may do wrong, on request. */
let served = 0;

const ACTS: Readonly<Record<string, (value: unknown) => unknown>> = {
  echo: (value) => value,
  served: () => served,
  environment: () => Object.keys(process.env).filter((name) => name !== "NODE_ENV"),
  fail: () => {
    throw new Error("The task failed.");
  },
  hang: () => new Promise(() => undefined),
  spin: () => {
    for (;;) served += 0;
  },
  exit: () => process.exit(3),
  heap: () => {
    const kept: number[][] = [];
    for (;;) kept.push(Array.from({ length: 1_000 }, (_, index) => index + 0.5));
  },
  // One allocation larger than any slack the engine keeps: in a thread this ends the whole process.
  "heap at once": () => new Map(Array.from({ length: 16_000_000 }, (_, index) => [index, index])),
  bytes: () => {
    const kept: Uint8Array[] = [];
    for (;;) kept.push(new Uint8Array(8_000_000).fill(1));
  },
  read: (value) => readFileSync(String(value), "latin1").length,
  write: (value) => writeFileSync(String(value), "x"),
  start: (value) => spawn(String(value)).pid,
};

serveTasks(async (task, onProgress) => {
  const { act, value } = toOrder(task);
  served += 1;
  onProgress(served);
  return ACTS[act]?.(value);
});

/** The test beside it writes these. */
function toOrder(task: unknown): { act: string; value?: unknown } {
  return task as { act: string; value?: unknown };
}
